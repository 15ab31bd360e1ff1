package program_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/program"
)

// turn is harbour's first anniversary.
var turn = time.Date(2026, time.April, 1, 0, 0, 0, 0, rules.HongKong)

// feeRows counts the rows of the ledger about administration fees: what was charged, what was credited.
func feeRows(w *flowstest.World) [2]int {
	return [2]int{
		w.Count("SELECT count(*) FROM ledger_transfer WHERE kind = 'ADMINISTRATION_FEE'"),
		w.Count("SELECT count(*) FROM ledger_transfer WHERE kind = 'ADMINISTRATION_FEE_WAIVER'"),
	}
}

// threshold makes the fee waived by so few registrations that a test can make them.
func threshold(w *flowstest.World, number int) {
	w.Dial("PROGRAM", "program-small", flowstest.Start.AddDate(0, 0, -1), fmt.Sprintf(
		`{"fee": "1000.00", "threshold": %d, "decisionDays": {"minimum": 3, "maximum": 5}, "benefits": []}`, number))
}

func TestTheFeeIsTakenAtTheAnniversaryWhoeverLooksFirst(t *testing.T) {
	for name, look := range map[string]func(*testing.T, *flowstest.World) error{
		"a reading of the balance": func(t *testing.T, w *flowstest.World) error {
			_, err := w.Programs.Balance(flowstest.As(t, harbour), harbour.ID)
			return err
		},
		"a reading of how it stands": func(t *testing.T, w *flowstest.World) error {
			_, err := w.Programs.Membership(flowstest.As(t, harbour), harbour.ID)
			return err
		},
		"an officer's reading": func(t *testing.T, w *flowstest.World) error {
			_, err := w.Programs.Membership(flowstest.Officer(t), harbour.ID)
			return err
		},
		"a rehearsal": func(t *testing.T, w *flowstest.World) error {
			_, err := w.Names.RehearseRegistration(flowstest.As(t, harbour), w.Asking(harbour, "rehearsed.hk"))
			return err
		},
		"a payment": func(t *testing.T, w *flowstest.World) error { w.Pay(harbour, rules.Dollar); return nil },
		"a registration": func(t *testing.T, w *flowstest.World) error {
			_, err := w.TryRegister(harbour, "first.hk")
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
				w.Pay(harbour, 2000*rules.Dollar)
				w.Holder(harbour, rules.Company)
				w.Clock.Set(turn.Add(-time.Millisecond))
				if _, err := w.Frame.SettleFeesOf(t.Context(), harbour.ID); err != nil || feeRows(w) != [2]int{} {
					t.Fatalf("before the anniversary the ledger has %v, %v", feeRows(w), err)
				}
				w.Clock.Set(rules.AddDays(turn, 100))
				for range 2 {
					if err := look(t, w); err != nil {
						var refusal *rules.Refusal
						if !errors.As(err, &refusal) || refusal.Code != rules.Taken {
							t.Fatal(err)
						}
					}
				}
				if feeRows(w) != [2]int{1, 0} {
					t.Errorf("the ledger has %v", feeRows(w))
				}
				m, err := w.Programs.Membership(flowstest.As(t, harbour), harbour.ID)
				if err != nil || m.Status != program.InGoodStanding || !m.Fees[0].Lines[0].BookedAt.Equal(turn) {
					t.Errorf("it stands %+v, %v: what was there all along was taken as of the anniversary", m, err)
				}
			})
		})
	}
}

