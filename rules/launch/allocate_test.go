package launch_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// random makes a small world in which everything collides: few names, applicants, days and instants.
func random(t testing.TB, r *rand.Rand) launch.Inputs {
	labels := []string{"kite", "kitebank", "-bad", "junk", "com"}
	pick := func(n int) string { return fmt.Sprintf("P%d", r.IntN(n)) }
	var in launch.Inputs
	for _, label := range labels {
		for _, suffix := range []string{"com.hk", "org.hk", "net.hk", "gov.hk", "idv.hk"} {
			if r.IntN(2) == 0 {
				class := []string{"OTHER", "STATUTORY_BODY"}[r.IntN(2)]
				in.Holdings = append(in.Holdings, held(t, fmt.Sprintf("%s.%s %s 2003-0%d-01 %s", label, suffix, pick(4), 1+r.IntN(3), class)))
			}
		}
	}
	for i := range 1 + r.IntN(14) {
		phase := launch.PhaseKind(launch.PhaseKind("").Values()[r.IntN(4)])
		window := hk2004(t).Phase(phase)
		in.Applications = append(in.Applications, applied(t, phase, fmt.Sprintf("a%02d", i), pick(4), labels[r.IntN(len(labels))]+".hk",
			when(window.Opens.Add(time.Duration(r.IntN(4)-1)*time.Second))))
	}
	in.Sources = lots
	return in
}

func allocated(t testing.TB, in launch.Inputs) string {
	t.Helper()
	sets, err := hk2004(t).Allocate(names(t), in)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, set := range sets {
		fmt.Fprintf(&b, "%s %s %s\n", set.Phase.Kind, set.Subject.Name.Unicode, said(set.Outcome))
	}
	return b.String()
}

func TestTheOrderOfTheInputsNeverMatters(t *testing.T) {
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 1))
	for range 200 {
		in := random(t, r)
		want := allocated(t, in)
		r.Shuffle(len(in.Applications), func(i, j int) { in.Applications[i], in.Applications[j] = in.Applications[j], in.Applications[i] })
		r.Shuffle(len(in.Holdings), func(i, j int) { in.Holdings[i], in.Holdings[j] = in.Holdings[j], in.Holdings[i] })
		if got := allocated(t, in); got != want {
			t.Fatalf("seed %d: in one order\n%s\nin another\n%s", seed, want, got)
		}
	}
}

func TestANameIsAllocatedOnceAndEveryApplicationIsAnswered(t *testing.T) {
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 2))
	for range 200 {
		in := random(t, r)
		sets, err := hk2004(t).Allocate(names(t), in)
		if err != nil {
			t.Fatal(err)
		}
		winners, answered := map[string]int{}, map[string]int{}
		for _, set := range sets {
			if set.Outcome.Winner() != nil {
				winners[set.Subject.Key()]++
			}
			for _, ranked := range set.Outcome.Ranking {
				answered[ranked.Application.ID]++
			}
			for _, rejected := range set.Outcome.Rejected {
				answered[rejected.Application.ID]++
			}
		}
		for key, count := range winners {
			if count != 1 {
				t.Errorf("seed %d: %s was allocated %d times", seed, key, count)
			}
		}
		for _, a := range in.Applications {
			if answered[a.ID] != 1 {
				t.Errorf("seed %d: %s was answered %d times", seed, a.ID, answered[a.ID])
			}
		}
	}
}

func TestVariantFormsContendForOneName(t *testing.T) {
	got := allocated(t, launch.Inputs{Sources: lots, Applications: []launch.Application{
		applied(t, priority, "a", "A", "山頂纜車.hk", mark("山頂纜車")), applied(t, priority, "b", "B", "山顶缆车.hk", mark("山顶缆车")),
	}})
	if !strings.Contains(got, "山頂纜車.hk DRAW") && !strings.Contains(got, "山顶缆车.hk DRAW") || strings.Count(got, "\n") != 1 {
		t.Error(got)
	}
}

func TestVariantFormsOfOneGovernmentNameHaveOneHolder(t *testing.T) {
	o := decide(t, pre, launch.Contention{
		Applications: []launch.Application{applied(t, pre, "a", "A", "山頂纜車.hk"), applied(t, pre, "b", "B", "山頂纜車.hk")},
		Holdings:     holdings(t, "山頂纜車.gov.hk A 2001-01-01", "山顶缆车.gov.hk B 2001-01-01"), Sources: lots,
	})
	if got, want := said(o), "NO_VALID_APPLICATION: -a=NOT_ELIGIBLE -b=NOT_ELIGIBLE"; got != want || len(o.Anomalies) != 1 {
		t.Errorf("got %s, want %s; anomalies %v", got, want, o.Anomalies)
	}
}

