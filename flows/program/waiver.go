package program

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/operation"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/program"
)

// FeeWaiver says how far a partner is towards the waiver of next year's fee: now, or as it stood at a past instant.
func (p *Programs) FeeWaiver(ctx context.Context, partnerID string, at *time.Time) (*view.FeeWaiver, error) {
	asOf, member, err := p.asOf(ctx, partnerID, at)
	if err != nil {
		return nil, err
	}
	b, err := p.Book.At(asOf)
	if err != nil {
		return nil, err
	}
	return p.waiverOf(ctx, partnerID, &b.Program, member.Year(member.YearAt(asOf)), at)
}

// asOf is the instant a question is about, and the partner's years. Nothing is told of what has not been yet, or of when the
// partner had not joined.
func (p *Programs) asOf(ctx context.Context, partnerID string, at *time.Time) (time.Time, program.Member, error) {
	now := p.Now()
	member, err := p.DB.Reader().Member(ctx, partnerID)
	switch {
	case err != nil || at == nil:
		return now, member, err
	case at.After(now):
		return now, member, rules.Refuse(rules.Invalid, rules.Say(
			"Ask about an instant that has been; for what may come there is the projection.",
			"請查詢已過去的時間；未來情況請參考推算。", "请查询已过去的时间；未来情况请参考推算。"), "at")
	case at.Before(rules.Midnight(member.JoinedAt)):
		return now, member, rules.Refuse(rules.Invalid, rules.Say(
			"The partner joined on %s; ask about an instant since then.",
			"此服務夥伴於%s加入；請查詢其後的時間。", "此服务伙伴于%s加入；请查询其后的时间。",
		).With(rules.Day(member.JoinedAt)), "at")
	}
	return at.UTC(), member, nil
}

// waiverOf says how a membership year stands, now or as of a past instant.
func (p *Programs) waiverOf(
	ctx context.Context, partnerID string, dials *program.Dials, year rules.Window, at *time.Time,
) (*view.FeeWaiver, error) {
	asOf := p.Now()
	if at != nil {
		asOf = at.UTC()
	}
	tally, err := p.tally(ctx, partnerID, year, at)
	if err != nil {
		return nil, err
	}
	b, err := p.Book.At(asOf)
	if err != nil {
		return nil, err
	}
	w := &view.FeeWaiver{Waiver: dials.WaiverOf(year, asOf, tally), PartnerID: partnerID, At: at}
	if projection := w.Waiver.Projection(asOf); projection != nil {
		tier, _ := b.Scheme.At(projection.Qualifying)
		w.Projection = &view.WaiverProjection{Projection: *projection, Tier: tier}
	}
	return w, nil
}

// tally counts a partner's operations of a window, as the facts are or as they were at a past instant.
func (p *Programs) tally(ctx context.Context, partnerID string, w rules.Window, at *time.Time) (program.Tally, error) {
	r := p.DB.Reader()
	if at == nil {
		groups, err := r.Operations(ctx, partnerID, w, 0)
		return program.TallyOf(groups), err
	}
	groups, err := r.OperationsAt(ctx, partnerID, w, *at)
	return program.TallyOf(groups), err
}

// WaiverEntries lists a partner's operations, newest first, each as counted in the waiver's window or why not.
func (p *Programs) WaiverEntries(
	ctx context.Context, page view.Page, waiver *view.FeeWaiver, counted *bool,
) (*view.WaiverEntryConnection, error) {
	query := p.DB.Read.Operation.Query().Where(operation.PartnerID(waiver.PartnerID)).WithDomain()
	if waiver.At != nil {
		query.Where(operation.SubmittedAtLTE(waiver.At.UTC()))
	}
	if counted != nil {
		counts := flows.Counted(waiver.Window)
		if waiver.At != nil {
			counts = flows.CountedAt(waiver.Window, *waiver.At)
		}
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
		View: func(row *ent.Operation) *view.WaiverEntry {
			return entryOf(row, waiver.Window, waiver.Rule.Version, waiver.At)
		},
		Count: query.Clone().Count,
	})
}

// by tells whether a fact was there at an instant; nil asks whether it is there.
func by(fact, at *time.Time) bool { return fact != nil && (at == nil || !fact.After(*at)) }

func entryOf(row *ent.Operation, window rules.Window, version string, at *time.Time) *view.WaiverEntry {
	counted, why, rule := program.Count(window, program.Operation{
		Kind: row.Kind, SubmittedAt: row.SubmittedAt, Paid: by(row.PaidAt, at), Documented: by(row.DocumentedAt, at),
		Completed: by(flows.CompletedAt(row), at), Unsuccessful: by(row.FailedAt, at),
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
	return entryOf(row, program.MembershipYear(row.Edges.Partner.JoinedAt, row.SubmittedAt), b.Program.Version, nil), nil
}
