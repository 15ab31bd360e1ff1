package joining

import (
	"slices"
	"time"

	"lionrock/rules"
)

var steps = []Step{ReviewTerms, SubmitForm, HoldName, SignAgreement, SettleFee}

// Owner is who has to act next.
type Owner string

// Who can have to act.
const (
	Applicant Owner = "APPLICANT"
	Registry  Owner = "REGISTRY"
)

// Values lists who can have to act.
func (Owner) Values() []string { return []string{string(Applicant), string(Registry)} }

// Item is one line of the checklist.
type Item struct {
	Step        Step
	Done        bool
	CompletedAt *time.Time
	Owner       Owner
	NextAction  rules.Text
}

// Checklist is the five steps as they stand.
func (a *Application) Checklist() []Item {
	items := make([]Item, len(steps))
	for i, step := range steps {
		at := a.doneAt(step)
		items[i] = Item{Step: step, Done: at != nil, CompletedAt: at, Owner: Applicant, NextAction: a.next(step)}
		if at != nil {
			items[i].Owner, items[i].NextAction = Registry, sayDone
		}
		if !a.Open() {
			items[i].NextAction = sayOver
		}
	}
	return items
}

// doneAt is when a step was completed; nil while it is not.
func (a *Application) doneAt(step Step) *time.Time {
	switch step {
	case ReviewTerms:
		return latest(a.TermsAt, a.ProceduresAt)
	case SubmitForm:
		if !a.since(step, a.SubmittedAt) {
			return nil
		}
		return latest(a.SubmittedAt, a.RegistrationAt)
	case HoldName:
		return a.Name.HeldAt
	case SignAgreement:
		if !a.since(step, a.SignedAt) {
			return nil
		}
		return a.SignedAt
	case SettleFee:
		return a.PaidAt
	}
	return nil
}

// since reports whether what a step asks for arrived after the step was last sent back.
func (a *Application) since(step Step, at *time.Time) bool {
	for _, q := range a.Questions {
		if slices.Contains(q.Redo, step) && (at == nil || at.Before(q.AskedAt)) {
			return false
		}
	}
	return at != nil
}

// SentBack reports whether a step was sent back and is not done again.
func (a *Application) SentBack(step Step) bool {
	return a.doneAt(step) == nil && slices.ContainsFunc(a.Questions, func(q Question) bool {
		return slices.Contains(q.Redo, step)
	})
}

// latest is the last of several instants; nil where one of them is not there.
func latest(instants ...*time.Time) (last *time.Time) {
	for _, at := range instants {
		if at == nil {
			return nil
		}
		if last == nil || at.After(*last) {
			last = at
		}
	}
	return last
}

var (
	sayDone = rules.Say("Nothing to do: this has arrived.", "毋須處理：已經收妥。", "无需处理：已经收妥。")
	sayOver = rules.Say("Nothing to do: the application has ended.", "毋須處理：申請已經結束。", "无需处理：申请已经结束。")
	sayRead = rules.Say("Read the Terms and Conditions and the Procedures, and accept both.",
		"請細閱並接納條款及細則與程序。", "请细阅并接受条款及细则与程序。")
	sayForm = rules.Say("Fill in the application form and send it.", "請填妥並送出申請表。", "请填妥并送出申请表。")
	sayFile = rules.Say("Upload a copy of the company's Business Registration.", "請上載公司商業登記證副本。",
		"请上传公司商业登记证副本。")
	sayAgain = rules.Say("Correct this as the registry asked, and send it again.", "請按註冊局的要求更正後重新提交。",
		"请按注册局的要求更正后重新提交。")
	saySign = rules.Say("Sign the agreement here, or upload it signed and stamped.", "請在此簽署協議，或上載已簽署及蓋章的協議。",
		"请在此签署协议，或上传已签署及盖章的协议。")
	sayPay = rules.Say("Pay the administration fee with the reference given.", "請以所列參考編號繳付行政費。",
		"请以所列参考编号缴付行政费。")
)

// next says what is to be done about a step that is not done.
func (a *Application) next(step Step) rules.Text {
	switch {
	case a.SentBack(step):
		return sayAgain
	case step == ReviewTerms:
		return sayRead
	case step == SubmitForm && a.SubmittedAt != nil:
		return sayFile
	case step == SubmitForm:
		return sayForm
	case step == HoldName:
		return a.Name.next()
	case step == SignAgreement:
		return saySign
	}
	return sayPay
}

// Done reports whether a step is done.
func (a *Application) Done(step Step) bool { return a.doneAt(step) != nil }
