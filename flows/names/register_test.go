package names_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows/flowstest"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/program"
)

func TestAPaidNameWithoutPapersIsRegisteredAtOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		registered, err := w.TryRegister(harbour, " Harbour-Tea.HK ", years(2), servers("NS1.harbour.hk.", "ns2.harbour.hk"))
		if err != nil {
			t.Fatal(err)
		}
		d := look(t, w, harbour, registered.DomainID)
		row := w.Domain(d.ID)
		o := row.Edges.Operations[0]
		if row.CompletedAt == nil || !row.CompletedAt.Equal(row.SubmittedAt) || !row.ExpiresAt.Equal(row.SubmittedAt.AddDate(2, 0, 0)) {
			t.Errorf("submitted %s, completed %v, expires %s", row.SubmittedAt, row.CompletedAt, row.ExpiresAt)
		}
		if o.PaidAt == nil || o.DocumentedAt == nil || o.CompletedAt == nil || o.FailedAt != nil || o.NetCents != 50000 {
			t.Errorf("its operation is %v", o)
		}
		if d.Name != "harbour-tea.hk" || d.ASCIIName != "harbour-tea.hk" || !slices.Equal(d.Statuses, []lifecycle.Status{lifecycle.OK}) ||
			!slices.Equal(d.NameServers, []string{"ns1.harbour.hk", "ns2.harbour.hk"}) || d.Category.Suffix != "hk" ||
			d.Partner.Name != harbour.Name || d.Registrant.Kind != rules.Company {
			t.Errorf("it is %+v", d)
		}
		if papers, money := waits(d); papers || money || d.AwaitingUntil != nil {
			t.Errorf("it waits: %+v", d)
		}
		holds(t, w, harbour, 500*rules.Dollar, 0)
		if got := waiver(t, w, harbour); got != (program.Tally{Counted: 1}) {
			t.Errorf("the waiver counts %+v", got)
		}
		lines, err := w.Names.Charges(flowstest.As(t, harbour), d.ID)
		if err != nil || len(lines) != 1 || lines[0].Net != 500*rules.Dollar || lines[0].Years != 2 {
			t.Errorf("it was charged by %+v, %v", lines, err)
		}
		t.Run("and its receipt comes before the next one's", func(t *testing.T) {
			next, err := w.TryRegister(harbour, "harbour-coffee.hk")
			if err != nil || next.Receipt.Sequence <= registered.Receipt.Sequence || !next.Receipt.ReceivedAt.After(registered.Receipt.ReceivedAt) {
				t.Errorf("receipt %+v after %+v, %v", next.Receipt, registered.Receipt, err)
			}
		})
		t.Run("and its history says so", func(t *testing.T) {
			history, err := w.Frame.History(flowstest.As(t, harbour), view.Page{}, d.ID)
			if err != nil || len(history.Edges) != 1 || history.Edges[0].Node.Action != "domain.register" {
				t.Errorf("its history is %v, %v", history, err)
			}
		})
	})
}

// step is something that happens to a waiting name, and what it waits for afterwards.
type step struct {
	name          string
	do            func(w *flowstest.World, id string)
	papers, money bool
	current, held rules.Money
}

func acceptPapers(w *flowstest.World, id string) {
	for _, p := range w.Domain(id).Edges.Documents {
		if p.ReviewedAt == nil {
			w.Accept(p.ID)
		}
	}
}

