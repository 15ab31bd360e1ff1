package flows

import (
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/flows/view"
	"lionrock/rules"
)

// The IDs of a partner and of its public profile differ only in their prefix: one is private, the other is not.
const (
	partnerPrefix = "ptr_"
	profilePrefix = "prf_"
)

// PartnerIDOf reads the ID of a partner, given as such or as that of its profile.
func PartnerIDOf(id string) string {
	if rest, isProfile := strings.CutPrefix(id, profilePrefix); isProfile {
		return partnerPrefix + rest
	}
	return id
}

// ProfileIDOf is the ID of a partner's public profile.
func ProfileIDOf(partnerID string) string {
	return profilePrefix + strings.TrimPrefix(partnerID, partnerPrefix)
}

// ProfileView says a partner as everyone may see it.
func ProfileView(row *ent.Partner) *view.PartnerProfile {
	v := &view.PartnerProfile{
		ID: ProfileIDOf(row.ID), PartnerID: row.ID, Name: row.Name,
		Handle: row.Handle, Since: row.JoinedAt.In(rules.HongKong).Format(time.DateOnly),
	}
	if row.WebsiteURL != "" {
		v.WebsiteURL = &row.WebsiteURL
	}
	return v
}

// PartnerView says a partner as it sees itself.
func PartnerView(row *ent.Partner) *view.Partner {
	return &view.Partner{ID: row.ID, Profile: ProfileView(row), JoinedAt: row.JoinedAt}
}
