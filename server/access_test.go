package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"lionrock/graph/generated"
	"lionrock/rules"
)

// visitors are the kinds of caller that every field is visited as; the columns of testdata/access.txt.
var visitors = []struct{ column, who string }{
	{"anonymous", ""},
	{"applicant", "applicant"},
	{"owner", "harbour"},
	{"reader", "harbour-reader"},
	{"client", "harbour-watch"},
	{"program", "harbour-client"},
	{"rival", "peak"},
	{"revoked", "harbour-revoked"},
	{"expired", "harbour"},
	{"reviewer", "reviewer"},
	{"operator", "operator"},
	{"committee", "member"},
}

const accessFile = "testdata/access.txt"

const accessHead = `# Who may see and do what: every field of the served schema, visited as every kind of caller with a thing of the caller's
# own partner and with the same thing of another partner's. Written by ` + "`go test ./server -run TestAccess -update`" + `; a field
# that is not in it, or that answers otherwise, fails the test.
#
# allow    answered, whoever the thing belongs to        deny     refused: 401, UNAUTHENTICATED or FORBIDDEN
# own      answered for the own partner's, and for       null     nothing, as if it did not exist
#          the other's as if it did not exist            payload  only in the answer to a mutation, for who did it
#
# owner and reader are people of a partner; client may only read, program may register; rival owns another partner.
`

