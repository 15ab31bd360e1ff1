package gqlhttp_test

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"lionrock/server/gqlhttp"
)

func repeated(n int, text func(i int) string) string {
	var all strings.Builder
	for i := range n {
		all.WriteString(text(i) + " ")
	}
	return all.String()
}

func listOf(n int) string {
	return "[" + strings.TrimSuffix(strings.Repeat(`"a.hk",`, n), ",") + "]"
}

func nested(levels int) string {
	return strings.Repeat("{ not: ", levels-1) + `{ text: "x" }` + strings.Repeat(" }", levels-1)
}

func TestEachLimitLetsItsFigureThroughAndStopsTheNext(t *testing.T) {
	tokens := func(n int) string { // "{", n-2 fields, "}"
		return "{" + strings.Repeat(" hello", n-2) + "}"
	}
	wide := func(c *gqlhttp.Config) { c.Limits.Fields, c.Limits.Aliases = 10_000, 10_000 }
	for _, c := range []struct {
		limit    string
		change   func(*gqlhttp.Config)
		fits, is string
	}{
		{
			"query length in bytes", nil, "{ hello }" + strings.Repeat(" ", 16<<10-9),
			"{ hello }" + strings.Repeat(" ", 16<<10-8),
		},
		{"tokens", wide, tokens(1000), tokens(1001)},
		{
			"depth", nil, "{domains(first:1){edges{node{related(first:1){edges{node{holder{name}}}}}}}}",
			"{domains(first:1){edges{node{related(first:1){edges{node{related(first:1){edges{cursor}}}}}}}}}",
		},
		{
			"root fields and aliases", nil, "{" + repeated(15, func(i int) string { return fmt.Sprintf("a%d: hello", i) }) + "}",
			"{" + repeated(16, func(i int) string { return fmt.Sprintf("a%d: hello", i) }) + "}",
		},
		{
			"root fields and aliases", nil, `{node(id:"dom_1"){` + repeated(14, func(i int) string { return fmt.Sprintf("a%d: id", i) }) + "}}",
			`{node(id:"dom_1"){` + repeated(15, func(i int) string { return fmt.Sprintf("a%d: id", i) }) + "}}",
		},
		{"root fields and aliases", nil, "{" + strings.Repeat("hello ", 15) + "}", "{" + strings.Repeat("hello ", 16) + "}"},
		{
			"root fields and aliases", nil, "{...A ...A ...A} fragment A on Query {a:hello b:hello c:hello d:hello e:hello}",
			"{...A ...A ...A x:hello} fragment A on Query {a:hello b:hello c:hello d:hello e:hello}",
		},
		{
			"directives", nil, "{" + repeated(10, func(int) string { return "hello @skip(if:false) @include(if:true)" }) + "}",
			"{" + repeated(10, func(int) string { return "hello @skip(if:false) @include(if:true)" }) + " ...@include(if:true){hello}}",
		},
		{
			"list elements", nil, "{domainAvailability(names:" + listOf(200) + "){free}}",
			"{domainAvailability(names:" + listOf(201) + "){free}}",
		},
		{
			"nesting of values", nil, "{find(filter:" + nested(10) + "){__typename}}",
			"{find(filter:" + nested(11) + "){__typename}}",
		},
		{
			"fields", func(c *gqlhttp.Config) { c.Limits.Fields = 20 }, `{node(id:"x"){` + strings.Repeat("id ", 19) + "}}",
			`{node(id:"x"){` + strings.Repeat("id ", 20) + "}}",
		},
		{"operations", nil, "query A { hello }", "query A { hello } query B { hello }"},
		{
			"introspection lists inside one another", nil, "{__schema{types{fields{type{name}}}}}",
			"{__schema{types{fields{type{fields{name}}}}}}",
		},
		{
			"introspection lists inside one another", nil, `{__type(name:"Query"){interfaces{name}}}`,
			`{__type(name:"Query"){interfaces{possibleTypes{name}}}}`,
		},
		{
			"introspection depth", nil, `{__type(name:"Query"){` + strings.Repeat("ofType{", 13) + "name" + strings.Repeat("}", 14) + "}",
			`{__type(name:"Query"){` + strings.Repeat("ofType{", 14) + "name" + strings.Repeat("}", 15) + "}",
		},
		{
			"root fields beside a sign-in or a registration", nil, `mutation{signIn(email:"a",password:"b")}`,
			`mutation{a:signIn(email:"a",password:"b") b:signIn(email:"a",password:"c")}`,
		},
		{
			"root fields beside a sign-in or a registration", nil, `mutation{...A} fragment A on Mutation{signIn(email:"a",password:"b")}`,
			`mutation{rename(id:"x",name:"y"){id} ...A} fragment A on Mutation{signIn(email:"a",password:"b")}`,
		},
		{"cost in points", nil, "{domains(first:500){edges{cursor}}}", "{domains(first:501){edges{cursor}}}"},
		{
			"cost in points", nil, "{domains(first:50){edges{node{related(first:9){edges{node{id}}}}}}}",
			"{domains(first:50){edges{node{related(first:10){edges{node{id}}}}}}}",
		},
	} {
		t.Run(c.limit, func(t *testing.T) {
			s := serve(t)
			if c.change != nil {
				s = serve(t, c.change)
			}
			if got := s.ask(c.fits); got.status != 200 || len(got.body.Errors) > 0 {
				t.Errorf("the limit itself: %d %s", got.status, got.text)
			}
			got := s.ask(c.is)
			if got.status != 400 || got.code() != "GRAPHQL_LIMIT" || got.hasData ||
				got.body.Errors[0].Extensions["limit"] != c.limit ||
				got.body.Errors[0].Extensions["maximum"] == nil {
				t.Errorf("one more: %d %s", got.status, got.text)
			}
		})
	}
}

