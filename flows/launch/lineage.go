package launch

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/contentionset"
	"lionrock/flows"
	"lionrock/rules/launch"
)

// descent is who has had a name since its results were announced.
type descent struct {
	// announcedAt is nil while the results are not announced; then nothing else is known either.
	announcedAt   *time.Time
	result        launch.Result
	cancellations []launch.Cancellation
}

// holder is the application that has the name; empty where nobody has it by this set.
func (d *descent) holder() string { return d.result.Holder(d.cancellations) }

// lineage reads it from the results that were announced, which are frozen under their hash, and the cancellations since.
func lineage(ctx context.Context, r flows.Reading, set *ent.ContentionSet) (*descent, error) {
	var results string
	d := &descent{}
	query := flows.Rebind(r.Dialect, `SELECT announced_at, results FROM launch_tier
		WHERE programme = ? AND phase = ? AND announced_at IS NOT NULL`)
	err := r.SQL.QueryRowContext(ctx, query, set.Programme, string(set.Phase)).Scan(&d.announcedAt, &results)
	if errors.Is(err, sql.ErrNoRows) {
		return d, nil
	}
	if err != nil {
		return nil, fmt.Errorf("results of %s: %w", set.Phase, err)
	}
	read, err := launch.ReadResults(results)
	if err != nil {
		return nil, fmt.Errorf("results of %s: %w", set.Phase, err)
	}
	for _, result := range read {
		if result.Name == set.Name {
			d.result = result
		}
	}
	all, err := Cancellations(ctx, r, set.ID)
	d.cancellations = all[set.ID]
	return d, err
}

// Cancellations are those of contention sets, by the ID of the set, in the order in which they were decided.
func Cancellations(ctx context.Context, r flows.Reading, setIDs ...string) (map[string][]launch.Cancellation, error) {
	sets, err := r.Client.ContentionSet.Query().Where(contentionset.IDIn(setIDs...)).
		WithObjections(func(q *ent.ObjectionQuery) { q.Where(cancelling).Order(inOrderDecided) }).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("cancellations: %w", err)
	}
	all := map[string][]launch.Cancellation{}
	for _, set := range sets {
		for _, row := range set.Edges.Objections {
			effect, err := effectOf(row)
			if err != nil {
				return nil, err
			}
			all[set.ID] = append(all[set.ID], launch.Cancellation{At: *row.DecidedAt, Effect: effect})
		}
	}
	return all, nil
}

func effectOf(row *ent.Objection) (launch.Effect, error) {
	var effect launch.Effect
	if row.Effect == "" {
		return effect, nil
	}
	if err := json.Unmarshal([]byte(row.Effect), &effect); err != nil {
		return effect, fmt.Errorf("effect of %s: %w", row.ID, err)
	}
	return effect, nil
}
