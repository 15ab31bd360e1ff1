package program

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/partner"
	"lionrock/ent/profile"
	"lionrock/flows"
	"lionrock/flows/view"
)

// Partners is the public directory, by name.
func (p *Programs) Partners(
	ctx context.Context, page view.Page, search string,
) (*view.PartnerProfileConnection, error) {
	search, refusal := flows.Search(search, "search")
	if refusal != nil {
		return nil, refusal
	}
	query := p.DB.Read.Partner.Query()
	if search != "" {
		query.Where(partner.Or(partner.NameContainsFold(search), partner.HandleContainsFold(search), called(search)))
	}
	if !flows.ActorOf(ctx).IsStaff() {
		query.Where(listed)
	}
	found, err := flows.Paged(ctx, page, flows.List[*ent.Partner, *view.PartnerProfile]{
		By: flows.ByText,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*ent.Partner, error) {
			return query.Clone().Where(func(q *sql.Selector) { s.On(q, partner.FieldName, partner.FieldID) }).All(ctx)
		},
		Key:   func(row *ent.Partner) flows.Key { return flows.Key{Value: row.Name, ID: row.ID} },
		View:  flows.ProfileView,
		Count: query.Clone().Count,
	})
	if err != nil {
		return nil, err
	}
	profiles := make([]*view.PartnerProfile, len(found.Edges))
	for i, edge := range found.Edges {
		profiles[i] = edge.Node
	}
	return found, p.withShown(ctx, profiles)
}

// listed leaves out the partners that have asked not to be in the directory.
func listed(q *sql.Selector) {
	t := sql.Table(profile.Table)
	q.Where(sql.NotIn(q.C(partner.FieldID), sql.Select(t.C(profile.FieldPartnerID)).From(t).Where(sql.EQ(t.C(profile.FieldListed), false))))
}

// called finds partners by what they want to be called.
func called(search string) func(*sql.Selector) {
	return func(q *sql.Selector) {
		t := sql.Table(profile.Table)
		q.Where(sql.In(q.C(partner.FieldID),
			sql.Select(t.C(profile.FieldPartnerID)).From(t).Where(sql.ContainsFold(t.C(profile.FieldDisplayName), search))))
	}
}

// PartnerByID reads a partner: its own people and clients may, and officers. Nil for everyone else.
func (p *Programs) PartnerByID(ctx context.Context, id string) (*view.Partner, error) {
	own, all, err := flows.Scope(ctx)
	if err != nil || !all && own != id {
		return nil, nil //nolint:nilerr // that the actor is nobody's is an answer here: it may not see the partner
	}
	row, err := p.DB.Read.Partner.Get(ctx, id)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("partner: %w", err)
	}
	return flows.PartnerView(row), nil
}

// ProfileByID reads a public profile; nil where there is none.
func (p *Programs) ProfileByID(ctx context.Context, id string) (*view.PartnerProfile, error) {
	row, err := p.DB.Read.Partner.Get(ctx, flows.PartnerIDOf(id))
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("partner: %w", err)
	}
	return flows.ProfileView(row), nil
}
