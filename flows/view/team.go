package view

import (
	"time"

	"lionrock/rules/role"
)

// Seat is a person's place at one of their partners.
type Seat struct {
	PartnerID string
	Partner   *PartnerProfile
	Roles     []role.Role
	// Current tells that the session acts for this one.
	Current bool
}

// Invitation offers a person roles at a partner.
type Invitation struct {
	ID        string
	Email     string
	Roles     []role.Role
	InvitedBy string
	CreatedAt time.Time
	ExpiresAt time.Time
}

// InvitationOffer is an invitation as the holder of its link sees it.
type InvitationOffer struct {
	Partner   *PartnerProfile
	Email     string
	Roles     []role.Role
	ExpiresAt time.Time
	// Known tells that the person has an account already.
	Known bool
}

// RoleGrant is a role of a partner's people and what it may do.
type RoleGrant struct {
	Role   role.Role
	Powers []role.Power
}

// Session is one sign-in of a person.
type Session struct {
	ID         string
	Browser    string
	System     string
	Address    string
	StartedAt  time.Time
	LastUsedAt time.Time
	EndsAt     time.Time
	Current    bool
	Partner    *PartnerProfile
}

// OneTimeCodes is a person's authenticator app.
type OneTimeCodes struct {
	Since             time.Time
	RecoveryCodesLeft int
}

// Enrolment is what an authenticator app is given.
type Enrolment struct {
	Secret string
	URI    string
	// QRCode is a picture of the URI, as a data: address.
	QRCode string
}

// Passkey is a key of a person that signs them in.
type Passkey struct {
	ID         string
	Name       string
	CreatedAt  time.Time
	LastUsedAt *time.Time
	BackedUp   bool
	CopiedAt   *time.Time
}

// PasskeyChallenge is a question to a passkey.
type PasskeyChallenge struct {
	ID string
	// Options are what to ask the browser, as JSON.
	Options []byte
}
