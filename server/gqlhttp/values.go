package gqlhttp

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// extent is how large a value is: its longest list, how deep lists and objects nest, and whether a
// number in it is beyond what can be held. The reading of arguments panics over such a number.
type extent struct {
	longest  int
	depth    int
	overflow bool
}

func (e extent) with(other extent) extent {
	return extent{
		max(e.longest, other.longest), max(e.depth, other.depth), e.overflow || other.overflow,
	}
}

// around is the extent of a list or an object of n members.
func (e extent) around(n int) extent {
	return extent{max(e.longest, n), e.depth + 1, e.overflow}
}

// variableExtent measures decoded JSON.
func variableExtent(value any) (inside extent) {
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			inside = inside.with(variableExtent(element))
		}
		return inside.around(len(value))
	case map[string]any:
		for _, member := range value {
			inside = inside.with(variableExtent(member))
		}
		return inside.around(0)
	}
	return inside
}

// writtenExtent measures a value that is written in the document.
func writtenExtent(value *ast.Value) (inside extent) {
	if value == nil {
		return inside
	}
	for _, child := range value.Children {
		inside = inside.with(writtenExtent(child.Value))
	}
	switch value.Kind {
	case ast.ListValue:
		return inside.around(len(value.Children))
	case ast.ObjectValue:
		return inside.around(0)
	case ast.IntValue:
		_, err := strconv.ParseInt(value.Raw, 10, 64)
		inside.overflow = err != nil
	case ast.FloatValue:
		_, err := strconv.ParseFloat(value.Raw, 64)
		inside.overflow = err != nil
	}
	return inside
}

// documentExtent is the largest of all values in a document.
func documentExtent(document *ast.QueryDocument) (largest extent) {
	for _, operation := range document.Operations {
		for _, variable := range operation.VariableDefinitions {
			largest = largest.with(writtenExtent(variable.DefaultValue))
			largest = largest.with(directiveExtent(variable.Directives))
		}
		largest = largest.with(directiveExtent(operation.Directives))
		largest = largest.with(selectedExtent(operation.SelectionSet))
	}
	for _, fragment := range document.Fragments {
		largest = largest.with(directiveExtent(fragment.Directives))
		largest = largest.with(selectedExtent(fragment.SelectionSet))
	}
	return largest
}

func selectedExtent(set ast.SelectionSet) (largest extent) {
	for _, selection := range set {
		switch selected := selection.(type) {
		case *ast.Field:
			largest = largest.with(argumentExtent(selected.Arguments))
			largest = largest.with(directiveExtent(selected.Directives))
			largest = largest.with(selectedExtent(selected.SelectionSet))
		case *ast.InlineFragment:
			largest = largest.with(directiveExtent(selected.Directives))
			largest = largest.with(selectedExtent(selected.SelectionSet))
		case *ast.FragmentSpread:
			largest = largest.with(directiveExtent(selected.Directives))
		}
	}
	return largest
}

func directiveExtent(directives ast.DirectiveList) (largest extent) {
	for _, directive := range directives {
		largest = largest.with(argumentExtent(directive.Arguments))
	}
	return largest
}

func argumentExtent(arguments ast.ArgumentList) (largest extent) {
	for _, argument := range arguments {
		largest = largest.with(writtenExtent(argument.Value))
	}
	return largest
}
