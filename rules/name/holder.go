package name

// The rule: who may hold a name is said by its category. The holder must be of a kind the category is for; where the category
// asks for a presence in Hong Kong, the holder must be there; an individual must have reached the category's age on the day
// of the application in Hong Kong (18 for .hk: 2004 announcement; 11 for .idv.hk).

import (
	"slices"
	"strings"
	"time"

	"lionrock/rules"
)

// Holder is what must be known of a holder to judge whether a name may be theirs.
type Holder struct {
	Kind HolderKind
	// Country is ISO 3166-1 alpha-2, Hong Kong being HK.
	Country string
	// BirthDate is asked of individuals; its date counts, as it is written.
	BirthDate *time.Time
}

var (
	sayNotEligible = rules.Say("This holder may not have a name under .%s. %s", "此持有人不可註冊 .%s 域名。%s", "此持有人不可注册 .%s 域名。%s")
	sayNotLocal    = rules.Say(
		"Names under .%s are for holders in Hong Kong; this holder is registered in %s. Second-level .hk names are open to all.",
		".%s 域名只供在香港的人士或機構註冊；此持有人登記的地區為 %s。第二層 .hk 域名則不限地區。",
		".%s 域名只供在香港的人士或机构注册；此持有人登记的地区为 %s。二级 .hk 域名则不限地区。")
	sayNoBirthDate = rules.Say("Names under .%s are for individuals from %d years: add the holder's date of birth.",
		".%s 域名的個人持有人須年滿 %d 歲，請提供出生日期。", ".%s 域名的个人持有人须年满 %d 岁，请提供出生日期。")
	sayUnderAge = rules.Say("Names under .%s are for individuals from %d years; this holder reaches that age on %s.",
		".%s 域名的個人持有人須年滿 %d 歲；此持有人將於%s達到該年齡。", ".%s 域名的个人持有人须年满 %d 岁；此持有人将于%s达到该年龄。")
)

// Admits reports why a holder may not have a name of the category at an instant; nil where they may.
func (c *Category) Admits(h Holder, at time.Time) *rules.Refusal {
	const field = "registrantId"
	if !slices.Contains(c.Holders, h.Kind) {
		return rules.Refuse(rules.NotEligible, sayNotEligible.With(c.Suffix, c.Eligibility), field)
	}
	if c.LocalPresence && !strings.EqualFold(h.Country, "HK") {
		return rules.Refuse(rules.LocalPresenceRequired, sayNotLocal.With(c.Suffix, strings.ToUpper(h.Country)), field)
	}
	if h.Kind != rules.Individual || c.MinimumAge == 0 {
		return nil
	}
	if h.BirthDate == nil {
		return rules.Refuse(rules.Required, sayNoBirthDate.With(c.Suffix, c.MinimumAge), field)
	}
	if reached := birthday(*h.BirthDate, c.MinimumAge); at.Before(reached) {
		return rules.Refuse(rules.UnderAge, sayUnderAge.With(c.Suffix, c.MinimumAge, rules.Day(reached)), field)
	}
	return nil
}

// birthday is the first instant, in Hong Kong, at which somebody has an age. Who was born on 29 February reaches it on 1 March
// of a common year.
func birthday(born time.Time, age int) time.Time {
	year, month, day := born.Date()
	return time.Date(year+age, month, day, 0, 0, 0, 0, rules.HongKong)
}
