package gqlhttp_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"

	"lionrock/server/gqlhttp"
	"lionrock/server/gqlhttp/internal/testschema"
)

func TestAFaultOfOursIsMaskedAndItsCauseIsInTheLog(t *testing.T) {
	for _, c := range []struct {
		name, query, path, logged string
	}{
		{"an error", "query Ask { hello fault }", `["fault"]`, "store: " + testschema.Secret},
		{"an error where null is not allowed", "query Ask { strictFault }", `["strictFault"]`, testschema.Secret},
		{"a panic", "query Ask { hello panics }", `["panics"]`, testschema.Secret},
		{"an error in a list", "query Ask { listWithFault { value } }", `["listWithFault",1,"value"]`, testschema.Secret},
		{"a panic of the runtime in a list", "query Ask { listWithPanic { value } }",
			`["listWithPanic",1,"value"]`, "integer divide by zero"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(t)
			got := s.ask(c.query)
			if got.status != 200 || got.code() != "INTERNAL" || !got.hasData || len(got.body.Errors) != 1 {
				t.Fatalf("%d %s", got.status, got.text)
			}
			path, _ := json.Marshal(got.body.Errors[0].Path)
			if diff := cmp.Diff(c.path, string(path)); diff != "" {
				t.Error(diff)
			}
			if !strings.Contains(got.body.Errors[0].Message, "req_1") || strings.Contains(got.text, testschema.Secret) ||
				strings.Contains(got.text, "runtime") || strings.Contains(got.text, ".go") {
				t.Errorf("told %s", got.text)
			}
			log := s.log.String()
			for _, wanted := range []string{c.logged, `"requestId":"req_1"`, `"operation":"Ask"`, `"operationHash":"`} {
				if !strings.Contains(log, wanted) {
					t.Errorf("%s is not in the log: %s", wanted, log)
				}
			}
			if strings.Contains(log, "{ hello") {
				t.Errorf("the document is in the log: %s", log)
			}
		})
	}
}

func TestAFaultInOneFieldLeavesTheOthersAlone(t *testing.T) {
	got := serve(t).ask("{ hello fault panics }")
	want := map[string]any{"hello": "hello", "fault": nil, "panics": nil}
	if diff := cmp.Diff(want, got.body.Data); diff != "" || len(got.body.Errors) != 2 {
		t.Errorf("%s %s", diff, got.text)
	}
}

func TestAnErrorWithACodeKeepsItsTextAndLosesItsCause(t *testing.T) {
	s := serve(t)
	got := s.ask("{ private }")
	if got.code() != "UNAUTHENTICATED" || got.body.Errors[0].Message != "Sign in first." ||
		strings.Contains(got.text, testschema.Secret) || s.log.Len() > 0 {
		t.Errorf("%s; log %s", got.text, s.log)
	}
}

