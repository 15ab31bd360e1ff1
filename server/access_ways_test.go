package main

import (
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// way is how a query gets to an object of a type: what stands before its fields, and where in the answer it is.
type way struct {
	open   string
	braces int
	path   []string
}

// arguments are what fields are called with; {Domain} and the like are IDs, {name} is a name that is registered. A field
// with a required argument that is not here fails the test.
var arguments = map[string]string{
	"Query.node":                 `id: {Domain}`,
	"Query.domain":               `name: {name}`,
	"Query.registrationData":     `name: {name}`,
	"Query.domainAvailability":   `names: [{name}]`,
	"Query.domainSuggestions":    `keyword: "lantern", limit: 1`,
	"Query.documents":            `first: 1, state: REJECTED`,
	"FeeWaiver.entries":          `first: 1, counted: true`,
	"Partner.registrants":        `first: 1, search: "private"`,
	"Partner.domains":            `first: 1`,
	"Query.objections":           `first: 1`,
	"Query.objectionByReference": `reference: "OBJ-0000-0000", email: "ng@people.example"`,
	"Query.invitation":           `token: {invited}`,
	"Query.partners":             `first: 1`,
	"Query.contentionSet":        `name: {contested}, phase: SUNRISE`,
	"Query.contentionSets":       `phase: SUNRISE, first: 1`,
	"Query.announcements":        `first: 1`,
	"Query.pendingDomains":       `first: 1`,
	"Query.tierTrial":            `tiers: [{name: "Standard", minimumRegistrations: 0, percentOff: "0"}]`,
	"Partner.auditLog":           `first: 1`,
	"Partner.membershipFee":      `number: 2`,
	"Domain.history":             `first: 1`,
	"Query.domainCategories":     ``,
	"Query.launchApplications":   `first: 1`,
	"Query.partnerApplications":  `first: 1, ended: true`,
	"DomainConnection.edges":     ``,
	"DocumentConnection.edges":   ``,
	"RegistrantConnection.edges": ``,
}

// served are the fields of a type but for those that GraphQL adds.
func served(definition *ast.Definition) (fields []*ast.FieldDefinition) {
	for _, field := range definition.Fields {
		if !strings.HasPrefix(field.Name, "__") {
			fields = append(fields, field)
		}
	}
	return fields
}

// call writes a field with its arguments.
func (m *matrix) call(of *ast.Definition, field *ast.FieldDefinition) string {
	given, known := arguments[of.Name+"."+field.Name]
	for _, argument := range field.Arguments {
		if argument.Type.NonNull && argument.DefaultValue == nil && !known {
			m.Fatalf("tell the test what to call %s.%s with: %s is required", of.Name, field.Name, argument.Name)
		}
	}
	if given == "" {
		return field.Name
	}
	return field.Name + "(" + given + ")"
}

// selectionOf asks an object for no more than that it is there.
func selectionOf(schema *ast.Schema, field *ast.FieldDefinition) string {
	if schema.Types[field.Type.Name()].IsLeafType() {
		return ""
	}
	return " { __typename }"
}

// findWays finds the shortest way to every type that a query can reach. To a Node it is node(id:), with an ID of each.
func (m *matrix) findWays() {
	m.ways = map[string]way{}
	known := []string{"Query"}
	for _, definition := range m.schema.GetPossibleTypes(m.schema.Types["Node"]) {
		m.ways[definition.Name] = way{
			open: "node(id: {" + definition.Name + "}) { ... on " + definition.Name + " { ", braces: 2, path: []string{"node"},
		}
		known = append(known, definition.Name)
		if m.shared[definition.Name] == "" && m.things[0].ids[definition.Name] == "" {
			m.Fatalf("furnish the world with a %s: it is a Node, and nobody has tried to see another's", definition.Name)
		}
	}
	for _, certain := range []bool{true, false} {
		for at := 0; at < len(known); at++ {
			known = append(known, m.waysFrom(known[at], certain)...)
		}
	}
}

// waysFrom goes one step on from a type: only where something certainly is, or also where there may be nothing.
func (m *matrix) waysFrom(from string, certain bool) (found []string) {
	definition := m.schema.Types[from]
	for _, field := range served(definition) {
		to := m.schema.Types[field.Type.Name()]
		if _, known := m.ways[to.Name]; known || to.Kind != ast.Object || certain && !field.Type.NonNull {
			continue
		}
		before := m.ways[from]
		m.ways[to.Name] = way{
			open: before.open + m.call(definition, field) + " { ", braces: before.braces + 1,
			path: append(append([]string{}, before.path...), field.Name),
		}
		found = append(found, to.Name)
	}
	return found
}

// fill puts the things of one partner, or those of nobody, in the place of {Domain} and the like.
func (m *matrix) fill(document string, things *belongings) string {
	for noun, id := range m.shared {
		document = strings.ReplaceAll(document, "{"+noun+"}", strconv.Quote(id))
	}
	for noun, id := range things.ids {
		document = strings.ReplaceAll(document, "{"+noun+"}", strconv.Quote(id))
	}
	return strings.ReplaceAll(document, "{name}", strconv.Quote(things.name))
}
