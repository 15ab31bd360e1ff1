package flows

import (
	"context"
	"errors"
	"fmt"

	entsql "entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/intercept"
)

// ErrNoTenant is the fault of touching partners' data in the name of nobody.
var ErrNoTenant = errors.New("a partner's table was touched without a partner, an officer or the platform as actor")

// tenantTables are the tables whose rows belong to one partner each. Every table with a partner_id column that is not the
// ledger's is in it; a test compares the list with the schema.
var tenantTables = map[string]bool{
	ent.TypeMembership: true, ent.TypeCredential: true, ent.TypeRegistrant: true,
	ent.TypeDomain: true, ent.TypeOperation: true, ent.TypeDocument: true, ent.TypeLaunchApplication: true,
	ent.TypeProfile: true, ent.TypeLogo: true,
	ent.TypeInvitation: true,
}

// fenced is the one place that keeps partners apart: a query of a tenant table sees only the actor's partner's rows, a
// write may only make or change such rows, and an actor without a partner is refused. Officers and the platform pass.
func fenced(client *ent.Client) *ent.Client {
	client.Intercept(intercept.TraverseFunc(fenceQuery))
	client.Use(fenceWrite)
	return client
}

func fenceQuery(ctx context.Context, q intercept.Query) error {
	if !tenantTables[q.Type()] {
		return nil
	}
	partnerID, all, err := Scope(ctx)
	if err != nil || all {
		return err
	}
	q.WhereP(entsql.FieldEQ("partner_id", partnerID))
	return nil
}

// Scope says whose rows a statement may touch: everyone's, or one partner's. Statements written by hand ask it too.
func Scope(ctx context.Context) (partnerID string, all bool, err error) {
	actor := ActorOf(ctx)
	switch {
	case actor.Kind == System, actor.IsStaff():
		return "", true, nil
	case actor.PartnerID != "":
		return actor.PartnerID, false, nil
	default:
		return "", false, ErrNoTenant
	}
}

func fenceWrite(next ent.Mutator) ent.Mutator {
	return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
		if !tenantTables[m.Type()] {
			return next.Mutate(ctx, m)
		}
		partnerID, all, err := Scope(ctx)
		if err != nil {
			return nil, err
		}
		if all {
			return next.Mutate(ctx, m)
		}
		if m.Op().Is(ent.OpCreate) {
			if owner, _ := m.Field("partner_id"); owner != partnerID {
				return nil, fmt.Errorf("a %s would be made for another partner", m.Type())
			}
			return next.Mutate(ctx, m)
		}
		if m.Op().Is(ent.OpUpdateOne) && changesNothing(m) {
			return nil, fmt.Errorf("an update of a %s that changes nothing would only read it, past the fence", m.Type())
		}
		m.(interface {
			WhereP(...func(*entsql.Selector))
		}).WhereP(entsql.FieldEQ("partner_id", partnerID))
		return next.Mutate(ctx, m)
	})
}

// changesNothing tells an update without a change: ent would then read the row by its ID alone and answer with it.
func changesNothing(m ent.Mutation) bool {
	return len(m.Fields())+len(m.ClearedFields())+len(m.AddedEdges())+len(m.ClearedEdges()) == 0
}
