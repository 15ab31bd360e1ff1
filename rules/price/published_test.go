package price_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/price"
)

// Published schemes of other registries and resellers: what their tables and examples say, the engine says too. Where a
// scheme also asks for a yearly spend (Enom, OpenSRS), only its count of registrations is tried: that is all this programme
// counts by.
func TestPublishedTiersAndTheirEdges(t *testing.T) {
	for _, scheme := range []struct {
		name   string
		scheme *price.Scheme
		tiers  map[int]int // registrations to the minimum of the band they are in
	}{
		{
			"SIDN .nl, 1 January 2009", bands(price.Marginal, 0, 0, 10_000, 2, 25_000, 4, 50_000, 6, 100_000, 8),
			map[int]int{9_999: 0, 10_000: 10_000, 24_999: 10_000, 25_000: 25_000, 49_999: 25_000, 50_000: 50_000, 99_999: 50_000, 100_000: 100_000},
		},
		{".se and .nu, 2023: the whole fee back at 146 new registrations", bands(price.Whole, 0, 0, 146, 100), map[int]int{145: 0, 146: 146}},
		{".se or .nu alone, 2023: at 91", bands(price.Whole, 0, 0, 91, 100), map[int]int{90: 0, 91: 91}},
		{"Enom, 1 April 2024", bands(price.Whole, 0, 0, 100, 5, 500, 15, 1_000, 25), map[int]int{99: 0, 100: 100, 499: 100, 500: 500, 999: 500, 1_000: 1_000}},
		{"OpenSRS, 19 March 2018", bands(price.Whole, 0, 0, 100, 5, 500, 15, 1_000, 25), map[int]int{99: 0, 100: 100, 499: 100, 500: 500, 999: 500, 1_000: 1_000}},
		{
			"domainregister.international: 1-49, 50-100, 101-300, above 300", bands(price.Whole, 0, 0, 50, 5, 101, 10, 301, 15),
			map[int]int{49: 0, 50: 50, 100: 50, 101: 101, 300: 101, 301: 301},
		},
		{
			"MrDomain: +10, +20, +60, +150, +300, +500", bands(price.Whole, 0, 0, 10, 1, 20, 2, 60, 3, 150, 4, 300, 5, 500, 6),
			map[int]int{9: 0, 10: 10, 19: 10, 20: 20, 59: 20, 60: 60, 149: 60, 150: 150, 299: 150, 300: 300, 499: 300, 500: 500},
		},
		{
			"DNS Belgium, 1 June 2020: its edges overlap in print, here they belong to the band above", bands(price.Whole, 0, 0, 2_000, 10, 5_000, 20),
			map[int]int{1_999: 0, 2_000: 2_000, 4_999: 2_000, 5_000: 5_000},
		},
	} {
		t.Run(scheme.name, func(t *testing.T) {
			if err := scheme.scheme.Validate(); err != nil {
				t.Fatal(err)
			}
			for registrations, minimum := range scheme.tiers {
				if tier, _ := scheme.scheme.At(registrations); tier.MinimumRegistrations != minimum {
					t.Errorf("%d registrations are in the band from %d, want %d", registrations, tier.MinimumRegistrations, minimum)
				}
			}
		})
	}
}

