// Rule (standing): a partner is in good standing until a fee stays unpaid. From the day the fee falls due it is asked for;
// after some days the partner is suspended, after some more its membership has ended. Both only keep it from registering new
// names: names are never lost by it. Paying the fee ends either at once.

package program

import (
	"time"

	"lionrock/rules"
)

var ruleStanding = rules.Rule{
	Code: "program.standing",
	Summary: rules.Say(
		"A partner whose fee stays unpaid manages its names but registers none, until the fee is paid; no name is lost by it.",
		"逾期未繳行政費的服務夥伴仍可管理域名，但在繳清前不得註冊新域名；不會因此失去任何域名。",
		"逾期未缴行政费的服务伙伴仍可管理域名，但在缴清前不得注册新域名；不会因此失去任何域名。"),
	Source: "Recorded policy",
}

// Membership is how a partner stands.
type Membership string

// The ways in which a partner stands.
const (
	InGoodStanding Membership = "IN_GOOD_STANDING"
	FeeDue         Membership = "FEE_DUE"
	Suspended      Membership = "SUSPENDED"
	Terminated     Membership = "TERMINATED"
)

// Values lists every way in which a partner stands.
func (Membership) Values() []string {
	return []string{string(InGoodStanding), string(FeeDue), string(Suspended), string(Terminated)}
}

// Standing is how a partner stands at an instant.
type Standing struct {
	Status Membership
	// Since is when it began to stand so; Until is when it will stand worse if nothing is paid, nil where nothing threatens.
	Since time.Time
	Until *time.Time
	// Unpaid is the fee that is owed; nil in good standing.
	Unpaid *Fee
}

// Standing is how a partner stands at an instant, by the fees that had fallen due.
func (m Member) Standing(fees []Fee, at time.Time) Standing {
	s := Standing{Status: InGoodStanding, Since: m.JoinedAt}
	for i := range fees {
		f := &fees[i]
		switch {
		case f.DueAt().After(at):
		case f.SettledBy(at):
			if f.ChargedAt.After(f.DueAt()) {
				s.Since = *f.ChargedAt
			}
		case at.Before(f.SuspendedFrom):
			return Standing{Status: FeeDue, Since: f.DueAt(), Until: &f.SuspendedFrom, Unpaid: f}
		case at.Before(f.TerminatedFrom):
			return Standing{Status: Suspended, Since: f.SuspendedFrom, Until: &f.TerminatedFrom, Unpaid: f}
		default:
			return Standing{Status: Terminated, Since: f.TerminatedFrom, Unpaid: f}
		}
	}
	return s
}

// Outstanding is what is owed.
func (s Standing) Outstanding() rules.Money {
	if s.Unpaid == nil {
		return 0
	}
	return s.Unpaid.Amount
}

var (
	sayGood = rules.Say(
		"In good standing: no administration fee is owed.",
		"狀況良好：沒有拖欠行政費。",
		"状况良好：没有拖欠行政费。")
	sayDue = rules.Say(
		"The administration fee of HK$%s fell due on %s. Pay it into your balance before %s, or registering new names is suspended.",
		"行政費 HK$%s 已於%s到期。請於%s前存入您的結餘，否則將暫停註冊新域名。",
		"行政费 HK$%s 已于%s到期。请于%s前存入您的结余，否则将暂停注册新域名。")
	saySuspended = rules.Say(
		"Suspended since %[3]s: the administration fee of HK$%[1]s that fell due on %[2]s is not paid. You can manage your names but not register new ones. Pay it into your balance by bank transfer, FPS or cheque: it is taken at once and registering goes on. If it is not paid before %[4]s, the membership ends. Your names stay yours.",
		"自%[3]s起暫停：於%[2]s到期的行政費 HK$%[1]s 尚未繳付。您可管理現有域名，但不能註冊新域名。請以銀行轉帳、轉數快或支票存入結餘，款項入帳後即扣除並恢復註冊。如於%[4]s前仍未繳付，服務夥伴資格將告終止。您的域名不受影響。",
		"自%[3]s起暂停：于%[2]s到期的行政费 HK$%[1]s 尚未缴付。您可管理现有域名，但不能注册新域名。请以银行转账、转数快或支票存入结余，款项入账后即扣除并恢复注册。如于%[4]s前仍未缴付，服务伙伴资格将告终止。您的域名不受影响。")
	sayTerminated = rules.Say(
		"Membership ended on %[3]s: the administration fee of HK$%[1]s that fell due on %[2]s was not paid. You can manage your names but not register new ones. Pay it into your balance by bank transfer, FPS or cheque; it is taken at once and the membership goes on. Your names stay yours.",
		"服務夥伴資格已於%[3]s終止：於%[2]s到期的行政費 HK$%[1]s 未有繳付。您可管理現有域名，但不能註冊新域名。請以銀行轉帳、轉數快或支票存入結餘，款項入帳後即扣除並恢復資格。您的域名不受影響。",
		"服务伙伴资格已于%[3]s终止：于%[2]s到期的行政费 HK$%[1]s 未有缴付。您可管理现有域名，但不能注册新域名。请以银行转账、转数快或支票存入结余，款项入账后即扣除并恢复资格。您的域名不受影响。")
)

// Explanation says how a partner stands, why, and what to do.
func (s Standing) Explanation() rules.Text {
	switch s.Status {
	case InGoodStanding:
		return sayGood
	case FeeDue:
		return sayDue.With(s.Unpaid.Amount, rules.Day(s.Unpaid.DueAt()), rules.Day(*s.Until))
	case Suspended:
		return saySuspended.With(s.Unpaid.Amount, rules.Day(s.Unpaid.DueAt()), rules.Day(s.Since), rules.Day(*s.Until))
	case Terminated:
		return sayTerminated.With(s.Unpaid.Amount, rules.Day(s.Unpaid.DueAt()), rules.Day(s.Since))
	}
	return rules.Text{}
}

// MayRegister refuses new names to a partner that is suspended or whose membership has ended.
func (s Standing) MayRegister() *rules.Refusal {
	switch s.Status {
	case InGoodStanding, FeeDue:
		return nil
	case Suspended, Terminated:
	}
	return rules.Refuse(rules.FeeUnpaid, s.Explanation())
}

// Rule is the one by which a partner stands so.
func (s Standing) Rule() rules.Rule {
	if s.Unpaid == nil {
		return ruleStanding
	}
	return ruleStanding.At(s.Unpaid.Version)
}
