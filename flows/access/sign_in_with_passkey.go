package access

import (
	"bytes"
	"context"
	"fmt"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"lionrock/ent"
	"lionrock/ent/passkey"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/role"
)

// BeginPasskeySignIn asks whatever passkey there is at a browser to sign its person in. Nobody is known yet.
func (a *Access) BeginPasskeySignIn(ctx context.Context) (*view.PasskeyChallenge, error) {
	if err := a.wait(ctx, "passkey-asked-from:"+flows.RequestOf(ctx).IP); err != nil {
		return nil, err
	}
	party, err := a.relyingParty()
	if err != nil {
		return nil, err
	}
	challenge, err := a.random(challengeBytes)
	if err != nil {
		return nil, err
	}
	assertion, state, err := party.BeginDiscoverableLogin(webauthn.WithChallenge(challenge))
	if err != nil {
		return nil, fmt.Errorf("begin a sign-in by passkey: %w", err)
	}
	return a.pose(ctx, "", assertion.Response, state)
}

// SignInWithPasskey lets a person in by a passkey alone: their device has asked them for a PIN, a finger or their face.
func (a *Access) SignInWithPasskey(ctx context.Context, answer PasskeyAnswer) (signed SignedIn, err error) {
	if err := a.wait(ctx, "passkey-from:"+flows.RequestOf(ctx).IP); err != nil {
		return signed, err
	}
	personID, err := a.unlocked(ctx, answer)
	if err != nil {
		return signed, err
	}
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := tx.Person.Query().Where(person.ID(personID)).WithMemberships().Only(flows.AsSystem(ctx, personID))
		if err != nil {
			return fmt.Errorf("sign in by passkey: %w", err)
		}
		signed, err = a.begin(ctx, tx, row)
		return err
	})
	return signed, err
}

// unlocked tells whose passkey has answered a challenge, and remembers its counter.
func (a *Access) unlocked(ctx context.Context, answer PasskeyAnswer) (personID string, err error) {
	party, err := a.relyingParty()
	if err != nil {
		return "", err
	}
	state, err := a.spend(ctx, answer.ChallengeID, "")
	if err != nil {
		return "", err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer.Credential)
	if err != nil || len(parsed.Response.UserHandle) == 0 {
		return "", refuseAnswer()
	}
	row, err := a.DB.Read.Person.Query().Where(person.PasskeyHandle(parsed.Response.UserHandle)).
		WithPasskeys(func(q *ent.PasskeyQuery) { q.Where(passkey.RelyingParty(party.Config.RPID)) }).Only(ctx)
	if ent.IsNotFound(err) {
		return "", refuseAnswer()
	}
	if err != nil {
		return "", fmt.Errorf("holder of a passkey: %w", err)
	}
	used, err := party.ValidateDiscoverableLogin(func(_, _ []byte) (webauthn.User, error) { return keyholder{row}, nil }, state, parsed)
	if err != nil {
		return "", refuseAnswer()
	}
	for _, key := range row.Edges.Passkeys {
		if bytes.Equal(key.CredentialID, used.ID) {
			return row.ID, a.tally(ctx, key, int64(parsed.Response.AuthenticatorData.Counter), uint8(used.Flags.ProtocolValue()))
		}
	}
	return "", refuseAnswer()
}

// tally remembers the counter of a passkey's answer. One that does not grow shuts the passkey; of two answers at once, one is good.
func (a *Access) tally(ctx context.Context, key *ent.Passkey, count int64, flags uint8) error {
	var good bool
	err := a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		now := a.sessionNow()
		if !role.Copied(key.SignCount, count) {
			counted, err := tx.Passkey.Update().
				Where(passkey.ID(key.ID), passkey.SignCount(key.SignCount), passkey.CopiedAtIsNil()).
				SetSignCount(count).SetFlags(flags).SetUsedAt(now).Save(ctx)
			good = counted > 0
			return err
		}
		shut, err := tx.Passkey.Update().Where(passkey.ID(key.ID), passkey.CopiedAtIsNil()).SetCopiedAt(now).Save(ctx)
		if err != nil || shut == 0 {
			return err
		}
		return a.Record(ctx, tx, key.PersonID, "passkey.copied", key.ID, map[string]any{"name": key.Name, "before": key.SignCount, "after": count})
	})
	if err != nil {
		return fmt.Errorf("passkey: %w", err)
	}
	if !good {
		return refuseAnswer()
	}
	return nil
}
