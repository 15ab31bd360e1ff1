package launch_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/paper"
)

// twoWant makes a name that two want in Sunrise, which has just closed.
func (h *house) twoWant() (a, b application) {
	h.t.Helper()
	a = h.applies(harbour, rule.Sunrise, h.company(harbour, "Kite Limited"), "kite.hk", 1)
	b = h.applies(peak, rule.Sunrise, h.company(peak, "Wind Limited"), "kite.hk", 2)
	h.at("2004-05-28T17:30:00+08:00")
	return a, b
}

// atOnce runs attempts together, and returns what each came to.
func atOnce(number int, attempt func(i int) error) []error {
	var wg sync.WaitGroup
	start, came := make(chan struct{}), make([]error, number)
	for i := range number {
		wg.Go(func() {
			<-start
			came[i] = attempt(i)
		})
	}
	close(start)
	wg.Wait()
	return came
}

func TestADrawIsCommittedBeforeItsSourcesCanBeKnown(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		officer := flowstest.Officer(t)
		a, _ := h.twoWant()
		alone := h.applies(peak, rule.Sunrise, h.company(peak, "Alone Limited"), "alone.hk", 3)
		closed := h.at("2004-05-28T17:30:00+08:00")
		h.Clock.Set(closed.Add(-time.Second))
		flowstest.Refused(t, h.launches.CommitDraw(officer, a.set, []launch.Source{h.lottery("Mark Six", 9)}), rules.StatusProhibitsOperation, "setId")
		h.Clock.Set(closed)
		late := launch.Source{Name: "Mark Six", Bits: 29.2, PublicAt: h.Frame.Now()}
		for _, c := range []struct {
			name, set string
			sources   []launch.Source
			code      rules.Code
			field     string
		}{
			{"no set", "set_none", []launch.Source{h.lottery("Mark Six", 1)}, rules.NotFound, "setId"},
			{"no sources", a.set, nil, rules.Invalid, "sources"},
			{"too many", a.set, make([]launch.Source, rule.SourcesMax+1), rules.Invalid, "sources"},
			{"a source without a name", a.set, []launch.Source{h.lottery(" ", 1)}, rules.Required, "sources"},
			{"a name of two lines", a.set, []launch.Source{h.lottery("Mark\nSix", 1)}, rules.Invalid, "sources"},
			{"one that is public", a.set, []launch.Source{late}, rules.Invalid, "sources"},
			{"one without entropy", a.set, []launch.Source{{Name: "x", PublicAt: h.Frame.Now().Add(time.Hour)}}, rules.Invalid, "sources"},
			{"one of more than there is", a.set, []launch.Source{{Name: "x", Bits: 2001, PublicAt: h.Frame.Now().Add(time.Hour)}}, rules.Invalid, "sources"},
			{"too little", a.set, []launch.Source{{Name: "x", Bits: 0.99, PublicAt: h.Frame.Now().Add(time.Hour)}}, rules.Invalid, "sources"},
			{"one twice", a.set, []launch.Source{h.lottery("x", 1), h.lottery("x", 2)}, rules.Invalid, "sources"},
			{"a set that needs none", alone.set, []launch.Source{h.lottery("x", 1)}, rules.StatusProhibitsOperation, "setId"},
		} {
			t.Run(c.name, func(t *testing.T) {
				refusal := flowstest.Refused(t, h.launches.CommitDraw(officer, c.set, c.sources), c.code, c.field)
				if said := refusal.Message.In(rules.English); c.name == "too little" && (!strings.Contains(said, "1.00") || !strings.Contains(said, "0.99")) {
					t.Error(said)
				}
			})
		}
		if frozen := w.Count("SELECT count(*) FROM contention_set WHERE frozen_at IS NOT NULL"); frozen != 0 {
			t.Error("a refused commitment has left something behind")
		}
	})
}

func TestADrawIsCommittedOnceAndConductedOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		officer := flowstest.Officer(t)
		a, _ := h.twoWant()
		waiting := h.supply(harbour, a, rules.OtherDocument)
		sources := []launch.Source{h.lottery("Mark Six", 2), h.lottery("drand", 1)}
		refusal := flowstest.Refused(t, h.launches.CommitDraw(officer, a.set, sources), rules.StatusProhibitsOperation, "setId")
		if said := refusal.Message.In(rules.English); !strings.Contains(said, "kite.hk") {
			t.Error(said)
		}
		h.review(waiting, paper.Accepted)
		values := [][]int{{41, 3, 12, 18, 27, 33, 7}, {5, 6}}
		flowstest.Refused(t, h.launches.ConductDraw(officer, drawOf(a.set), values), rules.NotFound, "drawId")
		for i, err := range atOnce(4, func(int) error { return h.launches.CommitDraw(officer, a.set, sources) }) {
			if err != nil {
				t.Errorf("commitment %d: %v", i, err)
			}
		}
		before := h.audited("draw.commit")
		h.must(h.launches.CommitDraw(second(t), a.set, sources))
		flowstest.Refused(t, h.launches.CommitDraw(officer, a.set, sources[:1]), rules.StatusProhibitsOperation, "sources")
		flowstest.Refused(t, h.launches.ConductDraw(officer, drawOf(a.set), values), rules.StatusProhibitsOperation, "drawId")
		h.Clock.Set(sources[0].PublicAt.Add(-time.Second))
		flowstest.Refused(t, h.launches.ConductDraw(officer, drawOf(a.set), values), rules.StatusProhibitsOperation, "drawId")
		h.Clock.Set(sources[0].PublicAt)
		for name, values := range map[string][][]int{
			"too few lists": {{1}}, "none of one": {{1}, {}}, "less than nothing": {{1}, {-1}}, "too many": {{1}, make([]int, 21)},
		} {
			t.Run(name, func(t *testing.T) {
				flowstest.Refused(t, h.launches.ConductDraw(officer, drawOf(a.set), values), rules.Invalid, "values")
			})
		}
		other := [][]int{{41, 3, 12, 18, 27, 33, 8}, {5, 6}}
		came := atOnce(6, func(i int) error {
			return h.launches.ConductDraw(officer, drawOf(a.set), [][][]int{values, other}[i%2])
		})
		granted := 0
		for _, err := range came {
			var refusal *rules.Refusal
			if err == nil {
				granted++
			} else if !errors.As(err, &refusal) || refusal.Code != rules.StatusProhibitsOperation {
				t.Error(err)
			}
		}
		if granted != 3 || before != 1 || h.audited("draw.commit") != 1 || h.audited("draw.conduct") != 1 || h.audited("launch.freeze") != 1 {
			t.Errorf("%d were granted: committed %d, conducted %d, frozen %d times", granted, h.audited("draw.commit"),
				h.audited("draw.conduct"), h.audited("launch.freeze"))
		}
	})
}

func (h *house) audited(action string) int {
	return h.Count("SELECT count(*) FROM audit_entry WHERE action = '" + action + "'")
}

func TestADrawShowsWhatIsKnownOfItAndNoMore(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		a, b := h.twoWant()
		anyone := flowstest.Anonymous(t)
		if d, err := h.launches.DrawByID(anyone, drawOf(a.set)); d != nil || err != nil {
			t.Fatalf("before it is committed: %v, %v", d, err)
		}
		h.must(h.launches.CommitDraw(flowstest.Officer(t), a.set, []launch.Source{h.lottery("Mark Six", 1)}))
		d, err := h.launches.DrawByID(anyone, drawOf(a.set))
		if err != nil || d == nil || len(d.Entries) != 2 || d.Entries[0] != a.id || d.Entries[1] != b.id || d.Key != nil || d.Order != nil ||
			d.Sources[0].Values != nil || d.ProofURL != nil || len(d.CommitmentSha256) != 64 {
			t.Fatalf("committed: %+v, %v", d, err)
		}
		commitment := d.CommitmentSha256
		h.Clock.Move(2 * time.Hour)
		h.must(h.launches.ConductDraw(flowstest.Officer(t), drawOf(a.set), numbers))
		d, err = h.launches.DrawByID(anyone, drawOf(a.set))
		if err != nil || *d.Key != "3.7.12.18.27.33.41./kite.hk/" || len(d.Order) != 2 || d.CommitmentSha256 != commitment || d.ProofURL != nil {
			t.Fatalf("conducted: %+v, %v", d, err)
		}
		h.announces(rule.Sunrise)
		if d, err = h.launches.DrawByID(anyone, drawOf(a.set)); err != nil || d.ProofURL == nil {
			t.Errorf("announced: %+v, %v", d, err)
		}
	})
}
