package program_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lionrock/rules"
	"lionrock/rules/program"
)

func hkt(t testing.TB, clock string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04:05", clock, rules.HongKong)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func dials() *program.Dials {
	return &program.Dials{
		Version: "program-test", Fee: 1000 * rules.Dollar, Threshold: 100,
		DecisionDays: program.Days{Minimum: 3, Maximum: 5},
	}
}

func TestTheMembershipYearRunsFromAnniversaryToAnniversary(t *testing.T) {
	for _, test := range []struct{ name, joined, at, opens, closes string }{
		{
			"the year opens with the joining day, not with its hour",
			"2026-03-05 15:00:00", "2026-03-05 15:00:00", "2026-03-05 00:00:00", "2027-03-05 00:00:00",
		},
		{
			"a name registered that morning in order to join is in it",
			"2026-03-05 15:00:00", "2026-03-05 00:00:00", "2026-03-05 00:00:00", "2027-03-05 00:00:00",
		},
		{
			"the last second before the anniversary is the old year's",
			"2026-03-05 15:00:00", "2027-03-04 23:59:59", "2026-03-05 00:00:00", "2027-03-05 00:00:00",
		},
		{
			"midnight of the anniversary begins the new year",
			"2026-03-05 15:00:00", "2027-03-05 00:00:00", "2027-03-05 00:00:00", "2028-03-05 00:00:00",
		},
		{
			"many years later", "2004-05-31 12:00:00", "2026-05-30 23:59:59", "2025-05-31 00:00:00", "2026-05-31 00:00:00",
		},
		{
			"joined on 31 December", "2025-12-31 23:59:59", "2026-12-30 23:59:59", "2025-12-31 00:00:00", "2026-12-31 00:00:00",
		},
		{
			"joined in the first second of 1 January, still 31 December in Greenwich",
			"2026-01-01 00:00:00", "2026-12-31 23:59:59", "2026-01-01 00:00:00", "2027-01-01 00:00:00",
		},
		{
			"the anniversary of 1 January begins in Hong Kong while Greenwich has 31 December",
			"2026-01-01 00:00:00", "2027-01-01 00:00:00", "2027-01-01 00:00:00", "2028-01-01 00:00:00",
		},
		{
			"joined on 29 February: the first year ends on 28 February",
			"2024-02-29 10:00:00", "2025-02-27 23:59:59", "2024-02-29 00:00:00", "2025-02-28 00:00:00",
		},
		{
			"joined on 29 February: a common year begins on 28 February",
			"2024-02-29 10:00:00", "2025-02-28 00:00:00", "2025-02-28 00:00:00", "2026-02-28 00:00:00",
		},
		{
			"joined on 29 February: the year before a leap year runs to 29 February",
			"2024-02-29 10:00:00", "2028-02-28 23:59:59", "2027-02-28 00:00:00", "2028-02-29 00:00:00",
		},
		{
			"joined on 29 February: a leap year begins on 29 February",
			"2024-02-29 10:00:00", "2028-02-29 00:00:00", "2028-02-29 00:00:00", "2029-02-28 00:00:00",
		},
		{
			"joined on 28 February: a leap day changes nothing",
			"2027-02-28 10:00:00", "2028-02-29 00:00:00", "2028-02-28 00:00:00", "2029-02-28 00:00:00",
		},
		{
			"before joining it is the first year",
			"2026-03-05 15:00:00", "2025-01-01 00:00:00", "2026-03-05 00:00:00", "2027-03-05 00:00:00",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := program.MembershipYear(hkt(t, test.joined).UTC(), hkt(t, test.at).UTC())
			if !got.Opens.Equal(hkt(t, test.opens)) || !got.Closes.Equal(hkt(t, test.closes)) {
				t.Errorf("%s to %s, want %s to %s", got.Opens, got.Closes, test.opens, test.closes)
			}
		})
	}
}

func TestMembershipYearsFollowOneAnotherWithoutGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		joined := time.Unix(rapid.Int64Range(0, 4102444800).Draw(t, "joined"), 0)
		at := joined.Add(time.Duration(rapid.Int64Range(0, 80*366*24*3600).Draw(t, "later")) * time.Second)
		year := program.MembershipYear(joined, at)
		next := program.MembershipYear(joined, year.Closes)
		if !year.Contains(at) || !next.Opens.Equal(year.Closes) {
			t.Fatalf("joined %s, at %s: %s to %s, then from %s", joined, at, year.Opens, year.Closes, next.Opens)
		}
		if days := year.Closes.Sub(year.Opens).Hours() / 24; days < 365 || days > 366 {
			t.Fatalf("joined %s, at %s: a year of %v days", joined, at, days)
		}
	})
}

