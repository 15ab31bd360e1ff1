package launch_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/draw"
	rule "lionrock/rules/launch"
	"lionrock/rules/registration"
)

// walk is a random programme that is run live and from a list at once.
type walk struct {
	*house
	r  *rand.Rand
	in rule.Inputs
}

// claimant is somebody who may hold names and wants some.
type claimant struct {
	name    string
	kind    rules.HolderKind
	partner flowstest.Partner
	// under are the endings it may hold names under.
	under []string
}

var claimants = []claimant{
	{"Tram Office", rules.Government, harbour, []string{"gov.hk"}},
	{"Ferry Authority", rules.StatutoryBody, peak, []string{"org.hk"}},
	{"Peak Authority", rules.StatutoryBody, harbour, []string{"org.hk"}},
	{"Tea Society", rules.NonProfit, peak, []string{"org.hk"}},
	{"Kite Limited", rules.Company, harbour, []string{"com.hk"}},
	{"Wind Limited", rules.Company, peak, []string{"com.hk"}},
	{"Star Networks", rules.NetworkProvider, harbour, []string{"net.hk", "com.hk"}},
	{"Chan Ka Yan", rules.Individual, peak, []string{"idv.hk"}},
}

// A whole programme run live comes to the very results that the rules make of the same applications, holdings and sources.
func TestALiveProgrammeIsTheOfflineOne(t *testing.T) {
	for i := range 4 {
		t.Run(fmt.Sprintf("programme %d", i+1), func(t *testing.T) {
			seed := rand.Uint64()
			t.Logf("seed %d", seed)
			flowstest.Each(t, func(t *testing.T, w *flowstest.World) { runBothWays(t, w, seed) })
		})
	}
}

func runBothWays(t *testing.T, w *flowstest.World, seed uint64) {
	v := &walk{house: in2004(t, w), r: rand.New(rand.NewPCG(seed, 1))}
	v.in.Sources = []draw.Source{{Name: "Mark Six", Values: []uint64{3, 12, 18, 27, 33, 41, 7}, Bits: 29.2}}
	for _, p := range []flowstest.Partner{harbour, peak} {
		w.Pay(p, 50_000*rules.Dollar)
	}
	holders := map[string]string{}
	for _, c := range claimants {
		in := registration.Registrant{Kind: c.kind, Name: c.name, Country: "HK"}
		if c.kind == rules.Individual {
			in.BirthDate = "1968-10-22"
		}
		holders[c.name] = v.NewHolder(c.partner, in)
	}
	for _, label := range labels {
		v.given(label, holders)
	}
	for i, kind := range []rule.PhaseKind{rule.PriorityRegistration, rule.PreRegistration, rule.Sunrise} {
		v.runs(kind, labels[:2*(i+1)], holders)
	}
	v.compare()
}

// labels are what everybody wants, two of them from each phase on; those with a bank in it need a consent.
var labels = []string{"kite", "teabank", "wind", "bankrock", "tram", "lantern"}

// given gives third-level names with a label to some who may have them, since a day on which others were given theirs too, or
// since one that comes too late.
func (v *walk) given(label string, holders map[string]string) {
	v.t.Helper()
	taken := map[string]bool{}
	for _, at := range v.r.Perm(len(claimants)) {
		c := claimants[at]
		name := label + "." + c.under[v.r.IntN(len(c.under))]
		if taken[name] || v.r.IntN(3) == 0 {
			continue
		}
		taken[name] = true
		day := []string{"2003-03-12", "2003-03-12", "2003-05-20", "2004-04-20"}[v.r.IntN(4)]
		v.holds(c.partner, holders[c.name], name, day+"T10:00:00+08:00")
		since, err := time.ParseInLocation(time.DateOnly, day, rules.HongKong)
		v.must(err)
		v.in.Holdings = append(v.in.Holdings, rule.Holding{
			Name: name, Suffix: name[len(label)+1:], Holder: c.name, Commenced: rule.DayOf(since), Class: rule.HolderClassOf(c.kind),
		})
	}
}

// runs applies at random in a phase, thinks better of some of it, and decides it.
func (v *walk) runs(kind rule.PhaseKind, labels []string, holders map[string]string) {
	v.t.Helper()
	minutes := 0
	for _, label := range labels {
		for _, at := range v.r.Perm(len(claimants)) {
			c := claimants[at]
			if v.r.IntN(2) == 0 {
				continue
			}
			var papers []rules.DocumentKind
			if kind == rule.PriorityRegistration {
				papers = slices.Clone(markPapers[:len(markPapers)-v.r.IntN(4)/3])
			}
			if strings.Contains(label, "bank") && v.r.IntN(4) > 0 {
				papers = append(papers, rules.BankingConsent)
			}
			minutes++
			app := v.applies(c.partner, kind, holders[c.name], label+".hk", minutes, papers...)
			if v.r.IntN(10) == 0 {
				v.must(v.launches.Withdraw(flowstest.As(v.t, c.partner), app.id))
				continue
			}
			row := v.DB.Read.LaunchApplication.GetX(flowstest.System(v.t), app.id)
			v.in.Applications = append(v.in.Applications, rule.Application{
				ID: app.id, Phase: kind, Name: label + ".hk", Applicant: c.name, SubmittedAt: row.SubmittedAt, Papers: papers,
				Claims: []rule.Claim{{Kind: rule.MarkClaim, Text: label}},
			})
		}
	}
	v.Clock.Set(v.phase(kind).Closes)
	toDraw := rule.AwaitingDraw
	sets, err := v.launches.ContentionSets(flowstest.Officer(v.t), view.Page{}, launch.SetFilter{Phase: kind, DecidedBy: &toDraw})
	v.must(err)
	for _, edge := range sets.Edges {
		v.draws(edge.Node.ID)
	}
	v.announces(kind)
}

func (v *walk) compare() {
	v.t.Helper()
	p, err := rule.Shipped(rule.HK2004)
	v.must(err)
	sets, err := p.Allocate(&v.Book().Names, v.in)
	v.must(err)
	byPhase, won := map[rule.PhaseKind][]rule.Result{}, 0
	for _, set := range sets {
		byPhase[set.Phase.Kind] = append(byPhase[set.Phase.Kind], set.Outcome.Result(set.Phase.Kind, set.Subject.Name.Unicode))
		if set.Outcome.Winner() != nil {
			won++
		}
	}
	for kind, results := range byPhase {
		want, err := rule.Results(results)
		v.must(err)
		file, err := v.launches.ResultsFile(v.t.Context(), kind)
		v.must(err)
		if string(file.Body) != want {
			v.t.Errorf("%s: live\n%s\noffline\n%s", kind, file.Body, want)
		}
	}
	if names := v.Count("SELECT count(*) FROM domain WHERE launch_set_id IS NOT NULL"); names != won {
		v.t.Errorf("%d names are in the register, %d were won", names, won)
	}
}
