package names_test

import (
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/program"
)

// status is what everyone is answered about a name.
func status(t *testing.T, w *flowstest.World, asked string) name.Status {
	t.Helper()
	answers, err := w.Names.Availability(flowstest.Anonymous(t), []string{asked}, 1)
	if err != nil {
		t.Fatal(err)
	}
	return answers[0].Status
}

// freed sees to it that a name was let go and its registration failed.
func freed(t *testing.T, w *flowstest.World, id string) {
	t.Helper()
	row := w.Domain(id)
	o := row.Edges.Operations[0]
	if row.ReleasedAt == nil || o.FailedAt == nil || !o.FailedAt.Equal(*row.ReleasedAt) || o.CompletedAt != nil {
		t.Errorf("%s was released %v, its operation failed %v, completed %v", row.Name, row.ReleasedAt, o.FailedAt, o.CompletedAt)
	}
}

func TestARefusedPaperFreesTheNameAndGivesTheMoneyBack(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 500*rules.Dollar)
		paper := w.Paper(harbour, certificate)
		id := w.Register(harbour, "refused.com.hk", flowstest.With(paper))
		holds(t, w, harbour, 500*rules.Dollar, 200*rules.Dollar)
		w.Reject(paper)
		freed(t, w, id)
		holds(t, w, harbour, 500*rules.Dollar, 0)
		if d := look(t, w, harbour, id); d.AwaitingUntil != nil || len(d.AwaitingDocuments) > 0 || d.AwaitingPayment != nil {
			t.Errorf("it still waits, until %v", d.AwaitingUntil)
		}
		if got := waiver(t, w, harbour); got != (program.Tally{}) {
			t.Errorf("the waiver counts %+v", got)
		}
		if got := status(t, w, "refused.com.hk"); got != name.Available {
			t.Errorf("it is now %s", got)
		}
		t.Run("for whoever asks next", func(t *testing.T) {
			w.Register(peak, "refused.com.hk")
		})
		t.Run("and supplying another paper is too late", func(t *testing.T) {
			err := w.Names.UpdateDomain(flowstest.As(t, harbour), names.UpdateDomainInput{
				DomainID: id, DocumentIDs: []string{w.Paper(harbour, certificate)},
			})
			flowstest.Refused(t, err, rules.NotFound, "domainId")
		})
	})
}

func TestARefusedPaperDoesNotFreeANameThatHasAnother(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 500*rules.Dollar)
		first, second := w.Paper(harbour, certificate), w.Paper(harbour, rules.CertificateOfIncorporation)
		id := w.Register(harbour, "two-papers.com.hk", flowstest.With(first, second))
		w.Reject(first)
		if d := look(t, w, harbour, id); !isPending(d) {
			t.Errorf("after the first was refused it is %v", d.Statuses)
		}
		w.Accept(second)
		if d := look(t, w, harbour, id); isPending(d) {
			t.Errorf("after the second was accepted it is %v", d.Statuses)
		}
		holds(t, w, harbour, 300*rules.Dollar, 0)
	})
}

// due is the end of the 14th day after the day a world begins.
var due = time.Date(2026, time.March, 17, 0, 0, 0, 0, rules.HongKong)

