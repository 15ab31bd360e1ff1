package program_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lionrock/rules"
	"lionrock/rules/program"
)

// year is the membership year from 5 March 2026.
func year(t testing.TB) rules.Window {
	t.Helper()
	return rules.Window{Opens: hkt(t, "2026-03-05 00:00:00"), Closes: hkt(t, "2027-03-05 00:00:00")}
}

func TestWhatCounts(t *testing.T) {
	const inside = "2026-06-01 12:00:00"
	done := program.Operation{Kind: program.Create, Paid: true, Documented: true, Completed: true}
	for _, test := range []struct {
		name, at string
		op       program.Operation
		why      program.Exclusion
		rule     string
	}{
		{"a new, paid, documented, successful registration counts", inside, done, "", "program.counted"},
		{"one submitted in the first second of the window counts", "2026-03-05 00:00:00", done, "", "program.counted"},
		{"one submitted a second earlier does not", "2026-03-04 23:59:59", done, program.OutsideWindow, "program.window"},
		{"one submitted in the last second of the window counts", "2027-03-04 23:59:59", done, "", "program.counted"},
		{"one submitted as the window closes does not", "2027-03-05 00:00:00", done, program.OutsideWindow, "program.window"},
		{"a renewal never counts", inside, program.Operation{Kind: program.Renew, Paid: true, Documented: true, Completed: true}, program.Renewal, "program.new-only"},
		{"a domain transfer never counts", inside, program.Operation{Kind: program.Transfer, Paid: true, Documented: true, Completed: true}, program.DomainTransfer, "program.new-only"},
		{"a change of details never counts", inside, program.Operation{Kind: program.UpdateDetails, Paid: true, Documented: true, Completed: true}, program.DetailsMaintenance, "program.new-only"},
		{"a change of name servers never counts", inside, program.Operation{Kind: program.UpdateNameServers, Paid: true, Documented: true, Completed: true}, program.NameServerMaintenance, "program.new-only"},
		{"a renewal outside the window is a renewal first", "2020-01-01 00:00:00", program.Operation{Kind: program.Renew}, program.Renewal, "program.new-only"},
		{"an unpaid one does not count yet", inside, program.Operation{Kind: program.Create, Documented: true}, program.NotPaid, "program.paid"},
		{"one that lacks papers does not count yet", inside, program.Operation{Kind: program.Create, Paid: true}, program.DocumentsOutstanding, "program.documented"},
		{"one that lacks both waits for its papers first", inside, program.Operation{Kind: program.Create}, program.DocumentsOutstanding, "program.documented"},
		{"one whose papers are still looked at does not count yet", inside, program.Operation{Kind: program.Create, Paid: true, Documented: true}, program.DocumentsOutstanding, "program.documented"},
		{"a refused one does not count", inside, program.Operation{Kind: program.Create, Unsuccessful: true}, program.Unsuccessful, "program.successful"},
		{"one that was cancelled after it was registered does not count", inside, program.Operation{Kind: program.Create, Paid: true, Documented: true, Completed: true, Unsuccessful: true}, program.Unsuccessful, "program.successful"},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.op.SubmittedAt = hkt(t, test.at).UTC()
			counted, why, rule := program.Count(year(t), test.op)
			if counted != (test.why == "") || why != test.why || rule.Code != test.rule {
				t.Errorf("counted %t, %q by %s; want %q by %s", counted, why, rule.Code, test.why, test.rule)
			}
		})
	}
}

func TestATallyCountsGroups(t *testing.T) {
	create := func(paid, documented, completed, unsuccessful bool) program.Operation {
		return program.Operation{
			Kind: program.Create, Paid: paid, Documented: documented, Completed: completed, Unsuccessful: unsuccessful,
		}
	}
	got := program.TallyOf([]program.Group{
		{Operation: create(true, true, true, false), Number: 97},
		{Operation: create(true, false, false, false), Number: 2},
		{Operation: create(false, false, false, false), Number: 1},
		{Operation: create(false, true, false, false), Number: 4},
		{Operation: create(true, true, false, true), Number: 3},
		{Operation: program.Operation{Kind: program.Renew}, Number: 40},
		{Operation: program.Operation{Kind: program.UpdateNameServers}, Number: 5},
	})
	want := program.Tally{Counted: 97, AwaitingDocuments: 3, AwaitingPayment: 4, NotCounted: 48}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What is shown line by line (Count) and what is summed up (TallyOf) is one rule: they can never disagree.
func TestLinesAndTallyAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		opens := time.Unix(1_700_000_000, 0)
		window := rules.Window{Opens: opens, Closes: opens.Add(time.Hour)}
		var byLine program.Tally
		var groups []program.Group
		for _, op := range rapid.SliceOfN(rapid.Custom(anyOperation(opens)), 0, 50).Draw(t, "operations") {
			groups = append(groups, program.Group{Operation: op, Number: 1})
			counted, why, _ := program.Count(window, op)
			switch {
			case counted:
				byLine.Counted++
			case why == program.DocumentsOutstanding:
				byLine.AwaitingDocuments++
			case why == program.NotPaid:
				byLine.AwaitingPayment++
			default:
				byLine.NotCounted++
			}
		}
		if diff := cmp.Diff(byLine, program.TallyOf(groups)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func anyOperation(at time.Time) func(*rapid.T) program.Operation {
	return func(t *rapid.T) program.Operation {
		return program.Operation{
			SubmittedAt:  at,
			Kind:         program.OperationKind(rapid.SampledFrom(program.Create.Values()).Draw(t, "kind")),
			Paid:         rapid.Bool().Draw(t, "paid"),
			Documented:   rapid.Bool().Draw(t, "documented"),
			Completed:    rapid.Bool().Draw(t, "completed"),
			Unsuccessful: rapid.Bool().Draw(t, "unsuccessful"),
		}
	}
}

func TestEveryExclusionCanHappen(t *testing.T) {
	seen := map[program.Exclusion]bool{}
	window := year(t)
	for _, kind := range program.Create.Values() {
		for bits := range 1 << 5 {
			op := program.Operation{
				Kind: program.OperationKind(kind), SubmittedAt: window.Opens,
				Paid: bits&1 > 0, Documented: bits&2 > 0, Completed: bits&4 > 0, Unsuccessful: bits&8 > 0,
			}
			if bits&16 > 0 {
				op.SubmittedAt = window.Closes
			}
			_, why, _ := program.Count(window, op)
			seen[why] = true
		}
	}
	for _, exclusion := range program.Renewal.Values() {
		if !seen[program.Exclusion(exclusion)] {
			t.Errorf("nothing is excluded as %s", exclusion)
		}
	}
}
