package access

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/role"
)

// SignedIn is what a sign-in gives: an access token, and the secret of the refresh cookie.
type SignedIn struct {
	Token
	Refresh string
	Actor   flows.Actor
}

// SignUp opens an account for an applicant and signs them in.
func (a *Access) SignUp(ctx context.Context, email, password string, locale rules.Locale) (SignedIn, error) {
	email, refusal := rules.ReadEmail(email)
	if refusal != nil {
		return SignedIn{}, refusal
	}
	if refusal := checkPassword(password, email); refusal != nil {
		return SignedIn{}, refusal
	}
	if err := a.wait(ctx, "sign-up:"+flows.RequestOf(ctx).IP); err != nil {
		return SignedIn{}, err
	}
	hash, err := a.passwords.hash(password)
	if err != nil {
		return SignedIn{}, err
	}
	var signed SignedIn
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		taken, err := tx.Person.Query().Where(person.Email(email)).Exist(ctx)
		if err != nil {
			return fmt.Errorf("sign up: %w", err)
		}
		if taken {
			return rules.Refuse(rules.Taken, rules.Say(
				"There is an account with this e-mail address. Sign in instead.",
				"此電郵地址已有帳戶，請直接登入。", "此电子邮箱已有账户，请直接登录。"), "email")
		}
		row, err := tx.Person.Create().SetID(a.NewID("per")).SetEmail(email).SetPasswordHash(hash).SetLocale(locale).
			SetStaffRoles([]role.Role{}).SetCreatedAt(a.Now()).Save(ctx)
		if err != nil {
			return fmt.Errorf("sign up: %w", err)
		}
		signed, err = a.begin(ctx, tx, row)
		return err
	})
	return signed, err
}

// begin opens a session and records it in the person's own book.
func (a *Access) begin(ctx context.Context, tx *flows.Tx, row *ent.Person) (SignedIn, error) {
	actor := actorOf(row, a.NewID("fam"), row.ActsFor)
	refresh, err := a.openSession(ctx, tx, actor, a.sessionNow().Add(sessionLife))
	if err != nil {
		return SignedIn{}, err
	}
	token, err := a.Issue(actor)
	if err != nil {
		return SignedIn{}, err
	}
	request := flows.RequestOf(ctx)
	request.Actor = actor
	err = a.Record(flows.WithRequest(ctx, request), tx, row.ID, "session.begin", actor.SessionFamily, nil)
	return SignedIn{Token: token, Refresh: refresh, Actor: actor}, err
}
