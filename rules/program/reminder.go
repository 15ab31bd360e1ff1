// Rule (reminders): in the last weeks of a year that is short of registrations, on certain days before the anniversary (a
// dial), a partner is told how many are missing and by when. A fee that falls due and is not paid is asked for on that day,
// on certain days before what follows from not paying it (a dial), and as it follows: on suspension and on the end of the
// membership. Whoever may not register is not told to register more.
//
// Who is to be told what follows from the facts at an instant. Each reminder has a key that stays the same, so that whoever
// passes it on does so once.

package program

import (
	"slices"
	"strconv"
	"time"

	"lionrock/rules"
)

var ruleReminder = rules.Rule{
	Code: "program.reminder",
	Summary: rules.Say(
		"Before the anniversary (by default 60, 30 and 7 days) a partner is told how many registrations are missing; an unpaid fee is asked for when it falls due, before each consequence (by default 14 and 3 days) and with it.",
		"周年日前（預設 60、30 及 7 天）提示服務夥伴尚欠多少宗註冊；未繳行政費則於到期當日、各項後果生效前（預設 14 及 3 天）及生效時提示。",
		"周年日前（默认 60、30 及 7 天）提示服务伙伴尚欠多少宗注册；未缴行政费则于到期当日、各项后果生效前（默认 14 及 3 天）及生效时提示。"),
	Source: "Recorded policy",
}

// ReminderKind is what a reminder is about.
type ReminderKind string

// The kinds of reminder.
const (
	RegistrationsMissing ReminderKind = "REGISTRATIONS_MISSING"
	UnpaidFee            ReminderKind = "FEE_UNPAID"
)

// Values lists every kind of reminder.
func (ReminderKind) Values() []string {
	return []string{string(RegistrationsMissing), string(UnpaidFee)}
}

// Reminder is what a partner is to be told.
type Reminder struct {
	// Key names the reminder among all of a partner's, so that who passes it on does so once.
	Key  string
	Kind ReminderKind
	// IssuedAt is when it was due to be given; Until is the anniversary, or when the partner will stand worse; nil where nothing
	// worse can follow.
	IssuedAt time.Time
	Until    *time.Time
	// Missing is how many registrations are missing now; nil where that is not what it is about.
	Missing *int
	Message rules.Text
	Rule    rules.Rule
}

var sayMissing = rules.Say(
	"%d more by %s waive the administration fee of HK$%s; otherwise it falls due on %s.",
	"於%[2]s或之前再有 %[1]d 宗註冊，即可豁免行政費 HK$%[3]s；否則行政費將於%[4]s到期。",
	"于%[2]s或之前再有 %[1]d 宗注册，即可豁免行政费 HK$%[3]s；否则行政费将于%[4]s到期。")

// Reminders are those that have been due by an instant about what is still open then, the latest first: with what the
// running year lacks, and the fee that is owed. Waiver is that of the running year.
func (s Standing) Reminders(at time.Time, waiver Waiver, d *MembershipDials) []Reminder {
	reminders := s.unpaidReminders(at, d)
	if s.MayRegister() == nil {
		reminders = append(reminders, waiver.reminders(at, d)...)
	}
	slices.SortStableFunc(reminders, func(a, b Reminder) int { return b.IssuedAt.Compare(a.IssuedAt) })
	return reminders
}

// LatestReminders are the latest of each kind: what there is to tell a partner who was told nothing yet.
func LatestReminders(latestFirst []Reminder) []Reminder {
	latest := []Reminder{}
	for _, r := range latestFirst {
		if !slices.ContainsFunc(latest, func(l Reminder) bool { return l.Kind == r.Kind }) {
			latest = append(latest, r)
		}
	}
	return latest
}

// reminders are about what a running year lacks. A year that is over, or has earned its waiver, has none.
func (w Waiver) reminders(at time.Time, d *MembershipDials) []Reminder {
	if w.Status != InProgress || w.Fee == 0 {
		return nil
	}
	var reminders []Reminder
	for _, days := range d.ReminderDays {
		issued := rules.AddDays(w.Window.Closes, -days)
		if issued.After(at) || issued.Before(w.Window.Opens) {
			continue
		}
		reminders = append(reminders, Reminder{
			Key: reminderKey(w.Window.Closes, strconv.Itoa(days)), Kind: RegistrationsMissing,
			IssuedAt: issued, Until: &w.Window.Closes, Missing: &w.Remaining, Rule: ruleReminder.At(d.Version),
			Message: sayMissing.With(w.Remaining, lastDay(w.Window), w.Fee, rules.Day(w.Window.Closes)),
		})
	}
	return reminders
}

// unpaidReminders are about the fee that is owed.
func (s Standing) unpaidReminders(at time.Time, d *MembershipDials) []Reminder {
	if s.Unpaid == nil {
		return nil
	}
	var reminders []Reminder
	due := s.Unpaid.DueAt()
	ask := func(issued time.Time, what string) {
		if !issued.After(at) {
			reminders = append(reminders, Reminder{
				Key: reminderKey(due, what), Kind: UnpaidFee, IssuedAt: issued, Until: s.Until, Message: s.Explanation(),
				Rule: ruleReminder.At(d.Version),
			})
		}
	}
	ask(due, "due")
	for what, follows := range map[string]time.Time{"suspension": s.Unpaid.SuspendedFrom, "termination": s.Unpaid.TerminatedFrom} {
		for _, days := range d.UnpaidReminderDays {
			ask(rules.AddDays(follows, -days), what+"-"+strconv.Itoa(days))
		}
		ask(follows, what)
	}
	return reminders
}

func reminderKey(anniversary time.Time, what string) string {
	return anniversary.In(rules.HongKong).Format(time.DateOnly) + "/" + what
}
