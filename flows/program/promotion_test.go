package program_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/price"
)

func create(t *testing.T, w *flowstest.World, p price.Promotion) price.Promotion {
	t.Helper()
	made, err := w.Programs.CreatePromotion(flowstest.Officer(t), p)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestAPromotionForSomePartnersIsShownToThemOnly(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		p := offer(w)
		p.Code, p.PartnerIDs = " spring-26 ", []string{harbour.ID}
		made := create(t, w, p)
		open := offer(w)
		open.Code = "OPEN-26"
		public := create(t, w, open)
		for who, c := range map[string]struct {
			ctx            context.Context
			named, code    string
			openCode, list string
		}{
			"the partner it is for": {flowstest.As(t, harbour), made.ID, "SPRING-26", "", "Harbour Hosting"},
			"another partner":       {flowstest.As(t, peak), "", "", "", ""},
			"the public":            {flowstest.Anonymous(t), "", "", "", ""},
			"an officer":            {flowstest.Officer(t), made.ID, "SPRING-26", "OPEN-26", "Harbour Hosting"},
		} {
			found, err := w.Programs.PromotionByID(c.ctx, made.ID)
			if err != nil || (found == nil) != (c.named == "") {
				t.Errorf("%s is shown %v, %v", who, found, err)
			}
			if found != nil {
				partners, err := w.Programs.PartnersOf(c.ctx, found)
				if err != nil || len(partners) != 1 || partners[0].Name != c.list || w.Programs.CodeOf(c.ctx, found) != c.code || !found.PartnersOnly {
					t.Errorf("%s is shown it for %v with the code %q, %v", who, partners, w.Programs.CodeOf(c.ctx, found), err)
				}
			}
			other, err := w.Programs.PromotionByID(c.ctx, public.ID)
			if err != nil || other == nil || other.Code == "" || w.Programs.CodeOf(c.ctx, other) != c.openCode {
				t.Errorf("%s is shown the open one as %v, %v", who, other, err)
			}
		}
	})
}

func TestWhatAPromotionHasComeToIsCounted(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		w.Pay(peak, 1000*rules.Dollar)
		p := offer(w)
		uses := 5
		p.Uses = &uses
		made := create(t, w, p)
		w.Register(harbour, "tea.hk")
		w.Register(harbour, "oolong.hk")
		w.Register(peak, "jasmine.hk")
		for who, c := range map[string]struct {
			ctx   context.Context
			lines int
			off   rules.Money
		}{
			"harbour": {flowstest.As(t, harbour), 2, 250 * rules.Dollar},
			"peak":    {flowstest.As(t, peak), 1, 125 * rules.Dollar},
			"officer": {flowstest.Officer(t), 3, 375 * rules.Dollar},
		} {
			use, err := w.Programs.UseOf(c.ctx, &made)
			if err != nil || use.Lines != c.lines || use.TakenOff != c.off {
				t.Errorf("%s is told %+v, %v", who, use, err)
			}
		}
		if use, err := w.Programs.UseOf(flowstest.Anonymous(t), &made); use != nil || err != nil {
			t.Errorf("the public is told %v, %v", use, err)
		}
		progress, err := w.Programs.TierProgress(flowstest.As(t, harbour), harbour.ID, nil)
		if err != nil || progress.SavedToDate != 250*rules.Dollar || progress.SavedByPromotions != 250*rules.Dollar || !progress.Sample {
			t.Errorf("harbour has saved %+v, %v", progress, err)
		}
		w.Clock.Set(p.Window.Closes)
		ended, err := w.Programs.Promotions(flowstest.As(t, harbour), true)
		if err != nil || len(ended) != 1 || ended[0].ID != made.ID || *ended[0].RemainingUses != 2 {
			t.Errorf("over are %+v, %v", ended, err)
		}
	})
}

func TestAPromotionThatClashesOrIsForNobodyIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		p := offer(w)
		p.Code = "HALF"
		create(t, w, p)
		p.Code = "half"
		_, err := w.Programs.CreatePromotion(flowstest.Officer(t), p)
		flowstest.Refused(t, err, rules.Invalid, "code")
		p.Code, p.PartnerIDs = "OTHER", []string{harbour.ID, "ptr_nobody"}
		_, err = w.Programs.CreatePromotion(flowstest.Officer(t), p)
		flowstest.Refused(t, err, rules.NotFound, "partnerIds")
		p.PartnerIDs = []string{harbour.ID, harbour.ID}
		_, err = w.Programs.CreatePromotion(flowstest.Officer(t), p)
		flowstest.Refused(t, err, rules.Invalid, "partnerIds")
	})
}

func TestAPreviewReckonsWhatAPromotionWouldHaveComeTo(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 2000*rules.Dollar)
		w.Pay(peak, 2000*rules.Dollar)
		w.Register(harbour, "old.hk")
		w.Clock.Set(rules.AddDays(w.Frame.Now(), 60))
		w.Register(harbour, "tea.hk")
		w.Register(peak, "jasmine.hk")
		w.Register(harbour, "oolong.hk")
		w.Clock.Set(rules.AddDays(w.Frame.Now(), 1))
		before := w.RowCounts()
		p := offer(w)
		two := 2
		p.Uses = &two
		preview, err := w.Programs.PreviewPromotion(flowstest.Officer(t), p, 30)
		if err != nil {
			t.Fatal(err)
		}
		got := []any{preview.Operations, preview.Lines, preview.Cost, preview.UsedUp, preview.PartnerCount, preview.Names[0].Name, preview.Names[0].Partner.Name, preview.Names[1].Name}
		if diff := cmp.Diff([]any{3, 2, 250 * rules.Dollar, true, 2, "tea.hk", "Harbour Hosting", "jasmine.hk"}, got); diff != "" {
			t.Error(diff)
		}
		if longer, err := w.Programs.PreviewPromotion(flowstest.Officer(t), p, 0); err != nil || longer.Operations != 4 {
			t.Errorf("over ninety days it looks at %v, %v", longer, err)
		}
		for _, days := range []int{-1, 367} {
			_, err := w.Programs.PreviewPromotion(flowstest.Officer(t), p, days)
			flowstest.Refused(t, err, rules.Invalid, "previewDays")
		}
		p.Title = ""
		_, err = w.Programs.PreviewPromotion(flowstest.Officer(t), p, 30)
		flowstest.Refused(t, err, rules.Required, "title")
		if diff := cmp.Diff(before, w.RowCounts()); diff != "" {
			t.Errorf("a preview has written: %s", diff)
		}
	})
}

// What a promotion takes off afterwards is what its preview would say of that time.
func TestAPreviewAgreesWithWhatComesOfIt(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		p := offer(w)
		w.Register(harbour, "before.hk")
		w.Clock.Set(rules.AddDays(w.Frame.Now(), 1))
		preview, err := w.Programs.PreviewPromotion(flowstest.Officer(t), p, 2)
		if err != nil {
			t.Fatal(err)
		}
		made := create(t, w, p)
		quote, err := w.Names.CreateQuote(flowstest.As(t, harbour), names.CreateQuoteInput{Operation: price.Create, Names: []string{"after.hk"}, Years: 1})
		if err != nil || quote.Saved() != preview.Cost || quote.Lines[0].PromotionID != made.ID {
			t.Errorf("it saves %s, the preview said %s, %v", quote.Saved(), preview.Cost, err)
		}
		shown, err := w.Programs.PromotionOf(flowstest.As(t, harbour), quote.Lines[0])
		if err != nil || shown.Title != "Half" {
			t.Errorf("the line was lowered by %v, %v", shown, err)
		}
	})
}
