package joining

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/applicationpaper"
	"lionrock/ent/partnerapplication"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/joining"
)

// sweepMost is how many papers are looked at at a time, so that no sweep is long.
const sweepMost = 1000

// SweepPapers erases the copies that are not needed any more, and tells how many. What is kept is the row: hash, size, what
// became of it. It is run by the clock.
func (j *Joinings) SweepPapers(ctx context.Context) (int, error) {
	ctx = flows.AsSystem(ctx, "registry clock")
	b, now, err := j.bookNow()
	if err != nil {
		return 0, err
	}
	erased := 0
	for _, kind := range []rules.DocumentKind{rules.IdentityDocument, rules.BusinessRegistration} {
		rows, err := j.dueForErasure(ctx, b.Joining.Keep, kind, now)
		if err != nil {
			return erased, err
		}
		for _, row := range rows {
			if err := j.erase(ctx, row, now); err != nil {
				return erased, fmt.Errorf("erase %s: %w", row.ID, err)
			}
			erased++
		}
	}
	return erased, nil
}

// dueForErasure reads the papers of a kind whose application ended so long ago.
func (j *Joinings) dueForErasure(
	ctx context.Context, keep joining.Keep, kind rules.DocumentKind, now time.Time,
) ([]*ent.ApplicationPaper, error) {
	from, ever := keep.Erase(kind, now)
	if !ever {
		return nil, nil
	}
	ended := now.Add(now.Sub(from)) // as long before now as the erasure is after the end
	rows, err := j.DB.Read.ApplicationPaper.Query().Where(applicationpaper.KindEQ(kind), applicationpaper.ErasedAtIsNil(),
		applicationpaper.UploadedAtNotNil(), applicationpaper.HasApplicationWith(partnerapplication.Or(
			partnerapplication.DecidedAtLTE(ended), partnerapplication.WithdrawnAtLTE(ended)))).
		Order(ent.Asc(applicationpaper.FieldID)).Limit(sweepMost).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("papers to erase: %w", err)
	}
	return rows, nil
}

// erase notes that the bytes are gone, and removes them where nothing else is made of the same. If it stops between the two
// the bytes stay, without a row that leads to them: so they are removed first, and a second try finds them gone.
func (j *Joinings) erase(ctx context.Context, row *ent.ApplicationPaper, now time.Time) error {
	return j.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		err := tx.ApplicationPaper.UpdateOne(row).SetErasedAt(now).Exec(ctx)
		if err != nil {
			return err
		}
		used, err := flows.BytesUsed(ctx, tx.Client, row.Sha256, row.ID)
		if err != nil {
			return err
		}
		if !used {
			if err := j.Blobs.Remove(row.Sha256); err != nil {
				return err
			}
		}
		return j.Record(ctx, tx, flows.RegistryBook, "paper.erase", row.ID, map[string]any{"kind": row.Kind, "sha256": row.Sha256})
	})
}
