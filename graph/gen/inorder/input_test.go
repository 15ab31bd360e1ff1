package inorder_test

import (
	"context"
	"errors"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"lionrock/graph/gen/inorder"
)

// readWords reads a list of inputs with one field each as the generated code does, and counts how often.
func readWords(times *int) func(context.Context, any) (int, error) {
	return func(ctx context.Context, value any) (int, error) {
		*times++
		for i, word := range value.([]string) { //nolint:forcetypeassert // the tests send nothing else
			at := inorder.AtField(inorder.AtIndex(ctx, i), "word")
			if word == "" {
				return 0, graphql.ErrorOnPath(at, errors.New("a word is wanted"))
			}
		}
		return len(value.([]string)), nil //nolint:forcetypeassert // as above
	}
}

func TestAnArgumentIsReadOnceIfItCanBe(t *testing.T) {
	times := 0
	got, err := inorder.Argument(t.Context(), map[string]any{"words": []string{"kite", "junk"}}, "words", readWords(&times))
	if got != 2 || err != nil || times != 1 {
		t.Errorf("read %d, %v, in %d times", got, err, times)
	}
}

func TestAnArgumentThatIsNotGivenIsNotRead(t *testing.T) {
	times := 0
	got, err := inorder.Argument(t.Context(), map[string]any{"others": nil}, "words", readWords(&times))
	if got != 0 || err != nil || times != 0 {
		t.Errorf("read %d, %v, in %d times", got, err, times)
	}
}

func TestAnErrorSaysWhereInTheArgumentItIsAsWithGqlgen(t *testing.T) {
	given := map[string]any{"words": []string{"kite", ""}}
	field := graphql.WithFieldContext(t.Context(), &graphql.FieldContext{Object: "Query"})
	_, err := inorder.Argument(field, given, "words", readWords(new(int)))
	_, gqlgens := graphql.ProcessArgField(field, given, "words", readWords(new(int)))
	if err == nil || err.Error() != "input: words[1].word a word is wanted" || gqlgens.Error() != err.Error() {
		t.Errorf("said %v, and gqlgen %v", err, gqlgens)
	}
}

func TestArgumentsThatCannotBeReadSayOfWhichField(t *testing.T) {
	words := ast.Value{Kind: ast.ListValue, Children: ast.ChildValueList{{Value: &ast.Value{Kind: ast.StringValue}}}}
	field := &ast.Field{
		Alias: "found", Name: "find", Arguments: ast.ArgumentList{{Name: "words", Value: &words}},
		Definition: &ast.FieldDefinition{Arguments: ast.ArgumentDefinitionList{{Name: "words"}}},
	}
	here := &graphql.FieldContext{Object: "Query", Field: graphql.CollectedField{Field: field}}
	read := func(ctx context.Context, given map[string]any) (map[string]any, error) {
		if given["words"].([]any)[0] == "" { //nolint:forcetypeassert // as it is above
			return nil, graphql.ErrorOnPath(ctx, errors.New("a word is wanted"))
		}
		return given, nil
	}
	_, err := inorder.Arguments(t.Context(), here, nil, read)
	if err == nil || err.Error() != "input: found a word is wanted" {
		t.Errorf("said %v", err)
	}
	words.Children[0].Value.Raw = "kite"
	got, err := inorder.Arguments(t.Context(), here, nil, read)
	if diff := cmp.Diff(map[string]any{"words": []any{"kite"}}, got); diff != "" || err != nil {
		t.Errorf("read %v: %v", got, err)
	}
}
