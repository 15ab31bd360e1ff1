package program

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
)

// TierProgress says where a partner stands in the Volume Discount Scheme: now, or as it stood at a past instant.
func (p *Programs) TierProgress(ctx context.Context, partnerID string, at *time.Time) (*view.TierProgress, error) {
	asOf, _, err := p.asOf(ctx, partnerID, at)
	if err != nil {
		return nil, err
	}
	b, err := p.Book.At(asOf)
	if err != nil {
		return nil, err
	}
	window := b.Scheme.Window(asOf)
	tally, err := p.tally(ctx, partnerID, window, at)
	if err != nil {
		return nil, err
	}
	counted := tally.Counted
	progress := &view.TierProgress{Qualifying: counted, Window: window, Sample: b.Scheme.Sample}
	progress.Tier, progress.NextTier = b.Scheme.At(counted)
	if progress.NextTier != nil {
		remaining := progress.NextTier.MinimumRegistrations - counted
		progress.Remaining = &remaining
	}
	if progress.SavedToDate, err = p.saved(ctx, partnerID, "", at); err != nil {
		return nil, err
	}
	progress.SavedByPromotions, err = p.saved(ctx, partnerID, " AND promotion_id IS NOT NULL", at)
	return progress, err
}

// saved adds up what discounts took off registrations that were not refused, all of them or those of a condition, by a past
// instant or so far.
func (p *Programs) saved(ctx context.Context, partnerID, condition string, at *time.Time) (rules.Money, error) {
	query, args := "SELECT sum(discount_cents) FROM operation WHERE partner_id = ? AND failed_at IS NULL", []any{partnerID}
	if at != nil {
		query = `SELECT sum(discount_cents) FROM operation WHERE partner_id = ? AND submitted_at <= ?
			AND (failed_at IS NULL OR failed_at > ?)`
		args = append(args, at.UTC(), at.UTC())
	}
	var saved sql.NullInt64
	if err := p.DB.ReadSQL.QueryRowContext(ctx, flows.Rebind(p.DB.Dialect, query+condition), args...).Scan(&saved); err != nil {
		return 0, fmt.Errorf("savings: %w", err)
	}
	return rules.Money(saved.Int64), nil
}
