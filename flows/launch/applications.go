package launch

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/contentionset"
	"lionrock/ent/launchapplication"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/launch"
)

// RehearsedID stands for the ID of an application that was only rehearsed; it names nothing.
const RehearsedID = "lap_rehearsed"

// Applications lists the actor's partner's applications, newest first; everyone's for an officer. A phase or a status, if
// given, narrows the list.
func (l *Launches) Applications(
	ctx context.Context, page view.Page, phase *launch.PhaseKind, status *launch.Status,
) (*view.LaunchApplicationConnection, error) {
	if _, _, err := flows.Scope(ctx); err != nil {
		return &view.LaunchApplicationConnection{Count: none}, nil //nolint:nilerr // who acts for no partner has none
	}
	query := l.DB.Read.LaunchApplication.Query().Where(launchapplication.SubmittedAtLTE(l.Now()))
	if phase != nil {
		query.Where(launchapplication.HasSetWith(contentionset.PhaseEQ(*phase)))
	}
	list := flows.List[*view.LaunchApplication, *view.LaunchApplication]{
		By:   flows.ByInstant,
		Desc: true,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*view.LaunchApplication, error) {
			return l.queryApplications(ctx, query.Clone(), s)
		},
		Key:   applicationKey,
		View:  func(v *view.LaunchApplication) *view.LaunchApplication { return v },
		Count: query.Clone().Count,
	}
	if status != nil {
		list.Rows, list.Count = l.inStatus(list.Rows, *status)
	}
	return flows.Paged(ctx, page, list)
}

// none counts what is not there.
func none(context.Context) (int, error) { return 0, nil }

func applicationKey(v *view.LaunchApplication) flows.Key {
	return flows.Key{Value: flows.InstantKey(v.SubmittedAt), ID: v.ID}
}

// stretches reads a part of the list.
type stretches func(context.Context, flows.Stretch) ([]*view.LaunchApplication, error)

// inStatus leaves in a list what stands in a status. The status is derived and not stored, so the list is read on in
// stretches until the page is full.
func (l *Launches) inStatus(
	read stretches, status launch.Status,
) (stretches, func(context.Context) (int, error)) {
	rows := func(ctx context.Context, s flows.Stretch) ([]*view.LaunchApplication, error) {
		wanted := s.Limit
		s.Limit = flows.PageMax
		var kept []*view.LaunchApplication
		for {
			some, err := read(ctx, s)
			if err != nil {
				return nil, err
			}
			for _, v := range some {
				if v.Status == status && len(kept) < wanted {
					kept = append(kept, v)
				}
			}
			if len(some) < s.Limit || len(kept) == wanted {
				return kept, nil
			}
			s = s.From(applicationKey(some[len(some)-1]))
		}
	}
	count := func(ctx context.Context) (int, error) {
		all, err := rows(ctx, flows.WholeList(flows.ByInstant, true))
		return len(all), err
	}
	return rows, count
}

func (l *Launches) queryApplications(
	ctx context.Context, query *ent.LaunchApplicationQuery, s flows.Stretch,
) ([]*view.LaunchApplication, error) {
	rows, err := query.WithSet().WithRegistrant().Where(func(q *sql.Selector) {
		s.On(q, launchapplication.FieldSubmittedAt, launchapplication.FieldID)
	}).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("applications: %w", err)
	}
	return l.sayApplications(ctx, rows)
}

// ApplicationByID reads one application the actor may see; nil where there is none.
func (l *Launches) ApplicationByID(ctx context.Context, id string) (*view.LaunchApplication, error) {
	row, err := l.DB.Read.LaunchApplication.Query().
		Where(launchapplication.ID(id), launchapplication.SubmittedAtLTE(l.Now())).WithSet().WithRegistrant().Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("application: %w", err)
	}
	said, err := l.sayApplications(ctx, []*ent.LaunchApplication{row})
	if err != nil {
		return nil, err
	}
	return said[0], nil
}

// idsOf lists what a function picks from applications, each once.
func idsOf(rows []*ent.LaunchApplication, pick func(*ent.LaunchApplication) string) []string {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = pick(row)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
