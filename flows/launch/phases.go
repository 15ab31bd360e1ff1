package launch

import (
	"context"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/launch"
)

// Phases are the phases of the launch in their order, each as it stands.
func (l *Launches) Phases(ctx context.Context) ([]*view.LaunchPhase, error) {
	p, _, now, err := l.programme()
	if err != nil {
		return nil, err
	}
	tiers, err := l.DB.Reader().Tiers(ctx, p.ID, now)
	if err != nil {
		return nil, err
	}
	officer := flows.ActorOf(ctx).IsStaff()
	phases := make([]*view.LaunchPhase, len(p.Phases))
	for i := range p.Phases {
		phase := &p.Phases[i]
		phases[i] = flows.PhaseView(p, phase, tiers[phase.Kind], now, l.Links.Base, officer)
	}
	return phases, nil
}

// PhaseByID finds a phase by its ID; nil where there is none.
func (l *Launches) PhaseByID(ctx context.Context, id string) (*view.LaunchPhase, error) {
	return l.PhaseOf(ctx, flows.PhaseKindOf(id))
}

// PhaseOf finds a phase by its kind; nil where there is none.
func (l *Launches) PhaseOf(ctx context.Context, kind launch.PhaseKind) (*view.LaunchPhase, error) {
	phases, err := l.Phases(ctx)
	if err != nil {
		return nil, err
	}
	for _, phase := range phases {
		if phase.Kind == kind {
			return phase, nil
		}
	}
	return nil, nil
}

// Programme is the launch programme in force, for its calendar.
func (l *Launches) Programme() (*launch.Programme, error) {
	p, _, _, err := l.programme()
	return p, err
}
