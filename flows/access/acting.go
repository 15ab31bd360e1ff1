package access

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"lionrock/ent"
	"lionrock/ent/person"
	"lionrock/ent/session"
	"lionrock/flows"
	"lionrock/flows/view"
)

// actorOf is a person at one partner, at the registry, or for themselves. A person of several partners acts for the one that
// is named, and for the one they came to first where none of theirs is.
func actorOf(row *ent.Person, family, actsFor string) flows.Actor {
	actor := flows.Actor{Kind: flows.Person, ID: row.ID, Label: row.Email, Roles: row.StaffRoles, SessionFamily: family}
	if seat := seatOf(row.Edges.Memberships, actsFor); seat != nil {
		actor.PartnerID, actor.Roles = seat.PartnerID, seat.Roles
	}
	return actor
}

func seatOf(seats []*ent.Membership, partnerID string) *ent.Membership {
	if len(seats) == 0 {
		return nil
	}
	for _, seat := range seats {
		if seat.PartnerID == partnerID {
			return seat
		}
	}
	return slices.MinFunc(seats, func(a, b *ent.Membership) int { return strings.Compare(a.ID, b.ID) })
}

// SwitchPartner lets a person's session act for another of their partners from now on, and the next sign-in too.
func (a *Access) SwitchPartner(ctx context.Context, partnerID string) (signed SignedIn, err error) {
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		signed, err = a.actFor(ctx, tx, partnerID, "partnerId")
		return err
	})
	return signed, err
}

// actFor points the session of the person who asks at one of their partners. Its refresh token stays as it is.
func (a *Access) actFor(ctx context.Context, tx *flows.Tx, partnerID string, field string) (SignedIn, error) {
	actor := flows.ActorOf(ctx)
	if actor.Kind != flows.Person {
		return SignedIn{}, flows.NotFound(field)
	}
	row, err := tx.Person.Query().Where(person.ID(actor.ID)).WithMemberships().Only(flows.AsSystem(ctx, "session"))
	if err != nil {
		return SignedIn{}, fmt.Errorf("act for a partner: %w", err)
	}
	next := actorOf(row, actor.SessionFamily, partnerID)
	if next.PartnerID != partnerID || partnerID == "" {
		return SignedIn{}, flows.NotFound(field)
	}
	if err := tx.Person.UpdateOne(row).SetActsFor(partnerID).Exec(ctx); err != nil {
		return SignedIn{}, fmt.Errorf("act for a partner: %w", err)
	}
	err = tx.Session.Update().Where(session.Family(actor.SessionFamily), session.RevokedAtIsNil()).SetActsFor(partnerID).Exec(ctx)
	if err != nil {
		return SignedIn{}, fmt.Errorf("act for a partner: %w", err)
	}
	if err := seen(ctx, tx, next, a.sessionNow()); err != nil {
		return SignedIn{}, err
	}
	token, err := a.Issue(next)
	return SignedIn{Token: token, Actor: next}, err
}

// Seats lists the partners that the person who asks belongs to, in order of their names.
func (a *Access) Seats(ctx context.Context) ([]*view.Seat, error) {
	actor, seats := flows.ActorOf(ctx), []*view.Seat{}
	if actor.Kind != flows.Person {
		return seats, nil
	}
	row, err := a.DB.Read.Person.Query().Where(person.ID(actor.ID)).
		WithMemberships(func(q *ent.MembershipQuery) { q.WithPartner() }).Only(flows.AsSystem(ctx, "session"))
	if err != nil {
		return nil, fmt.Errorf("partners of a person: %w", err)
	}
	slices.SortFunc(row.Edges.Memberships, func(a, b *ent.Membership) int {
		return cmp.Or(strings.Compare(a.Edges.Partner.Name, b.Edges.Partner.Name), strings.Compare(a.ID, b.ID))
	})
	for _, seat := range row.Edges.Memberships {
		seats = append(seats, &view.Seat{
			PartnerID: seat.PartnerID, Partner: flows.PartnerView(seat.Edges.Partner).Profile, Roles: seat.Roles,
			Current: seat.PartnerID == actor.PartnerID,
		})
	}
	return seats, nil
}
