package access

import (
	"context"
	"fmt"
	"strings"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"lionrock/ent"
	"lionrock/ent/passkey"
	"lionrock/ent/person"
	"lionrock/ent/recoverycode"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/role"
)

// handleBytes is as long as what passkeys call a person may be.
const handleBytes = 64

// BeginPasskey asks the browser of the person who asks, and knows their password, to make a passkey.
func (a *Access) BeginPasskey(ctx context.Context, password string) (*view.PasskeyChallenge, error) {
	known, err := a.sure(ctx, password)
	if err != nil {
		return nil, err
	}
	party, err := a.relyingParty()
	if err != nil {
		return nil, err
	}
	row, err := a.holderOf(ctx, known.ID)
	if err != nil {
		return nil, err
	}
	if len(row.Edges.Passkeys) >= role.PasskeysMax {
		return nil, refuseMorePasskeys()
	}
	challenge, err := a.random(challengeBytes)
	if err != nil {
		return nil, err
	}
	holder := keyholder{row}
	creation, state, err := party.BeginRegistration(holder,
		webauthn.WithExclusions(webauthn.Credentials(holder.WebAuthnCredentials()).CredentialDescriptors()),
		func(options *protocol.PublicKeyCredentialCreationOptions) error {
			options.Challenge = challenge
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("begin a passkey: %w", err)
	}
	return a.pose(ctx, row.ID, creation.Response, state)
}

// holderOf reads a person with their passkeys, and gives them what passkeys call them by if they have none yet.
func (a *Access) holderOf(ctx context.Context, personID string) (row *ent.Person, err error) {
	handle, err := a.random(handleBytes)
	if err != nil {
		return nil, err
	}
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		err := tx.Person.Update().Where(person.ID(personID), person.PasskeyHandleIsNil()).SetPasskeyHandle(handle).Exec(ctx)
		if err != nil {
			return err
		}
		row, err = tx.Person.Query().Where(person.ID(personID)).WithPasskeys().Only(ctx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("holder of passkeys: %w", err)
	}
	return row, nil
}

// AddPasskey adds the passkey that was made, and answers recovery codes with the first second step of the person who asks.
func (a *Access) AddPasskey(ctx context.Context, name string, answer PasskeyAnswer) (added *view.Passkey, fresh []string, err error) {
	actor := flows.ActorOf(ctx)
	if actor.Kind != flows.Person {
		return nil, nil, refuseProgram()
	}
	name, refusal := passkeyName(name)
	if refusal != nil {
		return nil, nil, refusal
	}
	made, err := a.made(ctx, actor.ID, answer)
	if err != nil {
		return nil, nil, err
	}
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := a.keep(ctx, tx, actor.ID, name, made)
		if err != nil {
			return err
		}
		added = passkeyView(row)
		codes, err := tx.RecoveryCode.Query().Where(recoverycode.PersonID(actor.ID)).Count(ctx)
		if err != nil {
			return fmt.Errorf("recovery codes: %w", err)
		}
		if codes == 0 {
			if fresh, err = a.newRecoveryCodes(ctx, tx, actor.ID); err != nil {
				return err
			}
		}
		return a.Record(ctx, tx, actor.ID, "passkey.add", row.ID, map[string]any{"name": name})
	})
	return added, fresh, err
}

// madePasskey is a new passkey and the host it was made for.
type madePasskey struct {
	*webauthn.Credential
	party string
}

// made checks the answer of a new passkey to the challenge it was made by.
func (a *Access) made(ctx context.Context, personID string, answer PasskeyAnswer) (made madePasskey, err error) {
	party, err := a.relyingParty()
	if err != nil {
		return made, err
	}
	state, err := a.spend(ctx, answer.ChallengeID, personID)
	if err != nil {
		return made, err
	}
	row, err := a.DB.Read.Person.Query().Where(person.ID(personID)).WithPasskeys().Only(ctx)
	if err != nil {
		return made, fmt.Errorf("holder of passkeys: %w", err)
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer.Credential)
	if err != nil {
		return made, refuseAnswer()
	}
	made.party = party.Config.RPID
	if made.Credential, err = party.CreateCredential(keyholder{row}, state, parsed); err != nil {
		return made, refuseAnswer()
	}
	return made, nil
}

// keep remembers a new passkey.
func (a *Access) keep(ctx context.Context, tx *flows.Tx, personID, name string, made madePasskey) (*ent.Passkey, error) {
	kept, err := tx.Passkey.Query().Where(passkey.PersonID(personID)).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("passkeys: %w", err)
	}
	if kept >= role.PasskeysMax {
		return nil, refuseMorePasskeys()
	}
	transports := make([]string, len(made.Transport))
	for i, transport := range made.Transport {
		transports[i] = string(transport)
	}
	row, err := tx.Passkey.Create().SetID(a.NewID("pky")).SetPersonID(personID).SetName(name).SetRelyingParty(made.party).
		SetCredentialID(made.ID).SetPublicKey(made.PublicKey).SetAaguid(made.Authenticator.AAGUID).SetTransports(transports).
		SetFlags(uint8(made.Flags.ProtocolValue())).SetSignCount(int64(made.Authenticator.SignCount)).SetCreatedAt(a.sessionNow()).Save(ctx)
	if ent.IsConstraintError(err) {
		return nil, rules.Refuse(rules.Taken, rules.Say(
			"This passkey was added before. Use it to sign in, or make another one.",
			"此通行密鑰先前已加入。請直接用以登入，或另建一個。", "此通行密钥先前已添加。请直接用于登录，或另建一个。"), "answer")
	}
	if err != nil {
		return nil, fmt.Errorf("passkey: %w", err)
	}
	return row, nil
}

// passkeyName reads what a person calls a passkey.
func passkeyName(name string) (string, *rules.Refusal) {
	if name = strings.TrimSpace(name); name == "" || !rules.Plain(name, labelMax) {
		return "", rules.Refuse(rules.Unreadable(name), rules.Say(
			"Give the passkey a name of at most %d characters on one line, so that you know it again.",
			"請在一行內為通行密鑰填寫名稱（最多 %d 個字元），以便辨認。", "请在一行内为通行密钥填写名称（最多 %d 个字符），以便辨认。").With(labelMax), "name")
	}
	return name, nil
}

func refuseMorePasskeys() *rules.Refusal {
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"There are %d passkeys, which is the most. Remove one first.", "您已有 %d 個通行密鑰，已達上限。請先移除一個。",
		"您已有 %d 个通行密钥，已达上限。请先移除一个。").With(role.PasskeysMax))
}
