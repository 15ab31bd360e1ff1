package launch

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/launchtier"
	"lionrock/flows"
	"lionrock/rules/launch"
)

// resultsBySet are announced results by phase and name.
type resultsBySet map[launch.PhaseKind]map[string]*launch.Result

// of is the result of a set; nil while it is not announced.
func (r resultsBySet) of(set *ent.ContentionSet) *launch.Result { return r[set.Phase][set.Name] }

// announcedResults reads the results that are announced at an instant, line by line as they were published.
func announcedResults(ctx context.Context, r flows.Reading, programme string, at time.Time) (resultsBySet, error) {
	tiers, err := r.Client.LaunchTier.Query().
		Where(launchtier.Programme(programme), launchtier.AnnouncedAtLTE(at)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("results: %w", err)
	}
	results := make(resultsBySet, len(tiers))
	for _, tier := range tiers {
		read, err := launch.ReadResults(tier.Results)
		if err != nil {
			return nil, fmt.Errorf("results of %s: %w", tier.Phase, err)
		}
		byName := make(map[string]*launch.Result, len(read))
		for i := range read {
			byName[read[i].Name] = &read[i]
		}
		results[tier.Phase] = byName
	}
	return results, nil
}
