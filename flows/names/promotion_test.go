package names_test

import (
	"fmt"
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/price"
)

// coded publishes a promotion of half the price that asks for a code.
func coded(t *testing.T, w *flowstest.World, change func(*price.Promotion)) price.Promotion {
	t.Helper()
	half := rules.Percent(5000)
	p := price.Promotion{
		Title: "Half", Code: "HALF", Operations: []price.Operation{price.Create}, PercentOff: &half,
		Window: rules.Window{Opens: w.Frame.Now(), Closes: rules.AddDays(w.Frame.Now(), 30)},
	}
	if change != nil {
		change(&p)
	}
	made, err := w.Programs.CreatePromotion(flowstest.Officer(t), p)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func quoteWith(t *testing.T, w *flowstest.World, code string, domains ...string) (rules.Money, time.Time, string, error) {
	t.Helper()
	q, err := w.Names.CreateQuote(flowstest.As(t, harbour), names.CreateQuoteInput{
		Operation: price.Create, Names: domains, Years: 1, PromotionCode: code,
	})
	if err != nil {
		return 0, time.Time{}, "", err
	}
	return q.Total, q.ExpiresAt, q.ID, nil
}

func withCode(code string) func(*names.RegisterDomainInput) {
	return func(in *names.RegisterDomainInput) { in.PromotionCode = code }
}

func TestACodeLowersWhatIsOrderedWithIt(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		coded(t, w, nil)
		if total, _, _, err := quoteWith(t, w, "", "tea.hk"); err != nil || total != 250*rules.Dollar {
			t.Errorf("without the code it costs %s, %v", total, err)
		}
		total, _, id, err := quoteWith(t, w, " half ", "tea.hk", "oolong.hk")
		if err != nil || total != 250*rules.Dollar {
			t.Errorf("with it two cost %s, %v", total, err)
		}
		_, _, _, err = quoteWith(t, w, "HALVE", "tea.hk")
		flowstest.Refused(t, err, rules.Invalid, "promotionCode")
		w.Register(harbour, "tea.hk", flowstest.By(id))
		holds(t, w, harbour, 875*rules.Dollar, 0)
		w.Register(harbour, "jasmine.hk", withCode("Half"))
		holds(t, w, harbour, 750*rules.Dollar, 0)
		w.Register(harbour, "assam.hk")
		holds(t, w, harbour, 500*rules.Dollar, 0)
		_, err = w.TryRegister(harbour, "ceylon.hk", withCode("HALVE"))
		flowstest.Refused(t, err, rules.Invalid, "promotionCode")
		_, err = w.TryRegister(harbour, "oolong.hk", flowstest.By(id), withCode("HALF"))
		flowstest.Refused(t, err, rules.Invalid, "promotionCode")
	})
}

func TestAPromotionEndsAtItsInstantForQuotesToo(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		p := coded(t, w, func(p *price.Promotion) { p.Window.Closes = w.Frame.Now().Add(10 * time.Minute) })
		_, until, id, err := quoteWith(t, w, "HALF", "tea.hk", "oolong.hk")
		if err != nil || !until.Equal(p.Window.Closes) {
			t.Fatalf("the quote holds until %s, %v", until, err)
		}
		if _, plain, _, err := quoteWith(t, w, "", "tea.hk"); err != nil || plain.Sub(w.Frame.Now()).Round(time.Second) != 30*time.Minute {
			t.Errorf("a quote without it holds until %s, %v", plain, err)
		}
		w.Clock.Set(p.Window.Closes.Add(-time.Second))
		w.Register(harbour, "tea.hk", flowstest.By(id))
		w.Clock.Set(p.Window.Closes)
		_, err = w.TryRegister(harbour, "oolong.hk", flowstest.By(id))
		flowstest.Refused(t, err, rules.QuoteExpired, "quoteId")
		_, err = w.TryRegister(harbour, "oolong.hk", withCode("HALF"))
		flowstest.Refused(t, err, rules.Invalid, "promotionCode")
	})
}

// Two partners rush at a code with a few uses: with quotes made before, with the code, and with names that are refused on the
// way, whose use comes back.
func TestACodeIsNeverUsedMoreOftenThanItMay(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		partners := []flowstest.Partner{harbour, peak}
		for _, p := range partners {
			w.Pay(p, 9000*rules.Dollar)
			w.Holder(p, rules.Company)
		}
		uses := 7
		p := coded(t, w, func(p *price.Promotion) { p.Uses = &uses })
		_, _, quote, err := quoteWith(t, w, "HALF", "rush-0.hk", "rush-2.hk", "rush-4.hk", "rush-6.hk", "rush-8.hk", "rush-10.hk")
		if err != nil {
			t.Fatal(err)
		}
		came := atOnce(30, func(i int) error {
			in := w.Asking(partners[i%2], fmt.Sprintf("rush-%d.hk", i))
			if i%2 == 0 && i <= 10 {
				in.QuoteID = &quote
			} else {
				in.PromotionCode = "half"
			}
			_, err := w.Names.RegisterDomain(flowstest.As(t, partners[i%2]), in, w.Key())
			return err
		})
		granted, refused := tally(t, came)
		if granted != uses || refused[rules.PriceChanged]+refused[rules.Invalid] != 30-uses {
			t.Errorf("%d were granted, the others were refused: %v", granted, refused)
		}
		used := w.Count("SELECT count(*) FROM operation WHERE failed_at IS NULL AND promotion_id = '" + p.ID + "'")
		if used != uses {
			t.Errorf("it was used %d times and may be %d times", used, uses)
		}
		if spent := 18000*rules.Dollar - w.Money(harbour).Current - w.Money(peak).Current; spent != rules.Money(uses)*125*rules.Dollar {
			t.Errorf("%s was spent", spent)
		}
	})
}
