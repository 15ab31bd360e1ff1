// Rule (profile): a partner is listed in the public directory under its company name from the day it joins. It may give
// another name to be shown under, a site, a logo and a few words in each language, and may ask not to be listed.

package exposure

import (
	"cmp"
	"net/url"
	"strings"

	"lionrock/rules"
)

var ruleProfile = rules.Rule{
	Code: "exposure.profile",
	Summary: rules.Say(
		"Partners are listed in the public directory from the day they join, as they describe themselves, unless they ask not to be.",
		"服務夥伴由加入當日起列於公開名錄，內容由其自行填寫；亦可要求不予列出。",
		"服务伙伴自加入当日起列于公开名录，内容由其自行填写；也可要求不予列出。"),
	Source: "HKDNR Service Partner Program, Marketing Exposure",
}

// The longest display name, words about a partner in one language, and address, in characters.
const (
	displayNameMax = 100
	blurbMax       = 400
	addressMax     = 2000
)

// Profile is how a partner shows itself.
type Profile struct {
	DisplayName, WebsiteURL string
	Blurb                   rules.Text
	Listed                  bool
}

// Read checks and tidies a profile.
func (p Profile) Read() (Profile, *rules.Refusal) {
	p.DisplayName, p.WebsiteURL = strings.TrimSpace(p.DisplayName), strings.TrimSpace(p.WebsiteURL)
	p.Blurb = rules.Text{En: tidy(p.Blurb.En), Hant: tidy(p.Blurb.Hant), Hans: tidy(p.Blurb.Hans)}
	if !rules.Plain(p.DisplayName, displayNameMax) {
		return p, tooLong(displayNameMax, "displayName")
	}
	for _, said := range []struct{ text, field string }{
		{p.Blurb.En, "en"}, {p.Blurb.Hant, "zhHant"}, {p.Blurb.Hans, "zhHans"},
	} {
		if !rules.Plain(said.text, blurbMax) {
			return p, tooLong(blurbMax, "blurb", said.field)
		}
	}
	if p.WebsiteURL == "" {
		return p, nil
	}
	address, refusal := ReadAddress(p.WebsiteURL, "websiteUrl")
	p.WebsiteURL = address
	return p, refusal
}

// tidy makes one line of what was typed.
func tidy(text string) string { return strings.Join(strings.Fields(text), " ") }

func tooLong(most int, field ...string) *rules.Refusal {
	return rules.Refuse(rules.Invalid, rules.Say(
		"Write at most %d characters on one line.", "請在一行內填寫最多 %d 個字元。", "请在一行内填写最多 %d 个字符。",
	).With(most), field...)
}

// ReadAddress reads the address of a page on the web: http or https, a host with a dot, no name or password in it.
func ReadAddress(typed, field string) (string, *rules.Refusal) {
	typed = strings.TrimSpace(typed)
	address, err := url.Parse(typed)
	if err != nil || !rules.Plain(typed, addressMax) || address.Scheme != "http" && address.Scheme != "https" ||
		address.User != nil || !strings.Contains(strings.Trim(address.Hostname(), "."), ".") {
		return "", rules.Refuse(rules.Unreadable(typed), rules.Say(
			"Give the full address of a page on the web, such as https://www.example.hk/partners.",
			"請填寫網頁的完整地址，例如 https://www.example.hk/partners。",
			"请填写网页的完整地址，例如 https://www.example.hk/partners。"), field)
	}
	return address.String(), nil
}

// Words are what a partner says about itself to a reader: in the reader's language, or in the first it has written in.
func Words(blurb rules.Text, locale rules.Locale) string {
	return cmp.Or(blurb.In(locale), blurb.En, blurb.Hant, blurb.Hans)
}
