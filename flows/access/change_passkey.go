package access

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/passkey"
	"lionrock/ent/person"
	"lionrock/ent/recoverycode"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/role"
)

// RenamePasskey lets the person who asks call one of their passkeys otherwise.
func (a *Access) RenamePasskey(ctx context.Context, id, name string) (renamed *view.Passkey, err error) {
	name, refusal := passkeyName(name)
	if refusal != nil {
		return nil, refusal
	}
	actor := flows.ActorOf(ctx)
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := ownPasskey(ctx, tx.Passkey, id)
		if err != nil {
			return err
		}
		if row, err = tx.Passkey.UpdateOne(row).SetName(name).Save(ctx); err != nil {
			return fmt.Errorf("rename a passkey: %w", err)
		}
		renamed = passkeyView(row)
		return a.Record(ctx, tx, actor.ID, "passkey.rename", id, map[string]any{"name": name})
	})
	return renamed, err
}

// RemovePasskey removes a passkey of the person who asks and knows their password. Recovery codes go with the last second step.
func (a *Access) RemovePasskey(ctx context.Context, id, password string) error {
	if _, err := ownPasskey(ctx, a.DB.Read.Passkey, id); err != nil {
		return err
	}
	known, err := a.sure(ctx, password)
	if err != nil {
		return err
	}
	return a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := ownPasskey(ctx, tx.Passkey, id)
		if err != nil {
			return err
		}
		if err := tx.Passkey.DeleteOne(row).Exec(ctx); err != nil {
			return fmt.Errorf("remove a passkey: %w", err)
		}
		if err := dropRecoveryCodes(ctx, tx, known.ID); err != nil {
			return err
		}
		return a.Record(ctx, tx, known.ID, "passkey.remove", id, map[string]any{"name": row.Name})
	})
}

// ownPasskey reads a passkey of the person who asks.
func ownPasskey(ctx context.Context, passkeys *ent.PasskeyClient, id string) (*ent.Passkey, error) {
	row, err := passkeys.Query().Where(passkey.ID(id), passkey.PersonID(flows.ActorOf(ctx).ID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, flows.NotFound("passkeyId")
	}
	if err != nil {
		return nil, fmt.Errorf("passkey: %w", err)
	}
	return row, nil
}

// dropRecoveryCodes removes the recovery codes of a person who is asked for no second step any more.
func dropRecoveryCodes(ctx context.Context, tx *flows.Tx, personID string) error {
	row, err := tx.Person.Query().Where(person.ID(personID)).WithPasskeys().Only(ctx)
	if err != nil {
		return fmt.Errorf("recovery codes: %w", err)
	}
	if secondStepOf(row) {
		return nil
	}
	if _, err := tx.RecoveryCode.Delete().Where(recoverycode.PersonID(personID)).Exec(ctx); err != nil {
		return fmt.Errorf("recovery codes: %w", err)
	}
	return nil
}

// secondStepOf tells whether a person, read with their passkeys, is asked for a second step.
func secondStepOf(row *ent.Person) bool {
	return role.NeedsSecondStep(row.TotpSecret != "", len(row.Edges.Passkeys))
}

// RecoveryCodesLeft counts the recovery codes that the person who asks has not used.
func (a *Access) RecoveryCodesLeft(ctx context.Context) (int, error) {
	actor := flows.ActorOf(ctx)
	if actor.Kind != flows.Person {
		return 0, nil
	}
	left, err := a.DB.Read.RecoveryCode.Query().Where(recoverycode.PersonID(actor.ID), recoverycode.UsedAtIsNil()).Count(ctx)
	if err != nil {
		return 0, fmt.Errorf("recovery codes: %w", err)
	}
	return left, nil
}
