package graph_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// contract reads the schema as it is written, not as it was generated.
func contract(t *testing.T) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob("*.graphqls")
	if err != nil || len(files) == 0 {
		t.Fatalf("no schema files here: %v", err)
	}
	var sources []*ast.Source
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: file, Input: string(text)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestEverythingInTheContractIsDescribed(t *testing.T) {
	for _, definition := range contract(t).Types {
		if definition.BuiltIn {
			continue
		}
		described(t, definition.Name, definition.Description)
		for _, value := range definition.EnumValues {
			described(t, definition.Name+"."+value.Name, value.Description)
		}
		for _, field := range definition.Fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}
			described(t, definition.Name+"."+field.Name, field.Description)
			for _, argument := range field.Arguments {
				described(t, definition.Name+"."+field.Name+"("+argument.Name+")", argument.Description)
			}
		}
	}
}

func described(t *testing.T, what, description string) {
	t.Helper()
	if strings.TrimSpace(description) == "" {
		t.Errorf("%s has no description", what)
	}
}

// A root field answers nobody who was not named: one without @allow would answer everybody.
func TestEveryRootFieldSaysWhoMayUseIt(t *testing.T) {
	schema := contract(t)
	for _, root := range []*ast.Definition{schema.Query, schema.Mutation} {
		for _, field := range root.Fields {
			if !strings.HasPrefix(field.Name, "__") && field.Directives.ForName("allow") == nil {
				t.Errorf("%s.%s does not say whom it answers", root.Name, field.Name)
			}
		}
	}
}

// Every answer to a mutation has the same three parts, so that a client handles all of them alike.
func TestEveryMutationHasOneInputAndOnePayload(t *testing.T) {
	schema := contract(t)
	// The refresh cookie, or the session in which they are asked, is their input.
	withoutInput := map[string]bool{"refreshSession": true, "signOut": true, "endOtherSessions": true, "beginPasskeySignIn": true}
	for _, field := range schema.Mutation.Fields {
		input, payload := field.Arguments.ForName("input"), schema.Types[field.Type.Name()]
		if (input == nil) != withoutInput[field.Name] || len(field.Arguments) > 1 {
			t.Errorf("%s does not take one input", field.Name)
		}
		if !strings.HasSuffix(payload.Name, "Payload") || !field.Type.NonNull {
			t.Errorf("%s answers %s, not a payload", field.Name, field.Type)
		}
		errors := payload.Fields.ForName("userErrors")
		if errors == nil || errors.Type.String() != "[UserError!]!" {
			t.Errorf("%s has no userErrors: [UserError!]!", payload.Name)
		}
	}
}
