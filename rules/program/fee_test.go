package program_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lionrock/rules"
	"lionrock/rules/program"
)

func membership() *program.MembershipDials {
	return &program.MembershipDials{
		Version: "membership-test", SuspendAfterDays: 30, TerminateAfterDays: 60, ReminderDays: []int{60, 30, 7},
		UnpaidReminderDays: []int{14, 3},
	}
}

// charged is by what every fee of these tests is charged.
func charged(time.Time) program.Charging {
	return program.Charging{Program: dials(), Membership: membership()}
}

func on(t testing.TB, day string) *time.Time {
	t.Helper()
	at := hkt(t, day)
	return &at
}

func TestAFeeFallsDueAtEachAnniversary(t *testing.T) {
	for _, test := range []struct {
		name, joined, admitted, at string
		booked                     map[int]program.Booked
		due                        []string
	}{
		{"none falls due in the first year", "2026-03-05 15:00:00", "", "2027-03-04 23:59:59", nil, nil},
		{"the second year's falls due with the anniversary", "2026-03-05 15:00:00", "", "2027-03-05 00:00:00", nil, []string{"2 on 2027-03-05"}},
		{"one who joined on 29 February pays on 28 February", "2024-02-29 09:00:00", "", "2025-02-28 00:00:00", nil, []string{"2 on 2025-02-28"}},
		{"but not a second before", "2024-02-29 09:00:00", "", "2025-02-27 23:59:59", nil, nil},
		{
			"and in the next leap year on 29 February again", "2024-02-29 09:00:00", "2027-06-01 00:00:00", "2028-02-29 00:00:00", nil,
			[]string{"5 on 2028-02-29"},
		},
		{"what fell due before the register took it in was settled elsewhere", "2004-05-31 00:00:00", "2026-01-01 00:00:00", "2026-05-30 23:59:59", nil, nil},
		{"what falls due after that is not", "2004-05-31 00:00:00", "2026-01-01 00:00:00", "2026-05-31 00:00:00", nil, []string{"23 on 2026-05-31"}},
		{"taken in on an anniversary, it owes the next", "2004-05-31 00:00:00", "2026-05-31 10:00:00", "2027-05-31 00:00:00", nil, []string{"24 on 2027-05-31"}},
		{"while a membership has ended no fee falls due", "2024-03-05 00:00:00", "", "2027-06-01 00:00:00", nil, []string{"2 on 2025-03-05"}},
		{
			"paid after a year began, that year has none, and the next has", "2024-03-05 00:00:00", "", "2027-06-01 00:00:00",
			map[int]program.Booked{2: {ChargedAt: on(t, "2026-06-01 12:00:00")}},
			[]string{"2 on 2025-03-05", "4 on 2027-03-05"},
		},
		{
			"paid late but before the end, every year has one", "2024-03-05 00:00:00", "", "2026-06-01 00:00:00",
			map[int]program.Booked{2: {ChargedAt: on(t, "2025-05-01 12:00:00")}},
			[]string{"2 on 2025-03-05", "3 on 2026-03-05"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := program.Member{JoinedAt: hkt(t, test.joined), AdmittedAt: hkt(t, test.joined)}
			if test.admitted != "" {
				m.AdmittedAt = hkt(t, test.admitted)
			}
			var due []string
			for _, fee := range m.Fees(hkt(t, test.at), charged, test.booked) {
				due = append(due, fmt.Sprintf("%d on %s", fee.Number, fee.DueAt().Format(time.DateOnly)))
				if fee.Ended.Closes != fee.DueAt() || fee.Amount != 1000*rules.Dollar || fee.Version != "program-test" {
					t.Errorf("the fee is %+v", fee)
				}
			}
			if diff := cmp.Diff(test.due, due); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNoFeeFallsDueWhereNoneIsAsked(t *testing.T) {
	m := program.Member{JoinedAt: hkt(t, "2024-03-05 00:00:00"), AdmittedAt: hkt(t, "2024-03-05 00:00:00")}
	for name, charging := range map[string]func(time.Time) program.Charging{
		"no dials held": func(time.Time) program.Charging { return program.Charging{} },
		"the fee is nothing": func(time.Time) program.Charging {
			return program.Charging{Program: &program.Dials{Threshold: 100}, Membership: membership()}
		},
	} {
		if fees := m.Fees(hkt(t, "2026-06-01 00:00:00"), charging, nil); len(fees) != 0 {
			t.Errorf("%s, and yet there are %+v", name, fees)
		}
	}
}

// second is the fee of the second year of one who joined on 5 March 2026.
func second(t *testing.T, b program.Booked) program.Fee {
	t.Helper()
	m := program.Member{JoinedAt: hkt(t, "2026-03-05 15:00:00"), AdmittedAt: hkt(t, "2026-03-05 15:00:00")}
	return m.Fees(hkt(t, "2027-03-05 00:00:00"), charged, map[int]program.Booked{2: b})[0]
}

func TestHowAFeeIsBooked(t *testing.T) {
	due := on(t, "2027-03-05 00:00:00")
	now := hkt(t, "2027-07-01 12:00:00")
	before, late := on(t, "2027-03-04 23:59:59"), on(t, "2027-03-20 10:00:00")
	for _, test := range []struct {
		name    string
		booked  program.Booked
		reached *time.Time
		funds   program.Funds
		charge  *time.Time
		waive   *time.Time
	}{
		{"without money or registrations nothing moves", program.Booked{}, nil, program.Funds{}, nil, nil},
		{"with money that was there all along it is taken as of the anniversary", program.Booked{}, nil, program.Funds{true, true}, due, nil},
		{"with money that came since it is taken now", program.Booked{}, nil, program.Funds{true, false}, &now, nil},
		{"the hundredth in the last second waives it as of the anniversary", program.Booked{}, before, program.Funds{}, due, due},
		{"a waived fee needs no money", program.Booked{}, before, program.Funds{}, due, due},
		{"the hundredth that completes late settles an unpaid fee as of that instant", program.Booked{}, late, program.Funds{}, late, late},
		{"or credits one that was taken", program.Booked{ChargedAt: due}, late, program.Funds{}, nil, late},
		{"taken at the anniversary and credited late, if nobody looked in between", program.Booked{}, late, program.Funds{true, true}, due, late},
		{"what was taken is not taken again", program.Booked{ChargedAt: due}, nil, program.Funds{true, true}, nil, nil},
		{"what was credited is not credited again", program.Booked{ChargedAt: due, WaivedAt: due}, before, program.Funds{true, true}, nil, nil},
		{"what completes after this instant does not count yet", program.Booked{ChargedAt: due}, on(t, "2027-07-01 12:00:01"), program.Funds{}, nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			fee := second(t, test.booked)
			want := program.Booking{ChargeAt: test.charge, WaiveAt: test.waive}
			if diff := cmp.Diff(want, fee.Settle(now, test.reached, test.funds)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhenEnoughRegistrationsCounted(t *testing.T) {
	due := hkt(t, "2027-03-05 00:00:00")
	from, early, late, later := *on(t, "2026-06-01 10:00:00"), on(t, "2027-03-01 10:00:00"), on(t, "2027-03-10 10:00:00"), on(t, "2027-03-12 10:00:00")
	for _, test := range []struct {
		name    string
		spans   []program.Span
		reached *time.Time
	}{
		{"too few never do", []program.Span{{From: from}}, nil},
		{"at the anniversary, whenever they were completed before", []program.Span{{From: from}, {From: *early}}, &due},
		{"one completed at the anniversary itself is in time", []program.Span{{From: from}, {From: due}}, &due},
		{"or when the last is completed after it", []program.Span{{From: *late}, {From: from}}, late},
		{"one that was cancelled before the anniversary does not count", []program.Span{{From: from}, {From: from, Until: early}}, nil},
		{"nor one cancelled at the anniversary", []program.Span{{From: from}, {From: from, Until: &due}}, nil},
		{"one cancelled after it did count then, whoever looks when", []program.Span{{From: from}, {From: from, Until: late}}, &due},
		{"one that was cancelled before the last was completed did not count with it", []program.Span{{From: from, Until: late}, {From: *later}}, nil},
		{"another makes up for it", []program.Span{{From: from, Until: early}, {From: from}, {From: *later}}, later},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.reached, program.ReachedAt(test.spans, 2, due)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAFeeIsALineAndItsWaiverAnother(t *testing.T) {
	due, late, now := on(t, "2027-03-05 00:00:00"), on(t, "2027-03-20 10:00:00"), hkt(t, "2027-07-01 00:00:00")
	charge := "1000.00: Administration fee for the year from 5 March 2027 to 4 March 2028, due on 5 March 2027."
	waiver := "-1000.00: Waived: at least 100 counted registrations were submitted from 5 March 2026 to 4 March 2027."
	for _, test := range []struct {
		name   string
		booked program.Booked
		at     time.Time
		lines  []string
	}{
		{"unpaid", program.Booked{}, now, []string{charge + " open"}},
		{"paid", program.Booked{ChargedAt: due}, now, []string{charge + " booked"}},
		{"waived", program.Booked{ChargedAt: due, WaivedAt: due}, now, []string{charge + " booked", waiver + " booked"}},
		{"credited later, as it stood before", program.Booked{ChargedAt: due, WaivedAt: late}, late.Add(-time.Second), []string{charge + " booked"}},
		{"paid later, as it stood before", program.Booked{ChargedAt: late}, late.Add(-time.Second), []string{charge + " open"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			fee := second(t, test.booked)
			var lines []string
			for _, l := range fee.Lines(test.at) {
				booked := " open"
				if l.BookedAt != nil {
					booked = " booked"
				}
				lines = append(lines, l.Amount.String()+": "+l.Explanation.In(rules.English)+booked)
				if !l.Explanation.Complete() || l.Rule.Version != "program-test" {
					t.Errorf("the line is %+v", l)
				}
			}
			if diff := cmp.Diff(test.lines, lines); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDialsThatWouldLeaveTwoFeesUnpaidAreRefused(t *testing.T) {
	for _, test := range []struct {
		name  string
		dials program.MembershipDials
		good  bool
	}{
		{"the shipped ones", *membership(), true},
		{"without reminders", program.MembershipDials{SuspendAfterDays: 1, TerminateAfterDays: 363}, true},
		{"an end no sooner than the next fee", program.MembershipDials{SuspendAfterDays: 1, TerminateAfterDays: 364}, false},
		{"suspension at once", program.MembershipDials{TerminateAfterDays: 60}, false},
		{"reminders in the wrong order", program.MembershipDials{SuspendAfterDays: 30, TerminateAfterDays: 60, ReminderDays: []int{7, 30}}, false},
		{"a reminder on the anniversary", program.MembershipDials{SuspendAfterDays: 30, TerminateAfterDays: 60, ReminderDays: []int{7, 0}}, false},
		{"an unpaid fee asked for again no sooner than it falls due", program.MembershipDials{SuspendAfterDays: 30, TerminateAfterDays: 60, UnpaidReminderDays: []int{30, 3}}, false},
		{"or after what follows", program.MembershipDials{SuspendAfterDays: 30, TerminateAfterDays: 60, UnpaidReminderDays: []int{3, 0}}, false},
	} {
		if err := test.dials.Validate(); (err == nil) != test.good {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// Whatever is paid whenever, each year has at most one fee, at most one fee is unpaid, and it is the last.
func TestAtMostOneFeeIsUnpaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		joined := time.Date(2003, 1, 1, 0, 0, 0, 0, rules.HongKong).AddDate(0, 0, rapid.IntRange(0, 9000).Draw(t, "joined"))
		m := program.Member{JoinedAt: joined, AdmittedAt: joined.AddDate(0, 0, rapid.IntRange(0, 3000).Draw(t, "admitted"))}
		at := m.AdmittedAt.AddDate(0, 0, rapid.IntRange(0, 6000).Draw(t, "at"))
		booked := map[int]program.Booked{}
		for {
			fees := m.Fees(at, charged, booked)
			seen := map[int]bool{}
			for i, fee := range fees {
				if seen[fee.Number] || fee.DueAt().After(at) || !fee.DueAt().After(m.AdmittedAt) || fee.Ended.Closes != fee.Year.Opens {
					t.Fatalf("the fee %+v", fee)
				}
				seen[fee.Number] = true
				if !fee.SettledBy(at) && i < len(fees)-1 {
					t.Fatalf("fee %d of %d is unpaid", i+1, len(fees))
				}
			}
			standing := m.Standing(fees, at)
			unpaid := len(fees) > 0 && !fees[len(fees)-1].SettledBy(at)
			if unpaid != (standing.Unpaid != nil) || unpaid == (standing.Status == program.InGoodStanding) || standing.Since.After(at) {
				t.Fatalf("%d fees, the last unpaid: %t, and it stands %+v", len(fees), unpaid, standing)
			}
			if !unpaid {
				return
			}
			last := fees[len(fees)-1]
			paid := last.DueAt().AddDate(0, 0, rapid.IntRange(0, 1000).Draw(t, "paid"))
			if paid.After(at) {
				return
			}
			booked[last.Number] = program.Booked{ChargedAt: &paid}
		}
	})
}