// TestAccess visits every field as every kind of caller and compares what happens with the table.
func TestAccess(t *testing.T) {
	w := newWorld(t, "", func(c *config) { c.RateLimit = "off" })
	w.enterCast()
	w.age()
	m := &matrix{world: w, schema: schemaOf(w), shared: w.publish()}
	m.things = []*belongings{w.furnish("harbour", 1), w.furnish("peak", 1)}
	m.findWays()
	rows := m.queries()
	rows = append(rows, m.objects()...)
	rows = append(rows, m.mutations()...)
	slices.Sort(rows)
	got := accessHead + m.headline() + strings.Join(rows, "")
	if *update {
		must(t, os.WriteFile(accessFile, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(accessFile)
	must(t, err)
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("access differs from the table (-table +server):\n%s", diff)
	}
	w.inOrder()
	w.quiet()
}

// age makes both partners old enough that each has a year behind it, whose fee it has paid, and a year that ends soon.
func (w *world) age() {
	w.Helper()
	w.sql("UPDATE partner SET joined_at = '2024-12-14 16:00:00+00:00'")
	w.pay(harbour, 1000*rules.Dollar, "FPS-HARBOUR-FEE")
	w.pay(peak, 1000*rules.Dollar, "FPS-PEAK-FEE")
}

// schemaOf is the schema as it is served.
func schemaOf(w *world) *ast.Schema {
	return generated.NewExecutableSchema(generated.Config{Resolvers: w.app.resolver()}).Schema()
}

// matrix is the table being made.
type matrix struct {
	*world
	schema *ast.Schema
	shared map[string]string // IDs of things that are no partner's
	things []*belongings
	ways   map[string]way // by type
	serial int            // of what was made
}

// cellOf judges what a visitor saw of its own partner's thing and of the other's.
func (m *matrix) cellOf(field, who string, see func(*belongings) string) string {
	seen := map[string]string{}
	for _, things := range m.things {
		seen[things.partner] = see(things)
	}
	home := callers[who].home
	if who == "harbour-revoked" || home == "" {
		home = ""
	}
	switch {
	case seen[harbour] == seen[peak]:
		return seen[harbour]
	case home != "" && seen[home] == "allow" && seen[other(home)] == "null":
		return "own"
	}
	m.Errorf("%s as %s: harbour's is %s and peak's is %s", field, who, seen[harbour], seen[peak])
	return "?"
}

func other(partner string) string {
	if partner == harbour {
		return peak
	}
	return harbour
}

func (m *matrix) headline() string {
	columns := make([]string, len(visitors))
	for i, v := range visitors {
		columns[i] = v.column
	}
	return row("field", columns)
}

func row(field string, cells []string) string {
	var line strings.Builder
	fmt.Fprintf(&line, "%-45s", field)
	for i, cell := range cells {
		fmt.Fprintf(&line, " %-*s", len(visitors[i].column), cell)
	}
	return strings.TrimRight(line.String(), " ") + "\n"
}

// queries visits the fields of Query.
func (m *matrix) queries() (rows []string) {
	for _, field := range served(m.schema.Query) {
		name := "Query." + field.Name
		cells := make([]string, len(visitors))
		for i, v := range visitors {
			cells[i] = m.cellOf(name, v.who, func(things *belongings) string {
				answer := m.ask(v.column, v.who, "{ "+m.call(m.schema.Query, field)+selectionOf(m.schema, field)+" }", things)
				return answer.seen([]string{field.Name})
			})
		}
		rows = append(rows, row(name, cells))
	}
	return rows
}

// objects visits the fields of every type that a query can reach.
func (m *matrix) objects() (rows []string) {
	for name, definition := range m.schema.Types {
		if definition.Kind != ast.Object || definition.BuiltIn || definition == m.schema.Query || definition == m.schema.Mutation {
			continue
		}
		way, reached := m.ways[name]
		if !reached {
			for _, field := range served(definition) {
				rows = append(rows, row(name+"."+field.Name, []string{"payload"}))
			}
			continue
		}
		rows = append(rows, m.object(definition, way)...)
	}
	return rows
}

func (m *matrix) object(definition *ast.Definition, way way) (rows []string) {
	fields := served(definition)
	calls := make([]string, len(fields))
	for i, field := range fields {
		calls[i] = m.call(definition, field) + selectionOf(m.schema, field)
	}
	query := "{ " + way.open + strings.Join(calls, " ") + strings.Repeat(" }", way.braces+1)
	answers := map[string]map[string]*said{}
	for _, v := range visitors {
		answers[v.column] = map[string]*said{}
		for _, things := range m.things {
			answers[v.column][things.partner] = m.ask(v.column, v.who, query, things)
		}
	}
	for _, field := range fields {
		name := definition.Name + "." + field.Name
		cells := make([]string, len(visitors))
		for i, v := range visitors {
			cells[i] = m.cellOf(name, v.who, func(things *belongings) string {
				return answers[v.column][things.partner].seen(append(slices.Clone(way.path), field.Name))
			})
		}
		rows = append(rows, row(name, cells))
	}
	return rows
}

// said is an answer to a visitor.
type said struct {
	status int
	Data   map[string]any `json:"data"`
	Errors []struct {
		Message    string         `json:"message"`
		Path       []any          `json:"path"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors"`
	body string
}

// denied tells that the caller was refused.
func (s *said) denied() bool {
	return s.status == http.StatusUnauthorized || slices.ContainsFunc(s.codes(), func(code string) bool {
		return code == "UNAUTHENTICATED" || code == "FORBIDDEN"
	})
}

func (s *said) codes() (codes []string) {
	for _, e := range s.Errors {
		code, _ := e.Extensions["code"].(string)
		codes = append(codes, code)
	}
	return codes
}

// seen says what a visitor saw at a place of the answer. Of a list it is the first element that counts.
func (s *said) seen(path []string) string {
	if s.denied() {
		return "deny"
	}
	var value any = s.Data
	for _, key := range path {
		if list, isList := value.([]any); isList && len(list) > 0 {
			value = list[0]
		}
		object, isObject := value.(map[string]any)
		if !isObject {
			return "null"
		}
		value = object[key]
	}
	if value == nil {
		return "null"
	}
	return "allow"
}

// ask sends a document in the name of a visitor; what stands in {braces} is about the things that are asked for. An answer to
// who is not of the partner may hold no word of what is the partner's own.
func (m *matrix) ask(column, who, document string, things *belongings) *said {
	m.Helper()
	s := m.graphql(m.tokenOf(column, who), m.fill(document, things), nil)
	for _, code := range s.codes() {
		if !slices.Contains([]string{"UNAUTHENTICATED", "FORBIDDEN"}, code) {
			m.Fatalf("as %s, %s: %s", column, m.fill(document, things), s.body)
		}
	}
	if home := callers[who].home; home != things.partner && !callers[who].staff && strings.Contains(s.body, things.word) {
		m.Errorf("as %s, %s tells what is private: %s", column, m.fill(document, things), s.body)
	}
	return s
}

// tokenOf is an access token of a visitor, of a sign-in of its own; none for the anonymous.
func (m *matrix) tokenOf(column, who string) string {
	m.Helper()
	switch column {
	case "anonymous":
		return ""
	case "expired":
		m.machine.move(-11 * time.Minute)
		defer m.machine.move(11 * time.Minute)
	}
	return m.token(who)
}

// graphql sends a GraphQL request with a token, or without one.
func (w *world) graphql(token, document string, variables map[string]any) *said {
	w.Helper()
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	must(w, err)
	request := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	recorder := w.do(request)
	s := &said{status: recorder.Code, body: recorder.Body.String()}
	must(w, json.Unmarshal(recorder.Body.Bytes(), s))
	return s
}
