package flows

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"lionrock/rules/launch"
)

// Provisional tells until when the allocations of contention sets are provisional, by the ID of the set. A set is not in the
// answer where its allocation stands, or is not announced. Nobody's data are told by it.
func (r Reading) Provisional(
	ctx context.Context, p *launch.Programme, at time.Time, setIDs []string,
) (map[string]time.Time, error) {
	announced, cases := map[string]time.Time{}, map[string][]launch.Case{}
	if len(setIDs) == 0 {
		return nil, nil
	}
	query := `SELECT s.id, t.announced_at, o.decision_due_at, o.declined_at, o.decided_at FROM contention_set s
		JOIN launch_tier t ON t.programme = s.programme AND t.phase = s.phase
		LEFT JOIN objection o ON o.set_id = s.id
		WHERE t.announced_at IS NOT NULL AND ` + Any(r.Dialect, "s.id")
	err := Each(ctx, r.SQL, func(rows *sql.Rows) error {
		var id string
		var tier time.Time
		var due *time.Time
		var c launch.Case
		if err := rows.Scan(&id, &tier, &due, &c.DeclinedAt, &c.DecidedAt); err != nil {
			return err
		}
		announced[id] = tier
		if due != nil {
			c.DecisionDueAt = *due
			cases[id] = append(cases[id], c)
		}
		return nil
	}, Rebind(r.Dialect, query), AnyOf(r.Dialect, setIDs))
	if err != nil {
		return nil, fmt.Errorf("objections to names: %w", err)
	}
	until := map[string]time.Time{}
	for id, tier := range announced {
		if end := p.Objections.Provisional(tier, cases[id], at); end != nil {
			until[id] = *end
		}
	}
	return until, nil
}
