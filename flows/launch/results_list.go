package launch

import (
	"context"
	"fmt"
	"slices"
	"strings"

	entsql "entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/contentionset"
	"lionrock/ent/predicate"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/launch"
)

// ContentionSet reads how one name was or will be allocated; nil where nobody applied, and while the phase is open.
func (l *Launches) ContentionSet(ctx context.Context, asked string, kind launch.PhaseKind) (*view.ContentionSet, error) {
	p, b, _, err := l.programme()
	if err != nil {
		return nil, err
	}
	answer := b.Names.Check(asked)
	if answer.Name.VariantKey == "" {
		return nil, answer.Refusal("name")
	}
	return l.oneSet(ctx, contentionset.Programme(p.ID), contentionset.PhaseEQ(kind),
		contentionset.VariantKey(answer.Name.VariantKey))
}

// ContentionSetByID finds a set by its ID; nil where there is none to be seen.
func (l *Launches) ContentionSetByID(ctx context.Context, id string) (*view.ContentionSet, error) {
	return l.oneSet(ctx, contentionset.ID(id))
}

func (l *Launches) oneSet(ctx context.Context, which ...predicate.ContentionSet) (*view.ContentionSet, error) {
	row, err := l.DB.Read.ContentionSet.Query().Where(append(which, stillAppliedFor())...).Only(asPlatform(ctx))
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("contention set: %w", err)
	}
	said, err := l.saySets(ctx, row.Phase, []*ent.ContentionSet{row})
	if err != nil || len(said) == 0 {
		return nil, err
	}
	return said[0], nil
}

// saySets says sets of one phase in their order; none while it takes applications.
func (l *Launches) saySets(
	ctx context.Context, kind launch.PhaseKind, rows []*ent.ContentionSet,
) ([]*view.ContentionSet, error) {
	b, err := l.behold(ctx, kind, rows)
	if err != nil || b == nil || !b.phase.Closed(b.now) {
		return nil, err
	}
	if b.public { // what was opened after the announcement is no part of it
		rows = slices.DeleteFunc(slices.Clone(rows), func(row *ent.ContentionSet) bool { return row.FrozenAt == nil })
	}
	all, err := l.decideFor(ctx, b, rows)
	if err != nil {
		return nil, err
	}
	said := make([]*view.ContentionSet, len(all))
	for i, d := range all {
		said[i] = l.saySet(b, d)
	}
	return said, nil
}

// decideFor decides sets as far as who looks may see how they come out: of a set that is not frozen the public sees nothing
// that would have to be read.
func (l *Launches) decideFor(ctx context.Context, b *beholder, rows []*ent.ContentionSet) ([]*decided, error) {
	if b.open() {
		return l.decide(ctx, l.DB.Reader(), rows)
	}
	all := make([]*decided, len(rows))
	for i, row := range rows {
		all[i] = &decided{row: row}
		if row.FrozenAt == nil {
			continue
		}
		var err error
		if all[i], err = l.replay(row); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// SetFilter narrows a list of sets.
type SetFilter struct {
	Phase     launch.PhaseKind
	DecidedBy *launch.By
	Search    string
}

// ContentionSets lists the sets of a phase, names in order: for everyone once it is announced, for officers once it has
// closed.
func (l *Launches) ContentionSets(
	ctx context.Context, page view.Page, filter SetFilter,
) (*view.ContentionSetConnection, error) {
	condition, err := l.setsWhere(ctx, filter)
	if err != nil {
		return nil, err
	}
	query := func() *ent.ContentionSetQuery { return l.DB.Read.ContentionSet.Query().Where(condition...) }
	return flows.Paged(ctx, page, flows.List[*view.ContentionSet, *view.ContentionSet]{
		By: flows.ByText,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*view.ContentionSet, error) {
			rows, err := query().Where(func(selector *entsql.Selector) {
				s.On(selector, contentionset.FieldName, contentionset.FieldID)
			}).All(asPlatform(ctx))
			if err != nil {
				return nil, fmt.Errorf("contention sets: %w", err)
			}
			return l.saySets(ctx, filter.Phase, rows)
		},
		Key:   func(v *view.ContentionSet) flows.Key { return flows.Key{Value: v.Name, ID: v.ID} },
		View:  func(v *view.ContentionSet) *view.ContentionSet { return v },
		Count: func(ctx context.Context) (int, error) { return query().Count(asPlatform(ctx)) },
	})
}

// setsWhere is the condition for what who looks may see and asks for.
func (l *Launches) setsWhere(ctx context.Context, filter SetFilter) ([]predicate.ContentionSet, error) {
	p, _, _, err := l.programme()
	if err != nil {
		return nil, err
	}
	search, refusal := flows.Search(filter.Search, "search")
	if refusal != nil {
		return nil, refusal
	}
	nothing := []predicate.ContentionSet{contentionset.IDIn()}
	b, err := l.behold(ctx, filter.Phase, nil)
	if err != nil || b == nil || !b.open() || !b.phase.Closed(b.now) {
		return nothing, err
	}
	where := []predicate.ContentionSet{
		contentionset.Programme(p.ID), contentionset.PhaseEQ(filter.Phase), stillAppliedFor(),
	}
	if b.public {
		where = append(where, contentionset.FrozenAtNotNil())
	}
	if search != "" {
		search = strings.ToLower(search)
		where = append(where, contentionset.Or(contentionset.NameContains(search), contentionset.ASCIINameContains(search)))
	}
	if filter.DecidedBy != nil {
		names, err := l.decidedSo(ctx, p, b, *filter.DecidedBy)
		if err != nil {
			return nil, err
		}
		where = append(where, l.named(names))
	}
	return where, nil
}

// named is the condition that a set is one of many, which no statement could name one by one.
func (l *Launches) named(names []string) predicate.ContentionSet {
	before, after, _ := strings.Cut(flows.Any(l.DB.Dialect, contentionset.FieldName), "?")
	return func(selector *entsql.Selector) {
		selector.Where(entsql.P(func(b *entsql.Builder) {
			b.WriteString(before).Arg(flows.AnyOf(l.DB.Dialect, names)).WriteString(after)
		}))
	}
}

// decidedSo finds the names of a phase that came, or would come, out in one way: from the results where they are announced.
func (l *Launches) decidedSo(ctx context.Context, p *launch.Programme, b *beholder, by launch.By) ([]string, error) {
	names := []string{}
	if b.tier != nil {
		results, err := launch.ReadResults(b.tier.Results)
		for _, result := range results {
			if result.DecidedBy == by {
				names = append(names, result.Name)
			}
		}
		return names, err
	}
	all, err := l.phaseSets(ctx, l.DB.Reader(), p, b.phase.Kind)
	for _, d := range all {
		if d.by() == by {
			names = append(names, d.row.Name)
		}
	}
	return names, err
}
