package program_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/program"
)

// reminded is what one who joined on 5 March 2026 is to be told at an instant, the latest first.
func reminded(t *testing.T, at string, counted int, b program.Booked) ([]string, []program.Reminder) {
	t.Helper()
	m := program.Member{JoinedAt: hkt(t, "2026-03-05 15:00:00"), AdmittedAt: hkt(t, "2026-03-05 15:00:00")}
	now := hkt(t, at)
	s := m.Standing(m.Fees(now, charged, map[int]program.Booked{2: b}), now)
	reminders := s.Reminders(now, dials().WaiverOf(m.Year(m.YearAt(now)), now, program.Tally{Counted: counted}), membership())
	var keys []string
	for _, r := range reminders {
		keys = append(keys, r.Key)
		if r.IssuedAt.After(now) || !r.Message.Complete() || r.Rule.Version != "membership-test" || (r.Missing == nil) != (r.Kind == program.UnpaidFee) {
			t.Errorf("the reminder is %+v", r)
		}
	}
	return keys, reminders
}

func TestWhoIsRemindedOfWhatOnWhichDay(t *testing.T) {
	paid := program.Booked{ChargedAt: on(t, "2027-03-05 00:00:00")}
	for _, test := range []struct {
		name, at string
		counted  int
		booked   program.Booked
		keys     []string
	}{
		{"sixty-one days before the anniversary, of nothing", "2027-01-03 23:59:59", 88, program.Booked{}, nil},
		{"sixty days before", "2027-01-04 00:00:00", 88, program.Booked{}, []string{"2027-03-05/60"}},
		{"thirty days before", "2027-02-03 00:00:00", 88, program.Booked{}, []string{"2027-03-05/30", "2027-03-05/60"}},
		{"seven days before", "2027-02-26 00:00:00", 88, program.Booked{}, []string{"2027-03-05/7", "2027-03-05/30", "2027-03-05/60"}},
		{"in the last second", "2027-03-04 23:59:59", 99, program.Booked{}, []string{"2027-03-05/7", "2027-03-05/30", "2027-03-05/60"}},
		{"of nothing when nothing is missing", "2027-02-26 00:00:00", 100, program.Booked{}, nil},
		{"of nothing when the year is over and the fee paid", "2027-03-05 00:00:00", 0, paid, nil},
		{"of the fee on the day it falls due", "2027-03-05 00:00:00", 0, program.Booked{}, []string{"2027-03-05/due"}},
		{"not again before it is nearly late", "2027-03-20 23:59:59", 0, program.Booked{}, []string{"2027-03-05/due"}},
		{"a fortnight before suspension", "2027-03-21 00:00:00", 0, program.Booked{}, []string{"2027-03-05/suspension-14", "2027-03-05/due"}},
		{"three days before", "2027-04-01 00:00:00", 0, program.Booked{}, []string{"2027-03-05/suspension-3", "2027-03-05/suspension-14", "2027-03-05/due"}},
		{
			"on suspension", "2027-04-04 00:00:00", 0,
			program.Booked{},
			[]string{"2027-03-05/suspension", "2027-03-05/suspension-3", "2027-03-05/suspension-14", "2027-03-05/due"},
		},
		{
			"when the membership ends, and of nothing else ever after", "2036-01-20 00:00:00", 0,
			program.Booked{},
			[]string{
				"2027-03-05/termination", "2027-03-05/termination-3", "2027-03-05/termination-14",
				"2027-03-05/suspension", "2027-03-05/suspension-3", "2027-03-05/suspension-14", "2027-03-05/due",
			},
		},
		{"and in the next year again", "2028-01-05 00:00:00", 1, paid, []string{"2028-03-05/60"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			keys, reminders := reminded(t, test.at, test.counted, test.booked)
			if diff := cmp.Diff(test.keys, keys); diff != "" {
				t.Error(diff)
			}
			latest := program.LatestReminders(reminders)
			if len(latest) != min(1, len(reminders)) || len(latest) == 1 && latest[0].Key != keys[0] {
				t.Errorf("the latest is %+v", latest)
			}
		})
	}
}

func TestAReminderSaysWhatIsMissingOrOwedAndByWhen(t *testing.T) {
	for at, want := range map[string]string{
		"2027-02-26 00:00:00": "12 more by 4 March 2027 waive the administration fee of HK$1,000.00; otherwise it falls due on 5 March 2027.",
		"2027-03-05 00:00:00": "The administration fee of HK$1,000.00 fell due on 5 March 2027. Pay it into your balance before 4 April 2027, or registering new names is suspended.",
		"2027-04-04 00:00:00": "Suspended since 4 April 2027",
		"2027-06-03 00:00:00": "Membership ended on 3 June 2027",
	} {
		_, reminders := reminded(t, at, 88, program.Booked{})
		if said := reminders[0].Message.In(rules.English); !strings.HasPrefix(said, want) {
			t.Errorf("at %s it says %q", at, said)
		}
	}
}

func TestNobodyIsRemindedOfAFeeThatIsNotAsked(t *testing.T) {
	at := hkt(t, "2027-02-26 00:00:00")
	free := program.Dials{Threshold: 100}
	s := program.Standing{Status: program.InGoodStanding}
	if r := s.Reminders(at, free.Waiver(hkt(t, "2026-03-05 15:00:00"), at, program.Tally{}), membership()); len(r) > 0 {
		t.Errorf("it is reminded %+v", r)
	}
}
