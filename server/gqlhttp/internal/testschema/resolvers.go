// Package testschema is a small register of names behind GraphQL, with fields that fail in every way
// a field can fail. The tests of the package above speak to it.
package testschema

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Secret is in the text of every fault here. It must reach no caller.
const Secret = "s3cr3t-in-the-fault"

// New makes the schema with its resolvers.
func New() graphql.ExecutableSchema {
	return NewExecutableSchema(Config{Resolvers: resolvers{}})
}

type resolvers struct{}

func (resolvers) Query() QueryResolver       { return query{} }
func (resolvers) Mutation() MutationResolver { return mutation{} }
func (resolvers) Domain() DomainResolver     { return domain{} }
func (resolvers) Partner() PartnerResolver   { return partner{} }
func (resolvers) Fragile() FragileResolver   { return fragile{} }

type (
	query    struct{}
	mutation struct{}
	domain   struct{}
	partner  struct{}
	fragile  struct{}
)

func name(i int) *Domain {
	return &Domain{
		ID: fmt.Sprintf("dom_%d", i), Name: fmt.Sprintf("name-%d.hk", i),
		Holder:    &Holder{ID: "hol_1", Name: "Chan Tai Man 陳大文"},
		Partner:   &Partner{ID: "par_1", Name: "Harbour Hosting"},
		Fees:      []*Fee{{Years: 1, Cents: 25000}},
		Documents: []*Document{{ID: "doc_1", Kind: KindLicence}},
	}
}

func page(first, last *int) *DomainConnection {
	size := 20
	for _, asked := range []*int{first, last} {
		if asked != nil && *asked >= 0 && *asked <= 100 {
			size = *asked
		}
	}
	connection := &DomainConnection{TotalCount: 1000, Edges: []*DomainEdge{}}
	for i := range size {
		connection.Edges = append(connection.Edges, &DomainEdge{Cursor: fmt.Sprint(i), Node: name(i)})
	}
	return connection
}

func (query) Hello(context.Context) (string, error) { return "hello", nil }

func (query) Echo(_ context.Context, text string, _ *int, _ *float64) (string, error) {
	return text, nil
}

func (query) At(_ context.Context, instant time.Time) (*time.Time, error) { return &instant, nil }

func (query) Node(_ context.Context, id string) (Node, error) {
	if id == "dom_1" {
		return name(1), nil
	}
	return nil, nil
}

func (query) Find(context.Context, *Filter) ([]Found, error) {
	return []Found{name(1), &Holder{ID: "hol_1", Name: "Chan"}}, nil
}

func (query) Domains(_ context.Context, first *int, _ *string, last *int, _ *string) (*DomainConnection, error) {
	return page(first, last), nil
}

func (query) DomainAvailability(_ context.Context, names []string, _ int) ([]*Availability, error) {
	answers := make([]*Availability, len(names))
	for i, name := range names {
		answers[i] = &Availability{Name: name, Free: i%2 == 0, Fees: []*Fee{{Years: 1, Cents: 25000}}}
	}
	return answers, nil
}

func (query) Partner(_ context.Context, id string) (*Partner, error) {
	return &Partner{ID: id, Name: "Harbour Hosting"}, nil
}

func (query) Fault(context.Context) (*string, error) {
	return nil, fmt.Errorf("store: %w", errors.New(Secret))
}

func (query) StrictFault(context.Context) (string, error) { return "", errors.New(Secret) }

func (query) Panics(context.Context) (*string, error) { panic(Secret) }

func (query) Private(context.Context) (*string, error) {
	return nil, &gqlerror.Error{
		Message: "Sign in first.", Extensions: map[string]any{"code": "UNAUTHENTICATED"},
		Err: errors.New(Secret),
	}
}

func (query) Slow(ctx context.Context) (*string, error) {
	<-ctx.Done()
	return nil, fmt.Errorf("store: %w", ctx.Err())
}

func (query) ListWithFault(context.Context) ([]*Fragile, error) {
	return []*Fragile{{Value: 1}, {Value: -1}, {Value: 3}}, nil
}

func (query) ListWithPanic(context.Context) ([]*Fragile, error) {
	return []*Fragile{{Value: 1}, {Value: 0}}, nil
}

func (fragile) Value(_ context.Context, of *Fragile) (int, error) {
	if of.Value < 0 {
		return 0, errors.New(Secret)
	}
	return 6 / of.Value, nil // a real panic, of the runtime, for zero
}

func (domain) Related(_ context.Context, _ *Domain, first *int, _ *string, last *int, _ *string) (*DomainConnection, error) {
	return page(first, last), nil
}

func (partner) Domains(_ context.Context, _ *Partner, first *int, _ *string, last *int, _ *string) (*DomainConnection, error) {
	return page(first, last), nil
}

func (mutation) SignIn(_ context.Context, email, _ string) (string, error) { return email, nil }

func (mutation) Rename(_ context.Context, id, to string) (*Domain, error) {
	renamed := name(1)
	renamed.ID, renamed.Name = id, to
	return renamed, nil
}
