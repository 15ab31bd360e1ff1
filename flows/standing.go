package flows

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"time"

	"lionrock/ent"
	"lionrock/ent/operation"
	"lionrock/ent/promotion"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/price"
	"lionrock/rules/program"
)

// Reading is what facts are read with: the pool of readers, or the transaction a deed is in.
type Reading struct {
	Client  *ent.Client
	SQL     Querier
	Dialect string
	// atTop remembers which partners are in the highest tier, and of which window that is known.
	atTop *sync.Map
}

// Reader reads outside a transaction.
func (db *DB) Reader() Reading {
	return Reading{Client: db.Read, SQL: db.ReadSQL, Dialect: db.Dialect, atTop: &db.atTop}
}

// Reader reads inside the transaction.
func (tx *Tx) Reader() Reading {
	return Reading{Client: tx.Client, SQL: tx.SQL, Dialect: tx.Dialect, atTop: tx.atTop}
}

// Operations reads a partner's operations submitted in a window, in groups of equal facts: what waiver and tier are
// counted from. A limit above zero reads only the newest so many.
func (r Reading) Operations(ctx context.Context, partnerID string, w rules.Window, limit int) ([]program.Group, error) {
	inner := `SELECT kind, paid_at IS NOT NULL AS paid, documented_at IS NOT NULL AS documented,
		completed_at IS NOT NULL AS completed, failed_at IS NOT NULL AS failed
		FROM operation WHERE partner_id = ? AND submitted_at >= ? AND submitted_at < ?`
	args := []any{partnerID, w.Opens.UTC(), w.Closes.UTC()}
	if limit > 0 {
		inner += ` ORDER BY submitted_at DESC LIMIT ?`
		args = append(args, limit)
	}
	query := `SELECT kind, paid, documented, completed, failed, count(*) FROM (` + inner + `) AS facts
		GROUP BY kind, paid, documented, completed, failed`
	var groups []program.Group
	err := Each(ctx, r.SQL, func(rows *sql.Rows) error {
		g := program.Group{Operation: program.Operation{SubmittedAt: w.Opens}}
		groups = append(groups, g)
		to := &groups[len(groups)-1]
		return rows.Scan(&to.Operation.Kind, &to.Operation.Paid, &to.Operation.Documented, &to.Operation.Completed,
			&to.Operation.Unsuccessful, &to.Number)
	}, Rebind(r.Dialect, query), args...)
	if err != nil {
		return nil, fmt.Errorf("operations of %s: %w", partnerID, err)
	}
	return groups, nil
}

// Terms gathers everything that decides what a partner pays at an instant; an empty partner is the public.
func (r Reading) Terms(ctx context.Context, b *book.Book, partnerID string, at time.Time) (price.Terms, error) {
	terms := price.Terms{List: &b.Prices, Scheme: &b.Scheme, At: at, Partner: partnerID != "", PartnerID: partnerID}
	promotions, err := r.Promotions(ctx, at)
	if err != nil {
		return terms, err
	}
	terms.Promotions = promotions
	if !terms.Partner {
		return terms, nil
	}
	terms.Registrations, terms.AtLeast, err = r.countForTier(ctx, b, partnerID, at)
	if err != nil {
		return terms, err
	}
	terms.Tier, _ = b.Scheme.At(terms.Registrations)
	return terms, nil
}

// countForTier counts a partner's new registrations, and stops at the number the highest tier asks for: more would change
// no price, and a large partner has many. Only if so many of the newest do not count that this is not certain yet, all are
// read. What has counted once in a window counts until the window moves, so that a partner at the top is not counted again
// that day; a margin of one batch of writes sees to it that what is remembered does not rest on writes that may yet fail.
func (r Reading) countForTier(
	ctx context.Context, b *book.Book, partnerID string, at time.Time,
) (counted int, atLeast bool, err error) {
	highest := b.Scheme.Tiers[len(b.Scheme.Tiers)-1].MinimumRegistrations
	window := b.Scheme.Window(at)
	known := standing{opens: window.Opens.Unix(), scheme: b.Scheme.Version}
	if remembered, found := r.atTop.Load(partnerID); found && remembered == known {
		return highest, true, nil
	}
	limit := highest + highest/4 + batchMax
	groups, err := r.Operations(ctx, partnerID, window, limit)
	if err != nil {
		return 0, false, err
	}
	tally, read := program.TallyOf(groups), 0
	for _, g := range groups {
		read += g.Number
	}
	if tally.Counted >= highest+batchMax {
		r.atTop.Store(partnerID, known)
	}
	switch {
	case read < limit:
		return tally.Counted, false, nil
	case tally.Counted >= highest:
		return highest, true, nil
	}
	groups, err = r.Operations(ctx, partnerID, window, 0)
	return program.TallyOf(groups).Counted, false, err
}

