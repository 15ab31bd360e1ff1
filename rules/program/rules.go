// Package program holds the rules of the Service Partner Program: what counts as a new registration, the fee waiver, the
// programme's status and its working days.
package program

import "lionrock/rules"

// Rules lists the rules of this package for the rulebook.
func Rules() []rules.Rule {
	return []rules.Rule{
		ruleCounted, ruleNewOnly, ruleWindow, ruleSuccessful, ruleDocumented, rulePaid,
		ruleWaiver, ruleFee, ruleStanding, ruleProjection, ruleReminder, ruleNotice, rulePrior, ruleWorkingDays,
	}
}
