package exposure_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/exposure"
)

// isRefused sees to it that a field is refused in every language, or nothing where none is named.
func isRefused(t *testing.T, refusal *rules.Refusal, field ...string) {
	t.Helper()
	switch {
	case len(field) == 0 && refusal != nil:
		t.Errorf("refused: %v", refusal)
	case len(field) == 0:
	case refusal == nil || !slices.Equal(refusal.Field, field):
		t.Errorf("refused %v, not its %s", refusal, field)
	case !refusal.Message.Complete():
		t.Errorf("not said in every language: %v", refusal)
	}
}

func TestAProfileIsTidiedOrRefused(t *testing.T) {
	for _, test := range []struct {
		name  string
		in    exposure.Profile
		want  exposure.Profile
		field []string
	}{
		{"nothing at all", exposure.Profile{}, exposure.Profile{}, nil},
		{
			"space and lines are tidied",
			exposure.Profile{DisplayName: " Harbour ", Blurb: rules.Say("Names\nfor  all", " 域名 ", ""), Listed: true},
			exposure.Profile{DisplayName: "Harbour", Blurb: rules.Say("Names for all", "域名", ""), Listed: true},
			nil,
		},
		{"an address is kept as it is", exposure.Profile{WebsiteURL: " https://harbour.example/a?b=c "}, exposure.Profile{WebsiteURL: "https://harbour.example/a?b=c"}, nil},
		{"an endless name", exposure.Profile{DisplayName: strings.Repeat("a", 101)}, exposure.Profile{}, []string{"displayName"}},
		{"a name that rings", exposure.Profile{DisplayName: "a\x07b"}, exposure.Profile{}, []string{"displayName"}},
		{"endless words in one language", exposure.Profile{Blurb: rules.Say("", strings.Repeat("海", 401), "")}, exposure.Profile{}, []string{"blurb", "zhHant"}},
		{"a script for an address", exposure.Profile{WebsiteURL: "javascript:alert(1)"}, exposure.Profile{}, []string{"websiteUrl"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, refusal := test.in.Read()
			isRefused(t, refusal, test.field...)
			if refusal == nil {
				if diff := cmp.Diff(test.want, got, cmp.Comparer(func(a, b rules.Text) bool {
					return a.En == b.En && a.Hant == b.Hant && a.Hans == b.Hans
				})); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

func TestAnAddressIsThatOfAPageOnTheWeb(t *testing.T) {
	for typed, fine := range map[string]bool{
		"https://www.example.hk/partners": true, "http://example.hk": true, "https://例子.hk/": true, "https://example.hk:8443/": true,
		"": false, "example.hk": false, "ftp://example.hk/": false, "file:///etc/passwd": false, "https://": false,
		"https://localhost/": false, "https://user:secret@example.hk/": false, "https://user@example.hk/": false, "//example.hk/": false,
		"https://example.hk/\x00": false, "data:text/html,hello": false, "gopher://example.hk/": false, "https://.": false,
		"https://example.hk/" + strings.Repeat("a", 2000): false,
	} {
		_, refusal := exposure.ReadAddress(typed, "partnerPageUrl")
		if fine {
			isRefused(t, refusal)
		} else {
			isRefused(t, refusal, "partnerPageUrl")
		}
	}
}

// picture is a picture of a size, as a PNG.
func picture(t testing.TB, width, height int) []byte {
	t.Helper()
	canvas := image.NewNRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		canvas.Set(x, height/2, color.NRGBA{R: 0x0b, G: 0x55, B: 0x66, A: 0xff})
	}
	var file bytes.Buffer
	if err := png.Encode(&file, canvas); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestALogoIsDrawnAnewInSetSizes(t *testing.T) {
	for _, test := range []struct {
		name          string
		width, height int
		want          []image.Point
	}{
		{"a wide one fits by its width", 1280, 320, []image.Point{{160, 40}, {320, 80}, {640, 160}}},
		{"a tall one fits by its height", 500, 1000, []image.Point{{40, 80}, {80, 160}, {160, 320}}},
		{"a small one is not enlarged", 100, 70, []image.Point{{100, 70}, {100, 70}, {100, 70}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			drawn, refusal := exposure.Draw(picture(t, test.width, test.height))
			if refusal != nil {
				t.Fatal(refusal)
			}
			var got []image.Point
			for _, d := range drawn {
				config, err := png.DecodeConfig(bytes.NewReader(d.PNG))
				if err != nil || config.Width != d.Width || config.Height != d.Height || len(d.Sha256) != 64 {
					t.Errorf("%v is not as it says: %v", d.Picture, err)
				}
				got = append(got, image.Pt(d.Width, d.Height))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNothingButThePointsOfAPictureIsKept(t *testing.T) {
	var file bytes.Buffer
	canvas := image.NewRGBA(image.Rect(0, 0, 100, 100))
	if err := jpeg.Encode(&file, canvas, nil); err != nil {
		t.Fatal(err)
	}
	secret := "<script>where it was taken</script>"
	comment := append([]byte{0xff, 0xfe, 0, byte(len(secret) + 2)}, secret...)
	with := slices.Concat(file.Bytes()[:2], comment, file.Bytes()[2:], []byte(secret))
	drawn, refusal := exposure.Draw(with)
	if refusal != nil {
		t.Fatal(refusal)
	}
	for _, d := range drawn {
		if bytes.Contains(d.PNG, []byte("script")) {
			t.Error("what stood in the file beside the picture is still in it")
		}
	}
	again, _ := exposure.Draw(with)
	if again[0].Sha256 != drawn[0].Sha256 {
		t.Error("the same picture was drawn otherwise the second time")
	}
}

func TestWhatIsNoLogoIsRefused(t *testing.T) {
	bomb := picture(t, 64, 64)
	copy(bomb[16:], "\x00\x00\x17\x70\x00\x00\x17\x70") // it says that it is 6,000 by 6,000
	for name, test := range map[string]struct {
		file []byte
		says string
	}{
		"an SVG":                        {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "SVG is not taken: it can carry scripts"},
		"an SVG with a declaration":     {[]byte(`<?xml version="1.0"?><svg/>`), "SVG is not taken"},
		"a page":                        {[]byte(`<html>`), "PNG, JPEG or WebP"},
		"a PDF":                         {[]byte("%PDF-1.7"), "PNG, JPEG or WebP"},
		"nothing":                       {nil, "PNG, JPEG or WebP"},
		"a picture too small to be one": {picture(t, 63, 200), "63 by 200"},
		"a picture that ends too soon":  {picture(t, 100, 100)[:60], "PNG"},
		"a picture too long":            {picture(t, 6001, 64), "6001 by 64"},
		"a small file of a vast one":    {bomb, "PNG"},
	} {
		t.Run(name, func(t *testing.T) {
			_, refusal := exposure.Draw(test.file)
			isRefused(t, refusal, "logoDocumentId")
			if refusal != nil && !strings.Contains(refusal.Message.In(rules.English), test.says) {
				t.Errorf("it says %q", refusal.Message.In(rules.English))
			}
		})
	}
}

// FuzzDraw reads any file without a fault, and what it draws is a picture.
func FuzzDraw(f *testing.F) {
	f.Add(picture(f, 64, 64))
	f.Add([]byte("RIFF\x24\x00\x00\x00WEBPVP8L"))
	f.Add([]byte("\xff\xd8\xff\xe0\x00\x10JFIF"))
	f.Fuzz(func(t *testing.T, file []byte) {
		drawn, refusal := exposure.Draw(file)
		if (refusal == nil) != (len(drawn) == 3) {
			t.Fatalf("%d drawn, %v", len(drawn), refusal)
		}
	})
}

func TestAnExchangeOfLogosStandsAsBothHavePosted(t *testing.T) {
	at := time.Date(2026, time.March, 2, 10, 0, 0, 0, rules.HongKong)
	for _, test := range []struct {
		name     string
		exchange exposure.Exchange
		want     exposure.Status
	}{
		{"nothing has come", exposure.Exchange{}, exposure.Invited},
		{"a logo waits for a look", exposure.Exchange{Waiting: true}, exposure.Received},
		{"the registry has posted", exposure.Exchange{PostedByRegistryAt: &at}, exposure.PostedByRegistry},
		{"a new logo waits beside the posted one", exposure.Exchange{Waiting: true, PostedByRegistryAt: &at}, exposure.PostedByRegistry},
		{"the partner was first", exposure.Exchange{Waiting: true, PostedByPartnerAt: &at}, exposure.PostedByPartner},
		{"both have", exposure.Exchange{PostedByRegistryAt: &at, PostedByPartnerAt: &at}, exposure.PostedByBoth},
	} {
		if got := test.exchange.Status(); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestALogoIsRefusedWithAReason(t *testing.T) {
	for _, test := range []struct {
		post   bool
		reason string
		field  []string
	}{
		{true, "", nil},
		{false, "It is another company's.", nil},
		{false, "  ", []string{"reason"}},
		{false, strings.Repeat("a", 501), []string{"reason"}},
	} {
		_, refusal := exposure.Review(test.post, test.reason)
		isRefused(t, refusal, test.field...)
	}
}

func TestAPageThatWasNotReachedIsRefused(t *testing.T) {
	for _, word := range exposure.Reach("").Values() {
		if reach := exposure.Reach(word); reach == exposure.Reached {
			isRefused(t, reach.Refusal())
		} else {
			isRefused(t, reach.Refusal(), "partnerPageUrl")
		}
	}
}
