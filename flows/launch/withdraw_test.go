package launch_test

import (
	"testing"

	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/flows/view"
	"lionrock/rules"
	rule "lionrock/rules/launch"
)

// sunrise is an application in good order for Sunrise.
func sunrise(w *flowstest.World, p flowstest.Partner, name string) launch.ApplyInput {
	return launch.ApplyInput{Name: name, Phase: rule.Sunrise, RegistrantID: company(w, p, p.Name)}
}

func TestAnApplicationIsWithdrawnUntilItsNameIsFixed(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		enough(t, w, "2004-05-17 12:00:00")
		as := flowstest.As(t, harbour)
		v := apply(t, w, harbour, sunrise(w, harbour, "kite.hk"))
		for range 2 {
			if err := w.Launches.Withdraw(as, v.ID); err != nil {
				t.Fatal(err)
			}
			stands(t, look(t, w, harbour, v.ID), rule.Withdrawn)
			keeps(t, w, harbour, 2000*rules.Dollar, 0)
		}
		flowstest.Refused(t, w.Launches.Withdraw(flowstest.As(t, peak), v.ID), rules.NotFound, "applicationId")
		v = apply(t, w, harbour, sunrise(w, harbour, "kite.hk"))
		t.Run("not while a moved clock has not come to it", func(t *testing.T) {
			w.Clock.Set(on(t, "2004-05-01 12:00:00"))
			flowstest.Refused(t, w.Launches.Withdraw(as, v.ID), rules.NotFound, "applicationId")
			list, err := w.Launches.Applications(as, view.Page{}, nil, nil)
			if err != nil || len(list.Edges) != 0 {
				t.Errorf("listed are %d, %v", len(list.Edges), err)
			}
		})
		w.Clock.Set(on(t, "2004-05-28 17:30:00"))
		if err := w.Launches.AnnounceResults(flowstest.Officer(t), rule.Sunrise, ""); err != nil {
			t.Fatal(err)
		}
		flowstest.Refused(t, w.Launches.Withdraw(as, v.ID), rules.StatusProhibitsOperation, "applicationId")
		stands(t, look(t, w, harbour, v.ID), rule.PendingAllocation)
	})
}

func TestApplicationsAreListedPageByPageAndByStatus(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		enough(t, w, "2004-05-17 12:00:00")
		w.Pay(harbour, 4000*rules.Dollar)
		as, taken := flowstest.As(t, harbour), map[string]bool{}
		for _, name := range []string{"aa1.hk", "aa2.hk", "aa3.hk", "aa4.hk", "aa5.hk"} {
			v := apply(t, w, harbour, sunrise(w, harbour, name))
			if name == "aa2.hk" || name == "aa4.hk" {
				if err := w.Launches.Withdraw(as, v.ID); err != nil {
					t.Fatal(err)
				}
			}
		}
		status, two := rule.Validated, 2
		var after *string
		for range 2 {
			page, err := w.Launches.Applications(as, view.Page{First: &two, After: after}, nil, &status)
			if err != nil {
				t.Fatal(err)
			}
			if total, err := page.TotalCount(as); total != 3 || err != nil {
				t.Errorf("they are %d, %v", total, err)
			}
			for _, edge := range page.Edges {
				taken[edge.Node.Name] = true
			}
			after = page.PageInfo.EndCursor
		}
		if len(taken) != 3 || taken["aa2.hk"] {
			t.Errorf("listed are %v", taken)
		}
		sunrisePhase, priorityPhase := rule.Sunrise, rule.PriorityRegistration
		for phase, want := range map[*rule.PhaseKind]int{&sunrisePhase: 5, &priorityPhase: 0} {
			page, err := w.Launches.Applications(as, view.Page{}, phase, nil)
			if err != nil || len(page.Edges) != want {
				t.Errorf("in %s are %d, %v", *phase, len(page.Edges), err)
			}
		}
		if page, err := w.Launches.Applications(flowstest.As(t, peak), view.Page{}, nil, nil); err != nil || len(page.Edges) != 0 {
			t.Errorf("Peak sees %v, %v", page, err)
		}
	})
}
