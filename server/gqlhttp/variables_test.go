package gqlhttp

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"lionrock/server/gqlhttp/internal/testschema"
)

// declaring reads the declaration of the variable $v.
func declaring(t *testing.T, schema *ast.Schema, kind string) *ast.OperationDefinition {
	t.Helper()
	parsed, err := parser.ParseQuery(&ast.Source{Input: fmt.Sprintf("query($v: %s) { hello }", kind)})
	if err != nil {
		t.Fatal(err)
	}
	operation := parsed.Operations[0]
	for _, variable := range operation.VariableDefinitions {
		variable.Definition = schema.Types[variable.Type.Name()]
	}
	return operation
}

func TestVariablesThatAreAsDeclaredAreWhatTheValidatorMakesOfThem(t *testing.T) {
	schema := testschema.New().Schema()
	// Each type with the values that are taken as they are; all others are left to the validator.
	taken := map[string][]string{
		"String": {`"kite"`, `""`}, "String!": {`"kite"`, `""`}, "ID": {`"kite"`, `""`}, "ID!": {`"kite"`, `""`},
		"Boolean": {`true`}, "[String!]!": {`[]`, `["a","b"]`}, "[ID]": {`[]`, `["a","b"]`}, "[[String]!]": {`[]`, `[["a"]]`},
		"Int": nil, "Int!": nil, "DateTime!": nil, "Filter": nil, "[Int!]": {`[]`}, "[Boolean]": {`[]`, `[true]`},
		"String = \"x\"": {`"kite"`, `""`},
	}
	for kind, wanted := range taken {
		operation := declaring(t, schema, kind)
		var got []string
		for _, value := range []string{
			`"kite"`, `""`, `true`, `[]`, `["a","b"]`, `[["a"]]`, `[true]`, `["a",null]`, `null`, `1`, `1.5`, `{}`, `[{}]`,
		} {
			sent, err := objectIn(`{"v":`+value+`}`, "variables")
			if err != nil {
				t.Fatal(err)
			}
			if !asDeclared(operation.VariableDefinitions, sent) {
				continue
			}
			got = append(got, value)
			made, err := validator.VariableValues(schema, operation, sent)
			if diff := cmp.Diff(made, sent); diff != "" || err != nil {
				t.Errorf("%s sent as %s: %v\n%s", value, kind, err, diff)
			}
		}
		if diff := cmp.Diff(wanted, got); diff != "" {
			t.Errorf("%s: %s", kind, diff)
		}
	}
}

func TestOneVariableTooManyOrTooFewIsLeftToTheValidator(t *testing.T) {
	operation := declaring(t, testschema.New().Schema(), "String")
	for _, sent := range []map[string]any{nil, {"v": "kite", "w": "junk"}, {"w": "junk"}} {
		if asDeclared(operation.VariableDefinitions, sent) {
			t.Errorf("taken as it is: %v", sent)
		}
	}
}
