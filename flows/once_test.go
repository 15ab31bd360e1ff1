package flows_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/rules"
)

type answer struct{ Number int }

// counting does a deed under a key that notes how often it was really done, and refuses what is asked to be refused.
type counting struct {
	w    *flowstest.World
	done atomic.Int64
}

func (c *counting) once(ctx context.Context, key, request string) (answer, error) {
	return flows.Once(ctx, c.w.Frame, "count", key, request, func(ctx context.Context, tx *flows.Tx) (answer, error) {
		number := int(c.done.Add(1))
		if err := note(ctx, tx, fmt.Sprintf("done%d", number)); err != nil {
			return answer{}, err
		}
		if request == "refuse" {
			refusal := rules.Refuse(rules.Taken, rules.Say("No, %d times 100%%.", "不，%d 次 100%%。", "不，%d 次 100%%。").With(number), "name", "0")
			refusal.Required, refusal.Available = 250*rules.Dollar, 1
			refusal.Missing = []rules.Requirement{{
				Kind: rules.BankingConsent, MatchedTerm: "bank", Reason: rules.Say("a", "b", "c"), IssuedBy: rules.Say("d", "e", "f"),
			}}
			return answer{}, refusal
		}
		return answer{Number: number}, nil
	})
}

func TestARetryIsAnsweredTheSameAndDoesNothing(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := &counting{w: w}
		harbour := flowstest.As(t, flowstest.Harbour)
		first, err := c.once(harbour, "key", "do")
		if err != nil || first.Number != 1 {
			t.Fatalf("answered %v, %v", first, err)
		}
		for _, after := range []time.Duration{0, 23 * time.Hour, 25 * time.Hour} {
			w.Clock.Move(after)
			again, err := c.once(harbour, "key", "do")
			if err != nil || again != first {
				t.Errorf("%s later answered %v, %v", after, again, err)
			}
		}
		t.Run("after a restart too", func(t *testing.T) {
			w.Reopen()
			if again, err := c.once(harbour, "key", "do"); err != nil || again != first {
				t.Errorf("answered %v, %v", again, err)
			}
		})
		t.Run("and not for another request", func(t *testing.T) {
			_, err := c.once(harbour, "key", "do something else")
			flowstest.Refused(t, err, rules.IdempotencyKeyReused, "idempotencyKey")
			if again, err := c.once(harbour, "key", "do"); err != nil || again != first {
				t.Errorf("the first request is now answered %v, %v", again, err)
			}
		})
		t.Run("another partner's key is its own", func(t *testing.T) {
			if other, err := c.once(flowstest.As(t, flowstest.Peak), "key", "do something else"); err != nil || other.Number != 2 {
				t.Errorf("answered %v, %v", other, err)
			}
		})
		t.Run("and that of a person who is no partner's", func(t *testing.T) {
			if other, err := c.once(flowstest.Applicant(t), "key", "do"); err != nil || other.Number != 3 {
				t.Errorf("answered %v, %v", other, err)
			}
		})
		if c.done.Load() != 3 || w.Count("SELECT count(*) FROM announcement") != 3 {
			t.Errorf("done %d times", c.done.Load())
		}
	})
}

func TestARefusalIsKeptLikeAnAnswer(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := &counting{w: w}
		harbour := flowstest.As(t, flowstest.Harbour)
		_, err := c.once(harbour, "key", "refuse")
		first := flowstest.Refused(t, err, rules.Taken, "name")
		_, err = c.once(harbour, "key", "refuse")
		again := flowstest.Refused(t, err, rules.Taken, "name")
		if diff := cmp.Diff(said(t, first), said(t, again)); diff != "" {
			t.Errorf("the retry was refused otherwise (-first +again):\n%s", diff)
		}
		if again.Message.In(rules.English) != "No, 1 times 100%." || again.Required != 250*rules.Dollar || len(again.Missing) != 1 {
			t.Errorf("the retry was refused with %s, %v, %v", again.Message.In(rules.English), again.Required, again.Missing)
		}
		_, err = c.once(harbour, "key", "do")
		flowstest.Refused(t, err, rules.IdempotencyKeyReused, "idempotencyKey")
		if c.done.Load() != 1 || w.Count("SELECT count(*) FROM announcement") != 0 {
			t.Errorf("decided %d times, and %d notices were left", c.done.Load(), w.Count("SELECT count(*) FROM announcement"))
		}
	})
}

// said is everything a refusal says.
func said(t *testing.T, r *rules.Refusal) string {
	t.Helper()
	written, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(written)
}

