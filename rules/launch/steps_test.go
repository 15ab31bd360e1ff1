package launch_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lionrock/rules"
	"lionrock/rules/launch"
)

// read writes steps in one line: what each rule left.
func read(steps []launch.Step) string {
	parts := make([]string, len(steps))
	for i, s := range steps {
		parts[i] = strings.TrimPrefix(s.Rule.Code, "launch.") + " " + strings.Join(s.Remaining, ",")
	}
	return strings.Join(parts, "; ")
}

func TestStepsSayWhoIsLeftAfterEachRule(t *testing.T) {
	p := hk2004(t)
	held := holdings(t, "kite.com.hk A 2001-05-31", "kite.org.hk B 2001-05-31", "kite.net.hk C 2002-01-01")
	apply := func(id, applicant string, changes ...func(*launch.Application)) launch.Application {
		return applied(t, launch.PriorityRegistration, id, applicant, "kite.hk", changes...)
	}
	for _, c := range []struct {
		name string
		apps []launch.Application
		lots bool
		want string
	}{
		{"nobody is valid", []launch.Application{apply("a", "A", showing())}, true, "papers ; eligible "},
		{"one is", []launch.Application{apply("a", "A"), apply("b", "B", mark("other"))}, true, "eligible a; eligible a"},
		{
			"each reason is a step, in the order in which they are asked",
			[]launch.Application{apply("a", "A"), apply("b", "B", mark("other")), apply("c", "C", showing()), apply("d", "A")},
			true,
			"papers a,b,d; eligible a,d; one-entry a; eligible a",
		},
		{"the class", []launch.Application{apply("a", "X"), apply("b", "C")}, true, "class b"},
		{
			"the class, then standing",
			[]launch.Application{apply("a", "X"), apply("b", "C"), apply("c", "A")},
			true,
			"class c,b; longest-standing c",
		},
		{
			"and what nothing separates waits for the draw",
			[]launch.Application{apply("a", "A"), apply("b", "B"), apply("c", "C"), apply("d", "X")},
			false, "class a,b,c; longest-standing a,b; draw.public a,b",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			contention := launch.Contention{Subject: p.Subject(names(t), "kite.hk"), Applications: c.apps, Holdings: held}
			if c.lots {
				contention.Sources = lots
			}
			phase := p.Phase(launch.PriorityRegistration)
			o, err := p.Decide(phase, contention)
			if err != nil {
				t.Fatal(err)
			}
			if got := read(phase.Steps(&o)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// Who reads the steps to their end knows the winner, and each step only takes away.
func TestReadingTheStepsReproducesTheDecision(t *testing.T) {
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 4))
	for range 300 {
		in := random(t, r)
		if r.IntN(3) == 0 {
			in.Sources = nil
		}
		sets, err := hk2004(t).Allocate(names(t), in)
		if err != nil {
			t.Fatal(err)
		}
		for _, set := range sets {
			steps := set.Phase.Steps(&set.Outcome)
			if fault := unread(steps, &set.Outcome); fault != "" {
				t.Fatalf("seed %d: %s: %s: %s", seed, said(set.Outcome), fault, read(steps))
			}
		}
	}
}

func unread(steps []launch.Step, o *launch.Outcome) string {
	if len(steps) == 0 {
		return "no steps"
	}
	before := len(o.Ranking) + len(o.Rejected)
	for i, s := range steps {
		last := i == len(steps)-1
		if len(s.Remaining) > before || len(s.Remaining) == before && !last {
			return fmt.Sprintf("step %d takes nobody away", i)
		}
		if !s.Text.Complete() || strings.Contains(s.Text.In(rules.English), "%!") {
			return fmt.Sprintf("step %d is not said: %q", i, s.Text.In(rules.English))
		}
		before = len(s.Remaining)
	}
	left, winner := steps[len(steps)-1].Remaining, o.Winner()
	if winner == nil && len(left) == 1 || winner != nil && !slices.Equal(left, []string{winner.ID}) {
		return fmt.Sprintf("the last step leaves %v", left)
	}
	return ""
}

func TestEveryDecisionIsExplained(t *testing.T) {
	p := hk2004(t)
	phase := p.Phase(launch.PriorityRegistration)
	app := applied(t, launch.PriorityRegistration, "a", "A", "kite.hk")
	ranking := []launch.Ranked{{Application: &app, Equivalent: "kite.com.hk", Since: day(t, "2001-05-31")}, {Application: &app}}
	for _, value := range launch.By("").Values() {
		o := launch.Outcome{DecidedBy: launch.By(value), Ranking: ranking}
		for _, locale := range rules.Locale("").Values() {
			if text := phase.Explain(o.DecidedBy, &o).In(rules.Locale(locale)); text == "" || strings.Contains(text, "%!") {
				t.Errorf("%s in %s: %q", value, locale, text)
			}
			if text := launch.By(value).Behind().In(rules.Locale(locale)); text == "" || strings.Contains(text, "%!") {
				t.Errorf("behind by %s in %s: %q", value, locale, text)
			}
		}
	}
	if text := (launch.Anomaly{Name: "kite.gov.hk", Holders: []string{"A", "B"}}).Text().In(rules.English); !strings.Contains(text, "kite.gov.hk") {
		t.Error(text)
	}
}

func TestResultsAreOneTextUnderOneHash(t *testing.T) {
	winner := "a"
	results := []launch.Result{
		{Phase: sunrise, Name: "zebra.hk", DecidedBy: launch.NoValidApplication, Ranking: []string{}, Rejected: map[string]launch.Reason{"z": launch.Taken}},
		{Phase: sunrise, Name: "kite.hk", Winner: &winner, DecidedBy: launch.OnlyApplicant, Ranking: []string{"a"}, Rejected: map[string]launch.Reason{}},
	}
	text, err := launch.Results(results)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"phase":"SUNRISE","name":"kite.hk","winner":"a","decided_by":"ONLY_APPLICANT","ranking":["a"],"rejected":{}}` + "\n" +
		`{"phase":"SUNRISE","name":"zebra.hk","winner":null,"decided_by":"NO_VALID_APPLICATION","ranking":[],"rejected":{"z":"TAKEN"}}`
	if text != want {
		t.Errorf("got %s", text)
	}
	back, err := launch.ReadResults(text)
	if err != nil || len(back) != 2 || back[0].Name != "kite.hk" {
		t.Errorf("read back %v, %v", back, err)
	}
	if _, err := launch.ReadResults("junk"); err == nil {
		t.Error("junk was read")
	}
	if hash := launch.ResultsSHA256("abc"); hash != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Error(hash)
	}
}