func TestTheMistakesOfACallerAreExplained(t *testing.T) {
	s := serve(t)
	for _, c := range []struct {
		name, query, variables string
		status                 int
		code, says             string
	}{
		{"no document", "hello", "", 400, "GRAPHQL_PARSE_FAILED", `Unexpected Name "hello"`},
		{"an open brace", "{ hello", "", 400, "GRAPHQL_PARSE_FAILED", "Expected Name, found <EOF>"},
		{"only a comment", "# hello", "", 400, "GRAPHQL_VALIDATION_FAILED", "no operation"},
		{"only a fragment", "fragment A on Query { hello }", "", 400, "GRAPHQL_VALIDATION_FAILED", "no operation"},
		{"a field that is not there", "{ nope }", "", 400, "GRAPHQL_VALIDATION_FAILED", `Cannot query field "nope"`},
		{"a subscription", "subscription { hello }", "", 400, "GRAPHQL_VALIDATION_FAILED", "not offered"},
		{"@defer", "{ ...@defer { hello } }", "", 400, "GRAPHQL_VALIDATION_FAILED", `Unknown directive "@defer"`},
		{"a variable that is missing", "query($t: String!) { echo(text: $t) }", "", 400, "BAD_USER_INPUT",
			"The variable $t must be defined."},
		{"a null variable", "query($t: String!) { echo(text: $t) }", `{"t":null}`, 400, "BAD_USER_INPUT",
			"The variable $t cannot be null."},
		{"a variable of another type", "query($t: String!) { echo(text: $t) }", `{"t":true}`, 400, "BAD_USER_INPUT",
			"The variable $t must be of the type String, and is a boolean."},
		{"an element of another type", "query($n: [String!]!) { domainAvailability(names: $n) { free } }", `{"n":["a",{}]}`, 400,
			"BAD_USER_INPUT", "The variable $n[1] must be of the type String, and is an object."},
		{"a field that an input does not have", "query($f: Filter) { find(filter: $f) { __typename } }",
			`{"f":{"not":{"nope":1}}}`, 400, "BAD_USER_INPUT", "The variable $f.not.nope is not a field of this input. Leave it out, or correct its name."},
		{"a scalar that does not read, in a variable", "query($i: DateTime!) { at(instant: $i) }", `{"i":"yesterday"}`, 200,
			"BAD_USER_INPUT", "The argument instant cannot be read: "},
		{"a scalar that does not read, in the document", `{ at(instant: "yesterday") }`, "", 200,
			"BAD_USER_INPUT", "The argument instant cannot be read: "},
		{"an integer beyond 64 bits, in a variable", `query($n: Int) { echo(text: "x", times: $n) }`, `{"n":1e400}`, 400,
			"BAD_USER_INPUT", "The variable $n "},
		{"a float beyond 64 bits, in a variable", `query($n: Float) { echo(text: "x", ratio: $n) }`, `{"n":1e400}`, 400,
			"BAD_USER_INPUT", "The variable $n "},
		{"an integer beyond 64 bits, in the document", `{ echo(text: "x", times: 99999999999999999999) }`, "", 400,
			"GRAPHQL_VALIDATION_FAILED", "out of range"},
		{"a float beyond 64 bits, in the document", `{ echo(text: "x", ratio: 1e400) }`, "", 400,
			"GRAPHQL_VALIDATION_FAILED", "out of range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := s.send(post(request(c.query, c.variables)))
			if got.status != c.status || got.code() != c.code || !strings.Contains(got.body.Errors[0].Message, c.says) {
				t.Errorf("%d %s", got.status, got.text)
			}
			if (got.status == 400) == got.hasData {
				t.Errorf("data where nothing ran, or none where something did: %s", got.text)
			}
		})
	}
	if s.log.Len() > 0 {
		t.Errorf("a caller's mistake is in the log: %s", s.log)
	}
}

func TestUnderPlainJSONARefusedDocumentIsStill200(t *testing.T) {
	r := post(request("{ nope }", ""))
	r.Header.Set("Accept", plain)
	if got := serve(t).send(r); got.status != 200 || got.hasData || got.code() != "GRAPHQL_VALIDATION_FAILED" {
		t.Errorf("%d %s", got.status, got.text)
	}
}

func TestTheOperationNamedIsTheOneThatRuns(t *testing.T) {
	s := serve(t)
	if got := s.send(post(`{"query":"query A { hello }","operationName":"A"}`)); got.status != 200 {
		t.Errorf("%d %s", got.status, got.text)
	}
	got := s.send(post(`{"query":"query A { hello }","operationName":"B"}`))
	if got.status != 400 || got.code() != "GRAPHQL_VALIDATION_FAILED" || got.hasData {
		t.Errorf("%d %s", got.status, got.text)
	}
}

func TestWhatTakesTooLongIsStoppedAndSaidSo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := serve(t, func(c *gqlhttp.Config) { c.Limits.QueryTimeout = 3 * time.Second })
		start := time.Now()
		got := s.ask("{ hello slow }")
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("took %v", took)
		}
		if got.status != 200 || got.code() != "TIMEOUT" || got.body.Data["hello"] != "hello" || s.log.Len() > 0 {
			t.Errorf("%d %s; log %s", got.status, got.text, s.log)
		}
	})
}

func TestACallerWhoHasLeftIsAnsweredAllTheSame(t *testing.T) {
	s := serve(t)
	r := post(request("{ hello }", ""))
	ctx, leave := context.WithCancel(r.Context())
	leave()
	if got := s.send(r.WithContext(ctx)); got.status != http.StatusServiceUnavailable || got.code() != "TIMEOUT" {
		t.Errorf("%d %s", got.status, got.text)
	}
}

func TestAPanicOutsideOfAnyFieldIsAnsweredToo(t *testing.T) {
	s := serve(t, func(c *gqlhttp.Config) {
		c.Introspection = func(context.Context) bool { panic(testschema.Secret) }
	})
	got := s.ask("{ __schema { types { name } } }")
	if got.status != 500 || got.code() != "INTERNAL" || got.hasData || strings.Contains(got.text, testschema.Secret) ||
		!strings.Contains(s.log.String(), testschema.Secret) {
		t.Errorf("%d %s; log %s", got.status, got.text, s.log)
	}
}