func TestAKeyIsNewAgainAfterThirtyDays(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := &counting{w: w}
		harbour := flowstest.As(t, flowstest.Harbour)
		for _, request := range []string{"do", "refuse"} {
			before := c.done.Load()
			_, first := c.once(harbour, request, request)
			w.Clock.Move(flows.KeyLife - time.Minute)
			_, last := c.once(harbour, request, request)
			if c.done.Load() != before+1 || (first == nil) != (last == nil) {
				t.Errorf("a minute before, %s was done %d times: %v, %v", request, c.done.Load()-before, first, last)
			}
			w.Clock.Move(time.Minute)
			_, _ = c.once(harbour, request, request)
			if c.done.Load() != before+2 {
				t.Errorf("after thirty days %s was done %d times", request, c.done.Load()-before)
			}
			w.Clock.Move(flows.KeyLife)
			if _, err := c.once(harbour, request, "another request"); err != nil {
				t.Errorf("after thirty days another request was answered %v", err)
			}
		}
	})
}

func TestAKeyIsNeitherEmptyNorEndless(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := &counting{w: w}
		harbour := flowstest.As(t, flowstest.Harbour)
		_, err := c.once(harbour, "", "do")
		flowstest.Refused(t, err, rules.Required, "idempotencyKey")
		for _, key := range []string{strings.Repeat("k", 256), "with\x00nothing", "not \xff UTF-8"} {
			_, err := c.once(harbour, key, "do")
			flowstest.Refused(t, err, rules.Invalid, "idempotencyKey")
		}
		for _, key := range []string{"k", strings.Repeat("k", 255), "鍵 with spaces; DROP TABLE domain"} {
			if _, err := c.once(harbour, key, "do"); err != nil {
				t.Errorf("key %q: %v", key, err)
			}
		}
	})
}

func TestAFaultIsNotKept(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		fault := errors.New("the disk is full")
		try := func(err error) (answer, error) {
			return flows.Once(flowstest.As(t, flowstest.Harbour), w.Frame, "count", "key", "do",
				func(context.Context, *flows.Tx) (answer, error) { return answer{Number: 7}, err })
		}
		if _, err := try(fault); !errors.Is(err, fault) {
			t.Errorf("answered %v", err)
		}
		if done, err := try(nil); err != nil || done.Number != 7 {
			t.Errorf("the retry was answered %v, %v", done, err)
		}
	})
}

func TestFiftyRetriesAtOnceAreOneDeed(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		const callers = 50
		c := &counting{w: w}
		for _, request := range []string{"do", "refuse"} {
			var wg sync.WaitGroup
			answers, refusals := make([]answer, callers), make([]error, callers)
			for i := range callers {
				wg.Go(func() {
					answers[i], refusals[i] = c.once(flowstest.As(t, flowstest.Harbour), "at once "+request, request)
				})
			}
			wg.Wait()
			for i := range callers {
				if request == "do" && (refusals[i] != nil || answers[i] != answers[0]) {
					t.Errorf("caller %d was answered %v, %v, the first %v", i, answers[i], refusals[i], answers[0])
				}
				if request == "refuse" {
					got, want := flowstest.Refused(t, refusals[i], rules.Taken, "name"), flowstest.Refused(t, refusals[0], rules.Taken, "name")
					if diff := cmp.Diff(said(t, want), said(t, got)); diff != "" {
						t.Errorf("caller %d was refused otherwise:\n%s", i, diff)
					}
				}
			}
		}
		if got := w.Count("SELECT count(*) FROM announcement"); got != 1 {
			t.Errorf("%d effects", got)
		}
	})
}

// A refusal may be on its way to be kept when the same request, sent again, is granted.
func TestAKeyThatIsRefusedAndGrantedAtOnceHasOneAnswer(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		const callers = 50
		var wg sync.WaitGroup
		var tries atomic.Int64
		answers, refusals := make([]answer, callers), make([]error, callers)
		for i := range callers {
			wg.Go(func() {
				answers[i], refusals[i] = flows.Once(flowstest.As(t, flowstest.Harbour), w.Frame, "race", "key", "do",
					func(context.Context, *flows.Tx) (answer, error) {
						if tries.Add(1) < 5 {
							return answer{}, flows.NotFound("id")
						}
						return answer{Number: 1}, nil
					})
			})
		}
		wg.Wait()
		for i := range callers {
			if answers[i] != answers[0] || (refusals[i] == nil) != (refusals[0] == nil) {
				t.Errorf("caller %d was answered %v, %v; the first %v, %v", i, answers[i], refusals[i], answers[0], refusals[0])
			}
		}
	})
}
