package rules

// Code is the machine-readable reason of a refusal. The letters are those of the API's UserErrorCode.
type Code string

// Every reason for which something asked can be refused.
const (
	Invalid                  Code = "INVALID"
	Required                 Code = "REQUIRED"
	NotFound                 Code = "NOT_FOUND"
	Taken                    Code = "TAKEN"
	Reserved                 Code = "RESERVED"
	Prohibited               Code = "PROHIBITED"
	NotEligible              Code = "NOT_ELIGIBLE"
	UnderAge                 Code = "UNDER_AGE"
	LocalPresenceRequired    Code = "LOCAL_PRESENCE_REQUIRED"
	DocumentsRequired        Code = "DOCUMENTS_REQUIRED"
	PeriodNotOffered         Code = "PERIOD_NOT_OFFERED"
	PriceChanged             Code = "PRICE_CHANGED"
	QuoteExpired             Code = "QUOTE_EXPIRED"
	InsufficientFunds        Code = "INSUFFICIENT_FUNDS"
	BadCredentials           Code = "BAD_CREDENTIALS"
	IdempotencyKeyReused     Code = "IDEMPOTENCY_KEY_REUSED"
	StatusProhibitsOperation Code = "STATUS_PROHIBITS_OPERATION"
	PhaseNotOpen             Code = "PHASE_NOT_OPEN"
	PhaseClosed              Code = "PHASE_CLOSED"
	DuplicateApplication     Code = "DUPLICATE_APPLICATION"
	ObjectionWindowClosed    Code = "OBJECTION_WINDOW_CLOSED"
	GroundNotEntertained     Code = "GROUND_NOT_ENTERTAINED"
	ConflictOfInterest       Code = "CONFLICT_OF_INTEREST"
	FeeUnpaid                Code = "FEE_UNPAID"
	OneTimeCodeRequired      Code = "ONE_TIME_CODE_REQUIRED"
	ProgramSuspended         Code = "PROGRAM_SUSPENDED"
)

// Refusal is a "no" that a person can act on: what, where, why and what to do next. It is an answer, not a fault.
type Refusal struct {
	Code    Code
	Field   []string
	Message Text
	// Missing lists the papers asked for, where Code is DocumentsRequired.
	Missing []Requirement
	// Required and Available are the sums compared, where Code is InsufficientFunds.
	Required, Available Money
}

// Refuse makes a refusal of one input field, written as a path from the input object: "nameServers", "0".
func Refuse(code Code, message Text, field ...string) *Refusal {
	return &Refusal{Code: code, Message: message, Field: field}
}

// Unreadable is the code for a text that cannot be taken: Required where none was given, Invalid where one was.
func Unreadable(text string) Code {
	if text == "" {
		return Required
	}
	return Invalid
}

// Error makes a refusal usable as an error inside flows; people are shown Message instead.
func (r *Refusal) Error() string { return string(r.Code) + ": " + r.Message.In(English) }

// DocumentKind is a kind of supporting paper.
type DocumentKind string

// The papers the rules ask for.
const (
	BusinessRegistration       DocumentKind = "BUSINESS_REGISTRATION"
	CertificateOfIncorporation DocumentKind = "CERTIFICATE_OF_INCORPORATION"
	SocietyRegistration        DocumentKind = "SOCIETY_REGISTRATION"
	SchoolRegistration         DocumentKind = "SCHOOL_REGISTRATION"
	NetworkLicence             DocumentKind = "NETWORK_LICENCE"
	GovernmentRequest          DocumentKind = "GOVERNMENT_REQUEST"
	IdentityDocument           DocumentKind = "IDENTITY_DOCUMENT"
	BankingConsent             DocumentKind = "BANKING_CONSENT"
	InsuranceConsent           DocumentKind = "INSURANCE_CONSENT"
	TrademarkCertificate       DocumentKind = "TRADEMARK_CERTIFICATE"
	DeclarationOfOwnership     DocumentKind = "DECLARATION_OF_OWNERSHIP"
	ObjectionEvidence          DocumentKind = "OBJECTION_EVIDENCE"
	Logo                       DocumentKind = "LOGO"
	ProgramAgreement           DocumentKind = "PROGRAM_AGREEMENT"
	OtherDocument              DocumentKind = "OTHER"
)

// Values lists every kind of paper.
func (DocumentKind) Values() []string {
	return []string{
		string(BusinessRegistration), string(CertificateOfIncorporation), string(SocietyRegistration),
		string(SchoolRegistration), string(NetworkLicence), string(GovernmentRequest), string(IdentityDocument),
		string(BankingConsent), string(InsuranceConsent), string(TrademarkCertificate), string(DeclarationOfOwnership),
		string(ObjectionEvidence), string(ProgramAgreement), string(Logo), string(OtherDocument),
	}
}

// Requirement is one paper that must be supplied, and why.
type Requirement struct {
	Kind DocumentKind `json:"kind"`
	// Alternatives are other kinds that satisfy the same rule.
	Alternatives []DocumentKind `json:"alternatives,omitempty"`
	Reason       Text           `json:"reason"`
	// MatchedTerm holds the letters of the name that called for the paper, as they stand in it; empty where the category does.
	MatchedTerm string `json:"matchedTerm,omitempty"`
	// IssuedBy is the authority whose paper it is.
	IssuedBy Text `json:"issuedBy"`
}

// SatisfiedBy reports whether a paper of this kind answers the requirement.
func (r Requirement) SatisfiedBy(kind DocumentKind) bool {
	if kind == r.Kind {
		return true
	}
	for _, other := range r.Alternatives {
		if kind == other {
			return true
		}
	}
	return false
}
