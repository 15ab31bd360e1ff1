package price_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/price"
)

func TestAPromotionLowersWhatItNames(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*price.Promotion, *price.Terms, *price.Order)
		want   bool
	}{
		{"within its window", func(*price.Promotion, *price.Terms, *price.Order) {}, true},
		{"not a second before it opens", func(_ *price.Promotion, a *price.Terms, _ *price.Order) {
			a.At = hkt(t, "2026-07-31 23:59:59")
		}, false},
		{"from the second it opens", func(_ *price.Promotion, a *price.Terms, _ *price.Order) {
			a.At = hkt(t, "2026-08-01 00:00:00").UTC()
		}, true},
		{"to the last second before it closes", func(_ *price.Promotion, a *price.Terms, _ *price.Order) {
			a.At = hkt(t, "2026-08-31 23:59:59")
		}, true},
		{"not at the second it closes", func(_ *price.Promotion, a *price.Terms, _ *price.Order) {
			a.At = hkt(t, "2026-09-01 00:00:00")
		}, false},
		{"the public too, unless it is for partners", func(_ *price.Promotion, a *price.Terms, _ *price.Order) {
			a.Partner = false
		}, true},
		{"not the public, when it is for partners", func(p *price.Promotion, a *price.Terms, _ *price.Order) {
			p.PartnersOnly, a.Partner = true, false
		}, false},
		{"a partner, when it is for partners", func(p *price.Promotion, _ *price.Terms, _ *price.Order) {
			p.PartnersOnly = true
		}, true},
		{"the category it names", func(p *price.Promotion, _ *price.Terms, o *price.Order) {
			p.Suffixes, o.Suffix = []string{"idv.hk"}, "idv.hk"
		}, true},
		{"no other category", func(p *price.Promotion, _ *price.Terms, _ *price.Order) {
			p.Suffixes = []string{"idv.hk"}
		}, false},
		{"no other operation", func(_ *price.Promotion, _ *price.Terms, o *price.Order) {
			o.Operation = price.Renew
		}, false},
		{"the term it names", func(p *price.Promotion, _ *price.Terms, _ *price.Order) { p.Years = []int{1} }, true},
		{"no other term", func(p *price.Promotion, _ *price.Terms, _ *price.Order) { p.Years = []int{2} }, false},
		{"its last use", func(p *price.Promotion, _ *price.Terms, _ *price.Order) { p.RemainingUses = ptr(1) }, true},
		{"nothing after its last use", func(p *price.Promotion, _ *price.Terms, _ *price.Order) {
			p.RemainingUses = ptr(0)
		}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			promotion, asked, order := summer(t, "A", 2000), terms(t, 0), aYear
			test.change(&promotion, &asked, &order)
			asked.Promotions = []price.Promotion{promotion}
			line, refusal := asked.Price(order)
			if refusal != nil || (line.PromotionID == "A") != test.want {
				t.Errorf("promotion %q, refusal %v", line.PromotionID, refusal)
			}
		})
	}
}

func TestAPromotionIsPossibleOrRefused(t *testing.T) {
	when := hkt(t, "2026-08-02 12:00:00")
	if refusal := summer(t, "A", 2000).Validate(when); refusal != nil {
		t.Fatalf("the promotion of the tests is refused: %v", refusal)
	}
	for _, test := range []struct {
		name, field string
		code        rules.Code
		change      func(*price.Promotion)
	}{
		{"no title", "title", rules.Required, func(p *price.Promotion) { p.Title = "" }},
		{"an end at its start", "endsAt", rules.Invalid, func(p *price.Promotion) { p.Window.Closes = p.Window.Opens }},
		{"an end that has passed", "endsAt", rules.Invalid, func(p *price.Promotion) {
			p.Window.Opens, p.Window.Closes = when.AddDate(0, 0, -2), when
		}},
		{"no operation", "operations", rules.Required, func(p *price.Promotion) { p.Operations = nil }},
		{"an unknown operation", "operations", rules.Invalid, func(p *price.Promotion) { p.Operations[0] = "CREAT" }},
		{"the administration fee", "operations", rules.Invalid, func(p *price.Promotion) { p.Operations[0] = price.AdministrationFee }},
		{"a term above five years", "years", rules.Invalid, func(p *price.Promotion) { p.Years = []int{6} }},
		{"a term of no years", "years", rules.Invalid, func(p *price.Promotion) { p.Years = []int{0} }},
		{"nothing off", "percentOff", rules.Required, func(p *price.Promotion) { p.PercentOff = nil }},
		{"both a percentage and a sum", "percentOff", rules.Required, func(p *price.Promotion) { p.AmountOff = ptr(rules.Money(1)) }},
		{"no percent", "percentOff", rules.Invalid, func(p *price.Promotion) { p.PercentOff = ptr(rules.Percent(0)) }},
		{"more than the whole", "percentOff", rules.Invalid, func(p *price.Promotion) { p.PercentOff = ptr(rules.Hundred + 1) }},
		{"a sum of nothing", "amountOff", rules.Invalid, func(p *price.Promotion) { p.PercentOff, p.AmountOff = nil, ptr(rules.Money(0)) }},
		{"a sum that charges more", "amountOff", rules.Invalid, func(p *price.Promotion) { p.PercentOff, p.AmountOff = nil, ptr(rules.Money(-1)) }},
		{"no uses at all", "uses", rules.Invalid, func(p *price.Promotion) { p.Uses = ptr(0) }},
		{"a code of two letters", "code", rules.Invalid, func(p *price.Promotion) { p.Code = "AB" }},
		{"a code that cannot be typed", "code", rules.Invalid, func(p *price.Promotion) { p.Code = "HALF OFF" }},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := summer(t, "A", 2000)
			test.change(&p)
			refusal := p.Validate(when)
			if refusal == nil || refusal.Code != test.code || !cmp.Equal(refusal.Field, []string{test.field}) {
				t.Fatalf("refused %v", refusal)
			}
			if !refusal.Message.Complete() {
				t.Errorf("not said in every language: %v", refusal)
			}
		})
	}
}
