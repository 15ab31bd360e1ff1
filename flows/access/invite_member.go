package access

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/invitation"
	"lionrock/ent/membership"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/role"
)

// invitationPath is where the portal takes an invitation. Its secret follows a #, which browsers keep to themselves: it
// stands in no log of a server and in no Referer.
const invitationPath = "/invitation#"

// InviteMember invites a person to the actor's partner. The link is answered once; it replaces one that was given before for
// the same address.
func (a *Access) InviteMember(ctx context.Context, email string, roles []role.Role) (*view.Invitation, string, error) {
	email, refusal := rules.ReadEmail(email)
	if refusal != nil {
		return nil, "", refusal
	}
	actor := flows.ActorOf(ctx)
	roles, refusal = role.Give(actor.Roles, roles)
	if refusal != nil {
		return nil, "", refusal
	}
	token, err := a.secret()
	if err != nil {
		return nil, "", err
	}
	var row *ent.Invitation
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		if err := a.makeRoom(ctx, tx, email); err != nil {
			return err
		}
		now := a.Now()
		row, err = tx.Invitation.Create().SetID(a.NewID("inv")).SetPartnerID(actor.PartnerID).SetEmail(email).SetRoles(roles).
			SetTokenHash(hashSecret(token)).SetInvitedBy(actor.Label).SetCreatedAt(now).SetExpiresAt(now.Add(role.InvitationLife)).
			Save(ctx)
		if err != nil {
			return fmt.Errorf("invite: %w", err)
		}
		return a.Record(ctx, tx, row.PartnerID, "member.invite", row.ID, map[string]any{"email": email, "roles": roles})
	})
	if err != nil {
		return nil, "", err
	}
	return invitationView(row), a.Portal + invitationPath + token, nil
}

// makeRoom refuses who is in the team already, calls an earlier invitation of theirs back, and counts the team.
func (a *Access) makeRoom(ctx context.Context, tx *flows.Tx, email string) error {
	there, err := tx.Membership.Query().Where(membership.HasPersonWith(person.Email(email))).Exist(ctx)
	if err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	if there {
		return refuseThere("email")
	}
	err = tx.Invitation.Update().Where(invitation.Email(email), invitation.AcceptedAtIsNil(), invitation.RevokedAtIsNil()).
		SetRevokedAt(a.Now()).Exec(ctx)
	if err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	members, err := tx.Membership.Query().Count(ctx)
	if err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	invited, err := tx.Invitation.Query().Where(openInvitation(a.Now())...).Count(ctx)
	if err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	if refusal := role.Room(members + invited); refusal != nil {
		return refusal
	}
	return nil
}

func refuseThere(field string) *rules.Refusal {
	return rules.Refuse(rules.Taken, rules.Say(
		"This person belongs to the team already. Change their roles instead.",
		"此人已是團隊成員，請改為更改其角色。", "此人已是团队成员，请改为更改其角色。"), field)
}

// RevokeInvitation calls an invitation of the actor's partner back: its link is good for nothing from now on.
func (a *Access) RevokeInvitation(ctx context.Context, id string) (*view.Invitation, error) {
	var row *ent.Invitation
	err := a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) (err error) {
		row, err = tx.Invitation.Query().Where(invitation.ID(id), invitation.AcceptedAtIsNil(), invitation.RevokedAtIsNil()).Only(ctx)
		if ent.IsNotFound(err) {
			return flows.NotFound("invitationId")
		}
		if err != nil {
			return fmt.Errorf("invitation: %w", err)
		}
		if err := tx.Invitation.UpdateOne(row).SetRevokedAt(a.Now()).Exec(ctx); err != nil {
			return fmt.Errorf("invitation: %w", err)
		}
		return a.Record(ctx, tx, row.PartnerID, "invitation.revoke", row.ID, map[string]any{"email": row.Email})
	})
	if err != nil {
		return nil, err
	}
	return invitationView(row), nil
}
