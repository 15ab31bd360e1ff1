package program_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/price"
	"lionrock/rules/program"
)

// offer is a promotion that can be published.
func offer(w *flowstest.World) price.Promotion {
	half := rules.Percent(5000)
	return price.Promotion{
		Title: "Half", Operations: []price.Operation{price.Create}, PercentOff: &half,
		Window: rules.Window{Opens: w.Frame.Now(), Closes: rules.AddDays(w.Frame.Now(), 7)},
	}
}

func TestAPromotionIsPublishedAsItIsWritten(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		uses, off := 3, 40*rules.Dollar
		public, partners, summed := offer(w), offer(w), offer(w)
		public.Suffixes, public.Years, public.Uses = []string{"hk"}, []int{1, 2}, &uses
		partners.PartnersOnly = true
		summed.PercentOff, summed.AmountOff = nil, &off
		summed.Window.Opens = rules.AddDays(w.Frame.Now(), 1)
		published := map[string]price.Promotion{}
		for _, p := range []price.Promotion{public, partners, summed} {
			made, err := w.Programs.CreatePromotion(flowstest.Officer(t), p)
			if err != nil {
				t.Fatal(err)
			}
			published[made.ID] = made
		}
		for who, want := range map[string]int{"anonymous": 2, "an applicant": 2, "a partner": 3, "an officer": 3} {
			listed, err := w.Programs.Promotions(map[string]context.Context{
				"anonymous": flowstest.Anonymous(t), "an applicant": flowstest.Applicant(t),
				"a partner": flowstest.As(t, harbour), "an officer": flowstest.Officer(t),
			}[who], false)
			if err != nil || len(listed) != want {
				t.Errorf("%s is shown %d, want %d, %v", who, len(listed), want, err)
			}
			for _, p := range listed {
				want := published[p.ID]
				same := cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })
				if diff := cmp.Diff(want, p, same, cmp.Transformer("list", func(s []string) string { return fmt.Sprint(s) }),
					cmp.Transformer("years", func(s []int) string { return fmt.Sprint(s) })); diff != "" {
					t.Errorf("it was published and is shown (-want +got):\n%s", diff)
				}
			}
		}
		t.Run("and is gone when it has ended", func(t *testing.T) {
			w.Clock.Set(summed.Window.Closes)
			if listed, err := w.Programs.Promotions(flowstest.As(t, harbour), false); err != nil || len(listed) != 0 {
				t.Errorf("shown are %v, %v", listed, err)
			}
		})
	})
}

func TestAPromotionThatCannotBeIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		before := w.RowCounts()
		none, much := 0, rules.Percent(10001)
		for _, c := range []struct {
			name   string
			change func(*price.Promotion)
			code   rules.Code
			field  string
		}{
			{"without a title", func(p *price.Promotion) { p.Title = "" }, rules.Required, "title"},
			{"that ends before it begins", func(p *price.Promotion) { p.Window.Closes = p.Window.Opens }, rules.Invalid, "endsAt"},
			{"of nothing", func(p *price.Promotion) { p.Operations = nil }, rules.Required, "operations"},
			{"of the programme's fee", func(p *price.Promotion) { p.Operations = []price.Operation{price.AdministrationFee} }, rules.Invalid, "operations"},
			{"of a term beyond five years", func(p *price.Promotion) { p.Years = []int{6} }, rules.Invalid, "years"},
			{"that takes nothing off", func(p *price.Promotion) { p.PercentOff = nil }, rules.Required, "percentOff"},
			{"that takes off more than all", func(p *price.Promotion) { p.PercentOff = &much }, rules.Invalid, "percentOff"},
			{"for nobody", func(p *price.Promotion) { p.Uses = &none }, rules.Invalid, "uses"},
		} {
			t.Run(c.name, func(t *testing.T) {
				p := offer(w)
				c.change(&p)
				_, err := w.Programs.CreatePromotion(flowstest.Officer(t), p)
				flowstest.Refused(t, err, c.code, c.field)
			})
		}
		if diff := cmp.Diff(before, w.RowCounts()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAUseOfAPromotionComesBackWithARefusedName(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		one := 1
		p := offer(w)
		p.Uses, p.Window.Closes = &one, rules.AddDays(w.Frame.Now(), 30)
		made, err := w.Programs.CreatePromotion(flowstest.Officer(t), p)
		if err != nil {
			t.Fatal(err)
		}
		left := func() int {
			shown, err := w.Programs.PromotionByID(flowstest.Anonymous(t), made.ID)
			if err != nil {
				t.Fatal(err)
			}
			return *shown.RemainingUses
		}
		paper := w.Paper(harbour, rules.BusinessRegistration)
		w.Register(harbour, "tea.com.hk", flowstest.With(paper))
		if got := left(); got != 0 {
			t.Errorf("%d are left while it waits", got)
		}
		w.Register(harbour, "dear.hk")
		if got := w.Money(harbour); got != (flowstest.Money{Current: 750 * rules.Dollar, Held: 100 * rules.Dollar}) {
			t.Errorf("the account holds %v", got)
		}
		w.Reject(paper)
		if got := left(); got != 1 {
			t.Errorf("%d are left afterwards", got)
		}
	})
}

