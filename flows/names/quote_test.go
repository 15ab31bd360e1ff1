package names_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/price"
)

func quoteFor(t *testing.T, w *flowstest.World, p flowstest.Partner, operation price.Operation, term int, domains ...string) *view.Quote {
	t.Helper()
	q, err := w.Names.CreateQuote(flowstest.As(t, p), names.CreateQuoteInput{Operation: operation, Names: domains, Years: term})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// raise makes a year of .hk dearer from now on.
func raise(t *testing.T, w *flowstest.World) {
	t.Helper()
	list := w.Book().Prices
	prices := slices.Clone(list.Prices)
	for i, e := range prices {
		if e.Suffix == "hk" && e.Operation == price.Create && e.Years == 1 {
			prices[i].Amount = 300 * rules.Dollar
		}
	}
	body, err := json.Marshal(price.List{Terms: list.Terms, Prices: prices})
	if err != nil {
		t.Fatal(err)
	}
	err = w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Dial.Create().SetKind(book.Prices).SetVersion("prices-2").SetEffectiveFrom(w.Frame.Now()).SetBody(string(body)).Exec(ctx)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Frame.Book.Reload(flowstest.System(t), w.DB); err != nil {
		t.Fatal(err)
	}
}

func TestAQuoteHoldsItsPriceUntilItExpires(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		q := quoteFor(t, w, harbour, price.Create, 1, "first.hk", "second.hk")
		late := quoteFor(t, w, harbour, price.Create, 1, "third.hk")
		if q.Total != 500*rules.Dollar || len(q.Lines) != 2 || *q.BalanceAfter != 500*rules.Dollar {
			t.Fatalf("the quote is %+v", q)
		}
		raise(t, w)
		w.Register(harbour, "second.hk", flowstest.By(q.ID))
		holds(t, w, harbour, 750*rules.Dollar, 0)
		w.Register(harbour, "without.hk")
		holds(t, w, harbour, 450*rules.Dollar, 0)
		w.Clock.Set(q.ExpiresAt.Add(-time.Second))
		w.Register(harbour, "first.hk", flowstest.By(q.ID))
		holds(t, w, harbour, 200*rules.Dollar, 0)
		w.Clock.Set(late.ExpiresAt)
		_, err := w.TryRegister(harbour, "third.hk", flowstest.By(late.ID))
		flowstest.Refused(t, err, rules.QuoteExpired, "quoteId")
	})
}

func TestAQuoteIsForItsNameItsTermItsPartnerAndItsOperation(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		w.Pay(peak, 1000*rules.Dollar)
		q := quoteFor(t, w, harbour, price.Create, 1, "tea.hk", "香港茶.hk")
		renew := quoteFor(t, w, harbour, price.Renew, 1, "tea.hk")
		for _, c := range []struct {
			name  string
			p     flowstest.Partner
			in    names.RegisterDomainInput
			code  rules.Code
			field string
		}{
			{"not another name", harbour, w.Asking(harbour, "coffee.hk", flowstest.By(q.ID)), rules.Invalid, "quoteId"},
			{"not another term", harbour, w.Asking(harbour, "tea.hk", flowstest.By(q.ID), years(2)), rules.Invalid, "quoteId"},
			{"not another partner", peak, w.Asking(peak, "tea.hk", flowstest.By(q.ID)), rules.NotFound, "quoteId"},
			{"not another operation", harbour, w.Asking(harbour, "tea.hk", flowstest.By(renew.ID)), rules.Invalid, "quoteId"},
		} {
			t.Run(c.name, func(t *testing.T) {
				_, err := w.Names.RegisterDomain(flowstest.As(t, c.p), c.in, w.Key())
				flowstest.Refused(t, err, c.code, c.field)
			})
		}
		t.Run("however the name is written", func(t *testing.T) {
			w.Register(harbour, " TEA.hk", flowstest.By(q.ID))
			w.Register(harbour, "xn--"+strings.TrimPrefix(ascii(t, w, "香港茶.hk"), "xn--"), flowstest.By(q.ID))
		})
		t.Run("and is its partner's alone to read", func(t *testing.T) {
			for who, ctx := range map[string]context.Context{
				"another partner": flowstest.As(t, peak), "an applicant": flowstest.Applicant(t), "an officer": flowstest.Officer(t),
			} {
				if read, err := w.Names.QuoteByID(ctx, q.ID); err != nil || read != nil {
					t.Errorf("%s was answered %v, %v", who, read, err)
				}
			}
			read, err := w.Names.QuoteByID(flowstest.As(t, harbour), q.ID)
			if err != nil || read.Total != q.Total || len(read.Lines) != 2 ||
				read.Lines[1].Explanation.In(rules.TraditionalChinese) != q.Lines[1].Explanation.In(rules.TraditionalChinese) {
				t.Errorf("its partner was answered %+v, %v", read, err)
			}
		})
	})
}

