package launch

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent/objection"
)

// cancellable is until when an allocation can still be cancelled.
type cancellable struct{ until time.Time }

// extend makes allocations provisional for as long as an objection to them is not decided.
func (l *Launches) extend(ctx context.Context, sets []string, until map[string]cancellable) error {
	open, err := l.DB.Read.Objection.Query().
		Where(objection.SetIDIn(sets...), objection.DeclinedAtIsNil(), objection.DecidedAtIsNil()).All(ctx)
	if err != nil {
		return fmt.Errorf("undecided objections: %w", err)
	}
	for _, o := range open {
		if o.DecisionDueAt.After(until[o.SetID].until) {
			until[o.SetID] = cancellable{o.DecisionDueAt}
		}
	}
	return nil
}

// still is the instant until which an allocation is provisional, nil when nothing can cancel it any more.
func (c cancellable) still(now time.Time) *time.Time {
	if !now.Before(c.until) {
		return nil
	}
	return &c.until
}
