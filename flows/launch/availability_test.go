package launch_test

import (
	"strings"
	"testing"

	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/flows/view"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/name"
)

// ask asks about a name as everyone may.
func ask(t *testing.T, w *flowstest.World, about string) *view.Availability {
	t.Helper()
	answers, err := w.Names.Availability(t.Context(), []string{about, "other." + about}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if a := answers[0]; !a.Reason.Complete() || a.Rule.Code == "" {
		t.Errorf("%s: %+v", about, a)
	}
	return answers[0]
}

func TestAvailabilityFollowsTheLaunch(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		enough(t, w, "2004-05-17 12:00:00")
		for _, p := range []flowstest.Partner{harbour, peak} {
			apply(t, w, p, launch.ApplyInput{Name: "kite.hk", Phase: rule.Sunrise, RegistrantID: company(w, p, p.Name)})
		}
		gone := apply(t, w, peak, launch.ApplyInput{Name: "junk.hk", Phase: rule.Sunrise, RegistrantID: company(w, peak, "Junk Limited")})
		if err := w.Launches.Withdraw(flowstest.As(t, peak), gone.ID); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			at, name   string
			status     name.Status
			phase      rule.PhaseKind
			contenders int
		}{
			{"2003-01-02 00:00:00", "kite.hk", name.LaunchOnly, rule.PriorityRegistration, 0},
			{"2004-01-26 12:00:00", "kite.hk", name.LaunchOnly, rule.PriorityRegistration, 0},
			{"2004-03-19 12:00:00", "kite.hk", name.LaunchOnly, rule.PreRegistration, 0},
			{"2004-05-28 17:29:59", "kite.hk", name.LaunchOnly, rule.Sunrise, 0},
			{"2004-05-28 17:30:00", "kite.hk", name.PendingAllocation, rule.Sunrise, 2},
			{"2004-05-28 17:30:00", "junk.hk", name.LaunchOnly, rule.GeneralAvailability, 0},
			{"2004-05-28 17:30:00", "kite.com.hk", name.Available, "", 0},
			{"2004-05-28 17:30:00", "com.hk", name.Reserved, "", 0},
			{"2004-05-31 11:59:59", "junk.hk", name.LaunchOnly, rule.GeneralAvailability, 0},
			{"2004-05-31 12:00:00", "junk.hk", name.Available, "", 0},
		} {
			t.Run(c.name+" at "+c.at, func(t *testing.T) {
				w.Clock.Set(on(t, c.at).Add(-1000))
				a := ask(t, w, c.name)
				phase, contenders := rule.PhaseKind(""), 0
				if a.Phase != nil {
					phase = a.Phase.Kind
				}
				if a.Contenders != nil {
					contenders = *a.Contenders
				}
				if a.Status != c.status || phase != c.phase || contenders != c.contenders {
					t.Errorf("it is %s in %s with %d: %s", a.Status, phase, contenders, a.Reason.In(rules.English))
				}
			})
		}
	})
}

func TestBeforeTheGeneralLaunchASecondLevelNameIsNotRegistered(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		enough(t, w, "2004-05-31 11:59:59")
		_, err := w.TryRegister(harbour, "kite.hk")
		refusal := flowstest.Refused(t, err, rules.PhaseNotOpen, "name")
		if said := refusal.Message.In(rules.English); !strings.Contains(said, "31 May 2004, 12:00 Hong Kong time") {
			t.Errorf("it says %s", said)
		}
		w.Clock.Set(on(t, "2004-05-28 17:29:59"))
		late := apply(t, w, peak, sunrise(w, peak, "late.hk"))
		given := apply(t, w, peak, sunrise(w, peak, "given.hk"))
		w.Clock.Set(on(t, "2004-05-31 11:59:59"))
		w.Register(harbour, "kite.com.hk", flowstest.With(w.Paper(harbour, rules.BusinessRegistration)))
		w.Clock.Set(on(t, "2004-05-31 12:00:00"))
		w.Register(harbour, "kite.hk")
		_, err = w.TryRegister(peak, "kite.hk")
		flowstest.Refused(t, err, rules.Taken, "name")
		_, err = w.TryRegister(harbour, "late.hk")
		flowstest.Refused(t, err, rules.StatusProhibitsOperation, "name")
		answers, err := w.Names.Availability(flowstest.Anonymous(t), []string{"late.hk", "other.hk"}, 1)
		if err != nil || answers[0].Status != name.PendingAllocation || answers[1].Status != name.Available {
			t.Fatalf("late.hk is %s, other.hk %s: %v", answers[0].Status, answers[1].Status, err)
		}
		if err := w.Launches.Withdraw(flowstest.As(t, peak), late.ID); err != nil {
			t.Fatal(err)
		}
		w.Register(harbour, "late.hk")
		_, err = w.TryRegister(harbour, "given.hk")
		flowstest.Refused(t, err, rules.StatusProhibitsOperation, "name")
		stands(t, look(t, w, peak, given.ID), rule.PendingAllocation)
	})
}
