// Rule (best discount): of the partner's tier and every promotion that covers a line, the one that takes most off is
// applied, alone. Of equals the tier is taken, then the promotion with the lowest ID, so that no use of a promotion is
// spent where it gains nothing, and the same question always has the same answer.

// Rule (rounding): a discount is rounded half up to the cent, once per line, and is never more than the list price. What
// is shown is what is added up, so the lines make the total exactly.

package price

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lionrock/rules"
)

var ruleBest = rules.Rule{
	Code: "price.best-discount",
	Summary: rules.Say(
		"Discounts are not added together: the one that takes most off is applied, of equals the tier.",
		"優惠不可同時使用，只取減收最多的一項；金額相同時取級別優惠。",
		"优惠不可叠加使用，只取减收最多的一项；金额相同时取级别优惠。"),
	Source: "Recorded policy",
}

var ruleRounding = rules.Rule{
	Code: "price.rounding",
	Summary: rules.Say(
		"A discount is rounded half up to the cent once per line, and the lines add up to the total exactly.",
		"每項折扣四捨五入至一仙，只計算一次；各項相加即為總額。",
		"每项折扣四舍五入至一分，只计算一次；各项相加即为总额。"),
	Source: "Recorded policy",
}

// Order is one thing asked for.
type Order struct {
	Name, Suffix string
	Operation    Operation
	Years        int
}

// Terms are everything that decides a price at an instant.
type Terms struct {
	List   *List
	Scheme *Scheme
	// Tier is where Registrations new registrations in Scheme.Window(At) put the partner; both are zero for the public.
	Tier          Tier
	Registrations int
	// AtLeast tells that counting stopped at Registrations, because more would change nothing.
	AtLeast    bool
	Promotions []Promotion
	// Partner tells that a partner asks, PartnerID which; a rehearsal for no partner in particular has no ID.
	Partner   bool
	PartnerID string
	// Code is the promotion code that was given, as ReadCode reads it.
	Code string
	At   time.Time
}

// Line is one priced operation: List - Discount = Net, and 0 <= Discount <= List.
type Line struct {
	Name                string
	Operation           Operation
	Years               int
	List, Discount, Net rules.Money
	// Explanation says the list price, what was taken off and why, and what else could have been.
	Explanation rules.Text
	// Rule is the one that set Net, in the version of its dials; ListVersion is the price list's.
	Rule        rules.Rule
	ListVersion string
	// PromotionID and TierName name the discounts that were taken; both are set only under TierThenPromotion.
	PromotionID, TierName string
}

// discount is one way to lower a line.
type discount struct {
	off       rules.Money
	promotion *Promotion
	percent   *rules.Percent
}

// Price prices one order.
func (t Terms) Price(o Order) (Line, *rules.Refusal) {
	entry, refusal := t.List.Find(o.Suffix, o.Operation, o.Years)
	if refusal != nil {
		return Line{}, refusal
	}
	line := Line{
		Name: o.Name, Operation: o.Operation, Years: entry.Years, List: entry.Amount, Net: entry.Amount,
		Rule: ruleList.At(t.List.Version), ListVersion: t.List.Version,
	}
	discounts := t.discounts(entry)
	taken := t.chosen(entry, discounts)
	for _, d := range taken {
		t.take(&line, d)
	}
	line.Explanation = t.explain(entry, taken, discounts)
	return line, nil
}

// discounts lists what could lower an entry, best first: the tier stands before the promotions, these are in order of
// ID, and the sort by amount is stable.
func (t Terms) discounts(e Entry) []discount {
	var all []discount
	if off := t.Tier.PercentOff.Of(e.Amount); off > 0 && t.Partner && t.Scheme.lowers(e.Operation) {
		all = append(all, discount{off: off, percent: &t.Tier.PercentOff})
	}
	first := len(all)
	for i := range t.Promotions {
		p := &t.Promotions[i]
		if !p.covers(e, &t) {
			continue
		}
		if off := p.off(e.Amount); off > 0 {
			all = append(all, discount{off: off, promotion: p, percent: p.PercentOff})
		}
	}
	slices.SortFunc(all[first:], func(a, b discount) int { return strings.Compare(a.promotion.ID, b.promotion.ID) })
	slices.SortStableFunc(all, func(a, b discount) int { return cmp.Compare(b.off, a.off) })
	return all
}

func (t Terms) take(line *Line, d discount) {
	line.Discount, line.Net = line.Discount+d.off, line.Net-d.off
	switch {
	case d.promotion == nil:
		line.TierName, line.Rule = t.Tier.Name, ruleTier.At(t.Scheme.Version)
	case line.TierName != "":
		line.PromotionID, line.Rule = d.promotion.ID, ruleStacked.At(t.Scheme.Version)
	default:
		line.PromotionID, line.Rule = d.promotion.ID, rulePromotion
	}
}

// PriceAll prices several orders as one: a promotion's last uses go to the first lines that it lowers, and under a
// marginal scheme each new registration counts for the next line.
func (t Terms) PriceAll(orders []Order) ([]Line, *rules.Refusal) {
	lines := make([]Line, 0, len(orders))
	for _, o := range orders {
		line, refusal := t.Price(o)
		if refusal != nil {
			return nil, refusal
		}
		lines = append(lines, line)
		t = t.after(line)
	}
	return lines, nil
}

func (t Terms) after(line Line) Terms {
	if line.PromotionID != "" {
		t.Promotions = slices.Clone(t.Promotions)
		for i, p := range t.Promotions {
			if p.ID == line.PromotionID {
				t.Promotions[i] = p.used()
			}
		}
	}
	if t.Partner && t.Scheme.Application == Marginal && line.Operation == Create && t.Scheme.counts(t.At) {
		t.Registrations++
		t.Tier, _ = t.Scheme.At(t.Registrations)
	}
	return t
}

// Total adds up what is to be paid.
func Total(lines []Line) rules.Money {
	var total rules.Money
	for _, line := range lines {
		total += line.Net
	}
	return total
}

// Saved adds up what discounts take off.
func Saved(lines []Line) rules.Money {
	var saved rules.Money
	for _, line := range lines {
		saved += line.Discount
	}
	return saved
}

// Until is when a price that would hold to an instant must end already: at the end of the first promotion that lowers it, so
// that a promotion ends at its instant for whoever has a quote, too.
func (t Terms) Until(lines []Line, latest time.Time) time.Time {
	for _, line := range lines {
		for _, p := range t.Promotions {
			if p.ID == line.PromotionID && p.Window.Closes.Before(latest) {
				latest = p.Window.Closes
			}
		}
	}
	return latest
}

// Unlimited are the terms without the promotions that have a number of uses: for what may come to nothing later, such as an
// application in a launch, which must not keep a use from others nor use one that is gone by then.
func (t Terms) Unlimited() Terms {
	t.Promotions = slices.DeleteFunc(slices.Clone(t.Promotions), func(p Promotion) bool { return p.Uses != nil })
	return t
}
