package program

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"lionrock/ent/partner"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/price"
)

// The days that a preview looks back on, and the most partners that it tells one by one.
const (
	previewDays    = 90
	previewDaysMax = 366
	sharesMax      = 100
)

// PreviewPromotion reckons what a promotion would have come to in the days before now: every check of publishing it, and no
// effect. Zero days are ninety.
func (p *Programs) PreviewPromotion(ctx context.Context, promotion price.Promotion, days int) (*view.PromotionPreview, error) {
	if days == 0 {
		days = previewDays
	}
	if days < 1 || days > previewDaysMax {
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"Look back on 1 to %d days.", "可回顧 1 至 %d 天。", "可回顾 1 至 %d 天。").With(previewDaysMax), "previewDays")
	}
	promotion, err := p.readPromotion(ctx, p.DB.Reader(), promotion)
	if err != nil {
		return nil, err
	}
	b, now, err := p.bookNow()
	if err != nil {
		return nil, err
	}
	window := rules.Window{Opens: rules.AddDays(now, -days).UTC(), Closes: now}
	rehearsal := b.Scheme.Rehearse(promotion)
	if err := p.eachSale(ctx, window, rehearsal.Add); err != nil {
		return nil, err
	}
	return p.sayPreview(ctx, window, rehearsal)
}

// eachSale reads every operation of a time that did not fail, as it was charged, in order.
func (p *Programs) eachSale(ctx context.Context, w rules.Window, look func(price.Past)) error {
	query := flows.Rebind(p.DB.Dialect, `SELECT o.partner_id, d.suffix, o.submitted_at, o.charges
		FROM operation o JOIN domain d ON d.id = o.domain_id
		WHERE o.submitted_at >= ? AND o.submitted_at < ? AND o.failed_at IS NULL AND o.charges IS NOT NULL
		ORDER BY o.submitted_at, o.id`)
	err := flows.Each(ctx, p.DB.ReadSQL, func(rows *sql.Rows) error {
		var partnerID, suffix string
		var submitted time.Time
		var charges []byte
		if err := rows.Scan(&partnerID, &suffix, &submitted, &charges); err != nil {
			return err
		}
		var lines []price.Line
		if err := json.Unmarshal(charges, &lines); err != nil {
			return err
		}
		for _, line := range lines {
			look(price.Past{PartnerID: partnerID, Suffix: suffix, SubmittedAt: submitted, Line: line})
		}
		return nil
	}, query, w.Opens.UTC(), w.Closes.UTC())
	if err != nil {
		return fmt.Errorf("operations of a preview: %w", err)
	}
	return nil
}

func (p *Programs) sayPreview(ctx context.Context, w rules.Window, r *price.Rehearsal) (*view.PromotionPreview, error) {
	shares := r.Shares()
	said := &view.PromotionPreview{
		Window: w, Operations: r.Looked, Lines: r.Lines, Cost: r.More, UsedUp: r.UsedUp, PartnerCount: len(shares),
		Explanation: price.RehearsalExplanation(),
	}
	profiles, err := p.profilesOf(ctx, shares)
	if err != nil {
		return nil, err
	}
	for _, share := range shares[:min(len(shares), sharesMax)] {
		said.Partners = append(said.Partners, view.PromotionShare{
			Partner: profiles[share.PartnerID], Lines: share.Lines, Cost: share.More,
		})
	}
	for _, lowered := range r.Lowered {
		said.Names = append(said.Names, view.PromotionLine{
			Name: lowered.Line.Name, Partner: profiles[lowered.PartnerID], SubmittedAt: lowered.SubmittedAt,
			Paid: lowered.Line.Net, Cost: lowered.More,
		})
	}
	return said, nil
}

func (p *Programs) profilesOf(ctx context.Context, shares []price.Share) (map[string]*view.PartnerProfile, error) {
	ids := make([]string, len(shares))
	for i, share := range shares {
		ids[i] = share.PartnerID
	}
	rows, err := p.DB.Read.Partner.Query().Where(partner.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("partners of a preview: %w", err)
	}
	profiles := map[string]*view.PartnerProfile{}
	for _, row := range rows {
		profiles[row.ID] = flows.ProfileView(row)
	}
	return profiles, nil
}
