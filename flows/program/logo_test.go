package program_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows/flowstest"
	"lionrock/flows/program"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/exposure"
)

// send uploads a file as a partner's logo and returns the document's ID.
func send(t *testing.T, w *flowstest.World, p flowstest.Partner, content []byte) string {
	t.Helper()
	announced, _, err := w.Names.CreateUploadTarget(flowstest.As(t, p), flowstest.Announce(rules.Logo, content))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Names.ReceiveUpload(t.Context(), announced.ID, bytes.NewReader(content)); err != nil {
		t.Fatal(err)
	}
	return announced.ID
}

// drawing is a picture of one colour.
func drawing(t *testing.T, shade uint8) []byte {
	t.Helper()
	canvas := image.NewGray(image.Rect(0, 0, 400, 200))
	for i := range canvas.Pix {
		canvas.Pix[i] = shade
	}
	canvas.Set(3, 3, color.White)
	var file bytes.Buffer
	if err := png.Encode(&file, canvas); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func submit(t *testing.T, w *flowstest.World, p flowstest.Partner, document string) *view.LogoExchange {
	t.Helper()
	exchange, err := w.Programs.UpdateLogoExchange(flowstest.As(t, p), program.UpdateLogoExchangeInput{LogoDocumentID: &document})
	if err != nil {
		t.Fatal(err)
	}
	return exchange
}

func waitingLogo(t *testing.T, w *flowstest.World) string {
	t.Helper()
	waiting, err := w.Programs.LogosToReview(flowstest.Officer(t))
	if err != nil || len(waiting) != 1 {
		t.Fatalf("waiting are %v, %v", waiting, err)
	}
	return waiting[0].ID
}

func TestLogosAreExchangedStepByStep(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		is := func(want exposure.Status) *view.LogoExchange {
			t.Helper()
			exchange, err := w.Programs.LogoExchange(flowstest.As(t, harbour), harbour.ID)
			if err != nil || exchange.Status != want {
				t.Fatalf("the exchange is %+v, want %s, %v", exchange, want, err)
			}
			return exchange
		}
		if first := is(exposure.Invited); !first.InvitedAt.Equal(harbour.Joined()) || len(first.RegistryLogoUrls) != 2 {
			t.Errorf("the invitation is %+v", first)
		}
		submit(t, w, harbour, send(t, w, harbour, drawing(t, 10)))
		is(exposure.Received)
		_, err := w.Programs.ReviewLogo(flowstest.Officer(t), waitingLogo(t, w), false, "")
		flowstest.Refused(t, err, rules.Required, "reason")
		refused := waitingLogo(t, w)
		if _, err := w.Programs.ReviewLogo(flowstest.Officer(t), refused, false, "It is another company's."); err != nil {
			t.Fatal(err)
		}
		if exchange := is(exposure.Invited); *exchange.Refusal != "It is another company's." {
			t.Errorf("the refusal is %v", exchange.Refusal)
		}
		_, err = w.Programs.ReviewLogo(flowstest.Officer(t), refused, true, "")
		flowstest.Refused(t, err, rules.StatusProhibitsOperation, "logoId")
		submit(t, w, harbour, send(t, w, harbour, drawing(t, 20)))
		if _, err := w.Programs.ReviewLogo(flowstest.Officer(t), waitingLogo(t, w), true, ""); err != nil {
			t.Fatal(err)
		}
		posted := is(exposure.PostedByRegistry)
		announced, err := w.Programs.AnnouncementByID(flowstest.Anonymous(t), posted.AnnouncementID)
		if err != nil || announced.Title.In(rules.English) != "Harbour Hosting is a service partner of the registry" || !announced.BodyMarkdown.Complete() {
			t.Errorf("the announcement is %+v, %v", announced, err)
		}
		page := "https://harbour.example/partners"
		if _, err := w.Programs.UpdateLogoExchange(flowstest.As(t, harbour), program.UpdateLogoExchangeInput{PartnerPageURL: &page}); err != nil {
			t.Fatal(err)
		}
		if both := is(exposure.PostedByBoth); *both.PartnerPageURL != page || both.VerifiedAt == nil {
			t.Errorf("both have posted: %+v", both)
		}
		submit(t, w, harbour, send(t, w, harbour, drawing(t, 30)))
		is(exposure.PostedByBoth)
		if _, err := w.Programs.ReviewLogo(flowstest.Officer(t), waitingLogo(t, w), true, ""); err != nil {
			t.Fatal(err)
		}
		if again := is(exposure.PostedByBoth); again.AnnouncementID != posted.AnnouncementID {
			t.Error("the partnership was announced twice")
		}
	})
}

