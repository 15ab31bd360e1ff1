package program_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lionrock/ent/document"
	"lionrock/ent/domain"
	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/paper"
	"lionrock/rules/program"
)

// player does what a partner, an officer and time do, in whatever order.
type player struct {
	*testing.T
	w    *flowstest.World
	made int
}

func (p *player) name(suffix string) string {
	p.made++
	return fmt.Sprintf("name-%d.%s", p.made, suffix)
}

// granted fails on a fault; that a deed is refused is as good as that it is done.
func (p *player) granted(err error) {
	var refusal *rules.Refusal
	if err != nil && !errors.As(err, &refusal) {
		p.Fatal(err)
	}
}

func (p *player) deeds() map[string]func(*rapid.T) {
	return map[string]func(*rapid.T){
		"register a name that needs no papers": func(*rapid.T) {
			_, err := p.w.TryRegister(harbour, p.name("hk"))
			p.granted(err)
		},
		"register a name that needs papers": func(*rapid.T) {
			_, err := p.w.TryRegister(harbour, p.name("com.hk"), flowstest.With(p.w.Paper(harbour, rules.BusinessRegistration)))
			p.granted(err)
		},
		"another partner registers one": func(*rapid.T) {
			_, err := p.w.TryRegister(peak, p.name("hk"))
			p.granted(err)
		},
		"pay": func(t *rapid.T) {
			p.w.Pay(harbour, rules.Money(rapid.IntRange(1, 1000).Draw(t, "dollars"))*rules.Dollar)
		},
		"spend the rest elsewhere": func(t *rapid.T) {
			if p.w.Money(harbour).Current-p.w.Money(harbour).Held > 0 {
				p.w.Drain(harbour, 0)
			}
		},
		"review a paper": func(t *rapid.T) {
			waiting := p.w.DB.Read.Document.Query().Where(document.StateEQ(paper.UnderReview)).IDsX(flowstest.System(p.T))
			if len(waiting) > 0 {
				to := rapid.SampledFrom([]paper.State{paper.Accepted, paper.Accepted, paper.Rejected}).Draw(t, "verdict")
				p.granted(p.w.Names.ReviewDocument(flowstest.Officer(p.T), rapid.SampledFrom(waiting).Draw(t, "paper"), to, "No."))
			}
		},
		"change a name": func(t *rapid.T) {
			held := p.w.DB.Read.Domain.Query().Where(domain.ReleasedAtIsNil()).IDsX(flowstest.As(p.T, harbour))
			if len(held) > 0 {
				renew := rapid.Bool().Draw(t, "renew")
				p.granted(p.w.Names.UpdateDomain(flowstest.As(p.T, harbour), names.UpdateDomainInput{
					DomainID: rapid.SampledFrom(held).Draw(t, "name"), AutoRenew: &renew,
				}))
			}
		},
		"renew a name": func(t *rapid.T) { p.fact(t, program.Renew) },
		"time passes":  func(t *rapid.T) { p.w.Clock.Move(time.Duration(rapid.IntRange(0, 40*24).Draw(t, "hours")) * time.Hour) },
		"the year turns": func(t *rapid.T) {
			year := program.MembershipYear(harbour.Joined(), p.w.Frame.Now())
			p.w.Clock.Set(year.Closes.Add(time.Duration(rapid.IntRange(-40, 0).Draw(t, "microseconds")) * time.Microsecond))
		},
		"overdue names are freed": func(*rapid.T) {
			_, err := p.w.Names.FreeOverdue(p.Context())
			p.granted(err)
		},
		"": func(t *rapid.T) { p.check(t) },
	}
}

// fact writes an operation that no deed does yet.
func (p *player) fact(t *rapid.T, kind program.OperationKind) {
	registered := p.w.DB.Read.Domain.Query().Where(domain.ReleasedAtIsNil(), domain.CompletedAtNotNil()).AllX(flowstest.As(p.T, harbour))
	if len(registered) == 0 {
		return
	}
	d, now := rapid.SampledFrom(registered).Draw(t, "name"), p.w.Frame.Now()
	p.granted(p.w.DB.InTx(flowstest.System(p.T), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Operation.Create().SetID(p.w.Frame.NewID("opr")).SetPartnerID(d.PartnerID).SetDomainID(d.ID).SetName(d.Name).
			SetKind(kind).SetSubmittedAt(now).SetPaidAt(now).SetDocumentedAt(now).SetCompletedAt(now).Exec(ctx)
	}))
}

