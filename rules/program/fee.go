// Rule (fee): the first year's administration fee is settled on joining. At each anniversary the fee of the year that begins
// falls due. It is always charged in full; where enough registrations of the ended year count, it is also credited in full,
// at the anniversary, or later at the instant at which the last one needed is completed. What was credited stays so, whatever
// becomes of a registration behind it afterwards (recorded policy). A fee that is neither paid nor waived suspends the partner
// after some days and ends its membership after some more (dials): what it has registered stays with it and can be managed,
// but nothing new is registered. No fee falls due while a membership has ended. It goes on at the instant at which the fee is
// settled.

package program

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"lionrock/rules"
)

var ruleFee = rules.Rule{
	Code: "program.fee",
	Summary: rules.Say(
		"The administration fee falls due at each anniversary of joining, once for each year, and stands as a line of its own even where it is waived.",
		"行政費於每個加入周年日到期，每年度只收一次；即使獲豁免，仍會列作獨立項目。",
		"行政费于每个加入周年日到期，每年度只收一次；即使获豁免，仍会列作独立项目。"),
	Source: "HKDNR Service Partner Program FAQ: fees; anniversaries: recorded policy",
}

// MembershipDials are the figures of what follows from a fee.
type MembershipDials struct {
	Version string `json:"-"`
	// SuspendAfterDays is how long a fee may stay unpaid, TerminateAfterDays how long a suspension lasts.
	SuspendAfterDays   int `json:"suspendAfterDays"`
	TerminateAfterDays int `json:"terminateAfterDays"`
	// ReminderDays are the days before an anniversary on which a partner is told what is missing, UnpaidReminderDays those
	// before suspension and before termination on which an unpaid fee is asked for again.
	ReminderDays       []int `json:"reminderDays"`
	UnpaidReminderDays []int `json:"unpaidReminderDays"`
}

// Validate checks that a membership would end before the next fee falls due: there is never more than one unpaid.
func (d *MembershipDials) Validate() error {
	const shortestYear = 365
	switch {
	case d.SuspendAfterDays < 1 || d.TerminateAfterDays < 1:
		return errors.New("suspension and termination each come at least a day after what precedes them")
	case d.SuspendAfterDays+d.TerminateAfterDays >= shortestYear:
		return fmt.Errorf("termination after %d days: want less than a year", d.SuspendAfterDays+d.TerminateAfterDays)
	}
	if !descending(d.ReminderDays, shortestYear) {
		return fmt.Errorf("reminders %v: want days before the anniversary, descending", d.ReminderDays)
	}
	if !descending(d.UnpaidReminderDays, min(d.SuspendAfterDays, d.TerminateAfterDays)) {
		return fmt.Errorf("reminders %v of an unpaid fee: want days before suspension and termination, descending", d.UnpaidReminderDays)
	}
	return nil
}

// descending tells whether days before something descend, from fewer than there are.
func descending(days []int, before int) bool {
	for _, d := range days {
		if d < 1 || d >= before {
			return false
		}
		before = d
	}
	return true
}

// Fee is the administration fee of one membership year after the first.
type Fee struct {
	// Number is that of the year it is for: the second is 2.
	Number int
	// Year is the year it is for, Ended the one before, whose registrations may waive it.
	Year, Ended rules.Window
	Amount      rules.Money
	// Threshold is the number of counted registrations that waive it.
	Threshold                     int
	SuspendedFrom, TerminatedFrom time.Time
	// ChargedAt is when it was taken, WaivedAt when it was credited; nil where that is not so.
	ChargedAt, WaivedAt *time.Time
	// Version is that of the dials that held when it fell due.
	Version string
}

// DueAt is when a fee falls due: when its year begins.
func (f *Fee) DueAt() time.Time { return f.Year.Opens }

// SettledBy tells whether a fee was paid or waived by an instant.
func (f *Fee) SettledBy(at time.Time) bool { return f.ChargedAt != nil && !f.ChargedAt.After(at) }

// WaivedBy tells whether a fee was credited by an instant.
func (f *Fee) WaivedBy(at time.Time) bool { return f.WaivedAt != nil && !f.WaivedAt.After(at) }

// Booked is what the ledger says about the fee of a year.
type Booked struct{ ChargedAt, WaivedAt *time.Time }

// Charging is by what figures the fee of a year is charged; none where no dials held at its anniversary.
type Charging struct {
	Program    *Dials
	Membership *MembershipDials
}

// Member is a partner as far as its years go.
type Member struct {
	// JoinedAt begins the first year. AdmittedAt is when this register took it in: what fell due before was settled elsewhere.
	JoinedAt, AdmittedAt time.Time
}

// Year is a membership year by its number; the first is 1.
func (m Member) Year(number int) rules.Window {
	const months = 12
	start := rules.Midnight(m.JoinedAt)
	return rules.Window{Opens: rules.AddMonths(start, (number-1)*months), Closes: rules.AddMonths(start, number*months)}
}

// YearAt is the number of the membership year that holds an instant.
func (m Member) YearAt(at time.Time) int {
	number := max(1, at.In(rules.HongKong).Year()-m.JoinedAt.In(rules.HongKong).Year()+1)
	for number > 1 && at.Before(m.Year(number).Opens) {
		number--
	}
	return number
}

