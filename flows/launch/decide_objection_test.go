package launch_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/rules"
	"lionrock/rules/book"
	rule "lionrock/rules/launch"
)

func slowDown(context.Context, string) (time.Duration, error) { return time.Minute, nil }

func TestAnOfficerAdmitsAndAPanelWithoutConflictsDecides(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		id := c.files()
		admit := func(ok bool, why string, panel ...string) error {
			return w.Launches.AdmitObjection(flowstest.Officer(t), launch.AdmitObjectionInput{ObjectionID: id, Admit: ok, Reason: why, Panel: panel})
		}
		ruling := rule.Ruling{Outcome: rule.Dismissed, Reason: reason}
		c.must(w.Launches.DeclareConflict(c.as(outsider), id, "The objector is my cousin."))
		flowstest.Refused(t, admit(false, "no"), rules.Invalid, "reason")
		flowstest.Refused(t, admit(true, "", chair, chair), rules.Required, "panelMemberIds")
		flowstest.Refused(t, admit(true, "", chair, flowstest.OfficerID), rules.NotFound, "panelMemberIds")
		flowstest.Refused(t, admit(true, "", chair, outsider), rules.ConflictOfInterest, "panelMemberIds")
		c.must(admit(true, "", chair, member))
		flowstest.Refused(t, admit(true, "", chair, member), rules.StatusProhibitsOperation, "objectionId")
		flowstest.Refused(t, w.Launches.DecideObjection(c.as(outsider), id, ruling), rules.ConflictOfInterest, "objectionId")

		c.must(w.Launches.DeclareConflict(c.as(member), id, "I hold shares of Kite Limited."))
		flowstest.Refused(t, w.Launches.DeclareConflict(c.as(member), id, "Again."), rules.StatusProhibitsOperation, "objectionId")
		flowstest.Refused(t, w.Launches.DecideObjection(c.as(member), id, ruling), rules.ConflictOfInterest, "objectionId")
		flowstest.Refused(t, w.Launches.DecideObjection(c.as(chair), id, ruling), rules.StatusProhibitsOperation, "objectionId")
		if v := c.sees(flowstest.Officer(t), id); v.Status != rule.Admitted || len(v.Panel) != 3 {
			t.Errorf("with one member left it is %s, of %d", v.Status, len(v.Panel))
		}
		flowstest.Refused(t, admit(false, "It came to nothing after all."), rules.StatusProhibitsOperation, "objectionId")
		flowstest.Refused(t, admit(true, "", member), rules.ConflictOfInterest, "panelMemberIds")
	})
}

func TestADecisionIsFinalAndPublishedWithoutPersonalData(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		id := c.heard(chair, outsider)
		short := rule.Ruling{Outcome: rule.Dismissed, Reason: "No."}
		flowstest.Refused(t, w.Launches.DecideObjection(c.as(chair), id, short), rules.Invalid, "reason")
		odd := rule.Ruling{Outcome: rule.Dismissed, Reason: reason, CancellationRequired: true}
		flowstest.Refused(t, w.Launches.DecideObjection(c.as(chair), id, odd), rules.Invalid, "cancellationRequired")
		w.Clock.Set(c.day("2004-06-29 00:00:00")) // a day late: it is still owed
		dismissed := rule.Ruling{Outcome: rule.Dismissed, Reason: reason}
		c.must(w.Launches.DecideObjection(c.as(chair), id, dismissed))
		c.must(w.Launches.DecideObjection(c.as(chair), id, dismissed))
		flowstest.Refused(t, w.Launches.DecideObjection(c.as(outsider), id, dismissed), rules.StatusProhibitsOperation, "objectionId")
		flowstest.Refused(t, w.Launches.DeclareConflict(c.as(member), id, "Too late."), rules.StatusProhibitsOperation, "objectionId")
		if late := w.Text("SELECT changes FROM audit_entry WHERE action = 'objection.decide'"); !strings.Contains(late, `"late":true`) {
			t.Errorf("that it is late is not recorded: %s", late)
		}
		public, officer := c.sees(flowstest.Anonymous(t), id), c.sees(flowstest.Officer(t), id)
		if public.Statement != nil || public.Objector != nil || public.Reference != nil || public.Panel[0].Name != "Member 1" {
			t.Errorf("everyone is told %+v", public)
		}
		want := "Ms ████ (████, ████) was given no draw; ████ was."
		if public.Decision.Reason != want || officer.Decision.Reason != reason {
			t.Errorf("published is %q, want %q", public.Decision.Reason, want)
		}
		if pieces, err := w.Launches.EvidenceOf(flowstest.Anonymous(t), public); len(pieces) != 0 || err != nil {
			t.Errorf("everyone is shown the evidence, %v", err)
		}
		if pieces, err := w.Launches.EvidenceOf(c.as(outsider), c.sees(c.as(outsider), id)); len(pieces) != 1 || err != nil {
			t.Errorf("the panel is not shown the evidence, %v", err)
		}
		if until := c.provisional(); until != nil {
			t.Errorf("it is still provisional until %s", until)
		}
		c.standing(rule.Allocated, rule.RejectedStatus, rule.RejectedStatus)
		c.spent(1)
	})
}

