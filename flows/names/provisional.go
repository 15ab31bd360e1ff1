package names

import (
	"context"
	"slices"
	"time"

	"lionrock/flows/view"
	"lionrock/rules/book"
)

// sayProvisional says of names that were allocated in a launch until when an objection can cancel that. Other names cost
// nothing here.
func (n *Names) sayProvisional(ctx context.Context, b *book.Book, now time.Time, bySet map[string][]*view.Domain) error {
	if len(bySet) == 0 {
		return nil
	}
	sets := make([]string, 0, len(bySet))
	for set := range bySet {
		sets = append(sets, set)
	}
	slices.Sort(sets)
	until, err := n.DB.Reader().Provisional(ctx, &b.Launch, now, sets)
	for set, domains := range bySet {
		for _, v := range domains {
			if end, provisional := until[set]; provisional {
				v.ProvisionalUntil = &end
			}
		}
	}
	return err
}
