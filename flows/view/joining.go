package view

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/joining"
	"lionrock/rules/price"
)

// PartnerApplication is an application to join the programme, as the applicant and officers see it.
type PartnerApplication struct {
	ID, Reference string
	Status        joining.Status
	CompanyName   string
	Form          joining.Form
	FormOpen      bool
	DomainName    *string
	Applicant     string
	BegunAt       time.Time
	SubmittedAt   *time.Time
	Checklist     []ChecklistItem
	CompleteAt    *time.Time
	DecisionDue   *rules.Window
	Overdue       bool
	WithdrawnAt   *time.Time
	Decision      *JoiningDecision
	Accepted      []AcceptedDocument
	Signature     *AgreementSignature
	Documents     []*Document
	Questions     []ApplicationQuestion
	Fee           ApplicationFee
	Partner       *PartnerProfile
}

// ChecklistItem is one of the five steps as it stands.
type ChecklistItem struct {
	joining.Item
	Document *Document
}

// JoiningDecision is how the registry decided.
type JoiningDecision struct {
	Outcome   joining.Outcome
	Reason    string
	DecidedAt time.Time
	DecidedBy string
}

// AcceptedDocument is a version of a document of the programme that an applicant accepted.
type AcceptedDocument struct {
	Kind            DocumentTitle
	Version, Sha256 string
	AcceptedAt      time.Time
}

// AgreementSignature is a signature under the agreement that was typed.
type AgreementSignature struct {
	Name, Title, AgreementVersion, AgreementSha256 string
	SignedAt                                       time.Time
}

// ApplicationQuestion is what the registry asked, and the answer.
type ApplicationQuestion struct {
	ID         string
	Reason     string
	Redo       []joining.Step
	AskedAt    time.Time
	Answer     *string
	AnsweredAt *time.Time
}

// ApplicationFee is the administration fee of the first year, and what was paid towards it.
type ApplicationFee struct {
	Line              price.Line
	Paid, Outstanding rules.Money
	Reference         string
	PayTo             joining.PayTo
	RefundPolicy      rules.Text
	// Refunded is what was given back; nil while the application is open, and where it led to a partner.
	Refunded *rules.Money
}

// The pages and edges of applications.
type (
	PartnerApplicationConnection = Connection[*PartnerApplication]
	PartnerApplicationEdge       = Edge[*PartnerApplication]
)
