package names_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/paper"
	"lionrock/rules/price"
)

// atOnce runs as many attempts as there are numbers, together, and returns what each came to.
func atOnce(number int, attempt func(i int) error) []error {
	var wg sync.WaitGroup
	start := make(chan struct{})
	came := make([]error, number)
	for i := range number {
		wg.Go(func() {
			<-start
			came[i] = attempt(i)
		})
	}
	close(start)
	wg.Wait()
	return came
}

// tally counts what attempts came to: how many were granted, how many refused for a reason, and fails on faults.
func tally(t *testing.T, came []error) (granted int, refused map[rules.Code]int) {
	t.Helper()
	refused = map[rules.Code]int{}
	for i, err := range came {
		var refusal *rules.Refusal
		switch {
		case err == nil:
			granted++
		case errors.As(err, &refusal):
			refused[refusal.Code]++
		default:
			t.Errorf("attempt %d: %v", i, err)
		}
	}
	return granted, refused
}

func TestOfFiftyWhoWantOneNameOneGetsIt(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		partners := []flowstest.Partner{harbour, peak}
		for _, p := range partners {
			w.Pay(p, 1000*rules.Dollar)
			w.Holder(p, rules.Company)
		}
		forms := []string{"香港龍.hk", "香港龙.hk"}
		came := atOnce(50, func(i int) error {
			_, err := w.TryRegister(partners[i%2], forms[i/2%2])
			return err
		})
		if granted, refused := tally(t, came); granted != 1 || refused[rules.Taken] != 49 {
			t.Errorf("%d got it, the others were refused: %v", granted, refused)
		}
		if charges := w.Count("SELECT count(*) FROM ledger_transfer WHERE kind = 'REGISTRATION_FEE'"); charges != 1 {
			t.Errorf("it was charged %d times", charges)
		}
		if spent := 2000*rules.Dollar - w.Money(harbour).Current - w.Money(peak).Current; spent != 250*rules.Dollar {
			t.Errorf("%s was spent", spent)
		}
	})
}

func TestOneRequestSentFiftyTimesAtOnceIsOneRegistration(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		in := w.Asking(harbour, "tea.hk")
		answers := make([]names.Registered, 50)
		came := atOnce(len(answers), func(i int) (err error) {
			answers[i], err = w.Names.RegisterDomain(flowstest.As(t, harbour), in, "the key")
			return err
		})
		if granted, refused := tally(t, came); granted != 50 {
			t.Errorf("%d were granted, the others were refused: %v", granted, refused)
		}
		for i, a := range answers {
			if a.DomainID != answers[0].DomainID || a.Receipt.Sequence != answers[0].Receipt.Sequence ||
				!a.Receipt.ReceivedAt.Equal(answers[0].Receipt.ReceivedAt) {
				t.Errorf("answer %d is %v, the first %v", i, a, answers[0])
			}
		}
		holds(t, w, harbour, 750*rules.Dollar, 0)
	})
}

func TestTheLastMoneyIsSpentOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 750*rules.Dollar)
		w.Holder(harbour, rules.Company)
		came := atOnce(8, func(i int) error {
			_, err := w.TryRegister(harbour, fmt.Sprintf("tea-%d.hk", i))
			return err
		})
		if granted, refused := tally(t, came); granted != 8 {
			t.Errorf("%d were granted, the others were refused: %v", granted, refused)
		}
		if paid := w.Count("SELECT count(*) FROM operation WHERE paid_at IS NOT NULL"); paid != 3 {
			t.Errorf("%d were paid for with money for three", paid)
		}
		holds(t, w, harbour, 0, 0)
	})
}

func TestTheTwentiethUnpaidNameIsHeldOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Holder(harbour, rules.Company)
		for i := range 15 {
			w.Register(harbour, fmt.Sprintf("unpaid-%d.hk", i))
		}
		came := atOnce(12, func(i int) error {
			_, err := w.TryRegister(harbour, fmt.Sprintf("more-%d.hk", i))
			return err
		})
		if granted, refused := tally(t, came); granted != 5 || refused[rules.InsufficientFunds] != 7 {
			t.Errorf("%d were held, the others were refused: %v", granted, refused)
		}
	})
}

