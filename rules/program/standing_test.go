package program_test

import (
	"strings"
	"testing"
	"time"

	"lionrock/rules"
	"lionrock/rules/program"
)

func TestHowAPartnerStands(t *testing.T) {
	m := program.Member{JoinedAt: hkt(t, "2026-03-05 15:00:00"), AdmittedAt: hkt(t, "2026-03-05 15:00:00")}
	for _, test := range []struct {
		name, at string
		booked   program.Booked
		status   program.Membership
		since    string
		until    string
	}{
		{"in its first year", "2027-03-04 23:59:59", program.Booked{}, program.InGoodStanding, "2026-03-05 15:00:00", ""},
		{"at the anniversary, unpaid", "2027-03-05 00:00:00", program.Booked{}, program.FeeDue, "2027-03-05 00:00:00", "2027-04-04 00:00:00"},
		{"on its thirtieth day", "2027-04-03 23:59:59", program.Booked{}, program.FeeDue, "2027-03-05 00:00:00", "2027-04-04 00:00:00"},
		{"after thirty days", "2027-04-04 00:00:00", program.Booked{}, program.Suspended, "2027-04-04 00:00:00", "2027-06-03 00:00:00"},
		{"on the sixtieth day of that", "2027-06-02 23:59:59", program.Booked{}, program.Suspended, "2027-04-04 00:00:00", "2027-06-03 00:00:00"},
		{"after sixty more", "2027-06-03 00:00:00", program.Booked{}, program.Terminated, "2027-06-03 00:00:00", ""},
		{"many years later", "2036-06-03 00:00:00", program.Booked{}, program.Terminated, "2027-06-03 00:00:00", ""},
		{"paid in time", "2027-06-03 00:00:00", program.Booked{ChargedAt: on(t, "2027-03-05 00:00:00")}, program.InGoodStanding, "2026-03-05 15:00:00", ""},
		{"reinstated by payment", "2027-06-03 00:00:00", program.Booked{ChargedAt: on(t, "2027-05-01 09:00:00")}, program.InGoodStanding, "2027-05-01 09:00:00", ""},
		{"as it stood a second before that", "2027-05-01 08:59:59", program.Booked{ChargedAt: on(t, "2027-05-01 09:00:00")}, program.Suspended, "2027-04-04 00:00:00", "2027-06-03 00:00:00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			at := hkt(t, test.at)
			s := m.Standing(m.Fees(at, charged, map[int]program.Booked{2: test.booked}), at)
			if s.Status != test.status || !s.Since.Equal(hkt(t, test.since)) {
				t.Errorf("it is %s since %s", s.Status, s.Since)
			}
			if (s.Until == nil) != (test.until == "") || s.Until != nil && !s.Until.Equal(hkt(t, test.until)) {
				t.Errorf("it stands so until %v", s.Until)
			}
			refusal := s.MayRegister()
			if may := test.status == program.InGoodStanding || test.status == program.FeeDue; (refusal == nil) != may {
				t.Errorf("registering is answered %v", refusal)
			}
			if (s.Outstanding() == 0) != (test.status == program.InGoodStanding) || !s.Explanation().Complete() {
				t.Errorf("it owes %s: %s", s.Outstanding(), s.Explanation().In(rules.English))
			}
		})
	}
}

func TestARefusedRegistrationSaysWhyAndHowToPay(t *testing.T) {
	fee := second(t, program.Booked{})
	m := program.Member{JoinedAt: hkt(t, "2026-03-05 15:00:00")}
	for at, opening := range map[string]string{
		"2027-04-04 00:00:00": "Suspended since 4 April 2027", "2027-06-03 00:00:00": "Membership ended on 3 June 2027",
	} {
		refusal := m.Standing([]program.Fee{fee}, hkt(t, at)).MayRegister()
		if refusal == nil || refusal.Code != rules.FeeUnpaid {
			t.Fatalf("at %s it is answered %v", at, refusal)
		}
		for _, want := range []string{opening, "HK$1,000.00", "5 March 2027", "FPS", "Your names stay yours"} {
			if !strings.Contains(refusal.Message.In(rules.English), want) {
				t.Errorf("it does not say %q: %s", want, refusal.Message.In(rules.English))
			}
		}
	}
}

func TestAYearIsProjectedAtItsPaceSoFar(t *testing.T) {
	for _, test := range []struct {
		name, at           string
		counted, projected int
		reached            string
	}{
		{"on its thirteenth day there is none", "2026-03-18 23:59:59", 50, -1, ""},
		{"after two weeks there is", "2026-03-19 00:00:00", 14, 365, "2026-06-13 00:00:00"},
		{"half way through", "2026-09-03 12:00:00", 30, 60, ""},
		{"exactly enough", "2026-09-03 12:00:00", 50, 100, "2027-03-05 00:00:00"},
		{"none counted, none projected", "2026-09-03 12:00:00", 0, 0, ""},
		{"what is earned has no day on which it will be", "2026-09-03 12:00:00", 120, 240, ""},
		{"in the last second", "2027-03-04 23:59:59", 99, 99, ""},
		{"a year that is over is not projected", "2027-03-05 00:00:00", 99, -1, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			at := hkt(t, test.at)
			year := program.MembershipYear(hkt(t, "2026-03-05 15:00:00"), hkt(t, "2026-03-05 15:00:00"))
			p := dials().WaiverOf(year, at, program.Tally{Counted: test.counted}).Projection(at)
			if p == nil {
				if test.projected >= 0 {
					t.Error("there is no projection")
				}
				return
			}
			if p.Qualifying != test.projected || (p.ReachedAt == nil) != (test.reached == "") {
				t.Fatalf("it comes to %d, reached %v", p.Qualifying, p.ReachedAt)
			}
			if p.ReachedAt != nil && !p.ReachedAt.Equal(hkt(t, test.reached)) {
				t.Errorf("it is reached %s", p.ReachedAt)
			}
			if said := p.Explanation.In(rules.English); !strings.HasPrefix(said, "An estimate, not a promise") || !p.Explanation.Complete() {
				t.Errorf("it says %q", said)
			}
		})
	}
}

func TestAYearHasTwelveMonths(t *testing.T) {
	for _, joined := range []string{"2026-03-05 15:00:00", "2024-02-29 00:00:00", "2023-08-31 00:00:00", "2025-12-31 00:00:00"} {
		m := program.Member{JoinedAt: hkt(t, joined)}
		for number := 1; number <= 5; number++ {
			year := m.Year(number)
			months := program.Months(year)
			next := year.Opens
			for _, month := range months {
				if !month.Opens.Equal(next) || !month.Closes.After(month.Opens) || month.Closes.Sub(month.Opens) > 32*24*time.Hour {
					t.Errorf("year %d of one who joined on %s has the month %v", number, joined, month)
				}
				next = month.Closes
			}
			if len(months) != 12 || !next.Equal(year.Closes) {
				t.Errorf("year %d of one who joined on %s has %d months, to %s", number, joined, len(months), next)
			}
		}
	}
}
