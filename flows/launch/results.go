package launch

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"lionrock/ent"
	"lionrock/ent/contentionset"
	"lionrock/ent/launchapplication"
	"lionrock/ent/predicate"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/launch"
)

// stillAppliedFor is a set with an application that was not withdrawn. One that nobody applies for any more is no set.
func stillAppliedFor() predicate.ContentionSet {
	return contentionset.HasApplicationsWith(launchapplication.WithdrawnAtIsNil())
}

// phaseSets decides every set of a phase, names in byte order.
func (l *Launches) phaseSets(
	ctx context.Context, r flows.Reading, p *launch.Programme, kind launch.PhaseKind,
) ([]*decided, error) {
	rows, err := r.Client.ContentionSet.Query().Where(contentionset.Programme(p.ID), contentionset.PhaseEQ(kind),
		stillAppliedFor()).All(asPlatform(ctx))
	if err != nil {
		return nil, fmt.Errorf("sets of %s: %w", kind, err)
	}
	slices.SortFunc(rows, func(a, b *ent.ContentionSet) int { return cmp.Compare(a.Name, b.Name) })
	return l.decide(ctx, r, rows)
}

// Summary counts how the sets of a phase came out: for everyone once it is announced, for officers once it has closed.
func (l *Launches) Summary(ctx context.Context, kind launch.PhaseKind) (*view.LaunchSummary, error) {
	p, _, now, err := l.programme()
	if err != nil {
		return nil, err
	}
	phase := p.Phase(kind)
	if phase == nil || phase.FirstCome() || !phase.Closed(now) {
		return nil, nil
	}
	tier, err := tierOf(ctx, l.DB.Read, p, kind)
	if err != nil {
		return nil, err
	}
	if announced(tier, now) {
		return summaryOf(tier)
	}
	if !flows.ActorOf(ctx).IsStaff() {
		return nil, nil
	}
	all, err := l.phaseSets(ctx, l.DB.Reader(), p, kind)
	if err != nil {
		return nil, err
	}
	s := &view.LaunchSummary{}
	for _, d := range all {
		result := d.outcome.Result(kind, d.pub.Name)
		result.DecidedBy = d.by()
		count(s, result)
		if d.waiting > 0 {
			s.AwaitingReview += d.waitingApplications
		}
	}
	return s, nil
}

// summaryOf counts announced results.
func summaryOf(tier *ent.LaunchTier) (*view.LaunchSummary, error) {
	results, err := launch.ReadResults(tier.Results)
	if err != nil {
		return nil, err
	}
	s := &view.LaunchSummary{}
	for _, result := range results {
		count(s, result)
	}
	return s, nil
}

func count(s *view.LaunchSummary, r launch.Result) {
	s.Sets++
	s.Applications += len(r.Ranking) + len(r.Rejected)
	switch r.DecidedBy {
	case launch.ByDraw:
		s.AllocatedByDraw++
	case launch.AwaitingDraw:
		s.AwaitingDraw++
	case launch.NoValidApplication, launch.Held:
		s.NotAllocated++
	case launch.ByClass, launch.ByStanding, launch.ByArrival, launch.OnlyApplicant:
		s.AllocatedByRule++
	}
}
