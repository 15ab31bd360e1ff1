package launch_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lionrock/rules"
	"lionrock/rules/launch"
)

var (
	kiteAnnounced = time.Date(2004, 5, 29, 12, 0, 0, 0, rules.HongKong)
	goodFiling    = launch.Filing{
		Objector: "Lau", RuleCited: "launch.class", Statement: "The class of the winner is another one.", Evidence: 1,
	}
)

func TestObjectionsAreTakenToTheEndOfTheFourteenthDay(t *testing.T) {
	p := hk2004(t)
	made := launch.Allocation{Announced: &kiteAnnounced, Made: true}
	for _, test := range []struct {
		name string
		at   time.Time
		code rules.Code
	}{
		{"a second before the announcement", kiteAnnounced.Add(-time.Second), rules.ObjectionWindowClosed},
		{"at the announcement", kiteAnnounced, ""},
		{"in the last second of the fourteenth day", time.Date(2004, 6, 12, 23, 59, 59, 999_999_999, rules.HongKong), ""},
		{"at the first instant of the fifteenth day", time.Date(2004, 6, 13, 0, 0, 0, 0, rules.HongKong), rules.ObjectionWindowClosed},
	} {
		t.Run(test.name, func(t *testing.T) { isRefused(t, p.Objections.Admissible(goodFiling, made, test.at), test.code) })
	}
	isRefused(t, p.Objections.Admissible(goodFiling, launch.Allocation{}, kiteAnnounced), rules.ObjectionWindowClosed)
	nobody := launch.Allocation{Announced: &kiteAnnounced}
	isRefused(t, p.Objections.Admissible(goodFiling, nobody, kiteAnnounced), rules.StatusProhibitsOperation)
}

func TestARuleIsCitedByItsCodeOrInWords(t *testing.T) {
	p, made := hk2004(t), launch.Allocation{Announced: &kiteAnnounced, Made: true}
	cited := map[string]rules.Code{
		"": rules.GroundNotEntertained, "  \n": rules.GroundNotEntertained, "ab": rules.Invalid, "順序": rules.Invalid,
		"one class before another": "", strings.Repeat("規", 200): "", strings.Repeat("規", 201): rules.Invalid, "a\x00bcd": rules.Invalid,
	}
	for _, code := range launch.Citable() {
		cited[code] = ""
	}
	for text, code := range cited {
		filing := goodFiling
		filing.RuleCited = text
		isRefused(t, p.Objections.Admissible(filing, made, kiteAnnounced), code)
	}
}

func isRefused(t *testing.T, refusal *rules.Refusal, code rules.Code) {
	t.Helper()
	switch {
	case refusal == nil && code != "":
		t.Errorf("not refused, want %s", code)
	case refusal != nil && (refusal.Code != code || !refusal.Message.Complete() || len(refusal.Field) != 1):
		t.Errorf("refused %v, want %q", refusal, code)
	}
}

func TestAnAllocationIsProvisionalWhileItCanBeCancelled(t *testing.T) {
	o := hk2004(t).Objections
	closes, due := o.Window(kiteAnnounced).Closes, o.DecisionDue(kiteAnnounced)
	later := o.DecisionDue(kiteAnnounced.Add(72 * time.Hour))
	over := kiteAnnounced
	open, longer := launch.Case{DecisionDueAt: due}, launch.Case{DecisionDueAt: later}
	decided, declined := launch.Case{DecisionDueAt: later, DecidedAt: &over}, launch.Case{DecisionDueAt: later, DeclinedAt: &over}
	for _, test := range []struct {
		name  string
		cases []launch.Case
		at    time.Time
		until *time.Time
	}{
		{"in the window", nil, kiteAnnounced, &closes},
		{"in the window's last instant", nil, closes.Add(-1), &closes},
		{"after the window", nil, closes, nil},
		{"in the window with a case open", []launch.Case{open}, kiteAnnounced, &due},
		{"with two cases open", []launch.Case{longer, open}, closes, &later},
		{"with one open and one over", []launch.Case{decided, open, declined}, closes, &due},
		{"with all cases over", []launch.Case{decided, declined}, closes, nil},
		{"with a case that is overdue", []launch.Case{open}, due.Add(time.Hour), &due},
	} {
		got := o.Provisional(kiteAnnounced, test.cases, test.at)
		if (got == nil) != (test.until == nil) || got != nil && !got.Equal(*test.until) {
			t.Errorf("%s: until %v, want %v", test.name, got, test.until)
		}
	}
}

func TestWhatIsPublishedTellsNobodysPersonalData(t *testing.T) {
	names := []string{"Chan Tai Man", "陳大文", "Kite Limited", "  ", "X"}
	for text, want := range map[string]string{
		"chan  tai MAN objects":                              "████ objects",
		"Kite Limited's mark":                                "████'s mark",
		"Merchan Tai Manor":                                  "Merchan Tai Manor",
		"陳大文先生的申請":                                           "████先生的申請",
		"write to tai.man+x@mail.example.hk.":                "write to ████.",
		"call 2345 6789, 23456789 or +852 2345-6789":         "call ████, ████ or ████",
		"HKID A123456(7), AB123456(A) and c765432（1）":        "HKID ████, ████ and ████",
		"on 2004-05-29 at 12:00 under launch.class, 3 of 14": "on 2004-05-29 at 12:00 under launch.class, 3 of 14",
	} {
		if got := launch.Redacted(text, names...); got != want {
			t.Errorf("%q is published as %q, want %q", text, got, want)
		}
	}
}

func TestNoNameOrAddressIsLeftWhateverIsAroundIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}`).Draw(t, "name")
		around := rapid.StringMatching(`[ ,.。(）a-z ]{0,20}`)
		text := around.Draw(t, "before") + " " + name + " <" + "a.b@c.example> " + around.Draw(t, "after")
		got := launch.Redacted(text, name)
		if strings.Contains(got, name) || strings.Contains(got, "@") {
			t.Errorf("%q is published as %q", text, got)
		}
	})
}

func TestWhoHasANameFollowsFromTheCancellations(t *testing.T) {
	winner := "a"
	r := launch.Result{Winner: &winner, Ranking: []string{"a", "b", "c"}}
	chain := []launch.Cancellation{
		{At: kiteAnnounced, Effect: launch.Effect{Cancelled: "a", Allocated: "b"}},
		{At: kiteAnnounced.Add(time.Hour), Effect: launch.Effect{}},
		{At: kiteAnnounced.Add(2 * time.Hour), Effect: launch.Effect{Cancelled: "b"}},
	}
	for n, want := range []string{"a", "b", "b", ""} {
		if got := r.Holder(chain[:n]); got != want {
			t.Errorf("after %d decisions it is %q's, want %q", n, got, want)
		}
	}
	if got := r.Behind("a"); !slices.Equal(got, []string{"b", "c"}) || r.Behind("c") == nil || r.Behind("z") != nil {
		t.Errorf("behind a are %v", got)
	}
	if !launch.CancelledSince(kiteAnnounced, chain[:1]) || launch.CancelledSince(kiteAnnounced.Add(1), chain[:2]) {
		t.Error("what was cancelled since is wrong")
	}
}
