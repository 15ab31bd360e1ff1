package clock_test

import (
	"sync"
	"testing"
	"time"

	"lionrock/ent/auditentry"
	"lionrock/flows"
	"lionrock/flows/clock"
	"lionrock/flows/flowstest"
	"lionrock/rules"
)

func TestMain(m *testing.M) { flowstest.Main(m) }

// demo is a frame whose clock can be moved.
func demo(w *flowstest.World) (*clock.Clock, *flows.Frame) {
	c := clock.New(w.Clock.Now)
	frame := *w.Frame
	frame.Clock = c.Now
	return c, &frame
}

// near tells whether two instants are the same but for the time a test takes.
func near(a, b time.Time) bool { return a.Sub(b).Abs() < time.Millisecond }

func TestTheDemosClockIsMoved(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c, frame := demo(w)
		if !near(c.Now(), flowstest.Start) {
			t.Errorf("before it is moved it shows %s", c.Now())
		}
		to := rules.AddDays(flowstest.Start, 40)
		if err := c.Advance(flowstest.As(t, flowstest.Harbour), frame, to); err != nil {
			t.Fatal(err)
		}
		if !near(c.Now(), to) {
			t.Errorf("it shows %s, want %s", c.Now(), to)
		}
		t.Run("and runs on from there", func(t *testing.T) {
			w.Clock.Move(time.Hour)
			if !near(c.Now(), to.Add(time.Hour)) {
				t.Errorf("it shows %s", c.Now())
			}
		})
		t.Run("by any number of steps", func(t *testing.T) {
			further := rules.AddDays(to, 400)
			if err := c.Advance(flowstest.As(t, flowstest.Harbour), frame, further); err != nil || !near(c.Now(), further) {
				t.Errorf("it shows %s, %v", c.Now(), err)
			}
		})
		t.Run("also after a restart", func(t *testing.T) {
			again := clock.New(w.Clock.Now)
			if err := again.Load(t.Context(), w.DB); err != nil || !near(again.Now(), c.Now()) {
				t.Errorf("it shows %s and showed %s, %v", again.Now(), c.Now(), err)
			}
		})
		t.Run("and back, to before the launch", func(t *testing.T) {
			launch := time.Date(2004, time.January, 26, 12, 0, 0, 0, rules.HongKong)
			if err := c.Advance(flowstest.As(t, flowstest.Harbour), frame, launch); err != nil || !near(c.Now(), launch) {
				t.Errorf("it shows %s, %v", c.Now(), err)
			}
			again := clock.New(w.Clock.Now)
			if err := again.Load(t.Context(), w.DB); err != nil || !near(again.Now(), c.Now()) {
				t.Errorf("after a restart it shows %s, %v", again.Now(), err)
			}
		})
		entries := w.DB.Read.AuditEntry.Query().Where(auditentry.Action("clock.advance")).AllX(flowstest.System(t))
		if len(entries) != 3 || entries[0].Actor != "partner@harbour.example" {
			t.Errorf("recorded are %v", entries)
		}
	})
}

func TestAClockThatMayNotBeMovedStays(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c, frame := demo(w)
		for name, to := range map[string]time.Time{
			"to before 2003": time.Date(2002, time.December, 31, 23, 59, 59, 0, rules.HongKong), "to no time": {},
			"beyond ten years": flowstest.Start.AddDate(11, 0, 0), "to the end of time": time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC),
		} {
			t.Run(name, func(t *testing.T) {
				flowstest.Refused(t, c.Advance(flowstest.As(t, flowstest.Harbour), frame, to), rules.Invalid, "to")
			})
		}
		t.Run("for real", func(t *testing.T) {
			frame.Sandbox = false
			err := c.Advance(flowstest.Officer(t), frame, flowstest.Start.Add(time.Hour))
			flowstest.Refused(t, err, rules.Prohibited, "to")
		})
		if !near(c.Now(), flowstest.Start) || w.RowCounts()["clock"] != 0 {
			t.Errorf("it shows %s", c.Now())
		}
	})
}

func TestAClockThatManyMoveAtOnceShowsWhatIsRemembered(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c, frame := demo(w)
		var wg sync.WaitGroup
		for i := range 20 {
			wg.Go(func() {
				if err := c.Advance(flowstest.As(t, flowstest.Harbour), frame, flowstest.Start.AddDate(0, 0, 10-i)); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		again := clock.New(w.Clock.Now)
		if err := again.Load(t.Context(), w.DB); err != nil || !near(again.Now(), c.Now()) || w.RowCounts()["clock"] != 1 {
			t.Errorf("it shows %s, and after a restart %s, %v", c.Now(), again.Now(), err)
		}
	})
}