func TestALogoIsShownAsItWasDrawnAndNotAsItCame(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		sent := drawing(t, 10)
		submit(t, w, harbour, send(t, w, harbour, sent))
		shown := func() *string {
			profile, err := w.Programs.ProfileByID(flowstest.Anonymous(t), harbour.ID)
			if err != nil {
				t.Fatal(err)
			}
			of, err := w.Programs.Shown(flowstest.Anonymous(t), profile)
			if err != nil || len(of.Logos) == 0 {
				return nil
			}
			return &of.Logos[2].URL
		}
		if shown() != nil {
			t.Error("it is shown before anyone has looked at it")
		}
		if _, err := w.Programs.ReviewLogo(flowstest.Officer(t), waitingLogo(t, w), true, ""); err != nil {
			t.Fatal(err)
		}
		address := shown()
		sha, isLogo := strings.CutPrefix(*address, "https://registry.example/logos/")
		file, err := w.Programs.OpenLogo(strings.TrimSuffix(sha, ".png"))
		if !isLogo || err != nil {
			t.Fatalf("%s: %v", *address, err)
		}
		defer file.Close()
		served, err := io.ReadAll(file)
		if _, kind, decodeErr := image.DecodeConfig(bytes.NewReader(served)); err != nil || decodeErr != nil || kind != "png" || bytes.Equal(served, sent) {
			t.Errorf("served is a %s, %v, %v", kind, err, decodeErr)
		}
		document, err := w.Names.DocumentByID(flowstest.As(t, harbour), w.Text("SELECT document_id FROM logo"))
		if err != nil || document.State != "ACCEPTED" {
			t.Errorf("what was sent is %+v, %v", document, err)
		}
		if _, err := w.Programs.OpenLogo(document.Sha256); err == nil {
			t.Error("what was sent is served to everyone")
		}
	})
}

func TestWhatIsNoLogoIsNotTaken(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)
		announced, _, err := w.Names.CreateUploadTarget(flowstest.As(t, harbour), flowstest.Announce(rules.Logo, svg))
		if err != nil {
			t.Fatal(err)
		}
		err = w.Names.ReceiveUpload(t.Context(), announced.ID, bytes.NewReader(svg))
		refusal := flowstest.Refused(t, err, rules.Invalid, "filename")
		if said := refusal.Message.In(rules.English); !strings.Contains(said, "SVG is not taken: it can carry scripts") {
			t.Errorf("it says %q", said)
		}
		for name, c := range map[string]struct {
			document string
			code     rules.Code
		}{
			"nothing":                  {"doc_none", rules.NotFound},
			"what never came":          {announced.ID, rules.NotFound},
			"a paper":                  {w.Paper(harbour, rules.BusinessRegistration), rules.NotFound},
			"another partner's":        {send(t, w, peak, drawing(t, 1)), rules.NotFound},
			"only the head of one":     {send(t, w, harbour, w.Picture()), rules.Invalid},
			"one that was sent before": {w.Text("SELECT '" + used(t, w) + "'"), rules.Invalid},
		} {
			t.Run(name, func(t *testing.T) {
				_, err := w.Programs.UpdateLogoExchange(flowstest.As(t, harbour), program.UpdateLogoExchangeInput{LogoDocumentID: &c.document})
				flowstest.Refused(t, err, c.code, "logoDocumentId")
			})
		}
		_, err = w.TryRegister(harbour, "tea.com.hk", flowstest.With(send(t, w, harbour, drawing(t, 2))))
		flowstest.Refused(t, err, rules.Invalid, "documentIds")
		_, err = w.Programs.UpdateLogoExchange(flowstest.As(t, harbour), program.UpdateLogoExchangeInput{})
		flowstest.Refused(t, err, rules.Required, "logoDocumentId")
	})
}

