// Package lifecycle says how a name stands at an instant: held, registered, expired, in blackout or free.
//
// Nothing here is stored or switched by a timer: the phase, the statuses and every deadline are read off a few facts, so
// that two readers at one instant can never disagree.
package lifecycle

import "lionrock/rules"

// Rules lists the rules of this package for the rulebook.
func Rules() []rules.Rule {
	return []rules.Rule{rulePending, ruleLife, ruleRenewal, ruleStatuses, ruleNameServers}
}
