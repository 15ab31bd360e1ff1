package launch_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/rules"
	rule "lionrock/rules/launch"
)

func TestTheOwnerOfAMarkAppliesAndItsFeeIsHeld(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		enough(t, w, "2004-01-26 12:00:00")
		holder := company(w, harbour, "Kite Company Limited")
		held(t, w, harbour, holder, "kite.com.hk", "2003-02-01 10:00:00")
		balance := w.Money(harbour).Current
		v := apply(t, w, harbour, priority(w, harbour, holder, "KITE.hk", "K i t e"))
		stands(t, v, rule.PendingValidation)
		if v.Name != "kite.hk" || v.Phase.Kind != rule.PriorityRegistration || len(v.Missing) != 2 || v.Rank != nil ||
			!strings.HasPrefix(v.Alias, "Applicant ") || v.Fee == nil || v.Fee.Net != 250*rules.Dollar {
			t.Errorf("it is %+v", v)
		}
		if c := v.Claim; c.PriorityClass != rule.EquivalentThirdLevel || *c.Equivalent != "kite.com.hk" || *c.EquivalentSince != "2003-02-01" ||
			*c.Trademark != "K i t e" || *c.TrademarkNumber != "300012345" {
			t.Errorf("it relies on %+v", v.Claim)
		}
		keeps(t, w, harbour, balance, 250*rules.Dollar)
		papers, err := w.Names.DocumentsOfApplication(flowstest.As(t, harbour), v.ID)
		if err != nil || len(papers) != 2 {
			t.Fatalf("its papers are %v, %v", papers, err)
		}
		for _, p := range papers {
			if p.Requirement == nil || p.Requirement.Kind != p.Kind || p.LaunchApplicationID != v.ID {
				t.Errorf("the queue says of its paper %+v", p)
			}
			w.Accept(p.ID)
		}
		stands(t, look(t, w, harbour, v.ID), rule.Validated)
		w.Clock.Set(on(t, "2004-03-19 12:00:00"))
		stands(t, look(t, w, harbour, v.ID), rule.PendingAllocation)
	})
}

func TestARejectedPaperMakesTheApplicationInvalidAndGivesTheFeeBack(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		enough(t, w, "2004-02-02 12:00:00")
		in := priority(w, harbour, company(w, harbour, "Kite Company Limited"), "kite.hk", "kite")
		v := apply(t, w, harbour, in)
		w.Reject(in.DocumentIDs[0])
		stands(t, look(t, w, harbour, v.ID), rule.InvalidStatus)
		keeps(t, w, harbour, 2000*rules.Dollar, 0)
		w.Reject(in.DocumentIDs[1])
		keeps(t, w, harbour, 2000*rules.Dollar, 0)
		t.Run("and it can be withdrawn for a better one", func(t *testing.T) {
			again := priority(w, harbour, in.RegistrantID, "kite.hk", "kite")
			_, err := try(t, w, harbour, again)
			flowstest.Refused(t, err, rules.DuplicateApplication, "registrantId")
			if err := w.Launches.Withdraw(flowstest.As(t, harbour), v.ID); err != nil {
				t.Fatal(err)
			}
			second := apply(t, w, harbour, again)
			if second.Alias != v.Alias || second.SetID != v.SetID {
				t.Errorf("one applicant is %s and then %s", v.Alias, second.Alias)
			}
			keeps(t, w, harbour, 2000*rules.Dollar, 250*rules.Dollar)
		})
	})
}

