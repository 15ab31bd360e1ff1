package access

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lionrock/ent"
	"lionrock/ent/membership"
	"lionrock/ent/session"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/role"
)

// Team lists the people of a partner, in order of their e-mail addresses.
func (a *Access) Team(ctx context.Context, partnerID string) ([]*view.Member, error) {
	rows, err := a.DB.Read.Membership.Query().Where(membership.PartnerID(partnerID)).WithPerson(withPasskeys).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("team: %w", err)
	}
	slices.SortFunc(rows, func(a, b *ent.Membership) int { return strings.Compare(a.Edges.Person.Email, b.Edges.Person.Email) })
	team := make([]*view.Member, len(rows))
	for i, row := range rows {
		team[i] = memberView(row)
	}
	return team, nil
}

func memberView(row *ent.Membership) *view.Member {
	return &view.Member{
		ID: row.PersonID, Email: row.Edges.Person.Email, Roles: row.Roles, LastSeenAt: row.SeenAt,
		OneTimeCodes: row.Edges.Person.TotpSecret != "", SecondStep: secondStepOf(row.Edges.Person),
	}
}

func withPasskeys(q *ent.PersonQuery) { q.WithPasskeys() }

// MemberByID reads the person who asks, or another one of their partner; nil for anyone else.
func (a *Access) MemberByID(ctx context.Context, id string) (*view.Member, error) {
	actor := flows.ActorOf(ctx)
	if actor.Kind == flows.Person && actor.ID == id {
		return a.memberOf(ctx, actor)
	}
	if actor.PartnerID == "" {
		return nil, nil
	}
	row, err := a.DB.Read.Membership.Query().Where(membership.PersonID(id)).WithPerson(withPasskeys).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("member: %w", err)
	}
	return memberView(row), nil
}

// held is a member about to be changed, and how many owners the team has.
type held struct {
	*ent.Membership
	owners int
}

// hold reads a member of the actor's partner together with the team, so that two who change it at once meet.
func hold(ctx context.Context, tx *flows.Tx, memberID string) (held, error) {
	rows, err := tx.Membership.Query().Where(membership.PartnerID(flows.ActorOf(ctx).PartnerID)).WithPerson(withPasskeys).All(ctx)
	if err != nil {
		return held{}, fmt.Errorf("team: %w", err)
	}
	var h held
	for _, row := range rows {
		if slices.Contains(row.Roles, role.Owner) {
			h.owners++
		}
		if row.PersonID == memberID {
			h.Membership = row
		}
	}
	if h.Membership == nil {
		return held{}, flows.NotFound("memberId")
	}
	return h, nil
}

// ChangeMemberRoles gives a member of the actor's partner other roles. Their tokens are worth no more than those at once.
func (a *Access) ChangeMemberRoles(ctx context.Context, memberID string, roles []role.Role) (*view.Member, error) {
	var member *view.Member
	err := a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		h, err := hold(ctx, tx, memberID)
		if err != nil {
			return err
		}
		next, refusal := role.Change(flows.ActorOf(ctx).Roles, h.Roles, roles, h.owners)
		if refusal != nil {
			return refusal
		}
		if err := tx.Membership.UpdateOne(h.Membership).SetRoles(next).Exec(ctx); err != nil {
			return fmt.Errorf("change roles: %w", err)
		}
		err = a.Record(ctx, tx, h.PartnerID, "member.change", memberID, map[string]any{
			"email": h.Edges.Person.Email, "from": h.Roles, "to": next,
		})
		h.Roles = next
		member = memberView(h.Membership)
		return err
	})
	return member, err
}

// RemoveMember takes a person out of the actor's partner and ends their sessions in it at once. What the partner owns stays:
// names, holders, and API clients that the person made.
func (a *Access) RemoveMember(ctx context.Context, memberID string) error {
	return a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		h, err := hold(ctx, tx, memberID)
		if err != nil {
			return err
		}
		if refusal := role.Remove(flows.ActorOf(ctx).Roles, h.Roles, h.owners); refusal != nil {
			return refusal
		}
		if err := tx.Membership.DeleteOne(h.Membership).Exec(ctx); err != nil {
			return fmt.Errorf("remove member: %w", err)
		}
		// A session that was told no partner acts for the one its person came to first, which may be this one.
		err = tx.Session.Update().Where(session.PersonID(memberID), session.RevokedAtIsNil(),
			session.Or(session.ActsFor(h.PartnerID), session.ActsFor(""), session.ActsForIsNil())).
			SetRevokedAt(a.sessionNow()).Exec(ctx)
		if err != nil {
			return fmt.Errorf("remove member: %w", err)
		}
		return a.Record(ctx, tx, h.PartnerID, "member.remove", memberID, map[string]any{
			"email": h.Edges.Person.Email, "roles": h.Roles,
		})
	})
}

// Roles lists the roles of a partner's people and API clients and what each may do.
func (a *Access) Roles() []*view.RoleGrant {
	var grants []*view.RoleGrant
	for _, r := range role.OfPartner() {
		grants = append(grants, &view.RoleGrant{Role: r, Powers: role.PowersOf([]role.Role{r})})
	}
	return grants
}
