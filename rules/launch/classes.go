package launch

import "lionrock/rules"

// Decides says in words what decides between applications of the class.
func (c *Class) Decides() rules.Text {
	var text rules.Text
	for _, order := range c.Order {
		switch order {
		case LongestStanding:
			text = text.Then(decidesStanding)
		case EarliestApplication:
			text = text.Then(decidesArrival)
		}
	}
	switch c.Tie {
	case TieDraw:
		return text.Then(decidesDraw)
	case TieHold:
		return text.Then(decidesHold)
	case TieNone:
	}
	if text.IsZero() {
		return decidesSole
	}
	return text
}

var (
	decidesStanding = rules.Say("The equivalent third-level name that commenced first comes first.",
		"相應第三層域名最早生效者優先。", "相应三级域名最早生效者优先。")
	decidesArrival = rules.Say("Who applied first comes first.", "先申請者優先。", "先申请者优先。")
	decidesDraw    = rules.Say("Those that are equal are put in order by a public draw.", "條件相同者以公開抽籤排序。",
		"条件相同者以公开抽签排序。")
	decidesHold = rules.Say("Those that are equal must agree among themselves.", "條件相同者須自行達成協議。",
		"条件相同者须自行达成协议。")
	decidesSole = rules.Say("There can be one only.", "只可能有一個。", "只可能有一个。")
)
