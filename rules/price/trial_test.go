package price_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"lionrock/rules"
	"lionrock/rules/price"
)

// sold is a registration of one year under .hk on a day.
func sold(t testing.TB, partner, clock string, discount rules.Money) price.Sale {
	t.Helper()
	return price.Sale{
		Partner: partner, SubmittedAt: hkt(t, clock), Discount: discount,
		Entry: price.Entry{Suffix: "hk", Operation: price.Create, Years: 1, Amount: 250 * rules.Dollar},
	}
}

func counted(sales ...price.Sale) (completions []price.Completion) {
	for _, s := range sales {
		completions = append(completions, price.Completion{Partner: s.Partner, SubmittedAt: s.SubmittedAt, CompletedAt: s.SubmittedAt})
	}
	return completions
}

// steps takes half off from the second registration within twelve months on.
func steps() *price.Scheme {
	return &price.Scheme{
		Version: "trial", WindowMonths: 12, Application: price.Whole, Operations: []price.Operation{price.Create},
		Tiers: []price.Tier{{Name: "None"}, {Name: "Half", MinimumRegistrations: 1, PercentOff: 5000}},
	}
}

func TestATrialPricesEachSaleByWhatCountedBeforeIt(t *testing.T) {
	const clock = "2006-01-02 15:04:05"
	first, second := sold(t, "a", "2026-03-02 10:00:00", 0), sold(t, "a", "2026-03-02 10:00:01", 1000)
	others := sold(t, "b", "2026-03-02 10:00:02", 0)
	lastDay, dayAfter := sold(t, "a", "2027-03-01 23:59:59", 0), sold(t, "a", "2027-03-03 00:00:00", 0)
	late := counted(first)
	late[0].CompletedAt = hkt(t, "2026-03-02 10:00:02")
	once := summer(t, "pro_1", 8000)
	one := 1
	once.RemainingUses, once.Suffixes, once.Years, once.PartnersOnly = &one, nil, nil, false
	once.Operations, once.Window = []price.Operation{price.Create}, rules.Window{Opens: hkt(t, "2026-01-01 00:00:00"), Closes: hkt(t, "2028-01-01 00:00:00")}
	for _, test := range []struct {
		name        string
		sales       []price.Sale
		completions []price.Completion
		promotions  []price.Promotion
		trial       map[string]rules.Money
	}{
		{"the first has nothing before it", []price.Sale{first}, counted(first), nil, map[string]rules.Money{"a": 0}},
		{"the second has the first", []price.Sale{first, second}, counted(first, second), nil, map[string]rules.Money{"a": 125 * rules.Dollar}},
		{"in whatever order they are read", []price.Sale{second, first}, counted(second, first), nil, map[string]rules.Money{"a": 125 * rules.Dollar}},
		{"what is completed later does not count yet", []price.Sale{first, second}, late, nil, map[string]rules.Money{"a": 0}},
		{"nobody counts another's", []price.Sale{first, others}, counted(first, others), nil, map[string]rules.Money{"a": 0, "b": 0}},
		{"a year later it counts to the end of the day", []price.Sale{lastDay}, counted(first), nil, map[string]rules.Money{"a": 125 * rules.Dollar}},
		{"and not a day longer", []price.Sale{dayAfter}, counted(first), nil, map[string]rules.Money{"a": 0}},
		{
			"a promotion that takes more is taken, and used up",
			[]price.Sale{first, second},
			counted(first, second),
			[]price.Promotion{once},
			map[string]rules.Money{"a": 325 * rules.Dollar},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			rows := steps().Trial(price.Facts{
				Partners: []string{"a", "b"}, Sales: test.sales, Completions: test.completions, Promotions: test.promotions,
			}, hkt(t, "2027-03-04 00:00:00"))
			if len(rows) != 2 || rows[0].Partner != "a" || rows[1].Partner != "b" {
				t.Fatalf("it comes to %+v", rows)
			}
			for _, row := range rows {
				if row.Trial != test.trial[row.Partner] || row.Difference() != row.Trial-row.Actual {
					t.Errorf("%s comes to %s, want %s", row.Partner, row.Trial, test.trial[row.Partner])
				}
			}
		})
	}
	if one != 1 {
		t.Errorf("the trial used up the promotion itself: %d are left, %s", one, clock)
	}
}

