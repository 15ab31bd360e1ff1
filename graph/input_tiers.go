package graph

import (
	"context"
	"strconv"
	"time"

	"lionrock/flows/program"
	"lionrock/flows/view"
	"lionrock/graph/model"
	"lionrock/rules/price"
)

func tiersOf(input []*model.TierInput) ([]price.Tier, error) {
	tiers := make([]price.Tier, len(input))
	for i, band := range input {
		off, err := percentOf(band.PercentOff, "tiers", strconv.Itoa(i), "percentOff")
		if err != nil {
			return nil, err
		}
		tiers[i] = price.Tier{Name: band.Name, MinimumRegistrations: band.MinimumRegistrations, PercentOff: off}
	}
	return tiers, nil
}

func (r *Resolver) tierTrial(ctx context.Context, input []*model.TierInput, from, to *time.Time) (*view.TierTrial, error) {
	tiers, err := tiersOf(input)
	if err != nil {
		return nil, err
	}
	return r.Program.TierTrial(ctx, program.TrialInput{Tiers: tiers, From: from, To: to})
}

func (r *Resolver) publishTierTable(ctx context.Context, input model.PublishTierTableInput) (*view.TierTable, error) {
	tiers, err := tiersOf(input.Tiers)
	if err != nil {
		return nil, err
	}
	return r.Program.PublishTierTable(ctx, program.PublishTierTableInput{
		Tiers: tiers, EffectiveFrom: input.EffectiveFrom,
	}, input.IdempotencyKey)
}
