package names

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/contentionset"
	"lionrock/ent/launchtier"
	"lionrock/ent/objection"
	"lionrock/flows/view"
	"lionrock/rules/book"
	"lionrock/rules/launch"
)

// sayProvisional adds until when names that were allocated in a launch can still be cancelled after an objection: to the end
// of the days there are to object, and beyond it to the end of a case that is undecided. Other names cost nothing here.
func (n *Names) sayProvisional(
	ctx context.Context, allotted map[string]*view.Domain, b *book.Book, now time.Time,
) error {
	if len(allotted) == 0 {
		return nil
	}
	ids := make([]string, 0, len(allotted))
	for id := range allotted {
		ids = append(ids, id)
	}
	announced, err := n.announced(ctx)
	if err != nil {
		return err
	}
	sets, err := n.DB.Read.ContentionSet.Query().Where(contentionset.IDIn(ids...)).
		WithObjections(func(q *ent.ObjectionQuery) { q.Where(objection.DeclinedAtIsNil(), objection.DecidedAtIsNil()) }).All(ctx)
	if err != nil {
		return fmt.Errorf("allotted names: %w", err)
	}
	for _, set := range sets {
		until := b.Launch.Objections.Window(announced[set.Phase]).Closes
		for _, o := range set.Edges.Objections {
			if o.DecisionDueAt.After(until) {
				until = o.DecisionDueAt
			}
		}
		if now.Before(until) {
			allotted[set.ID].ProvisionalUntil = &until
		}
	}
	return nil
}

// announced tells when the results of each phase were.
func (n *Names) announced(ctx context.Context) (map[launch.PhaseKind]time.Time, error) {
	tiers, err := n.DB.Read.LaunchTier.Query().Where(launchtier.AnnouncedAtNotNil()).
		Select(launchtier.FieldPhase, launchtier.FieldAnnouncedAt).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("announced results: %w", err)
	}
	at := map[launch.PhaseKind]time.Time{}
	for _, tier := range tiers {
		at[tier.Phase] = *tier.AnnouncedAt
	}
	return at, nil
}