// standing is a window of a scheme.
type standing struct {
	opens  int64
	scheme string
}

// Promotions reads those that have not ended at an instant, each with the uses it has left.
func (r Reading) Promotions(ctx context.Context, at time.Time) ([]price.Promotion, error) {
	var any bool
	query := Rebind(r.Dialect, "SELECT EXISTS (SELECT 1 FROM promotion WHERE closes_at > ?)")
	if err := r.SQL.QueryRowContext(ctx, query, at.UTC()).Scan(&any); err != nil || !any {
		return nil, err
	}
	rows, err := r.Client.Promotion.Query().Where(promotion.ClosesAtGT(at)).Order(ent.Asc(promotion.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("promotions: %w", err)
	}
	return r.sayPromotions(ctx, rows)
}

// endedMax is how many promotions that are over are listed.
const endedMax = 100

// Ended reads the promotions that were over at an instant, the last to end first.
func (r Reading) Ended(ctx context.Context, at time.Time) ([]price.Promotion, error) {
	rows, err := r.Client.Promotion.Query().Where(promotion.ClosesAtLTE(at)).
		Order(ent.Desc(promotion.FieldClosesAt, promotion.FieldID)).Limit(endedMax).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("promotions: %w", err)
	}
	return r.sayPromotions(ctx, rows)
}

// Promotion reads one, ended or not; nil where there is none.
func (r Reading) Promotion(ctx context.Context, id string) (*price.Promotion, error) {
	row, err := r.Client.Promotion.Get(ctx, id)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("promotion: %w", err)
	}
	said, err := r.sayPromotions(ctx, []*ent.Promotion{row})
	if err != nil {
		return nil, err
	}
	return &said[0], nil
}

func (r Reading) sayPromotions(ctx context.Context, rows []*ent.Promotion) (promotions []price.Promotion, err error) {
	promotions = make([]price.Promotion, len(rows))
	for i, row := range rows {
		promotions[i] = promotionOf(row)
		if promotions[i].RemainingUses, err = r.usesLeft(ctx, row); err != nil {
			return nil, err
		}
	}
	return promotions, nil
}

// usesLeft counts the uses a promotion has left; nil is without limit.
func (r Reading) usesLeft(ctx context.Context, row *ent.Promotion) (*int, error) {
	if row.Uses == nil {
		return nil, nil
	}
	used, err := r.Client.Operation.Query().
		Where(operation.PromotionID(row.ID), operation.FailedAtIsNil()).Count(AsSystem(ctx, "promotions"))
	if err != nil {
		return nil, fmt.Errorf("uses of promotion %s: %w", row.ID, err)
	}
	left := max(0, *row.Uses-used)
	return &left, nil
}

// UsedUp tells whether a promotion, ended or not, has no uses left.
func (r Reading) UsedUp(ctx context.Context, promotionID string) (bool, error) {
	row, err := r.Client.Promotion.Get(ctx, promotionID)
	if err != nil {
		return false, fmt.Errorf("promotion: %w", err)
	}
	left, err := r.usesLeft(ctx, row)
	return left != nil && *left == 0, err
}

func promotionOf(row *ent.Promotion) price.Promotion {
	p := price.Promotion{
		ID: row.ID, Title: row.Title, Code: price.ReadCode(row.Code), PartnerIDs: row.PartnerIds, Uses: row.Uses, Window: rules.Window{Opens: row.OpensAt, Closes: row.ClosesAt},
		Suffixes: row.Suffixes, Operations: row.Operations, Years: row.Years, PartnersOnly: row.PartnersOnly,
	}
	if row.PercentOff != nil {
		percent := rules.Percent(*row.PercentOff)
		p.PercentOff = &percent
	}
	if row.AmountOffCents != nil {
		amount := rules.Money(*row.AmountOffCents)
		p.AmountOff = &amount
	}
	return p
}