func TestManyRegistrationsOfOnePartnerAtOnceAreAllMade(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		const number = 60
		for _, p := range []flowstest.Partner{harbour, peak} {
			w.Pay(p, number/2*250*rules.Dollar)
			w.Holder(p, rules.Company)
		}
		came := atOnce(number, func(i int) error {
			_, err := w.TryRegister([]flowstest.Partner{harbour, peak}[i%2], fmt.Sprintf("tea-%d.hk", i))
			return err
		})
		if granted, refused := tally(t, came); granted != number {
			t.Errorf("%d of %d were made, the others were refused: %v", granted, number, refused)
		}
		holds(t, w, harbour, 0, 0)
		holds(t, w, peak, 0, 0)
	})
}

func TestAPromotionIsNeverUsedMoreOftenThanItMay(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		partners := []flowstest.Partner{harbour, peak}
		for _, p := range partners {
			w.Pay(p, 5000*rules.Dollar)
			w.Holder(p, rules.Company)
		}
		uses, half := 5, rules.Percent(5000)
		promotion, err := w.Programs.CreatePromotion(flowstest.Officer(t), price.Promotion{
			Title: "Half", Operations: []price.Operation{price.Create}, PercentOff: &half, Uses: &uses,
			Window: rules.Window{Opens: w.Frame.Now(), Closes: rules.AddDays(w.Frame.Now(), 30)},
		})
		if err != nil {
			t.Fatal(err)
		}
		quotes := []string{
			quoteFor(t, w, harbour, price.Create, 1, "tea-0.hk", "tea-2.hk", "tea-4.hk", "tea-6.hk").ID,
			quoteFor(t, w, peak, price.Create, 1, "tea-1.hk", "tea-3.hk", "tea-5.hk", "tea-7.hk").ID,
		}
		came := atOnce(20, func(i int) error {
			in := w.Asking(partners[i%2], fmt.Sprintf("tea-%d.hk", i))
			if i < 8 {
				in.QuoteID = &quotes[i%2]
			}
			_, err := w.Names.RegisterDomain(flowstest.As(t, partners[i%2]), in, w.Key())
			return err
		})
		granted, refused := tally(t, came)
		if granted+refused[rules.PriceChanged] != 20 {
			t.Errorf("%d were granted, the others were refused: %v", granted, refused)
		}
		if used := w.Count("SELECT count(*) FROM operation WHERE promotion_id = '" + promotion.ID + "'"); used != uses {
			t.Errorf("it was used %d times and may be %d times", used, uses)
		}
	})
}

func TestTwoOfficersDoNotReviewOnePaperTwice(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		document := w.Paper(harbour, certificate)
		id := w.Register(harbour, "tea.com.hk", flowstest.With(document))
		verdicts := []paper.State{paper.Accepted, paper.Rejected}
		came := atOnce(10, func(i int) error {
			return w.Names.ReviewDocument(flowstest.Officer(t), document, verdicts[i%2], "It is another company's.")
		})
		if granted, refused := tally(t, came); granted != 1 || refused[rules.StatusProhibitsOperation] != 9 {
			t.Errorf("%d reviews were made, the others were refused: %v", granted, refused)
		}
		if row := w.Domain(id); (row.CompletedAt == nil) == (row.ReleasedAt == nil) {
			t.Errorf("it was completed %v and released %v", row.CompletedAt, row.ReleasedAt)
		}
	})
}

func TestMoneyThatComesWhileANameIsAskedForIsNotForgotten(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		const number = 12
		w.Holder(harbour, rules.Company)
		came := atOnce(2*number, func(i int) error {
			if i%2 == 0 {
				_, err := w.TryRegister(harbour, fmt.Sprintf("tea-%d.hk", i))
				return err
			}
			_, err := w.Names.RecordPayment(flowstest.Officer(t), payment(w, harbour, 250*rules.Dollar, fmt.Sprintf("FPS-%d", i)), w.Key())
			return err
		})
		if granted, refused := tally(t, came); granted != 2*number {
			t.Errorf("%d were granted, the others were refused: %v", granted, refused)
		}
		if waiting := w.Count("SELECT count(*) FROM domain WHERE completed_at IS NULL"); waiting != 0 {
			t.Errorf("%d wait although there is money for all", waiting)
		}
		holds(t, w, harbour, 0, 0)
	})
}
