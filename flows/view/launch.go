package view

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/rules/price"
)

// LaunchPhase is a phase of the launch and where it stands.
type LaunchPhase struct {
	ID                 string
	Kind               launch.PhaseKind
	Title              rules.Text
	Window             LaunchWindow
	Stage              launch.Stage
	Eligibility        rules.Text
	Requirements       []rules.Requirement
	PriorityOrder      []launch.PriorityClass
	Classes            []LaunchClass
	ResultsPlannedAt   *time.Time
	ResultsAnnouncedAt *time.Time
	ObjectionWindow    *rules.Window
	EppPhase           string
	ResultsSha256      *string
	ResultsURL         *string
	ResultsCSVURL      *string
	ResultsProposedBy  *string
}

// LaunchWindow is when a phase takes applications; EndsAt is nil where it does not close.
type LaunchWindow struct {
	StartsAt time.Time
	EndsAt   *time.Time
}

// LaunchClass is one ranked class.
type LaunchClass struct {
	Code      launch.PriorityClass
	Title     rules.Text
	DecidedBy rules.Text
}

// LaunchSummary is how the contention sets of a phase came out.
type LaunchSummary struct {
	Sets, Applications               int
	AllocatedByRule, AllocatedByDraw int
	NotAllocated                     int
	AwaitingDraw, AwaitingReview     int
}

// LaunchApplication is one applicant's claim to one name.
type LaunchApplication struct {
	ID          string
	SetID       string
	Name        string
	Phase       *LaunchPhase
	Registrant  *Registrant
	Status      launch.Status
	Claim       *LaunchClaim
	Missing     []rules.Requirement
	Alias       string
	SubmittedAt time.Time
	Rank        *int
	Reason      rules.Text
	Fee         *price.Line
}

// LaunchClaim is what an applicant relies on.
type LaunchClaim struct {
	Trademark, TrademarkNumber *string
	Equivalent                 *string
	// EquivalentSince is a Hong Kong day.
	EquivalentSince *string
	PriorityClass   launch.PriorityClass
}

// ContentionSet is a name that was applied for in a phase, and what became of it.
type ContentionSet struct {
	ID               string
	Name, ASCIIName  string
	Phase            *LaunchPhase
	DecidedBy        *launch.By
	Explanation      rules.Text
	Entries          []*ContentionEntry
	Steps            []AllocationStep
	Winner           *ContentionEntry
	Draw             *Draw
	ProvisionalUntil *time.Time
	ProofURL         *string
	Anomalies        []rules.Text
}

// AllocationStep is one applied rule.
type AllocationStep struct {
	Rule        rules.Rule
	Remaining   []string
	Explanation rules.Text
}

// ContentionEntry is one application as the public sees it.
type ContentionEntry struct {
	Alias         string
	ApplicationID string
	Rank          *int
	PriorityClass *launch.PriorityClass
	Equivalent    *string
	// EquivalentSince is a Hong Kong day.
	EquivalentSince *string
	Status          launch.Status
	Reason          rules.Text
}

// Draw is a draw anyone can recompute.
type Draw struct {
	ID               string
	SetID            string
	Method           string
	Entries          []string
	EntriesSha256    string
	CommitmentSha256 string
	CommittedAt      time.Time
	Sources          []DrawSource
	EntropyNeeded    float64
	Key              *string
	ConductedAt      *time.Time
	Order            []int
	ProofURL         *string
	VerifierURL      string
}

// DrawSource is one public source of a draw.
type DrawSource struct {
	Name     string
	Bits     float64
	PublicAt time.Time
	Values   []int
}

// Objection is an objection to an allocation.
type Objection struct {
	ID                   string
	SetID                string
	Reference            *string
	Status               launch.ObjectionStatus
	Ground               launch.ObjectionGround
	RuleCited            string
	Statement            *string
	Objector             *string
	FiledAt              time.Time
	DecisionDueAt        time.Time
	Panel                []PanelMember
	Decision             *Decision
	CancellationRequired *bool
	Effect               *rules.Text
}

// PanelMember is a committee member who sits on a case, or has left it.
type PanelMember struct {
	Name     string
	Capacity launch.PanelCapacity
	Recused  bool
	Conflict *string
}

// CommitteeMember is a member of the Objections Committee.
type CommitteeMember struct {
	ID       string
	Name     string
	Capacity launch.PanelCapacity
}

// Decision is a human decision with its reason.
type Decision struct {
	Outcome   launch.DecisionOutcome
	Reason    string
	DecidedAt time.Time
	DecidedBy rules.Text
	Final     bool
}
