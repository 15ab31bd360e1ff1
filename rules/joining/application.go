// Rule (steps): joining takes five steps, which may come in any order: read the terms and the procedures; send the form
// and a copy of the Business Registration; hold a .hk name; sign the agreement; pay the administration fee. A step is done
// when what it asks for has arrived and was not sent back since.

package joining

import (
	"time"

	"lionrock/rules"
)

var ruleSteps = rules.Rule{
	Code: "joining.steps",
	Summary: rules.Say(
		"Joining takes five steps in any order: terms, form with Business Registration, a .hk name, the agreement, the fee.",
		"加入計劃共有五個步驟，次序不限：條款、表格連商業登記、.hk 域名、協議、行政費。",
		"加入计划共有五个步骤，次序不限：条款、表格连商业登记、.hk 域名、协议、行政费。"),
	Source: "HKDNR Service Partner Program FAQ: procedures; recorded policy (any order)",
}

// Step is one of the programme's five steps.
type Step string

// The steps of joining.
const (
	ReviewTerms   Step = "REVIEW_TERMS"
	SubmitForm    Step = "SUBMIT_FORM_AND_BUSINESS_REGISTRATION"
	HoldName      Step = "HOLD_HK_DOMAIN"
	SignAgreement Step = "SIGN_AND_STAMP_AGREEMENT"
	SettleFee     Step = "SETTLE_ADMINISTRATION_FEE"
)

// Values lists the steps in the order in which the programme names them.
func (Step) Values() []string {
	return []string{string(ReviewTerms), string(SubmitForm), string(HoldName), string(SignAgreement), string(SettleFee)}
}

// Status is how an application stands.
type Status string

// The states of an application.
const (
	Draft             Status = "DRAFT"
	AwaitingDocuments Status = "AWAITING_DOCUMENTS"
	AwaitingPayment   Status = "AWAITING_PAYMENT"
	UnderReview       Status = "UNDER_REVIEW"
	Approved          Status = "APPROVED"
	Rejected          Status = "REJECTED"
	Withdrawn         Status = "WITHDRAWN"
)

// Values lists every state of an application.
func (Status) Values() []string {
	return []string{
		string(Draft), string(AwaitingDocuments), string(AwaitingPayment), string(UnderReview), string(Approved),
		string(Rejected), string(Withdrawn),
	}
}

// Application is what happened to an application: facts with their instants, from which all else is derived.
type Application struct {
	// TermsAt and ProceduresAt are when a version of each was accepted.
	TermsAt, ProceduresAt *time.Time
	// SubmittedAt is when the form was last sent; RegistrationAt when the copy of the Business Registration arrived.
	SubmittedAt, RegistrationAt *time.Time
	Name                        Name
	// SignedAt is when the agreement was signed, or arrived signed.
	SignedAt *time.Time
	// PaidAt is when the fee had been received in full.
	PaidAt      *time.Time
	Questions   []Question
	WithdrawnAt *time.Time
	Decision    *Decision
}

// Question is what the registry asked for.
type Question struct {
	AskedAt    time.Time
	AnsweredAt *time.Time
	// Redo are the steps that were sent back with it.
	Redo []Step
}

// Decision is how an application ended.
type Decision struct {
	Outcome Outcome
	At      time.Time
}

// Outcome is what the registry decides.
type Outcome string

// The outcomes.
const (
	Approve Outcome = "APPROVED"
	Reject  Outcome = "REJECTED"
)

// Values lists the outcomes.
func (Outcome) Values() []string { return []string{string(Approve), string(Reject)} }

// Status derives how an application stands.
func (a *Application) Status() Status {
	switch {
	case a.WithdrawnAt != nil:
		return Withdrawn
	case a.Decision != nil && a.Decision.Outcome == Approve:
		return Approved
	case a.Decision != nil:
		return Rejected
	case a.SubmittedAt == nil:
		return Draft
	case a.asked() || !a.ready():
		return AwaitingDocuments
	case a.doneAt(SettleFee) == nil:
		return AwaitingPayment
	}
	return UnderReview
}

// Open reports whether the application is still to be decided.
func (a *Application) Open() bool { return a.WithdrawnAt == nil && a.Decision == nil }

// asked reports whether a question waits for its answer.
func (a *Application) asked() bool {
	for _, q := range a.Questions {
		if q.AnsweredAt == nil {
			return true
		}
	}
	return false
}

// ready reports whether every step but the fee is done.
func (a *Application) ready() bool {
	for _, step := range steps {
		if step != SettleFee && a.doneAt(step) == nil {
			return false
		}
	}
	return true
}
