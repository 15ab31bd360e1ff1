package gqlhttp_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/iotest"

	"lionrock/server/gqlhttp"
)

const (
	plain    = "application/json"
	response = "application/graphql-response+json"
)

func TestTheFormOfTheAnswerIsTheOneThatIsPreferred(t *testing.T) {
	s := serve(t)
	for _, c := range []struct {
		name   string
		accept []string
		want   string
		status int
	}{
		{"nothing said", nil, plain, 200},
		{"anything", []string{"*/*"}, plain, 200},
		{"any application type", []string{"application/*"}, plain, 200},
		{"plain JSON", []string{plain}, plain, 200},
		{"the GraphQL form", []string{response}, response, 200},
		{"the GraphQL form with parameters", []string{response + "; charset=utf-8"}, response, 200},
		{"both, in any order", []string{plain + ", " + response}, response, 200},
		{"both, plain JSON preferred", []string{response + ";q=0.5, " + plain}, plain, 200},
		{"both, in two headers", []string{plain + ";q=0.1", response}, response, 200},
		{"a browser", []string{"text/html,application/xhtml+xml,*/*;q=0.8"}, plain, 200},
		{"only a page", []string{"text/html"}, plain, 406},
		{"expressly not plain JSON", []string{plain + ";q=0"}, plain, 406},
		{"nonsense", []string{";;;,,"}, plain, 406},
		{"a quality out of range", []string{plain + ";q=7"}, plain, 406},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := post(request("{ hello }", ""))
			r.Header["Accept"] = c.accept
			got := s.send(r)
			if got.status != c.status || got.header.Get("Content-Type") != c.want+"; charset=utf-8" {
				t.Errorf("%d %v", got.status, got.header)
			}
		})
	}
}

func TestARequestInTheWrongEnvelopeIsRefusedInTheWordsOfGraphQL(t *testing.T) {
	s := serve(t)
	good := request("{ hello }", "")
	for _, c := range []struct {
		name        string
		method      string
		contentType []string
		encoding    string
		status      int
	}{
		{"a GET", http.MethodGet, nil, "", 405},
		{"a HEAD", http.MethodHead, nil, "", 405},
		{"a PUT", http.MethodPut, []string{plain}, "", 405},
		{"a DELETE", http.MethodDelete, []string{plain}, "", 405},
		{"an OPTIONS", http.MethodOptions, nil, "", 405},
		{"a TRACE", http.MethodTrace, nil, "", 405},
		{"an unknown method", "QUERY", []string{plain}, "", 405},
		{"no content type", http.MethodPost, nil, "", 415},
		{"an empty content type", http.MethodPost, []string{""}, "", 415},
		{"a form", http.MethodPost, []string{"application/x-www-form-urlencoded"}, "", 415},
		{"an upload form", http.MethodPost, []string{"multipart/form-data; boundary=x"}, "", 415},
		{"plain text", http.MethodPost, []string{"text/plain"}, "", 415},
		{"a bare document", http.MethodPost, []string{"application/graphql"}, "", 415},
		{"JSON by a longer name", http.MethodPost, []string{"application/json+x"}, "", 415},
		{"UTF-7", http.MethodPost, []string{plain + "; charset=utf-7"}, "", 415},
		{"UTF-16", http.MethodPost, []string{plain + "; charset=utf-16"}, "", 415},
		{"two content types", http.MethodPost, []string{plain, "text/plain"}, "", 415},
		{"a broken parameter", http.MethodPost, []string{plain + "; charset"}, "", 415},
		{"a gzipped body", http.MethodPost, []string{plain}, "gzip", 415},
		{"an encoding that is none", http.MethodPost, []string{plain}, "identity", 415},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(c.method, "/graphql", strings.NewReader(good))
			r.Header["Content-Type"] = c.contentType
			if c.encoding != "" {
				r.Header.Set("Content-Encoding", c.encoding)
			}
			got := s.send(r)
			if got.status != c.status || got.code() != "BAD_REQUEST" || got.hasData {
				t.Errorf("%d %s", got.status, got.text)
			}
			if allow := got.header.Get("Allow"); (allow == "POST") != (c.status == 405) {
				t.Errorf("Allow: %q", allow)
			}
		})
	}
}

func TestUTF8MayBeSaidInAnyCase(t *testing.T) {
	r := post(request("{ hello }", ""))
	r.Header.Set("Content-Type", "APPLICATION/JSON; Charset=UTF-8")
	if got := serve(t).send(r); got.status != 200 || got.body.Data["hello"] != "hello" {
		t.Errorf("%d %s", got.status, got.text)
	}
}

