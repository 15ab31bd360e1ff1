package gqlhttp

import (
	"encoding/json"
	"math"

	"github.com/vektah/gqlparser/v2/ast"
)

// What an operation costs, in points:
//
//   - an object that is looked up by itself (every type that implements Node) costs 1;
//   - an element of a list that the caller sizes (first, last, limit, names) costs at least 1;
//   - a list multiplies what is inside it by its size; one that cannot be sized counts as a few;
//   - values that belong to their object (scalars, money, prices, page information) are free;
//   - a write costs 10, or what the configuration says; the schema costs 100, one type of it 10;
//   - nothing costs less than 1.
const (
	lookUpCost = 1
	writeCost  = 10
	schemaCost = 100
	typeCost   = 10
)

// costNode is a field with objects in it. Fields of the same name in one object are one node, as
// they are one field of the answer.
type costNode struct {
	field    *ast.Field
	own      int
	list     bool
	sized    bool
	children []*costNode
}

// costModel builds and adds up the nodes of operations.
type costModel struct {
	schema *ast.Schema
	limits Limits
	fields map[string]int // "Mutation.signIn": points in place of the rule
}

// sizeArguments say how long the list below a field gets.
var sizeArguments = []string{"first", "last", "limit", "names"}

// plan prepares an operation that has passed validation and the limits.
func (m costModel) plan(operation *ast.OperationDefinition) []*costNode {
	return m.nodes([]ast.SelectionSet{operation.SelectionSet})
}

func (m costModel) nodes(sets []ast.SelectionSet) (nodes []*costNode) {
	below := map[string][]ast.SelectionSet{}
	var order []*ast.Field
	for _, field := range fieldsOf(sets) {
		if _, seen := below[field.Alias]; !seen {
			order = append(order, field)
		}
		below[field.Alias] = append(below[field.Alias], field.SelectionSet)
	}
	for _, field := range order {
		if node := m.node(field, below[field.Alias]); node != nil {
			nodes = append(nodes, node)
		}
	}
	return nodes
}

func fieldsOf(sets []ast.SelectionSet) (fields []*ast.Field) {
	for _, set := range sets {
		for _, selection := range set {
			switch selected := selection.(type) {
			case *ast.Field:
				fields = append(fields, selected)
			case *ast.InlineFragment:
				fields = append(fields, fieldsOf([]ast.SelectionSet{selected.SelectionSet})...)
			case *ast.FragmentSpread:
				fields = append(fields, fieldsOf([]ast.SelectionSet{selected.Definition.SelectionSet})...)
			}
		}
	}
	return fields
}

func (m costModel) node(field *ast.Field, below []ast.SelectionSet) *costNode {
	node := &costNode{field: field, list: field.Definition.Type.Elem != nil}
	switch field.Name {
	case "__schema":
		node.own = schemaCost
		return node
	case "__type":
		node.own = typeCost
		return node
	}
	node.own = m.own(field)
	for _, name := range sizeArguments {
		node.sized = node.sized || field.Definition.Arguments.ForName(name) != nil
	}
	node.children = m.nodes(below)
	if node.own == 0 && !node.sized && len(node.children) == 0 && !node.list {
		return nil // free whatever the variables are
	}
	return node
}

func (m costModel) own(field *ast.Field) int {
	if points, ok := m.fields[field.ObjectDefinition.Name+"."+field.Name]; ok {
		return points
	}
	if field.ObjectDefinition == m.schema.Mutation && field.Name != "__typename" {
		return writeCost
	}
	return m.lookUp(m.schema.Types[field.Definition.Type.Name()])
}

// lookUp is the cost of one object of a type; for a union the dearest of its members.
func (m costModel) lookUp(definition *ast.Definition) int {
	if definition.Name == "Node" {
		return lookUpCost
	}
	for _, implemented := range definition.Interfaces {
		if implemented == "Node" {
			return lookUpCost
		}
	}
	if !definition.IsAbstractType() {
		return 0
	}
	dearest := 0
	for _, possible := range m.schema.GetPossibleTypes(definition) {
		dearest = max(dearest, m.lookUp(possible))
	}
	return dearest
}

// total is what an operation costs with these variables.
func (m costModel) total(nodes []*costNode, variables map[string]any) int {
	return max(1, m.sum(nodes, variables, noPage))
}

// noPage is the size of the page around an object that is in none.
const noPage = -1

// sum adds up one object. page is the size that was asked of a connection right around it.
func (m costModel) sum(nodes []*costNode, variables map[string]any, page int) (points int) {
	for _, node := range nodes {
		points = saturated(points + m.one(node, variables, page))
	}
	return points
}

func (m costModel) one(node *costNode, variables map[string]any, page int) int {
	size := noPage
	if node.sized {
		size = m.size(node.field, variables)
	}
	if !node.list {
		return saturated(node.own + m.sum(node.children, variables, size))
	}
	element := saturated(node.own + m.sum(node.children, variables, noPage))
	switch {
	case node.sized:
		return times(size, max(lookUpCost, element))
	case page != noPage:
		return times(page, max(lookUpCost, element))
	}
	return times(m.limits.DefaultList, element)
}

// times multiplies without running over: both are at most MaxInt32.
func times(a, b int) int { return saturated(int(min(int64(a)*int64(b), math.MaxInt32))) }

// size is the longest list that the arguments allow.
func (m costModel) size(field *ast.Field, variables map[string]any) int {
	size := noPage
	for _, name := range sizeArguments {
		if value := argument(field, name, variables); value != nil {
			size = max(size, sizeOf(value))
		}
	}
	if size == noPage {
		return m.limits.DefaultPage
	}
	return size
}

// argument is the value of one argument, as Field.ArgumentMap has it for all: what is written, else its default, else nil. That
// a number is in range was seen before.
func argument(field *ast.Field, name string, variables map[string]any) (value any) {
	definition, given := field.Definition.Arguments.ForName(name), false
	if definition == nil {
		return nil
	}
	if written := field.Arguments.ForName(name); written != nil && written.Value.Kind == ast.Variable {
		value, given = variables[written.Value.Raw]
	} else if written != nil {
		value, _ = written.Value.Value(variables)
		given = true
	}
	if !given {
		value, _ = definition.DefaultValue.Value(variables)
	}
	return value
}

// sizeOf reads one argument; a size below zero is none.
func sizeOf(value any) int {
	switch value := value.(type) {
	case int64:
		return int(max(noPage, min(value, math.MaxInt32)))
	case json.Number:
		n, err := value.Int64()
		if err != nil {
			return math.MaxInt32
		}
		return sizeOf(n)
	case []any:
		return len(value)
	}
	return 1 // a single value stands for a list of one
}
