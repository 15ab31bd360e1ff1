package program_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/price"
)

// told are the keys of what there is to tell harbour, as whoever passes reminders on is answered.
func told(t *testing.T, w *flowstest.World) []string {
	t.Helper()
	due, err := w.Programs.RemindersDue(t.Context(), w.Frame.Now())
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, r := range due {
		if r.PartnerID == harbour.ID {
			keys = append(keys, r.Key)
		}
	}
	return keys
}

func TestWhoeverPassesRemindersOnIsToldOfEachOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		of := func(what string) []string { return []string{"fee/" + harbour.ID + "/2026-04-01/" + what} }
		w.Holder(harbour, rules.Company)
		for _, c := range []struct {
			name string
			at   time.Time
			keys []string
		}{
			{"a month before, the later of two that are due", rules.AddDays(turn, -30), of("30")},
			{"a week before", rules.AddDays(turn, -7), of("7")},
			{"the fee falls due", turn, of("due")},
			{"some days later nothing new", rules.AddDays(turn, 10), of("due")},
			{"a fortnight before suspension", rules.AddDays(turn, 16), of("suspension-14")},
			{"on suspension", rules.AddDays(turn, 30), of("suspension")},
			{"when the membership has ended", rules.AddDays(turn, 200), of("termination")},
		} {
			t.Run(c.name, func(t *testing.T) {
				w.Clock.Set(c.at)
				rows := w.RowCounts()
				for range 2 {
					if diff := cmp.Diff(c.keys, told(t, w)); diff != "" {
						t.Error(diff)
					}
				}
				if diff := cmp.Diff(rows, w.RowCounts()); diff != "" {
					t.Errorf("telling wrote: %s", diff)
				}
				m, err := w.Programs.Membership(flowstest.As(t, harbour), harbour.ID)
				if err != nil || "fee/"+harbour.ID+"/"+m.Reminders[0].Key != c.keys[0] {
					t.Errorf("harbour itself reads %+v, %v", m, err)
				}
			})
		}
		t.Run("and of nothing once it is paid, until the year is nearly over", func(t *testing.T) {
			w.Pay(harbour, 1000*rules.Dollar)
			if keys := told(t, w); keys != nil {
				t.Errorf("it is told %v", keys)
			}
			w.Clock.Set(turn.AddDate(1, 0, -60))
			if diff := cmp.Diff([]string{"fee/" + harbour.ID + "/2027-04-01/60"}, told(t, w)); diff != "" {
				t.Error(diff)
			}
		})
	})
}

func TestAFeeThatTheBalanceCoversIsNotAskedFor(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		w.Clock.Set(rules.AddDays(turn, 40)) // nobody has looked since the anniversary
		if keys := told(t, w); keys != nil || feeRows(w) != [2]int{1, 0} {
			t.Errorf("it is told %v, and the ledger has %v", keys, feeRows(w))
		}
	})
}

func TestAQuoteSaysWhatIsLeftAfterTheFee(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 2000*rules.Dollar)
		w.Clock.Set(rules.AddDays(turn, 1))
		quote, err := w.Names.CreateQuote(flowstest.As(t, harbour), names.CreateQuoteInput{
			Operation: price.Create, Names: []string{"quoted.hk"}, Years: 1,
		})
		if err != nil || *quote.BalanceAfter != 750*rules.Dollar {
			t.Errorf("it says %+v, %v", quote, err)
		}
	})
}
