package launch

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/launch"
)

// DecideObjection records the final decision of a panel and, in the same transaction, what follows from it. The same
// decision of the same member again changes nothing, so that it can be sent again after a broken connection.
func (l *Launches) DecideObjection(ctx context.Context, objectionID string, ruling launch.Ruling) error {
	ruling.Reason = strings.TrimSpace(ruling.Reason)
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := l.objection(ctx, tx.Reader(), objectionID)
		if err != nil {
			return err
		}
		me := flows.ActorOf(ctx).ID
		if row.DecidedAt != nil && row.DecidedBy == me && rulingOf(row) == ruling {
			return nil
		}
		if refusal := caseOf(row).Decide(me, ruling); refusal != nil {
			return refusal
		}
		return l.rule(ctx, tx, row, ruling)
	})
}

func rulingOf(row *ent.Objection) launch.Ruling {
	return launch.Ruling{Outcome: row.Outcome, Reason: row.Reason, CancellationRequired: row.CancellationRequired}
}

func (l *Launches) rule(ctx context.Context, tx *flows.Tx, row *ent.Objection, ruling launch.Ruling) error {
	now := l.Now()
	update := tx.Objection.UpdateOneID(row.ID).SetDecidedAt(now).SetDecidedBy(flows.ActorOf(ctx).ID).
		SetOutcome(ruling.Outcome).SetReason(ruling.Reason).SetCancellationRequired(ruling.CancellationRequired)
	changes := map[string]any{
		"outcome": ruling.Outcome, "reason": ruling.Reason, "cancellationRequired": ruling.CancellationRequired,
		"late": caseOf(row).Late(now),
	}
	if ruling.CancellationRequired {
		effect, err := l.cancel(ctx, tx, row, now)
		if err != nil {
			return err
		}
		written, err := json.Marshal(effect)
		if err != nil {
			return fmt.Errorf("effect of %s: %w", row.ID, err)
		}
		update.SetEffect(string(written))
		changes["effect"] = effect
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("decide %s: %w", row.ID, err)
	}
	return l.Record(ctx, tx, flows.RegistryBook, "objection.decide", row.ID, changes)
}

// cancel takes the name from who has it and, as the dial says that was in force when the objection was filed, gives it to
// the next in line who can pay.
func (l *Launches) cancel(ctx context.Context, tx *flows.Tx, row *ent.Objection, now time.Time) (launch.Effect, error) {
	var effect launch.Effect
	b, err := l.Book.At(row.FiledAt)
	if err != nil {
		return effect, err
	}
	ctx = asPlatform(ctx)
	set, err := tx.ContentionSet.Get(ctx, row.SetID)
	if err != nil {
		return effect, fmt.Errorf("allocation %s: %w", row.SetID, err)
	}
	if set.SettledAt == nil {
		return effect, refuseUnsettled()
	}
	line, err := lineage(ctx, tx.Reader(), set)
	if err != nil {
		return effect, err
	}
	if !launch.CancelledSince(row.FiledAt, line.cancellations) && set.DomainID != "" {
		effect.Cancelled, effect.Released, err = l.takeBack(ctx, tx, set, line.holder(), now)
	}
	if err == nil && effect.Cancelled != "" && b.Launch.Objections.Cancelled == launch.NextInLine {
		err = l.passOn(ctx, tx, set, line.result.Behind(effect.Cancelled), &effect, now)
	}
	effect.Say()
	return effect, err
}

func refuseUnsettled() *rules.Refusal {
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"The results this case is about are still being carried out. Record the decision in a minute.",
		"本案所涉結果仍在執行中，請於一分鐘後再提交決定。", "本案所涉结果仍在执行中，请于一分钟后再提交决定。"), "objectionId")
}
