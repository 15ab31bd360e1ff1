package view

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/price"
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
	// Reminders are what there is to tell the partner, the latest first.
	Reminders []program.Reminder
}

// WaiverProjection is what a running year comes to at its present pace.
type WaiverProjection struct {
	program.Projection
	// Tier is the one that so many registrations reach by the table in force.
	Tier price.Tier
}

// Reminder is what one partner is to be told.
type Reminder struct {
	// Key is the same whenever it is asked for, and no other reminder's: whoever passes reminders on keeps it.
	Key       string
	PartnerID string
	program.Reminder
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
