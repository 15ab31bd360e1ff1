package gqlhttp

import (
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"lionrock/graph/gen/inorder"
)

// document is a parsed operation that has passed the limits and validation. It is shared between
// requests and never changed.
type document struct {
	query       *ast.QueryDocument
	operation   *ast.OperationDefinition
	hash        string
	notes       []slog.Attr // for the access log
	introspects bool
	cost        []*costNode
	weight      int
	// stats hold the plan of a document whose fields do not depend on variables.
	stats graphql.Stats
}

// documents parses, limits and validates, and remembers what passed: a client sends the same few
// documents again and again, and reading one costs more than answering it.
type documents struct {
	schema    *ast.Schema
	rules     *rules.Rules
	limits    Limits
	costs     costModel
	sensitive map[string]bool

	lock   sync.Mutex
	kept   *simplelru.LRU[string, *document]
	weight int
}

func newDocuments(schema *ast.Schema, c Config) (*documents, error) {
	d := &documents{
		schema: schema, limits: c.Limits, rules: quietRules(), sensitive: map[string]bool{},
		costs: costModel{schema: schema, limits: c.Limits, fields: c.Costs},
	}
	for _, field := range c.Sensitive {
		d.sensitive[field] = true
	}
	forget := func(_ string, dropped *document) { d.weight -= dropped.weight }
	var err error
	d.kept, err = simplelru.NewLRU(c.Limits.CachedDocuments, forget)
	return d, err
}

// quietRules are the specified rules without "Did you mean": it lists the schema to whoever guesses.
func quietRules() *rules.Rules {
	quiet := rules.NewDefaultRules()
	quiet.ReplaceRule(rules.FieldsOnCorrectTypeRule.Name, rules.FieldsOnCorrectTypeRuleWithoutSuggestions.RuleFunc)
	quiet.ReplaceRule(rules.KnownArgumentNamesRule.Name, rules.KnownArgumentNamesRuleWithoutSuggestions.RuleFunc)
	quiet.ReplaceRule(rules.KnownTypeNamesRule.Name, rules.KnownTypeNamesRuleWithoutSuggestions.RuleFunc)
	quiet.ReplaceRule(rules.ScalarLeafsRule.Name, rules.ScalarLeafsRuleWithoutSuggestions.RuleFunc)
	quiet.ReplaceRule(rules.ValuesOfCorrectTypeRule.Name, rules.ValuesOfCorrectTypeRuleWithoutSuggestions.RuleFunc)
	return quiet
}

// load answers the document of a query text, or what is wrong with it.
func (d *documents) load(text string) (*document, gqlerror.List) {
	if len(text) > d.limits.QueryBytes {
		return nil, gqlerror.List{exceeded("query length in bytes", d.limits.QueryBytes, len(text),
			"Send less in one request, or long values as variables.")}
	}
	if known := d.find(text); known != nil {
		return known, nil
	}
	parsed, err := d.parse(text)
	if err == nil {
		err = d.withinLimits(parsed)
	}
	if err != nil {
		return nil, gqlerror.List{err}
	}
	errs := validator.ValidateWithRules(d.schema, parsed, d.rules)
	for _, err := range errs {
		err.Extensions = map[string]any{"code": CodeValidationFailed}
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return d.keep(text, parsed), nil
}

func (d *documents) parse(text string) (*ast.QueryDocument, *gqlerror.Error) {
	parsed, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, d.limits.Tokens)
	if err == nil {
		return parsed, nil
	}
	message := "This is not a GraphQL document."
	var locations []gqlerror.Location
	if fault, ok := err.(*gqlerror.Error); ok { //nolint:errorlint // as the parser returns it
		message, locations = fault.Message, fault.Locations
	}
	if strings.HasPrefix(message, "exceeded token limit") {
		return nil, exceeded("tokens", d.limits.Tokens, d.limits.Tokens+1,
			"Split the document, and send values as variables.")
	}
	if strings.HasPrefix(message, "exceeded maximum nesting depth") {
		return nil, exceeded("nesting", parser.MaxNestingDepth, parser.MaxNestingDepth+1,
			"Ask for the deeper objects in another request, by their id.")
	}
	refused := NewError(CodeParseFailed, "%s", message)
	refused.Locations = locations
	return nil, refused
}

func (d *documents) find(text string) *document {
	d.lock.Lock()
	defer d.lock.Unlock()
	known, _ := d.kept.Get(text)
	return known
}

func (d *documents) keep(text string, parsed *ast.QueryDocument) *document {
	operation := parsed.Operations[0]
	sum := sha256.Sum256([]byte(text))
	hash := hex.EncodeToString(sum[:16])
	made := &document{
		query: parsed, operation: operation, hash: hash,
		notes: []slog.Attr{
			slog.String("operation", operation.Name), slog.String("operationType", string(operation.Operation)),
			slog.String("operationHash", hash),
		},
		introspects: survey(parsed, nil).introspectionDepth > 0,
		cost:        d.costs.plan(operation),
		weight:      weigh(text),
	}
	if directives(parsed) == 0 {
		new(inorder.Plan).Attach(&made.stats)
	}
	d.lock.Lock()
	defer d.lock.Unlock()
	if known, ok := d.kept.Peek(text); ok {
		return known
	}
	d.weight += made.weight
	d.kept.Add(text, made)
	for d.weight > d.limits.CachedBytes && d.kept.Len() > 1 {
		d.kept.RemoveOldest()
	}
	return made
}

// weigh estimates the memory of a parsed document and its plan: a field of two letters takes some 250 bytes, and 150 more.
func weigh(text string) int { return 1024 + 150*len(text) }
