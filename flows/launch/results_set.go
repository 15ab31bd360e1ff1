package launch

import (
	"context"
	"time"

	"lionrock/ent"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/launch"
)

// beholder is who looks at the sets of one phase, and what may be seen of them.
type beholder struct {
	now    time.Time
	phase  *launch.Phase
	tier   *ent.LaunchTier
	public bool
	staff  bool
	view   *view.LaunchPhase
	// allotted tells which applications have had the name they asked for; until is how long that can still be cancelled.
	allotted map[string]allotment
	until    map[string]time.Time
}

// open tells whether who looks may see how sets come out.
func (b *beholder) open() bool { return b.public || b.staff }

// behold prepares to say sets of one phase.
func (l *Launches) behold(ctx context.Context, kind launch.PhaseKind, rows []*ent.ContentionSet) (*beholder, error) {
	p, _, now, err := l.programme()
	if err != nil {
		return nil, err
	}
	b := &beholder{now: now, phase: p.Phase(kind), staff: flows.ActorOf(ctx).IsStaff()}
	if b.phase == nil {
		return nil, nil
	}
	if b.tier, err = tierOf(ctx, l.DB.Read, p, kind); err != nil {
		return nil, err
	}
	b.public = announced(b.tier, now)
	if b.view, err = l.PhaseOf(ctx, kind); err != nil || !b.public {
		return b, err
	}
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	if b.until, err = l.DB.Reader().Provisional(ctx, p, now, ids); err != nil {
		return nil, err
	}
	b.allotted, err = allotments(ctx, l.DB.Reader(), now, ids)
	return b, err
}

// saySet says a set as far as who looks may know.
func (l *Launches) saySet(b *beholder, d *decided) *view.ContentionSet {
	v := &view.ContentionSet{
		ID: d.row.ID, Name: d.row.Name, ASCIIName: d.row.ASCIIName, Phase: b.view, Explanation: b.toCome(),
		Entries: []*view.ContentionEntry{}, Steps: []view.AllocationStep{}, Draw: l.sayDraw(b, d), Anomalies: []rules.Text{},
	}
	if !b.open() {
		return v
	}
	by, o := d.by(), &d.outcome
	v.DecidedBy, v.Explanation = &by, b.phase.Explain(by, o)
	aliases := map[string]string{}
	for _, a := range d.pub.Applications {
		aliases[a.ID] = a.Applicant
	}
	v.Entries = b.entries(d, aliases)
	for _, step := range b.phase.Steps(o) {
		said := view.AllocationStep{Rule: step.Rule, Explanation: step.Text, Remaining: make([]string, len(step.Remaining))}
		for i, id := range step.Remaining {
			said.Remaining[i] = aliases[id]
		}
		v.Steps = append(v.Steps, said)
	}
	for _, a := range o.Anomalies {
		v.Anomalies = append(v.Anomalies, a.Text())
	}
	if b.public {
		l.sayWinner(b, d, v)
	}
	return v
}

// sayWinner says who has the name, for how long that is provisional, and where the proof is.
func (l *Launches) sayWinner(b *beholder, d *decided, v *view.ContentionSet) {
	proof := l.SetURL(d.row.Phase, d.row.ASCIIName)
	v.ProofURL = &proof
	for _, entry := range v.Entries {
		if entry.Status == launch.Allocated {
			v.Winner = entry
			if until, provisional := b.until[d.row.ID]; provisional {
				v.ProvisionalUntil = &until
			}
		}
	}
}

// toCome says when something will be known to those who may not know it yet.
func (b *beholder) toCome() rules.Text {
	if b.phase.ResultsAt.IsZero() || b.now.After(b.phase.ResultsAt) {
		return sayToComeSoon
	}
	return sayToCome.With(launch.Instant(b.phase.ResultsAt))
}

var (
	// sayNothing is an empty sentence, where one that is not there would be null.
	sayNothing = rules.Say("%s", "%s", "%s").With("")
	sayToCome  = rules.Say("The phase has closed. All its results are planned to be announced on %s.",
		"此階段已截止，全部結果預定於 %s 公布。", "此阶段已截止，全部结果预定于 %s 公布。")
	sayToComeSoon = rules.Say("The phase has closed. All its results are to be announced at one instant.",
		"此階段已截止，全部結果將同時公布。", "此阶段已截止，全部结果将同时公布。")
)

// entries says the applications, best first, then those that were not valid.
func (b *beholder) entries(d *decided, aliases map[string]string) []*view.ContentionEntry {
	o := &d.outcome
	entries := make([]*view.ContentionEntry, 0, len(o.Ranking)+len(o.Rejected))
	for i := range o.Ranking {
		entries = append(entries, b.ranked(d, i, aliases))
	}
	for _, r := range o.Rejected {
		entries = append(entries, &view.ContentionEntry{
			Alias: aliases[r.Application.ID], ApplicationID: r.Application.ID, Status: launch.InvalidStatus, Reason: r.Reason.Text(),
		})
	}
	return entries
}

func (b *beholder) ranked(d *decided, i int, aliases map[string]string) *view.ContentionEntry {
	r := &d.outcome.Ranking[i]
	entry := &view.ContentionEntry{
		Alias: aliases[r.Application.ID], ApplicationID: r.Application.ID, PriorityClass: &b.phase.Classes[r.Class].Code,
		Status: b.status(d, r.Application.ID), Reason: sayNothing,
	}
	if !d.undrawn() {
		rank := i + 1
		entry.Rank = &rank
	}
	if r.Behind != "" {
		entry.Reason = r.Behind.Behind()
	}
	if r.Equivalent != "" {
		since := r.Since.String()
		entry.Equivalent, entry.EquivalentSince = &r.Equivalent, &since
	}
	return entry
}

// status is where a valid application stands. A winner whose name was cancelled is told from the one that has it since.
func (b *beholder) status(d *decided, id string) launch.Status {
	winner := d.outcome.Winner()
	had, allotted := b.allotted[id]
	switch {
	case !b.public:
		return launch.PendingAllocation
	case allotted && had.cancelled:
		return launch.Cancelled
	case allotted, winner != nil && winner.ID == id:
		return launch.Allocated
	}
	return launch.RejectedStatus
}
