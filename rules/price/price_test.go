package price_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/price"
)

func hkt(t testing.TB, clock string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04:05", clock, rules.HongKong)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func ptr[T any](v T) *T { return &v }

// list holds the published figures of .hk and .idv.hk.
func list() *price.List {
	return &price.List{
		Version: "prices-test", Terms: []int{1, 2},
		Prices: []price.Entry{
			{Suffix: "hk", Operation: price.Create, Years: 1, Amount: 25000},
			{Suffix: "hk", Operation: price.Create, Years: 2, Amount: 50000},
			{Suffix: "hk", Operation: price.Renew, Years: 1, Amount: 25000},
			{Suffix: "hk", Operation: price.Renew, Years: 2, Amount: 50000},
			{Suffix: "hk", Operation: price.Transfer, Years: 1, Amount: 75000},
			{Suffix: "hk", Operation: price.Transfer, Years: 2, Amount: 100000, Sample: true},
			{Suffix: "hk", Operation: price.Restore, Amount: 20000},
			{Suffix: "idv.hk", Operation: price.Create, Years: 1, Amount: 15000},
			{Suffix: "idv.hk", Operation: price.Create, Years: 2, Amount: 28000},
			{Suffix: "idv.hk", Operation: price.Renew, Years: 1, Amount: 15000},
			{Suffix: "idv.hk", Operation: price.Renew, Years: 2, Amount: 28000},
			{Suffix: "idv.hk", Operation: price.Transfer, Years: 1, Amount: 65000},
			{Suffix: "idv.hk", Operation: price.Transfer, Years: 2, Amount: 78000},
			{Suffix: "idv.hk", Operation: price.Restore, Amount: 10000},
		},
	}
}

func scheme() *price.Scheme {
	return &price.Scheme{
		Version: "scheme-test", WindowMonths: 12, Application: price.Whole,
		Operations: []price.Operation{price.Create, price.Renew},
		Tiers: []price.Tier{
			{Name: "Standard"},
			{Name: "Silver", MinimumRegistrations: 100, PercentOff: 1000},
			{Name: "Gold", MinimumRegistrations: 250, PercentOff: 1500},
		},
	}
}

// terms are those of a partner with a number of new registrations at noon of 2 August 2026.
func terms(t testing.TB, registrations int, promotions ...price.Promotion) price.Terms {
	t.Helper()
	s := scheme()
	tier, _ := s.At(registrations)
	return price.Terms{
		List: list(), Scheme: s, Tier: tier, Registrations: registrations, Promotions: promotions,
		Partner: true, At: hkt(t, "2026-08-02 12:00:00"),
	}
}

// summer is a promotion that runs through August 2026 in Hong Kong.
func summer(t testing.TB, id string, percent rules.Percent) price.Promotion {
	t.Helper()
	return price.Promotion{
		ID: id, Title: "Summer " + id, Operations: []price.Operation{price.Create}, PercentOff: &percent,
		Window: rules.Window{Opens: hkt(t, "2026-08-01 00:00:00"), Closes: hkt(t, "2026-09-01 00:00:00")},
	}
}

var aYear = price.Order{Name: "harbour.hk", Suffix: "hk", Operation: price.Create, Years: 1}

func TestTheBestSingleDiscountWins(t *testing.T) {
	off := func(id string, amount rules.Money) price.Promotion {
		p := summer(t, id, 0)
		p.PercentOff, p.AmountOff = nil, &amount
		return p
	}
	for _, test := range []struct {
		name               string
		terms              price.Terms
		discount           rules.Money
		promotion, tier    string
		ruleCode, ruleFrom string
	}{
		{
			name: "without tier or promotion the list price is asked", terms: terms(t, 99),
			ruleCode: "price.list", ruleFrom: "prices-test",
		},
		{
			name: "a tier takes its percentage", terms: terms(t, 100),
			discount: 2500, tier: "Silver", ruleCode: "price.tier", ruleFrom: "scheme-test",
		},
		{
			name: "a promotion that takes more beats the tier, and is not added to it", terms: terms(t, 100, summer(t, "A", 2000)),
			discount: 5000, promotion: "A", ruleCode: "price.promotion",
		},
		{
			name: "a promotion that takes less is left alone", terms: terms(t, 100, summer(t, "A", 900)),
			discount: 2500, tier: "Silver", ruleCode: "price.tier", ruleFrom: "scheme-test",
		},
		{
			name: "of equals the tier is taken, and the promotion keeps its use", terms: terms(t, 100, summer(t, "A", 1000)),
			discount: 2500, tier: "Silver", ruleCode: "price.tier", ruleFrom: "scheme-test",
		},
		{
			name:     "of equal promotions the lowest ID is taken, however they are listed",
			terms:    terms(t, 0, summer(t, "C", 2000), summer(t, "B", 2000), off("D", 5000)),
			discount: 5000, promotion: "B", ruleCode: "price.promotion",
		},
		{
			name: "the larger of a sum and a percentage is taken", terms: terms(t, 0, summer(t, "A", 2000), off("B", 5001)),
			discount: 5001, promotion: "B", ruleCode: "price.promotion",
		},
		{
			name: "a sum above the price takes the price and pays nothing out", terms: terms(t, 0, off("A", 99900)),
			discount: 25000, promotion: "A", ruleCode: "price.promotion",
		},
		{
			name: "the public has no tier", terms: price.Terms{
				List: list(), Scheme: scheme(), At: hkt(t, "2026-08-02 12:00:00"),
			},
			ruleCode: "price.list", ruleFrom: "prices-test",
		},
		{
			name: "a tier is a partner's alone", terms: price.Terms{
				List: list(), Scheme: scheme(), Tier: scheme().Tiers[2], At: hkt(t, "2026-08-02 12:00:00"),
			},
			ruleCode: "price.list", ruleFrom: "prices-test",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			line, refusal := test.terms.Price(aYear)
			if refusal != nil {
				t.Fatal(refusal)
			}
			got := []any{line.List, line.Discount, line.Net, line.PromotionID, line.TierName, line.Rule.Code, line.Rule.Version}
			want := []any{
				rules.Money(25000), test.discount, 25000 - test.discount, test.promotion, test.tier, test.ruleCode, test.ruleFrom,
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestATierLowersOnlyTheOperationsOfItsScheme(t *testing.T) {
	for op, want := range map[price.Operation]rules.Money{
		price.Create: 2500, price.Renew: 2500, price.Transfer: 0, price.Restore: 0,
	} {
		line, refusal := terms(t, 100).Price(price.Order{Name: "harbour.hk", Suffix: "hk", Operation: op, Years: 1})
		if refusal != nil || line.Discount != want {
			t.Errorf("%s: %s off, %v; want %s", op, line.Discount, refusal, want)
		}
	}
}

func TestALateChargeIsOneSumWhateverTheTerm(t *testing.T) {
	for _, years := range []int{1, 2} {
		line, refusal := terms(t, 0).Price(price.Order{Name: "a.idv.hk", Suffix: "idv.hk", Operation: price.Restore, Years: years})
		if refusal != nil || line.Net != 10000 || line.Years != 0 {
			t.Errorf("for %d years: %s for %d years, %v", years, line.Net, line.Years, refusal)
		}
	}
}

func TestTheLastUseOfAPromotionGoesToTheFirstLine(t *testing.T) {
	promotion := summer(t, "A", 5000)
	promotion.RemainingUses = ptr(2)
	asked := terms(t, 0, promotion)
	lines, refusal := asked.PriceAll([]price.Order{aYear, aYear, aYear})
	if refusal != nil {
		t.Fatal(refusal)
	}
	got := []rules.Money{lines[0].Net, lines[1].Net, lines[2].Net, price.Total(lines)}
	if diff := cmp.Diff([]rules.Money{12500, 12500, 25000, 50000}, got); diff != "" {
		t.Error(diff)
	}
	if *promotion.RemainingUses != 2 {
		t.Errorf("pricing spent a use: %d left", *promotion.RemainingUses)
	}
}

func TestOneOrderIsPricedAtTheTierThatStoodBeforeIt(t *testing.T) {
	lines, refusal := terms(t, 98).PriceAll([]price.Order{aYear, aYear, aYear, aYear})
	if refusal != nil || price.Total(lines) != 4*25000 {
		t.Errorf("an order that crosses into Silver costs %s, %v", price.Total(lines), refusal)
	}
}

func TestAMarginalSchemePricesEachNameAtTheTierTheNamesBeforeItReached(t *testing.T) {
	asked := terms(t, 98)
	asked.Scheme.Application = price.Marginal
	renewal := aYear
	renewal.Operation = price.Renew
	lines, refusal := asked.PriceAll([]price.Order{aYear, renewal, aYear, renewal, aYear})
	if refusal != nil {
		t.Fatal(refusal)
	}
	var got []string
	for _, line := range lines {
		got = append(got, line.TierName)
	}
	if diff := cmp.Diff([]string{"", "", "", "Silver", "Silver"}, got); diff != "" {
		t.Errorf("98 registrations, two more, then Silver; renewals do not count: %s", diff)
	}
}

func TestNothingIsPricedWhenOneOrderIsRefused(t *testing.T) {
	wrong := aYear
	wrong.Years = 4
	lines, refusal := terms(t, 0).PriceAll([]price.Order{aYear, wrong})
	if lines != nil || refusal == nil || refusal.Code != rules.PeriodNotOffered {
		t.Errorf("priced %v, refused %v", lines, refusal)
	}
}

func TestNoLinesCostNothing(t *testing.T) {
	if total := price.Total(nil); total != 0 {
		t.Errorf("total %s", total)
	}
}
