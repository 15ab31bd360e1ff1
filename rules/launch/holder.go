package launch

import "lionrock/rules"

// ClassOf is the class of holder that a kind of registrant is in.
func ClassOf(kind rules.HolderKind) HolderClass {
	switch kind {
	case rules.StatutoryBody:
		return StatutoryBodyHolder
	case rules.Government:
		return GovernmentHolder
	case rules.Individual, rules.Company, rules.School, rules.NonProfit, rules.NetworkProvider:
	}
	return OtherHolder
}
