package verify

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"time"
)

// benefitChecks are about promotions and about the logos that announce partnerships.
var benefitChecks = []check{
	rows("no promotion is used more often than it may be", "SELECT count(*) FROM promotion",
		`SELECT p.id FROM promotion p WHERE p.uses IS NOT NULL AND p.uses <
			(SELECT count(*) FROM operation o WHERE o.promotion_id = p.id AND o.failed_at IS NULL)`),
	{"every promotion lowered what it names, for whom it names, while it ran, by what it takes off", promoted},
	{"every logo that was drawn is on file unchanged", logos},
	rows("every partner whose logo is posted has been announced", "SELECT count(*) FROM logo WHERE posted_at IS NOT NULL",
		`SELECT l.id FROM logo l WHERE l.posted_at IS NOT NULL AND NOT EXISTS
			(SELECT 1 FROM profile p WHERE p.partner_id = l.partner_id AND p.announcement_id IS NOT NULL)`),
}

// promoted judges every operation that a promotion lowered.
func promoted(ctx context.Context, in *inspection, f *Finding) error {
	t, err := in.tariffs(ctx)
	if err != nil {
		return err
	}
	query := `SELECT o.id, o.partner_id, o.kind, d.suffix, o.submitted_at, o.charges, p.opens_at, p.closes_at, p.percent_off,
			p.amount_off_cents, p.suffixes, p.operations, p.years, p.partner_ids
		FROM operation o JOIN promotion p ON p.id = o.promotion_id JOIN domain d ON d.id = o.domain_id`
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var o promotedRow
		err := rows.Scan(&o.id, &o.partner, &o.kind, &o.suffix, &o.at, &o.charges, &o.opens, &o.closes, &o.percent, &o.amount,
			&o.suffixes, &o.operations, &o.years, &o.partners)
		if err != nil {
			return err
		}
		f.Rows++
		if why := o.fault(t); why != "" {
			f.offend(o.id + " (" + why + ")")
		}
		return nil
	})
}

// promotedRow is an operation with the promotion that lowered it.
type promotedRow struct {
	id, partner, kind, suffix                      string
	at, opens, closes                              time.Time
	percent, amount                                sql.NullInt64
	charges, suffixes, operations, years, partners []byte
}

func (o promotedRow) fault(t tariffs) string {
	var lines []line
	if err := json.Unmarshal(o.charges, &lines); err != nil {
		return "its charges cannot be read"
	}
	switch {
	case o.at.Before(o.opens) || !o.at.Before(o.closes):
		return "the promotion did not run then"
	case !holds(o.partners, o.partner):
		return "the promotion is for other partners"
	case !holds(o.suffixes, o.suffix):
		return "the promotion is for other categories"
	}
	for _, l := range lines {
		switch {
		case !holds(o.operations, l.Operation):
			return "the promotion is for other operations"
		case !holds(o.years, l.Years):
			return "the promotion is for other terms"
		case l.Discount.cents != o.off(t, l):
			return "the discount is not what the promotion takes off"
		}
	}
	return ""
}

// holds tells whether a list written as JSON has a value; an empty list means everything.
func holds[T comparable](written []byte, value T) bool {
	var list []T
	if len(written) > 0 && json.Unmarshal(written, &list) != nil {
		return false
	}
	return len(list) == 0 || slices.Contains(list, value)
}

// off is what a line's discount should be: the promotion's, of what a tier before it has left.
func (o promotedRow) off(t tariffs, l line) int64 {
	var tier int64
	if l.TierName != "" {
		tier = (l.List.cents*t.off[l.Rule.Version+"/"+l.TierName] + 5000) / 10000
	}
	left := l.List.cents - tier
	if o.percent.Valid {
		return tier + (left*o.percent.Int64+5000)/10000
	}
	return tier + min(left, o.amount.Int64)
}

// logos hashes every picture that rows speak of.
func logos(ctx context.Context, in *inspection, f *Finding) error {
	return in.each(ctx, "SELECT id, pictures FROM logo", func(rows *sql.Rows) error {
		var id string
		var written []byte
		if err := rows.Scan(&id, &written); err != nil {
			return err
		}
		f.Rows++
		var pictures []struct{ Sha256 string }
		if err := json.Unmarshal(written, &pictures); err != nil || len(pictures) == 0 {
			f.offend(id + " (its pictures cannot be read)")
			return nil
		}
		for _, picture := range pictures {
			if why := in.logoFault(picture.Sha256); why != "" {
				f.offend(fmt.Sprintf("%s (%s: %s)", id, picture.Sha256, why))
			}
		}
		return nil
	})
}

func (in *inspection) logoFault(hash string) string {
	if !isHash.MatchString(hash) {
		return "is no hash"
	}
	_, found, err := digest(filepath.Join(in.logos, hash[:2], hash))
	switch {
	case err != nil:
		return "has no file"
	case found != hash:
		return "its bytes are others"
	}
	return ""
}