// recount counts a partner's operations anew, by the rule as the programme's FAQ has it, written out once more.
func (p *player) recount(w rules.Window) (counted, papers, money, not int) {
	for _, o := range p.w.DB.Read.Operation.Query().AllX(flowstest.As(p.T, harbour)) {
		switch within := !o.SubmittedAt.Before(w.Opens) && o.SubmittedAt.Before(w.Closes); {
		case !within:
		case o.Kind != "CREATE" || o.FailedAt != nil:
			not++
		case o.DocumentedAt == nil:
			papers++
		case o.PaidAt == nil:
			money++
		default:
			counted++
		}
	}
	return counted, papers, money, not
}

// check holds waiver, entries, tier and price to one another and to the recount.
func (p *player) check(t *rapid.T) {
	ctx := flowstest.As(p.T, harbour)
	waiver, err := p.w.Programs.FeeWaiver(ctx, harbour.ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	counted, papers, money, not := p.recount(waiver.Window)
	if waiver.Qualifying != counted || waiver.AwaitingDocuments != papers || waiver.AwaitingPayment != money {
		t.Fatalf("the waiver says %+v; recounted are %d, %d and %d", waiver, counted, papers, money)
	}
	if waiver.Qualifying+waiver.Remaining != waiver.Threshold {
		t.Fatalf("%d are there and %d remain of %d", waiver.Qualifying, waiver.Remaining, waiver.Threshold)
	}
	p.checkEntries(t, waiver, counted+papers+money+not)
	tier, err := p.w.Programs.TierProgress(ctx, harbour.ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	if counted, _, _, _ := p.recount(tier.Window); tier.Qualifying != counted {
		t.Fatalf("the tier counts %d; recounted are %d", tier.Qualifying, counted)
	}
	terms, err := p.w.DB.Reader().Terms(ctx, p.w.Book(), harbour.ID, p.w.Frame.Now())
	if err != nil || terms.Tier != tier.Tier {
		t.Fatalf("prices are those of tier %s, the partner is told %s: %v", terms.Tier.Name, tier.Tier.Name, err)
	}
}

// checkEntries reads every operation as it is shown: those within the window are all that was counted, each once.
func (p *player) checkEntries(t *rapid.T, waiver *view.FeeWaiver, within int) {
	yes, no := true, false
	all, counts, countsNot := p.entries(t, waiver, nil), p.entries(t, waiver, &yes), p.entries(t, waiver, &no)
	shown := map[program.Exclusion]int{}
	for _, e := range all {
		if e.Counted != (e.Exclusion == nil) || !slices.ContainsFunc(map[bool][]*view.WaiverEntry{true: counts, false: countsNot}[e.Counted],
			func(other *view.WaiverEntry) bool { return other.ID == e.ID }) {
			t.Fatalf("%+v is not where it belongs", e)
		}
		if e.Exclusion == nil {
			shown[""]++
		} else {
			shown[*e.Exclusion]++
		}
	}
	if len(counts)+len(countsNot) != len(all) || shown[""] != waiver.Qualifying {
		t.Fatalf("%d count, %d do not, %d in all", len(counts), len(countsNot), len(all))
	}
	if shown[program.DocumentsOutstanding] != waiver.AwaitingDocuments || shown[program.NotPaid] != waiver.AwaitingPayment {
		t.Fatalf("shown are %v, the waiver says %+v", shown, waiver)
	}
	beyond := 0
	for _, e := range all {
		if !waiver.Window.Contains(e.OccurredAt) {
			beyond++
		}
	}
	if len(all)-beyond != within {
		t.Fatalf("%d of %d operations lie within the window, counted were %d", len(all)-beyond, len(all), within)
	}
}

func (p *player) entries(t interface{ Fatal(...any) }, waiver *view.FeeWaiver, counted *bool) []*view.WaiverEntry {
	var all []*view.WaiverEntry
	most := flows.PageMax
	for page := (view.Page{First: &most}); ; {
		got, err := p.w.Programs.WaiverEntries(flowstest.As(p.T, harbour), page, waiver, counted)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range got.Edges {
			all = append(all, e.Node)
		}
		if page.After = got.PageInfo.EndCursor; !got.PageInfo.HasNextPage {
			return all
		}
	}
}

func TestWaiverEntriesTierAndPriceAgreeWhateverHappens(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Holder(harbour, rules.Company)
		w.Holder(peak, rules.Company)
		p := &player{T: t, w: w}
		rapid.Check(t, func(t *rapid.T) { t.Repeat(p.deeds()) })
	})
}

