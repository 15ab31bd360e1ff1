package launch_test

import (
	"math/rand/v2"
	"testing"

	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/draw"
	rule "lionrock/rules/launch"
)

// walk is a random programme that is run live and from a list at once.
type walk struct {
	*house
	r         *rand.Rand
	companies map[string]string
	in        rule.Inputs
}

// A whole programme run live comes to the very results that the rules make of the same applications, holdings and sources.
func TestALiveProgrammeIsTheOfflineOne(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		v := &walk{house: in2004(t, w), r: rand.New(rand.NewPCG(seed, 1)), companies: map[string]string{}}
		v.in.Sources = []draw.Source{{Name: "Mark Six", Values: []uint64{3, 12, 18, 27, 33, 41, 7}, Bits: 29.2}}
		for i, name := range []string{"Kite", "Wind", "Tram", "Noodle"} {
			v.companies[name] = v.company([]flowstest.Partner{harbour, peak}[i%2], name)
		}
		for i, name := range []string{"kite", "wind"} {
			holder := []string{"Kite", "Tram"}[i]
			v.holds([]flowstest.Partner{harbour, harbour}[i], v.companies[holder], name+".com.hk", "2003-05-01T10:00:00+08:00", rules.BusinessRegistration)
			v.in.Holdings = append(v.in.Holdings, rule.Holding{
				Name: name + ".com.hk", Suffix: "com.hk", Holder: holder, Commenced: rule.DayOf(v.phase(rule.Sunrise).Opens.AddDate(-1, 0, -16)),
				Class: rule.OtherHolder,
			})
		}
		for _, kind := range []rule.PhaseKind{rule.PriorityRegistration, rule.PreRegistration, rule.Sunrise} {
			v.runs(kind)
		}
		v.compare()
	})
}

// runs applies at random in a phase, and decides it.
func (v *walk) runs(kind rule.PhaseKind) {
	v.t.Helper()
	minutes := 0
	for _, name := range []string{"kite", "wind", "tea"} {
		for i, company := range []string{"Kite", "Wind", "Tram", "Noodle"} {
			if v.r.IntN(2) == 0 {
				continue
			}
			var papers []rules.DocumentKind
			if kind == rule.PriorityRegistration {
				papers = markPapers[:1+v.r.IntN(2)]
			}
			minutes++
			app := v.applies([]flowstest.Partner{harbour, peak}[i%2], kind, v.companies[company], name+".hk", minutes, papers...)
			row := v.DB.Read.LaunchApplication.GetX(flowstest.System(v.t), app.id)
			v.in.Applications = append(v.in.Applications, rule.Application{
				ID: app.id, Phase: kind, Name: name + ".hk", Applicant: company, SubmittedAt: row.SubmittedAt, Papers: papers,
				Claims: []rule.Claim{{Kind: rule.MarkClaim, Text: name}},
			})
		}
	}
	if minutes == 0 {
		return
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
