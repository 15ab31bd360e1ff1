// Package joining holds the rules of an application to join the Service Partner Program: its five steps, the clock of its
// decision, the signature under the agreement, and what becomes of the money.
package joining

import "lionrock/rules"

// Rules lists the rules of this package for the rulebook.
func Rules() []rules.Rule {
	return []rules.Rule{ruleSteps, ruleClock, ruleName, ruleSignature, ruleFee, ruleRefund, ruleErasure}
}
