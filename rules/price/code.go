// Rule (code): a promotion with a code lowers only orders that give the code, whatever its capitals. A code that no promotion
// of this caller's has, or whose promotion has not begun, is used up or is over, is refused at once; where it covers only
// some of the names asked about, each line says so.

package price

import (
	"regexp"
	"strings"

	"lionrock/rules"
)

var ruleCode = rules.Rule{
	Code: "price.promotion-code",
	Summary: rules.Say(
		"A promotion with a code lowers only the orders that give the code.",
		"設有優惠碼的推廣，只適用於提供該優惠碼的訂單。",
		"设有优惠码的推广，只适用于提供该优惠码的订单。"),
	Source: "Recorded policy",
}

var codeShape = regexp.MustCompile(`^[A-Z0-9-]{3,40}$`)

// ReadCode reads a code as it is compared: in capitals, without space around it.
func ReadCode(typed string) string { return strings.ToUpper(strings.TrimSpace(typed)) }

func (p Promotion) checkCode() *rules.Refusal {
	if p.Code == "" || codeShape.MatchString(p.Code) {
		return nil
	}
	return rules.Refuse(rules.Invalid, rules.Say(
		"A code has 3 to 40 letters a to z, digits and hyphens, so that it can be typed.",
		"優惠碼須為 3 至 40 個英文字母、數字或連字號，以便輸入。",
		"优惠码须为 3 至 40 个英文字母、数字或连字符，以便输入。"), "code")
}

// Clashes refuses a code that another promotion has while this one runs: a code is one promotion's.
func (p Promotion) Clashes(others []Promotion) *rules.Refusal {
	for _, o := range others {
		if p.Code != "" && o.Code == p.Code && o.Window.Opens.Before(p.Window.Closes) && p.Window.Opens.Before(o.Window.Closes) {
			return rules.Refuse(rules.Invalid, rules.Say(
				"The promotion “%s” has this code in that time. Choose another code.",
				"推廣優惠「%s」於該期間已使用此優惠碼。請選擇其他優惠碼。",
				"推广优惠“%s”在该期间已使用此优惠码。请选择其他优惠码。").With(o.Title), "code")
		}
	}
	return nil
}

func (p Promotion) unlocked(code string) bool { return p.Code == "" || p.Code == code }

// coded is the promotion with the code that was given, if the caller may have it.
func (t *Terms) coded() *Promotion {
	if t.Code == "" {
		return nil
	}
	var found *Promotion
	for i := range t.Promotions {
		p := &t.Promotions[i]
		if p.Code == t.Code && p.isFor(t) && t.At.Before(p.Window.Closes) &&
			(found == nil || p.Window.Opens.Before(found.Window.Opens)) {
			found = p
		}
	}
	return found
}

const codeField = "promotionCode"

// CheckCode refuses a code that lowers nothing now.
func (t *Terms) CheckCode() *rules.Refusal {
	if t.Code == "" {
		return nil
	}
	p := t.coded()
	switch {
	case p == nil:
		return rules.Refuse(rules.Invalid, rules.Say(
			"No promotion of yours has this code now. Look at its letters and its dates, or leave it out.",
			"現時沒有適用於您的推廣優惠使用此優惠碼。請核對字母及日期，或留空。",
			"现时没有适用于您的推广优惠使用此优惠码。请核对字母及日期，或留空。"), codeField)
	case t.At.Before(p.Window.Opens):
		return rules.Refuse(rules.Invalid, rules.Say(
			"The promotion “%s” begins on %s, %s Hong Kong time. Come back then, or leave the code out.",
			"推廣優惠「%s」於%s香港時間 %s 開始。請屆時再試，或留空優惠碼。",
			"推广优惠“%s”于%s香港时间 %s 开始。请届时再试，或留空优惠码。",
		).With(p.Title, rules.Day(p.Window.Opens), p.Window.Opens.In(rules.HongKong).Format("15:04")), codeField)
	case p.usedUp():
		return rules.Refuse(rules.Invalid, rules.Say(
			"The promotion “%s” has been used up. Leave the code out to go on without it.",
			"推廣優惠「%s」的名額已用完。如要繼續，請留空優惠碼。",
			"推广优惠“%s”的名额已用完。如要继续，请留空优惠码。").With(p.Title), codeField)
	}
	return nil
}

// whyNotCoded says why the code that was given does not lower a line; empty where it could.
func (t *Terms) whyNotCoded(e Entry) (why rules.Text, said bool) {
	p := t.coded()
	switch {
	case p == nil || p.covers(e, t):
		return rules.Text{}, false
	case p.usedUp():
		return rules.Say("The code %s has no uses left.", "優惠碼 %s 的名額已用完。", "优惠码 %s 的名额已用完。").With(p.Code), true
	}
	return rules.Say(
		"The code %s is for other operations, categories or terms.", "優惠碼 %s 適用於其他服務、類別或年期。",
		"优惠码 %s 适用于其他服务、类别或年期。").With(p.Code), true
}
