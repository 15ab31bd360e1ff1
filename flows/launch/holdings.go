package launch

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/domain"
	"lionrock/flows"
	"lionrock/rules/book"
	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// holdings reads from the register, across partners, who holds the third-level names that have a label, in any of its
// variant forms, and may count in a phase.
func holdings(
	ctx context.Context, r flows.Reading, b *book.Book, at time.Time, phase *launch.Phase, labels ...string,
) ([]launch.Holding, error) {
	if phase == nil {
		return nil, nil
	}
	keys := make([]string, 0, len(labels)*len(phase.Counts.Suffixes))
	for _, label := range labels {
		for _, suffix := range phase.Counts.Suffixes {
			keys = append(keys, name.LabelKey(label)+"."+suffix)
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	rows, err := r.Client.Domain.Query().Where(domain.VariantKeyIn(keys...), domain.ReleasedAtIsNil(),
		domain.CompletedAtLTE(at)).WithRegistrant().Order(ent.Asc(domain.FieldID)).All(asPlatform(ctx))
	if err != nil {
		return nil, fmt.Errorf("third-level names: %w", err)
	}
	holdings := make([]launch.Holding, 0, len(rows))
	for _, row := range rows {
		if b.Lifecycle.Occupied(lifeOf(row), at) {
			holdings = append(holdings, launch.Holding{
				Name: row.Name, Suffix: row.Suffix, Holder: applicantOf(row.Edges.Registrant),
				Commenced: launch.DayOf(*row.CompletedAt), Class: launch.HolderClassOf(row.Edges.Registrant.Kind),
				Expires: launch.DayOf(row.ExpiresAt),
			})
		}
	}
	return holdings, nil
}