func TestAnOverdueNameIsFreeAtTheEndOfItsLastDay(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 300*rules.Dollar)
		documents := w.Register(harbour, "overdue.com.hk")
		money := w.Register(harbour, "overdue-too.hk")
		quiet := w.Register(harbour, "overdue-three.com.hk")
		w.Clock.Set(due.Add(-10 * time.Second))
		for _, asked := range []string{"overdue.com.hk", "overdue-too.hk", "overdue-three.com.hk"} {
			_, err := w.TryRegister(peak, asked)
			flowstest.Refused(t, err, rules.Taken, "name")
			if got := status(t, w, asked); got == name.Available {
				t.Errorf("before the end of its last day %s is %s", asked, got)
			}
		}
		if number, err := w.Names.FreeOverdue(t.Context()); number != 0 || err != nil {
			t.Errorf("before the end of the day %d were freed, %v", number, err)
		}
		holds(t, w, harbour, 300*rules.Dollar, 200*rules.Dollar)
		w.Clock.Set(due)
		t.Run("before anybody has looked", func(t *testing.T) {
			if got := status(t, w, "overdue.com.hk"); got != name.Available {
				t.Errorf("at the end of its last day it is %s", got)
			}
			w.Register(peak, "overdue.com.hk")
			freed(t, w, documents)
			holds(t, w, harbour, 300*rules.Dollar, 0)
		})
		t.Run("and when the clock has looked", func(t *testing.T) {
			number, err := w.Names.FreeOverdue(t.Context())
			if number != 2 || err != nil {
				t.Errorf("%d were freed, %v", number, err)
			}
			freed(t, w, money)
			freed(t, w, quiet)
			if number, err := w.Names.FreeOverdue(t.Context()); number != 0 || err != nil {
				t.Errorf("a second look freed %d, %v", number, err)
			}
		})
		t.Run("for the former partner too", func(t *testing.T) { w.Register(harbour, "overdue-three.com.hk") })
	})
}

func TestAPaperOrPaymentThatComesTooLateDoesNotBringTheNameBack(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		paper := w.Paper(harbour, certificate)
		documents := w.Register(harbour, "late-papers.com.hk", flowstest.With(paper))
		money := w.Register(harbour, "late-money.hk")
		w.Clock.Set(due)
		w.Accept(paper)
		freed(t, w, documents)
		w.Pay(harbour, 1000*rules.Dollar)
		freed(t, w, money)
		holds(t, w, harbour, 1000*rules.Dollar, 0)
	})
}

func TestALapsedNameIsFreeAfterItsBlackout(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 500*rules.Dollar)
		w.Pay(peak, 1500*rules.Dollar) // HK$1,000 of it is the fee of its second year, which begins before the name is free
		id := w.Register(harbour, "lapsed.hk", servers("ns1.harbour.hk"))
		expires := w.Domain(id).ExpiresAt
		for _, c := range []struct {
			name  string
			at    time.Time
			taken bool
			is    lifecycle.Status
		}{
			{"in its last second", expires.Add(-time.Second), true, lifecycle.OK},
			{"when it expires", expires, true, lifecycle.ServerHold},
			{"at the end of its grace period", rules.AddDays(expires, 28).Add(-time.Second), true, lifecycle.ServerHold},
			{"in its blackout", rules.AddDays(expires, 28), true, lifecycle.RedemptionPeriod},
			{"in its blackout's last second", rules.AddDays(expires, 88).Add(-time.Second), true, lifecycle.RedemptionPeriod},
			{"after it", rules.AddDays(expires, 88), false, ""},
		} {
			t.Run(c.name, func(t *testing.T) {
				w.Clock.Set(c.at)
				d := look(t, w, harbour, id)
				if is := len(d.Statuses) > 0; is != c.taken || is && d.Statuses[0] != c.is {
					t.Errorf("it is %v", d.Statuses)
				}
				data, err := w.Names.RegistrationData(flowstest.Anonymous(t), "lapsed.hk")
				if err != nil || (data != nil) != c.taken {
					t.Errorf("everyone is told %v, %v", data, err)
				}
				_, err = w.TryRegister(peak, "lapsed.hk")
				if !c.taken && err != nil {
					t.Errorf("asked for it is answered %v", err)
				}
				if c.taken {
					flowstest.Refused(t, err, rules.Taken, "name")
				}
			})
		}
		row := w.Domain(id)
		if row.ReleasedAt == nil || row.Edges.Operations[0].FailedAt != nil {
			t.Errorf("it was released %v and its operation failed %v", row.ReleasedAt, row.Edges.Operations[0].FailedAt)
		}
		holds(t, w, harbour, 250*rules.Dollar, 0)
		holds(t, w, peak, 250*rules.Dollar, 0)
	})
}
