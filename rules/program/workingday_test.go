package program_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lionrock/rules"
	"lionrock/rules/program"
)

// easter has the holidays around Easter of 2026.
func easter() *program.Calendar {
	return &program.Calendar{Holidays: map[int][]string{
		2026: {"2026-04-03", "2026-04-04", "2026-04-06", "2026-04-07"},
	}}
}

func TestAWorkingDay(t *testing.T) {
	for _, test := range []struct {
		name, at       string
		works, satWork bool
	}{
		{"a Thursday works", "2026-04-02 09:00:00", true, true},
		{"a general holiday on a weekday does not", "2026-04-06 09:00:00", false, false},
		{"a Saturday works only where the dial says so", "2026-04-11 09:00:00", false, true},
		{"a Saturday that is a holiday never works", "2026-04-04 09:00:00", false, false},
		{"a Sunday never works", "2026-04-12 09:00:00", false, false},
		{"the first second of a working day is its own", "2026-04-08 00:00:00", true, true},
		{"the last second of a holiday is not yet the next day", "2026-04-07 23:59:59", false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := easter()
			at := hkt(t, test.at).UTC()
			if works, err := c.IsWorkingDay(at); works != test.works || err != nil {
				t.Errorf("Monday to Friday: %t, %v", works, err)
			}
			c.SaturdayWorks = true
			if works, err := c.IsWorkingDay(at); works != test.satWork || err != nil {
				t.Errorf("Monday to Saturday: %t, %v", works, err)
			}
		})
	}
}

func TestNoPromiseIsMadeForAYearWhoseHolidaysAreUnknown(t *testing.T) {
	if day, err := easter().After(hkt(t, "2026-12-30 12:00:00"), 3); err == nil {
		t.Errorf("three working days from 30 December 2026 are said to end on %s", day)
	}
	if window, err := dials().Decision(easter(), hkt(t, "2026-12-28 12:00:00")); err == nil {
		t.Errorf("a decision is promised for %s", window.Closes)
	}
}

func TestTheDecisionIsPromisedFromTheThirdToTheEndOfTheFifthWorkingDay(t *testing.T) {
	for _, test := range []struct{ name, complete, opens, closes string }{
		{"complete in the first second of a day", "2026-04-02 00:00:00", "2026-04-10 00:00:00", "2026-04-15 00:00:00"},
		{"complete in the last second of that day", "2026-04-02 23:59:59", "2026-04-10 00:00:00", "2026-04-15 00:00:00"},
		{"complete a second later, on a holiday", "2026-04-03 00:00:00", "2026-04-10 00:00:00", "2026-04-15 00:00:00"},
		{"complete on the next working day", "2026-04-08 00:00:00", "2026-04-13 00:00:00", "2026-04-16 00:00:00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := dials().Decision(easter(), hkt(t, test.complete).UTC())
			if err != nil || !got.Opens.Equal(hkt(t, test.opens)) || !got.Closes.Equal(hkt(t, test.closes)) {
				t.Errorf("%s to %s, %v; want %s to %s", got.Opens, got.Closes, err, test.opens, test.closes)
			}
		})
	}
}

func TestWorkingDaysAddUp(t *testing.T) {
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, rules.HongKong)
	rapid.Check(t, func(t *rapid.T) {
		from := start.Add(time.Duration(rapid.IntRange(0, 200*24*3600).Draw(t, "second")) * time.Second)
		m, n := rapid.IntRange(1, 20).Draw(t, "m"), rapid.IntRange(1, 20).Draw(t, "n")
		first, err := easter().After(from, m)
		if err != nil {
			t.Fatal(err)
		}
		inTwo, _ := easter().After(first, n)
		atOnce, _ := easter().After(from, m+n)
		if works, _ := easter().IsWorkingDay(first); !works || !inTwo.Equal(atOnce) || !first.After(from) {
			t.Fatalf("%d then %d working days from %s: %s, then %s; at once %s", m, n, from, first, inTwo, atOnce)
		}
	})
}

func TestACalendarIsPossibleOrRefused(t *testing.T) {
	if err := easter().Validate(); err != nil {
		t.Fatalf("the calendar of the tests is refused: %v", err)
	}
	for _, test := range []struct {
		name    string
		holiday string
	}{
		{"a date of another year", "2025-04-03"},
		{"a date that does not exist", "2026-02-29"},
		{"a Sunday", "2026-04-05"},
		{"a date written otherwise", "3 April 2026"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := easter()
			c.Holidays[2026] = append(c.Holidays[2026], test.holiday)
			if err := c.Validate(); err == nil || !strings.Contains(err.Error(), test.holiday) {
				t.Errorf("answered %v", err)
			}
		})
	}
	if err := new(program.Calendar).Validate(); err == nil {
		t.Error("a calendar without any year was taken")
	}
}

func TestTheProgrammesFiguresArePossibleOrRefused(t *testing.T) {
	if err := dials().Validate(); err != nil {
		t.Fatalf("the dials of the tests are refused: %v", err)
	}
	for _, test := range []struct {
		name   string
		change func(*program.Dials)
	}{
		{"a fee below zero", func(d *program.Dials) { d.Fee = -1 }},
		{"a threshold of none", func(d *program.Dials) { d.Threshold = 0 }},
		{"a decision in no days", func(d *program.Dials) { d.DecisionDays.Minimum = 0 }},
		{"a range that descends", func(d *program.Dials) { d.DecisionDays.Maximum = 2 }},
		{"a benefit in two languages", func(d *program.Dials) { d.Benefits = []rules.Text{rules.Say("News.", "消息。", "")} }},
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
