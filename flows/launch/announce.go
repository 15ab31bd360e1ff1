package launch

import (
	"context"
	"fmt"
	"log/slog"

	"lionrock/ent"
	"lionrock/ent/contentionset"
	"lionrock/ent/launchtier"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/launch"
)

// AnnounceResults is done by two officers. The first proposes: every set of the phase is frozen, and the results stand under
// their SHA-256. Another, who names that hash, announces: all results are public at that instant. Who comes later is given
// the same answer.
//
// The results may be announced from the closing of the phase on. Their planned instant is what applicants are told to expect;
// what makes results ready is that every paper is reviewed and every draw conducted, and two people have looked at them.
func (l *Launches) AnnounceResults(ctx context.Context, kind launch.PhaseKind, sha256 string) error {
	p, _, now, err := l.programme()
	if err != nil {
		return err
	}
	phase := p.Phase(kind)
	if refusal := mayDecide(phase, now, "phase"); refusal != nil {
		return refusal
	}
	tier, err := tierOf(ctx, l.DB.Read, p, kind)
	if err != nil {
		return err
	}
	if tier == nil {
		return l.propose(ctx, kind, sha256)
	}
	if err := l.announce(ctx, kind, sha256); err != nil {
		return err
	}
	if err := l.Settle(ctx); err != nil {
		slog.ErrorContext(ctx, "settle what was announced", "phase", kind, "error", err)
	}
	return nil
}

// propose freezes set by set, so that no transaction grows with the phase, and then writes the results down.
func (l *Launches) propose(ctx context.Context, kind launch.PhaseKind, sha256 string) error {
	_, b, _, err := l.programme()
	if err != nil {
		return err
	}
	all, err := l.ready(ctx, l.DB.Reader(), b, kind)
	if err != nil {
		return err
	}
	for _, d := range all {
		if d.row.FrozenAt != nil {
			continue
		}
		if err := l.freezeOne(ctx, d.row.ID); err != nil {
			return err
		}
	}
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		if tier, err := tierOf(ctx, tx.Client, &b.Launch, kind); err != nil || tier != nil {
			return overtaken(ctx, tier, err)
		}
		all, err := l.ready(ctx, tx.Reader(), b, kind)
		if err != nil {
			return err
		}
		return l.recordProposal(ctx, tx, b, kind, sha256, all)
	})
}

func (l *Launches) recordProposal(
	ctx context.Context, tx *flows.Tx, b *book.Book, kind launch.PhaseKind, sha256 string, all []*decided,
) error {
	results := make([]launch.Result, len(all))
	for i, d := range all {
		if d.row.FrozenAt == nil {
			return fmt.Errorf("propose %s: %s was opened meanwhile", kind, d.row.ID)
		}
		results[i] = d.outcome.Result(kind, d.pub.Name)
	}
	text, err := launch.Results(results)
	if err != nil {
		return err
	}
	hash := launch.ResultsSHA256(text)
	if sha256 != "" && sha256 != hash {
		return launch.RefuseHash()
	}
	tier, err := tx.LaunchTier.Create().SetID(l.NewID("tie")).SetProgramme(b.Launch.ID).SetPhase(kind).SetResultsSha256(hash).
		SetResults(text).SetProposedAt(l.Now()).SetProposedBy(flows.ActorOf(ctx).ID).Save(ctx)
	if err != nil {
		return fmt.Errorf("propose %s: %w", kind, err)
	}
	return l.Record(ctx, tx, flows.RegistryBook, "launch.propose", tier.ID, map[string]any{
		"phase": kind, "resultsSha256": hash, "sets": len(results),
	})
}

// overtaken answers who proposed what another officer proposed at the same instant: nothing is proposed twice.
func overtaken(ctx context.Context, tier *ent.LaunchTier, err error) error {
	if err != nil || tier.ProposedBy == flows.ActorOf(ctx).ID {
		return err
	}
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"Another officer has just proposed these results. Look at them, and announce them under their SHA-256.",
		"另一名職員剛剛提出這些結果。請查閱後以其 SHA-256 公布。", "另一名职员刚刚提出这些结果。请查阅后以其 SHA-256 公布。",
	), "phase")
}

