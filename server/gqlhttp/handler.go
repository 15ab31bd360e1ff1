// Package gqlhttp stands between net/http and the code that gqlgen generates: one endpoint that reads requests
// strictly, refuses what asks for too much before it is run, charges what is run to the caller's
// budget, and tells a caller everything about their own mistakes and nothing about ours.
//
// It follows "GraphQL over HTTP" (graphql.github.io/graphql-over-http) and passes its public audit
// suite, see the folder audit.
package gqlhttp

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Config is what a Handler needs. All fields are required unless they say otherwise.
type Config struct {
	Schema graphql.ExecutableSchema
	Limits Limits
	Log    *slog.Logger

	// RequestID answers the id that the request was given on arrival.
	RequestID func(context.Context) string

	// Budget and Caller charge each operation to someone: Caller answers the key of the budget, for
	// example the partner, else the person, else the network address. Without a budget there is
	// no limit; costs are reported all the same.
	Budget *Budget
	Caller func(context.Context) string

	// Introspection says whether this caller may read the schema. Nil means nobody may.
	Introspection func(context.Context) bool

	// Sensitive are root fields that must be alone in their request: whatever checks a secret or
	// takes a name, so that one request is one try.
	Sensitive []string

	// Costs replaces the cost of single fields: "Mutation.signIn": 50. Optional.
	Costs map[string]int

	// AllowGET answers queries, never mutations, that come in the address of a GET request.
	AllowGET bool

	// Annotate adds the operation's name, hash and cost, or why it was refused, to the access log.
	// Optional.
	Annotate func(context.Context, ...slog.Attr)

	// RootFields stands around every field of Query and Mutation. Optional.
	RootFields graphql.RootFieldMiddleware
}

// Handler answers GraphQL requests.
type Handler struct {
	config    Config
	limits    Limits
	log       *slog.Logger
	schema    *ast.Schema
	documents *documents
}

// New makes a handler. It takes @defer out of the schema it is given: what is not answered in parts
// must not be offered.
func New(c Config) (*Handler, error) {
	if c.Schema == nil || c.Log == nil || c.RequestID == nil {
		return nil, errors.New("graphql handler: schema, log and request id are required")
	}
	if err := c.Limits.check(); err != nil {
		return nil, err
	}
	if c.Budget != nil && (c.Caller == nil || c.Budget.limit < c.Limits.Complexity) {
		return nil, errors.New("graphql handler: a budget needs a caller, and room for one operation")
	}
	withoutDefer(c.Schema.Schema())
	if c.RootFields == nil {
		c.RootFields = straightRoot
	}
	schema := c.Schema.Schema()
	documents, err := newDocuments(schema, c)
	if err != nil {
		return nil, err
	}
	return &Handler{config: c, limits: c.Limits, log: c.Log, schema: schema, documents: documents}, nil
}

var deferLock sync.Mutex

// withoutDefer writes to a schema only the first time: other handlers may be reading it.
func withoutDefer(schema *ast.Schema) {
	deferLock.Lock()
	defer deferLock.Unlock()
	if schema.Directives["defer"] == nil {
		return // a deletion of nothing would still be a write
	}
	delete(schema.Directives, "defer")
}

// ServeHTTP answers one request, whatever it is, with a GraphQL answer.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.Answer(r.Context(), w, r) }

// Answer is ServeHTTP for whoever knows more of a request than the request itself: its context is not looked at.
func (h *Handler) Answer(ctx context.Context, w http.ResponseWriter, r *http.Request) {
	x := h.newExchange(ctx)
	ctx = x
	defer func() {
		value := recover()
		if value == nil {
			return
		}
		if value == http.ErrAbortHandler { //nolint:errorlint // the very value that net/http knows
			panic(value)
		}
		h.logPanic(ctx, value)
		h.writeRefusal(w, x, refuse(http.StatusInternalServerError, internal(x.requestID)))
	}()
	h.do(ctx, w, r, x)
}

func (h *Handler) newExchange(ctx context.Context) *exchange {
	return &exchange{Context: ctx, requestID: h.config.RequestID(ctx), form: plainJSON, cost: Cost{Requested: 1}}
}
