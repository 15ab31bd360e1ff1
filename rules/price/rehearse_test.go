package price_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/price"
)

// charged is a year of .hk as it was charged.
func charged(partner, tier string, discount rules.Money) price.Past {
	return price.Past{PartnerID: partner, Suffix: "hk", Line: price.Line{
		Operation: price.Create, Years: 1, List: 25000, Discount: discount, Net: 25000 - discount, TierName: tier,
	}}
}

func TestAPromotionIsRehearsedOnWhatWasDone(t *testing.T) {
	past := []price.Past{charged("a", "", 0), charged("b", "Silver", 2500), charged("a", "Silver", 2500), charged("c", "", 0), charged("b", "", 12500)}
	for _, test := range []struct {
		name     string
		change   func(*price.Promotion, *price.Scheme)
		lines    int
		more     rules.Money
		usedUp   bool
		byShares []price.Share
	}{
		{
			"it costs what it takes off beyond the discounts there were", nil, 4, 4*5000 - 2*2500, false,
			[]price.Share{{PartnerID: "a", Lines: 2, More: 7500}, {PartnerID: "c", Lines: 1, More: 5000}, {PartnerID: "b", Lines: 1, More: 2500}},
		},
		{
			"the first have it as far as its uses go", func(p *price.Promotion, _ *price.Scheme) { p.Uses = ptr(2) }, 2, 7500, true,
			[]price.Share{{PartnerID: "a", Lines: 1, More: 5000}, {PartnerID: "b", Lines: 1, More: 2500}},
		},
		{
			"only the partners it names have it", func(p *price.Promotion, _ *price.Scheme) { p.PartnerIDs = []string{"c"} }, 1, 5000, false,
			[]price.Share{{PartnerID: "c", Lines: 1, More: 5000}},
		},
		{
			"where it takes no more than there was, it costs nothing", func(p *price.Promotion, _ *price.Scheme) { *p.PercentOff = 1000 }, 2, 5000, false,
			[]price.Share{{PartnerID: "a", Lines: 1, More: 2500}, {PartnerID: "c", Lines: 1, More: 2500}},
		},
		{
			"it comes on top of the tier where the dial says so", func(_ *price.Promotion, s *price.Scheme) { s.Stacking = price.TierThenPromotion }, 4, 2*5000 + 2*4500, false,
			[]price.Share{{PartnerID: "a", Lines: 2, More: 9500}, {PartnerID: "c", Lines: 1, More: 5000}, {PartnerID: "b", Lines: 1, More: 4500}},
		},
		{"nothing of another category", func(p *price.Promotion, _ *price.Scheme) { p.Suffixes = []string{"idv.hk"} }, 0, 0, false, []price.Share{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, s := summer(t, "", 2000), scheme()
			if test.change != nil {
				test.change(&p, s)
			}
			r := s.Rehearse(p)
			for _, one := range past {
				r.Add(one)
			}
			got := fmt.Sprint(r.Looked, r.Lines, r.More, r.UsedUp, len(r.Lowered))
			if want := fmt.Sprint(5, test.lines, test.more, test.usedUp, test.lines); got != want {
				t.Errorf("it comes to %s, want %s", got, want)
			}
			if diff := cmp.Diff(test.byShares, r.Shares()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
