// Rule (stacking): by default one discount is taken, the best (see price.go). Where the scheme's dial says
// TIER_THEN_PROMOTION, the tier comes off the list price and the promotion that takes most off what is left comes off that;
// each is rounded once, and together they never take more than the list price. Two promotions are never added.

package price

import (
	"strings"

	"lionrock/rules"
)

var ruleStacked = rules.Rule{
	Code: "price.tier-then-promotion",
	Summary: rules.Say(
		"Where the registry has chosen so, the tier comes off the list price and one promotion off what the tier leaves.",
		"如註冊局選用此方式，先按級別減收定價，再以一項推廣優惠減收餘額。",
		"如注册局选用此方式，先按级别减收定价，再以一项推广优惠减收余额。"),
	Source: "Recorded policy",
}

// Stacking says what becomes of a tier and a promotion that could both lower a line.
type Stacking string

// The two ways.
const (
	// BestSingle takes the one that takes most off; a scheme that says nothing means it.
	BestSingle Stacking = "BEST_SINGLE"
	// TierThenPromotion takes the tier off, and a promotion off what is left.
	TierThenPromotion Stacking = "TIER_THEN_PROMOTION"
)

// Values lists both ways.
func (Stacking) Values() []string { return []string{string(BestSingle), string(TierThenPromotion)} }

// stacks tells whether a tier and a promotion may lower one line.
func (t Terms) stacks() bool { return t.Scheme != nil && t.Scheme.Stacking == TierThenPromotion }

// chosen are the discounts of an entry that are taken, out of all that could be, best first.
func (t Terms) chosen(e Entry, all []discount) []discount {
	switch {
	case len(all) == 0:
		return nil
	case !t.stacks():
		return all[:1]
	}
	var tier, promotion *discount
	left := e.Amount
	for i := range all {
		if all[i].promotion == nil {
			tier, left = &all[i], left-all[i].off
		}
	}
	for _, d := range all {
		if d.promotion == nil {
			continue
		}
		d.off = d.promotion.off(left)
		if d.off > 0 && (promotion == nil || better(d, *promotion)) {
			promotion = &d
		}
	}
	var taken []discount
	for _, d := range []*discount{tier, promotion} {
		if d != nil {
			taken = append(taken, *d)
		}
	}
	return taken
}

// better tells which of two promotions is taken: the one that takes more off, of equals the one with the lower ID.
func better(a, b discount) bool {
	return a.off > b.off || a.off == b.off && strings.Compare(a.promotion.ID, b.promotion.ID) < 0
}

// Stacks says what becomes of a tier and a promotion that could both lower a line.
func (s *Scheme) Stacks() Stacking {
	if s.Stacking == "" {
		return BestSingle
	}
	return s.Stacking
}
