package launch

import "lionrock/rules"

// The rule: an application can be withdrawn until what its name is decided from is published: until then nobody's rank
// hangs on it. (Recorded policy.)

// Withdraw asks whether an application can be withdrawn; fixed reports whether the inputs of its name were published or the
// results of its phase proposed.
func Withdraw(fixed bool) *rules.Refusal {
	if !fixed {
		return nil
	}
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"The entries for this name are published for its decision, so that none can be withdrawn any more. The fee is given back if the name goes to another.",
		"此名稱的申請名單已為分配而公布，不能再撤回。如名稱由他人取得，費用將予退回。",
		"此名称的申请名单已为分配而公布，不能再撤回。如名称由他人取得，费用将予退回。"), "applicationId")
}