func TestAFeeThatStaysUnpaidSuspendsAndThenEndsTheMembership(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 750*rules.Dollar)
		kept := w.Register(harbour, "kept.hk")
		for _, c := range []struct {
			name   string
			at     time.Time
			status program.Membership
			may    bool
		}{
			{"the fee is due", turn, program.FeeDue, true},
			{"the last second before suspension", rules.AddDays(turn, 30).Add(-time.Second), program.FeeDue, true},
			{"suspended", rules.AddDays(turn, 30), program.Suspended, false},
			{"ended", rules.AddDays(turn, 90), program.Terminated, false},
			{"still ended after the next anniversary", rules.AddDays(turn, 400), program.Terminated, false},
		} {
			t.Run(c.name, func(t *testing.T) {
				w.Clock.Set(c.at)
				m, err := w.Programs.Membership(flowstest.As(t, harbour), harbour.ID)
				if err != nil || m.Status != c.status || m.Outstanding != 1000*rules.Dollar || len(m.Fees) != 1 {
					t.Fatalf("it stands %+v, %v", m, err)
				}
				_, tried := w.Names.RehearseRegistration(flowstest.As(t, harbour), w.Asking(harbour, "new.hk"))
				_, asked := w.TryRegister(harbour, "new-"+string(c.status[0])+fmt.Sprint(c.at.Unix())+".hk", func(in *names.RegisterDomainInput) { in.Years = 5 })
				if c.may {
					if err := errors.Join(tried, asked); err != nil {
						t.Fatal(err)
					}
					return
				}
				flowstest.Refused(t, tried, rules.FeeUnpaid, "")
				flowstest.Refused(t, asked, rules.FeeUnpaid, "")
				renew := true
				err = w.Names.UpdateDomain(flowstest.As(t, harbour), names.UpdateDomainInput{DomainID: kept, AutoRenew: &renew})
				if err != nil && c.status == program.Suspended {
					t.Errorf("its names cannot be managed: %v", err)
				}
			})
		}
		if w.Domain(kept).ReleasedAt != nil {
			t.Error("a name was lost")
		}
		t.Run("and is settled by payment at once", func(t *testing.T) {
			w.Pay(harbour, 1000*rules.Dollar)
			m, err := w.Programs.Membership(flowstest.As(t, harbour), harbour.ID)
			if err != nil || m.Status != program.InGoodStanding || feeRows(w) != [2]int{1, 0} {
				t.Fatalf("it stands %+v, %v", m, err)
			}
			w.Register(harbour, "again.hk")
		})
	})
}

func TestTheHundredthThatCompletesAfterTheAnniversaryCreditsTheFeeOnce(t *testing.T) {
	for name, money := range map[string]rules.Money{"unpaid": 0, "taken": 5000 * rules.Dollar} {
		t.Run(name, func(t *testing.T) {
			flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
				threshold(w, 3)
				w.Pay(harbour, 700*rules.Dollar+money)
				w.Register(harbour, "one.hk")
				w.Register(harbour, "two.hk")
				w.Clock.Set(turn.Add(-time.Second))
				paper := w.Paper(harbour, rules.BusinessRegistration)
				w.Register(harbour, "three.com.hk", flowstest.With(paper))
				w.Clock.Set(rules.AddDays(turn, 3))
				before, err := w.Programs.Membership(flowstest.As(t, harbour), harbour.ID)
				if err != nil || (before.Status == program.FeeDue) != (money == 0) || len(before.Fees[0].Lines) != 1 {
					t.Fatalf("before it completes it stands %+v, %v", before, err)
				}
				w.Accept(paper)
				for range 2 {
					after, err := w.Programs.Membership(flowstest.As(t, harbour), harbour.ID)
					if err != nil || after.Status != program.InGoodStanding || len(after.Fees[0].Lines) != 2 || feeRows(w) != [2]int{1, 1} {
						t.Fatalf("when it has, it stands %+v, %v", after, err)
					}
				}
				if got := w.Money(harbour).Current; got != money {
					t.Errorf("the account has %s, want %s", got, money)
				}
				yes := true
				m, err := w.Programs.Membership(flowstest.As(t, harbour), harbour.ID)
				if err != nil {
					t.Fatal(err)
				}
				waiver, err := w.Programs.WaiverBehind(flowstest.As(t, harbour), m.Fees[0])
				if err != nil || waiver.Status != program.Applied {
					t.Fatalf("the year that ended is %+v, %v", waiver, err)
				}
				behind := (&player{T: t, w: w}).entries(t, waiver, &yes)
				if len(behind) != 3 {
					t.Errorf("behind it are %d registrations", len(behind))
				}
			})
		})
	}
}

