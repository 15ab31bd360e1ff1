package names

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// sayLaunch changes what is said of the names that the launch keeps back: that they go by application, in which phase, and
// once a phase has closed how many applied. Other names cost nothing here.
func (n *Names) sayLaunch(
	ctx context.Context, b *book.Book, now time.Time, answers []name.Answer, said []*view.Availability,
) error {
	var keys []string
	for _, a := range answers {
		if a.Status == name.Available && a.Name.Suffix == b.Launch.Suffix {
			keys = append(keys, a.Name.VariantKey)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	if quiet, err := n.carriedOut(ctx, n.DB.Reader(), b, now); err != nil || quiet {
		return err
	}
	applied, err := n.appliedFor(ctx, b.Launch.ID, now, keys)
	if err != nil || len(applied) == 0 && b.Launch.Over(now) {
		return err
	}
	tiers, err := n.DB.Reader().Tiers(ctx, b.Launch.ID, now)
	if err != nil {
		return err
	}
	for i, a := range answers {
		if a.Status != name.Available || a.Name.Suffix != b.Launch.Suffix {
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

// stillAwaited is true of an application a in a set s that stands at an instant, and whose name nobody was given or refused
// by then.
const stillAwaited = `a.withdrawn_at IS NULL AND a.submitted_at <= ? AND (s.settled_at IS NULL OR s.settled_at > ?)`

// appliedFor counts the applications for names by phase, whoever made them: how many there are is public once the phase has
// closed.
func (n *Names) appliedFor(
	ctx context.Context, programme string, now time.Time, keys []string,
) (map[string][]launch.Applied, error) {
	applied := map[string][]launch.Applied{}
	query := `SELECT s.variant_key, s.phase, count(*) FROM contention_set s JOIN launch_application a ON a.set_id = s.id
		WHERE s.programme = ? AND ` + stillAwaited + ` AND ` + flows.Any(n.DB.Dialect, "s.variant_key") + `
		GROUP BY s.variant_key, s.phase`
	err := flows.Each(ctx, n.DB.ReadSQL, func(rows *sql.Rows) error {
		var key string
		var one launch.Applied
		err := rows.Scan(&key, &one.Phase, &one.Count)
		applied[key] = append(applied[key], one)
		return err
	}, flows.Rebind(n.DB.Dialect, query), programme, now, now, flows.AnyOf(n.DB.Dialect, keys))
	if err != nil {
		return nil, fmt.Errorf("applications for names: %w", err)
	}
	return applied, nil
}

// carriedOut tells that the launch is over and that nobody waits for results of it any more. A clock that only goes forward
// comes to that once, for good, so that after it no request asks the database; the demo's clock goes back too.
func (n *Names) carriedOut(ctx context.Context, r flows.Reading, b *book.Book, now time.Time) (bool, error) {
	if !b.Launch.Over(now) {
		return false, nil
	}
	if since := n.launchEnded.Load(); !n.Sandbox && since != 0 && since <= now.UnixMicro() {
		return true, nil
	}
	var awaited bool
	query := flows.Rebind(r.Dialect, `SELECT EXISTS (SELECT 1 FROM contention_set s JOIN launch_application a ON a.set_id = s.id
		WHERE s.programme = ? AND `+stillAwaited+`)`)
	if err := r.SQL.QueryRowContext(ctx, query, b.Launch.ID, now, now).Scan(&awaited); err != nil {
		return false, fmt.Errorf("applications that wait: %w", err)
	}
	if !awaited {
		n.launchEnded.Store(now.UnixMicro())
	}
	return !awaited, nil
}

// notYet is why the launch keeps a name from being registered; nil where it does not.
func (n *Names) notYet(
	ctx context.Context, r flows.Reading, b *book.Book, a name.Answer, now time.Time,
) (*rules.Refusal, error) {
	if refusal := b.Launch.Refuse(a.Name, now); refusal != nil || a.Name.Suffix != b.Launch.Suffix {
		return refusal, nil
	}
	if quiet, err := n.carriedOut(ctx, r, b, now); err != nil || quiet {
		return nil, err
	}
	var phase launch.PhaseKind
	query := flows.Rebind(r.Dialect, `SELECT s.phase FROM contention_set s JOIN launch_application a ON a.set_id = s.id
		WHERE s.programme = ? AND s.variant_key = ? AND `+stillAwaited+` LIMIT 1`)
	err := r.SQL.QueryRowContext(ctx, query, b.Launch.ID, a.Name.VariantKey, now, now).Scan(&phase)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("applications for a name: %w", err)
	}
	return b.Launch.RefuseAwaited(a.Name, phase), nil
}
