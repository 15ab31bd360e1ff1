// Rule (waiver): a partner that submits at least 100 new registrations within its membership year, each paid, documented
// and successful, does not pay the administration fee (HK$1,000) of the next year. A name that was submitted in the year
// and is completed after it still counts for that year, so a year that was missed can yet be earned, and a fee already
// taken is then credited back.

package program

import (
	"time"

	"lionrock/rules"
)

var ruleWaiver = rules.Rule{
	Code: "program.waiver",
	Summary: rules.Say(
		"Enough new, paid and successful registrations (by default 100) submitted within the membership year waive the next year's administration fee.",
		"於計劃年度內遞交足夠數目（預設 100 個）已繳費並成功的新註冊，可豁免下一年度的行政費。",
		"在计划年度内提交足够数目（默认 100 个）已缴费并成功的新注册，可豁免下一年度的行政费。"),
	Source: "HKDNR Service Partner Program FAQ: fees, and criteria for the 100 applications",
}

// Dials are the programme's figures.
type Dials struct {
	Version string      `json:"-"`
	Fee     rules.Money `json:"fee"`
	// Threshold is the number of qualifying registrations that waive the fee.
	Threshold int `json:"threshold"`
	// DecisionDays is the promise to applicants: 3 to 5 working days.
	DecisionDays Days         `json:"decisionDays"`
	Benefits     []rules.Text `json:"benefits"`
}

// Days is a range of working days.
type Days struct {
	Minimum int `json:"minimum"`
	Maximum int `json:"maximum"`
}

// WaiverStatus is how a membership year stands.
type WaiverStatus string

// The states of a waiver. A year is IN_PROGRESS or EARNED while it runs, MISSED or APPLIED when it is over.
const (
	InProgress WaiverStatus = "IN_PROGRESS"
	Earned     WaiverStatus = "EARNED"
	Missed     WaiverStatus = "MISSED"
	Applied    WaiverStatus = "APPLIED"
)

// Values lists every state of a waiver.
func (WaiverStatus) Values() []string {
	return []string{string(InProgress), string(Earned), string(Missed), string(Applied)}
}

// Waiver is the progress of one membership year: Qualifying + Remaining = Threshold until it is earned.
type Waiver struct {
	Window                             rules.Window
	Threshold, Qualifying, Remaining   int
	AwaitingDocuments, AwaitingPayment int
	Status                             WaiverStatus
	Fee                                rules.Money
	NextFeeDueAt                       time.Time
	Rule                               rules.Rule
}

// Waiver is the progress at an instant in the membership year that holds it.
func (d *Dials) Waiver(joined, at time.Time, t Tally) Waiver {
	return d.WaiverOf(MembershipYear(joined, at), at, t)
}

// WaiverOf is how any membership year stands at an instant, over or not.
func (d *Dials) WaiverOf(year rules.Window, at time.Time, t Tally) Waiver {
	return Waiver{
		Window: year, Threshold: d.Threshold, Qualifying: t.Counted, Remaining: max(0, d.Threshold-t.Counted),
		AwaitingDocuments: t.AwaitingDocuments, AwaitingPayment: t.AwaitingPayment,
		Status: waiverStatus(t.Counted >= d.Threshold, at.Before(year.Closes)),
		Fee:    d.Fee, NextFeeDueAt: year.Closes, Rule: ruleWaiver.At(d.Version),
	}
}

func waiverStatus(reached, running bool) WaiverStatus {
	switch {
	case reached && running:
		return Earned
	case reached:
		return Applied
	case running:
		return InProgress
	}
	return Missed
}

// MembershipYear is the membership year that holds an instant: from the joining day or one of its anniversaries, at
// midnight in Hong Kong, to the next. Years are reckoned from the joining day itself, so one who joined on 29 February has
// an anniversary on 28 February in a common year and on 29 February in every leap year. Before the joining day it is the
// first year.
func MembershipYear(joined, at time.Time) rules.Window {
	m := Member{JoinedAt: joined}
	return m.Year(m.YearAt(at))
}
