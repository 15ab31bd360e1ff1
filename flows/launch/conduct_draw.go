package launch

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"lionrock/ent"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/draw"
	"lionrock/rules/launch"
)

// ConductDraw makes a committed draw with the values of its sources. The same values again change nothing, and no other
// values ever replace them.
func (l *Launches) ConductDraw(ctx context.Context, drawID string, values [][]int) error {
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		p, _, now, err := l.programme()
		if err != nil {
			return err
		}
		row, err := setRow(ctx, tx.Client, p, setIDOf(drawID), "drawId")
		if err != nil {
			return err
		}
		if row.CommittedAt == nil {
			return flows.NotFound("drawId")
		}
		d, err := l.replay(row)
		if err != nil {
			return err
		}
		taken, refusal := launch.Conductible(future(d.sources), values, now)
		switch {
		case refusal != nil:
			return refusal
		case row.ConductedAt != nil:
			return sameValues(d, taken)
		}
		return l.conduct(ctx, tx, d, taken)
	})
}

func (l *Launches) conduct(ctx context.Context, tx *flows.Tx, d *decided, values [][]uint64) error {
	proof, err := draw.Prove(d.subject(), d.outcome.Pool(), joined(d.sources, values))
	if err != nil {
		return wrapped(err, "conduct", d.row.ID)
	}
	written, err := json.Marshal(values)
	if err != nil {
		return fmt.Errorf("conduct: %w", err)
	}
	err = tx.ContentionSet.UpdateOneID(d.row.ID).SetDrawn(string(written)).SetConductedAt(l.Now()).
		SetConductedBy(flows.ActorOf(ctx).ID).Exec(ctx)
	if err != nil {
		return wrapped(err, "conduct", d.row.ID)
	}
	return l.Record(ctx, tx, flows.RegistryBook, "draw.conduct", drawIDOf(d.row.ID), map[string]any{
		"name": d.row.Name, "phase": d.row.Phase, "values": values, "key": proof.Key, "ranking": proof.Ranking,
	})
}

// sameValues tells values that a draw was conducted with already from others. Their order inside a source makes no
// difference to a draw, so it makes none here.
func sameValues(d *decided, values [][]uint64) error {
	same := slices.EqualFunc(d.drawn, values, func(one, other []uint64) bool {
		return slices.Equal(slices.Sorted(slices.Values(one)), slices.Sorted(slices.Values(other)))
	})
	if same {
		return nil
	}
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"The draw of %s was conducted with other values already, and is never made again.",
		"%s 已以其他數值完成抽籤，不會重抽。", "%s 已以其他数值完成抽签，不会重抽。").With(d.row.Name), "values")
}

// setRow reads a set of the programme in force.
func setRow(ctx context.Context, client *ent.Client, p *launch.Programme, id, field string) (*ent.ContentionSet, error) {
	row, err := client.ContentionSet.Get(ctx, id)
	if ent.IsNotFound(err) || err == nil && row.Programme != p.ID {
		return nil, flows.NotFound(field)
	}
	return row, wrapped(err, "read", id)
}
