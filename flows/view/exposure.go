package view

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/exposure"
)

// Shown is how a partner shows itself in the directory.
type Shown struct {
	// DisplayName is what it wants to be called; empty for its company name.
	DisplayName string
	Blurb       rules.Text
	Listed      bool
	Logos       []LogoPicture
}

// LogoPicture is a logo in one size.
type LogoPicture struct {
	URL           string
	Width, Height int
}

// PartnerPresentation is how a partner has written about itself.
type PartnerPresentation struct {
	DisplayName, BlurbEn, BlurbZhHant, BlurbZhHans *string
	Listed                                         bool
}

// LogoExchange is how an exchange of logos stands.
type LogoExchange struct {
	PartnerID                      string
	Status                         exposure.Status
	InvitedAt                      time.Time
	RegistryPageURL                *string
	PartnerPageURL                 *string
	LogoDocumentID                 string
	Drawn                          []LogoPicture
	Refusal                        *string
	PostedByRegistryAt, VerifiedAt *time.Time
	RegistryLogoUrls               []string
	AnnouncementID                 string
}

// LogoReview is a logo that waits for a look.
type LogoReview struct {
	ID          string
	Partner     *PartnerProfile
	Drawn       []LogoPicture
	SubmittedAt time.Time
	PostedURL   *string
}
