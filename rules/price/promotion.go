// Rule (promotion): a promotion of the Special Promotional Scheme takes a percentage or a sum off the operations,
// categories and terms it names, for the partners it names, within its half-open window, while it has uses left; one with a
// code only where the code is given.

package price

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"lionrock/rules"
)

var rulePromotion = rules.Rule{
	Code: "price.promotion",
	Summary: rules.Say(
		"A promotion takes a percentage or a sum off the operations, categories and terms it names, within its window and while uses remain.",
		"推廣優惠在有效期內及名額未用完時，按所列服務、類別及年期以百分比或定額減收。",
		"推广优惠在有效期内及名额未用完时，按所列服务、类别及年期以百分比或定额减收。"),
	Source: "HKDNR Service Partner Program, Special Promotional Scheme",
}

// Promotion is who, what, when and how much off. An empty list of suffixes or years means all of them.
type Promotion struct {
	ID, Title, Code string
	Window          rules.Window
	Suffixes        []string
	Operations      []Operation
	Years           []int
	// PercentOff or AmountOff is set, never both.
	PercentOff   *rules.Percent
	AmountOff    *rules.Money
	PartnersOnly bool
	// PartnerIDs are the only partners it is for; empty means all.
	PartnerIDs []string
	// Uses is how many lines it may lower in all, RemainingUses how many it still may; nil is without limit.
	Uses, RemainingUses *int
}

func (p Promotion) covers(e Entry, t *Terms) bool {
	return p.Window.Contains(t.At) && p.isFor(t) && p.unlocked(t.Code) && !p.usedUp() && p.names(e)
}

// names tells whether the promotion is about an operation, category and term.
func (p Promotion) names(e Entry) bool {
	return slices.Contains(p.Operations, e.Operation) &&
		(len(p.Suffixes) == 0 || slices.Contains(p.Suffixes, e.Suffix)) &&
		(len(p.Years) == 0 || slices.Contains(p.Years, e.Years))
}

// For tells whether the promotion is for a partner, or for the public where there is none.
func (p Promotion) For(partnerID string) bool {
	return p.isFor(&Terms{Partner: partnerID != "", PartnerID: partnerID})
}

func (p Promotion) isFor(t *Terms) bool {
	return (t.Partner || !p.PartnersOnly) && (len(p.PartnerIDs) == 0 || slices.Contains(p.PartnerIDs, t.PartnerID))
}

func (p Promotion) usedUp() bool { return p.RemainingUses != nil && *p.RemainingUses <= 0 }

// off is what the promotion takes from a list price; a sum larger than the price takes the price, and pays nothing out.
func (p Promotion) off(list rules.Money) rules.Money {
	if p.PercentOff != nil {
		return p.PercentOff.Of(list)
	}
	return min(*p.AmountOff, list)
}

// used is the promotion after one more line it lowered.
func (p Promotion) used() Promotion {
	if p.RemainingUses != nil {
		left := *p.RemainingUses - 1
		p.RemainingUses = &left
	}
	return p
}

// The longest title of a promotion, in characters, and the most partners it may be for.
const (
	titleMax    = 200
	partnersMax = 200
)

// Validate refuses a promotion that could not be understood, would charge more, or could not be used any more.
func (p Promotion) Validate(at time.Time) *rules.Refusal {
	for _, check := range []func() *rules.Refusal{
		p.checkTitle, p.checkCode, func() *rules.Refusal { return p.checkWindow(at) }, p.checkScope, p.checkPartners, p.checkOff,
		p.checkUses,
	} {
		if refusal := check(); refusal != nil {
			return refusal
		}
	}
	return nil
}

func (p Promotion) checkTitle() *rules.Refusal {
	switch {
	case strings.TrimSpace(p.Title) == "":
		return rules.Refuse(rules.Required, rules.Say(
			"Give the promotion a title: it is shown on every price it lowers.",
			"請填寫推廣名稱，名稱會顯示於每項獲減收的收費。",
			"请填写推广名称，名称会显示在每项获减收的收费上。"), "title")
	case !rules.Plain(p.Title, titleMax):
		return rules.Refuse(rules.Invalid, rules.Say(
			"Write at most %d characters on one line.", "請在一行內填寫最多 %d 個字元。", "请在一行内填写最多 %d 个字符。",
		).With(titleMax), "title")
	}
	return nil
}

