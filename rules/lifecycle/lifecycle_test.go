package lifecycle_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lionrock/rules"
	"lionrock/rules/lifecycle"
)

func hkt(t testing.TB, clock string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04:05", clock, rules.HongKong)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func dials() *lifecycle.Dials {
	return &lifecycle.Dials{
		Version: "lifecycle-test", RenewalWindowDays: 60, GraceDays: 28, BlackoutDays: 60, PendingDays: 14, MaxNameServers: 13,
	}
}

// harbour was asked for on 3 March 2026, completed two days later and runs for a year.
func harbour(t testing.TB) lifecycle.Facts {
	t.Helper()
	completed := hkt(t, "2026-03-05 10:00:00")
	return lifecycle.Facts{
		SubmittedAt: hkt(t, "2026-03-03 18:30:00"), CompletedAt: &completed,
		ExpiresAt: lifecycle.Expiry(completed, 1), NameServers: 2,
	}
}

// waiting is the same name while nothing has come.
func waiting(t testing.TB) lifecycle.Facts {
	t.Helper()
	f := harbour(t)
	f.CompletedAt = nil
	return f
}

func TestTheLifeOfAName(t *testing.T) {
	released := hkt(t, "2026-03-10 09:00:00")
	refused := waiting(t)
	refused.ReleasedAt = &released
	tooLate := hkt(t, "2026-04-01 09:00:00")
	refusedLate := waiting(t)
	refusedLate.ReleasedAt = &tooLate
	noServers := harbour(t)
	noServers.NameServers = 0
	locked := harbour(t)
	locked.Prohibitions = []lifecycle.Status{
		lifecycle.ServerTransferProhibited, lifecycle.ClientHold, lifecycle.ServerHold, lifecycle.ClientHold,
	}
	for _, test := range []struct {
		name, at string
		facts    lifecycle.Facts
		phase    lifecycle.Phase
		statuses string
	}{
		{"a second before it was asked for it is free", "2026-03-03 18:29:59", harbour(t), lifecycle.Free, ""},
		{"from then on it is held", "2026-03-03 18:30:00", harbour(t), lifecycle.Held, "PENDING_CREATE"},
		{"to the last second before it is complete", "2026-03-05 09:59:59", harbour(t), lifecycle.Held, "PENDING_CREATE"},
		{"then it is registered", "2026-03-05 10:00:00", harbour(t), lifecycle.Active, "OK"},
		{"to the last second of its term", "2027-03-05 09:59:59", harbour(t), lifecycle.Active, "OK"},
		{"at the instant of expiry it no longer resolves", "2027-03-05 10:00:00", harbour(t), lifecycle.Grace, "SERVER_HOLD"},
		{"to the last second of 28 days", "2027-04-02 09:59:59", harbour(t), lifecycle.Grace, "SERVER_HOLD"},
		{"then it is in blackout", "2027-04-02 10:00:00", harbour(t), lifecycle.Blackout, "REDEMPTION_PERIOD SERVER_HOLD"},
		{"to the last second of 60 days", "2027-06-01 09:59:59", harbour(t), lifecycle.Blackout, "REDEMPTION_PERIOD SERVER_HOLD"},
		{"then it is free", "2027-06-01 10:00:00", harbour(t), lifecycle.Free, ""},

		{"nothing came: held to the last second of the 14th day", "2026-03-17 23:59:59", waiting(t), lifecycle.Held, "PENDING_CREATE"},
		{"nothing came: free with the 15th", "2026-03-18 00:00:00", waiting(t), lifecycle.Free, ""},
		{"refused: held to the last second before", "2026-03-10 08:59:59", refused, lifecycle.Held, "PENDING_CREATE"},
		{"refused: free at once", "2026-03-10 09:00:00", refused, lifecycle.Free, ""},

		{"refused when it was free already: it was free since its deadline", "2026-03-18 00:00:00", refusedLate, lifecycle.Free, ""},

		{"without name servers it is inactive and not OK", "2026-06-01 00:00:00", noServers, lifecycle.Active, "INACTIVE"},
		{"held without name servers it is both", "2026-03-04 00:00:00", noServers, lifecycle.Held, "INACTIVE PENDING_CREATE"},
		{
			"what was set on it stands instead of OK, each once", "2026-06-01 00:00:00", locked, lifecycle.Active,
			"CLIENT_HOLD SERVER_HOLD SERVER_TRANSFER_PROHIBITED",
		},
		{
			"what was set on it stands beside what follows from its dates", "2027-03-06 00:00:00", locked, lifecycle.Grace,
			"CLIENT_HOLD SERVER_HOLD SERVER_TRANSFER_PROHIBITED",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			at := hkt(t, test.at).UTC()
			if phase := dials().Phase(test.facts, at); phase != test.phase {
				t.Errorf("phase %s, want %s", phase, test.phase)
			}
			if got := words(dials().Statuses(test.facts, at)); got != test.statuses {
				t.Errorf("statuses %q, want %q", got, test.statuses)
			}
			if occupied := dials().Occupied(test.facts, at); occupied != (test.phase != lifecycle.Free) {
				t.Errorf("occupied %t while %s", occupied, test.phase)
			}
		})
	}
}

