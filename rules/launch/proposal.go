package launch

// The rule (recorded policy): the results of a phase are proposed by one officer and announced by another, who names the
// SHA-256 of what they have looked at. All of them are public at that one instant, and so does every objection window begin.

import (
	"time"

	"lionrock/rules"
)

// Proposal is results that stand to be announced.
type Proposal struct {
	SHA256 string
	// By is the officer who has proposed them, At when.
	By string
	At time.Time
}

// Announce judges an officer's word to announce them.
func (p Proposal) Announce(officer, sha256 string, at time.Time) *rules.Refusal {
	switch {
	case p.By == officer:
		return rules.Refuse(rules.ConflictOfInterest, rules.Say(
			"You have proposed these results. Another officer looks at them and announces them.",
			"結果由您提出，須由另一名職員查閱並公布。", "结果由您提出，须由另一名职员查阅并公布。"), "phase")
	case sha256 == "":
		return rules.Refuse(rules.Required, rules.Say(
			"Give the SHA-256 of the results you have looked at: it is resultsSha256 of the phase.",
			"請填寫您所查閱結果的 SHA-256，即該階段的 resultsSha256。",
			"请填写您所查阅结果的 SHA-256，即该阶段的 resultsSha256。"), "resultsSha256")
	case sha256 != p.SHA256:
		return RefuseHash()
	case at.Before(p.At): // the demo's clock may be set back
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"The results were proposed at a later time than now. Move the clock on first.",
			"結果的提出時間晚於現在。請先將時鐘撥前。", "结果的提出时间晚于现在。请先将时钟拨前。"), "phase")
	}
	return nil
}

// RefuseHash refuses results under another hash than they have.
func RefuseHash() *rules.Refusal {
	return rules.Refuse(rules.Invalid, rules.Say(
		"These are not the results that stand to be announced. Look at the phase again, and give its resultsSha256.",
		"這並非待公布的結果。請重新查閱該階段，並填寫其 resultsSha256。",
		"这并非待公布的结果。请重新查阅该阶段，并填写其 resultsSha256。"), "resultsSha256")
}
