package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"lionrock/flows"
	"lionrock/graph/model"
	"lionrock/rules/role"
)

// Allow answers the @allow directive: whether the caller belongs to the audience, has one of the roles, and has the power,
// which is read from the one table of rules/role.
func Allow(
	ctx context.Context, _ any, next graphql.Resolver, to model.Audience, roles []role.Role, does *role.Power,
) (any, error) {
	actor := flows.ActorOf(ctx)
	if to != model.AudiencePublic && actor.Kind == flows.Nobody {
		return nil, coded("UNAUTHENTICATED", "Sign in, or send Authorization: Bearer with a current access token.")
	}
	if !belongs(actor, to) || len(roles) > 0 && !actor.Has(roles...) || does != nil && !role.May(actor.Roles, *does) {
		return nil, coded("FORBIDDEN", "Your account does not have the role that this needs.")
	}
	return next(ctx)
}

func belongs(actor flows.Actor, to model.Audience) bool {
	switch to {
	case model.AudiencePublic, model.AudienceSignedIn:
		return true
	case model.AudiencePartner:
		return actor.PartnerID != ""
	case model.AudienceStaff:
		return actor.IsStaff()
	case model.AudienceCommittee:
		return actor.IsCommittee()
	}
	return false
}

// OnlyAllowed stands around the fields of Query and Mutation and refuses one without @allow to everyone: what nobody has
// decided about is closed.
func OnlyAllowed(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	field := graphql.GetRootFieldContext(ctx).Field
	if field.Definition.Directives.ForName("allow") == nil && !strings.HasPrefix(field.Name, "__") {
		graphql.AddError(ctx, coded("FORBIDDEN", "This field is closed."))
		return graphql.Null
	}
	return next(ctx)
}
