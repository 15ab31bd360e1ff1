package gqlhttp

import (
	"math"

	"github.com/vektah/gqlparser/v2/ast"
)

// shape is how large a selection is, found by looking at it alone: no schema, no variables.
// Fragments count in every place where they are spread.
type shape struct {
	roots     int // fields of the selection itself
	sensitive int // of these, the ones that must stand alone
	aliased   int // of these, the ones with an alias

	fields             int // at all levels
	aliases            int // below the selection itself
	depth              int
	introspectionDepth int
	introspectionLists int
}

// surveyor measures one document. Each fragment is measured once, so that fragments which double
// one another cost no more than they are long.
type surveyor struct {
	document  *ast.QueryDocument
	sensitive map[string]bool
	fragments map[place]shape
	visiting  map[string]bool
}

// place is a fragment inside or outside of introspection, where depth is counted apart.
type place struct {
	fragment      string
	introspection bool
}

// survey measures the first operation of a document.
func survey(document *ast.QueryDocument, sensitive map[string]bool) shape {
	s := surveyor{
		document: document, sensitive: sensitive,
		fragments: map[place]shape{}, visiting: map[string]bool{},
	}
	return s.selection(document.Operations[0].SelectionSet, false)
}

func (s surveyor) selection(set ast.SelectionSet, introspection bool) shape {
	var all shape
	for _, selection := range set {
		switch selected := selection.(type) {
		case *ast.Field:
			all = all.with(s.field(selected, introspection))
		case *ast.InlineFragment:
			all = all.with(s.selection(selected.SelectionSet, introspection))
		case *ast.FragmentSpread:
			all = all.with(s.fragment(selected.Name, introspection))
		}
	}
	return all
}

func (s surveyor) field(field *ast.Field, introspection bool) shape {
	introspection = introspection || field.Name == "__schema" || field.Name == "__type"
	below := s.selection(field.SelectionSet, introspection)
	one := shape{
		roots: 1, sensitive: count(s.sensitive[field.Name]), aliased: count(field.Alias != field.Name),
		fields: saturated(below.fields + 1), aliases: saturated(below.aliases + below.aliased),
		depth: below.depth, introspectionDepth: below.introspectionDepth,
		introspectionLists: below.introspectionLists,
	}
	if !introspection {
		one.depth++
		return one
	}
	one.introspectionDepth++
	switch field.Name {
	case "fields", "inputFields", "interfaces", "possibleTypes":
		one.introspectionLists++
	}
	return one
}

// fragment answers nothing for a fragment inside itself: validation refuses the document for it.
func (s surveyor) fragment(name string, introspection bool) shape {
	at := place{name, introspection}
	if known, ok := s.fragments[at]; ok || s.visiting[name] {
		return known
	}
	definition := s.document.Fragments.ForName(name)
	if definition == nil {
		return shape{}
	}
	s.visiting[name] = true
	s.fragments[at] = s.selection(definition.SelectionSet, introspection)
	delete(s.visiting, name)
	return s.fragments[at]
}

func (s shape) with(other shape) shape {
	return shape{
		roots:     saturated(s.roots + other.roots),
		sensitive: saturated(s.sensitive + other.sensitive),
		aliased:   saturated(s.aliased + other.aliased),

		fields:             saturated(s.fields + other.fields),
		aliases:            saturated(s.aliases + other.aliases),
		depth:              max(s.depth, other.depth),
		introspectionDepth: max(s.introspectionDepth, other.introspectionDepth),
		introspectionLists: max(s.introspectionLists, other.introspectionLists),
	}
}

// saturated keeps the sums of doubling fragments from running over.
func saturated(n int) int { return min(n, math.MaxInt32) }

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// directives counts every directive that is written in a document.
func directives(document *ast.QueryDocument) (n int) {
	for _, operation := range document.Operations {
		n += len(operation.Directives) + selectedDirectives(operation.SelectionSet)
		for _, variable := range operation.VariableDefinitions {
			n += len(variable.Directives)
		}
	}
	for _, fragment := range document.Fragments {
		n += len(fragment.Directives) + selectedDirectives(fragment.SelectionSet)
	}
	return n
}

func selectedDirectives(set ast.SelectionSet) (n int) {
	for _, selection := range set {
		switch selected := selection.(type) {
		case *ast.Field:
			n += len(selected.Directives) + selectedDirectives(selected.SelectionSet)
		case *ast.InlineFragment:
			n += len(selected.Directives) + selectedDirectives(selected.SelectionSet)
		case *ast.FragmentSpread:
			n += len(selected.Directives)
		}
	}
	return n
}