func TestTheWaiverIsEarnedByAHundred(t *testing.T) {
	const joined = "2026-03-05 15:00:00"
	for _, test := range []struct {
		name, at              string
		tally                 program.Tally
		qualifying, remaining int
		status                program.WaiverStatus
	}{
		{"a new partner has all to do", "2026-03-05 15:00:00", program.Tally{}, 0, 100, program.InProgress},
		{"97 lack three, whatever waits", "2027-02-01 00:00:00", program.Tally{Counted: 97, AwaitingPayment: 9}, 97, 3, program.InProgress},
		{"99 lack one", "2027-03-04 23:59:59", program.Tally{Counted: 99, NotCounted: 50}, 99, 1, program.InProgress},
		{"exactly a hundred earn it", "2027-03-04 23:59:59", program.Tally{Counted: 100}, 100, 0, program.Earned},
		{"more than a hundred lack nothing", "2026-04-01 00:00:00", program.Tally{Counted: 250}, 250, 0, program.Earned},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := dials().Waiver(hkt(t, joined), hkt(t, test.at), test.tally)
			got := []any{w.Qualifying, w.Remaining, w.Threshold, w.AwaitingPayment, w.Status, w.Fee, w.Rule.Version}
			want := []any{
				test.qualifying, test.remaining, 100, test.tally.AwaitingPayment, test.status, 1000 * rules.Dollar, "program-test",
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if due := hkt(t, "2027-03-05 00:00:00"); !w.NextFeeDueAt.Equal(due) || !w.Window.Closes.Equal(due) {
				t.Errorf("the next fee is due at %s", w.NextFeeDueAt)
			}
		})
	}
}

func TestAYearThatIsOverIsMissedOrApplied(t *testing.T) {
	year := program.MembershipYear(hkt(t, "2025-03-05 15:00:00"), hkt(t, "2025-03-05 15:00:00"))
	for _, test := range []struct {
		name, at string
		counted  int
		want     program.WaiverStatus
	}{
		{"in its last second 99 are in progress", "2026-03-04 23:59:59", 99, program.InProgress},
		{"at its end 99 have missed it", "2026-03-05 00:00:00", 99, program.Missed},
		{"in its last second a hundred have earned it", "2026-03-04 23:59:59", 100, program.Earned},
		{"at its end a hundred are applied", "2026-03-05 00:00:00", 100, program.Applied},
		{"one that completes later still turns a missed year", "2026-03-20 00:00:00", 100, program.Applied},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := dials().WaiverOf(year, hkt(t, test.at), program.Tally{Counted: test.counted}); got.Status != test.want {
				t.Errorf("%s, want %s", got.Status, test.want)
			}
		})
	}
}

// The .se/.nu scheme of 2023, closest cousin of ours: the fee is given back from 146 new registrations a year when both
// zones are sold, from 91 when one is.
func TestTheSwedishWaiver(t *testing.T) {
	for threshold, cases := range map[int]map[int]program.WaiverStatus{
		146: {145: program.InProgress, 146: program.Earned},
		91:  {90: program.InProgress, 91: program.Earned},
	} {
		d := dials()
		d.Threshold = threshold
		for counted, want := range cases {
			w := d.Waiver(hkt(t, "2023-01-01 00:00:00"), hkt(t, "2023-12-31 23:59:59"), program.Tally{Counted: counted})
			if w.Status != want {
				t.Errorf("%d of %d: %s, want %s", counted, threshold, w.Status, want)
			}
		}
	}
}

func TestQualifyingAndRemainingMakeTheThreshold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dials()
		d.Threshold = rapid.IntRange(1, 500).Draw(t, "threshold")
		counted := rapid.IntRange(0, 1000).Draw(t, "counted")
		at := time.Unix(1_800_000_000, 0)
		w := d.Waiver(at, at, program.Tally{Counted: counted})
		earned := w.Status == program.Earned
		if earned != (counted >= d.Threshold) || (!earned && w.Qualifying+w.Remaining != d.Threshold) || w.Remaining < 0 {
			t.Fatalf("%d of %d: %+v", counted, d.Threshold, w)
		}
	})
}
