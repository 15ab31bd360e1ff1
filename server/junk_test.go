package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// junk is text that was a problem somewhere at some time.
var junk = map[string]string{
	"nothing":                "",
	"a space":                " ",
	"a NUL":                  "a\x00b",
	"SQL":                    "'; DROP TABLE domain; --",
	"LIKE wildcards":         `%_\%`,
	"a lone backslash":       `\`,
	"bidirectional controls": "\u202egnp.exe\u2066",
	"an astral character":    "😀𠮷",
	"a path":                 "../../../../etc/passwd",
	"a replacement":          "\ufffd{{7*7}}${7*7}",
	"line breaks":            "a\r\nSet-Cookie: a=b\r\n\r\n<script>",
}

// textScalars are those that a caller writes as text.
var textScalars = []string{"String", "ID", "DomainName", "Decimal", "Date", "DateTime", "URL", "JSON"}

// Whatever text is put in whatever field, on either database, the answer is the field's own and never a fault of ours.
func TestAnyTextInAnyFieldIsAnswered(t *testing.T) {
	onBoth(t, func(t *testing.T, databaseURL string) {
		w := newWorld(t, databaseURL, func(c *config) { c.RateLimit = "off" })
		w.enterCast()
		m := &matrix{world: w, schema: schemaOf(w), shared: w.publish()}
		things := m.furnish("harbour", 1)
		tried := 0
		for _, slot := range m.slots() {
			if answer := m.graphql(m.tokenFor(slot.who), slot.document, m.with(slot, "text", things)); strings.Contains(answer.body, "cannot be null") {
				t.Fatalf("%s is not good apart from its text: %s", slot.name, answer.body)
			}
			for name, text := range junk {
				tried++
				answer := m.graphql(m.tokenFor(slot.who), slot.document, m.with(slot, text, things))
				if slices.Contains(answer.codes(), "INTERNAL") || answer.status >= 500 {
					t.Errorf("%s with %s: %s", slot.name, name, answer.body)
				}
			}
		}
		if tried < 500 {
			t.Errorf("only %d requests were tried: the schema was not walked", tried)
		}
		w.inOrder()
		w.quiet()
	})
}

// endless are texts that are not kept: what is only answered back, and a code that is only compared.
var endless = []string{".clientMutationId", "signIn.oneTimeCode"}

// Every text that is kept has an end: none of a hundred thousand letters is taken.
func TestEveryTextHasAnEnd(t *testing.T) {
	w := newWorld(t, "", func(c *config) { c.RateLimit = "off" })
	w.enterCast()
	m := &matrix{world: w, schema: schemaOf(w), shared: w.publish()}
	things := m.furnish("harbour", 1)
	long := strings.Repeat("abcdefghij", 10_000)
	for _, slot := range m.slots() {
		if slices.ContainsFunc(endless, func(end string) bool { return strings.HasSuffix(slot.name, end) }) {
			continue
		}
		answer := m.graphql(m.tokenFor(slot.who), slot.document, m.with(slot, long, things))
		if slices.Contains(answer.codes(), "INTERNAL") || answer.status >= 500 {
			t.Errorf("%s: %s", slot.name, answer.body)
		}
		if strings.HasPrefix(slot.name, "mutation") && len(answer.Errors) == 0 && strings.Contains(answer.body, `"userErrors":[]`) {
			t.Errorf("%s takes a hundred thousand letters", slot.name)
		}
	}
	w.inOrder()
}

func (m *matrix) tokenFor(who string) string {
	m.Helper()
	if who == "" {
		return ""
	}
	return m.token(who)
}

// slot is one place of the schema where text is taken, in a request that is good apart from it.
type slot struct {
	name, who, document string
	mutation            string // whose input it is in
	field               string
	list                bool
}

// with are the variables in which the text stands in its place and everything else is as it should be, and new.
func (m *matrix) with(s slot, text string, things *belongings) map[string]any {
	m.Helper()
	var value any = text
	if s.list {
		value = []any{text}
	}
	if s.mutation == "" {
		return map[string]any{s.field: value}
	}
	input := m.inputOf(s.mutation, things)
	delete(input, "documentIds") // a paper is good once only
	input[s.field] = value
	return map[string]any{"input": input}
}

// slots are all places of Query and Mutation, and of the lists of a partner, where text is taken.
func (m *matrix) slots() (slots []slot) {
	m.Helper()
	for _, mutation := range served(m.schema.Mutation) {
		for _, argument := range mutation.Arguments {
			for _, field := range m.schema.Types[argument.Type.Name()].Fields {
				if slices.Contains(textScalars, field.Type.Name()) {
					slots = append(slots, slot{
						name: "mutation " + mutation.Name + "." + field.Name, who: actorFor(mutation), mutation: mutation.Name,
						document: fmt.Sprintf("mutation($input: %s) { %s(input: $input) { userErrors { code field message } } }", argument.Type, mutation.Name),
						field:    field.Name, list: field.Type.Elem != nil,
					})
				}
			}
		}
	}
	for _, query := range served(m.schema.Query) {
		slots = append(slots, m.argumentSlots("query "+query.Name, "{ %s }", query)...)
	}
	for _, field := range served(m.schema.Types["Partner"]) {
		slots = append(slots, m.argumentSlots("partner "+field.Name, "{ viewer { partner { %s } } }", field)...)
	}
	return append(slots, slot{
		name: "partner domains.filter.search", who: "harbour", field: "search",
		document: "query($search: String) { viewer { partner { domains(filter: {search: $search}) { totalCount edges { node { name } } } } } }",
	})
}

func (m *matrix) argumentSlots(name, around string, field *ast.FieldDefinition) (slots []slot) {
	for _, argument := range field.Arguments {
		if !slices.Contains(textScalars, argument.Type.Name()) {
			continue
		}
		call := fmt.Sprintf("%s(%s: $text)%s", field.Name, argument.Name, selectionOf(m.schema, field))
		slots = append(slots, slot{
			name: name + "." + argument.Name, who: "operator", field: "text", list: argument.Type.Elem != nil,
			document: fmt.Sprintf("query($text: %s) "+around, argument.Type, call),
		})
		if strings.HasPrefix(name, "partner") {
			slots[len(slots)-1].who = "harbour"
		}
	}
	return slots
}

// actorFor is who may call a mutation.
func actorFor(mutation *ast.FieldDefinition) string {
	switch mutation.Directives.ForName("allow").Arguments.ForName("to").Value.Raw {
	case "PUBLIC":
		return ""
	case "STAFF":
		return "operator"
	}
	return "harbour"
}

// inputOf is an input with which a mutation is good.
func (m *matrix) inputOf(mutation string, things *belongings) map[string]any {
	m.Helper()
	document, err := parser.ParseQuery(&ast.Source{
		Input: m.fill(m.fillMutation("mutation { "+mutation+"("+calls[mutation]+") }", things), things),
	})
	must(m, err)
	field, _ := document.Operations[0].SelectionSet[0].(*ast.Field)
	value, err := field.Arguments[0].Value.Value(nil)
	must(m, err)
	input, _ := value.(map[string]any)
	for name, value := range input {
		if list, isList := value.([]any); isList && list == nil {
			input[name] = []any{} // as it is written, which the reader of documents forgets
		}
	}
	return input
}
