package view

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/program"
)

// Membership is how a partner stands, and the fees of its years.
type Membership struct {
	Status      program.Membership
	Since       time.Time
	Until       *time.Time
	Explanation rules.Text
	Rule        rules.Rule
	Outstanding rules.Money
	// Number is that of the running membership year, Year its window.
	Number int
	Year   rules.Window
	// Fees are those that have fallen due, the latest first.
	Fees []*MembershipFee
}

// MembershipFee is the administration fee of one membership year.
type MembershipFee struct {
	program.Fee
	PartnerID string
	Lines     []program.FeeLine
	Settled   bool
}

// WaiverMonth is a month of a membership year and what was submitted in it.
type WaiverMonth struct {
	Month rules.Window
	// Counted are its registrations that count, Waiting those that will once papers and payment are there; Cumulative are all
	// that count from the beginning of the year to the month's end.
	Counted, Waiting, Cumulative int
}