func TestAWaivedFeeNeedsNoMoneyAndLeavesNone(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		threshold(w, 2)
		w.Pay(harbour, 500*rules.Dollar)
		w.Register(harbour, "one.hk")
		w.Clock.Set(turn.Add(-time.Second)) // the last second of the year is in it
		w.Register(harbour, "two.hk")
		w.Clock.Set(rules.AddDays(turn, 200))
		m, err := w.Programs.Membership(flowstest.As(t, harbour), harbour.ID)
		if err != nil || m.Status != program.InGoodStanding || feeRows(w) != [2]int{1, 1} || w.Money(harbour).Current != 0 {
			t.Fatalf("it stands %+v, %v", m, err)
		}
		for i, amount := range []rules.Money{1000 * rules.Dollar, -1000 * rules.Dollar} {
			if line := m.Fees[0].Lines[i]; line.Amount != amount || !line.BookedAt.Equal(turn) {
				t.Errorf("line %d is %+v", i, line)
			}
		}
	})
}

func TestAnAnniversaryIsSettledOnceByMany(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 5000*rules.Dollar)
		w.Holder(harbour, rules.Company)
		w.Clock.Set(turn)
		done := make(chan error, 8)
		for i := range 8 {
			go func() {
				var err error
				if i%2 == 0 {
					_, err = w.Frame.SettleFeesOf(t.Context(), harbour.ID)
				} else {
					_, err = w.TryRegister(harbour, fmt.Sprintf("at-once-%d.hk", i))
				}
				done <- err
			}()
		}
		for range 8 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		if feeRows(w) != [2]int{1, 0} || w.Money(harbour).Current != 3000*rules.Dollar {
			t.Errorf("the ledger has %v, the account %v", feeRows(w), w.Money(harbour))
		}
	})
}

func TestYearsAreSettledOnceWhateverHappens(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		threshold(w, 2)
		w.Holder(harbour, rules.Company)
		p := &player{T: t, w: w}
		rapid.Check(t, func(t *rapid.T) {
			deeds := p.deeds()
			delete(deeds, "")
			deeds[""] = func(t *rapid.T) { p.checkFees(t) }
			t.Repeat(deeds)
		})
	})
}

// checkFees holds the fees that are told to the ledger, and to a recount of the years behind them.
func (p *player) checkFees(t *rapid.T) {
	ctx := flowstest.As(p.T, harbour)
	m, err := p.w.Programs.Membership(ctx, harbour.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i, fee := range m.Fees {
		counted, _, _, _ := p.recount(fee.Ended)
		waived, paid := len(fee.Lines) == 2, fee.Lines[0].BookedAt != nil
		if waived != (counted >= 2) || waived && !paid || !paid && i > 0 {
			t.Fatalf("fee %d of year %d: waived %t, paid %t, with %d counted", i, fee.Number, waived, paid, counted)
		}
	}
	owes := len(m.Fees) > 0 && m.Fees[0].Lines[0].BookedAt == nil
	if owes != (m.Status != program.InGoodStanding) || owes && p.w.Money(harbour).Current-p.w.Money(harbour).Held >= 1000*rules.Dollar {
		t.Fatalf("it stands %s with %v, owing: %t", m.Status, p.w.Money(harbour), owes)
	}
	_, err = p.w.Names.RehearseRegistration(ctx, p.w.Asking(harbour, "whether.hk"))
	var refusal *rules.Refusal
	unpaid := errors.As(err, &refusal) && refusal.Code == rules.FeeUnpaid
	if unpaid != (m.Status == program.Suspended || m.Status == program.Terminated) {
		t.Fatalf("it stands %s and registering is answered %v", m.Status, err)
	}
}

func TestHowAPartnerStoodIsNobodyElses(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		if _, err := w.Programs.Membership(flowstest.Anonymous(t), harbour.ID); !errors.Is(err, flows.ErrNoTenant) {
			t.Errorf("the anonymous are answered %v", err)
		}
		for _, who := range []context.Context{flowstest.As(t, peak), flowstest.Applicant(t)} {
			if m, err := w.Programs.Membership(who, harbour.ID); err == nil {
				t.Errorf("another is told %+v", m)
			}
		}
	})
}