// canary stands for a password in a body that is refused.
const canary = "hunter2-canary"

func malformedBodies() map[string]string {
	bodies := map[string]string{
		"nothing":                      "",
		"white space":                  " \n\t ",
		"text":                         `"` + canary + `"`,
		"a number":                     "1",
		"null":                         "null",
		"true":                         "true",
		"no JSON":                      canary,
		"an open object":               `{"query":"{ hello }","` + canary,
		"an open text":                 `{"query":"` + canary,
		"a value that ends early":      `{"query":"{hello}","variables":{"a":"` + canary + `"`,
		"a trailing object":            `{"query":"{ hello }"}{"query":"{ ` + canary + ` }"}`,
		"trailing text":                `{"query":"{ hello }"} ` + canary,
		"a trailing brace":             `{"query":"{ hello }"}}`,
		"a trailing NUL":               `{"query":"{ hello }"}` + "\x00",
		"a trailing comma":             `{"query":"{ hello }",}`,
		"a byte order mark":            "\ufeff" + `{"query":"{ hello }"}`,
		"a comment":                    `{/* ` + canary + ` */"query":"{ hello }"}`,
		"single quotes":                `{'query':'{ hello }'}`,
		"a bare key":                   `{query:"{ hello }"}`,
		"NaN":                          `{"query":"{ hello }","variables":{"a":NaN}}`,
		"the query twice":              `{"query":"{ hello }","query":"{ fault }"}`,
		"variables twice":              `{"query":"{ hello }","variables":{},"variables":{"a":"` + canary + `"}}`,
		"an escaped key twice":         `{"query":"{ hello }","\u0071uery":"{ fault }"}`,
		"only an unknown member":       `{"qeury":"{ hello }","x":"` + canary + `"}`,
		"the member in capitals":       `{"QUERY":"{ hello }"}`,
		"an empty query":               `{"query":""}`,
		"a null query":                 `{"query":null}`,
		"a number as query":            `{"query":1}`,
		"an object as query":           `{"query":{"` + canary + `":1}}`,
		"a list as query":              `{"query":["{ hello }"]}`,
		"a number as operation name":   `{"query":"{ hello }","operationName":1}`,
		"a list as variables":          `{"query":"{ hello }","variables":["` + canary + `"]}`,
		"text as variables":            `{"query":"{ hello }","variables":"` + canary + `"}`,
		"text as extensions":           `{"query":"{ hello }","extensions":"` + canary + `"}`,
		"invalid UTF-8":                "{\"query\":\"{ hello }\",\"variables\":{\"a\":\"" + canary + "\xff\"}}",
		"an overlong UTF-8 form":       "{\"query\":\"\xc0\xaf\"}",
		"a UTF-8 surrogate":            "{\"query\":\"\xed\xa0\x80\"}",
		"UTF-16":                       "\xff\xfe{\x00\"\x00",
		"a raw control character":      "{\"query\":\"{ hello\x01 }\"}",
		"an invalid escape":            `{"query":"\x41"}`,
		"nesting without end":          strings.Repeat(`{"a":`, 20_000),
		"lists without end":            `{"query":"{hello}","variables":{"a":` + strings.Repeat("[", 50_000),
		"a form of another kind":       "query=%7B+hello+%7D",
		"a multipart of another kind":  "--x\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\n" + canary,
		"a list with one request":      `[{"query":"{ hello }"}]`,
		"a list with ten requests":     "[" + strings.Repeat(`{"query":"{ hello }"},`, 9) + `{"query":"{ hello }"}]`,
		"a list with 1000 requests":    "[" + strings.Repeat(`{"query":"{ hello }"},`, 999) + `{"query":"{ hello }"}]`,
		"a list that is empty":         "[]",
		"a list in a list":             "[[]]",
		"a key that is not text":       `{1:2}`,
		"a key with nothing after it":  `{"query"}`,
		"two values after a key":       `{"query":"{hello}" "{fault}"}`,
		"a number with a leading zero": `{"query":"{hello}","variables":{"a":01}}`,
		"a lone minus":                 `{"query":"{hello}","variables":{"a":-}}`,
	}
	return bodies
}

func TestAMalformedBodyIsRefusedWithoutRepeatingAnyOfIt(t *testing.T) {
	s := serve(t)
	for name, body := range malformedBodies() {
		t.Run(name, func(t *testing.T) {
			got := s.send(post(body))
			if got.status != http.StatusBadRequest || got.code() != "BAD_REQUEST" || got.hasData {
				t.Errorf("%d %s", got.status, got.text)
			}
			if strings.Contains(got.text, canary) || len(got.text) > 600 {
				t.Errorf("answered %s", got.text)
			}
		})
	}
	if s.log.Len() > 0 {
		t.Errorf("logged: %s", s.log)
	}
}