func TestANameWaitsAndCompletesByItself(t *testing.T) {
	const dollar = rules.Dollar
	for _, c := range []struct {
		name   string
		funds  rules.Money
		domain string
		first  step
		steps  []step
	}{
		{
			"when its papers are accepted", 1000 * dollar, "waits.com.hk",
			step{papers: true, current: 1000 * dollar, held: 200 * dollar},
			[]step{{"accept", acceptPapers, false, false, 800 * dollar, 0}},
		},
		{
			"when its money comes", 100 * dollar, "waits.hk",
			step{money: true, current: 100 * dollar},
			[]step{
				{"too little", func(w *flowstest.World, _ string) { w.Pay(harbour, 149*dollar) }, false, true, 249 * dollar, 0},
				{"enough", func(w *flowstest.World, _ string) { w.Pay(harbour, 1*dollar) }, false, false, 0, 0},
			},
		},
		{
			"when first its papers are accepted and then its money comes", 10 * dollar, "waits.com.hk",
			step{papers: true, money: true, current: 10 * dollar},
			[]step{
				{"accept", acceptPapers, false, true, 10 * dollar, 0},
				{"pay", func(w *flowstest.World, _ string) { w.Pay(harbour, 200*dollar) }, false, false, 10 * dollar, 0},
			},
		},
		{
			"when first its money comes and then its papers are accepted", 10 * dollar, "waits.com.hk",
			step{papers: true, money: true, current: 10 * dollar},
			[]step{
				{"pay", func(w *flowstest.World, _ string) { w.Pay(harbour, 200*dollar) }, true, false, 210 * dollar, 200 * dollar},
				{"accept", acceptPapers, false, false, 10 * dollar, 0},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
				w.Pay(harbour, c.funds)
				var papers []string
				if c.first.papers {
					papers = []string{w.Paper(harbour, certificate)}
				}
				id := w.Register(harbour, c.domain, flowstest.With(papers...))
				for i, s := range append([]step{c.first}, c.steps...) {
					w.Clock.Move(time.Hour)
					if s.do != nil {
						s.do(w, id)
					}
					d := look(t, w, harbour, id)
					gotPapers, gotMoney := waits(d)
					if gotPapers != s.papers || gotMoney != s.money || isPending(d) != (s.papers || s.money) {
						t.Errorf("after step %d (%s) it waits for papers: %t, for money: %t, and is %v", i, s.name, gotPapers, gotMoney, d.Statuses)
					}
					holds(t, w, harbour, s.current, s.held)
				}
				completed(t, w, id)
			})
		})
	}
}

// completed sees to it that a name that waited is registered from now on, for its whole term, and counts.
func completed(t *testing.T, w *flowstest.World, id string) {
	t.Helper()
	row := w.Domain(id)
	if row.CompletedAt == nil || !row.CompletedAt.After(row.SubmittedAt.Add(time.Hour)) || !row.ExpiresAt.Equal(row.CompletedAt.AddDate(1, 0, 0)) {
		t.Errorf("submitted %s, completed %v, expires %s", row.SubmittedAt, row.CompletedAt, row.ExpiresAt)
	}
	if got := waiver(t, w, harbour); got != (program.Tally{Counted: 1}) {
		t.Errorf("the waiver counts %+v", got)
	}
	last := w.Text("SELECT action FROM audit_entry WHERE target = '" + id + "' ORDER BY seq DESC LIMIT 1")
	if last != "domain.complete" {
		t.Errorf("the last that was recorded of it is %s", last)
	}
}

func TestAWaitingNameSaysWhatForAndUntilWhen(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		id := w.Register(harbour, "waits.com.hk")
		d := look(t, w, harbour, id)
		until := time.Date(2026, time.March, 17, 0, 0, 0, 0, rules.HongKong) // the end of the 14th day after 2 March
		if d.AwaitingUntil == nil || !d.AwaitingUntil.Equal(until) {
			t.Errorf("until %v, want %s", d.AwaitingUntil, until)
		}
		if d.AwaitingPayment == nil || *d.AwaitingPayment != 200*rules.Dollar {
			t.Errorf("for %v", d.AwaitingPayment)
		}
		if len(d.AwaitingDocuments) != 1 || d.AwaitingDocuments[0].Kind != certificate || !d.AwaitingDocuments[0].Reason.Complete() {
			t.Errorf("for %+v", d.AwaitingDocuments)
		}
		if diff := cmp.Diff([]lifecycle.Status{lifecycle.Inactive, lifecycle.PendingCreate}, d.Statuses); diff != "" {
			t.Error(diff)
		}
		if got := waiver(t, w, harbour); got != (program.Tally{AwaitingDocuments: 1}) {
			t.Errorf("the waiver counts %+v", got)
		}
	})
}