// Each refusal leaves no trace.
func TestWhatIsWrongIsSaidInItsOwnWords(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		enough(t, w, "2004-02-02 12:00:00")
		kite, other := company(w, harbour, "Kite Company Limited"), company(w, harbour, "Other Limited")
		held(t, w, harbour, other, "kite.com.hk", "2003-02-01 10:00:00")
		good := priority(w, harbour, kite, "kite.hk", "kite")
		child := w.NewHolder(harbour, childBorn("1990-01-01"))
		before := w.RowCounts()
		for _, c := range []struct {
			name   string
			change func(*launch.ApplyInput)
			code   rules.Code
			field  string
		}{
			{"a phase that has not opened", func(in *launch.ApplyInput) { in.Phase = rule.Sunrise }, rules.PhaseNotOpen, "phase"},
			{"the phase in which names are registered", func(in *launch.ApplyInput) { in.Phase = rule.GeneralAvailability }, rules.PhaseNotOpen, "phase"},
			{"no name", func(in *launch.ApplyInput) { in.Name = "-kite.hk" }, rules.Invalid, "name"},
			{"a third-level name", func(in *launch.ApplyInput) { in.Name = "kite.com.hk" }, rules.Invalid, "name"},
			{"a reserved name", func(in *launch.ApplyInput) { in.Name = "com.hk" }, rules.Reserved, "name"},
			{"a prohibited name", func(in *launch.ApplyInput) { in.Name = "kitegovernment.hk" }, rules.Prohibited, "name"},
			{"somebody else's holder", func(in *launch.ApplyInput) { in.RegistrantID = w.Holder(peak, rules.Company) }, rules.NotFound, "registrantId"},
			{"a child", func(in *launch.ApplyInput) { in.RegistrantID = child }, rules.UnderAge, "registrantId"},
			{"no mark", func(in *launch.ApplyInput) { in.Trademark = "" }, rules.Required, "trademark"},
			{"another mark", func(in *launch.ApplyInput) { in.Trademark = "kites" }, rules.NotEligible, "trademark"},
			{"a mark on two lines", func(in *launch.ApplyInput) { in.Trademark = "ki\nte" }, rules.Invalid, "trademark"},
			{"another's third-level name", func(in *launch.ApplyInput) { in.Equivalent = "kite.com.hk" }, rules.NotEligible, "equivalent"},
			{"a third-level name that is none", func(in *launch.ApplyInput) { in.Equivalent = "kite" }, rules.Invalid, "equivalent"},
			{"a paper too few", func(in *launch.ApplyInput) { in.DocumentIDs = in.DocumentIDs[:1] }, rules.DocumentsRequired, "documentIds"},
			{"no consent of the bank", func(in *launch.ApplyInput) { in.Name, in.Trademark = "kitebank.hk", "kitebank" }, rules.DocumentsRequired, "documentIds"},
			{"somebody else's paper", func(in *launch.ApplyInput) { in.DocumentIDs = []string{"doc_none"} }, rules.NotFound, "documentIds"},
		} {
			t.Run(c.name, func(t *testing.T) {
				in := good
				c.change(&in)
				_, err := w.Launches.Rehearse(flowstest.As(t, harbour), in)
				if c.code != rules.DocumentsRequired {
					flowstest.Refused(t, err, c.code, c.field)
				}
				_, err = try(t, w, harbour, in)
				flowstest.Refused(t, err, c.code, c.field)
			})
		}
		after := w.RowCounts()
		for _, table := range []string{"idempotent_answer", "registrant", "audit_entry"} {
			delete(before, table)
			delete(after, table)
		}
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("refusals left a trace: %s", diff)
		}
		w.Drain(harbour, 100*rules.Dollar)
		_, err := try(t, w, harbour, good)
		refusal := flowstest.Refused(t, err, rules.InsufficientFunds, "name")
		if refusal.Required != 250*rules.Dollar || refusal.Available != 100*rules.Dollar {
			t.Errorf("it says %s of %s", refusal.Required, refusal.Available)
		}
	})
}

// The first instant of a window is in, its last is out.
func TestAPhaseTakesApplicationsToTheSecond(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		enough(t, w, "2003-01-02 12:00:00")
		w.Pay(harbour, 5000*rules.Dollar)
		holder := company(w, harbour, "Kite Company Limited")
		held(t, w, harbour, holder, "kite.com.hk", "2003-02-01 10:00:00")
		for _, c := range []struct {
			phase rule.PhaseKind
			at    string
			code  rules.Code
		}{
			{rule.PriorityRegistration, "2004-01-26 11:59:59", rules.PhaseNotOpen},
			{rule.PriorityRegistration, "2004-01-26 12:00:00", ""},
			{rule.PriorityRegistration, "2004-03-19 11:59:59", ""},
			{rule.PriorityRegistration, "2004-03-19 12:00:00", rules.PhaseClosed},
			{rule.PreRegistration, "2004-04-06 11:59:59", rules.PhaseNotOpen},
			{rule.PreRegistration, "2004-04-06 12:00:00", ""},
			{rule.PreRegistration, "2004-05-07 17:29:59", ""},
			{rule.PreRegistration, "2004-05-07 17:30:00", rules.PhaseClosed},
			{rule.Sunrise, "2004-05-17 11:59:59", rules.PhaseNotOpen},
			{rule.Sunrise, "2004-05-17 12:00:00", ""},
			{rule.Sunrise, "2004-05-28 17:29:59", ""},
			{rule.Sunrise, "2004-05-28 17:30:00", rules.PhaseClosed},
			{rule.GeneralAvailability, "2004-05-31 12:00:00", rules.Invalid},
		} {
			t.Run(string(c.phase)+" at "+c.at, func(t *testing.T) {
				in := priority(w, harbour, holder, "kite.hk", "kite")
				in.Phase = c.phase
				w.Clock.Set(on(t, c.at).Add(-1000)) // a microsecond before: the reading itself takes one
				v, err := try(t, w, harbour, in)
				if c.code != "" {
					flowstest.Refused(t, err, c.code, "phase")
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				if err := w.Launches.Withdraw(flowstest.As(t, harbour), v.ID); err != nil {
					t.Error(err)
				}
			})
		}
	})
}

func TestOneCompanyHasOneEntryThroughHoweverManyPartners(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		enough(t, w, "2004-05-17 12:00:00")
		in := launch.ApplyInput{Name: "kite.hk", Phase: rule.Sunrise}
		var wg sync.WaitGroup
		var mu sync.Mutex
		granted, refused := 0, 0
		for i := range 20 {
			p, mine := []flowstest.Partner{harbour, peak}[i%2], in
			mine.RegistrantID = company(w, p, []string{"Kite Co., Ltd.", "KITE CO LTD"}[i/2%2])
			wg.Go(func() {
				_, err := w.Launches.Submit(flowstest.As(t, p), mine, w.Key())
				mu.Lock()
				defer mu.Unlock()
				var refusal *rules.Refusal
				switch {
				case err == nil:
					granted++
				case errors.As(err, &refusal) && refusal.Code == rules.DuplicateApplication:
					refused++
				default:
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if granted != 1 || refused != 19 || w.Count("SELECT count(*) FROM ledger_transfer WHERE step = 'PENDING'") != 1 {
			t.Errorf("%d were granted, %d refused", granted, refused)
		}
	})
}
