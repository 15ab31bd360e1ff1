package registration_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lionrock/rules"
	"lionrock/rules/registration"
)

var now = time.Date(2026, time.March, 2, 10, 0, 0, 0, rules.HongKong)

func TestAHolderIsDescribedInFullOrRefused(t *testing.T) {
	for _, test := range []struct {
		name, field string
		code        rules.Code
		holder      registration.Registrant
	}{
		{"a company", "", "", registration.Registrant{Kind: rules.Company, Name: "Harbour Ltd", NameInChinese: "海港有限公司", Country: "hk"}},
		{"an individual of whom no birthday is known", "", "", registration.Registrant{Kind: rules.Individual, Name: "Chan", Country: "HK"}},
		{"an individual born today", "", "", registration.Registrant{Kind: rules.Individual, Name: "Chan", Country: "HK", BirthDate: "2026-03-02"}},
		{"without a name", "name", rules.Required, registration.Registrant{Kind: rules.Company, Name: "  ", Country: "HK"}},
		{"with an endless name", "name", rules.Invalid, registration.Registrant{Kind: rules.Company, Name: strings.Repeat("a", 201), Country: "HK"}},
		{"with a name on two lines", "name", rules.Invalid, registration.Registrant{Kind: rules.Company, Name: "a\nb", Country: "HK"}},
		{"with an endless Chinese name", "nameInChinese", rules.Invalid, registration.Registrant{Kind: rules.Company, Name: "a", NameInChinese: strings.Repeat("海", 201), Country: "HK"}},
		{"of a country that is not there", "country", rules.Invalid, registration.Registrant{Kind: rules.Company, Name: "a", Country: "ZZ"}},
		{"of a country in words", "country", rules.Invalid, registration.Registrant{Kind: rules.Company, Name: "a", Country: "Hong Kong"}},
		{"a company with a birthday", "dateOfBirth", rules.Invalid, registration.Registrant{Kind: rules.Company, Name: "a", Country: "HK", BirthDate: "1990-01-01"}},
		{"born tomorrow", "dateOfBirth", rules.Invalid, registration.Registrant{Kind: rules.Individual, Name: "a", Country: "HK", BirthDate: "2026-03-03"}},
		{"born on no day", "dateOfBirth", rules.Invalid, registration.Registrant{Kind: rules.Individual, Name: "a", Country: "HK", BirthDate: "2001-02-29"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			tidy, refusal := test.holder.Read(now)
			if test.field == "" {
				if refusal != nil || tidy.Country != "HK" {
					t.Errorf("read as %+v, %v", tidy, refusal)
				}
				return
			}
			if refusal == nil || refusal.Code != test.code || !slices.Equal(refusal.Field, []string{test.field}) || !refusal.Message.Complete() {
				t.Errorf("refused %v, want %s of %s", refusal, test.code, test.field)
			}
		})
	}
}
