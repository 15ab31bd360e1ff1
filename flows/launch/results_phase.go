package launch

import (
	"context"

	"lionrock/ent"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/launch"
)

// PhaseResult says the phase a set belongs to, or that has just been announced.
func (l *Launches) PhaseResult(ctx context.Context, kind launch.PhaseKind) (*view.LaunchPhase, error) {
	p, _, _, err := l.programme()
	if err != nil {
		return nil, err
	}
	tier, err := tierOf(ctx, l.DB.Read, p, kind)
	if err != nil {
		return nil, err
	}
	phase := p.Phase(kind)
	if phase == nil {
		return nil, nil
	}
	return l.sayPhase(ctx, p, phase, tier)
}

func (l *Launches) sayPhase(
	ctx context.Context, p *launch.Programme, phase *launch.Phase, tier *ent.LaunchTier,
) (*view.LaunchPhase, error) {
	now := l.Now()
	v := &view.LaunchPhase{
		ID: "lph_" + string(phase.Kind), Kind: phase.Kind, Title: phase.Title, Window: view.LaunchWindow{StartsAt: phase.Opens},
		Eligibility: phase.Eligibility, Requirements: phase.Papers, EppPhase: phase.EPP,
	}
	if !phase.Closes.IsZero() {
		v.Window.EndsAt = &phase.Closes
	}
	if !phase.ResultsAt.IsZero() {
		v.ResultsPlannedAt = &phase.ResultsAt
	}
	for _, class := range phase.Classes {
		v.PriorityOrder = append(v.PriorityOrder, class.Code)
		v.Classes = append(v.Classes, view.LaunchClass{Code: class.Code, Title: class.Title, DecidedBy: phase.DecidesIn(class)})
	}
	err := l.sayTier(ctx, v, p, tier)
	v.Stage = phase.Stage(now, v.ResultsAnnouncedAt)
	return v, err
}

// sayTier adds what the results say of a phase. Before they are announced only officers see that they are proposed.
func (l *Launches) sayTier(ctx context.Context, v *view.LaunchPhase, p *launch.Programme, tier *ent.LaunchTier) error {
	if tier == nil {
		return nil
	}
	staff, public := flows.ActorOf(ctx).IsStaff(), announced(tier, l.Now())
	if public {
		window := p.Objections.Window(*tier.AnnouncedAt)
		results, csv := l.ResultsURL(v.Kind), l.ResultsCSVURL(v.Kind)
		v.ResultsAnnouncedAt, v.ObjectionWindow = tier.AnnouncedAt, &window
		v.ResultsURL, v.ResultsCSVURL = &results, &csv
	}
	if public || staff {
		v.ResultsSha256 = &tier.ResultsSha256
	}
	if !staff {
		return nil
	}
	officer, err := l.DB.Read.Person.Get(ctx, tier.ProposedBy)
	if err != nil {
		return wrapped(err, "read", tier.ProposedBy)
	}
	v.ResultsProposedBy = &officer.Email
	return nil
}
