// Rule (prior notice): a suspension is announced some days before it takes effect, by default 14. A notice of less is not
// published. While the programme is suspended nobody begins to join; who has begun goes on.

package program

import (
	"time"

	"lionrock/rules"
)

var rulePrior = rules.Rule{
	Code: "program.prior-notice",
	Summary: rules.Say(
		"A suspension is announced beforehand (by default 14 days); while it lasts nobody begins to join, and who has begun goes on.",
		"暫停計劃須預先（預設 14 日）公布；暫停期間不接受新申請，已開始的申請照常處理。",
		"暂停计划须预先（默认 14 日）公布；暂停期间不接受新申请，已开始的申请照常处理。"),
	Source: "HKDNR Service Partner Program FAQ: deadline; recorded policy (14 days; who has begun)",
}

// Publish refuses a notice that cannot be published: one of a suspension with less than so many days before it, or one that
// takes effect before it is published.
func (n Notice) Publish(days int) *rules.Refusal {
	if n.EffectiveAt.IsZero() {
		return rules.Refuse(rules.Required, rules.Say(
			"Say from when this takes effect.", "請註明生效時間。", "请注明生效时间。"), "effectiveAt")
	}
	earliest := n.PublishedAt
	if n.Kind == Suspension {
		earliest = rules.AddDays(n.PublishedAt, days)
	}
	if !n.EffectiveAt.Before(earliest) {
		return n.Validate()
	}
	return rules.Refuse(rules.Invalid, rules.Say(
		"A suspension is announced at least %d days before it takes effect: not before %s.",
		"暫停計劃須於生效前最少 %d 日公布：不得早於%s。", "暂停计划须于生效前最少 %d 日公布：不得早于%s。",
	).With(days, rules.Day(earliest.Add(24*time.Hour-time.Microsecond))), "effectiveAt")
}

// Admits refuses a new application while the programme is suspended; the notice's headline is told.
func (s Status) Admits(headline rules.Text, since time.Time) *rules.Refusal {
	if s != SuspendedForReview {
		return nil
	}
	return rules.Refuse(rules.ProgramSuspended, rules.Say(
		"The programme is suspended for review since %s and takes no new applications: %s",
		"計劃自%s起暫停檢討，不接受新申請：%s", "计划自%s起暂停检讨，不接受新申请：%s").With(rules.Day(since), headline))
}