func words(statuses []lifecycle.Status) string {
	all := make([]string, len(statuses))
	for i, s := range statuses {
		all[i] = string(s)
	}
	return strings.Join(all, " ")
}

func TestANameHeldOnItsLastDayWaitsToTheEndOfTheFourteenthDay(t *testing.T) {
	for _, test := range []struct{ name, submitted, until string }{
		{"asked for in the first second of a day", "2026-03-03 00:00:00", "2026-03-18 00:00:00"},
		{"asked for in the last second of that day", "2026-03-03 23:59:59", "2026-03-18 00:00:00"},
		{"asked for a second later", "2026-03-04 00:00:00", "2026-03-19 00:00:00"},
		{"over a leap day", "2028-02-20 12:00:00", "2028-03-06 00:00:00"},
		{"over the turn of the year", "2026-12-31 12:00:00", "2027-01-15 00:00:00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := dials().PendingUntil(hkt(t, test.submitted).UTC()); !got.Equal(hkt(t, test.until)) {
				t.Errorf("held until %s, want %s", got, test.until)
			}
		})
	}
}

func TestATermIsCalendarYearsInHongKong(t *testing.T) {
	for _, test := range []struct {
		name, from string
		years      int
		want       string
	}{
		{"one year", "2026-03-05 10:00:00", 1, "2027-03-05 10:00:00"},
		{"five years over one leap day", "2026-03-05 10:00:00", 5, "2031-03-05 10:00:00"},
		{"a year from 29 February", "2028-02-29 10:00:00", 1, "2029-02-28 10:00:00"},
		{"four years from 29 February", "2028-02-29 10:00:00", 4, "2032-02-29 10:00:00"},
		{"from the first second of 29 February, the 28th in Greenwich", "2028-02-29 00:00:00", 1, "2029-02-28 00:00:00"},
		{"from the last second of 28 February", "2027-02-28 23:59:59", 1, "2028-02-28 23:59:59"},
		{"from the last second of 31 December", "2026-12-31 23:59:59", 1, "2027-12-31 23:59:59"},
		{"from the first second of 1 January, 31 December in Greenwich", "2027-01-01 00:00:00", 1, "2028-01-01 00:00:00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := lifecycle.Expiry(hkt(t, test.from).UTC(), test.years); !got.Equal(hkt(t, test.want)) {
				t.Errorf("%d years from %s end at %s", test.years, test.from, got)
			}
		})
	}
}