func TestListsAndNestingInVariablesAreLimitedToo(t *testing.T) {
	s := serve(t)
	names := "query($n:[String!]!){domainAvailability(names:$n){free}}"
	filter := "query($f:Filter){find(filter:$f){__typename}}"
	object := func(levels int) string {
		return `{"f":` + strings.Repeat(`{"not":`, levels-1) + `{"text":"x"}` + strings.Repeat("}", levels)
	}
	for _, c := range []struct {
		name, query, variables string
		fits                   bool
	}{
		{"200 names", names, `{"n":` + listOf(200) + `}`, true},
		{"201 names", names, `{"n":` + listOf(201) + `}`, false},
		{"10,000 names", names, `{"n":` + listOf(10_000) + `}`, false},
		{"a long list deep inside", filter, `{"f":{"not":{"kinds":[` + strings.Repeat(`"LICENCE",`, 200) + `"LICENCE"]}}}`, false},
		{"10 levels", filter, object(10), true},
		{"11 levels", filter, object(11), false},
		{"5,000 levels", filter, object(5000), false},
		{"a long list in a variable that is not used", "{ hello }", `{"x":` + listOf(201) + `}`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := s.send(post(request(c.query, c.variables)))
			if c.fits != (got.status == 200) || c.fits == (got.code() == "GRAPHQL_LIMIT") {
				t.Errorf("%d %s", got.status, got.text)
			}
		})
	}
}

func TestTheIntrospectionQueryOfTheUsualToolsPasses(t *testing.T) {
	query, err := os.ReadFile("testdata/introspection.graphql")
	if err != nil {
		t.Fatal(err)
	}
	got := serve(t).ask(string(query))
	schema, _ := got.body.Data["__schema"].(map[string]any)
	if got.status != 200 || len(got.body.Errors) > 0 || schema["types"] == nil {
		t.Fatalf("%d %.500s", got.status, got.text)
	}
	if strings.Contains(got.text, `"defer"`) {
		t.Error("@defer is offered and would not be kept")
	}
	if cost := got.body.Extensions.Cost.Requested; cost != 100 {
		t.Errorf("costs %d", cost)
	}
}

func TestTheSchemaIsToldOnlyToThoseWhoMaySeeIt(t *testing.T) {
	s := serve(t, func(c *gqlhttp.Config) { c.Introspection = nil })
	for _, query := range []string{
		"{ __schema { types { name } } }", `{ __type(name: "Query") { name } }`,
		`{ x: __type(name: "Query") { name } }`, "{ ...A } fragment A on Query { __schema { types { name } } }",
	} {
		if got := s.ask(query); got.status != 400 || got.code() != "INTROSPECTION_DISABLED" || got.hasData {
			t.Errorf("%s: %d %s", query, got.status, got.text)
		}
	}
	if got := s.ask("{ __typename }"); got.body.Data["__typename"] != "Query" {
		t.Errorf("__typename is no secret: %s", got.text)
	}
}

func TestNothingInARefusalHelpsToGuessTheSchema(t *testing.T) {
	s := serve(t)
	for _, query := range []string{
		"{ helo }", "{ domain { id } }", "{ echo(txt: 1) }", "{ find(filter: {tex: 1}) { __typename } }",
		"{ ...A } fragment A on Quer { hello }", "query($x: Strin) { hello }",
		"{ find(filter: {kinds: [LICENSE]}) { __typename } }", "{ domains }", "{ hello { x } }",
		`{ node(id: "x") { name } }`, "{ hello @skp }",
	} {
		got := s.ask(query)
		if got.code() != "GRAPHQL_VALIDATION_FAILED" || strings.Contains(got.text, "Did you mean") {
			t.Errorf("%s: %s", query, got.text)
		}
	}
}

func TestALimitThatWasLeftOutIsNoticedAtTheStart(t *testing.T) {
	for name, change := range map[string]func(*gqlhttp.Limits){
		"depth":   func(l *gqlhttp.Limits) { l.Depth = 0 },
		"timeout": func(l *gqlhttp.Limits) { l.QueryTimeout = -time.Second },
		"all":     func(l *gqlhttp.Limits) { *l = gqlhttp.Limits{} },
	} {
		c := config(io.Discard)
		if _, err := gqlhttp.New(c); err != nil {
			t.Fatal(err)
		}
		change(&c.Limits)
		if _, err := gqlhttp.New(c); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
