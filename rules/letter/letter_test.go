package letter_test

import (
	"strings"
	"testing"
	"time"

	"lionrock/rules"
	"lionrock/rules/letter"
)

var (
	published = time.Date(2026, 3, 3, 4, 0, 0, 0, time.UTC)
	public    = published.Add(48 * time.Hour)
	consented = letter.Consent{Given: true, At: published.Add(-time.Hour), Words: "1.0"}
)

func member(partners ...string) letter.Reader {
	return letter.Reader{Partners: partners, Since: published.Add(-24 * time.Hour)}
}

func consenting(r letter.Reader) letter.Reader {
	r.Consent = consented
	return r
}

func TestWhoIsWrittenToAboutANotice(t *testing.T) {
	open := letter.Notice{PublishedAt: published}
	embargoed := letter.Notice{PublishedAt: published, PublicFrom: public}
	partnersOnly := letter.Notice{PublishedAt: published, PartnersOnly: true}
	promotion := letter.Notice{PublishedAt: published, Promotion: true}
	own := letter.Notice{PublishedAt: published, Addressee: "harbour"}
	newcomer := consenting(member())
	newcomer.Since = published.Add(time.Minute)
	for _, c := range []struct {
		name   string
		notice letter.Notice
		reader letter.Reader
		at     time.Time
		want   letter.Kind
	}{
		{"a partner's people are written to at once", open, member("harbour"), published, letter.Service},
		{"nobody is written to before", open, member("harbour"), published.Add(-time.Second), ""},
		{"a partner's people do not wait for the embargo", embargoed, member("harbour"), published, letter.Service},
		{"the public waits for the end of the embargo", embargoed, consenting(member()), public.Add(-time.Second), ""},
		{"the public is written to from the end of the embargo", embargoed, consenting(member()), public, letter.News},
		{"the public is written to by consent only", open, member(), published, ""},
		{"what is for partners only is never news to the public", partnersOnly, consenting(member()), published, ""},
		{"what is for partners only reaches them", partnersOnly, member("peak"), published, letter.Service},
		{"a promotion reaches no partner without consent", promotion, member("harbour"), published, ""},
		{"a promotion reaches a partner by consent, as news", promotion, consenting(member("harbour")), published, letter.News},
		{"what is for one partner reaches its people", own, member("peak", "harbour"), published, letter.Service},
		{"what is for one partner reaches no other", own, member("peak"), published, ""},
		{"what is for one partner reaches nobody else", own, consenting(member()), published, ""},
		{"who came later is not told what was before", open, newcomer, published.Add(time.Hour), ""},
		{"in the seventh day a letter still goes", open, member("harbour"), published.Add(letter.Fresh - time.Second), letter.Service},
		{"after seven days it does not", open, member("harbour"), published.Add(letter.Fresh), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			kind, due := c.notice.To(c.reader, c.at)
			if due != (c.want != "") || due && kind != c.want {
				t.Errorf("it is %q, due %t; want %q", kind, due, c.want)
			}
		})
	}
}

func TestWhatIsForOnePersonReachesThemAlone(t *testing.T) {
	o := letter.Occasion{Person: "per_1", At: published}
	for _, c := range []struct {
		name   string
		person string
		at     time.Time
		want   bool
	}{
		{"the person it is for", "per_1", published, true},
		{"somebody else", "per_2", published, false},
		{"before it is due", "per_1", published.Add(-time.Second), false},
		{"when it is stale", "per_1", published.Add(letter.Fresh), false},
	} {
		if kind, due := o.To(c.person, letter.Reader{}, c.at); due != c.want || due && kind != letter.Service {
			t.Errorf("%s: %q, due %t, want %t", c.name, kind, due, c.want)
		}
	}
}

func TestALetterSaysWhyItCameAndNewsHowToEndIt(t *testing.T) {
	for _, locale := range []rules.Locale{rules.English, rules.TraditionalChinese, rules.SimplifiedChinese} {
		news := letter.Foot("Half price.", letter.News, locale, "https://end.example")
		if !strings.HasPrefix(news, "Half price.\n\n-- \n") || !strings.Contains(news, "https://end.example") {
			t.Errorf("%s: news is %q", locale, news)
		}
		service := letter.Foot("Your fee is due.", letter.Service, locale, "")
		if strings.Contains(service, "http") || strings.HasSuffix(service, "-- \n\n") {
			t.Errorf("%s: a service message is %q", locale, service)
		}
	}
}
