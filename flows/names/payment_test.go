package names_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/rules"
)

func payment(w *flowstest.World, p flowstest.Partner, amount rules.Money, reference string) names.RecordPaymentInput {
	return names.RecordPaymentInput{
		PartnerID: p.ID, Amount: amount, Method: "FPS", Reference: reference, ReceivedAt: w.Frame.Now(),
	}
}

func TestMoneyGoesToTheNameThatHasWaitedLongest(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		first := w.Register(harbour, "first.hk")
		dear := w.Register(harbour, "dear.hk", years(5)) // HK$1,150
		third := w.Register(harbour, "third.hk")
		theirs := w.Register(peak, "theirs.hk")
		for _, c := range []struct {
			name    string
			amount  rules.Money
			pending map[string]bool
			left    rules.Money
		}{
			{"not enough for any", 249 * rules.Dollar, map[string]bool{first: true, dear: true, third: true}, 249 * rules.Dollar},
			{"enough for the first", 1 * rules.Dollar, map[string]bool{first: false, dear: true, third: true}, 0},
			{"a dear name does not hold up a cheap one behind it", 300 * rules.Dollar, map[string]bool{dear: true, third: false}, 50 * rules.Dollar},
			{"and has its turn", 1100 * rules.Dollar, map[string]bool{dear: false}, 0},
		} {
			w.Pay(harbour, c.amount)
			for id, pending := range c.pending {
				if d := look(t, w, harbour, id); isPending(d) != pending {
					t.Errorf("%s: %s is %v", c.name, d.Name, d.Statuses)
				}
			}
			holds(t, w, harbour, c.left, 0)
		}
		if d := look(t, w, peak, theirs); !isPending(d) {
			t.Errorf("another partner's name was paid for: %v", d.Statuses)
		}
	})
}

func TestMoneyForEverythingThatWaitsIsSharedOutAtOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		ids := make([]string, 5)
		for i := range ids {
			ids[i] = w.Register(harbour, fmt.Sprintf("name-%d.hk", i))
		}
		w.Pay(harbour, 1000*rules.Dollar)
		for i, id := range ids {
			if d := look(t, w, harbour, id); isPending(d) != (i == 4) {
				t.Errorf("name %d is %v", i, d.Statuses)
			}
		}
		holds(t, w, harbour, 0, 0)
	})
}

func TestABankReferenceIsBookedOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		officer := flowstest.Officer(t)
		in := payment(w, harbour, 100*rules.Dollar, "FPS-1")
		booked, err := w.Names.RecordPayment(officer, in, "key")
		if err != nil || booked.PartnerID != harbour.ID {
			t.Fatalf("answered %v, %v", booked, err)
		}
		t.Run("by a retry", func(t *testing.T) {
			again, err := w.Names.RecordPayment(officer, in, "key")
			if err != nil || again != booked {
				t.Errorf("answered %v, %v", again, err)
			}
		})
		t.Run("by another request", func(t *testing.T) {
			_, err := w.Names.RecordPayment(officer, in, "another key")
			flowstest.Refused(t, err, rules.Taken, "reference")
		})
		t.Run("nor for another partner or amount", func(t *testing.T) {
			_, err := w.Names.RecordPayment(officer, payment(w, peak, 7*rules.Dollar, "FPS-1"), "third key")
			flowstest.Refused(t, err, rules.Taken, "reference")
		})
		t.Run("and the partner may be named by its public profile", func(t *testing.T) {
			in := payment(w, harbour, 50*rules.Dollar, "FPS-2")
			in.PartnerID = "prf_" + harbour.ID[len("ptr_"):]
			booked, err := w.Names.RecordPayment(officer, in, "fourth key")
			if err != nil || booked.PartnerID != harbour.ID {
				t.Errorf("answered %v, %v", booked, err)
			}
		})
		holds(t, w, harbour, 150*rules.Dollar, 0)
		holds(t, w, peak, 0, 0)
	})
}

func TestAPaymentThatCannotBeIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		before := w.RowCounts()
		future := payment(w, harbour, 1, "FPS-1")
		future.ReceivedAt = w.Frame.Now().Add(time.Hour)
		stranger := payment(w, harbour, 1, "FPS-1")
		stranger.PartnerID = "ptr_none"
		for _, c := range []struct {
			name  string
			in    names.RecordPaymentInput
			code  rules.Code
			field string
		}{
			{"of nothing", payment(w, harbour, 0, "FPS-1"), rules.Invalid, "amount"},
			{"of less than nothing", payment(w, harbour, -1, "FPS-1"), rules.Invalid, "amount"},
			{"of more than there is in the world", payment(w, harbour, 999_999_999_999_999*rules.Dollar, "FPS-1"), rules.Invalid, "amount"},
			{"without a reference", payment(w, harbour, 1, "  "), rules.Required, "reference"},
			{"from the future", future, rules.Invalid, "receivedAt"},
			{"from nobody", stranger, rules.NotFound, "partnerId"},
		} {
			t.Run(c.name, func(t *testing.T) {
				_, err := w.Names.RecordPayment(flowstest.Officer(t), c.in, w.Key())
				flowstest.Refused(t, err, c.code, c.field)
			})
		}
		after := w.RowCounts()
		delete(before, "idempotent_answer")
		delete(after, "idempotent_answer")
		if diff := cmp.Diff(before, after); diff != "" {
			t.Error(diff)
		}
	})
}
