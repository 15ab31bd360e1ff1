package gqlhttp_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"lionrock/server/gqlhttp"
	"lionrock/server/gqlhttp/internal/testschema"
)

// service is a handler with everything switched on that a demo has, and its log.
type service struct {
	t       testing.TB
	handler http.Handler
	log     *bytes.Buffer
}

func config(log io.Writer) gqlhttp.Config {
	return gqlhttp.Config{
		Schema: testschema.New(), Limits: gqlhttp.DefaultLimits(),
		Log:           slog.New(slog.NewJSONHandler(log, nil)),
		RequestID:     func(context.Context) string { return "req_1" },
		Introspection: func(context.Context) bool { return true },
		Sensitive:     []string{"signIn"},
	}
}

func serve(t testing.TB, changes ...func(*gqlhttp.Config)) service {
	t.Helper()
	var log bytes.Buffer
	c := config(&log)
	for _, change := range changes {
		change(&c)
	}
	handler, err := gqlhttp.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return service{t: t, handler: handler, log: &log}
}

// answer is a response, read.
type answer struct {
	status int
	header http.Header
	text   string
	body   struct {
		Errors []struct {
			Message    string
			Path       []any
			Locations  []any
			Extensions map[string]any
		}
		Data       map[string]any
		Extensions struct {
			RequestID string
			Cost      *gqlhttp.Cost
		}
	}
	hasData bool
}

func (a answer) code() string {
	if len(a.body.Errors) == 0 {
		return ""
	}
	code, _ := a.body.Errors[0].Extensions["code"].(string)
	return code
}

// send reads every answer and holds what every answer promises: JSON in UTF-8 with a request id and
// a cost, not stored, and no data beside a refusal.
func (s service) send(r *http.Request) answer {
	s.t.Helper()
	recorder := httptest.NewRecorder()
	s.handler.ServeHTTP(recorder, r)
	a := answer{status: recorder.Code, header: recorder.Header(), text: recorder.Body.String()}
	if err := json.Unmarshal(recorder.Body.Bytes(), &a.body); err != nil {
		s.t.Fatalf("status %d, body %q: %v", a.status, a.text, err)
	}
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal(recorder.Body.Bytes(), &members); err != nil {
		s.t.Fatal(err)
	}
	_, a.hasData = members["data"]
	if a.body.Extensions.RequestID != "req_1" || a.body.Extensions.Cost == nil {
		s.t.Errorf("no request id or no cost in %s", a.text)
	}
	if cost := a.body.Extensions.Cost; cost != nil && cost.Actual > cost.Requested {
		s.t.Errorf("took more than was asked for: %+v", *cost)
	}
	if !strings.HasSuffix(a.header.Get("Content-Type"), "json; charset=utf-8") ||
		a.header.Get("Cache-Control") != "no-store" {
		s.t.Errorf("headers %v", a.header)
	}
	return a
}

func post(body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	return r
}

// request writes a body for a document with variables given as JSON, or none.
func request(query, variables string) string {
	text, _ := json.Marshal(query)
	if variables == "" {
		return `{"query":` + string(text) + `}`
	}
	return `{"query":` + string(text) + `,"variables":` + variables + `}`
}

func (s service) ask(query string) answer {
	s.t.Helper()
	return s.send(post(request(query, "")))
}