func TestAHandlerThatWasAbortedStaysAborted(t *testing.T) {
	s := serve(t, func(c *gqlhttp.Config) {
		c.Introspection = func(context.Context) bool { panic(http.ErrAbortHandler) }
	})
	defer func() {
		if value := recover(); value != http.ErrAbortHandler { //nolint:errorlint // the very value
			t.Errorf("recovered %v", value)
		}
	}()
	s.handler.ServeHTTP(httptest.NewRecorder(), post(request("{ __schema { types { name } } }", "")))
	t.Error("the panic ended here")
}

func TestManyErrorsAndLongOnesAreCutShort(t *testing.T) {
	s := serve(t, func(c *gqlhttp.Config) { c.Limits.Aliases = 1000 })
	got := s.ask("{" + repeated(400, func(i int) string { return fmt.Sprintf("nope%d", i) }) + "}")
	if n := len(got.body.Errors); n != 21 || got.body.Errors[20].Message != "There are 380 more errors." {
		t.Errorf("%d errors, the last %+v", n, got.body.Errors[n-1])
	}
	long := s.ask("{ " + strings.Repeat("n", 15_000) + " }")
	if n := len(long.body.Errors[0].Message); n > 310 || !strings.HasSuffix(long.body.Errors[0].Message, "…") {
		t.Errorf("%d bytes: %s", n, long.text)
	}
}

func extension(key string, value any) graphql.RootFieldMiddleware {
	return func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
		graphql.RegisterExtension(ctx, key, value)
		return next(ctx)
	}
}

func TestExtensionsAndAnnotationsReachTheirPlaces(t *testing.T) {
	var logged []slog.Attr
	s := serve(t, func(c *gqlhttp.Config) {
		c.Annotate = func(_ context.Context, attrs ...slog.Attr) { logged = append(logged, attrs...) }
		c.RootFields = func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
			if gqlhttp.CostOf(ctx).Requested != 3 || gqlhttp.OperationHash(ctx) == "" {
				t.Errorf("cost %+v, hash %q", gqlhttp.CostOf(ctx), gqlhttp.OperationHash(ctx))
			}
			return extension("replayed", true)(ctx, next)
		}
	})
	got := s.ask("query Page { domains(first: 3) { edges { cursor } } }")
	if !strings.Contains(got.text, `"replayed":true`) || !strings.Contains(got.text, `"requestId":"req_1"`) {
		t.Error(got.text)
	}
	if line := fmt.Sprint(logged); !strings.HasPrefix(line, "[operation=Page operationType=query operationHash=") ||
		!strings.HasSuffix(line, " cost=3]") {
		t.Error(line)
	}
	logged = nil
	s.ask("{ nope }")
	if line := fmt.Sprint(logged); line != "[refused=GRAPHQL_VALIDATION_FAILED]" {
		t.Error(line)
	}
}

func TestAnAnswerThatIsNoJSONIsAFault(t *testing.T) {
	s := serve(t, func(c *gqlhttp.Config) { c.RootFields = extension("bad", func() {}) })
	recorder := httptest.NewRecorder()
	s.handler.ServeHTTP(recorder, post(request("{ hello }", "")))
	if !json.Valid(recorder.Body.Bytes()) || !strings.Contains(s.log.String(), "cannot be written") {
		t.Errorf("%s; log %s", recorder.Body, s.log)
	}
}

func TestAnErrorConstructorHasItsCode(t *testing.T) {
	for want, err := range map[string]error{
		"UNAUTHENTICATED": gqlhttp.Unauthenticated(), "FORBIDDEN": gqlhttp.Forbidden(),
		"UNAVAILABLE": gqlhttp.Unavailable(), "BAD_USER_INPUT": gqlhttp.BadUserInput("x"),
		"THROTTLED": gqlhttp.Throttled(1500 * time.Millisecond),
	} {
		text, _ := json.Marshal(err)
		if !strings.Contains(string(text), `"code":"`+want+`"`) {
			t.Errorf("%s: %s", want, text)
		}
	}
}

func TestWhoeverStandsBeforeTheHandlerRefusesInTheSameForm(t *testing.T) {
	handler, err := gqlhttp.New(config(io.Discard))
	if err != nil {
		t.Fatal(err)
	}
	s := service{t: t, handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.Refuse(r.Context(), w, r, http.StatusUnauthorized, gqlhttp.Unauthenticated())
	})}
	got := s.ask("{ hello }")
	if got.status != 401 || got.code() != "UNAUTHENTICATED" || got.hasData || got.header.Get("Content-Type") != response+"; charset=utf-8" {
		t.Errorf("%d %v %s", got.status, got.header, got.text)
	}
}
