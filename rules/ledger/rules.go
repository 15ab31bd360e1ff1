// Package ledger says what money may move where.
package ledger

import "lionrock/rules"

// Rules lists the rules of this package for the rulebook.
func Rules() []rules.Rule { return []rules.Rule{ruleDoubleEntry, rulePending, ruleBalance} }
