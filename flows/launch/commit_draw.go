package launch

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/draw"
	"lionrock/rules/launch"
)

// The IDs of a set and of its draw differ only in their prefix: a set has one draw.
const (
	setPrefix  = "set_"
	drawPrefix = "drw_"
)

func drawIDOf(setID string) string { return drawPrefix + strings.TrimPrefix(setID, setPrefix) }

func setIDOf(drawID string) string { return setPrefix + strings.TrimPrefix(drawID, drawPrefix) }

// CommitDraw publishes who is in a set's draw and which sources will decide it, before their values can exist. The same
// commitment again changes nothing.
func (l *Launches) CommitDraw(ctx context.Context, setID string, sources []Source) error {
	sources = committed(sources)
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		p, b, now, err := l.programme()
		if err != nil {
			return err
		}
		row, err := setRow(ctx, tx.Client, p, setID, "setId")
		if err != nil {
			return err
		}
		written, err := json.Marshal(sources)
		if err != nil {
			return fmt.Errorf("commit: %w", err)
		}
		if row.CommittedAt != nil {
			return sameCommitment(row, string(written))
		}
		if refusal := mayDecide(p.Phase(row.Phase), now, "setId"); refusal != nil {
			return refusal
		}
		if err := l.afterEarlier(ctx, tx.Reader(), b, row.Phase, "setId"); err != nil {
			return err
		}
		return l.commit(ctx, tx, row, sources, string(written), now)
	})
}

func (l *Launches) commit(
	ctx context.Context, tx *flows.Tx, row *ent.ContentionSet, sources []Source, written string, now time.Time,
) error {
	all, err := l.decide(ctx, tx.Reader(), []*ent.ContentionSet{row})
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return flows.NotFound("setId")
	}
	d := all[0]
	if refusal := drawable(d); refusal != nil {
		return refusal
	}
	pool := d.outcome.Pool()
	if refusal := launch.Committable(future(sources), len(pool), now); refusal != nil {
		return refusal
	}
	if err := l.freeze(ctx, tx, d); err != nil {
		return err
	}
	err = tx.ContentionSet.UpdateOneID(row.ID).SetSources(written).SetCommittedAt(now).
		SetCommittedBy(flows.ActorOf(ctx).ID).Exec(ctx)
	if err != nil {
		return wrapped(err, "commit", row.ID)
	}
	return l.Record(ctx, tx, flows.RegistryBook, "draw.commit", drawIDOf(row.ID), map[string]any{
		"name": row.Name, "phase": row.Phase, "entries": len(pool), "sources": sources,
		"commitmentSha256": draw.CommitmentSHA256(d.subject(), pool, joined(sources, nil)),
	})
}

// drawable judges whether a draw is what the set needs, and whether everything is in that decides who takes part.
func drawable(d *decided) *rules.Refusal {
	switch {
	case d.waiting > 0:
		return refuseWaiting(d.waiting, d.row.Name)
	case !d.outcome.Drawn:
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"%s needs no draw: the rules decide it.", "%s 無需抽籤，按規則即可決定。", "%s 无需抽签，按规则即可决定。",
		).With(d.row.Name), "setId")
	}
	return nil
}

// committed writes sources as they are kept: bits at two places, which is what the commitment's hash covers.
func committed(sources []Source) []Source {
	const hundred = 100
	kept := make([]Source, len(sources))
	for i, s := range sources {
		kept[i] = Source{
			Name: s.Name, Bits: math.Round(s.Bits*hundred) / hundred, PublicAt: s.PublicAt.UTC().Truncate(time.Microsecond),
		}
	}
	return kept
}

func future(sources []Source) []launch.FutureSource {
	all := make([]launch.FutureSource, len(sources))
	for i, s := range sources {
		all[i] = launch.FutureSource(s)
	}
	return all
}

func sameCommitment(row *ent.ContentionSet, written string) error {
	if row.Sources == written {
		return nil
	}
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"The draw of %s is committed to other sources already, and a commitment is never changed.",
		"%s 的抽籤已承諾採用其他來源，承諾不可更改。", "%s 的抽签已承诺采用其他来源，承诺不可更改。",
	).With(row.Name), "sources")
}

func refuseWaiting(papers int, name string) *rules.Refusal {
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"Papers of applications for %[2]s still wait for review: %[1]d. Accept or reject each of them first.",
		"%[2]s 的申請尚有 %[1]d 份文件待審。請先逐一接納或拒絕。", "%[2]s 的申请尚有 %[1]d 份文件待审。请先逐一接受或拒绝。",
	).With(papers, name), "setId")
}

// mayDecide tells that a phase is one that waits to be decided: it has closed, and names are not simply taken as they come.
func mayDecide(phase *launch.Phase, now time.Time, field string) *rules.Refusal {
	switch {
	case phase == nil || phase.FirstCome():
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"In this phase names go first come, first served: nothing is drawn or announced.",
			"此階段先到先得，無需抽籤或公布結果。", "此阶段先到先得，无需抽签或公布结果。"), field)
	case !phase.Closed(now):
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"The phase takes applications until %s. It is decided after that.", "此階段接受申請至 %s，其後方可決定。",
			"此阶段接受申请至 %s，其后方可决定。").With(launch.Instant(phase.Closes)), field)
	}
	return nil
}