func TestUnknownMembersAreForLaterVersionsAndDoNotHurt(t *testing.T) {
	body := `{"query":"{ hello }","variables":null,"operationName":null,"extensions":{"a":1},"__proto__":{}}`
	if got := serve(t).send(post(body)); got.status != 200 || got.body.Data["hello"] != "hello" {
		t.Errorf("%d %s", got.status, got.text)
	}
}

func TestAHashInPlaceOfAQueryIsAnsweredInTheWordThatClientsKnow(t *testing.T) {
	body := `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + strings.Repeat("a", 64) + `"}}}`
	got := serve(t).send(post(body))
	if got.status != 400 || got.code() != "PERSISTED_QUERY_NOT_SUPPORTED" {
		t.Errorf("%d %s", got.status, got.text)
	}
}

func TestTheBodyIsLimitedWhateverItsLengthIsSaidToBe(t *testing.T) {
	s := serve(t)
	limit := gqlhttp.DefaultLimits().BodyBytes
	for _, c := range []struct {
		name   string
		size   int
		said   int64
		status int
	}{
		{"a byte less than the limit", limit - 1, int64(limit - 1), 200},
		{"the limit", limit, int64(limit), 200},
		{"the limit, without a length", limit, -1, 200},
		{"a byte more", limit + 1, int64(limit + 1), 413},
		{"a byte more, without a length", limit + 1, -1, 413},
		{"ten times the limit", 10 * limit, -1, 413},
		{"a length that is a lie", 20, 1 << 40, 413},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := request("{ hello }", "")
			body += strings.Repeat(" ", max(0, c.size-len(body)))
			r := post(body)
			r.ContentLength = c.said
			if got := s.send(r); got.status != c.status {
				t.Errorf("%d %s", got.status, got.text)
			}
		})
	}
}

func TestABombInGzipIsNotOpened(t *testing.T) {
	var bomb bytes.Buffer
	zip := gzip.NewWriter(&bomb)
	_, _ = zip.Write(bytes.Repeat([]byte(" "), 5<<20))
	_ = zip.Close()
	r := post(bomb.String())
	r.Header.Set("Content-Encoding", "gzip")
	if got := serve(t).send(r); got.status != http.StatusUnsupportedMediaType {
		t.Errorf("%d %s", got.status, got.text)
	}
}

func TestABodyThatBreaksOffIsRefused(t *testing.T) {
	s := serve(t)
	for name, broken := range map[string]error{
		"an end too early": io.ErrUnexpectedEOF, "a broken line": fmt.Errorf("reset by %s", canary),
	} {
		t.Run(name, func(t *testing.T) {
			r := post("")
			r.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"query":"`), iotest.ErrReader(broken)))
			r.ContentLength = 5000
			got := s.send(r)
			if got.status != 400 || strings.Contains(got.text, canary) {
				t.Errorf("%d %s", got.status, got.text)
			}
		})
	}
}

func TestQueriesButNotMutationsComeByGETWhereThatIsOn(t *testing.T) {
	s := serve(t, func(c *gqlhttp.Config) { c.AllowGET = true })
	get := func(pairs ...string) *http.Request {
		values := url.Values{}
		for i := 0; i < len(pairs); i += 2 {
			values.Add(pairs[i], pairs[i+1])
		}
		return httptest.NewRequest(http.MethodGet, "/graphql?"+values.Encode(), nil)
	}
	for _, c := range []struct {
		name   string
		r      *http.Request
		status int
	}{
		{"a query", get("query", "{ hello }"), 200},
		{"a query with variables", get("query", "query($t: String!) { echo(text: $t) }",
			"variables", `{"t":"x"}`), 200},
		{"a mutation", get("query", `mutation { signIn(email: "a", password: "b") }`), 405},
		{"variables that are no JSON", get("query", "{ hello }", "variables", "{"), 400},
		{"variables that are a list", get("query", "{ hello }", "variables", "[]"), 400},
		{"the query twice", get("query", "{ hello }", "query", "{ fault }"), 400},
		{"no query", get("operationName", "x"), 400},
		{"a broken address", httptest.NewRequest(http.MethodGet, "/graphql?query=%zz", nil), 400},
		{"invalid UTF-8", httptest.NewRequest(http.MethodGet, "/graphql?query=%ff", nil), 400},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := s.send(c.r); got.status != c.status {
				t.Errorf("%d %s", got.status, got.text)
			}
		})
	}
}
