package names_test

import (
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/name"
)

// Whatever was done later is not there when the clock goes back, is not undone, and is there again when it comes to it.
func TestAClockThatWasMovedBackUndoesNothing(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		done := w.Register(harbour, "tea.hk")
		waits := w.Register(harbour, "tea.com.hk", flowstest.With(w.Paper(harbour, certificate)))
		before, later := w.RowCounts(), w.Frame.Now()
		w.Clock.Set(time.Date(2004, time.June, 1, 12, 0, 0, 0, rules.HongKong))
		if freed, err := w.Names.FreeOverdue(flowstest.System(t)); freed != 0 || err != nil {
			t.Errorf("%d names that wait later were freed, %v", freed, err)
		}
		w.Pay(harbour, 100*rules.Dollar)
		answers, err := w.Names.Availability(t.Context(), []string{"tea.hk", "tea.com.hk", "free.hk"}, 1)
		if err != nil || answers[0].Status != name.Registered || answers[1].Status != name.Registered || answers[2].Status != name.Available {
			t.Fatalf("%v, %v", answers, err)
		}
		_, err = w.TryRegister(peak, "tea.hk")
		flowstest.Refused(t, err, rules.Taken, "name")
		for what, see := range map[string]func() error{
			"the name": func() error { _, err := w.Names.Domain(flowstest.As(t, harbour), "tea.hk"); return err },
			"its ID":   func() error { _, err := w.Names.DomainByID(flowstest.As(t, harbour), waits); return err },
			"its data": func() error {
				data, err := w.Names.RegistrationData(t.Context(), "tea.hk")
				if data != nil {
					t.Errorf("its data is %+v", data)
				}
				return err
			},
			"the waiver": func() error { _, err := w.Programs.FeeWaiver(flowstest.As(t, harbour), harbour.ID, nil); return err },
			"the list": func() error {
				list, err := w.Names.Domains(flowstest.As(t, harbour), view.Page{}, harbour.ID, names.DomainFilter{}, names.DomainOrder{})
				if len(list.Edges) != 0 {
					t.Errorf("listed are %d", len(list.Edges))
				}
				return err
			},
		} {
			if err := see(); err != nil {
				t.Errorf("%s: %v", what, err)
			}
		}
		own := w.Register(harbour, "free.hk")
		w.Clock.Set(later)
		for _, id := range []string{done, waits} {
			if d := w.Domain(id); d.ReleasedAt != nil {
				t.Errorf("%s was let go", d.Name)
			}
		}
		if w.Domain(own).CompletedAt == nil || w.RowCounts()["domain"] != before["domain"]+1 {
			t.Error("a name registered then is not there now")
		}
	})
}
