package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// The traps that these very libraries set, each sprung once against the whole server.

// raw posts bytes to the API as they are.
func (w *world) raw(contentType string, body []byte) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", contentType)
	return w.do(request)
}

// asQuery writes a document as the body of a request.
func asQuery(t *testing.T, document string) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": document})
	must(t, err)
	return body
}

// One body of 600,000 levels ends a server whose parser follows it: the stack overflows, which nothing can catch.
func TestTheParserIsNotLedIntoTheDeep(t *testing.T) {
	w := newWorld(t, "")
	for name, c := range map[string]struct {
		open, shut string
		levels     int
	}{
		"600,000 levels of fields":                     {"{a", "", 600_000},
		"as many levels as the longest query can hold": {"{a", "", 8_000},
		"as many as the longest body can hold":         {"{a", "", 100_000},
		"lists in an argument":                         {"[", "]", 7_000},
		"objects in an argument":                       {"{a:", "}", 3_000},
	} {
		t.Run(name, func(t *testing.T) {
			document := strings.Repeat(c.open, c.levels) + strings.Repeat(c.shut, c.levels)
			if c.shut != "" {
				document = "{ domainAvailability(names: " + document + ") { name } }"
			}
			w.cheaplyRefused(t, asQuery(t, document))
		})
	}
}

// Validation grows with the square of the document: 110 KB took 19 seconds of a default server.
func TestALargeDocumentCostsNothing(t *testing.T) {
	w := newWorld(t, "")
	for name, document := range map[string]string{
		"one field ten thousand times":       "{ " + strings.Repeat("__typename ", 10_000) + "}",
		"a hundred thousand directives":      "{ now " + strings.Repeat("@a", 100_000) + "}",
		"two thousand aliases of a list":     "{ " + numbered(2_000, "a%d: partners(first: 100) { totalCount } ") + "}",
		"a thousand sign-ins":                "mutation { " + numbered(1_000, `a%d: signIn(input: {email: "a@b.hk", password: "x"}) { accessToken } `) + "}",
		"ten thousand operations beside one": "query A { now } " + numbered(10_000, "query B%d { now } "),
		"fragments that double at every step": "query A { ...F0 } " + numbered(24, "fragment F%[1]d on Query { ...F%[2]d ...F%[2]d } ") +
			"fragment F24 on Query { now }",
		"two hundred thousand spaces": strings.Repeat(" ", 200_000) + "{ now }",
	} {
		t.Run(name, func(t *testing.T) { w.cheaplyRefused(t, asQuery(t, document)) })
	}
}

func numbered(count int, pattern string) string {
	var out strings.Builder
	for i := range count {
		if strings.Contains(pattern, "%[2]d") {
			fmt.Fprintf(&out, pattern, i, i+1)
			continue
		}
		fmt.Fprintf(&out, pattern, i)
	}
	return out.String()
}

// cheaplyRefused is a refusal that is short and quick, whatever was sent.
func (w *world) cheaplyRefused(t *testing.T, body []byte) {
	t.Helper()
	began := time.Now()
	answer := w.raw("application/json", body)
	took := time.Since(began)
	var said said
	must(t, json.Unmarshal(answer.Body.Bytes(), &said))
	if len(said.Errors) == 0 || said.Data != nil || answer.Code >= 500 {
		t.Errorf("it was not refused: %d %.300s", answer.Code, answer.Body)
	}
	if answer.Body.Len() > 10<<10 {
		t.Errorf("%d bytes were answered with %d", len(body), answer.Body.Len())
	}
	if took > 2*time.Second {
		t.Errorf("the refusal took %v", took)
	}
}

// A decoder that quotes what it could not read sends the password of a broken sign-in back, and into the log.
func TestABrokenBodyIsNotRepeated(t *testing.T) {
	const password = "correct horse battery staple"
	w := newWorld(t, "")
	signIn := `{"query": "mutation($p: String!) { signIn(input: {email: \"a@b.hk\", password: $p}) { accessToken userErrors { message } } }", "variables": {"p": "` + password + `"}}`
	for name, c := range map[string]struct{ contentType, body string }{
		"a body that is cut off":            {"application/json", signIn[:len(signIn)-1]},
		"a body with something after it":    {"application/json", signIn + `{"query": "` + password + `"}`},
		"a list of requests":                {"application/json", "[" + signIn + "]"},
		"a comment":                         {"application/json", "// " + password + "\n" + signIn},
		"a variable of another name":        {"application/json", strings.Replace(signIn, `{"p":`, `{"q":`, 1)},
		"a variable of another type":        {"application/json", strings.Replace(signIn, `"`+password+`"}`, `["`+password+`"]}`, 1)},
		"the password where it is no value": {"application/json", `{"query": "mutation { signIn(input: {email: ` + password + `})"}`},
		"the password as a field":           {"application/json", `{"query": "{ ` + strings.ReplaceAll(password, " ", "_") + ` }"}`},
		"a member twice":                    {"application/json", strings.Replace(signIn, `"variables"`, `"query": "`+password+`", "variables"`, 1)},
		"a form":                            {"application/x-www-form-urlencoded", "query=" + password},
		"a multipart form":                  {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=operations\r\n\r\n" + signIn + "\r\n--x--"},
		"bytes that are no text":            {"application/json", signIn + "\xff"},
	} {
		t.Run(name, func(t *testing.T) {
			answer := w.raw(c.contentType, []byte(c.body)).Body.String()
			quoted := password
			if name == "the password as a field" {
				return // a field's name is the caller's own word for a field, and told so that it can be corrected
			}
			if strings.Contains(answer, quoted) || strings.Contains(w.log.String(), quoted) {
				t.Errorf("the password came back in %s or went into the log", answer)
			}
		})
	}
	if strings.Contains(w.log.String(), "correct") {
		t.Errorf("the log has a word of the password:\n%s", w.log)
	}
}
