package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"lionrock/graph"
	"lionrock/graph/generated"
)

func TestEveryFieldOfQueryAndMutationSaysWhomItIsFor(t *testing.T) {
	schema := servedSchema(t, "")
	for _, root := range []*ast.Definition{schema.Query, schema.Mutation} {
		for _, field := range served(root) {
			if field.Directives.ForName("allow") == nil {
				t.Errorf("%s.%s has no @allow", root.Name, field.Name)
			}
		}
	}
}

// A field whose @allow was forgotten is closed to everyone, an officer too.
func TestAFieldThatDoesNotSayIsClosed(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	const forgotten = "now: DateTime!"
	handler, err := w.app.serving(generated.Config{
		Schema: servedSchema(t, forgotten), Resolvers: w.app.resolver(), Directives: generated.DirectiveRoot{Allow: graph.Allow},
	})
	must(t, err)
	w.handler = w.app.identify(handler)
	for _, who := range []string{"", "applicant", "harbour", "operator"} {
		token := ""
		if who != "" {
			token = w.token(who)
		}
		if answer := w.graphql(token, "{ now }", nil); !answer.denied() || answer.status != http.StatusOK {
			t.Errorf("%q was answered %s", who, answer.body)
		}
		if answer := w.graphql(token, "{ partners(first: 1) { totalCount } __typename }", nil); len(answer.Errors) > 0 {
			t.Errorf("%q was refused what is open: %s", who, answer.body)
		}
	}
}

// servedSchema reads the schema from its files, without the @allow of a field that is named.
func servedSchema(t *testing.T, forgotten string) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob("../graph/*.graphqls")
	must(t, err)
	var sources []*ast.Source
	found := forgotten == ""
	for _, file := range files {
		content, err := os.ReadFile(file)
		must(t, err)
		text := string(content)
		if with := forgotten + " @allow(to: PUBLIC)"; !found && strings.Contains(text, with) {
			text, found = strings.Replace(text, with, forgotten, 1), true
		}
		sources = append(sources, &ast.Source{Name: file, Input: text})
	}
	if !found {
		t.Fatalf("no field is written %q", forgotten)
	}
	schema, err := gqlparser.LoadSchema(sources...)
	must(t, err)
	return schema
}
