package joining

import (
	"strings"

	"lionrock/rules"
)

// reasonMin and reasonMax bound what the registry says, in characters; it may have line breaks.
const (
	reasonMin = 10
	reasonMax = 2000
)

// MayChange refuses to change an application that has ended.
func (a *Application) MayChange() *rules.Refusal {
	if a.Open() {
		return nil
	}
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"This application has ended and cannot be changed. Begin another if you want to join.",
		"此申請已經結束，不能更改。如欲加入計劃，請另行申請。", "此申请已经结束，不能更改。如欲加入计划，请另行申请。"))
}

// FormOpen reports whether the form may be written: before it is sent, and after it was sent back.
func (a *Application) FormOpen() bool {
	return a.Open() && (a.SubmittedAt == nil || a.SentBack(SubmitForm))
}

// Submit refuses to send a form that has been sent, or that cannot be sent yet.
func (a *Application) Submit(f *Form) *rules.Refusal {
	if refusal := a.MayChange(); refusal != nil {
		return refusal
	}
	if !a.FormOpen() {
		return refuseSent()
	}
	if refusal := f.Check(); refusal != nil {
		return refusal
	}
	if a.RegistrationAt != nil {
		return nil
	}
	refusal := rules.Refuse(rules.DocumentsRequired, sayFile)
	refusal.Missing = []rules.Requirement{{
		Kind: rules.BusinessRegistration, Reason: sayFile,
		IssuedBy: rules.Say("Inland Revenue Department", "稅務局", "税务局"),
	}}
	return refusal
}

// refuseSent refuses to change a form that the registry has.
func refuseSent() *rules.Refusal {
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"The form has been sent. It can be changed when the registry asks for a correction.",
		"申請表已經送出；註冊局要求更正時方可更改。", "申请表已经送出；注册局要求更正时方可更改。"))
}

// Write refuses to change a form that has been sent, and what cannot be kept.
func (a *Application) Write(f *Form) *rules.Refusal {
	if !a.FormOpen() {
		return refuseSent()
	}
	return f.Keep()
}

// Ask refuses a question that nobody could act on.
func (a *Application) Ask(reason string, redo []Step) *rules.Refusal {
	if a.Status() == Draft || !a.Open() {
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"Only an application that was sent and is not decided can be asked about.",
			"只可就已送出而未有決定的申請提出要求。", "只可就已送出而未有决定的申请提出要求。"), "applicationId")
	}
	if a.asked() {
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"The applicant has not answered the last question yet.", "申請人尚未回覆上一項要求。", "申请人尚未答复上一项要求。"), "applicationId")
	}
	for _, step := range redo {
		if step != SubmitForm && step != SignAgreement {
			return rules.Refuse(rules.Invalid, rules.Say(
				"Only the form and the agreement can be sent back.", "只有表格及協議可以發還。", "只有表格及协议可以发还。"), "redo")
		}
	}
	return checkReason(reason)
}

// Answer refuses an answer where nothing is asked, and one that says nothing.
func (a *Application) Answer(answer string) *rules.Refusal {
	if !a.Open() || !a.asked() {
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"The registry has asked nothing that waits for an answer.", "註冊局並無等候回覆的要求。", "注册局并无等候答复的要求。"), "applicationId")
	}
	if said := strings.TrimSpace(answer); said == "" || !rules.Plain(strings.Join(strings.Fields(said), " "), reasonMax) {
		return rules.Refuse(rules.Unreadable(said), rules.Say(
			"Give your answer in 1 to %d characters.", "請以 1 至 %d 個字元回覆。", "请以 1 至 %d 个字符答复。").With(reasonMax), "answer")
	}
	return nil
}

// Decide refuses a decision that is too early, comes twice or gives no reason. To refuse an application nothing has to be
// complete; to approve one, everything.
func (a *Application) Decide(outcome Outcome, reason string) *rules.Refusal {
	status := a.Status()
	switch {
	case !a.Open() || status == Draft:
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"Only an application that was sent and is not decided can be decided.",
			"只可就已送出而未有決定的申請作出決定。", "只可就已送出而未有决定的申请作出决定。"), "applicationId")
	case outcome == Approve && status != UnderReview:
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"It cannot be approved while a step or an answer is missing. Ask for what is missing, or refuse it.",
			"仍有步驟或回覆未完成，不能批准。請要求補交，或拒絕申請。",
			"仍有步骤或答复未完成，不能批准。请要求补交，或拒绝申请。"), "outcome")
	}
	return checkReason(reason)
}

func checkReason(reason string) *rules.Refusal {
	said := strings.Join(strings.Fields(reason), " ")
	if len([]rune(said)) >= reasonMin && rules.Plain(said, reasonMax) {
		return nil
	}
	return rules.Refuse(rules.Unreadable(said), rules.Say(
		"Say why in %d to %d characters: the applicant reads it.", "請以 %d 至 %d 個字元說明原因，申請人將會看到。",
		"请以 %d 至 %d 个字符说明原因，申请人将会看到。").With(reasonMin, reasonMax), "reason")
}
