package inorder_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"lionrock/graph/gen/inorder"
)

func responseContext() context.Context {
	recovered := func(_ context.Context, r any) error { return fmt.Errorf("recovered %v", r) }
	return graphql.WithResponseContext(context.Background(), graphql.DefaultErrorPresenter, recovered)
}

func written(list graphql.Array) string {
	var out strings.Builder
	list.MarshalGQL(&out)
	return out.String()
}

func TestElementsAreMarshalledOneAfterTheOther(t *testing.T) {
	var order []int // a goroutine per element would be a data race here
	list := inorder.MarshalSlice(responseContext(), 50, 0, false,
		func(_ context.Context, i int) graphql.Marshaler {
			order = append(order, i)
			return graphql.MarshalInt(i * i)
		})
	for i := range order {
		if order[i] != i {
			t.Fatalf("element %d came at place %d", order[i], i)
		}
	}
	if got := written(list); len(order) != 50 || !strings.HasSuffix(got, ",2304,2401]") {
		t.Errorf("wrote %s", got)
	}
}

func TestAnErrorCarriesTheIndexOfItsElement(t *testing.T) {
	ctx := responseContext()
	inorder.MarshalSlice(ctx, 3, 0, false, func(ctx context.Context, i int) graphql.Marshaler {
		if i > 0 {
			graphql.AddError(ctx, errors.New("broken"))
		}
		return graphql.Null
	})
	var paths []string
	for _, err := range graphql.GetErrors(ctx) {
		paths = append(paths, err.Path.String())
	}
	if diff := cmp.Diff([]string{"[1]", "[2]"}, paths); diff != "" {
		t.Error(diff)
	}
}

func TestAPanicMakesTheListNullAndIsReportedAtItsElement(t *testing.T) {
	ctx := responseContext()
	list := inorder.MarshalSlice(ctx, 5, 0, false, func(_ context.Context, i int) graphql.Marshaler {
		if i == 3 {
			panic("at three")
		}
		return graphql.MarshalInt(i)
	})
	if list != nil {
		t.Errorf("the list is %v", written(list))
	}
	errs := graphql.GetErrors(ctx)
	if len(errs) != 1 || errs[0].Error() != "input: [3] recovered at three" {
		t.Errorf("errors: %v", errs)
	}
}

func TestAnEmptyListIsAListNotNull(t *testing.T) {
	list := inorder.MarshalSlice(responseContext(), 0, 0, false, nil)
	if got := written(list); got != "[]" {
		t.Errorf("wrote %s", got)
	}
}

func BenchmarkFiftyElements(b *testing.B) {
	marshal := func(context.Context, int) graphql.Marshaler { return graphql.Null }
	ctx := responseContext()
	b.Run("in order", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			inorder.MarshalSlice(ctx, 50, 0, false, marshal)
		}
	})
	b.Run("a goroutine each", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			graphql.MarshalSliceConcurrently(ctx, 50, 0, false, marshal)
		}
	})
}

func TestAnObjectIsWrittenInTheOrderOfItsFieldsAndEachNameOnce(t *testing.T) {
	field := func(alias string) graphql.CollectedField {
		return graphql.CollectedField{Field: &ast.Field{Alias: alias}}
	}
	for want, aliases := range map[string][]string{
		`{}`: {}, `{"a":0}`: {"a"}, `{"b":0,"a":1}`: {"b", "a"}, `{"a":0,"b":2}`: {"a", "a", "b", "a"},
	} {
		var fields []graphql.CollectedField
		for _, alias := range aliases {
			fields = append(fields, field(alias))
		}
		object := inorder.NewObject(fields)
		for i := range object.Values {
			object.Values[i] = graphql.MarshalInt(i)
		}
		var out strings.Builder
		object.MarshalGQL(&out)
		if diff := cmp.Diff(want, out.String()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAnObjectHasRoomForAsManyFieldsAsItHas(t *testing.T) {
	for n := range 12 {
		object := inorder.NewObject(make([]graphql.CollectedField, n))
		if len(object.Values) != n || cap(object.Values) < n {
			t.Errorf("of %d fields: room for %d", n, len(object.Values))
		}
	}
}

func TestWhatABufferHeldIsGoneWhenItIsUsedAgain(t *testing.T) {
	for range 3 { // the race detector makes pools forget
		one := inorder.NewBuffer()
		one.WriteString("a password")
		inorder.ReuseData(one.Bytes())
		if again := inorder.NewBuffer(); again.Len() != 0 {
			t.Errorf("it holds %s", again)
		}
	}
}

func TestATextIsWrittenAsEncodingJSONReadsIt(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "kite.hk": "kite.hk", "香港": "香港", "\"\\\n\t\x00\x1f</script>\u2028": "\"\\\n\t\x00\x1f</script>\u2028",
		"no UTF-8: \xff.": "no UTF-8: \ufffd.",
	} {
		var buffer bytes.Buffer
		var builder strings.Builder
		inorder.MarshalString(text).MarshalGQL(&buffer)
		inorder.MarshalString(text).MarshalGQL(&builder)
		var read string
		if err := json.Unmarshal(buffer.Bytes(), &read); err != nil || read != want || builder.String() != buffer.String() {
			t.Errorf("%q was written %s and %s, read %q, %v", text, &buffer, &builder, read, err)
		}
	}
}
