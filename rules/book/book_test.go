package book_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/book"
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

// seeded is the shipped book.
func seeded(t testing.TB) *book.Book {
	t.Helper()
	b, err := book.At(book.Seed(), hkt(t, "2026-08-02 12:00:00"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheShippedBookHasEveryKindOnce(t *testing.T) {
	var kinds []string
	for _, entry := range book.Seed() {
		kinds = append(kinds, string(entry.Kind))
		if entry.Version == "" || entry.EffectiveFrom.IsZero() {
			t.Errorf("%s has version %q from %s", entry.Kind, entry.Version, entry.EffectiveFrom)
		}
	}
	sorted := []string{"HOLIDAYS", "JOINING", "LAUNCH", "LIFECYCLE", "MEMBERSHIP", "NAMES", "PRICES", "PROGRAM", "SCHEME"}
	if diff := cmp.Diff(sorted, kinds); diff != "" {
		t.Error(diff)
	}
}

func TestDialsCarryTheVersionOfTheirEntry(t *testing.T) {
	b := seeded(t)
	versions := map[book.Kind]string{
		book.Names: b.Names.Version, book.Prices: b.Prices.Version, book.Scheme: b.Scheme.Version,
		book.Program: b.Program.Version, book.Lifecycle: b.Lifecycle.Version, book.Holidays: b.Holidays.Version,
		book.Launch: b.Launch.Version, book.Joining: b.Joining.Version, book.Membership: b.Membership.Version,
	}
	for _, entry := range book.Seed() {
		if versions[entry.Kind] != entry.Version {
			t.Errorf("%s: dials say %q, entry %q", entry.Kind, versions[entry.Kind], entry.Version)
		}
	}
}

// The registry's published schedule, in dollars; everything else in the list must say that it is a sample.
func TestTheShippedPricesAreThePublishedOnesOrSaySo(t *testing.T) {
	published := map[string]rules.Money{}
	for suffix, fees := range map[string][]rules.Money{
		"hk": {250, 500}, "idv.hk": {150, 280}, "gov.hk": {125},
		"com.hk": {200}, "net.hk": {200}, "org.hk": {200}, "edu.hk": {200},
	} {
		for i, fee := range fees {
			published[fmt.Sprintf("%s CREATE %d", suffix, i+1)] = fee * rules.Dollar
			published[fmt.Sprintf("%s RENEW %d", suffix, i+1)] = fee * rules.Dollar
			published[fmt.Sprintf("%s TRANSFER %d", suffix, i+1)] = (500 + fee) * rules.Dollar
		}
	}
	for suffix, charge := range map[string]rules.Money{
		"hk": 200, "idv.hk": 100, "gov.hk": 125, "com.hk": 200, "net.hk": 200, "org.hk": 200, "edu.hk": 200,
	} {
		published[suffix+" RESTORE 0"] = charge * rules.Dollar
	}
	for _, entry := range seeded(t).Prices.Prices {
		fee, known := published[entry.String()]
		if known == entry.Sample || known && fee != entry.Amount {
			t.Errorf("%s is %s, sample %t; published %s", entry, entry.Amount, entry.Sample, fee)
		}
		delete(published, entry.String())
	}
	if len(published) > 0 {
		t.Errorf("published and not in the list: %v", published)
	}
}

func TestTheShippedTiersSayThatTheyAreSamples(t *testing.T) {
	scheme := seeded(t).Scheme
	want := []price.Tier{
		{Name: "Standard"},
		{Name: "Bronze", MinimumRegistrations: 50, PercentOff: 500},
		{Name: "Silver", MinimumRegistrations: 100, PercentOff: 1000},
		{Name: "Gold", MinimumRegistrations: 250, PercentOff: 1500},
	}
	if diff := cmp.Diff(want, scheme.Tiers); diff != "" || !scheme.Sample {
		t.Errorf("sample %t: %s", scheme.Sample, diff)
	}
}

func TestTheShippedProgrammeIsThePublishedOne(t *testing.T) {
	program := seeded(t).Program
	got := []any{program.Fee.String(), program.Threshold, program.DecisionDays.Minimum, program.DecisionDays.Maximum}
	if diff := cmp.Diff([]any{"1000.00", 100, 3, 5}, got); diff != "" {
		t.Error(diff)
	}
}

// Vectors reckoned by hand from the gazetted holidays; the day itself is not counted.
func TestWorkingDaysOfTheShippedCalendar(t *testing.T) {
	calendar := seeded(t).Holidays
	for _, test := range []struct{ complete, three, five, threeWithSaturdays, fiveWithSaturdays string }{
		{"2004-05-21", "2004-05-27", "2004-05-31", "2004-05-25", "2004-05-28"},
		{"2004-04-02", "2004-04-08", "2004-04-14", "2004-04-07", "2004-04-13"},
		{"2025-12-24", "2025-12-31", "2026-01-05", "2025-12-30", "2026-01-02"},
		{"2026-02-13", "2026-02-23", "2026-02-25", "2026-02-20", "2026-02-23"},
		{"2026-04-02", "2026-04-10", "2026-04-14", "2026-04-10", "2026-04-13"},
		{"2026-09-25", "2026-09-30", "2026-10-05", "2026-09-30", "2026-10-03"},
		{"2027-02-05", "2027-02-12", "2027-02-16", "2027-02-12", "2027-02-15"},
	} {
		for _, count := range []struct {
			days      int
			saturdays bool
			want      string
		}{
			{3, false, test.three}, {5, false, test.five}, {3, true, test.threeWithSaturdays}, {5, true, test.fiveWithSaturdays},
		} {
			name := fmt.Sprintf("%d working days after %s, Saturdays %t", count.days, test.complete, count.saturdays)
			t.Run(name, func(t *testing.T) {
				c := calendar
				c.SaturdayWorks = count.saturdays
				got, err := c.After(hkt(t, test.complete+" 23:59:59"), count.days)
				if err != nil || got.Format("2006-01-02") != count.want {
					t.Errorf("%s, %v; want %s", got, err, count.want)
				}
			})
		}
	}
}

func TestEachShippedYearHasSeventeenGeneralHolidays(t *testing.T) {
	for year, holidays := range seeded(t).Holidays.Holidays {
		if len(holidays) != 17 {
			t.Errorf("%d has %d", year, len(holidays))
		}
	}
}

// change is the seed with one piece of one body written otherwise.
func change(t *testing.T, kind book.Kind, from, to string) []book.Entry {
	t.Helper()
	entries := book.Seed()
	for i, entry := range entries {
		if entry.Kind == kind {
			body := strings.Replace(string(entry.Body), from, to, 1)
			if body == string(entry.Body) {
				t.Fatalf("%q is not in %s", from, kind)
			}
			entries[i].Body = []byte(body)
		}
	}
	return entries
}

func TestASlipOfThePenIsFoundWhenTheBookIsOpened(t *testing.T) {
	for _, test := range []struct {
		name     string
		kind     book.Kind
		from, to string
		want     string
	}{
		{"a misspelt field", book.Scheme, "percentOff", "percentOf", `dials SCHEME scheme-sample-1: json: unknown field "percentOf"`},
		{"an amount that is a number", book.Prices, `"250.00"`, `250.00`, "dials PRICES prices-1: json: cannot unmarshal number"},
		{"an amount with three decimals", book.Prices, `"250.00"`, `"250.000"`, `"250.000" is not an amount`},
		{"a missing price", book.Prices, `"years": 5`, `"years": 4`, "price hk CREATE 5 is missing"},
		{"a category without prices", book.Prices, `"suffix": "com.hk"`, `"suffix": "con.hk"`, "price com.hk CREATE 1 is missing"},
		{"tiers that do not ascend", book.Scheme, "250", "100", "tier Gold must start above tier Silver"},
		{"a threshold of none", book.Program, `"threshold": 100`, `"threshold": 0`, "dials PROGRAM program-1: threshold 0"},
		{"no day for papers", book.Lifecycle, `"pendingDays": 14`, `"pendingDays": 0`, "dials LIFECYCLE lifecycle-1: pendingDays is 0"},
		{"a holiday on a Sunday", book.Holidays, "2026-10-19", "2026-10-18", `holiday "2026-10-18" of 2026`},
		{"something after the end", book.Lifecycle, `"maxNameServers": 13`, `"maxNameServers": 13}, {"x": 1`, "something follows"},
		{"a body that is no JSON", book.Program, "{", "(", "dials PROGRAM program-1: invalid character"},
	} {
		t.Run(test.name, func(t *testing.T) {
			shelf, err := book.Open(change(t, test.kind, test.from, test.to))
			if shelf != nil || err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("answered %v, want %q", err, test.want)
			}
		})
	}
}

func TestNamesDialsAreCheckedToo(t *testing.T) {
	if _, err := book.Open(change(t, book.Names, `"suffix": "com.hk"`, `"suffix": "COM.HK"`)); err == nil {
		t.Error("a category in capitals was taken")
	}
}
