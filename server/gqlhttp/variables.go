package gqlhttp

import (
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// asDeclared tells whether a request brings the variables of its operation and no others, all of types that JSON has too: texts,
// ids, booleans, and lists of them. The validator would hand them back as they came, after a long look by reflection.
func asDeclared(declared ast.VariableDefinitionList, sent map[string]any) bool {
	if len(sent) != len(declared) {
		return false
	}
	for _, variable := range declared {
		if value, isSent := sent[variable.Variable]; !isSent || !isOf(variable.Type, value) {
			return false
		}
	}
	return true
}

func isOf(declared *ast.Type, value any) bool {
	switch value := value.(type) {
	case string:
		return declared.NamedType == "String" || declared.NamedType == "ID"
	case bool:
		return declared.NamedType == "Boolean"
	case []any:
		other := func(element any) bool { return !isOf(declared.Elem, element) }
		return declared.Elem != nil && !slices.ContainsFunc(value, other)
	}
	return false
}

// variableError moves the name of the variable from the path, which is for places in the answer,
// into the text, and says what to send instead.
func variableError(schema *ast.Schema, err error) *gqlerror.Error {
	said := gqlerror.Wrap(err)
	if wrong, ok := err.(*gqlerror.Error); ok { //nolint:errorlint // as the validator returns it
		said = wrong
	}
	said.Extensions = map[string]any{"code": CodeValidationFailed}
	if len(said.Path) > 0 && said.Path[0] == ast.PathName("variable") {
		said.Message = "The variable $" + strings.TrimPrefix(said.Path.String(), "variable.") +
			" " + inWords(schema, said.Message)
		said.Path = nil
		said.Extensions = map[string]any{"code": CodeBadUserInput}
	}
	return said
}

// What the validator says of a value that does not fit: with its own word for what was sent, and without the values of an enum.
var (
	otherType = regexp.MustCompile(`^cannot use (\w+) as (\w+)$`)
	otherEnum = regexp.MustCompile(`(?s)^(.*) is not a valid (\w+)$`)
)

// sentAs is what JSON calls the kinds of value that the validator calls as Go does.
var sentAs = map[string]string{
	"bool": "a boolean", "slice": "a list", "map": "an object", "string": "a string",
	"int64": "a number", "float64": "a number",
}

func inWords(schema *ast.Schema, message string) string {
	if message == "unknown field" {
		return "is not a field of this input. Leave it out, or correct its name."
	}
	if found := otherType.FindStringSubmatch(message); found != nil && sentAs[found[1]] != "" {
		return "must be of the type " + found[2] + ", and is " + sentAs[found[1]] + "."
	}
	if found := otherEnum.FindStringSubmatch(message); found != nil && schema.Types[found[2]] != nil {
		return "is “" + shortenedValue(found[1]) + "”, which is not a value of " + found[2] + ". Send one of " +
			strings.Join(valuesOf(schema.Types[found[2]]), ", ") + "."
	}
	return message + "."
}

// shortenedValue keeps a long value from hiding what is said about it.
func shortenedValue(value string) string {
	const longest = 40
	runes := []rune(value)
	if len(runes) <= longest {
		return value
	}
	return string(runes[:longest]) + "…"
}

func valuesOf(enum *ast.Definition) []string {
	names := make([]string, len(enum.EnumValues))
	for i, value := range enum.EnumValues {
		names[i] = value.Name
	}
	return names
}
