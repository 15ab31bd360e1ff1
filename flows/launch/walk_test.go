package launch_test

import (
	"testing"

	"lionrock/flows/flowstest"
	"lionrock/rules"
	rule "lionrock/rules/launch"
)

func TestAPhaseIsDrawnAnnouncedAndSettled(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		one, two := h.company(harbour, "Kite Limited"), h.company(peak, "Wind Limited")
		a := h.applies(harbour, rule.Sunrise, one, "kite.hk", 1)
		b := h.applies(peak, rule.Sunrise, two, "kite.hk", 2)
		alone := h.applies(peak, rule.Sunrise, two, "wind.hk", 3)
		h.at("2004-05-28T17:30:00+08:00")
		h.draws(a.set)
		h.announces(rule.Sunrise)
		if n := w.Count("SELECT count(*) FROM domain WHERE launch_set_id IS NOT NULL"); n != 2 {
			t.Errorf("%d names were allocated", n)
		}
		if n := w.Count("SELECT count(*) FROM launch_tier WHERE settled_at IS NOT NULL"); n != 1 {
			t.Error("the tier is not settled")
		}
		spent := 20_000*rules.Dollar - w.Money(harbour).Current - w.Money(peak).Current
		if held := w.Money(harbour).Held + w.Money(peak).Held; spent != 2*h.fee || held != 0 {
			t.Errorf("%s was spent, %s is held", spent, held)
		}
		set, err := h.launches.ContentionSet(flowstest.Anonymous(t), "kite.hk", rule.Sunrise)
		if err != nil || set == nil || set.Winner == nil || *set.DecidedBy != rule.ByDraw {
			t.Fatalf("answered %+v, %v", set, err)
		}
		if won := set.Winner.ApplicationID; won != a.id && won != b.id || set.ProvisionalUntil == nil || set.ProofURL == nil {
			t.Errorf("winner %s, %+v", won, set)
		}
		if wind, err := h.launches.ContentionSet(flowstest.Anonymous(t), "wind.hk", rule.Sunrise); err != nil || wind.Winner.ApplicationID != alone.id {
			t.Error(wind, err)
		}
	})
}