// One order of four names that crosses the edge at its third: OpenSRS prices it whole at the tier before it, SIDN name by
// name, and Openprovider's older model moves at the next order.
func TestAnOrderThatCrossesAnEdge(t *testing.T) {
	orders := []price.Order{aYear, aYear, aYear, aYear}
	for _, test := range []struct {
		name        string
		application price.Application
		window      price.WindowKind
		want        []rules.Money
	}{
		{"whole: the tier that stood before the order", price.Whole, price.Rolling, []rules.Money{0, 0, 0, 0}},
		{"marginal: each name at what the names before it reached", price.Marginal, price.Rolling, []rules.Money{0, 0, 2500, 2500}},
		{"marginal over last year: this year's names move nothing", price.Marginal, price.PreviousYear, []rules.Money{0, 0, 0, 0}},
	} {
		t.Run(test.name, func(t *testing.T) {
			asked := terms(t, 98)
			asked.Scheme.Application, asked.Scheme.WindowKind = test.application, test.window
			lines, refusal := asked.PriceAll(orders)
			if refusal != nil {
				t.Fatal(refusal)
			}
			got := make([]rules.Money, len(lines))
			for i, line := range lines {
				got[i] = line.Discount
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			next, _ := asked.Scheme.At(102)
			if next.Name != "Silver" {
				t.Errorf("the next order is at %s", next.Name)
			}
		})
	}
}

func TestTheWindowsOfPublishedSchemes(t *testing.T) {
	for _, test := range []struct {
		name              string
		kind              price.WindowKind
		at, opens, closes string
		counted           string
		todayCounts       bool
	}{
		{"rolling: the twelve months that end with today", price.Rolling, "2026-08-02 12:00:00", "2025-08-03 00:00:00", "2026-08-03 00:00:00", "New registrations since 3 August 2025", true},
		{"nothing said is rolling", "", "2026-08-02 12:00:00", "2025-08-03 00:00:00", "2026-08-03 00:00:00", "New registrations since 3 August 2025", true},
		{"MrDomain: set anew on the first of the month", price.RollingByMonth, "2026-08-02 12:00:00", "2025-08-01 00:00:00", "2026-08-01 00:00:00", "New registrations from 1 August 2025 to 31 July 2026", false},
		{"MrDomain: the last second of a month is of the month", price.RollingByMonth, "2026-07-31 23:59:59", "2025-07-01 00:00:00", "2026-07-01 00:00:00", "New registrations from 1 July 2025 to 30 June 2026", false},
		{".se: this calendar year so far", price.CalendarYear, "2026-08-02 12:00:00", "2026-01-01 00:00:00", "2026-08-03 00:00:00", "New registrations since 1 January 2026", true},
		{".se: New Year's Day begins again", price.CalendarYear, "2027-01-01 00:00:00", "2027-01-01 00:00:00", "2027-01-02 00:00:00", "New registrations since 1 January 2027", true},
		{"Enom: the calendar year before", price.PreviousYear, "2026-08-02 12:00:00", "2025-01-01 00:00:00", "2026-01-01 00:00:00", "New registrations from 1 January 2025 to 31 December 2025", false},
		{"Enom: on New Year's Eve still the year before", price.PreviousYear, "2026-12-31 23:59:59", "2025-01-01 00:00:00", "2026-01-01 00:00:00", "New registrations from 1 January 2025 to 31 December 2025", false},
		{"ResellerClub: everything so far", price.Lifetime, "2026-08-02 12:00:00", "1990-01-01 00:00:00", "2026-08-03 00:00:00", "New registrations so far", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			asked := terms(t, 100)
			asked.Scheme.WindowKind, asked.At = test.kind, hkt(t, test.at)
			w := asked.Scheme.Window(asked.At.UTC())
			if !w.Opens.Equal(hkt(t, test.opens)) || !w.Closes.Equal(hkt(t, test.closes)) || w.Contains(asked.At) != test.todayCounts {
				t.Errorf("%s to %s", w.Opens, w.Closes)
			}
			line, refusal := asked.Price(aYear)
			want := "List price of a registration for 1 year: HK$250.00. Silver tier: 10 % off (HK$25.00). " + test.counted + ": 100."
			if got := line.Explanation.In(rules.English); refusal != nil || got != want || !line.Explanation.Complete() {
				t.Errorf("it says %q, %v", got, refusal)
			}
		})
	}
}

// Enom's floor for resale, (C + 0.95) / 0.97 rounded to the cent, is printed as 12.84 for 11.50: the same half-up rounding that
// a percentage here is taken with.
func TestAPercentageIsRoundedHalfUpToTheCent(t *testing.T) {
	for _, test := range []struct {
		list    rules.Money
		percent rules.Percent
		want    rules.Money
	}{
		{1284, 9700, 1245}, // 0.97 of 12.84 is 12.4548
		{100, 50, 1},       // half a cent is a cent
		{99, 50, 0},        // less than half is none
		{25000, 333, 833},  // 8.325
	} {
		if got := test.percent.Of(test.list); got != test.want {
			t.Errorf("%s %% of %s is %s, want %s", test.percent, test.list, got, test.want)
		}
	}
}

// IP Mirror's ".hk BOGOF" of July 2006 and SGNIC's bundle of March 2007 gave one name free with another: a promotion of the
// whole price, on the categories and the term it names.
func TestANameForNothing(t *testing.T) {
	free := summer(t, "A", 10000)
	free.Suffixes, free.Years = []string{"hk"}, []int{1}
	for _, test := range []struct {
		name  string
		order price.Order
		net   rules.Money
	}{
		{"the category and term it names", aYear, 0},
		{"not a category it leaves out", price.Order{Suffix: "idv.hk", Operation: price.Create, Years: 1}, 15000},
		{"not a longer term", price.Order{Suffix: "hk", Operation: price.Create, Years: 2}, 50000},
	} {
		if line, refusal := terms(t, 250, free).Price(test.order); refusal != nil || test.net == 0 && line.Net != 0 || test.net > 0 && line.PromotionID != "" {
			t.Errorf("%s: %s by %q, %v", test.name, line.Net, line.PromotionID, refusal)
		}
	}
}
