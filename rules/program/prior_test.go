package program_test

import (
	"testing"

	"lionrock/rules"
	"lionrock/rules/program"
)

func TestASuspensionIsAnnouncedBeforehand(t *testing.T) {
	published := hkt(t, "2026-03-02 10:00:00")
	for _, test := range []struct {
		name, effective string
		kind            program.NoticeKind
		refused         bool
	}{
		{"fourteen days to the second", "2026-03-16 10:00:00", program.Suspension, false},
		{"a second less", "2026-03-16 09:59:59", program.Suspension, true},
		{"at once", "2026-03-02 10:00:00", program.Suspension, true},
		{"opening again may be at once", "2026-03-02 10:00:00", program.Resumption, false},
		{"but not in the past", "2026-03-02 09:59:59", program.Resumption, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			n := program.Notice{Kind: test.kind, PublishedAt: published, EffectiveAt: hkt(t, test.effective)}
			refusal := n.Publish(14)
			if (refusal != nil) != test.refused || refusal != nil && !refusal.Message.Complete() {
				t.Errorf("refused: %v", refusal)
			}
		})
	}
	if refusal := (program.Notice{Kind: program.Suspension, PublishedAt: published}).Publish(14); refusal == nil || refusal.Code != rules.Required {
		t.Errorf("a notice that does not say when: %v", refusal)
	}
}

func TestNobodyBeginsToJoinWhileTheProgrammeIsSuspended(t *testing.T) {
	headline, since := rules.Say("Review", "檢討", "检讨"), hkt(t, "2026-03-16 10:00:00")
	for status, code := range map[program.Status]rules.Code{
		program.Open: "", program.SuspensionAnnounced: "", program.SuspendedForReview: rules.ProgramSuspended,
	} {
		refusal := status.Admits(headline, since)
		if (refusal != nil) != (code != "") || refusal != nil && (refusal.Code != code || !refusal.Message.Complete()) {
			t.Errorf("%s: %v", status, refusal)
		}
	}
}

func TestAYearOfHolidaysIsAdded(t *testing.T) {
	now := hkt(t, "2026-03-02 10:00:00")
	next, refusal := easter().WithYear(2028, []string{"2028-12-25", "2028-01-01", "2028-12-25"}, now)
	if refusal != nil || len(next.Holidays[2028]) != 2 || next.Holidays[2028][0] != "2028-01-01" || next.Validate() != nil {
		t.Errorf("%v, %v", next, refusal)
	}
	if _, known := easter().Holidays[2028]; known {
		t.Error("the calendar it was made from has changed")
	}
	for name, given := range map[string]struct {
		year  int
		dates []string
	}{
		"a year that has begun":   {2026, []string{"2026-12-25"}},
		"no dates":                {2028, nil},
		"a date of another year":  {2028, []string{"2029-12-25"}},
		"a Sunday":                {2028, []string{"2028-12-24"}},
		"a word":                  {2028, []string{"Christmas"}},
		"a day that is not there": {2028, []string{"2028-02-30"}},
	} {
		if _, refusal := easter().WithYear(given.year, given.dates, now); refusal == nil || !refusal.Message.Complete() {
			t.Errorf("%s: %v", name, refusal)
		}
	}
}