// A table that takes more off everywhere never costs less, and a trial takes between nothing and the list price.
func TestATableThatTakesMoreOffNeverCostsLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := time.Date(2026, 3, 2, 0, 0, 0, 0, rules.HongKong)
		var sales []price.Sale
		for range rapid.IntRange(1, 30).Draw(t, "sales") {
			sales = append(sales, price.Sale{
				Partner: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "partner"), SubmittedAt: start.Add(time.Duration(rapid.IntRange(0, 700).Draw(t, "day")) * 24 * time.Hour),
				Entry: price.Entry{Suffix: "hk", Operation: price.Create, Years: 1, Amount: rules.Money(rapid.IntRange(1, 100000).Draw(t, "list"))},
			})
		}
		low, high := steps(), steps()
		low.Tiers[1].PercentOff = rules.Percent(rapid.IntRange(0, 10000).Draw(t, "low"))
		high.Tiers[1].PercentOff = rules.Percent(rapid.IntRange(int(low.Tiers[1].PercentOff), 10000).Draw(t, "high"))
		until := start.AddDate(3, 0, 0)
		facts := price.Facts{Partners: []string{"a", "b"}, Sales: sales, Completions: counted(sales...)}
		less, more := low.Trial(facts, until), high.Trial(facts, until)
		number := 0
		for i := range less {
			number += less[i].Sales
			if more[i].Trial < less[i].Trial || less[i].Trial < 0 || more[i].Trial > more[i].List || less[i].Partner != more[i].Partner {
				t.Fatalf("%+v against %+v", less[i], more[i])
			}
		}
		if number != len(sales) {
			t.Fatalf("%d of %d sales were priced", number, len(sales))
		}
	})
}

func TestBandsThatMakeNoTableAreRefused(t *testing.T) {
	good := func() []price.Tier {
		return []price.Tier{{Name: "A"}, {Name: "B", MinimumRegistrations: 10, PercentOff: 500}}
	}
	for _, test := range []struct {
		name   string
		change func([]price.Tier) []price.Tier
		field  []string
	}{
		{"a good table is not", func(t []price.Tier) []price.Tier { return t }, nil},
		{"none at all", func([]price.Tier) []price.Tier { return nil }, []string{"tiers"}},
		{"too many", func([]price.Tier) []price.Tier { return make([]price.Tier, 21) }, []string{"tiers"}},
		{"one without a name", func(t []price.Tier) []price.Tier { t[1].Name = ""; return t }, []string{"tiers", "1", "name"}},
		{"two of one name", func(t []price.Tier) []price.Tier { t[1].Name = "A"; return t }, []string{"tiers", "1", "name"}},
		{"a first that does not start at nothing", func(t []price.Tier) []price.Tier { t[0].MinimumRegistrations = 1; return t }, []string{"tiers", "0", "minimumRegistrations"}},
		{"two that start together", func(t []price.Tier) []price.Tier { t[1].MinimumRegistrations = 0; return t }, []string{"tiers", "1", "minimumRegistrations"}},
		{"a higher one that takes less off", func(t []price.Tier) []price.Tier { t[0].PercentOff = 600; return t }, []string{"tiers", "1", "percentOff"}},
		{"more than all", func(t []price.Tier) []price.Tier { t[1].PercentOff = 10001; return t }, []string{"tiers", "1", "percentOff"}},
		{"less than nothing", func(t []price.Tier) []price.Tier { t[0].PercentOff = -1; return t }, []string{"tiers", "0", "percentOff"}},
	} {
		refusal := price.CheckTiers(test.change(good()))
		if (refusal == nil) != (test.field == nil) {
			t.Errorf("%s is answered %v", test.name, refusal)
			continue
		}
		if refusal != nil && (len(refusal.Field) != len(test.field) || refusal.Field[len(refusal.Field)-1] != test.field[len(test.field)-1] || !refusal.Message.Complete()) {
			t.Errorf("%s is refused of %v", test.name, refusal.Field)
		}
	}
}
