package price_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/price"
)

// bands makes a scheme of (minimum, percent) pairs, as published by others.
func bands(application price.Application, pairs ...int) *price.Scheme {
	s := &price.Scheme{
		Version: "published", WindowMonths: 12, Application: application, Operations: []price.Operation{price.Create},
	}
	for i := 0; i < len(pairs); i += 2 {
		s.Tiers = append(s.Tiers, price.Tier{
			Name: fmt.Sprintf("from %d", pairs[i]), MinimumRegistrations: pairs[i],
			PercentOff: rules.Percent(pairs[i+1] * 100),
		})
	}
	return s
}

func TestATierStartsAtExactlyItsMinimum(t *testing.T) {
	s := scheme()
	for _, test := range []struct {
		name          string
		registrations int
		tier, next    string
	}{
		{"none is the first tier", 0, "Standard", "Silver"},
		{"one short of Silver is Standard", 99, "Standard", "Silver"},
		{"exactly a hundred is Silver", 100, "Silver", "Gold"},
		{"one more is Silver", 101, "Silver", "Gold"},
		{"one short of Gold is Silver", 249, "Silver", "Gold"},
		{"above the last there is no next", 250, "Gold", ""},
		{"far above the last is the last", 1 << 40, "Gold", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			tier, next := s.At(test.registrations)
			if next == nil {
				next = &price.Tier{}
			}
			if tier.Name != test.tier || next.Name != test.next {
				t.Errorf("%d registrations: %q, next %q", test.registrations, tier.Name, next.Name)
			}
		})
	}
}

// SIDN .nl, 1 January 2009: 0 / 2 / 4 / 6 / 8 % on the names within each band. Its printed example: of 150,000 names the
// last 50,000 get 8 %.
func TestSIDNsMarginalBands(t *testing.T) {
	s := bands(price.Marginal, 0, 0, 10_000, 2, 25_000, 4, 50_000, 6, 100_000, 8)
	asked := price.Terms{List: list(), Scheme: s, Tier: s.Tiers[0], Partner: true, At: hkt(t, "2009-01-01 00:00:00")}
	orders := make([]price.Order, 150_000)
	for i := range orders {
		orders[i] = aYear
	}
	lines, refusal := asked.PriceAll(orders)
	if refusal != nil {
		t.Fatal(refusal)
	}
	counts := map[rules.Money]int{}
	for _, line := range lines {
		counts[line.Discount]++
	}
	want := map[rules.Money]int{0: 10_000, 500: 15_000, 1000: 25_000, 1500: 50_000, 2000: 50_000}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Error(diff)
	}
}

// OpenSRS, 19 March 2018: 5 / 15 / 25 % off everything at 100, 500 and 1,000 a year. Each registration counts one,
// whatever its years.
func TestOpenSRSsWholeTiers(t *testing.T) {
	s := bands(price.Whole, 0, 0, 100, 5, 500, 15, 1000, 25)
	for registrations, want := range map[int]rules.Money{
		0: 0, 99: 0, 100: 2500, 499: 2500, 500: 7500, 999: 7500, 1000: 12500,
	} {
		tier, _ := s.At(registrations)
		asked := price.Terms{List: list(), Scheme: s, Tier: tier, Registrations: registrations, Partner: true}
		twoYears := aYear
		twoYears.Years = 2
		lines, refusal := asked.PriceAll([]price.Order{twoYears, twoYears})
		if refusal != nil || lines[0].Discount != want || lines[1].Discount != want {
			t.Errorf("%d registrations: %v, %v; want %s off each", registrations, lines, refusal, want)
		}
	}
}

// DNS Belgium, 1 June 2020: printed steps "to 2,000", "2,000 to 5,000" and "over" share their edges. Here an edge belongs
// to the band that starts at it.
func TestDNSBelgiumsEdgesBelongToTheBandAbove(t *testing.T) {
	s := bands(price.Whole, 0, 0, 2000, 10, 5000, 20)
	for names, want := range map[int]int{1999: 0, 2000: 2000, 4999: 2000, 5000: 5000} {
		if tier, _ := s.At(names); tier.MinimumRegistrations != want {
			t.Errorf("%d names are in the band from %d, want %d", names, tier.MinimumRegistrations, want)
		}
	}
}

func TestRegistrationsCountOverTwelveMonthsOfWholeDays(t *testing.T) {
	for _, test := range []struct{ name, at, opens, closes string }{
		{"today counts to its end", "2026-08-02 12:00:00", "2025-08-03 00:00:00", "2026-08-03 00:00:00"},
		{"the last second of a day", "2026-08-02 23:59:59", "2025-08-03 00:00:00", "2026-08-03 00:00:00"},
		{"midnight moves the window by a day", "2026-08-03 00:00:00", "2025-08-04 00:00:00", "2026-08-04 00:00:00"},
		{"31 December looks back on the calendar year", "2026-12-31 18:00:00", "2026-01-01 00:00:00", "2027-01-01 00:00:00"},
		{"28 February of a leap year", "2028-02-28 09:00:00", "2027-02-28 00:00:00", "2028-02-29 00:00:00"},
		{"29 February", "2028-02-29 09:00:00", "2027-03-01 00:00:00", "2028-03-01 00:00:00"},
		{"a year after 29 February", "2029-02-28 09:00:00", "2028-03-01 00:00:00", "2029-03-01 00:00:00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := scheme().Window(hkt(t, test.at).UTC())
			if !got.Opens.Equal(hkt(t, test.opens)) || !got.Closes.Equal(hkt(t, test.closes)) {
				t.Errorf("at %s: %s to %s", test.at, got.Opens, got.Closes)
			}
		})
	}
}

func TestASchemeIsPossibleOrRefused(t *testing.T) {
	if err := scheme().Validate(); err != nil {
		t.Fatalf("the scheme of the tests is refused: %v", err)
	}
	for _, test := range []struct {
		name   string
		change func(*price.Scheme)
		want   string
	}{
		{"no tiers", func(s *price.Scheme) { s.Tiers = nil }, "must start at 0"},
		{"a first tier above zero", func(s *price.Scheme) { s.Tiers[0].MinimumRegistrations = 1 }, "must start at 0"},
		{"tiers that do not ascend", func(s *price.Scheme) { s.Tiers[2].MinimumRegistrations = 100 }, "Gold must start above"},
		{"a higher tier that takes less off", func(s *price.Scheme) { s.Tiers[2].PercentOff = 900 }, "Gold takes less off"},
		{"more than all of it", func(s *price.Scheme) { s.Tiers[2].PercentOff = 10001 }, "not from 0 to 100"},
		{"less than nothing", func(s *price.Scheme) { s.Tiers[0].PercentOff = -1 }, "not from 0 to 100"},
		{"a tier without a name", func(s *price.Scheme) { s.Tiers[1].Name = "" }, "has no name"},
		{"no window", func(s *price.Scheme) { s.WindowMonths = 0 }, "at least one"},
		{"an unknown application", func(s *price.Scheme) { s.Application = "PARTIAL" }, "WHOLE or MARGINAL"},
		{"an unknown window", func(s *price.Scheme) { s.WindowKind = "WEEK" }, `window "WEEK" is unknown`},
		{"an unknown stacking", func(s *price.Scheme) { s.Stacking = "ALL" }, "BEST_SINGLE or TIER_THEN_PROMOTION"},
		{"an unknown operation", func(s *price.Scheme) { s.Operations[0] = "CREAT" }, `"CREAT" is unknown`},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := scheme()
			test.change(s)
			if err := s.Validate(); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("answered %v, want %q", err, test.want)
			}
		})
	}
}
