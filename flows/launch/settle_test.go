package launch_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/flows/names"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/paper"
	"lionrock/rules/program"
)

// three makes a phase of three names: one drawn for, one with one applicant, and one that nobody has shown the papers for.
func (h *house) three() (drawn, alone, nobodys application) {
	h.t.Helper()
	drawn, _ = h.twoWant()
	alone = h.applies(harbour, rule.Sunrise, h.company(harbour, "Alone Limited"), "alone.hk", 3)
	nobodys = h.applies(peak, rule.Sunrise, h.company(peak, "Bank Limited"), "bankrock.hk", 4)
	h.at("2004-05-28T17:30:00+08:00")
	return drawn, alone, nobodys
}

// state is everything that settling writes, but for IDs and instants.
func (h *house) state() map[string]int {
	return map[string]int{
		"names":     h.Count("SELECT count(*) FROM domain WHERE launch_set_id IS NOT NULL AND released_at IS NULL"),
		"counted":   h.Count("SELECT count(*) FROM operation WHERE kind = 'CREATE' AND completed_at IS NOT NULL"),
		"taken":     h.Count("SELECT count(*) FROM ledger_transfer WHERE step = 'POST_PENDING'"),
		"back":      h.Count("SELECT count(*) FROM ledger_transfer WHERE step = 'VOID_PENDING'"),
		"settled":   h.Count("SELECT count(*) FROM launch_application WHERE settled_at IS NOT NULL"),
		"sets":      h.Count("SELECT count(*) FROM contention_set WHERE settled_at IS NOT NULL"),
		"allocated": h.audited("launch.allocate"), "refunded": h.audited("launch.refund"), "allotted": h.audited("domain.allot"),
	}
}

var settledState = map[string]int{
	"names": 2, "counted": 2, "taken": 2, "back": 2, "settled": 4, "sets": 3, "allocated": 2, "refunded": 2, "allotted": 2,
}

var errPulled = errors.New("the plug is pulled")

// pulled makes deeds whose plug is pulled when a name is put into the register for the nth time, before or after it is.
func (h *house) pulled(nth int, after bool) *launch.Launches {
	count := 0
	return launch.New(h.Frame, flows.Links{}, flows.Blobs{}, func(ctx context.Context, tx *flows.Tx, a launch.Allotment) (string, error) {
		if count++; count == nth && !after {
			return "", errPulled
		}
		id, err := h.Names.Allot(ctx, tx, names.Allotment(a))
		if count == nth {
			err = errors.Join(err, errPulled)
		}
		return id, err
	})
}

// Wherever the plug is pulled, going on comes to the same result, once.
func TestACrashWhileSettlingChangesNothing(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		drawn, _, _ := h.three()
		h.draws(drawn.set)
		h.must(h.launches.AnnounceResults(flowstest.Officer(t), rule.Sunrise, ""))
		crashing := h.pulled(1, true)
		if err := crashing.AnnounceResults(second(t), rule.Sunrise, h.hash(rule.Sunrise)); err != nil {
			t.Fatalf("the announcement itself was undone: %v", err)
		}
		for _, broken := range []*launch.Launches{h.pulled(1, false), h.pulled(2, false)} {
			if err := broken.Settle(t.Context()); err != nil && !errors.Is(err, errPulled) {
				t.Fatal(err)
			}
		}
		w.Reopen()
		h.must(h.launches.Settle(t.Context()))
		if diff := cmp.Diff(settledState, h.state()); diff != "" {
			t.Error(diff)
		}
		h.must(h.launches.Settle(t.Context()))
		if diff := cmp.Diff(settledState, h.state()); diff != "" {
			t.Errorf("settled again: %s", diff)
		}
	})
}

