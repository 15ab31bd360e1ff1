package view

import (
	"encoding/json"
	"time"

	"lionrock/rules"
	"lionrock/rules/price"
	"lionrock/rules/program"
	"lionrock/rules/role"
)

// Partner is a service partner as it sees itself.
type Partner struct {
	ID       string
	Profile  *PartnerProfile
	JoinedAt time.Time
}

// PartnerProfile is a partner as everyone sees it.
type PartnerProfile struct {
	ID         string
	PartnerID  string
	Name       string
	Handle     string
	WebsiteURL *string
	// Since is the day of joining, in Hong Kong.
	Since string
	// Shown is how it shows itself, where that has been read with it.
	Shown *Shown
}

// Balance is a partner's prepaid money.
type Balance struct {
	Current, Held, Available rules.Money
	LowBalanceAlertAt        *rules.Money
}

// TierProgress is a partner's place in the Volume Discount Scheme.
type TierProgress struct {
	Tier        price.Tier
	NextTier    *price.Tier
	Qualifying  int
	Remaining   *int
	SavedToDate rules.Money
	// SavedByPromotions is what of SavedToDate was taken off lines that a promotion lowered.
	SavedByPromotions rules.Money
	Window            rules.Window
	// Sample tells that no registry ever published the bands.
	Sample bool
}

// VolumeDiscountScheme is how the Volume Discount Scheme works.
type VolumeDiscountScheme struct {
	*price.Scheme
	Window rules.Window
}

// Stacking says what becomes of a tier and a promotion that could both lower a line.
func (s *VolumeDiscountScheme) Stacking() price.Stacking { return s.Scheme.Stacks() }

// FeeWaiver is the progress to the waiver of the next year's fee.
type FeeWaiver struct {
	program.Waiver
	PartnerID string
	// At is the past instant as of which it is told; nil for now.
	At *time.Time
	// Projection looks ahead from the instant asked about; nil where there is none.
	Projection *WaiverProjection
}

// WaiverEntry is one operation and whether it counts.
type WaiverEntry struct {
	ID         string
	Domain     string
	Counted    bool
	Exclusion  *program.Exclusion
	OccurredAt time.Time
	Rule       rules.Rule
}

// PartnerProgram is the programme itself.
type PartnerProgram struct {
	Status                program.Status
	NoticeOfSuspension    *Announcement
	AdministrationFee     rules.Money
	WaiverThreshold       int
	ProcessingWorkingDays WorkingDays
	Documents             []ProgramDocument
	Benefits              []rules.Text
	Tiers                 []price.Tier
	VolumeDiscount        *VolumeDiscountScheme
}

// WorkingDays is a range of Hong Kong working days.
type WorkingDays struct{ Minimum, Maximum int }

// ProgramDocument is one versioned document of the programme.
type ProgramDocument struct {
	Kind    DocumentTitle
	Title   string
	Version string
	Locale  rules.Locale
	URL     string
	// PDFURL is where the same text is, set for printing.
	PDFURL      string
	Sha256      string
	EffectiveAt time.Time
}

// DocumentTitle names a document of the programme.
type DocumentTitle string

// The documents of the programme.
const (
	TermsAndConditions DocumentTitle = "TERMS_AND_CONDITIONS"
	Procedures         DocumentTitle = "PROCEDURES"
	ApplicationForm    DocumentTitle = "APPLICATION_FORM"
	Agreement          DocumentTitle = "AGREEMENT"
	APIManual          DocumentTitle = "API_MANUAL"
)

// Announcement is a notice.
type Announcement struct {
	ID           string
	Title        rules.Text
	BodyMarkdown rules.Text
	PublishedAt  time.Time
	// PublicFrom is the end of the embargo, until which partners alone read it; nil where there is none.
	PublicFrom  *time.Time
	EffectiveAt *time.Time
	Promotion   bool
}

// PromotionUse is what a promotion has come to.
type PromotionUse struct {
	Lines    int
	TakenOff rules.Money
}

// PromotionPreview is what a promotion would have come to in a time that is past.
type PromotionPreview struct {
	Window            rules.Window
	Operations, Lines int
	Cost              rules.Money
	UsedUp            bool
	PartnerCount      int
	Partners          []PromotionShare
	Names             []PromotionLine
	Explanation       rules.Text
}

// PromotionShare is what it would have come to for one partner.
type PromotionShare struct {
	Partner *PartnerProfile
	Lines   int
	Cost    rules.Money
}

// PromotionLine is one operation that it would have lowered.
type PromotionLine struct {
	Name        string
	Partner     *PartnerProfile
	SubmittedAt time.Time
	Paid, Cost  rules.Money
}

// Quote is a price held until it expires.
type Quote struct {
	ID           string
	Lines        []price.Line
	Total        rules.Money
	BalanceAfter *rules.Money
	ExpiresAt    time.Time
}

// Saved is what discounts take off it.
func (q *Quote) Saved() rules.Money { return price.Saved(q.Lines) }

// Credential is an API client of a partner.
type Credential struct {
	ID         string
	Label      string
	Prefix     string
	Scopes     []role.Role
	LastUsedAt *time.Time
	ExpiresAt  *time.Time
}

// Viewer is who asks.
type Viewer struct {
	Member  *Member
	Partner *Partner
	Scopes  []role.Role
	// Session is the sign-in that asks; empty for an API client.
	Session string
}

// Member is a person with access.
type Member struct {
	ID         string
	Email      string
	Roles      []role.Role
	LastSeenAt *time.Time
	// OneTimeCodes tells whether they are asked for one when they sign in.
	OneTimeCodes bool
	// SecondStep tells whether the password alone does not let them in.
	SecondStep bool
}

// AuditEntry is one record of the audit log.
type AuditEntry struct {
	ID        string
	Actor     string
	Action    string
	Target    string
	At        time.Time
	RequestID string
	Changes   json.RawMessage
	Hash      string
}
