// Rule (window): registrations count for a tier over the rolling twelve months that end with today, unless the scheme's dial
// names another of the windows that published schemes have. Every window is whole Hong Kong days, so that a tier changes by
// an order or at midnight and never in the middle of a morning.

package price

import (
	"time"

	"lionrock/rules"
)

// WindowKind is a stretch of time over which registrations count.
type WindowKind string

// The windows of published schemes.
const (
	// Rolling is the months that end with today.
	Rolling WindowKind = "ROLLING"
	// RollingByMonth is the months before this one: tiers are set anew on the first of each month (MrDomain).
	RollingByMonth WindowKind = "ROLLING_BY_MONTH"
	// CalendarYear is from this 1 January to today (.se).
	CalendarYear WindowKind = "CALENDAR_YEAR"
	// PreviousYear is the calendar year before this one: what was done in it holds all this year (Enom, OpenSRS).
	PreviousYear WindowKind = "PREVIOUS_YEAR"
	// Lifetime is everything so far (ResellerClub).
	Lifetime WindowKind = "LIFETIME"
)

// Values lists every window.
func (WindowKind) Values() []string {
	return []string{string(Rolling), string(RollingByMonth), string(CalendarYear), string(PreviousYear), string(Lifetime)}
}

// beforeAll is earlier than any registration under .hk.
var beforeAll = time.Date(1990, time.January, 1, 0, 0, 0, 0, rules.HongKong)

// Window is the time over which registrations count at an instant.
func (s *Scheme) Window(at time.Time) rules.Window {
	tomorrow := rules.AddDays(rules.Midnight(at), 1)
	year, month, _ := at.In(rules.HongKong).Date()
	january := time.Date(year, time.January, 1, 0, 0, 0, 0, rules.HongKong)
	switch s.WindowKind {
	case RollingByMonth:
		first := time.Date(year, month, 1, 0, 0, 0, 0, rules.HongKong)
		return rules.Window{Opens: rules.AddMonths(first, -s.WindowMonths), Closes: first}
	case CalendarYear:
		return rules.Window{Opens: january, Closes: tomorrow}
	case PreviousYear:
		return rules.Window{Opens: january.AddDate(-1, 0, 0), Closes: january}
	case Lifetime:
		return rules.Window{Opens: beforeAll, Closes: tomorrow}
	case Rolling:
	}
	return rules.Window{Opens: rules.AddMonths(tomorrow, -s.WindowMonths), Closes: tomorrow}
}

// counts tells whether what is registered at an instant counts at once.
func (s *Scheme) counts(at time.Time) bool { return s.Window(at).Contains(at) }

// over words the window in which registrations were counted.
func (s *Scheme) over(at time.Time) rules.Text {
	w := s.Window(at)
	switch {
	case s.WindowKind == Lifetime:
		return rules.Say("New registrations so far", "至今新註冊", "至今新注册")
	case !s.counts(at):
		return rules.Say("New registrations from %s to %s", "由%s至%s的新註冊", "由%s至%s的新注册").
			With(rules.Day(w.Opens), rules.Day(w.Closes.Add(-time.Nanosecond)))
	}
	return rules.Say("New registrations since %s", "自%s起新註冊", "自%s起新注册").With(rules.Day(w.Opens))
}
