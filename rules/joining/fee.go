// Rule (fee): the administration fee of the first year is paid with the application: HK$1,000, one line, from the figures
// in force when the application was begun. It is charged when the application is approved; what was paid beyond it is the
// new partner's to spend.

// Rule (refund): what is given back when there is no partner in the end is a dial, in the version in force when the
// application was begun, because that is what was said before the money was paid. What was paid beyond the fee is given back
// whole.

package joining

import (
	"lionrock/rules"
	"lionrock/rules/price"
	"lionrock/rules/program"
)

var ruleFee = rules.Rule{
	Code: "joining.fee",
	Summary: rules.Say(
		"The administration fee of the first year is paid with the application and charged when it is approved.",
		"首年行政費於申請時繳付，申請獲批時收取。", "首年行政费于申请时缴付，申请获批时收取。"),
	Source: "HKDNR Service Partner Program FAQ: fees; recorded policy (charged on approval)",
}

var ruleRefund = rules.Rule{
	Code: "joining.refund",
	Summary: rules.Say(
		"What is given back on refusal or withdrawal is what was said when the application was begun: by default all of it.",
		"申請被拒或撤回時的退款，按開始申請時所述的比例計算；預設全數退還。",
		"申请被拒或撤回时的退款，按开始申请时所述的比例计算；默认全数退还。"),
	Source: "Recorded policy",
}

// Line is the administration fee as a quote has it.
func Line(d *program.Dials) price.Line {
	return price.Line{
		Operation: price.AdministrationFee, Years: 1, List: d.Fee, Net: d.Fee, Rule: ruleFee.At(d.Version), ListVersion: d.Version,
		Explanation: rules.Say(
			"HK$%s for the first membership year, which begins on the day of approval.",
			"首個計劃年度 HK$%s，由申請獲批當日起計。", "首个计划年度 HK$%s，自申请获批当日起计。").With(d.Fee),
	}
}

// Ending is how an application can end without a partner.
type Ending string

// The endings without a partner.
const (
	ByRejection  Ending = "REJECTED"
	ByWithdrawal Ending = "WITHDRAWN"
)

// Of is what is given back of what was paid towards a fee, and what is kept.
func (r Refund) Of(paid, fee rules.Money, ending Ending) (back, kept rules.Money) {
	part := r.Rejected
	if ending == ByWithdrawal {
		part = r.Withdrawn
	}
	towards := min(paid, fee)
	kept = towards - part.Of(towards)
	return paid - kept, kept
}

// Say says the policy in one sentence, before anything is paid.
func (r Refund) Say(fee rules.Money) rules.Text {
	return rules.Say(
		"If the application is refused, HK$%s of the fee is given back; if you withdraw it before the decision, HK$%s.",
		"如申請被拒，將退還行政費 HK$%s；如於決定前撤回，將退還 HK$%s。",
		"如申请被拒，将退还行政费 HK$%s；如于决定前撤回，将退还 HK$%s。",
	).With(r.Rejected.Of(fee), r.Withdrawn.Of(fee))
}
