// Rule (status): the programme is open and has no deadline. It may be suspended for review, but only after prior notice:
// a suspension takes effect at the instant its notice names, and a notice that was not published before that instant
// suspends nothing. It opens again by another notice.

package program

import (
	"time"

	"lionrock/rules"
)

var ruleNotice = rules.Rule{
	Code: "program.notice",
	Summary: rules.Say(
		"The programme has no deadline and is suspended for review only after prior notice.",
		"計劃不設截止日期；如需暫停檢討，必先發出通知。",
		"计划不设截止日期；如需暂停检讨，必先发出通知。"),
	Source: "HKDNR Service Partner Program FAQ: deadline",
}

// Status is whether the programme takes new partners.
type Status string

// The states of the programme.
const (
	Open                Status = "OPEN"
	SuspensionAnnounced Status = "SUSPENSION_ANNOUNCED"
	SuspendedForReview  Status = "SUSPENDED_FOR_REVIEW"
)

// Values lists every state of the programme.
func (Status) Values() []string {
	return []string{string(Open), string(SuspensionAnnounced), string(SuspendedForReview)}
}

// NoticeKind is what a notice does to the programme.
type NoticeKind string

// The notices that change the programme's status.
const (
	Suspension NoticeKind = "SUSPENSION"
	Resumption NoticeKind = "RESUMPTION"
)

// Values lists both kinds of notice.
func (NoticeKind) Values() []string { return []string{string(Suspension), string(Resumption)} }

// Notice is a published notice about the programme.
type Notice struct {
	ID                       string
	Kind                     NoticeKind
	PublishedAt, EffectiveAt time.Time
}

// Validate refuses a suspension that is not announced beforehand.
func (n Notice) Validate() *rules.Refusal {
	if n.Kind != Suspension || n.PublishedAt.Before(n.EffectiveAt) {
		return nil
	}
	return rules.Refuse(rules.Invalid, rules.Say(
		"A suspension needs prior notice: it must take effect after the notice is published.",
		"暫停計劃須預先通知：生效時間必須遲於通知發布時間。",
		"暂停计划须预先通知：生效时间必须晚于通知发布时间。"), "effectiveAt")
}

// StatusAt is the programme's status at an instant and the notice that made it so: nil while it is simply open.
func StatusAt(notices []Notice, at time.Time) (Status, *Notice) {
	known := publishedBy(notices, at)
	if now := governing(known, at); now != nil && now.Kind == Suspension {
		return SuspendedForReview, now
	}
	var announced *Notice
	for _, n := range known {
		upcoming := n.Kind == Suspension && n.EffectiveAt.After(at) && governing(known, n.EffectiveAt) == n
		if upcoming && (announced == nil || n.EffectiveAt.Before(announced.EffectiveAt)) {
			announced = n
		}
	}
	if announced != nil {
		return SuspensionAnnounced, announced
	}
	return Open, nil
}

// publishedBy are the notices that may be known at an instant and that do what they say.
func publishedBy(notices []Notice, at time.Time) []*Notice {
	var known []*Notice
	for i := range notices {
		if n := &notices[i]; !n.PublishedAt.After(at) && n.Validate() == nil {
			known = append(known, n)
		}
	}
	return known
}

// governing is, of the notices in effect, the one that took effect last; of two at one instant it is the one published
// last, which knew the other. A suspension is called off by a resumption that takes effect at the same instant.
func governing(known []*Notice, at time.Time) *Notice {
	var last *Notice
	for _, n := range known {
		if n.EffectiveAt.After(at) {
			continue
		}
		if last == nil || n.EffectiveAt.After(last.EffectiveAt) ||
			(n.EffectiveAt.Equal(last.EffectiveAt) && n.PublishedAt.After(last.PublishedAt)) {
			last = n
		}
	}
	return last
}
