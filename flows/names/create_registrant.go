package names

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/registrant"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/paper"
	"lionrock/rules/registration"
)

// CreateRegistrantInput describes a holder.
type CreateRegistrantInput struct {
	registration.Registrant
	DocumentIDs []string
}

// CreateRegistrant makes a holder of names, with papers about them if there are any.
func (n *Names) CreateRegistrant(ctx context.Context, in CreateRegistrantInput) (*view.Registrant, error) {
	now := n.Now()
	holder, refusal := in.Registrant.Read(now)
	if refusal != nil {
		return nil, refusal
	}
	var row *ent.Registrant
	err := n.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		papers, err := flows.FreshPapers(ctx, tx.Client, in.DocumentIDs)
		if err != nil {
			return err
		}
		row, err = tx.Registrant.Create().SetID(n.NewID("rgt")).SetPartnerID(flows.ActorOf(ctx).PartnerID).
			SetKind(holder.Kind).SetName(holder.Name).SetNameZh(holder.NameInChinese).SetCountry(holder.Country).
			SetBirthDate(holder.BirthDate).SetCreatedAt(now).Save(ctx)
		if err != nil {
			return fmt.Errorf("registrant: %w", err)
		}
		for _, p := range papers {
			if err := tx.Document.UpdateOne(p).SetState(paper.UnderReview).SetRegistrantID(row.ID).Exec(ctx); err != nil {
				return fmt.Errorf("attach paper: %w", err)
			}
		}
		return n.Record(ctx, tx, row.PartnerID, "registrant.create", row.ID, map[string]any{"kind": row.Kind})
	})
	if err != nil {
		return nil, err
	}
	return flows.RegistrantView(row, now), nil
}

// Registrants lists the partner's holders, newest first; search finds part of a name.
func (n *Names) Registrants(
	ctx context.Context, page view.Page, partnerID, search string,
) (*view.RegistrantConnection, error) {
	search, refusal := flows.Search(search, "search")
	if refusal != nil {
		return nil, refusal
	}
	query := n.DB.Read.Registrant.Query().Where(registrant.PartnerID(partnerID))
	if search != "" {
		query.Where(registrant.Or(registrant.NameContainsFold(search), registrant.NameZhContains(search)))
	}
	now := n.Now()
	return flows.Paged(ctx, page, flows.List[*ent.Registrant, *view.Registrant]{
		Desc: true,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*ent.Registrant, error) {
			return query.Clone().Where(func(q *sql.Selector) { s.On(q, registrant.FieldID) }).All(ctx)
		},
		Key:   func(row *ent.Registrant) flows.Key { return flows.Key{ID: row.ID} },
		View:  func(row *ent.Registrant) *view.Registrant { return flows.RegistrantView(row, now) },
		Count: query.Clone().Count,
	})
}
