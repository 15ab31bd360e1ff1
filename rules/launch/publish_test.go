package launch_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules/launch"
)

// What is published is enough to repeat the decision, and tells no applicant's name.
func TestADecisionIsRepeatedFromItsPublicationAlone(t *testing.T) {
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 3))
	p := hk2004(t)
	alias := func(applicant string) string { return "Applicant " + applicant[len(applicant)-1:] }
	for range 200 {
		in := random(t, r)
		phase := &p.Phases[r.IntN(len(p.Phases))]
		c := launch.Contention{Subject: p.Subject(names(t), "kite.hk"), Holdings: in.Holdings[:0], Sources: lots}
		for _, h := range in.Holdings {
			if h.LabelKey() == "kite" {
				c.Holdings = append(c.Holdings, h)
			}
		}
		for _, a := range in.Applications {
			if a.Phase == phase.Kind && a.Name == "kite.hk" {
				c.Applications = append(c.Applications, a)
			}
		}
		want, err := p.Decide(phase, c)
		if err != nil {
			t.Fatal(err)
		}
		document := asJSON(t, p.Publish(phase, c, alias))
		var pub launch.Published
		if err := json.Unmarshal([]byte(document), &pub); err != nil {
			t.Fatal(err)
		}
		got, err := p.Replay(names(t), pub, lots)
		if diff := cmp.Diff(said(want), said(got)); diff != "" || err != nil {
			t.Fatalf("seed %d: %v\n%s\n%s", seed, err, diff, document)
		}
	}
}
