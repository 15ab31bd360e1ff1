package launch

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
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
		byName := map[string]*launch.Result{}
		for line := range strings.Lines(tier.Results) {
			result := &launch.Result{}
			if err := json.Unmarshal([]byte(line), result); err != nil {
				return nil, fmt.Errorf("results of %s: %w", tier.Phase, err)
			}
			byName[result.Name] = result
		}
		results[tier.Phase] = byName
	}
	return results, nil
}
