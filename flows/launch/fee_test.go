package launch_test

import (
	"context"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/program"
)

// inItsYear is a court whose partners joined a year before 1 June 2004, and whose fee one registration waives.
func inItsYear(t *testing.T, w *flowstest.World) *court {
	t.Helper()
	w.Dial("PROGRAM", "program-small", on(t, "2003-01-02 00:00:00"),
		`{"fee": "1000.00", "threshold": 1, "decisionDays": {"minimum": 3, "maximum": 5}, "benefits": []}`)
	err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Exec(ctx, "UPDATE partner SET joined_at = ?", on(t, "2003-06-01 00:00:00").UTC())
	})
	if err != nil {
		t.Fatal(err)
	}
	return inCourt(t, w)
}

func TestWhatWasCreditedStaysSoThoughANameBehindItIsCancelled(t *testing.T) {
	for name, look := range map[string]bool{"where somebody looked in between": true, "and where nobody did": false} {
		t.Run(name, func(t *testing.T) {
			flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
				c := inItsYear(t, w)
				winner := c.owner[c.ranking[0]]
				w.Clock.Set(c.day("2004-06-05 12:00:00"))
				if look {
					_, err := w.Frame.SettleFeesOf(t.Context(), winner.ID)
					c.must(err)
				}
				w.Clock.Set(c.day("2004-06-12 12:00:00"))
				id := c.heard(chair, member)
				w.Clock.Set(c.day("2004-06-20 12:00:00"))
				c.cancels(id)
				c.waivedBy(winner, "2004-06-01 00:00:00")
				past := c.day("2004-06-05 12:00:00")
				stood, err := w.Programs.FeeWaiver(flowstest.As(t, winner), winner.ID, pointer(c.day("2004-05-31 12:00:00")))
				c.must(err)
				if stood.Qualifying != 1 {
					t.Errorf("on the last day of the year %d counted", stood.Qualifying)
				}
				tier, err := w.Programs.TierProgress(flowstest.As(t, winner), winner.ID, &past)
				c.must(err)
				if tier.Qualifying != 1 {
					t.Errorf("on 5 June %d counted for the tier", tier.Qualifying)
				}
			})
		})
	}
}

func pointer(at time.Time) *time.Time { return &at }

// waivedBy sees to it that the fee of a partner's second year is waived as of an instant, by one registration.
func (c *court) waivedBy(p flowstest.Partner, at string) {
	c.t.Helper()
	m, err := c.Programs.Membership(flowstest.As(c.t, p), p.ID)
	c.must(err)
	if len(m.Fees) != 1 || len(m.Fees[0].Lines) != 2 || m.Status != program.InGoodStanding || !m.Fees[0].WaivedAt.Equal(c.day(at)) {
		c.t.Fatalf("%s stands %+v", p.Name, m)
	}
	behind, err := c.Programs.WaiverBehind(flowstest.As(c.t, p), m.Fees[0])
	c.must(err)
	yes, most := true, 10
	list, err := c.Programs.WaiverEntries(flowstest.As(c.t, p), view.Page{First: &most}, behind, &yes)
	c.must(err)
	if behind.Qualifying != 1 || behind.Status != program.Applied || len(list.Edges) != 1 || !list.Edges[0].Node.Counted {
		c.t.Errorf("behind it are %d, listed are %d", behind.Qualifying, len(list.Edges))
	}
}

// What is given back in a launch pays a fee that is owed, whoever looks when.
func TestWhatALaunchGivesBackPaysTheFee(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inItsYear(t, w)
		winner := c.owner[c.ranking[0]]
		w.Clock.Set(c.day("2004-06-12 12:00:00"))
		id := c.heard(chair, member)
		w.Dial("PROGRAM", "program-dear", c.day("2005-01-01 00:00:00"),
			`{"fee": "1000.00", "threshold": 100, "decisionDays": {"minimum": 3, "maximum": 5}, "benefits": []}`)
		w.Clock.Set(c.day("2005-05-31 12:00:00"))
		w.Drain(winner, 900*rules.Dollar)
		w.Clock.Set(c.day("2005-06-02 12:00:00"))
		if m, err := w.Programs.Membership(flowstest.As(t, winner), winner.ID); err != nil || m.Status != program.FeeDue {
			t.Fatalf("before it stands %+v, %v", m, err)
		}
		refunded := c.day("2005-06-03 12:00:00")
		w.Clock.Set(refunded)
		c.cancels(id)
		w.Clock.Set(c.day("2005-12-01 12:00:00")) // nobody has looked until long after it would have been suspended
		m, err := w.Programs.Membership(flowstest.As(t, winner), winner.ID)
		if err != nil || m.Status != program.InGoodStanding || m.Fees[0].ChargedAt.Sub(refunded) > time.Minute {
			t.Errorf("it stands %+v, %v", m, err)
		}
	})
}
