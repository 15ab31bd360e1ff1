package names

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/book"
	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// sayLaunch changes what is said of the names that the launch keeps back: that they go by application, in which phase, and
// once a phase has closed how many applied. It is asked only while the launch is on.
func (n *Names) sayLaunch(
	ctx context.Context, b *book.Book, now time.Time, answers []name.Answer, said []*view.Availability,
) error {
	var keys []string
	for _, a := range answers {
		if a.Status == name.Available && b.Launch.Restricts(a.Name, now) {
			keys = append(keys, a.Name.VariantKey)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	tiers, err := n.DB.Reader().Tiers(ctx, b.Launch.ID, now)
	if err != nil {
		return err
	}
	applied, err := n.appliedFor(ctx, b.Launch.ID, now, keys)
	if err != nil {
		return err
	}
	for i, a := range answers {
		if a.Status != name.Available || !b.Launch.Restricts(a.Name, now) {
			continue
		}
		answer, phase, contenders := b.Launch.Answer(a, now, applied[a.Name.VariantKey], tiers.Announced)
		said[i].Status, said[i].Reason, said[i].Remedy, said[i].Rule = answer.Status, answer.Reason, answer.Remedy, answer.Rule
		said[i].Contenders = contenders
		if phase != nil {
			said[i].Phase = flows.PhaseView(&b.Launch, phase, tiers[phase.Kind], now, n.Links.Base, flows.ActorOf(ctx).IsStaff())
		}
	}
	return nil
}

// appliedFor counts the applications for names by phase, whoever made them: how many there are is public once the phase has
// closed.
func (n *Names) appliedFor(
	ctx context.Context, programme string, now time.Time, keys []string,
) (map[string][]launch.Applied, error) {
	applied := map[string][]launch.Applied{}
	query := `SELECT s.variant_key, s.phase, count(*) FROM contention_set s JOIN launch_application a ON a.set_id = s.id
		WHERE s.programme = ? AND a.withdrawn_at IS NULL AND a.submitted_at <= ? AND ` + flows.Any(n.DB.Dialect, "s.variant_key") + `
		GROUP BY s.variant_key, s.phase`
	err := flows.Each(ctx, n.DB.ReadSQL, func(rows *sql.Rows) error {
		var key string
		var one launch.Applied
		err := rows.Scan(&key, &one.Phase, &one.Count)
		applied[key] = append(applied[key], one)
		return err
	}, flows.Rebind(n.DB.Dialect, query), programme, now, flows.AnyOf(n.DB.Dialect, keys))
	if err != nil {
		return nil, fmt.Errorf("applications for names: %w", err)
	}
	return applied, nil
}
