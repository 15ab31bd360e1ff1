package access

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"

	"lionrock/ent"
	"lionrock/ent/passkeychallenge"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
)

const (
	// challengeLife is how long a challenge may be answered.
	challengeLife  = 5 * time.Minute
	challengeBytes = 32
)

// PasskeyAnswer is what a passkey answers to a challenge.
type PasskeyAnswer struct {
	ChallengeID string
	// Credential is the browser's PublicKeyCredential as JSON.
	Credential json.RawMessage
}

// pose remembers what was asked of a passkey, and says it. Challenges that nobody answered go when the next one is posed.
func (a *Access) pose(ctx context.Context, personID string, options any, state *webauthn.SessionData) (*view.PasskeyChallenge, error) {
	posed := &view.PasskeyChallenge{ID: a.NewID("pkc")}
	var err error
	if posed.Options, err = json.Marshal(options); err != nil {
		return nil, fmt.Errorf("challenge: %w", err)
	}
	kept, err := json.Marshal(state)
	if err != nil {
		return nil, fmt.Errorf("challenge: %w", err)
	}
	now := a.sessionNow()
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		if _, err := tx.PasskeyChallenge.Delete().Where(passkeychallenge.EndsAtLTE(now)).Exec(ctx); err != nil {
			return err
		}
		return tx.PasskeyChallenge.Create().SetID(posed.ID).SetPersonID(personID).SetState(kept).SetEndsAt(now.Add(challengeLife)).Exec(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("challenge: %w", err)
	}
	return posed, nil
}

// spend takes what was asked back, once: whatever comes of the answer, there is no second try at it.
func (a *Access) spend(ctx context.Context, id, personID string) (state webauthn.SessionData, err error) {
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := tx.PasskeyChallenge.Query().Where(passkeychallenge.ID(id), passkeychallenge.PersonID(personID)).Only(ctx)
		if ent.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("challenge: %w", err)
		}
		spent, err := tx.PasskeyChallenge.Delete().Where(passkeychallenge.ID(id)).Exec(ctx)
		if err != nil {
			return fmt.Errorf("challenge: %w", err)
		}
		if spent == 0 || !a.sessionNow().Before(row.EndsAt) {
			return nil
		}
		return json.Unmarshal(row.State, &state)
	})
	if err == nil && state.Challenge == "" {
		err = refuseAnswer()
	}
	return state, err
}

// refuseAnswer is the one answer to a passkey that does not fit: it does not tell why.
func refuseAnswer() *rules.Refusal {
	return rules.Refuse(rules.BadCredentials, rules.Say(
		"The passkey's answer does not fit, or came too late. Begin again.",
		"通行密鑰的回應不符，或已逾時。請重新開始。", "通行密钥的回应不符，或已超时。请重新开始。"), "answer")
}
