package graph

import (
	"context"

	"lionrock/flows/launch"
	"lionrock/flows/view"
	"lionrock/graph/model"
	rule "lionrock/rules/launch"
)

// commitDraw publishes a draw's list and sources, and answers with the draw.
func (r *Resolver) commitDraw(ctx context.Context, input model.CommitDrawInput) (*view.Draw, error) {
	sources := make([]launch.Source, len(input.Sources))
	for i, s := range input.Sources {
		sources[i] = launch.Source{Name: s.Name, Bits: s.Bits, PublicAt: s.PublicAt}
	}
	if err := r.Launches.CommitDraw(ctx, input.SetID, sources); err != nil {
		return nil, err
	}
	set, err := r.Launches.ContentionSetByID(ctx, input.SetID)
	if err != nil || set == nil {
		return nil, err
	}
	return set.Draw, nil
}

// conductDraw makes a draw, and answers with it and with what it decided.
func (r *Resolver) conductDraw(
	ctx context.Context, input model.ConductDrawInput,
) (*view.Draw, *view.ContentionSet, error) {
	if err := r.Launches.ConductDraw(ctx, input.DrawID, input.Values); err != nil {
		return nil, nil, err
	}
	draw, err := r.Launches.DrawByID(ctx, input.DrawID)
	if err != nil || draw == nil {
		return nil, nil, err
	}
	set, err := r.Launches.ContentionSetByID(ctx, draw.SetID)
	return draw, set, err
}

// announceResults proposes or announces, and answers with the phase as it stands.
func (r *Resolver) announceResults(ctx context.Context, input model.AnnounceResultsInput) (*view.LaunchPhase, error) {
	if err := r.Launches.AnnounceResults(ctx, input.Phase, orZero(input.ResultsSha256)); err != nil {
		return nil, err
	}
	return r.Launches.PhaseOf(ctx, input.Phase)
}

func setFilterOf(phase rule.PhaseKind, decidedBy *rule.By, search *string) launch.SetFilter {
	return launch.SetFilter{Phase: phase, DecidedBy: decidedBy, Search: orZero(search)}
}