// provisional is until when kite.hk's registration is.
func (c *court) provisional() *time.Time {
	c.t.Helper()
	v, err := c.Names.DomainByID(flowstest.Officer(c.t), c.holder())
	c.must(err)
	return v.ProvisionalUntil
}

func TestACancelledNameGoesToTheNextInLine(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		if until := c.provisional(); until == nil || !until.Equal(c.day("2004-06-13 00:00:00")) {
			t.Errorf("at first it is provisional until %v", until)
		}
		w.Clock.Set(c.day("2004-06-12 12:00:00"))
		id, later := c.heard(chair, member), c.heard(chair, outsider)
		w.Clock.Set(c.day("2004-06-20 12:00:00"))
		if until := c.provisional(); until == nil || !until.Equal(c.day("2004-07-13 00:00:00")) {
			t.Errorf("with a case open it is provisional until %v", until)
		}
		first := c.holder()
		c.cancels(id)
		c.standing(rule.Cancelled, rule.Allocated, rule.RejectedStatus)
		c.spent(1)
		if second := c.holder(); second == "" || second == first {
			t.Errorf("kite.hk is %q's, after %q", second, first)
		}
		if n := w.Count("SELECT count(*) FROM operation WHERE failed_at IS NOT NULL AND completed_at IS NULL"); n != 1 {
			t.Errorf("%d registrations count no more", n)
		}
		if v := c.sees(flowstest.Anonymous(t), id); v.Effect == nil || !v.Effect.Complete() || !*v.CancellationRequired {
			t.Errorf("what happened is not said: %+v", v)
		}
		// The other objection was to the registration that is cancelled: it cannot take the name from who has it now.
		second := c.holder()
		c.cancels(later)
		if c.holder() != second {
			t.Error("the name was taken from who had not been objected to")
		}
		c.spent(1)
	})
}

func TestWhoCannotPayIsPassedOver(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		id := c.heard(chair, member)
		for _, p := range []flowstest.Partner{harbour, peak} {
			if p != c.owner[c.ranking[0]] {
				w.Drain(p, c.fee-1)
			}
		}
		want, passed := []rule.Status{rule.Cancelled, rule.Allocated, rule.RejectedStatus}, 0
		if c.owner[c.ranking[1]] != c.owner[c.ranking[0]] {
			want, passed = []rule.Status{rule.Cancelled, rule.RejectedStatus, rule.Allocated}, 1
		}
		if c.owner[c.ranking[1]] == c.owner[c.ranking[2]] {
			want, passed = []rule.Status{rule.Cancelled, rule.RejectedStatus, rule.RejectedStatus}, 2
		}
		c.cancels(id)
		c.standing(want...)
		if effect := w.Text("SELECT effect FROM objection"); strings.Count(effect, `"lap_`) != 1+passed+min(1, 2-passed) {
			t.Errorf("the effect is %s", effect)
		}
		if free := c.holder() == ""; free != (passed == 2) {
			t.Errorf("%d were passed over, and the name is free: %t", passed, free)
		}
	})
}

func TestACancelledNameGoesBackToThePoolWhereTheDialSaysSo(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		body := strings.Replace(string(rule.ShippedBody(rule.HK2004)), "NEXT_IN_LINE", "BACK_TO_POOL", 1)
		c.must(w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
			return tx.Dial.Create().SetKind(book.Launch).SetVersion("hk-2004-b").SetBody(body).
				SetEffectiveFrom(c.day("2004-05-29 12:00:01").UTC()).Exec(ctx)
		}))
		c.must(w.Frame.Book.Reload(flowstest.System(t), w.DB))
		w.Clock.Set(c.day("2004-05-30 12:00:00"))
		c.cancels(c.heard(chair, member))
		c.standing(rule.Cancelled, rule.RejectedStatus, rule.RejectedStatus)
		c.spent(0)
		w.Clock.Set(c.day("2004-06-20 12:00:00"))
		w.Register(peak, "kite.hk")
		c.spent(1)
	})
}

// However many decide at once, a name is passed on once and paid for once.
func TestTwoWhoDecideAtOnceDecideOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		id := c.heard(chair, member, outsider)
		var all sync.WaitGroup
		answers := make([]error, 3)
		for i, person := range []string{chair, member, outsider} {
			all.Go(func() {
				answers[i] = w.Launches.DecideObjection(c.as(person), id, rule.Ruling{Outcome: rule.Upheld, Reason: reason, CancellationRequired: true})
			})
		}
		all.Wait()
		decided := 0
		for _, err := range answers {
			var refusal *rules.Refusal
			switch {
			case err == nil:
				decided++
			case !errors.As(err, &refusal) || refusal.Code != rules.StatusProhibitsOperation:
				t.Errorf("answered %v", err)
			}
		}
		if decided != 1 {
			t.Errorf("%d decided", decided)
		}
		c.standing(rule.Cancelled, rule.Allocated, rule.RejectedStatus)
		c.spent(1)
	})
}
