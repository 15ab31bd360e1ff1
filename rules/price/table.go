package price

import (
	"slices"
	"strconv"
	"time"

	"lionrock/rules"
)

// The most bands a table has, and the longest name of one, in characters.
const (
	bandsMax    = 20
	bandNameMax = 40
)

var (
	sayBands = rules.Say(
		"Give 1 to %d bands.", "請填寫 1 至 %d 個級別。", "请填写 1 至 %d 个级别。")
	sayBandName = rules.Say(
		"Each band has a name of its own, of at most %d characters on one line.",
		"每個級別須有不同的名稱，最多 %d 個字元，不可換行。",
		"每个级别须有不同的名称，最多 %d 个字符，不可换行。")
	sayBandFrom = rules.Say(
		"The first band starts at 0 registrations, and each later one above the one before it.",
		"首個級別由 0 宗註冊開始，其後每個級別的起點須高於前一個。",
		"首个级别由 0 宗注册开始，其后每个级别的起点须高于前一个。")
	sayBandOff = rules.Say(
		"A band takes 0 to 100 percent off, and no less than the one before it.",
		"每個級別可減 0% 至 100%，且不可少於前一個級別。",
		"每个级别可减 0% 至 100%，且不可少于前一个级别。")
	sayTooSoon = rules.Say(
		"A table takes effect on a later day than today: from %s at the earliest. Nothing reaches back.",
		"新表須於今天之後的日子生效，最早為%s；不設追溯。",
		"新表须于今天之后的日子生效，最早为%s；不设追溯。")
)

// CheckTiers refuses bands that make no table.
func CheckTiers(tiers []Tier) *rules.Refusal {
	if len(tiers) == 0 || len(tiers) > bandsMax {
		return rules.Refuse(rules.Invalid, sayBands.With(bandsMax), "tiers")
	}
	for i, tier := range tiers {
		field := []string{"tiers", strconv.Itoa(i)}
		named := slices.ContainsFunc(tiers[:i], func(t Tier) bool { return t.Name == tier.Name })
		below := Tier{MinimumRegistrations: -1}
		if i > 0 {
			below = tiers[i-1]
		}
		switch {
		case tier.Name == "" || named || !rules.Plain(tier.Name, bandNameMax):
			return rules.Refuse(rules.Invalid, sayBandName.With(bandNameMax), append(field, "name")...)
		case tier.MinimumRegistrations <= below.MinimumRegistrations || i == 0 && tier.MinimumRegistrations != 0:
			return rules.Refuse(rules.Invalid, sayBandFrom, append(field, "minimumRegistrations")...)
		case tier.PercentOff < below.PercentOff || tier.PercentOff > rules.Hundred:
			return rules.Refuse(rules.Invalid, sayBandOff, append(field, "percentOff")...)
		}
	}
	return nil
}

// CheckEffect refuses a table that would take effect today or earlier: what was quoted today holds, and every server has
// read it by then.
func CheckEffect(from, now time.Time) *rules.Refusal {
	earliest := rules.AddDays(rules.Midnight(now), 1)
	if from.Before(earliest) {
		return rules.Refuse(rules.Invalid, sayTooSoon.With(rules.Day(earliest)), "effectiveFrom")
	}
	return nil
}

// TrialExplanation says how a trial is reckoned.
func TrialExplanation() rules.Text {
	return rules.Say(
		"Each operation was priced again in order, with the registrations that counted then and the promotions that ran; a price held by a quote is priced at the instant it was used. What partners would have done under another table nobody knows.",
		"按次序重新計算每項操作的收費，以當時計算在內的註冊數目及當時的推廣優惠為準；以報價鎖定的價格按使用時計算。服務夥伴在另一收費表下會如何行事，無從得知。",
		"按次序重新计算每项操作的收费，以当时计算在内的注册数目及当时的推广优惠为准；以报价锁定的价格按使用时计算。服务伙伴在另一收费表下会如何行事，无从得知。")
}
