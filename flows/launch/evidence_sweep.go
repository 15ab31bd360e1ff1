package launch

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/evidence"
	"lionrock/flows"
	"lionrock/rules/paper"
)

// unusedFor is how long evidence waits for an objection to use it.
const unusedFor = 24 * time.Hour

// sweepMost is how many pieces are removed at a time, so that no sweep is long.
const sweepMost = 1000

// SweepEvidence removes the evidence that no objection used within a day, with its bytes, and tells how many pieces. It is
// run by the clock.
func (l *Launches) SweepEvidence(ctx context.Context) (int, error) {
	ctx = flows.AsSystem(ctx, "registry clock")
	rows, err := l.DB.Read.Evidence.Query().
		Where(evidence.ObjectionIDIsNil(), evidence.CreatedAtLTE(l.Now().Add(-unusedFor))).
		Order(ent.Asc(evidence.FieldID)).Limit(sweepMost).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("unused evidence: %w", err)
	}
	removed := 0
	for _, row := range rows {
		gone, err := l.sweepOne(ctx, row)
		if err != nil {
			return removed, fmt.Errorf("remove evidence %s: %w", row.ID, err)
		}
		if gone {
			removed++
		}
	}
	return removed, nil
}

// sweepOne takes the row back to where it has no bytes, then removes the bytes, then the row: whatever it stops at, no row
// speaks of bytes that are not there, no bytes are there without a row, and the next sweep goes on.
func (l *Launches) sweepOne(ctx context.Context, row *ent.Evidence) (bool, error) {
	alone, unused := false, false
	err := l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		changed, err := tx.Evidence.Update().Where(evidence.ID(row.ID), evidence.ObjectionIDIsNil()).
			SetState(paper.AwaitingUpload).ClearUploadedAt().Save(ctx)
		if err != nil || changed == 0 {
			return err
		}
		unused = true
		used, err := flows.BytesUsed(ctx, tx.Client, row.Sha256, row.ID)
		alone = !used
		return err
	})
	if err != nil || !unused {
		return false, err
	}
	if alone {
		if err := l.Blobs.Remove(row.Sha256); err != nil {
			return false, err
		}
	}
	return true, l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		_, err := tx.Evidence.Delete().Where(evidence.ID(row.ID), evidence.ObjectionIDIsNil()).Exec(ctx)
		return err
	})
}
