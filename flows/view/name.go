package view

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/paper"
	"lionrock/rules/price"
)

// Category is where names are registered, with its papers and fees.
type Category struct {
	ID                           string
	Suffix, ChineseTwin          string
	Level                        name.Level
	Eligibility                  rules.Text
	LocalPresenceRequired        bool
	MinimumAge                   *int
	NameServerLocationRestricted bool
	RegistrationLimit            *int
	Periods                      []int
	Documents                    []rules.Requirement
	Fees                         []price.Line
}

// Availability answers whether one name can be registered, and why or why not.
type Availability struct {
	Name         string
	ASCIIName    *string
	Status       name.Status
	Reason       rules.Text
	Remedy       rules.Text
	Rule         rules.Rule
	Category     *Category
	Requirements []rules.Requirement
	// Price makes the fees of a name in a category; nil where there are none. Few who ask whether a name is free ask for them.
	Price func(c *Category, domain string) []price.Line
	// Phase is the launch phase to apply in, Contenders how many did; nil where names go first come, first served.
	Phase      *LaunchPhase
	Contenders *int
}

// Fees are what it costs to register and to renew the name, at the asker's own prices.
func (a *Availability) Fees() []price.Line {
	if a.Price == nil {
		return nil
	}
	return a.Price(a.Category, a.Name)
}

// Domain is a name that is registered or held.
type Domain struct {
	ID                string
	Name, ASCIIName   string
	Category          *Category
	Statuses          []lifecycle.Status
	Registrant        *Registrant
	Partner           *PartnerProfile
	CreatedAt         time.Time
	ExpiresAt         time.Time
	ProvisionalUntil  *time.Time
	AutoRenew         bool
	NameServers       []string
	AwaitingDocuments []rules.Requirement
	AwaitingPayment   *rules.Money
	AwaitingUntil     *time.Time
	// SubmittedAt is what a list by creation is sorted by.
	SubmittedAt time.Time
}

// Registrant is a holder of names.
type Registrant struct {
	ID            string
	Kind          rules.HolderKind
	Name          string
	NameInChinese *string
	Country       string
	Age18OrOver   *bool
	Validated     bool
}

// Document is a supporting paper.
type Document struct {
	ID              string
	Kind            rules.DocumentKind
	Filename        string
	Sha256          string
	State           paper.State
	RejectionReason *string
	ContentType     *string
	SizeBytes       int
	UploadedAt      *time.Time
	URL             *string
	Requirement     *rules.Requirement
	DomainID        string
	// LaunchApplicationID is the application it was supplied for; CreatedAt is what a list is sorted by.
	LaunchApplicationID string
	CreatedAt           time.Time
}

// RegistrationData is what everyone may know of a registered name (RFC 9083).
type RegistrationData struct {
	Name, ASCIIName string
	Statuses        []lifecycle.Status
	Sponsor         *PartnerProfile
	CreatedAt       time.Time
	ExpiresAt       time.Time
	NameServers     []string
	RegistrantName  *string
	Redactions      []rules.Text
	RdapURL         string
}

// Receipt proves the place in the order in which registrations were received.
type Receipt struct {
	Sequence   int
	ReceivedAt time.Time
}
