package access

import (
	"context"
	"fmt"
	"math"

	"lionrock/ent"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/rules"
)

// SecondStep is what a person gives beside their password: a one-time code or a recovery code, or a passkey's answer.
type SecondStep struct {
	Code    string
	Passkey *PasskeyAnswer
}

// SignIn lets a person in by e-mail address, password and, where they have a second step, what it asks for.
func (a *Access) SignIn(ctx context.Context, email, password string, second SecondStep) (SignedIn, error) {
	email, refusal := rules.ReadEmail(email)
	if refusal != nil {
		return SignedIn{}, refusal
	}
	for _, key := range []string{"sign-in:" + email, "sign-in-from:" + flows.RequestOf(ctx).IP} {
		if err := a.wait(ctx, key); err != nil {
			return SignedIn{}, err
		}
	}
	row, err := a.DB.Read.Person.Query().Where(person.Email(email)).Only(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return SignedIn{}, fmt.Errorf("sign in: %w", err)
	}
	hash := ""
	if row != nil {
		hash = row.PasswordHash
	}
	same, err := a.passwords.match(password, hash)
	if err != nil {
		return SignedIn{}, err
	}
	if !same {
		return SignedIn{}, refuseCredentials("email")
	}
	if second.Passkey != nil {
		owner, err := a.unlocked(ctx, *second.Passkey)
		if err != nil {
			return SignedIn{}, err
		}
		if owner != row.ID {
			return SignedIn{}, refuseAnswer()
		}
	}
	return a.enter(ctx, row.ID, second)
}

// enter lets a person in whose password is right, and whose passkey, if they used one.
func (a *Access) enter(ctx context.Context, personID string, second SecondStep) (signed SignedIn, err error) {
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := tx.Person.Query().Where(person.ID(personID)).WithMemberships().WithPasskeys().Only(flows.AsSystem(ctx, personID))
		if err != nil {
			return fmt.Errorf("sign in: %w", err)
		}
		if second.Passkey == nil {
			if err := a.checkCode(ctx, tx, row, second.Code); err != nil {
				return err
			}
		}
		signed, err = a.begin(ctx, tx, row)
		return err
	})
	return signed, err
}

// wait refuses another try under a key that has had too many.
func (a *Access) wait(ctx context.Context, key string) error {
	pause, err := a.Slow(ctx, key)
	if err != nil || pause == 0 {
		return err
	}
	return rules.Refuse(rules.BadCredentials, rules.Say(
		"There were too many tries. Wait %d seconds and try again.", "嘗試次數過多，請等 %d 秒後再試。",
		"尝试次数过多，请等 %d 秒后再试。").With(int(math.Ceil(pause.Seconds()))))
}