func (p Promotion) checkWindow(at time.Time) *rules.Refusal {
	if !p.Window.Closes.After(at) {
		return rules.Refuse(rules.Invalid, rules.Say(
			"The promotion would have ended already. Choose an end that is still to come.",
			"推廣已告結束，請選擇較後的結束時間。",
			"推广已经结束，请选择较晚的结束时间。"), "endsAt")
	}
	if p.Window.Closes.After(p.Window.Opens) {
		return nil
	}
	return rules.Refuse(rules.Invalid, rules.Say(
		"The promotion must end after it starts.",
		"推廣的結束時間必須遲於開始時間。",
		"推广的结束时间必须晚于开始时间。"), "endsAt")
}

func (p Promotion) checkScope() *rules.Refusal {
	if len(p.Operations) == 0 {
		return rules.Refuse(rules.Required, rules.Say(
			"Name at least one operation whose price is lowered.",
			"請選擇最少一項獲減收的服務。",
			"请选择至少一项获减收的服务。"), "operations")
	}
	for _, op := range p.Operations {
		if !rules.Known(op) || op == AdministrationFee {
			return rules.Refuse(rules.Invalid, rules.Say(
				"A promotion lowers the price of an operation on a name, not of %q.",
				"推廣只可減收域名服務的費用，不適用於「%s」。",
				"推广只可减收域名服务的费用，不适用于“%s”。").With(string(op)), "operations")
		}
	}
	for _, years := range p.Years {
		if years < shortestTerm || years > longestTerm {
			return rules.Refuse(rules.Invalid, rules.Say(
				"A term has 1 to 5 years.", "年期為 1 至 5 年。", "年期为 1 至 5 年。"), "years")
		}
	}
	return nil
}

func (p Promotion) checkPartners() *rules.Refusal {
	if len(p.PartnerIDs) > partnersMax {
		return rules.Refuse(rules.Invalid, rules.Say(
			"Name at most %d partners, or none for all of them.", "請選擇最多 %d 個服務夥伴；如適用於全部，請留空。",
			"请选择最多 %d 个服务伙伴；如适用于全部，请留空。").With(partnersMax), "partnerIds")
	}
	for i, id := range p.PartnerIDs {
		if slices.Contains(p.PartnerIDs[:i], id) {
			return rules.Refuse(rules.Invalid, rules.Say(
				"This partner is named twice.", "重複選擇了同一服務夥伴。", "重复选择了同一服务伙伴。"), "partnerIds", strconv.Itoa(i))
		}
	}
	return nil
}

func (p Promotion) checkOff() *rules.Refusal {
	switch {
	case (p.PercentOff == nil) == (p.AmountOff == nil):
		return rules.Refuse(rules.Required, rules.Say(
			"Give either a percentage or a sum to take off, not both.",
			"請填寫減收百分比或減收金額其中一項。",
			"请填写减收百分比或减收金额其中一项。"), "percentOff")
	case p.PercentOff != nil && (*p.PercentOff <= 0 || *p.PercentOff > rules.Hundred):
		return rules.Refuse(rules.Invalid, rules.Say(
			"The percentage taken off must be above 0 and at most 100.",
			"減收百分比必須大於 0 及不超過 100。",
			"减收百分比必须大于 0 且不超过 100。"), "percentOff")
	case p.AmountOff != nil && *p.AmountOff <= 0:
		return rules.Refuse(rules.Invalid, rules.Say(
			"The sum taken off must be above zero.",
			"減收金額必須大於零。",
			"减收金额必须大于零。"), "amountOff")
	}
	return nil
}

func (p Promotion) checkUses() *rules.Refusal {
	if p.Uses == nil || *p.Uses > 0 {
		return nil
	}
	return rules.Refuse(rules.Invalid, rules.Say(
		"The number of uses must be at least one; leave it out for no limit.",
		"可使用次數最少為一次；如不設上限，請留空。",
		"可使用次数至少为一次；如不设上限，请留空。"), "uses")
}
