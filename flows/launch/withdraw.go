package launch

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/launchapplication"
	"lionrock/ent/launchtier"
	"lionrock/flows"
	"lionrock/rules/launch"
	"lionrock/rules/ledger"
)

// Withdraw takes an application back and gives back what is held for it. Once more changes nothing.
func (l *Launches) Withdraw(ctx context.Context, id string) error {
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, now, err := l.ownApplication(ctx, tx, id)
		if err != nil || row.WithdrawnAt != nil {
			return err
		}
		fixed, err := isFixed(ctx, tx, row.Edges.Set)
		if err != nil {
			return err
		}
		if refusal := launch.Withdraw(fixed); refusal != nil {
			return refusal
		}
		update := tx.LaunchApplication.UpdateOne(row).SetWithdrawnAt(now)
		if row.SettledAt == nil {
			if err := l.ResolveFor(ctx, tx, row.ID, ledger.VoidPending); err != nil {
				return err
			}
			update.SetSettledAt(now)
		}
		if err := update.Exec(ctx); err != nil {
			return fmt.Errorf("withdraw: %w", err)
		}
		if _, err := l.SettleFees(ctx, tx, row.PartnerID, false); err != nil {
			return err
		}
		return l.Record(ctx, tx, row.PartnerID, "launch.withdraw", row.ID, map[string]any{"name": row.Name, "set": row.SetID})
	})
}

// ownApplication reads an application of the actor's. What a moved clock has not come to is not there.
func (l *Launches) ownApplication(ctx context.Context, tx *flows.Tx, id string) (*ent.LaunchApplication, time.Time, error) {
	now := l.Now()
	row, err := tx.LaunchApplication.Query().
		Where(launchapplication.ID(id), launchapplication.SubmittedAtLTE(now)).WithSet().Only(ctx)
	if ent.IsNotFound(err) {
		return nil, now, flows.NotFound("applicationId")
	}
	if err != nil {
		return nil, now, fmt.Errorf("application: %w", err)
	}
	return row, now, nil
}

// isFixed tells whether what a set is decided from was published: with its draw, or with the results of its phase.
func isFixed(ctx context.Context, tx *flows.Tx, set *ent.ContentionSet) (bool, error) {
	if set.FrozenAt != nil {
		return true, nil
	}
	proposed, err := tx.LaunchTier.Query().
		Where(launchtier.Programme(set.Programme), launchtier.PhaseEQ(set.Phase)).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("results: %w", err)
	}
	return proposed, nil
}
