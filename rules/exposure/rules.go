// Package exposure is the marketing exposure of partners: how one shows itself in the public directory, what a logo is, and how
// the exchange of logos stands, which announces the partnership on the sites of both.
package exposure

import "lionrock/rules"

// Rules lists the rules of this package for the rulebook.
func Rules() []rules.Rule { return []rules.Rule{ruleProfile, ruleLogo, ruleExchange, rulePage} }