// announce publishes a notice.
func announce(t *testing.T, w *flowstest.World, id string, at time.Time, partnersOnly bool, notice program.NoticeKind) {
	t.Helper()
	text := rules.Say(id, id, id)
	err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
		create := tx.Announcement.Create().SetID(id).SetTitle(text).SetBodyMarkdown(text).SetPublishedAt(at.UTC()).SetPartnersOnly(partnersOnly)
		if notice != "" {
			create.SetNotice(string(notice)).SetEffectiveAt(rules.AddDays(at, 10).UTC())
		}
		return create.Exec(ctx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNoticesAreShownToWhomTheyAreForAndWhenTheyArePublished(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		now := flowstest.Start
		announce(t, w, "ann_public", now.AddDate(0, 0, -3), false, "")
		announce(t, w, "ann_partners", now.AddDate(0, 0, -2), true, "")
		announce(t, w, "ann_tomorrow", now.AddDate(0, 0, 1), false, "")
		for _, c := range []struct {
			who  string
			ctx  context.Context
			sees []string
		}{
			{"the anonymous", flowstest.Anonymous(t), []string{"ann_public"}},
			{"an applicant", flowstest.Applicant(t), []string{"ann_public"}},
			{"a partner", flowstest.As(t, harbour), []string{"ann_partners", "ann_public"}},
		} {
			shown, err := w.Programs.Announcements(c.ctx, view.Page{})
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, e := range shown.Edges {
				ids = append(ids, e.Node.ID)
			}
			if diff := cmp.Diff(c.sees, ids); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.who, diff)
			}
			for _, id := range []string{"ann_public", "ann_partners", "ann_tomorrow", "ann_none"} {
				one, err := w.Programs.AnnouncementByID(c.ctx, id)
				if sees := fmt.Sprint(c.sees); err != nil || (one != nil) != slices.Contains(c.sees, id) {
					t.Errorf("%s asks for %s and sees %s: %v, %v", c.who, id, sees, one, err)
				}
			}
		}
	})
}

func TestTheProgrammeSaysHowItStands(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		told := func() *view.PartnerProgram {
			p, err := w.Programs.Program(flowstest.Anonymous(t))
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		p := told()
		if p.AdministrationFee != 1000*rules.Dollar || p.WaiverThreshold != 100 || len(p.Tiers) == 0 || len(p.Benefits) == 0 ||
			p.ProcessingWorkingDays != (view.WorkingDays{Minimum: 3, Maximum: 5}) || p.NoticeOfSuspension != nil {
			t.Errorf("it says %+v", p)
		}
		announce(t, w, "ann_stop", w.Frame.Now(), false, program.Suspension)
		before := p.Status
		if p := told(); p.NoticeOfSuspension == nil || p.NoticeOfSuspension.ID != "ann_stop" || p.Status == before {
			t.Errorf("after the notice it says %+v", p)
		}
	})
}

func TestTheDirectoryOfPartnersIsPublic(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		for search, want := range map[string]int{"": 2, "names": 1, " HARBOUR ": 1, "peak": 1, "nobody": 0, "%": 0, "_": 0} {
			shown, err := w.Programs.Partners(flowstest.Anonymous(t), view.Page{}, search)
			if err != nil || len(shown.Edges) != want {
				t.Errorf("%q finds %d, want %d, %v", search, len(shown.Edges), want, err)
			}
		}
		one := 1
		first, err := w.Programs.Partners(flowstest.Anonymous(t), view.Page{First: &one}, "")
		if err != nil {
			t.Fatal(err)
		}
		second, err := w.Programs.Partners(flowstest.Anonymous(t), view.Page{First: &one, After: first.PageInfo.EndCursor}, "")
		if err != nil || second.Edges[0].Node.Name != peak.Name || second.Edges[0].Node.Since != "2026-03-02" {
			t.Errorf("on the second page is %v, %v", second, err)
		}
		profile, err := w.Programs.ProfileByID(flowstest.Anonymous(t), first.Edges[0].Node.ID)
		if err != nil || profile.Name != harbour.Name {
			t.Errorf("a profile is %v, %v", profile, err)
		}
		if none, err := w.Programs.ProfileByID(flowstest.Anonymous(t), "prf_none"); none != nil || err != nil {
			t.Errorf("nobody's is %v, %v", none, err)
		}
		t.Run("but a partner's own page is not", func(t *testing.T) {
			for who, ctx := range map[string]context.Context{
				"the anonymous": flowstest.Anonymous(t), "an applicant": flowstest.Applicant(t), "another partner": flowstest.As(t, peak),
			} {
				if p, err := w.Programs.PartnerByID(ctx, harbour.ID); p != nil || err != nil {
					t.Errorf("%s is shown %v, %v", who, p, err)
				}
			}
			for _, ctx := range []context.Context{flowstest.As(t, harbour), flowstest.Officer(t)} {
				if p, err := w.Programs.PartnerByID(ctx, harbour.ID); err != nil || p == nil || p.ID != harbour.ID {
					t.Errorf("%s is shown %v, %v", flows.ActorOf(ctx).Label, p, err)
				}
			}
		})
	})
}

func TestTheBalanceSaysWhatMayBeSpent(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		w.Register(harbour, "tea.hk")
		w.Register(harbour, "tea.com.hk")
		got, err := w.Programs.Balance(flowstest.As(t, harbour), harbour.ID)
		want := view.Balance{Current: 750 * rules.Dollar, Held: 200 * rules.Dollar, Available: 550 * rules.Dollar}
		if err != nil || *got != want {
			t.Errorf("it says %+v, %v", got, err)
		}
		tier, err := w.Programs.TierProgress(flowstest.As(t, harbour), harbour.ID, nil)
		if err != nil || tier.SavedToDate != 0 || tier.Qualifying != 1 {
			t.Errorf("the tier says %+v, %v", tier, err)
		}
	})
}
