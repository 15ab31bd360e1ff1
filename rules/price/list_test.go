package price_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/price"
)

func TestAPriceIsLookedUpAndNeverMultiplied(t *testing.T) {
	for _, test := range []struct {
		name, suffix string
		op           price.Operation
		years        int
		want         rules.Money
		refused      bool
	}{
		{"one year of .hk", "hk", price.Create, 1, 25000, false},
		{"two years of .hk", "hk", price.Create, 2, 50000, false},
		{"two years of .idv.hk cost less than twice one year", "idv.hk", price.Create, 2, 28000, false},
		{"a change of holder has its own entry", "idv.hk", price.Transfer, 2, 78000, false},
		{"a term that is not in the list is not offered", "hk", price.Create, 3, 0, true},
		{"no years are not a term", "hk", price.Create, 0, 0, true},
		{"a negative term is not offered", "hk", price.Renew, -1, 0, true},
		{"a category that is not in the list has no price", "com.hk", price.Create, 1, 0, true},
		{"the administration fee is the programme's, not the list's", "hk", price.AdministrationFee, 1, 0, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			entry, refusal := list().Find(test.suffix, test.op, test.years)
			if entry.Amount != test.want || (refusal != nil) != test.refused {
				t.Fatalf("found %s, refused %v", entry.Amount, refusal)
			}
			if refusal != nil && (refusal.Code != rules.PeriodNotOffered || !cmp.Equal(refusal.Field, []string{"years"})) {
				t.Errorf("refused with %s of %v", refusal.Code, refusal.Field)
			}
		})
	}
}

func TestARefusedTermNamesTheTermsOnOffer(t *testing.T) {
	offered := list()
	for _, test := range []struct {
		name  string
		terms []int
		want  [3]string
	}{
		{"four terms", []int{1, 2, 3, 5}, [3]string{
			"A term of 4 years is not offered; choose 1, 2, 3 or 5 years.",
			"不提供 4 年期；可選年期：1、2、3、5 年。",
			"不提供 4 年期；可选年期：1、2、3、5 年。",
		}},
		{"two terms", []int{1, 2}, [3]string{
			"A term of 4 years is not offered; choose 1 or 2 years.",
			"不提供 4 年期；可選年期：1、2 年。",
			"不提供 4 年期；可选年期：1、2 年。",
		}},
		{"one term", []int{1}, [3]string{
			"A term of 4 years is not offered; choose 1 year.",
			"不提供 4 年期；可選年期：1 年。",
			"不提供 4 年期；可选年期：1 年。",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			offered.Terms = test.terms
			_, refusal := offered.Find("hk", price.Create, 4)
			if diff := cmp.Diff(test.want, spoken(refusal.Message)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAListIsWholeOrRefused(t *testing.T) {
	suffixes := []string{"hk", "idv.hk"}
	if err := list().Validate(suffixes); err != nil {
		t.Fatalf("the list of the tests is refused: %v", err)
	}
	for _, test := range []struct {
		name     string
		suffixes []string
		change   func(*price.List)
		want     string
	}{
		{"a missing price", suffixes, func(l *price.List) { l.Prices = l.Prices[1:] }, "price hk CREATE 1 is missing"},
		{"a category without prices", append(suffixes, "com.hk"), func(*price.List) {}, "price com.hk RESTORE 0 is missing"},
		{"a term without prices", suffixes, func(l *price.List) { l.Terms = []int{1, 2, 5} }, "price hk CREATE 5 is missing"},
		{"a price twice", suffixes, func(l *price.List) { l.Prices = append(l.Prices, l.Prices[0]) }, "price hk CREATE 1: not"},
		{"an unknown operation", suffixes, func(l *price.List) { l.Prices[0].Operation = "CREAT" }, "price hk CREAT 1: not"},
		{"a negative price", suffixes, func(l *price.List) { l.Prices[0].Amount = -1 }, "price hk CREATE 1: -0.01 is less than nothing"},
		{"no terms", suffixes, func(l *price.List) { l.Terms = nil }, "terms []"},
		{"terms in disorder", suffixes, func(l *price.List) { l.Terms = []int{2, 1} }, "terms [2 1]"},
		{"a term of no years", suffixes, func(l *price.List) { l.Terms = []int{0, 1, 2} }, "terms [0 1 2]"},
		{"a term above five years", suffixes, func(l *price.List) { l.Terms = []int{1, 2, 6} }, "terms [1 2 6]"},
		{"a term twice", suffixes, func(l *price.List) { l.Terms = []int{1, 1, 2} }, "terms [1 1 2]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := list()
			test.change(l)
			if err := l.Validate(test.suffixes); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("answered %v, want %q", err, test.want)
			}
		})
	}
}
