// Package letter decides which letters the platform sends to whom, and words what stands in every one of them.
package letter

import (
	"slices"
	"time"

	"lionrock/rules"
)

// The platform writes to people by e-mail. What somebody must know because of what they or their partner do here is a service
// message: a decision, a fee that falls due, a change of the rules. It asks for no consent and carries no promotion. News of
// promotions is direct marketing (Personal Data (Privacy) Ordinance, Cap. 486, Part 6A): it goes to those alone who have
// consented to it, every letter says how to end that, and ending it is free of charge, at once, and leaves service messages as
// they are.

var (
	ruleService = rules.Rule{
		Code: "letter.service",
		Summary: rules.Say(
			"A letter about what somebody does here is a service message: it needs no consent and carries no promotion.",
			"有關使用者在本平台事務的信件屬服務訊息：無須同意，亦不載優惠內容。",
			"有关用户在本平台事务的信件属服务消息：无须同意，也不载优惠内容。"),
		Source: "Recorded policy, after Cap. 486 Part 6A",
	}
	ruleConsent = rules.Rule{
		Code: "letter.consent",
		Summary: rules.Say(
			"News of promotions goes only to those who consented to it and have not ended their consent.",
			"優惠消息只發給已同意收取而未撤回同意的人。",
			"优惠消息只发给已同意接收而未撤回同意的人。"),
		Source: "Cap. 486 Part 6A",
	}
	ruleEmbargo = rules.Rule{
		Code: "letter.embargo",
		Summary: rules.Say(
			"A notice goes to partners when it is published, and to everyone else from the end of its embargo.",
			"通知發布時先供服務夥伴閱覽，禁止期結束後方向其他人公開。",
			"通知发布时先供服务伙伴阅览，禁止期结束后才向其他人公开。"),
		Source: "Service Partner Program FAQ (first-handed updates)",
	}
	ruleFresh = rules.Rule{
		Code: "letter.fresh",
		Summary: rules.Say(
			"What nobody could be written to about within seven days is not sent any more: it stands in the portal.",
			"七天內未能寄出的信件不再寄出，內容仍可在平台閱覽。",
			"七天内未能寄出的信件不再寄出，内容仍可在平台阅览。"),
		Source: "Recorded policy",
	}
)

// Rules lists the rules of this package.
func Rules() []rules.Rule { return []rules.Rule{ruleService, ruleConsent, ruleEmbargo, ruleFresh} }

// Kind tells a service message from news.
type Kind string

// The kinds of letter.
const (
	// Service is about what the reader or their partner does here.
	Service Kind = "SERVICE"
	// News is direct marketing.
	News Kind = "NEWS"
)

// Values lists the kinds for storage and the API.
func (Kind) Values() []string { return []string{string(Service), string(News)} }

// Fresh is how long after its occasion a letter is still sent.
const Fresh = 7 * 24 * time.Hour

// Notice is what of a notice decides who is written to about it.
type Notice struct {
	PublishedAt time.Time
	// PublicFrom is the end of the embargo; zero where there is none.
	PublicFrom time.Time
	// PartnersOnly is never public. Addressee is the one partner that it is for, empty where it is for all.
	PartnersOnly bool
	Addressee    string
	// Promotion makes a letter about it news.
	Promotion bool
}

// Reader is what of a person decides what they are written.
type Reader struct {
	// Partners are those the person belongs to.
	Partners []string
	// Since is when the person's account was opened.
	Since   time.Time
	Consent Consent
}

// OpenFrom is the instant from which a reader may read a notice, and whether there is one.
func (n Notice) OpenFrom(r Reader) (time.Time, bool) {
	switch {
	case n.Addressee != "":
		return n.PublishedAt, slices.Contains(r.Partners, n.Addressee)
	case len(r.Partners) > 0:
		return n.PublishedAt, true
	case n.PartnersOnly:
		return time.Time{}, false
	}
	return later(n.PublishedAt, n.PublicFrom), true
}

// To reports whether a reader is written to about a notice at an instant, and as what. The public is written to about promotions
// and general news alike only by consent: nobody outside the programme has business here that a notice could serve.
func (n Notice) To(r Reader, at time.Time) (Kind, bool) {
	from, open := n.OpenFrom(r)
	if !open || at.Before(from) || !at.Before(from.Add(Fresh)) || r.Since.After(from) {
		return "", false
	}
	if n.Promotion || len(r.Partners) == 0 {
		return News, r.Consent.Given
	}
	return Service, true
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