// A crash between any two steps before the announcement leaves something that the same step, done again, ends.
func TestACrashBeforeTheAnnouncementIsTakenUpAgain(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		drawn, _, _ := h.three()
		h.must(h.launches.CommitDraw(flowstest.Officer(t), drawn.set, []launch.Source{h.lottery("Mark Six", 1)}))
		w.Reopen()
		h.Clock.Set(h.Frame.Now().Add(2 * 3600e9))
		h.must(h.launches.ConductDraw(flowstest.Officer(t), drawOf(drawn.set), numbers))
		ctx, cancel := context.WithCancel(flowstest.Officer(t))
		cancel()
		if err := h.launches.AnnounceResults(ctx, rule.Sunrise, ""); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		w.Reopen()
		h.announces(rule.Sunrise)
		if diff := cmp.Diff(settledState, h.state()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTwoWhoSettleAtOnceSettleOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		drawn, _, _ := h.three()
		h.draws(drawn.set)
		h.must(h.launches.AnnounceResults(flowstest.Officer(t), rule.Sunrise, ""))
		if err := h.pulled(1, false).AnnounceResults(second(t), rule.Sunrise, h.hash(rule.Sunrise)); err != nil {
			t.Fatal(err)
		}
		for _, err := range atOnce(4, func(int) error { return h.launches.Settle(t.Context()) }) {
			if err != nil {
				t.Error(err)
			}
		}
		if diff := cmp.Diff(settledState, h.state()); diff != "" {
			t.Error(diff)
		}
	})
}

// That a name is somebody's meanwhile is a fault that is told until somebody has mended it, and holds up no other name. No
// deed brings that about: a row of the register is spoiled.
func TestANameThatCannotBeAllocatedIsToldAndTriedAgain(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		drawn, _, _ := h.three()
		h.draws(drawn.set)
		h.must(h.launches.AnnounceResults(flowstest.Officer(t), rule.Sunrise, ""))
		w.Register(peak, "other.com.hk", flowstest.With(w.Paper(peak, rules.BusinessRegistration)))
		h.spoil("UPDATE domain SET variant_key = 'alone.hk' WHERE name = 'other.com.hk'")
		h.must(h.launches.AnnounceResults(second(t), rule.Sunrise, h.hash(rule.Sunrise)))
		if err := h.launches.Settle(t.Context()); err == nil || !strings.Contains(err.Error(), "alone.hk") {
			t.Errorf("answered %v", err)
		}
		if got := h.state(); got["sets"] != 2 || got["names"] != 1 {
			t.Errorf("other names were held up: %v", got)
		}
		h.spoil("UPDATE domain SET variant_key = 'other.com.hk' WHERE name = 'other.com.hk'")
		h.must(h.launches.Settle(t.Context()))
		if diff := cmp.Diff(settledState, h.state()); diff != "" {
			t.Error(diff)
		}
	})
}

func (h *house) spoil(statement string) {
	h.t.Helper()
	h.write(func(ctx context.Context, tx *flows.Tx) error { return tx.Exec(ctx, statement) })
}

// An allocated name counts like any other registration, for the window it was applied for in, and its papers are its own.
func TestAnAllocatedNameIsARegistrationLikeAnyOther(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		app := h.applies(harbour, rule.PriorityRegistration, h.company(harbour, "Bank Limited"), "bankrock.hk", 1,
			append([]rules.DocumentKind{rules.BankingConsent}, markPapers...)...)
		h.review(h.supply(harbour, app, rules.OtherDocument), paper.Rejected)
		h.at("2004-03-19T12:00:00+08:00")
		h.announces(rule.PriorityRegistration)
		id := w.Text("SELECT domain_id FROM contention_set WHERE id = '" + app.set + "'")
		d := w.Domain(id)
		if d.CompletedAt == nil || d.Years != 1 || len(d.Requirements) != 1 || len(d.Edges.Documents) != 4 {
			t.Errorf("%+v with %d papers", d, len(d.Edges.Documents))
		}
		seen, err := w.Names.DomainByID(flowstest.As(t, harbour), id)
		if err != nil || seen.ProvisionalUntil == nil || seen.ProvisionalUntil.Format(time.RFC3339) != "2004-04-03T00:00:00+08:00" {
			t.Errorf("%+v, %v", seen, err)
		}
		h.Clock.Set(*seen.ProvisionalUntil)
		if seen, err = w.Names.DomainByID(flowstest.As(t, harbour), id); err != nil || seen.ProvisionalUntil != nil {
			t.Errorf("after the last day: %+v, %v", seen, err)
		}
		tally := program.TallyOf(h.counted(harbour))
		if tally.Counted != 1 || w.Money(harbour) != (flowstest.Money{Current: 9750 * rules.Dollar}) {
			t.Errorf("%+v, %+v", tally, w.Money(harbour))
		}
	})
}

func (h *house) counted(p flowstest.Partner) []program.Group {
	h.t.Helper()
	phase := h.phase(rule.PriorityRegistration)
	groups, err := h.DB.Reader().Operations(flowstest.System(h.t), p.ID, phase.Window(), 0)
	h.must(err)
	return groups
}
