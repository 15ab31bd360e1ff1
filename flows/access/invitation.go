package access

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/invitation"
	"lionrock/ent/person"
	"lionrock/ent/predicate"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
)

// openInvitation picks the invitations that may be accepted at an instant.
func openInvitation(now time.Time) []predicate.Invitation {
	return []predicate.Invitation{invitation.AcceptedAtIsNil(), invitation.RevokedAtIsNil(), invitation.ExpiresAtGT(now)}
}

func invitationView(row *ent.Invitation) *view.Invitation {
	return &view.Invitation{
		ID: row.ID, Email: row.Email, Roles: row.Roles, InvitedBy: row.InvitedBy, CreatedAt: row.CreatedAt, ExpiresAt: row.ExpiresAt,
	}
}

// Invitations lists those of a partner that may still be accepted, newest first.
func (a *Access) Invitations(ctx context.Context, partnerID string) ([]*view.Invitation, error) {
	rows, err := a.DB.Read.Invitation.Query().Where(invitation.PartnerID(partnerID)).Where(openInvitation(a.Now())...).
		Order(ent.Desc(invitation.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("invitations: %w", err)
	}
	said := make([]*view.Invitation, len(rows))
	for i, row := range rows {
		said[i] = invitationView(row)
	}
	return said, nil
}

// InvitationByID reads an invitation the actor may see and that may still be accepted; nil where there is none.
func (a *Access) InvitationByID(ctx context.Context, id string) (*view.Invitation, error) {
	row, err := a.DB.Read.Invitation.Query().Where(invitation.ID(id)).Where(openInvitation(a.Now())...).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("invitation: %w", err)
	}
	return invitationView(row), nil
}

// InvitationOffer says what the holder of a link is offered; nil where the link is good for nothing.
func (a *Access) InvitationOffer(ctx context.Context, token string) (*view.InvitationOffer, error) {
	ctx = flows.AsSystem(ctx, "invitation")
	row, err := a.DB.Read.Invitation.Query().Where(invitation.TokenHash(hashSecret(token))).Where(openInvitation(a.Now())...).
		WithPartner().Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("invitation: %w", err)
	}
	known, err := a.DB.Read.Person.Query().Where(person.Email(row.Email)).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("invitation: %w", err)
	}
	return &view.InvitationOffer{
		Partner: flows.PartnerView(row.Edges.Partner).Profile, Email: row.Email, Roles: row.Roles, ExpiresAt: row.ExpiresAt, Known: known,
	}, nil
}

func refuseInvitation() *rules.Refusal {
	return rules.Refuse(rules.NotFound, rules.Say(
		"This invitation is not good any more: it was used, called back or has ended. Ask who invited you for a new link.",
		"此邀請已失效：可能已被使用、撤回或過期。請向邀請您的人索取新的連結。",
		"此邀请已失效：可能已被使用、撤回或过期。请向邀请您的人索取新的链接。"), "token")
}
