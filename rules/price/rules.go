// Package price says what an operation on a name costs, and why.
//
// The list price comes from a table by (category, operation, years). From it the best single discount is taken, a volume
// tier or a promotion. Each line explains itself, is rounded once, and the lines add up to the total exactly.
package price

import "lionrock/rules"

// Rules lists the rules of this package for the rulebook.
func Rules() []rules.Rule {
	return []rules.Rule{ruleList, ruleTier, rulePromotion, ruleCode, ruleBest, ruleStacked, ruleRounding}
}