func TestWhoAsksForAnOccupiedNameIsToldWhyAndHowLong(t *testing.T) {
	for _, test := range []struct {
		name, at string
		want     string
		hant     string
	}{
		{"free", "2026-01-01 00:00:00", "", ""},
		{"held", "2026-03-04 00:00:00", "The name is held for an applicant until 17 March 2026.", "此域名現為申請人保留至2026年3月17日。"},
		{"registered", "2026-06-01 00:00:00", "The name is registered; its term runs to 5 March 2027.", "此域名已被註冊，有效期至2027年3月5日。"},
		{"in grace", "2027-03-06 00:00:00", "The name expired on 5 March 2027 and may still be renewed by its holder.", "此域名已於2027年3月5日到期，持有人仍可續期。"},
		{
			"in blackout", "2027-05-01 00:00:00",
			"The name expired on 5 March 2027 and is in its blackout period; unless its holder renews it, it is free on 1 June 2027.",
			"此域名已於2027年3月5日到期，現處於禁用期；如持有人不續期，將於2027年6月1日開放註冊。",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := harbour(t)
			if test.name == "held" {
				f = waiting(t)
			}
			why := dials().Why(f, hkt(t, test.at))
			if diff := cmp.Diff([]string{test.want, test.hant}, []string{why.In(rules.English), why.In(rules.TraditionalChinese)}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// anyFacts draws a name with arbitrary dates.
func anyFacts(t *rapid.T) lifecycle.Facts {
	second := rapid.Int64Range(1_000_000_000, 2_000_000_000)
	f := lifecycle.Facts{SubmittedAt: time.Unix(second.Draw(t, "submitted"), 0), NameServers: rapid.IntRange(0, 2).Draw(t, "servers")}
	if rapid.Bool().Draw(t, "completed") {
		completed := f.SubmittedAt.Add(time.Duration(rapid.Int64Range(0, 14*24).Draw(t, "hours")) * time.Hour)
		f.CompletedAt = &completed
		f.ExpiresAt = lifecycle.Expiry(completed, rapid.IntRange(1, 5).Draw(t, "years"))
	}
	if rapid.Bool().Draw(t, "released") {
		released := f.SubmittedAt.Add(time.Duration(rapid.Int64Range(0, 100*24).Draw(t, "release")) * time.Hour)
		f.ReleasedAt = &released
	}
	for range rapid.IntRange(0, 3).Draw(t, "holds") {
		f.Prohibitions = append(f.Prohibitions, lifecycle.Status(rapid.SampledFrom(lifecycle.OK.Values()[9:]).Draw(t, "hold")))
	}
	return f
}

func TestStatusesAreConsistentAtEveryInstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		at := f.SubmittedAt.Add(time.Duration(rapid.Int64Range(-24, 6*366*24).Draw(t, "at")) * time.Hour)
		statuses := dials().Statuses(f, at)
		if (len(statuses) > 0) != dials().Occupied(f, at) {
			t.Fatalf("statuses %v, occupied %t", statuses, dials().Occupied(f, at))
		}
		if slices.Contains(statuses, lifecycle.OK) && len(statuses) > 1 {
			t.Fatalf("OK among %v", statuses)
		}
		if len(statuses) > 0 && slices.Contains(statuses, lifecycle.Inactive) != (f.NameServers == 0) {
			t.Fatalf("%v with %d name servers", statuses, f.NameServers)
		}
	})
}

// A life only goes forward, and once a name is free it stays free until somebody asks for it anew.
func TestALifeGoesForward(t *testing.T) {
	order := []lifecycle.Phase{lifecycle.Held, lifecycle.Active, lifecycle.Grace, lifecycle.Blackout, lifecycle.Free}
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		earlier := f.SubmittedAt.Add(time.Duration(rapid.Int64Range(0, 6*366*24).Draw(t, "earlier")) * time.Hour)
		later := earlier.Add(time.Duration(rapid.Int64Range(0, 6*366*24).Draw(t, "later")) * time.Hour)
		before, after := dials().Phase(f, earlier), dials().Phase(f, later)
		if slices.Index(order, before) > slices.Index(order, after) {
			t.Fatalf("%s at %s, %s at %s", before, earlier, after, later)
		}
		if free := dials().FreeAt(f); dials().Occupied(f, free) || !dials().Occupied(f, free.Add(-1)) && free.After(f.SubmittedAt) {
			t.Fatalf("not free from exactly %s on", free)
		}
	})
}

func TestTheLengthsArePossibleOrRefused(t *testing.T) {
	if err := dials().Validate(); err != nil {
		t.Fatalf("the dials of the tests are refused: %v", err)
	}
	for _, test := range []struct {
		name   string
		change func(*lifecycle.Dials)
	}{
		{"a grace below zero", func(d *lifecycle.Dials) { d.GraceDays = -1 }},
		{"a blackout below zero", func(d *lifecycle.Dials) { d.BlackoutDays = -1 }},
		{"a renewal window below zero", func(d *lifecycle.Dials) { d.RenewalWindowDays = -1 }},
		{"no day for papers", func(d *lifecycle.Dials) { d.PendingDays = 0 }},
		{"name servers below zero", func(d *lifecycle.Dials) { d.MinNameServers = -1 }},
		{"fewer name servers than the least", func(d *lifecycle.Dials) { d.MinNameServers, d.MaxNameServers = 3, 2 }},
		{"no name server at all", func(d *lifecycle.Dials) { d.MaxNameServers = 0 }},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := dials()
			test.change(d)
			if err := d.Validate(); err == nil {
				t.Errorf("%+v was taken", d)
			}
		})
	}
}
