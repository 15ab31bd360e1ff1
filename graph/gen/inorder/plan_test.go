package inorder_test

import (
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"lionrock/graph/gen/inorder"
)

// selected are the fields of a set, each with one field below it.
func selected(aliases ...string) (set ast.SelectionSet) {
	for _, alias := range aliases {
		below := ast.SelectionSet{&ast.Field{Alias: "of " + alias, Name: "id"}}
		set = append(set, &ast.Field{Alias: alias, Name: alias, SelectionSet: below})
	}
	return set
}

func names(fields []graphql.CollectedField) (names []string) {
	for _, field := range fields {
		names = append(names, field.Alias)
	}
	return names
}

func planned(p *inorder.Plan) *graphql.OperationContext {
	operation := &graphql.OperationContext{Doc: &ast.QueryDocument{}}
	if p != nil {
		p.Attach(&operation.Stats)
	}
	return operation
}

func TestWhatIsPlannedIsWhatGqlgenFinds(t *testing.T) {
	domain, holder := []string{"Domain", "Node"}, []string{"Holder", "Node"}
	set := ast.SelectionSet{
		&ast.Field{Alias: "id", Name: "id"},
		&ast.InlineFragment{TypeCondition: "Domain", SelectionSet: selected("expiresAt", "id")},
		&ast.InlineFragment{TypeCondition: "Holder", SelectionSet: selected("country")},
	}
	plan := &inorder.Plan{}
	for range 2 { // found, then remembered
		for _, of := range [][]string{domain, holder} {
			want := names(graphql.CollectFields(planned(nil), set, of))
			for _, p := range []*inorder.Plan{nil, plan} {
				if diff := cmp.Diff(want, names(inorder.CollectFields(planned(p), set, of))); diff != "" {
					t.Error(diff)
				}
			}
		}
		if got := names(inorder.CollectFields(planned(plan), set[:1], domain)); len(got) != 1 { // a part is another set
			t.Error(got)
		}
	}
	if got := inorder.CollectFields(planned(plan), nil, domain); len(got) != 0 {
		t.Error(got)
	}
}

func TestAllRequestsGetTheSameFieldsAndSoTheSameSetsBelow(t *testing.T) {
	plan, set, of := &inorder.Plan{}, selected("a", "b"), []string{"A"}
	below := make([]*ast.Selection, 8)
	var all sync.WaitGroup
	for i := range below {
		all.Go(func() { below[i] = &inorder.CollectFields(planned(plan), set, of)[1].Selections[0] })
	}
	all.Wait()
	for _, one := range below {
		if one != below[0] {
			t.Error("a set below is another one")
		}
	}
}
