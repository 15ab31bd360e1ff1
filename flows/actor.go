package flows

import (
	"context"
	"slices"

	"lionrock/rules"
	"lionrock/rules/role"
)

// Kind tells who stands behind a request.
type Kind string

// The kinds of actor. The zero Actor is Nobody: anonymous, and fenced out of every partner's data.
const (
	Nobody Kind = ""
	Person Kind = "person"
	Client Kind = "credential"
	System Kind = "system"
)

// Actor is who asks: the one value from which everything a request may see or do follows.
type Actor struct {
	Kind Kind
	// ID is the person's or the API credential's.
	ID string
	// Label is how the audit log calls the actor: an e-mail address or a client ID.
	Label string
	// PartnerID is the partner acted for; empty for applicants, officers and the anonymous.
	PartnerID string
	// Roles are the actor's at the partner, or at the registry.
	Roles []role.Role
	// SessionFamily is the sign-in a person's token came from.
	SessionFamily string
}

// IsStaff reports whether the actor is an officer of the registry.
func (a Actor) IsStaff() bool {
	return a.Kind == Person && a.PartnerID == "" && slices.ContainsFunc(a.Roles, role.Role.IsStaff)
}

// IsCommittee reports whether the actor sits on the Objections Committee.
func (a Actor) IsCommittee() bool {
	return a.Kind == Person && a.PartnerID == "" && a.Has(role.CommitteeMember)
}

// Has reports whether the actor has one of the roles.
func (a Actor) Has(roles ...role.Role) bool {
	return slices.ContainsFunc(roles, func(r role.Role) bool { return slices.Contains(a.Roles, r) })
}

// Owner is whose quotes and idempotency keys the actor uses: the partner's, else their own.
func (a Actor) Owner() string {
	if a.PartnerID != "" {
		return a.PartnerID
	}
	return a.ID
}

// Request is what is known of the request an actor makes.
type Request struct {
	ID     string
	Actor  Actor
	Locale rules.Locale
	// IP is the caller's network address, for rate limits only; it is never stored with an answer.
	IP string
	// Address and UserAgent are where a person sits and what they use: a session remembers both, to show them to that person.
	Address, UserAgent string
}

type requestKey struct{}

// WithRequest returns a context that carries who asks.
func WithRequest(ctx context.Context, r Request) context.Context {
	return context.WithValue(ctx, requestKey{}, r)
}

// RequestOf returns who asks; without WithRequest it is an anonymous request in English.
func RequestOf(ctx context.Context) Request {
	r, ok := ctx.Value(requestKey{}).(Request)
	if !ok {
		return Request{Locale: rules.English}
	}
	return r
}

// ActorOf returns the actor of a context, Nobody where there is none.
func ActorOf(ctx context.Context) Actor { return RequestOf(ctx).Actor }

// AsSystem returns a context in which the platform itself acts: importing, seeding, settling. It passes every fence.
func AsSystem(ctx context.Context, label string) context.Context {
	r := RequestOf(ctx)
	r.Actor = Actor{Kind: System, ID: "system", Label: label}
	return WithRequest(ctx, r)
}
