package program

import (
	"context"
	"database/sql"
	"fmt"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/program"
)

// TierProgress says where a partner stands in the Volume Discount Scheme.
func (p *Programs) TierProgress(ctx context.Context, partnerID string) (*view.TierProgress, error) {
	b, now, err := p.bookNow()
	if err != nil {
		return nil, err
	}
	window := b.Scheme.Window(now)
	groups, err := p.DB.Reader().Operations(ctx, partnerID, window, 0)
	if err != nil {
		return nil, err
	}
	counted := program.TallyOf(groups).Counted
	progress := &view.TierProgress{Qualifying: counted, Window: window, Sample: b.Scheme.Sample}
	progress.Tier, progress.NextTier = b.Scheme.At(counted)
	if progress.NextTier != nil {
		remaining := progress.NextTier.MinimumRegistrations - counted
		progress.Remaining = &remaining
	}
	if progress.SavedToDate, err = p.saved(ctx, partnerID, ""); err != nil {
		return nil, err
	}
	progress.SavedByPromotions, err = p.saved(ctx, partnerID, " AND promotion_id IS NOT NULL")
	return progress, err
}

// saved adds up what discounts took off registrations that were not refused: all of them, or those of a condition.
func (p *Programs) saved(ctx context.Context, partnerID, condition string) (rules.Money, error) {
	var saved sql.NullInt64
	query := flows.Rebind(p.DB.Dialect, "SELECT sum(discount_cents) FROM operation WHERE partner_id = ? AND failed_at IS NULL"+condition)
	if err := p.DB.ReadSQL.QueryRowContext(ctx, query, partnerID).Scan(&saved); err != nil {
		return 0, fmt.Errorf("savings: %w", err)
	}
	return rules.Money(saved.Int64), nil
}