// used is a picture that was sent already.
func used(t *testing.T, w *flowstest.World) string {
	t.Helper()
	document := send(t, w, harbour, drawing(t, 9))
	submit(t, w, harbour, document)
	return document
}

func TestAPageIsRecordedOnceItIsReached(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		var asked []string
		comes := exposure.Internal
		w.Programs.Exposure.Reach = func(_ context.Context, address string) exposure.Reach {
			asked = append(asked, address)
			return comes
		}
		page := " http://harbour.example/partners "
		try := func(page string) error {
			_, err := w.Programs.UpdateLogoExchange(flowstest.As(t, harbour), program.UpdateLogoExchangeInput{PartnerPageURL: &page})
			return err
		}
		flowstest.Refused(t, try(page), rules.Invalid, "partnerPageUrl")
		flowstest.Refused(t, try("javascript:alert(1)"), rules.Invalid, "partnerPageUrl")
		flowstest.Refused(t, try(""), rules.Required, "partnerPageUrl")
		if recorded := w.Count("SELECT count(*) FROM profile"); recorded != 0 {
			t.Error("a page was recorded that was not reached")
		}
		comes = exposure.Reached
		if err := try(page); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"http://harbour.example/partners", "http://harbour.example/partners"}, asked); diff != "" {
			t.Error(diff)
		}
		exchange, err := w.Programs.LogoExchange(flowstest.As(t, harbour), harbour.ID)
		if err != nil || exchange.Status != exposure.PostedByPartner {
			t.Errorf("the exchange is %+v, %v", exchange, err)
		}
	})
}

func TestTwoOfficersDoNotReviewOneLogoTwice(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		submit(t, w, harbour, send(t, w, harbour, drawing(t, 10)))
		id := waitingLogo(t, w)
		var group sync.WaitGroup
		came := make([]error, 8)
		for i := range came {
			group.Go(func() { _, came[i] = w.Programs.ReviewLogo(flowstest.Officer(t), id, i%2 == 0, "It is blurred.") })
		}
		group.Wait()
		done := 0
		for _, err := range came {
			var refusal *rules.Refusal
			switch {
			case err == nil:
				done++
			case !errors.As(err, &refusal) || refusal.Code != rules.StatusProhibitsOperation:
				t.Error(err)
			}
		}
		if announced := w.Count("SELECT count(*) FROM announcement"); done != 1 || announced > 1 {
			t.Errorf("%d reviews were made and %d announcements", done, announced)
		}
	})
}

func TestAPartnerShowsItselfAsItWishes(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		directory := func(ctx context.Context, search string) (called []string) {
			found, err := w.Programs.Partners(ctx, view.Page{}, search)
			if err != nil {
				t.Fatal(err)
			}
			for _, edge := range found.Edges {
				called = append(called, edge.Node.Name+"/"+edge.Node.Shown.DisplayName)
			}
			return called
		}
		wish := exposure.Profile{DisplayName: "海港 Harbour", WebsiteURL: "https://harbour.example/", Blurb: rules.Say("Names for all.", "", ""), Listed: true}
		profile, err := w.Programs.UpdatePresentation(flowstest.As(t, harbour), wish)
		if err != nil || *profile.WebsiteURL != wish.WebsiteURL {
			t.Fatal(profile, err)
		}
		if diff := cmp.Diff([]string{"Harbour Hosting/海港 Harbour"}, directory(flowstest.Anonymous(t), "海港")); diff != "" {
			t.Error(diff)
		}
		written, err := w.Programs.Presentation(flowstest.As(t, harbour), harbour.ID)
		if err != nil || *written.BlurbEn != "Names for all." || written.BlurbZhHant != nil || !written.Listed {
			t.Errorf("written is %+v, %v", written, err)
		}
		wish.Listed = false
		if _, err := w.Programs.UpdatePresentation(flowstest.As(t, harbour), wish); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"Peak Names/"}, directory(flowstest.As(t, peak), "")); diff != "" {
			t.Error(diff)
		}
		if all := directory(flowstest.Officer(t), ""); len(all) != 2 {
			t.Errorf("an officer is shown %v", all)
		}
		wish.WebsiteURL = "file:///etc/passwd"
		_, err = w.Programs.UpdatePresentation(flowstest.As(t, harbour), wish)
		flowstest.Refused(t, err, rules.Invalid, "websiteUrl")
	})
}
