package view

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/price"
)

// TierTable is one version of the table of the Volume Discount Scheme.
type TierTable struct {
	Version       string
	EffectiveFrom time.Time
	Sample        bool
	Tiers         []price.Tier
}

// TierTrial is what another table would have cost the registry.
type TierTrial struct {
	Window               rules.Window
	Operations, Partners int
	List, Actual, Trial  rules.Money
	Difference           rules.Money
	Explanation          rules.Text
	// Rows are those of the largest differences; CSV has all.
	Rows []TierTrialRow
	CSV  string
}

// TierTrialRow is what a table comes to for one partner.
type TierTrialRow struct {
	price.TrialRow
	Profile *PartnerProfile
}
