package joining

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/partnerapplication"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/book"
	"lionrock/rules/joining"
)

// queueMost is how many open applications are put in order at a time. A programme with more at once has another trouble.
const queueMost = 1000

// Applications lists, for officers, those that are open: first those that are due, the most overdue on top, then those that
// wait for the applicant, the longest first. Drafts are the applicant's own and not listed. Or, where ended is asked for,
// those that ended, the newest first.
func (j *Joinings) Applications(
	ctx context.Context, page view.Page, ended bool,
) (*view.PartnerApplicationConnection, error) {
	b, now, err := j.bookNow()
	if err != nil {
		return nil, err
	}
	if ended {
		return j.endedApplications(ctx, page, b, now)
	}
	rows, err := j.DB.Read.PartnerApplication.Query().Where(partnerapplication.DecidedAtIsNil(),
		partnerapplication.WithdrawnAtIsNil(), partnerapplication.SubmittedAtLTE(now)).
		Order(ent.Asc(partnerapplication.FieldBegunAt, partnerapplication.FieldID)).Limit(queueMost).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("applications: %w", err)
	}
	queue := make([]*view.PartnerApplication, len(rows))
	for i, row := range rows {
		f, err := j.read(ctx, j.DB.Reader(), b, row)
		if err != nil {
			return nil, err
		}
		if queue[i], err = j.sayFile(ctx, b, f, now); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(queue, func(x, y *view.PartnerApplication) int {
		return cmp.Or(cmp.Compare(place(x), place(y)), cmp.Compare(x.ID, y.ID))
	})
	return flows.PagedInMemory(ctx, page, queue, func(v *view.PartnerApplication) flows.Key {
		return flows.Key{Value: place(v), ID: v.ID}
	})
}

// sortable writes an instant so that texts sort as the instants do.
const sortable = "2006-01-02T15:04:05.000000Z"

// place is what the queue is sorted by: what is complete by when it is due, all else after it by when it was begun.
func place(v *view.PartnerApplication) string {
	switch {
	case v.DecisionDue != nil:
		return "1 " + v.DecisionDue.Closes.UTC().Format(sortable)
	case v.Status == joining.UnderReview:
		return "2 " + v.BegunAt.UTC().Format(sortable)
	default:
		return "3 " + v.BegunAt.UTC().Format(sortable)
	}
}

func (j *Joinings) endedApplications(
	ctx context.Context, page view.Page, b *book.Book, now time.Time,
) (*view.PartnerApplicationConnection, error) {
	query := j.DB.Read.PartnerApplication.Query().Where(partnerapplication.SubmittedAtLTE(now), partnerapplication.Or(
		partnerapplication.DecidedAtNotNil(), partnerapplication.WithdrawnAtNotNil()))
	return flows.Paged(ctx, page, flows.List[*view.PartnerApplication, *view.PartnerApplication]{
		By: flows.ByInstant, Desc: true,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*view.PartnerApplication, error) {
			rows, err := query.Clone().Where(func(q *sql.Selector) {
				s.On(q, partnerapplication.FieldBegunAt, partnerapplication.FieldID)
			}).All(ctx)
			if err != nil {
				return nil, fmt.Errorf("applications: %w", err)
			}
			said := make([]*view.PartnerApplication, len(rows))
			for i, row := range rows {
				f, err := j.read(ctx, j.DB.Reader(), b, row)
				if err != nil {
					return nil, err
				}
				if said[i], err = j.sayFile(ctx, b, f, now); err != nil {
					return nil, err
				}
			}
			return said, nil
		},
		Key: func(v *view.PartnerApplication) flows.Key {
			return flows.Key{Value: flows.InstantKey(v.BegunAt), ID: v.ID}
		},
		View:  func(v *view.PartnerApplication) *view.PartnerApplication { return v },
		Count: query.Clone().Count,
	})
}
