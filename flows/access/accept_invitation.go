package access

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/invitation"
	"lionrock/ent/membership"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/role"
)

// AcceptInvitation joins a team by the secret of an invitation's link. Who is signed in joins as who they are, if it is they
// who were invited; who is new chooses a password and gets an account. Either acts for the partner from now on.
func (a *Access) AcceptInvitation(ctx context.Context, token, password string, locale rules.Locale) (SignedIn, error) {
	if flows.ActorOf(ctx).Kind != flows.Nobody {
		return a.acceptAsKnown(ctx, token)
	}
	if err := a.wait(ctx, "invitation-from:"+flows.RequestOf(ctx).IP); err != nil {
		return SignedIn{}, err
	}
	offer, err := a.InvitationOffer(ctx, token)
	if err != nil {
		return SignedIn{}, err
	}
	if offer == nil {
		return SignedIn{}, refuseInvitation()
	}
	if refusal := checkPassword(password, offer.Email); refusal != nil && !offer.Known {
		return SignedIn{}, refusal
	}
	hash, err := a.passwords.hash(password)
	if err != nil {
		return SignedIn{}, err
	}
	return a.acceptAsNew(ctx, token, hash, locale)
}

func (a *Access) acceptAsKnown(ctx context.Context, token string) (signed SignedIn, err error) {
	actor := flows.ActorOf(ctx)
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := a.offered(ctx, tx, token)
		if err != nil {
			return err
		}
		if actor.Kind != flows.Person || actor.Label != row.Email {
			return rules.Refuse(rules.NotEligible, rules.Say(
				"This invitation is for %s. Sign out, and open the link again as that person.",
				"此邀請是給 %s 的。請登出，再以該身分開啟連結。", "此邀请是给 %s 的。请退出登录，再以该身份打开链接。",
			).With(row.Email), "token")
		}
		known, err := tx.Person.Get(ctx, actor.ID)
		if err != nil {
			return fmt.Errorf("accept invitation: %w", err)
		}
		if err := a.join(ctx, tx, row, known); err != nil {
			return err
		}
		signed, err = a.actFor(ctx, tx, row.PartnerID, "token")
		return err
	})
	return signed, err
}

func (a *Access) acceptAsNew(ctx context.Context, token, hash string, locale rules.Locale) (signed SignedIn, err error) {
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := a.offered(ctx, tx, token)
		if err != nil {
			return err
		}
		known, err := tx.Person.Query().Where(person.Email(row.Email)).Exist(ctx)
		if err != nil {
			return fmt.Errorf("accept invitation: %w", err)
		}
		if known {
			return rules.Refuse(rules.Taken, rules.Say(
				"There is an account with this e-mail address. Sign in, and open the link again.",
				"此電郵地址已有帳戶。請登入後再開啟連結。", "此电子邮箱已有账户。请登录后再打开链接。"), "password")
		}
		id := a.NewID("per")
		err = tx.Person.Create().SetID(id).SetEmail(row.Email).SetPasswordHash(hash).SetLocale(locale).
			SetStaffRoles([]role.Role{}).SetActsFor(row.PartnerID).SetCreatedAt(a.Now()).Exec(ctx)
		if err != nil {
			return fmt.Errorf("accept invitation: %w", err)
		}
		fresh := &ent.Person{ID: id, Email: row.Email, StaffRoles: []role.Role{}}
		if err := a.join(ctx, tx, row, fresh); err != nil {
			return err
		}
		joined, err := tx.Person.Query().Where(person.ID(id)).WithMemberships().Only(flows.AsSystem(ctx, "invitation"))
		if err != nil {
			return fmt.Errorf("accept invitation: %w", err)
		}
		signed, err = a.begin(ctx, tx, joined)
		return err
	})
	return signed, err
}

// offered reads the invitation of a link that is still good.
func (a *Access) offered(ctx context.Context, tx *flows.Tx, token string) (*ent.Invitation, error) {
	row, err := tx.Invitation.Query().Where(invitation.TokenHash(hashSecret(token))).Where(openInvitation(a.Now())...).
		Only(flows.AsSystem(ctx, "invitation"))
	if ent.IsNotFound(err) {
		return nil, refuseInvitation()
	}
	if err != nil {
		return nil, fmt.Errorf("invitation: %w", err)
	}
	return row, nil
}

// join makes a person a member by an invitation, which is used up by it. Who works for the registry joins no partner.
func (a *Access) join(ctx context.Context, tx *flows.Tx, row *ent.Invitation, who *ent.Person) error {
	if len(who.StaffRoles) > 0 {
		return rules.Refuse(rules.ConflictOfInterest, rules.Say(
			"Whoever works for the registry or sits on its committee cannot belong to a partner.",
			"註冊局人員或委員會成員不可加入服務夥伴。", "注册局人员或委员会成员不可加入服务伙伴。"), "token")
	}
	request := flows.RequestOf(ctx)
	request.Actor = flows.Actor{Kind: flows.Person, ID: who.ID, Label: who.Email, PartnerID: row.PartnerID}
	ctx = flows.WithRequest(ctx, request)
	there, err := tx.Membership.Query().Where(membership.PersonID(who.ID)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("join: %w", err)
	}
	if there {
		return refuseThere("token")
	}
	if err := tx.Invitation.UpdateOne(row).SetAcceptedAt(a.Now()).Exec(ctx); err != nil {
		return fmt.Errorf("join: %w", err)
	}
	err = tx.Membership.Create().SetID(a.NewID("mem")).SetPartnerID(row.PartnerID).SetPersonID(who.ID).SetRoles(row.Roles).Exec(ctx)
	if err != nil {
		return fmt.Errorf("join: %w", err)
	}
	return a.Record(ctx, tx, row.PartnerID, "member.join", who.ID, map[string]any{
		"email": row.Email, "roles": row.Roles, "invitation": row.ID, "invitedBy": row.InvitedBy,
	})
}
