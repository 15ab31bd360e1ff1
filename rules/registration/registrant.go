package registration

import (
	"strings"
	"time"

	"golang.org/x/text/language"

	"lionrock/rules"
)

// Registrant is a holder as described by the partner.
type Registrant struct {
	Kind          rules.HolderKind
	Name          string
	NameInChinese string
	// Country is an ISO 3166-1 alpha-2 code.
	Country string
	// BirthDate is YYYY-MM-DD; individuals only.
	BirthDate string
}

const registrantNameMax = 200

// adult is the age from which the registry's contract binds without a guardian.
const adult = 18

// Read checks and tidies a description. It asks for no more than is needed: a company has no date of birth.
func (r Registrant) Read(now time.Time) (Registrant, *rules.Refusal) {
	r.Name, r.NameInChinese = strings.TrimSpace(r.Name), strings.TrimSpace(r.NameInChinese)
	r.Country = strings.ToUpper(strings.TrimSpace(r.Country))
	switch {
	case r.Name == "" || !rules.Plain(r.Name, registrantNameMax):
		return r, rules.Refuse(rules.Unreadable(r.Name), rules.Say(
			"Give the holder's full name, at most %d characters on one line.", "請在一行內填寫持有人全名，最多 %d 個字元。",
			"请在一行内填写持有人全名，最多 %d 个字符。").With(registrantNameMax), "name")
	case !rules.Plain(r.NameInChinese, registrantNameMax):
		return r, rules.Refuse(rules.Invalid, rules.Say(
			"The Chinese name may have at most %d characters on one line.", "中文名稱須在一行內，最多 %d 個字元。",
			"中文名称须在一行内，最多 %d 个字符。",
		).With(registrantNameMax), "nameInChinese")
	case !isCountry(r.Country):
		return r, rules.Refuse(rules.Invalid, rules.Say(
			"Give the country or region as two letters of ISO 3166, such as HK.",
			"請以 ISO 3166 兩個字母填寫國家或地區，例如 HK。", "请以 ISO 3166 两个字母填写国家或地区，例如 HK。"), "country")
	case r.BirthDate != "" && r.Kind != rules.Individual:
		return r, rules.Refuse(rules.Invalid, rules.Say(
			"Only an individual has a date of birth; leave it out.", "只有個人才需要出生日期，請留空。",
			"只有个人才需要出生日期，请留空。"), "dateOfBirth")
	}
	return r, r.checkBirthDate(now)
}

func (r Registrant) checkBirthDate(now time.Time) *rules.Refusal {
	if r.BirthDate == "" {
		return nil
	}
	born, err := time.ParseInLocation(time.DateOnly, r.BirthDate, rules.HongKong)
	if err != nil || born.After(now) {
		return rules.Refuse(rules.Invalid, rules.Say(
			"Give the date of birth as YYYY-MM-DD, in the past.", "請以 YYYY-MM-DD 填寫出生日期，且須為過去的日子。",
			"请以 YYYY-MM-DD 填写出生日期，且须为过去的日期。"), "dateOfBirth")
	}
	return nil
}

func isCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return err == nil && len(code) == 2 && region.IsCountry()
}

// Adult tells whether an individual born on a day is 18 or over; nil where the day is not known.
func Adult(birthDate string, now time.Time) *bool {
	born, err := time.ParseInLocation(time.DateOnly, birthDate, rules.HongKong)
	if err != nil {
		return nil
	}
	of := !now.Before(born.AddDate(adult, 0, 0))
	return &of
}
