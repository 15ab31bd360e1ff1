package price

import "lionrock/rules"

// explain words a line: the list price, what was taken off and why, and the next best that was not.
func (t Terms) explain(e Entry, taken, all []discount) rules.Text {
	said := rules.Say(
		"List price of %s: HK$%s.", "%s的定價：HK$%s。", "%s的定价：HK$%s。").With(what(e), e.Amount)
	if e.Sample {
		said = said.Then(sampleText)
	}
	for _, d := range taken {
		said = said.Then(t.taken(d))
	}
	switch {
	case len(taken) > 1:
		said = said.Then(rules.Say(
			"The promotion comes off what the tier leaves.", "推廣優惠按級別減收後的餘額計算。", "推广优惠按级别减收后的余额计算。"))
	case len(all) > 1 && !t.stacks():
		said = said.Then(rules.Say(
			"Discounts are not added together: %s would have taken off HK$%s.",
			"優惠不可同時使用：%s可減收 HK$%s。",
			"优惠不可叠加使用：%s可减收 HK$%s。").With(t.source(all[1]), all[1].off))
	}
	if why, coded := t.whyNotCoded(e); coded {
		said = said.Then(why)
	}
	return said
}

var sampleText = rules.Say(
	"This is a sample figure; no official price is published.",
	"此為示例金額，並無已公布的官方收費。",
	"此为示例金额，并无已公布的官方收费。")

var operationTexts = map[Operation]rules.Text{
	Create:   rules.Say("a registration", "註冊", "注册"),
	Renew:    rules.Say("a renewal", "續期", "续期"),
	Transfer: rules.Say("a change of holder with renewal", "轉讓連續期", "转让连续期"),
	Restore:  rules.Say("a late renewal's extra charge", "逾期續期附加費", "逾期续期附加费"),
}

func what(e Entry) rules.Text {
	operation := operationTexts[e.Operation]
	switch e.Years {
	case 0:
		return operation
	case 1:
		return rules.Say("%s for 1 year", "%s 1 年", "%s 1 年").With(operation)
	}
	return rules.Say("%s for %d years", "%s %d 年", "%s %d 年").With(operation, e.Years)
}

func (t Terms) taken(d discount) rules.Text {
	if d.promotion == nil {
		return rules.Say(
			"%[1]s tier: %[2]s %% off (HK$%[3]s). %[4]s: %[5]s.",
			"%[1]s 級別：減收 %[2]s%%（HK$%[3]s）。%[4]s %[5]s。",
			"%[1]s 级别：减收 %[2]s%%（HK$%[3]s）。%[4]s %[5]s。",
		).With(t.Tier.Name, d.percent, d.off, t.Scheme.over(t.At), t.counted())
	}
	if d.percent == nil {
		return rules.Say(
			"Promotion “%s”: HK$%s off.", "推廣優惠「%s」：減收 HK$%s。", "推广优惠“%s”：减收 HK$%s。",
		).With(d.promotion.Title, d.off)
	}
	return rules.Say(
		"Promotion “%s”: %s %% off (HK$%s).", "推廣優惠「%s」：減收 %s%%（HK$%s）。", "推广优惠“%s”：减收 %s%%（HK$%s）。",
	).With(d.promotion.Title, d.percent, d.off)
}

func (t Terms) source(d discount) rules.Text {
	if d.promotion == nil {
		return rules.Say("the %s tier", "%s 級別", "%s 级别").With(t.Tier.Name)
	}
	return rules.Say("the promotion “%s”", "推廣優惠「%s」", "推广优惠“%s”").With(d.promotion.Title)
}

func (t Terms) counted() rules.Text {
	if t.AtLeast {
		return rules.Say("%d or more", "%d 個或以上", "%d 个或以上").With(t.Registrations)
	}
	return rules.Say("%d", "%d 個", "%d 个").With(t.Registrations)
}