func ascii(t *testing.T, w *flowstest.World, domain string) string {
	t.Helper()
	return w.Book().Names.Check(domain).Name.ASCII
}

func TestAQuoteThatCannotBeIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		many := make([]string, names.QuoteNamesMax+1)
		for i := range many {
			many[i] = fmt.Sprintf("name-%d.hk", i)
		}
		before := w.RowCounts()
		for _, c := range []struct {
			name  string
			in    names.CreateQuoteInput
			code  rules.Code
			field []string
		}{
			{"no names", names.CreateQuoteInput{Operation: price.Create, Years: 1}, rules.Invalid, []string{"names"}},
			{"too many", names.CreateQuoteInput{Operation: price.Create, Years: 1, Names: many}, rules.Invalid, []string{"names"}},
			{"one that is none", names.CreateQuoteInput{Operation: price.Create, Years: 1, Names: []string{"a1.hk", "-.hk"}}, rules.Invalid, []string{"names", "1"}},
			{"a term that is not offered", names.CreateQuoteInput{Operation: price.Renew, Years: 7, Names: []string{"a1.hk"}}, rules.PeriodNotOffered, []string{"years"}},
			{"the programme's fee", names.CreateQuoteInput{Operation: price.AdministrationFee, Years: 1, Names: []string{"a1.hk"}}, rules.PeriodNotOffered, []string{"years"}},
		} {
			t.Run(c.name, func(t *testing.T) {
				_, err := w.Names.CreateQuote(flowstest.As(t, harbour), c.in)
				refusal := flowstest.Refused(t, err, c.code, c.field[0])
				if !slices.Equal(refusal.Field, c.field) {
					t.Errorf("about %v", refusal.Field)
				}
			})
		}
		if diff := cmp.Diff(before, w.RowCounts()); diff != "" {
			t.Error(diff)
		}
		t.Run("but any well-formed name has a price, whoever asks", func(t *testing.T) {
			q, err := w.Names.CreateQuote(flowstest.Applicant(t), names.CreateQuoteInput{
				Operation: price.Create, Years: 2, Names: many[:names.QuoteNamesMax],
			})
			if err != nil || q.Total != rules.Money(names.QuoteNamesMax)*500*rules.Dollar || q.BalanceAfter != nil {
				t.Errorf("answered %v, %v", q, err)
			}
		})
	})
}

func TestARehearsalTellsWhatWouldComeOfItAndChangesNothing(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 300*rules.Dollar)
		q := quoteFor(t, w, harbour, price.Create, 1, "quoted.hk")
		paper := w.Paper(harbour, certificate)
		for _, c := range []struct {
			name          string
			in            names.RegisterDomainInput
			papers, money bool
		}{
			{"a name that would be registered", w.Asking(harbour, "tea.hk", servers("ns1.tea.hk")), false, false},
			{"one by a quote", w.Asking(harbour, "quoted.hk", flowstest.By(q.ID)), false, false},
			{"one that would wait for papers", w.Asking(harbour, "tea.com.hk", flowstest.With(paper)), true, false},
			{"one that would wait for money", w.Asking(harbour, "tea.hk", years(2)), false, true},
			{"one that would wait for both", w.Asking(harbour, "tea.com.hk", years(5)), true, true},
		} {
			t.Run(c.name, func(t *testing.T) {
				before := w.RowCounts()
				d, err := w.Names.RehearseRegistration(flowstest.As(t, harbour), c.in)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(before, w.RowCounts()); diff != "" {
					t.Errorf("it changed rows:\n%s", diff)
				}
				papers, money := waits(d)
				if papers != c.papers || money != c.money || isPending(d) != (papers || money) || (d.AwaitingUntil != nil) != isPending(d) {
					t.Errorf("it would wait for papers: %t, for money: %t, and be %v until %v", papers, money, d.Statuses, d.AwaitingUntil)
				}
				if d.ID != names.RehearsedID || d.Partner.Name != harbour.Name || d.Category == nil || d.Registrant == nil {
					t.Errorf("it is %+v", d)
				}
			})
		}
		holds(t, w, harbour, 300*rules.Dollar, 0)
		if p := w.Text("SELECT state FROM document WHERE id = '" + paper + "'"); p != "UPLOADED" {
			t.Errorf("the paper is %s", p)
		}
	})
}
