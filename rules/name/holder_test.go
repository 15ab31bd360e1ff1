package name_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/name"
)

var noon = time.Date(2004, time.May, 31, 12, 0, 0, 0, rules.HongKong)

func born(year int, month time.Month, day int) *time.Time {
	date := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return &date
}

func person(country string, birth *time.Time) name.Holder {
	return name.Holder{Kind: rules.Individual, Country: country, BirthDate: birth}
}

func body(kind rules.HolderKind, country string) name.Holder {
	return name.Holder{Kind: kind, Country: country}
}

// admissions are holders with the code each is refused with, if any, and what the refusal must mention.
var admissions = []struct {
	name, suffix string
	holder       name.Holder
	at           time.Time
	want         rules.Code
	says         string
}{
	{"anyone anywhere may hold a .hk name", "hk", body(rules.Company, "FR"), noon, "", ""},
	{"a government may hold a .hk name", "hk", body(rules.Government, "HK"), noon, "", ""},
	{"an adult abroad may hold a .hk name", "hk", person("US", born(1970, 1, 1)), noon, "", ""},
	{"an individual must say when they were born", "hk", person("HK", nil), noon, rules.Required, "18"},
	{"a birthday of 18 is today", "hk", person("HK", born(1986, 5, 31)), noon, "", ""},
	{
		"a birthday of 18 is tomorrow", "hk", person("HK", born(1986, 6, 1)), noon,
		rules.UnderAge, "1 June 2004",
	},
	{
		"a birthday begins at midnight in Hong Kong", "hk",
		person("HK", born(1986, 6, 1)),
		time.Date(2004, 5, 31, 16, 0, 0, 0, time.UTC), "", "",
	},
	{
		"a birthday does not begin before midnight in Hong Kong", "hk",
		person("HK", born(1986, 6, 1)),
		time.Date(2004, 5, 31, 15, 59, 59, 999, time.UTC), rules.UnderAge, "18",
	},
	{
		"who was born on 29 February is not 18 on 28 February", "hk",
		person("HK", born(1988, 2, 29)),
		time.Date(2006, 2, 28, 23, 0, 0, 0, rules.HongKong), rules.UnderAge, "1 March 2006",
	},
	{
		"who was born on 29 February is 18 on 1 March", "hk",
		person("HK", born(1988, 2, 29)),
		time.Date(2006, 3, 1, 0, 0, 0, 0, rules.HongKong), "", "",
	},
	{
		"who is born in the future is under age", "hk",
		person("HK", born(2030, 1, 1)), noon, rules.UnderAge, "2048",
	},

	{"a child of 11 may hold an .idv.hk name", "idv.hk", person("HK", born(1993, 5, 31)), noon, "", ""},
	{"a child of 10 may not", "idv.hk", person("HK", born(1993, 6, 1)), noon, rules.UnderAge, "11"},
	{
		"an individual abroad may not hold an .idv.hk name", "idv.hk",
		person("GB", born(1970, 1, 1)), noon, rules.LocalPresenceRequired, "GB",
	},
	{"a company may not hold an .idv.hk name", "idv.hk", body(rules.Company, "HK"), noon, rules.NotEligible, "identity card"},

	{"a company in Hong Kong may hold a .com.hk name", "com.hk", body(rules.Company, "HK"), noon, "", ""},
	{"the country may be written small", "com.hk", body(rules.Company, "hk"), noon, "", ""},
	{"a company elsewhere may not", "com.hk", body(rules.Company, "SG"), noon, rules.LocalPresenceRequired, "SG"},
	{
		"an individual may not hold a .com.hk name", "com.hk",
		person("HK", born(1970, 1, 1)), noon, rules.NotEligible, "Commercial bodies",
	},
	{"eligibility comes before presence", "com.hk", body(rules.School, "SG"), noon, rules.NotEligible, "com.hk"},
	{"a body without a kind is nobody", "hk", body("", "HK"), noon, rules.NotEligible, ".hk"},
	{"a society may hold an .org.hk name", "org.hk", body(rules.NonProfit, "HK"), noon, "", ""},
	{"a statutory body may hold an .org.hk name", "org.hk", body(rules.StatutoryBody, "HK"), noon, "", ""},
	{"a licensed network may hold a .net.hk name", "net.hk", body(rules.NetworkProvider, "HK"), noon, "", ""},
	{"a company without a licence may not", "net.hk", body(rules.Company, "HK"), noon, rules.NotEligible, "licence"},
	{"a school may hold an .edu.hk name", "edu.hk", body(rules.School, "HK"), noon, "", ""},
	{"a company may not hold an .edu.hk name", "edu.hk", body(rules.Company, "HK"), noon, rules.NotEligible, "schools"},
	{"a department may hold a .gov.hk name", "gov.hk", body(rules.Government, "HK"), noon, "", ""},
	{"another government may not", "gov.hk", body(rules.Government, "CN"), noon, rules.LocalPresenceRequired, "CN"},
	{"a statutory body may not hold a .gov.hk name", "gov.hk", body(rules.StatutoryBody, "HK"), noon, rules.NotEligible, "departments"},
}

func TestAdmits(t *testing.T) {
	dials := shipped(t)
	for _, test := range admissions {
		t.Run(test.name, func(t *testing.T) {
			refusal := dials.Category(test.suffix).Admits(test.holder, test.at)
			if refusal == nil {
				if test.want != "" {
					t.Errorf("admitted, want %s", test.want)
				}
				return
			}
			if refusal.Code != test.want {
				t.Fatalf("refused with %v, want %q", refusal, test.want)
			}
			if diff := cmp.Diff([]string{"registrantId"}, refusal.Field); diff != "" {
				t.Errorf("field (-want +got):\n%s", diff)
			}
			spoken(t, "refusal", refusal.Message)
			if said := refusal.Message.In(rules.English); !strings.Contains(said, test.says) {
				t.Errorf("%q does not mention %q", said, test.says)
			}
		})
	}
}

func TestEveryKindOfHolderMayHoldSomething(t *testing.T) {
	at := time.Date(2026, time.August, 3, 12, 0, 0, 0, rules.HongKong)
	adult := at.AddDate(-40, 0, 0)
	dials := shipped(t)
	for _, kind := range rules.HolderKind("").Values() {
		admitted := []string{}
		for i := range dials.Categories {
			holder := name.Holder{Kind: rules.HolderKind(kind), Country: "HK", BirthDate: &adult}
			if dials.Categories[i].Admits(holder, at) == nil {
				admitted = append(admitted, dials.Categories[i].Suffix)
			}
		}
		if len(admitted) < 2 || admitted[0] != "hk" {
			t.Errorf("%s may hold names under %v only", kind, admitted)
		}
	}
}