func FuzzPlain(f *testing.F) {
	for _, asked := range []string{"kite.hk", "KITE.hk", " kite.hk", "kite.hk.", "xn--j6w193g.hk", "-kite.hk", "ki te.hk", "香港.hk", "com.hk", "K.hk"} {
		f.Add(asked)
	}
	f.Fuzz(func(t *testing.T, asked string) {
		s := hk2004(t).Subject(names(t), asked)
		if launch.Plain(asked) && (s.Key() != asked || s.Name.Unicode != asked) {
			t.Errorf("%q is plain, yet its key is %q and it goes by %q", asked, s.Key(), s.Name.Unicode)
		}
	})
}

// about is a contention for a name that our own name rules do not know.
func about(label, suffix string, apps []launch.Application, held []launch.Holding) launch.Contention {
	whole := label + "." + suffix
	return launch.Contention{
		Subject:      launch.Subject{Name: name.Name{Label: label, Suffix: suffix, Unicode: whole, ASCII: whole, VariantKey: whole}},
		Applications: apps, Holdings: held, Sources: lots,
	}
}

func TestTheLaunchOfDotAUHoldsTiesOfItsFirstCategory(t *testing.T) {
	p := other(t, "au-direct-2022")
	apply := func(id string) launch.Application {
		return launch.Application{ID: id, Phase: "PRIORITY_ALLOCATION", Applicant: strings.ToUpper(id), SubmittedAt: at(t, "2022-04-01T00:00:00Z")}
	}
	for _, c := range []struct {
		name string
		apps []string
		held []string
		want string
	}{
		{
			"category 1 comes before category 2",
			[]string{"a", "b"},
			[]string{"kite.com.au A 2019-01-01", "kite.net.au B 2018-02-04"},
			"PRIORITY_CLASS: b >PRIORITY_CLASS> a",
		},
		{
			"of category 2 the earliest",
			[]string{"a", "b"},
			[]string{"kite.com.au A 2019-01-02", "kite.net.au B 2019-01-01"},
			"LONGEST_STANDING: b >LONGEST_STANDING> a",
		},
		{
			"two of category 1 must agree",
			[]string{"a", "b", "c"},
			[]string{"kite.com.au A 1999-01-01", "kite.net.au B 2010-01-01", "kite.id.au C 2020-01-01"},
			"HELD: a >HELD> b >PRIORITY_CLASS> c",
		},
		{
			"a name of the day of the launch is too late",
			[]string{"a"},
			[]string{"kite.com.au A 2022-03-24"},
			"NO_VALID_APPLICATION: -a=NOT_ELIGIBLE",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var apps []launch.Application
			for _, id := range c.apps {
				apps = append(apps, apply(id))
			}
			o, err := p.Decide(&p.Phases[0], about("kite", "au", apps, holdings(t, c.held...)))
			if err != nil || said(o) != c.want {
				t.Errorf("got  %s %v\nwant %s", said(o), err, c.want)
			}
			if held := o.DecidedBy == launch.Held; held != (o.Winner() == nil && len(o.Ranking) > 0) {
				t.Error("a held name has no winner, and only that")
			}
		})
	}
}

func TestTheLaunchOfDotHongKongInChineseRanksByEvidence(t *testing.T) {
	p := other(t, "hk-chinese-2011")
	apply := func(id string, kind launch.ClaimKind, text string) launch.Application {
		a := launch.Application{ID: id, Phase: "PRE_LAUNCH", Applicant: strings.ToUpper(id), SubmittedAt: at(t, "2011-02-22T12:00:00+08:00")}
		if kind != "" {
			a.Claims = []launch.Claim{{Kind: kind, Text: text}}
		}
		return a
	}
	held := holdings(t, "one.hk A 2001-01-01", "two.hk B 2001-01-01", "three.hk C 2001-01-01", "four.hk D 2001-01-01",
		"late.hk E 2011-02-01", "short.hk F 2001-01-01")
	for i := range held {
		held[i].Expires = day(t, "2012-01-01")
	}
	held[5].Expires = day(t, "2011-05-23") // 90 days after the day of application: not more
	apps := []launch.Application{
		apply("d", "", ""), apply("c", launch.TradingNameClaim, "山頂纜車"), apply("b", launch.CompanyNameClaim, "山頂"),
		apply("a", launch.MarkClaim, "山顶缆车"), apply("e", "", ""), apply("f", "", ""),
	}
	o, err := p.Decide(&p.Phases[0], about("山頂纜車", "香港", apps, held))
	want := "PRIORITY_CLASS: a >PRIORITY_CLASS> b >PRIORITY_CLASS> c >PRIORITY_CLASS> d -e=NOT_ELIGIBLE -f=NOT_ELIGIBLE"
	if err != nil || said(o) != want {
		t.Errorf("got  %s %v\nwant %s", said(o), err, want)
	}
}
