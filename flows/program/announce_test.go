package program_test

import (
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/program"
	"lionrock/rules"
	rule "lionrock/rules/program"
)

func TestANoticeIsPublishedAndSuspendsTheProgrammeInTime(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		officer := flowstest.Officer(t)
		status := func() rule.Status {
			told, err := w.Programs.Program(flowstest.Anonymous(t))
			if err != nil {
				t.Fatal(err)
			}
			return told.Status
		}
		words := rules.Say("Review", "檢討", "检讨")
		late, early := w.Frame.Now().AddDate(0, 0, 13), w.Frame.Now().AddDate(0, 0, 15)
		for name, c := range map[string]struct {
			in    program.AnnounceInput
			code  rules.Code
			field string
		}{
			"without a headline":     {program.AnnounceInput{Body: words}, rules.Required, "title"},
			"without a text":         {program.AnnounceInput{Title: words}, rules.Required, "bodyMarkdown"},
			"that says not when":     {program.AnnounceInput{Title: words, Body: words, Notice: rule.Suspension}, rules.Required, "effectiveAt"},
			"too late":               {program.AnnounceInput{Title: words, Body: words, Notice: rule.Suspension, EffectiveAt: &late}, rules.Invalid, "effectiveAt"},
			"that few are to read":   {program.AnnounceInput{Title: words, Body: words, Notice: rule.Suspension, EffectiveAt: &early, PartnersOnly: true}, rules.Invalid, "partnersOnly"},
			"in one language of two": {program.AnnounceInput{Title: rules.Say("Review", "", ""), Body: words}, rules.Required, "title"},
		} {
			t.Run(name, func(t *testing.T) {
				_, err := w.Programs.Announce(officer, c.in)
				flowstest.Refused(t, err, c.code, c.field)
			})
		}
		if got := status(); got != rule.Open {
			t.Errorf("after what was refused it is %s", got)
		}
		_, err := w.Programs.Announce(officer, program.AnnounceInput{Title: words, Body: words, Notice: rule.Suspension, EffectiveAt: &early})
		if err != nil || status() != rule.SuspensionAnnounced {
			t.Errorf("announced, it is %s: %v", status(), err)
		}
		w.Clock.Days(16)
		if got := status(); got != rule.SuspendedForReview {
			t.Errorf("then it is %s", got)
		}
		now := w.Frame.Now().Add(time.Minute)
		_, err = w.Programs.Announce(officer, program.AnnounceInput{Title: words, Body: words, Notice: rule.Resumption, EffectiveAt: &now})
		w.Clock.Move(time.Hour)
		if err != nil || status() != rule.Open {
			t.Errorf("opened again, it is %s: %v", status(), err)
		}
	})
}

func TestAnOfficerAddsAYearOfHolidays(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		before := w.Book()
		if _, err := before.Holidays.IsWorkingDay(time.Date(2028, 12, 25, 12, 0, 0, 0, rules.HongKong)); err == nil {
			t.Fatal("the holidays of 2028 are known already")
		}
		calendar, err := w.Programs.AddHolidays(flowstest.Officer(t), 2028, []string{"2028-12-25", "2028-12-26"})
		if err != nil || len(calendar.Holidays[2028]) != 2 {
			t.Fatalf("%v, %v", calendar, err)
		}
		works, err := w.Book().Holidays.IsWorkingDay(time.Date(2028, 12, 25, 12, 0, 0, 0, rules.HongKong))
		if works || err != nil {
			t.Errorf("Christmas of 2028 works: %t, %v", works, err)
		}
		if before.Holidays.Version == w.Book().Holidays.Version || len(w.Book().Holidays.Holidays[2026]) != 17 {
			t.Error("the calendar has no version of its own, or lost a year")
		}
		_, err = w.Programs.AddHolidays(flowstest.Officer(t), 2026, []string{"2026-12-25"})
		flowstest.Refused(t, err, rules.StatusProhibitsOperation, "year")
	})
}
