package price_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"lionrock/rules"
	"lionrock/rules/price"
)

var noon = time.Date(2026, 8, 2, 12, 0, 0, 0, rules.HongKong)

// anyTerms draws terms with arbitrary figures: the properties below hold for every list, scheme and promotion.
func anyTerms(t *rapid.T) price.Terms {
	l := list()
	for i := range l.Prices {
		l.Prices[i].Amount = rules.Money(rapid.Int64Range(0, 10_000_000).Draw(t, "amount"))
	}
	s := scheme()
	s.Stacking = rapid.SampledFrom([]price.Stacking{"", price.BestSingle, price.TierThenPromotion}).Draw(t, "stacking")
	s.Application = rapid.SampledFrom([]price.Application{price.Whole, price.Marginal}).Draw(t, "application")
	s.Tiers[1].PercentOff = rules.Percent(rapid.Int64Range(0, 5000).Draw(t, "silver"))
	s.Tiers[2].PercentOff = rules.Percent(rapid.Int64Range(5000, 10000).Draw(t, "gold"))
	registrations := rapid.IntRange(0, 300).Draw(t, "registrations")
	tier, _ := s.At(registrations)
	return price.Terms{
		List: l, Scheme: s, Tier: tier, Registrations: registrations, At: noon,
		Partner: rapid.Bool().Draw(t, "partner"), Promotions: rapid.SliceOfN(rapid.Custom(anyPromotion), 0, 4).Draw(t, "promotions"),
	}
}

func anyPromotion(t *rapid.T) price.Promotion {
	p := price.Promotion{
		ID: rapid.StringMatching(`[a-z]{4}`).Draw(t, "id"), Title: "Sale", PartnersOnly: rapid.Bool().Draw(t, "partners"),
		Operations: []price.Operation{price.Create, price.Transfer, price.Restore},
		Window:     rules.Window{Opens: noon.Add(-time.Hour), Closes: noon.Add(time.Hour)},
	}
	if rapid.Bool().Draw(t, "by percentage") {
		p.PercentOff = ptr(rules.Percent(rapid.Int64Range(1, 10000).Draw(t, "percent")))
	} else {
		p.AmountOff = ptr(rules.Money(rapid.Int64Range(1, 20_000_000).Draw(t, "sum")))
	}
	if rapid.Bool().Draw(t, "limited") {
		p.RemainingUses = ptr(rapid.IntRange(0, 3).Draw(t, "uses"))
	}
	return p
}

func anyOrders(t *rapid.T) []price.Order {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) price.Order {
		return price.Order{
			Name: "harbour", Suffix: rapid.SampledFrom([]string{"hk", "idv.hk"}).Draw(t, "suffix"), Years: rapid.IntRange(1, 2).Draw(t, "years"),
			Operation: rapid.SampledFrom([]price.Operation{price.Create, price.Renew, price.Transfer, price.Restore}).Draw(t, "operation"),
		}
	}), 0, 20).Draw(t, "orders")
}

func TestLinesAddUpAndNoDiscountExceedsTheListPrice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asked, orders := anyTerms(t), anyOrders(t)
		lines, refusal := asked.PriceAll(orders)
		if refusal != nil || len(lines) != len(orders) {
			t.Fatalf("%d lines, %v", len(lines), refusal)
		}
		var list, discount rules.Money
		for _, line := range lines {
			if line.Net != line.List-line.Discount || line.Discount < 0 || line.Discount > line.List {
				t.Fatalf("list %s less %s is %s", line.List, line.Discount, line.Net)
			}
			if line.PromotionID != "" && line.TierName != "" && asked.Scheme.Stacking != price.TierThenPromotion || (line.Discount > 0) != (line.PromotionID+line.TierName != "") {
				t.Fatalf("%s off by promotion %q and tier %q", line.Discount, line.PromotionID, line.TierName)
			}
			list, discount = list+line.List, discount+line.Discount
		}
		if total := price.Total(lines); total != list-discount {
			t.Fatalf("list %s less %s is %s", list, discount, total)
		}
	})
}

func TestNoPromotionIsUsedMoreOftenThanItMay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asked := anyTerms(t)
		for i := range asked.Promotions { // an ID is one promotion's
			asked.Promotions[i].ID += string(rune('0' + i))
		}
		lines, refusal := asked.PriceAll(anyOrders(t))
		if refusal != nil {
			t.Fatal(refusal)
		}
		used := map[string]int{}
		for _, line := range lines {
			used[line.PromotionID]++
		}
		for _, p := range asked.Promotions {
			if p.RemainingUses != nil && used[p.ID] > *p.RemainingUses {
				t.Fatalf("%s used %d times of %d", p.ID, used[p.ID], *p.RemainingUses)
			}
		}
	})
}

func TestMorePercentNeverCostsMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asked := anyTerms(t)
		order := price.Order{Suffix: "hk", Operation: price.Create, Years: 1}
		less, refusal := asked.Price(order)
		if refusal != nil {
			t.Fatal(refusal)
		}
		asked.Tier.PercentOff = rules.Percent(rapid.Int64Range(int64(asked.Tier.PercentOff), 10000).Draw(t, "more"))
		if more, _ := asked.Price(order); more.Net > less.Net {
			t.Fatalf("%s at a higher percentage, %s before", more.Net, less.Net)
		}
	})
}

func TestTheOrderInWhichPromotionsAreListedChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asked := anyTerms(t)
		for i := range asked.Promotions {
			asked.Promotions[i].ID += string(rune('0' + i))
		}
		order := price.Order{Suffix: "hk", Operation: price.Create, Years: 1}
		one, _ := asked.Price(order)
		asked.Promotions = rapid.Permutation(asked.Promotions).Draw(t, "shuffled")
		other, _ := asked.Price(order)
		if one.PromotionID != other.PromotionID || one.Explanation.In(rules.English) != other.Explanation.In(rules.English) {
			t.Fatalf("%q, or %q when listed otherwise", one.Explanation.In(rules.English), other.Explanation.In(rules.English))
		}
	})
}
