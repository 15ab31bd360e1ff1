// Rule (trial): what a table of tiers would have cost the registry is found by pricing each registration of a time again,
// one after the other in the order in which they were submitted: with the registrations that counted then, at the list price
// it was charged by, with the promotions that ran then and as many uses as were left. Nothing else is changed: nobody knows
// what partners would have registered under another table.

package price

import (
	"slices"
	"time"

	"lionrock/rules"
)

// Sale is one operation of a partner as it was charged.
type Sale struct {
	Partner     string
	Entry       Entry
	SubmittedAt time.Time
	Discount    rules.Money
	// Code is that of the promotion by which it was charged, empty where that has none: whoever gave it gives it again.
	Code string
}

// Completion is a registration that counts, from an instant on.
type Completion struct {
	Partner                  string
	SubmittedAt, CompletedAt time.Time
}

// TrialRow is what a table of tiers comes to for one partner.
type TrialRow struct {
	Partner string
	Sales   int
	// List is what its operations cost by the list, Actual what was taken off, Trial what would have been.
	List, Actual, Trial rules.Money
	// Tier is the one it would have at the end.
	Tier Tier
}

// Difference is what the table would have cost more; below zero where it would have cost less.
func (r TrialRow) Difference() rules.Money { return r.Trial - r.Actual }

// Facts are what a scheme is tried on.
type Facts struct {
	// Partners are all there are; each has its row.
	Partners    []string
	Sales       []Sale
	Completions []Completion
	// Promotions are all that ran, each with the uses it had left at the beginning.
	Promotions []Promotion
}

// Trial prices sales anew under a scheme.
func (s *Scheme) Trial(f Facts, until time.Time) []TrialRow {
	sales, completions := slices.Clone(f.Sales), slices.Clone(f.Completions)
	slices.SortStableFunc(sales, func(a, b Sale) int { return a.SubmittedAt.Compare(b.SubmittedAt) })
	slices.SortStableFunc(completions, func(a, b Completion) int { return a.CompletedAt.Compare(b.CompletedAt) })
	t := trial{scheme: s, promotions: slices.Clone(f.Promotions), counts: map[string]*rolling{}}
	result, rows := make([]TrialRow, len(f.Partners)), map[string]*TrialRow{}
	for i, partner := range f.Partners {
		result[i].Partner = partner
		rows[partner] = &result[i]
	}
	for _, sale := range sales {
		completions = t.complete(completions, sale.SubmittedAt)
		row := rows[sale.Partner]
		row.Sales++
		row.List += sale.Entry.Amount
		row.Actual += sale.Discount
		row.Trial += t.price(sale)
	}
	t.complete(completions, until)
	for i := range result {
		result[i].Tier = t.tier(result[i].Partner, until)
	}
	return result
}

// trial is a scheme on trial, as far as the sales have come.
type trial struct {
	scheme     *Scheme
	promotions []Promotion
	counts     map[string]*rolling
}

// complete counts what was completed before an instant and returns the rest.
func (t *trial) complete(completions []Completion, before time.Time) []Completion {
	for len(completions) > 0 && completions[0].CompletedAt.Before(before) {
		c := completions[0]
		t.count(c.Partner).days[rules.Midnight(c.SubmittedAt).Unix()]++
		t.count(c.Partner).total++
		completions = completions[1:]
	}
	return completions
}

func (t *trial) count(partner string) *rolling {
	if t.counts[partner] == nil {
		t.counts[partner] = &rolling{days: map[int64]int{}}
	}
	return t.counts[partner]
}

func (t *trial) tier(partner string, at time.Time) Tier {
	tier, _ := t.scheme.At(t.count(partner).since(t.scheme.Window(at).Opens))
	return tier
}

// price is what would be taken off a sale; a promotion that takes it has a use less.
func (t *trial) price(sale Sale) rules.Money {
	terms := Terms{
		Scheme: t.scheme, Tier: t.tier(sale.Partner, sale.SubmittedAt), Promotions: t.promotions, Partner: true,
		PartnerID: sale.Partner, Code: sale.Code, At: sale.SubmittedAt,
	}
	var off rules.Money
	for _, taken := range terms.chosen(sale.Entry, terms.discounts(sale.Entry)) {
		off += taken.off
		if taken.promotion != nil {
			*taken.promotion = taken.promotion.used()
		}
	}
	return off
}

// rolling counts registrations by the day of their submission, over a window whose beginning only moves on.
type rolling struct {
	days  map[int64]int
	total int
}

func (r *rolling) since(opens time.Time) int {
	from := opens.Unix()
	for day, number := range r.days {
		if day < from {
			r.total -= number
			delete(r.days, day)
		}
	}
	return r.total
}