// many registers names until a number of them count.
func many(t *testing.T, w *flowstest.World, number int) {
	t.Helper()
	w.Pay(harbour, rules.Money(number)*250*rules.Dollar)
	for i := range number {
		w.Register(harbour, fmt.Sprintf("many-%d.hk", i))
	}
}

func TestTheHundredthRegistrationEarnsTheWaiver(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		many(t, w, 98)
		told := func() view.FeeWaiver {
			waiver, err := w.Programs.FeeWaiver(flowstest.As(t, harbour), harbour.ID, nil)
			if err != nil {
				t.Fatal(err)
			}
			return *waiver
		}
		if got := told(); got.Qualifying != 98 || got.Remaining != 2 || got.Status != program.InProgress {
			t.Errorf("after 98: %+v", got)
		}
		// Two come at once: the hundredth is the hundredth once.
		w.Pay(harbour, 1000*rules.Dollar)
		done := make(chan error, 2)
		for i := range 2 {
			go func() {
				_, err := w.TryRegister(harbour, fmt.Sprintf("last-%d.hk", i))
				done <- err
			}()
		}
		if err := errors.Join(<-done, <-done); err != nil {
			t.Fatal(err)
		}
		if got := told(); got.Qualifying != 100 || got.Remaining != 0 || got.Status != program.Earned {
			t.Errorf("after 100: %+v", got)
		}
		t.Run("and the tier that goes with it holds from the next order on", func(t *testing.T) {
			tier, err := w.Programs.TierProgress(flowstest.As(t, harbour), harbour.ID, nil)
			if err != nil || tier.Tier.Name != "Silver" || tier.NextTier.Name != "Gold" || *tier.Remaining != 150 {
				t.Fatalf("the partner is told %+v, %v", tier, err)
			}
			w.Pay(harbour, 1000*rules.Dollar)
			before := w.Money(harbour).Current
			w.Register(harbour, "next.hk")
			if paid := before - w.Money(harbour).Current; paid != 225*rules.Dollar {
				t.Errorf("the next order cost %s", paid)
			}
		})
		t.Run("and a new year begins at nothing", func(t *testing.T) {
			w.Clock.Set(time.Date(2026, time.April, 1, 0, 0, 0, 0, rules.HongKong))
			if got := told(); got.Qualifying != 0 || got.Status != program.InProgress {
				t.Errorf("on the anniversary: %+v", got)
			}
		})
	})
}

func TestARegistrationCountsForTheYearItWasSubmittedIn(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		turn := time.Date(2026, time.April, 1, 0, 0, 0, 0, rules.HongKong)
		w.Pay(harbour, 1000*rules.Dollar)
		w.Holder(harbour, rules.Company)
		paper := w.Paper(harbour, rules.BusinessRegistration)
		w.Clock.Set(turn.Add(-time.Second))
		last := w.Register(harbour, "last-of-the-year.com.hk", flowstest.With(paper))
		w.Clock.Set(turn)
		w.Register(harbour, "first-of-the-year.hk")
		w.Accept(paper)
		for _, c := range []struct {
			name string
			year rules.Window
			want string
		}{
			{"the year before", program.MembershipYear(harbour.Joined(), turn.Add(-time.Second)), "last-of-the-year.com.hk"},
			{"the year after", program.MembershipYear(harbour.Joined(), turn), "first-of-the-year.hk"},
		} {
			yes := true
			waiver := &view.FeeWaiver{PartnerID: harbour.ID}
			waiver.Window = c.year
			entries, err := w.Programs.WaiverEntries(flowstest.As(t, harbour), view.Page{}, waiver, &yes)
			if err != nil || len(entries.Edges) != 1 || entries.Edges[0].Node.Domain != c.want {
				t.Errorf("%s counts %v, %v", c.name, entries, err)
			}
		}
		entry, err := w.Programs.WaiverEntryByID(flowstest.As(t, harbour), w.Domain(last).Edges.Operations[0].ID)
		if err != nil || !entry.Counted {
			t.Errorf("by itself the last is %+v, %v", entry, err)
		}
		if other, err := w.Programs.WaiverEntryByID(flowstest.As(t, peak), entry.ID); other != nil || err != nil {
			t.Errorf("to another partner it is %v, %v", other, err)
		}
	})
}