// announce makes proposed results public, in one small transaction.
func (l *Launches) announce(ctx context.Context, kind launch.PhaseKind, sha256 string) error {
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		p, _, now, err := l.programme()
		if err != nil {
			return err
		}
		tier, err := tierOf(ctx, tx.Client, p, kind)
		if err != nil {
			return err
		}
		if tier.AnnouncedAt != nil {
			return nil
		}
		proposal := launch.Proposal{SHA256: tier.ResultsSha256, By: tier.ProposedBy, At: tier.ProposedAt}
		if refusal := proposal.Announce(flows.ActorOf(ctx).ID, sha256, now); refusal != nil {
			return refusal
		}
		err = tx.LaunchTier.UpdateOne(tier).SetAnnouncedAt(now).SetAnnouncedBy(flows.ActorOf(ctx).ID).Exec(ctx)
		if err != nil {
			return fmt.Errorf("announce %s: %w", kind, err)
		}
		return l.Record(ctx, tx, flows.RegistryBook, "launch.announce", tier.ID, map[string]any{
			"phase": kind, "resultsSha256": tier.ResultsSha256, "proposedBy": tier.ProposedBy,
		})
	})
}

// ready decides every set of a phase, and refuses while something is missing that a decision waits for.
func (l *Launches) ready(
	ctx context.Context, r flows.Reading, b *book.Book, kind launch.PhaseKind,
) ([]*decided, error) {
	if err := l.afterEarlier(ctx, r, b, kind, "phase"); err != nil {
		return nil, err
	}
	all, err := l.phaseSets(ctx, r, &b.Launch, kind)
	if err != nil {
		return nil, err
	}
	return all, unready(all)
}

func unready(all []*decided) error {
	if len(all) == 0 {
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"Nobody applied in this phase, so there is nothing to announce.", "此階段沒有申請，無結果可公布。",
			"此阶段没有申请，无结果可公布。"), "phase")
	}
	waiting, undrawn := []string{}, []string{}
	for _, d := range all {
		if d.waiting > 0 {
			waiting = append(waiting, d.row.Name)
		}
		if d.undrawn() {
			undrawn = append(undrawn, d.row.Name)
		}
	}
	switch {
	case len(waiting) > 0:
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"Papers still wait for review for %d names, the first of which is %s. Accept or reject each of them first.",
			"尚有 %d 個域名的文件待審，首個為 %s。請先逐一接納或拒絕。",
			"尚有 %d 个域名的文件待审，首个为 %s。请先逐一接受或拒绝。").With(len(waiting), waiting[0]), "phase")
	case len(undrawn) > 0:
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"The draw is still to be conducted for %d names, the first of which is %s.",
			"尚有 %d 個域名未完成抽籤，首個為 %s。", "尚有 %d 个域名未完成抽签，首个为 %s。",
		).With(len(undrawn), undrawn[0]), "phase")
	}
	return nil
}

// afterEarlier refuses to decide a phase while an earlier one, for which somebody applied, is not announced: whether a name
// is still there to be had is not known before.
func (l *Launches) afterEarlier(
	ctx context.Context, r flows.Reading, b *book.Book, kind launch.PhaseKind, field string,
) error {
	for i := range b.Launch.Phases {
		before := &b.Launch.Phases[i]
		if before.Kind == kind {
			return nil
		}
		tier, err := tierOf(ctx, r.Client, &b.Launch, before.Kind)
		if err != nil || tier != nil && tier.AnnouncedAt != nil {
			if err != nil {
				return err
			}
			continue
		}
		open, err := r.Client.ContentionSet.Query().Where(contentionset.Programme(b.Launch.ID),
			contentionset.PhaseEQ(before.Kind), stillAppliedFor()).Exist(asPlatform(ctx))
		if err != nil {
			return fmt.Errorf("earlier phases: %w", err)
		}
		if open {
			return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
				"The results of %s come first: they are not announced yet.", "須先公布 %s 的結果。", "须先公布 %s 的结果。",
			).With(before.Title), field)
		}
	}
	return nil
}

// tierOf reads the results of a phase; nil while nobody has proposed them.
func tierOf(ctx context.Context, client *ent.Client, p *launch.Programme, kind launch.PhaseKind) (*ent.LaunchTier, error) {
	tier, err := client.LaunchTier.Query().Where(launchtier.Programme(p.ID), launchtier.PhaseEQ(kind)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	return tier, wrapped(err, "results of", string(kind))
}
