package program

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/operation"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/program"
)

// FeeWaiver says how far a partner is towards the waiver of next year's fee.
func (p *Programs) FeeWaiver(ctx context.Context, partnerID string) (*view.FeeWaiver, error) {
	b, now, err := p.bookNow()
	if err != nil {
		return nil, err
	}
	row, err := p.DB.Read.Partner.Get(ctx, partnerID)
	if err != nil {
		return nil, fmt.Errorf("partner: %w", err)
	}
	groups, err := p.DB.Reader().Operations(ctx, partnerID, program.MembershipYear(row.JoinedAt, now), 0)
	if err != nil {
		return nil, err
	}
	return &view.FeeWaiver{Waiver: b.Program.Waiver(row.JoinedAt, now, program.TallyOf(groups)), PartnerID: partnerID}, nil
}

// WaiverEntries lists a partner's operations, newest first, each as counted in the waiver's window or why not.
func (p *Programs) WaiverEntries(
	ctx context.Context, page view.Page, waiver *view.FeeWaiver, counted *bool,
) (*view.WaiverEntryConnection, error) {
	query := p.DB.Read.Operation.Query().Where(operation.PartnerID(waiver.PartnerID))
	if counted != nil {
		counts := operation.And(operation.KindEQ(program.Create), operation.CompletedAtNotNil(), operation.FailedAtIsNil(),
			operation.SubmittedAtGTE(waiver.Window.Opens.UTC()), operation.SubmittedAtLT(waiver.Window.Closes.UTC()))
		if !*counted {
			counts = operation.Not(counts)
		}
		query.Where(counts)
	}
	return flows.Paged(ctx, page, flows.List[*ent.Operation, *view.WaiverEntry]{
		By:   flows.ByInstant,
		Desc: true,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*ent.Operation, error) {
			return query.Clone().
				Where(func(q *sql.Selector) { s.On(q, operation.FieldSubmittedAt, operation.FieldID) }).All(ctx)
		},
		Key: func(row *ent.Operation) flows.Key {
			return flows.Key{Value: flows.InstantKey(row.SubmittedAt), ID: row.ID}
		},
		View:  func(row *ent.Operation) *view.WaiverEntry { return entryOf(row, waiver.Window, waiver.Rule.Version) },
		Count: query.Clone().Count,
	})
}

func entryOf(row *ent.Operation, window rules.Window, version string) *view.WaiverEntry {
	counted, why, rule := program.Count(window, program.Operation{
		Kind: row.Kind, SubmittedAt: row.SubmittedAt, Paid: row.PaidAt != nil, Documented: row.DocumentedAt != nil,
		Completed: row.CompletedAt != nil, Unsuccessful: row.FailedAt != nil,
	})
	entry := &view.WaiverEntry{ID: row.ID, Domain: row.Name, Counted: counted, OccurredAt: row.SubmittedAt, Rule: rule.At(version)}
	if !counted {
		entry.Exclusion = &why
	}
	return entry
}

// WaiverEntryByID reads one operation the actor may see, as it counts in the membership year it was submitted in; nil where
// there is none.
func (p *Programs) WaiverEntryByID(ctx context.Context, id string) (*view.WaiverEntry, error) {
	row, err := p.DB.Read.Operation.Query().Where(operation.ID(id)).WithPartner().Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("operation: %w", err)
	}
	b, _, err := p.bookNow()
	if err != nil {
		return nil, err
	}
	return entryOf(row, program.MembershipYear(row.Edges.Partner.JoinedAt, row.SubmittedAt), b.Program.Version), nil
}
