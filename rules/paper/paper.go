// Package paper says what becomes of a supporting paper: which states it passes, and what papers a name still waits for.
package paper

import (
	"strings"

	"lionrock/rules"
)

// State is where a paper stands.
type State string

// A paper is announced, arrives, is attached to a name or a holder, and is then accepted or rejected by a reviewer.
const (
	AwaitingUpload State = "AWAITING_UPLOAD"
	Uploaded       State = "UPLOADED"
	UnderReview    State = "UNDER_REVIEW"
	Accepted       State = "ACCEPTED"
	Rejected       State = "REJECTED"
)

// Values lists every state.
func (State) Values() []string {
	return []string{string(AwaitingUpload), string(Uploaded), string(UnderReview), string(Accepted), string(Rejected)}
}

// Supplied is one paper and where it stands.
type Supplied struct {
	Kind  rules.DocumentKind
	State State
}

// Outstanding returns the requirements that no accepted paper satisfies, in their order. A paper that is merely under review
// does not satisfy: a human look is what the rule asks for.
func Outstanding(asked []rules.Requirement, supplied []Supplied) []rules.Requirement {
	return unmet(asked, supplied, func(s State) bool { return s == Accepted })
}

// Missing returns the requirements for which no paper has been supplied that could still be accepted.
func Missing(asked []rules.Requirement, supplied []Supplied) []rules.Requirement {
	return unmet(asked, supplied, func(s State) bool { return s != Rejected && s != AwaitingUpload })
}

func unmet(asked []rules.Requirement, supplied []Supplied, counts func(State) bool) []rules.Requirement {
	var open []rules.Requirement
	for _, requirement := range asked {
		met := false
		for _, paper := range supplied {
			met = met || counts(paper.State) && requirement.SatisfiedBy(paper.Kind)
		}
		if !met {
			open = append(open, requirement)
		}
	}
	return open
}

// reasonMax is the longest reason for a rejection, in characters; it may have line breaks.
const reasonMax = 1000

// Review judges a reviewer's verdict: accepted, or rejected with a reason the sender can act on.
func Review(to State, reason string) *rules.Refusal {
	switch {
	case to != Accepted && to != Rejected:
		return rules.Refuse(rules.Invalid, rules.Say(
			"A review ends in ACCEPTED or REJECTED.", "審核結果只可為 ACCEPTED（接納）或 REJECTED（拒絕）。",
			"审核结果只能为 ACCEPTED（接纳）或 REJECTED（拒绝）。"), "state")
	case to == Rejected && strings.TrimSpace(reason) == "":
		return rules.Refuse(rules.Required, rules.Say(
			"Say why the paper is rejected, so that the sender knows what to send instead.",
			"請說明拒絕原因，讓提交者知道應補交甚麼。",
			"请说明拒绝原因，让提交者知道应补交什么。"), "reason")
	case !rules.Plain(strings.Join(strings.Fields(reason), " "), reasonMax):
		return rules.Refuse(rules.Invalid, rules.Say(
			"Give the reason in at most %d characters.", "請以最多 %d 個字元說明原因。", "请以最多 %d 个字符说明原因。",
		).With(reasonMax), "reason")
	}
	return nil
}
