package launch

import "lionrock/rules"

var orderTexts = map[Order]rules.Text{
	LongestStanding: rules.Say("the equivalent third-level name that commenced first",
		"最早生效的相應第三層域名", "最早生效的相应三级域名"),
	EarliestApplication: rules.Say("the earliest application", "最早的申請", "最早的申请"),
}

var tieTexts = map[TieRule]rules.Text{
	TieDraw: rules.Say("a draw", "抽籤", "抽签"),
	TieHold: rules.Say("agreement between those tied", "同分者協議", "同分者协议"),
}

var (
	sayDecides = rules.Say("%s", "%s", "%s")
	sayElse    = rules.Say("%s; of equals, %s", "%s；相同者以%s決定", "%s；相同者以%s决定")
	sayOne     = rules.Say("nothing: there can be only one", "無須決定：只可能有一名", "无须决定：只可能有一名")
)

// Decides says what decides between applications of the class.
func (c *Class) Decides() rules.Text {
	tie, breaks := tieTexts[c.Tie]
	switch {
	case len(c.Order) > 0 && breaks:
		return sayElse.With(orderTexts[c.Order[0]], tie)
	case len(c.Order) > 0:
		return sayDecides.With(orderTexts[c.Order[0]])
	case breaks:
		return sayDecides.With(tie)
	}
	return sayOne
}