func TestAPaperOnTheHoldersFileServesTheHoldersOtherNames(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		first := w.Register(harbour, "first.com.hk", flowstest.With(w.Paper(harbour, certificate)))
		second := w.Register(harbour, "second.com.hk")
		acceptPapers(w, first)
		third := w.Register(harbour, "third.com.hk")
		for _, id := range []string{first, second, third} {
			if d := look(t, w, harbour, id); isPending(d) {
				t.Errorf("%s waits for %v", d.Name, d.AwaitingDocuments)
			}
		}
		t.Run("but not another holder's", func(t *testing.T) {
			other := w.NewHolder(harbour, companyCalled("Another Limited"))
			if d := look(t, w, harbour, w.Register(harbour, "fourth.com.hk", flowstest.For(other))); !isPending(d) {
				t.Errorf("it is %v", d.Statuses)
			}
		})
	})
}

func TestAPaperGivenWithTheHolderServesItsNames(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		paper := w.Paper(harbour, certificate)
		holder := w.NewHolder(harbour, companyCalled("Alpha Limited"), paper)
		id := w.Register(harbour, "alpha.com.hk", flowstest.For(holder))
		if d := look(t, w, harbour, id); !isPending(d) {
			t.Fatalf("before a human look it is %v", d.Statuses)
		}
		w.Accept(paper)
		if d := look(t, w, harbour, id); isPending(d) || !d.Registrant.Validated {
			t.Errorf("it is %v and its holder's papers were seen: %t", d.Statuses, d.Registrant.Validated)
		}
	})
}

func TestARestrictedTermAsksForAConsentForTheOneName(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		for _, c := range []struct {
			domain, term string
			kind         rules.DocumentKind
		}{
			{"riverbank-tea.hk", "bank", rules.BankingConsent},
			{"香港銀行.hk", "銀行", rules.BankingConsent},
			{"香港银行業.hk", "银行", rules.BankingConsent},
			{"pet-insurance.hk", "insurance", rules.InsuranceConsent},
		} {
			id := w.Register(harbour, c.domain)
			d := look(t, w, harbour, id)
			if len(d.AwaitingDocuments) != 1 || d.AwaitingDocuments[0].Kind != c.kind || d.AwaitingDocuments[0].MatchedTerm != c.term {
				t.Errorf("%s waits for %+v", c.domain, d.AwaitingDocuments)
			}
			w.Reject(supply(t, w, id, c.kind))
		}
		holds(t, w, harbour, 1000*rules.Dollar, 0)
		t.Run("which is no use for another name of the holder's", func(t *testing.T) {
			first := w.Register(harbour, "harbour-bank.hk", flowstest.With(w.Paper(harbour, rules.BankingConsent)))
			acceptPapers(w, first)
			if d := look(t, w, harbour, first); isPending(d) {
				t.Errorf("with its consent it is %v", d.Statuses)
			}
			if d := look(t, w, harbour, w.Register(harbour, "second-bank.hk")); len(d.AwaitingDocuments) != 1 {
				t.Errorf("another name waits for %v", d.AwaitingDocuments)
			}
		})
		t.Run("beside the paper of its category", func(t *testing.T) {
			both := w.Register(harbour, "third-bank.com.hk", flowstest.With(w.Paper(harbour, certificate)))
			acceptPapers(w, both)
			if d := look(t, w, harbour, both); len(d.AwaitingDocuments) != 1 || d.AwaitingDocuments[0].Kind != rules.BankingConsent {
				t.Errorf("with the one accepted it waits for %v", d.AwaitingDocuments)
			}
		})
	})
}
