package program

import (
	"context"
	"fmt"
	"strings"
	"time"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/program"
)

// AnnounceInput is a notice as an officer writes it.
type AnnounceInput struct {
	Title, Body rules.Text
	EffectiveAt *time.Time
	// PublicFrom is the end of the embargo, until which partners alone read it; nil where there is none.
	PublicFrom              *time.Time
	Promotion, PartnersOnly bool
	// Notice suspends the programme or opens it again from EffectiveAt on; empty does neither.
	Notice program.NoticeKind
}

const (
	titleMax = 200
	bodyMax  = 20000
)

// Announce publishes a notice, at once. One that suspends the programme is a prior notice.
func (p *Programs) Announce(ctx context.Context, in AnnounceInput) (*view.Announcement, error) {
	b, now, err := p.bookNow()
	if err != nil {
		return nil, err
	}
	if refusal := in.check(b.Joining.NoticeDays, now); refusal != nil {
		return nil, refusal
	}
	var said *view.Announcement
	err = p.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		create := tx.Announcement.Create().SetID(p.NewID("ann")).SetTitle(in.Title).SetBodyMarkdown(in.Body).SetPublishedAt(now).
			SetPromotion(in.Promotion).SetPartnersOnly(in.PartnersOnly)
		if in.EffectiveAt != nil {
			create.SetEffectiveAt(in.EffectiveAt.UTC())
		}
		if in.PublicFrom != nil {
			create.SetPublicFrom(in.PublicFrom.UTC())
		}
		if in.Notice != "" {
			create.SetNotice(string(in.Notice))
		}
		row, err := create.Save(ctx)
		if err != nil {
			return fmt.Errorf("announce: %w", err)
		}
		said = announcementOf(row)
		return p.Record(ctx, tx, flows.RegistryBook, "announcement.publish", row.ID, map[string]any{
			"title": in.Title, "effectiveAt": in.EffectiveAt, "publicFrom": in.PublicFrom, "notice": in.Notice,
		})
	})
	return said, err
}

func (in AnnounceInput) check(noticeDays int, now time.Time) *rules.Refusal {
	for _, locale := range []rules.Locale{rules.English, rules.TraditionalChinese, rules.SimplifiedChinese} {
		title, body := strings.TrimSpace(in.Title.In(locale)), strings.TrimSpace(in.Body.In(locale))
		if title == "" || !rules.Plain(title, titleMax) {
			return rules.Refuse(rules.Unreadable(title), rules.Say(
				"Give a headline of at most %d characters on one line.", "請在一行內填寫標題，最多 %d 個字元。",
				"请在一行内填写标题，最多 %d 个字符。").With(titleMax), "title")
		}
		if body == "" || !rules.Plain(strings.Join(strings.Fields(body), " "), bodyMax) {
			return rules.Refuse(rules.Unreadable(body), rules.Say(
				"Give a text of at most %d characters.", "請填寫內文，最多 %d 個字元。", "请填写正文，最多 %d 个字符。").With(bodyMax), "bodyMarkdown")
		}
	}
	if refusal := in.checkEmbargo(now); refusal != nil || in.Notice == "" {
		return refusal
	}
	if in.PartnersOnly {
		return rules.Refuse(rules.Invalid, rules.Say(
			"A notice that suspends the programme or opens it again is for everyone.", "有關暫停或重開計劃的通知須向公眾發布。",
			"有关暂停或重开计划的通知须向公众发布。"), "partnersOnly")
	}
	notice := program.Notice{Kind: in.Notice, PublishedAt: now}
	if in.EffectiveAt != nil {
		notice.EffectiveAt = *in.EffectiveAt
	}
	return notice.Publish(noticeDays)
}

// checkEmbargo refuses an embargo that says nothing: one that is over, one of what is never public, and one of a notice about
// the programme, which everyone is to have before it takes effect.
func (in AnnounceInput) checkEmbargo(now time.Time) *rules.Refusal {
	switch {
	case in.PublicFrom == nil:
		return nil
	case in.PartnersOnly:
		return rules.Refuse(rules.Invalid, rules.Say(
			"A notice for partners only is never public: leave the embargo out.", "只供服務夥伴的通知不會公開：請勿填寫禁止期。",
			"只供服务伙伴的通知不会公开：请勿填写禁止期。"), "publicFrom")
	case in.Notice != "":
		return rules.Refuse(rules.Invalid, rules.Say(
			"A notice that suspends the programme or opens it again has no embargo: it is public at once.",
			"有關暫停或重開計劃的通知即時公開，不設禁止期。", "有关暂停或重开计划的通知即时公开，不设禁止期。"), "publicFrom")
	case !in.PublicFrom.After(now):
		return rules.Refuse(rules.Invalid, rules.Say(
			"The embargo ends in the future; leave it out for a notice that is public at once.",
			"禁止期須於將來結束；如即時公開，請留空。", "禁止期须于将来结束；如即时公开，请留空。"), "publicFrom")
	}
	return nil
}