// Fees are those that have fallen due by an instant, oldest first. A year that began while the membership had ended has none.
func (m Member) Fees(at time.Time, charging func(time.Time) Charging, booked map[int]Booked) []Fee {
	var fees []Fee
	for number := max(2, m.YearAt(m.AdmittedAt)+1); number <= m.YearAt(at); number++ {
		year := m.Year(number)
		by := charging(year.Opens)
		if by.Program == nil || by.Program.Fee == 0 || endedBy(fees, year.Opens) {
			continue
		}
		suspended := rules.AddDays(year.Opens, by.Membership.SuspendAfterDays)
		fees = append(fees, Fee{
			Number: number, Year: year, Ended: m.Year(number - 1), Amount: by.Program.Fee, Threshold: by.Program.Threshold,
			SuspendedFrom: suspended, TerminatedFrom: rules.AddDays(suspended, by.Membership.TerminateAfterDays),
			ChargedAt: booked[number].ChargedAt, WaivedAt: booked[number].WaivedAt, Version: by.Program.Version,
		})
	}
	return fees
}

// endedBy tells whether the membership had ended, and not gone on, at an instant.
func endedBy(fees []Fee, at time.Time) bool {
	if len(fees) == 0 {
		return false
	}
	last := &fees[len(fees)-1]
	return !last.SettledBy(at) && !at.Before(last.TerminatedFrom)
}

// LineKind is what a line of a fee is.
type LineKind string

// The lines of a fee.
const (
	FeeCharged LineKind = "ADMINISTRATION_FEE"
	FeeWaived  LineKind = "ADMINISTRATION_FEE_WAIVER"
)

// Values lists both kinds of line.
func (LineKind) Values() []string { return []string{string(FeeCharged), string(FeeWaived)} }

// FeeLine is one line of a fee, as it is stated.
type FeeLine struct {
	Kind LineKind
	// Amount is below zero where it is credited.
	Amount rules.Money
	// BookedAt is when the money moved; nil while the fee is unpaid.
	BookedAt    *time.Time
	Explanation rules.Text
	Rule        rules.Rule
}

var (
	sayCharged = rules.Say(
		"Administration fee for the year from %s to %s, due on %s.",
		"%s至%s年度的行政費，於%s到期。",
		"%s至%s年度的行政费，于%s到期。")
	sayWaived = rules.Say(
		"Waived: at least %d counted registrations were submitted from %s to %s.",
		"已豁免：%[2]s至%[3]s期間遞交的計算在內註冊達 %[1]d 個或以上。",
		"已豁免：%[2]s至%[3]s期间提交的计算在内注册达 %[1]d 个或以上。")
)

// Lines are those of a fee at an instant: what is charged and, where it is waived, what is credited.
func (f *Fee) Lines(at time.Time) []FeeLine {
	lines := []FeeLine{{
		Kind: FeeCharged, Amount: f.Amount, Rule: ruleFee.At(f.Version),
		Explanation: sayCharged.With(rules.Day(f.Year.Opens), lastDay(f.Year), rules.Day(f.DueAt())),
	}}
	if f.SettledBy(at) {
		lines[0].BookedAt = f.ChargedAt
	}
	if f.WaivedBy(at) {
		lines = append(lines, FeeLine{
			Kind: FeeWaived, Amount: -f.Amount, BookedAt: f.WaivedAt, Rule: ruleWaiver.At(f.Version),
			Explanation: sayWaived.With(f.Threshold, rules.Day(f.Ended.Opens), lastDay(f.Ended)),
		})
	}
	return lines
}

// lastDay words the last day of a window that ends at midnight.
func lastDay(w rules.Window) rules.Text { return rules.Day(w.Closes.Add(-time.Nanosecond)) }

// Booking is what is to be moved for a fee, and as of when.
type Booking struct {
	// ChargeAt is when the fee is taken, WaiveAt when it is credited; nil where it is not, or was before.
	ChargeAt, WaiveAt *time.Time
}

// Funds are what may be spent on a fee, and since when.
type Funds struct {
	Covers bool
	// UntouchedSince tells that the account has not moved since the fee fell due, so that what covers it now did then.
	UntouchedSince bool
}

// Span is how long a registration counted: from its completion until it was cancelled, if it was.
type Span struct {
	From  time.Time
	Until *time.Time
}

// ReachedAt is the first instant from one on at which enough registrations count; nil where there was none. It follows from
// their histories: when somebody looks makes no difference.
func ReachedAt(spans []Span, threshold int, from time.Time) *time.Time {
	instants := []time.Time{from}
	for _, s := range spans {
		if s.From.After(from) {
			instants = append(instants, s.From)
		}
	}
	slices.SortFunc(instants, time.Time.Compare)
	for _, at := range instants {
		counted := 0
		for _, s := range spans {
			if !s.From.After(at) && (s.Until == nil || s.Until.After(at)) {
				counted++
			}
		}
		if counted >= threshold {
			return &at
		}
	}
	return nil
}

// Settle decides what is to be moved for a fee at an instant. Reached is when enough registrations counted, nil where too few
// do. What is late to be booked takes effect when it would have been booked in time.
func (f *Fee) Settle(at time.Time, reached *time.Time, funds Funds) Booking {
	var b Booking
	due := f.DueAt()
	if reached != nil && !reached.After(at) && f.WaivedAt == nil {
		b.WaiveAt = &due
		if reached.After(due) {
			b.WaiveAt = reached
		}
	}
	switch {
	case f.ChargedAt != nil:
	case funds.Covers && funds.UntouchedSince:
		b.ChargeAt = &due
	case b.WaiveAt != nil:
		b.ChargeAt = b.WaiveAt
	case funds.Covers:
		b.ChargeAt = &at
	}
	return b
}
