package program_test

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"lionrock/flows/flowstest"
	"lionrock/flows/program"
	"lionrock/rules"
	"lionrock/rules/price"
)

// tiers takes a percentage off from so many registrations on.
func tiers(from int, off rules.Percent) []price.Tier {
	return []price.Tier{{Name: "Standard"}, {Name: "More", MinimumRegistrations: from, PercentOff: off}}
}

func TestTheTableInForceCostsOnTrialWhatItDidCost(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Dial("SCHEME", "scheme-small", flowstest.Start.AddDate(0, 0, -1), `{"sample": true, "windowMonths": 12, "application": "WHOLE",
			"operations": ["CREATE"], "tiers": [{"name": "Standard", "minimumRegistrations": 0, "percentOff": "0"},
			{"name": "Some", "minimumRegistrations": 2, "percentOff": "7.5"}, {"name": "Many", "minimumRegistrations": 4, "percentOff": "33.33"}]}`)
		w.Pay(harbour, 5000*rules.Dollar)
		w.Pay(peak, 5000*rules.Dollar)
		one := 1
		p := offer(w)
		p.Uses, p.Window.Closes = &one, rules.AddDays(w.Frame.Now(), 100)
		if _, err := w.Programs.CreatePromotion(flowstest.Officer(t), p); err != nil {
			t.Fatal(err)
		}
		refused := w.Paper(harbour, rules.BusinessRegistration)
		for i := range 6 {
			w.Register(harbour, fmt.Sprintf("trial-%d.hk", i))
			if i%2 == 0 {
				w.Register(peak, fmt.Sprintf("peak-%d.hk", i))
			}
			if i == 3 {
				w.Register(harbour, "refused.com.hk", flowstest.With(refused))
			}
			w.Clock.Days(1)
		}
		w.Reject(refused)
		before := w.RowCounts()
		trial, err := w.Programs.TierTrial(flowstest.Officer(t), program.TrialInput{Tiers: w.Book().Scheme.Tiers})
		if err != nil || trial.Difference != 0 || trial.Actual == 0 || trial.Operations != 9 || trial.Partners != len(trial.Rows) {
			t.Fatalf("it comes to %+v, %v", trial, err)
		}
		for _, row := range trial.Rows {
			if row.Difference() != 0 {
				t.Errorf("%s differs by %s", row.Partner, row.Difference())
			}
		}
		more, err := w.Programs.TierTrial(flowstest.Officer(t), program.TrialInput{Tiers: tiers(0+1, 10000)})
		if err != nil || more.Difference <= 0 || more.Trial != more.List-250*rules.Dollar*2+125*rules.Dollar {
			t.Errorf("everything for nothing but the first of each, of which one has the promotion, comes to %+v, %v", more, err)
		}
		lines, err := csv.NewReader(strings.NewReader(more.CSV)).ReadAll()
		if err != nil || len(lines) != more.Partners+1 || len(lines[0]) != 8 {
			t.Errorf("the file says %v, %v", lines, err)
		}
		for table, rows := range w.RowCounts() {
			if rows != before[table] {
				t.Errorf("a trial wrote to %s", table)
			}
		}
	})
}

func TestATableOfTiersHoldsFromItsInstantOn(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		from := rules.AddDays(rules.Midnight(w.Frame.Now()), 1)
		in := program.PublishTierTableInput{Tiers: tiers(1, 5000), EffectiveFrom: from}
		key := w.Key()
		for range 2 {
			table, err := w.Programs.PublishTierTable(flowstest.Officer(t), in, key)
			if err != nil || table.Version != "scheme-2" || table.Sample {
				t.Fatalf("published is %+v, %v", table, err)
			}
		}
		w.Pay(harbour, 1000*rules.Dollar)
		w.Register(harbour, "first.hk")
		if name := tierNow(t, w); name != "Standard" {
			t.Errorf("the day before it is %s", name)
		}
		w.Clock.Set(from)
		if name := tierNow(t, w); name != "More" {
			t.Errorf("from then on it is %s", name)
		}
		was := from.Add(-1)
		past, err := w.Programs.TierProgress(flowstest.As(t, harbour), harbour.ID, &was)
		if err != nil || past.Tier.Name != "Standard" || len(w.Book().Scheme.Tiers) != 2 {
			t.Errorf("asked about the day before it says %+v, %v", past, err)
		}
		_, err = w.Programs.PublishTierTable(flowstest.Officer(t), in, w.Key())
		flowstest.Refused(t, err, rules.Invalid, "effectiveFrom")
		in.EffectiveFrom, in.Tiers = rules.AddDays(from, 1), nil
		_, err = w.Programs.PublishTierTable(flowstest.Officer(t), in, w.Key())
		flowstest.Refused(t, err, rules.Invalid, "tiers")
	})
}

func tierNow(t *testing.T, w *flowstest.World) string {
	t.Helper()
	progress, err := w.Programs.TierProgress(flowstest.As(t, harbour), harbour.ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	return progress.Tier.Name
}

// From its first day to its second year: a hundred names, the last of them in the last second, and no fee.
func TestAHundredNamesInTheFirstYearWaiveTheFeeOfTheSecond(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(peak, 25000*rules.Dollar)
		for i := range 99 {
			w.Register(peak, fmt.Sprintf("first-year-%d.hk", i))
		}
		turn := peak.Joined().AddDate(1, 0, 0)
		w.Clock.Set(rules.AddDays(turn, -7))
		told, err := w.Programs.Membership(flowstest.As(t, peak), peak.ID)
		if err != nil || len(told.Reminders) != 3 || *told.Reminders[0].Missing != 1 || !strings.HasSuffix(told.Reminders[0].Key, "/7") {
			t.Fatalf("a week before it says %+v, %v", told, err)
		}
		w.Clock.Set(turn.Add(-100 * 1000 * 1000))
		w.Register(peak, "the-hundredth.hk")
		before := w.Money(peak).Current
		w.Clock.Set(turn)
		m, err := w.Programs.Membership(flowstest.As(t, peak), peak.ID)
		if err != nil || m.Number != 2 || m.Outstanding != 0 || len(m.Fees) != 1 || len(m.Fees[0].Lines) != 2 {
			t.Fatalf("in its second year it stands %+v, %v", m, err)
		}
		if sum := m.Fees[0].Lines[0].Amount + m.Fees[0].Lines[1].Amount; sum != 0 || w.Money(peak).Current != before {
			t.Errorf("the lines come to %s and the account from %s to %s", sum, before, w.Money(peak).Current)
		}
		behind, err := w.Programs.WaiverBehind(flowstest.As(t, peak), m.Fees[0])
		if err != nil || behind.Qualifying != 100 {
			t.Fatalf("behind it is %+v, %v", behind, err)
		}
		months, err := w.Programs.WaiverMonths(flowstest.As(t, peak), behind)
		if err != nil || len(months) != 12 || months[0].Counted != 99 || months[11].Counted != 1 || months[11].Cumulative != 100 {
			t.Errorf("by month it is %+v, %v", months, err)
		}
	})
}
