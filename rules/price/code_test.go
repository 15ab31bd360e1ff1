package price_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/price"
)

// fair is a promotion that asks for a code.
func fair(t testing.TB, change ...func(*price.Promotion)) price.Promotion {
	p := summer(t, "A", 5000)
	p.Title, p.Code = "Spring fair", "FAIR-26"
	for _, c := range change {
		c(&p)
	}
	return p
}

func TestAPromotionWithACodeAsksForIt(t *testing.T) {
	for _, test := range []struct {
		name, code string
		change     func(*price.Promotion, *price.Terms, *price.Order)
		off        rules.Money
		why        string
	}{
		{"nothing without it", "", nil, 0, ""},
		{"half with it", "FAIR-26", nil, 12500, ""},
		{"half with it however it is typed", " fair-26 ", nil, 12500, ""},
		{"nothing for another operation, and says why", "FAIR-26", func(_ *price.Promotion, _ *price.Terms, o *price.Order) {
			o.Operation = price.Renew
		}, 0, "The code FAIR-26 is for other operations, categories or terms."},
		{"nothing for another category, and says why", "FAIR-26", func(p *price.Promotion, _ *price.Terms, _ *price.Order) {
			p.Suffixes = []string{"idv.hk"}
		}, 0, "The code FAIR-26 is for other operations, categories or terms."},
		{"nothing once it is used up, and says why", "FAIR-26", func(p *price.Promotion, _ *price.Terms, _ *price.Order) {
			p.Uses, p.RemainingUses = ptr(1), ptr(0)
		}, 0, "The code FAIR-26 has no uses left."},
		{
			"the tier where that takes more, and says what the code would have", "FAIR-26",
			func(p *price.Promotion, a *price.Terms, _ *price.Order) {
				*p.PercentOff = 100
				a.Tier, a.Registrations = a.Scheme.Tiers[1], 100
			}, 2500, "the promotion “Spring fair” would have taken off HK$2.50.",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			promotion, asked, order := fair(t), terms(t, 0), aYear
			if test.change != nil {
				test.change(&promotion, &asked, &order)
			}
			asked.Promotions, asked.Code = []price.Promotion{promotion}, price.ReadCode(test.code)
			line, refusal := asked.Price(order)
			if refusal != nil || line.Discount != test.off {
				t.Errorf("%s off, %v", line.Discount, refusal)
			}
			if said := line.Explanation.In(rules.English); !strings.HasSuffix(said, test.why) || !line.Explanation.Complete() {
				t.Errorf("it says %q", said)
			}
		})
	}
}

func TestACodeThatLowersNothingNowIsRefused(t *testing.T) {
	for _, test := range []struct {
		name, code, want string
		change           func(*price.Promotion, *price.Terms)
	}{
		{"none is given", "", "", nil},
		{"it runs", "FAIR-26", "", nil},
		{"nobody has it", "FAIR-27", "No promotion of yours", nil},
		{"it is for other partners", "FAIR-26", "No promotion of yours", func(p *price.Promotion, _ *price.Terms) { p.PartnerIDs = []string{"ptr_other"} }},
		{"it is for partners, and the public asks", "FAIR-26", "No promotion of yours", func(p *price.Promotion, a *price.Terms) { p.PartnersOnly, a.Partner = true, false }},
		{"it has not begun", "FAIR-26", "begins on 1 August 2026, 00:00", func(_ *price.Promotion, a *price.Terms) { a.At = hkt(t, "2026-07-31 23:59:59") }},
		{"it is over", "FAIR-26", "No promotion of yours", func(_ *price.Promotion, a *price.Terms) { a.At = hkt(t, "2026-09-01 00:00:00") }},
		{"it is used up", "FAIR-26", "has been used up", func(p *price.Promotion, _ *price.Terms) { p.RemainingUses = ptr(0) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			promotion, asked := fair(t), terms(t, 0)
			if test.change != nil {
				test.change(&promotion, &asked)
			}
			asked.Promotions, asked.Code = []price.Promotion{promotion}, test.code
			refusal := asked.CheckCode()
			if test.want == "" {
				if refusal != nil {
					t.Errorf("refused: %v", refusal)
				}
				return
			}
			if refusal == nil || !strings.Contains(refusal.Message.In(rules.English), test.want) || !refusal.Message.Complete() ||
				!cmp.Equal(refusal.Field, []string{"promotionCode"}) {
				t.Errorf("refused %v, want %q", refusal, test.want)
			}
		})
	}
}

func TestAPromotionForSomePartnersIsForNobodyElse(t *testing.T) {
	p := fair(t, func(p *price.Promotion) { p.Code, p.PartnersOnly, p.PartnerIDs = "", true, []string{"ptr_a", "ptr_b"} })
	for id, want := range map[string]bool{"ptr_a": true, "ptr_b": true, "ptr_c": false, "": false} {
		asked := terms(t, 0, p)
		asked.PartnerID, asked.Partner = id, id != ""
		line, refusal := asked.Price(aYear)
		if refusal != nil || (line.Discount > 0) != want || p.For(id) != want {
			t.Errorf("%q has %s off, %v", id, line.Discount, refusal)
		}
	}
}

func TestACodeBelongsToOnePromotionAtATime(t *testing.T) {
	july := fair(t, func(p *price.Promotion) {
		p.Window = rules.Window{Opens: hkt(t, "2026-07-01 00:00:00"), Closes: hkt(t, "2026-08-01 00:00:00")}
	})
	late := fair(t, func(p *price.Promotion) { p.Window.Opens = hkt(t, "2026-08-31 23:59:59") })
	for name, test := range map[string]struct {
		other   price.Promotion
		clashes bool
	}{
		"the same code in another month":       {july, false},
		"the same code for the last second":    {late, true},
		"another code at the same time":        {fair(t, func(p *price.Promotion) { p.Code = "OTHER" }), false},
		"no code at the same time":             {fair(t, func(p *price.Promotion) { p.Code = "" }), false},
		"the same code through the same month": {fair(t), true},
	} {
		if refusal := fair(t).Clashes([]price.Promotion{test.other}); (refusal != nil) != test.clashes {
			t.Errorf("%s: %v", name, refusal)
		}
	}
}

func TestAQuoteEndsWithThePromotionThatLowersIt(t *testing.T) {
	asked := terms(t, 0, summer(t, "A", 5000))
	asked.At = hkt(t, "2026-08-31 23:45:00")
	line, _ := asked.Price(aYear)
	latest := hkt(t, "2026-09-01 00:15:00")
	if got := asked.Until([]price.Line{line}, latest); !got.Equal(hkt(t, "2026-09-01 00:00:00")) {
		t.Errorf("it holds until %s", got)
	}
	line.PromotionID = ""
	if got := asked.Until([]price.Line{line}, latest); !got.Equal(latest) {
		t.Errorf("without a promotion it holds until %s", got)
	}
}

func TestWhatMayComeToNothingTakesNoUse(t *testing.T) {
	limited, open := summer(t, "A", 5000), summer(t, "B", 2000)
	limited.Uses, limited.RemainingUses = ptr(1), ptr(1)
	line, refusal := terms(t, 0, limited, open).Unlimited().Price(aYear)
	if refusal != nil || line.PromotionID != "B" {
		t.Errorf("lowered by %q, %v", line.PromotionID, refusal)
	}
}
