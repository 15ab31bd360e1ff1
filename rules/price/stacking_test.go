package price_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/price"
)

func TestATierAndAPromotionStackWhereTheDialSaysSo(t *testing.T) {
	sum := summer(t, "S", 0)
	sum.PercentOff, sum.AmountOff = nil, ptr(rules.Money(23000))
	for _, test := range []struct {
		name            string
		registrations   int
		promotions      []price.Promotion
		order           price.Order
		discount        rules.Money
		tier, promotion string
		code            string
	}{
		{"the promotion comes off what the tier leaves", 100, []price.Promotion{summer(t, "A", 2000)}, aYear, 7000, "Silver", "A", "price.tier-then-promotion"},
		{"a sum never takes more than the tier leaves", 100, []price.Promotion{sum}, aYear, 25000, "Silver", "S", "price.tier-then-promotion"},
		{"of several promotions one is taken, the best of what is left", 100, []price.Promotion{summer(t, "A", 9900), sum}, aYear, 25000, "Silver", "S", "price.tier-then-promotion"},
		{"of equal promotions the lowest ID", 100, []price.Promotion{summer(t, "B", 2000), summer(t, "A", 2000)}, aYear, 7000, "Silver", "A", "price.tier-then-promotion"},
		{"the tier alone where there is no promotion", 100, nil, aYear, 2500, "Silver", "", "price.tier"},
		{"the promotion alone where the tier takes nothing", 0, []price.Promotion{summer(t, "A", 2000)}, aYear, 5000, "", "A", "price.promotion"},
		{"nothing where there is neither", 0, nil, aYear, 0, "", "", "price.list"},
	} {
		t.Run(test.name, func(t *testing.T) {
			asked := terms(t, test.registrations, test.promotions...)
			asked.Scheme.Stacking = price.TierThenPromotion
			line, refusal := asked.Price(test.order)
			if refusal != nil {
				t.Fatal(refusal)
			}
			want := []any{test.discount, 25000 - test.discount, test.tier, test.promotion, test.code}
			if diff := cmp.Diff(want, []any{line.Discount, line.Net, line.TierName, line.PromotionID, line.Rule.Code}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAStackedLineExplainsBoth(t *testing.T) {
	asked := terms(t, 100, summer(t, "A", 2000))
	asked.Scheme.Stacking = price.TierThenPromotion
	line, _ := asked.Price(aYear)
	want := "List price of a registration for 1 year: HK$250.00. Silver tier: 10 % off (HK$25.00). New registrations since 3 August 2025: 100. " +
		"Promotion “Summer A”: 20 % off (HK$45.00). The promotion comes off what the tier leaves."
	if got := line.Explanation.In(rules.English); got != want || !line.Explanation.Complete() {
		t.Errorf("it says %q", got)
	}
}
