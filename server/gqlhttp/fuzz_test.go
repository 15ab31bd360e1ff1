package gqlhttp

import (
	"encoding/json"
	"testing"
	"time"
)

// FuzzABodyIsReadAsEveryOtherReaderWouldReadIt: what is accepted is JSON, and the query is the one
// that encoding/json finds too.
func FuzzABodyIsReadAsEveryOtherReaderWouldReadIt(f *testing.F) {
	for _, seed := range []string{
		`{"query":"{ hello }"}`, `{"query":"{ hello }","variables":{"a":[1,2.5,null]},"operationName":null}`,
		`[{"query":"{ hello }"}]`, `{"query":"a","query":"b"}`, `{"query":"a"}{"query":"b"}`, `{"query":"\ud800"}`,
		"\ufeff{}", `{"QUERY":"a"}`, `{"query":"a","extensions":{"persistedQuery":{}}}`, `{"query":1}`, "{",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		params, err := decode(body)
		if err != nil {
			if len(err.Message) > 200 || code(err) == "" {
				t.Errorf("refused with %q %v", err.Message, err.Extensions)
			}
			return
		}
		var members map[string]any
		if err := json.Unmarshal(body, &members); err != nil {
			t.Fatalf("accepted what is no JSON: %v", err)
		}
		if members["query"] != params.Query || params.Query == "" {
			t.Errorf("read %q, another reads %q", params.Query, members["query"])
		}
	})
}

// FuzzADocumentIsReadInBoundedTime: whatever the text, it is refused or planned at once.
func FuzzADocumentIsReadInBoundedTime(f *testing.F) {
	for _, seed := range []string{
		"{ hello }", "query($n:Int=3){domains(first:$n){edges{node{holder{name}}}}}", "{...A}fragment A on Query{...A}",
		`mutation{signIn(email:"a",password:"b")}`, "{__schema{types{fields{type{fields{name}}}}}}", "{find{...on Holder{id}}}",
		`{echo(text:"""block""",times:-1,ratio:1e3)}`, "{find(filter:{not:{kinds:[LICENCE]}}){__typename}}", "{a:hello@skip(if:true)}",
	} {
		f.Add(seed)
	}
	d := documentsWith(f, nil)
	f.Fuzz(func(t *testing.T, text string) {
		start := time.Now()
		loaded, errs := d.load(text)
		if took := time.Since(start); took > time.Second {
			t.Errorf("took %v", took)
		}
		if errs == nil && d.costs.total(loaded.cost, nil) < 1 {
			t.Error("an operation that costs nothing")
		}
		for _, err := range errs {
			if !public[code(err)] {
				t.Errorf("refused without a code: %v", err)
			}
		}
	})
}
