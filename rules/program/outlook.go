// Rule (projection): what a running year comes to if the rest of it goes as it went so far: what counts, multiplied by the
// whole year and divided by the part of it that is over, rounded down. It is an estimate and decides nothing. In the first
// days of a year there is none, because a day or two say nothing about a year.

// Rule (reminders): in the last weeks of a year that is short of registrations, on certain days before the anniversary
// (dials), a partner is told how many are missing and by when.

package program

import (
	"strconv"
	"time"

	"lionrock/rules"
)

var (
	ruleProjection = rules.Rule{
		Code: "program.projection",
		Summary: rules.Say(
			"A projection carries the pace of the year so far on to its end; it is an estimate and decides nothing.",
			"推算以本年度至今的步伐推至年度終結，僅屬估計，不作任何決定依據。",
			"推算以本年度至今的步伐推至年度终结，仅属估计，不作任何决定依据。"),
		Source: "Recorded policy",
	}
	ruleReminder = rules.Rule{
		Code: "program.reminder",
		Summary: rules.Say(
			"Before the anniversary (by default 60, 30 and 7 days) a partner is told how many registrations are missing.",
			"周年日前（預設 60、30 及 7 天）提示服務夥伴尚欠多少個註冊。",
			"周年日前（默认 60、30 及 7 天）提示服务伙伴尚欠多少个注册。"),
		Source: "Recorded policy",
	}
)

// soonest is how much of a year must be over before it is projected.
const soonest = 14 * 24 * time.Hour

// Projection is what a running year comes to at its present pace.
type Projection struct {
	// Qualifying is how many registrations would count by the end; never fewer than count already.
	Qualifying int
	// ReachedAt is when the threshold would be reached, nil where it would not be within the year.
	ReachedAt *time.Time
	// AsOf is the instant from which it looks ahead.
	AsOf        time.Time
	Explanation rules.Text
	Rule        rules.Rule
}

var sayProjected = rules.Say(
	"An estimate, not a promise: at the pace of the year so far about %[1]d registrations will count by %[3]s; %[2]d waive the fee.",
	"僅屬估計，並非承諾：按本年度至今的步伐，至%[3]s約有 %[1]d 個註冊計算在內；豁免需 %[2]d 個。",
	"仅属估计，并非承诺：按本年度至今的步伐，至%[3]s约有 %[1]d 个注册计算在内；豁免需 %[2]d 个。")

// Projection looks ahead from an instant within the year; nil where it is too early, or the year is over.
func (w Waiver) Projection(at time.Time) *Projection {
	gone, whole := at.Sub(w.Window.Opens), w.Window.Closes.Sub(w.Window.Opens)
	if gone < soonest || !w.Window.Contains(at) {
		return nil
	}
	seconds := func(d time.Duration) int64 { return int64(d / time.Second) }
	p := &Projection{
		Qualifying: max(w.Qualifying, int(int64(w.Qualifying)*seconds(whole)/seconds(gone))),
		AsOf:       at, Rule: ruleProjection,
	}
	if w.Qualifying > 0 && w.Remaining > 0 && p.Qualifying >= w.Threshold {
		reached := w.Window.Opens.Add(time.Duration(int64(w.Threshold)*seconds(gone)/int64(w.Qualifying)) * time.Second)
		p.ReachedAt = &reached
	}
	p.Explanation = sayProjected.With(p.Qualifying, w.Threshold, lastDay(w.Window))
	return p
}

// Reminder is a notice about what is missing.
type Reminder struct {
	// Key names the reminder among all of a partner's, so that who passes it on does so once.
	Key        string
	DaysBefore int
	// IssuedAt is when it was due to be given, Until the anniversary.
	IssuedAt, Until time.Time
	Missing         int
	Message         rules.Text
	Rule            rules.Rule
}

var sayMissing = rules.Say(
	"%d more by %s waive the administration fee of HK$%s; otherwise it falls due on %s.",
	"於%[2]s或之前再有 %[1]d 個註冊，即可豁免行政費 HK$%[3]s；否則行政費將於%[4]s到期。",
	"于%[2]s或之前再有 %[1]d 个注册，即可豁免行政费 HK$%[3]s；否则行政费将于%[4]s到期。")

// Reminders are the notices that have been due in a year by an instant, the latest first, with what is missing then. A year
// that is over, or has earned its waiver, has none.
func (w Waiver) Reminders(at time.Time, d *MembershipDials) []Reminder {
	reminders := []Reminder{}
	if w.Status != InProgress {
		return reminders
	}
	for i := len(d.ReminderDays) - 1; i >= 0; i-- {
		days := d.ReminderDays[i]
		issued := rules.AddDays(w.Window.Closes, -days)
		if issued.After(at) || issued.Before(w.Window.Opens) {
			continue
		}
		reminders = append(reminders, Reminder{
			Key: w.Window.Closes.In(rules.HongKong).Format(time.DateOnly) + "/" + strconv.Itoa(days), DaysBefore: days,
			IssuedAt: issued, Until: w.Window.Closes, Missing: w.Remaining, Rule: ruleReminder.At(d.Version),
			Message: sayMissing.With(w.Remaining, lastDay(w.Window), w.Fee, rules.Day(w.Window.Closes)),
		})
	}
	return reminders
}

// Months parts a membership year into its twelve months. The last ends with the year, a day later where that is a leap day.
func Months(year rules.Window) []rules.Window {
	const number = 12
	months := make([]rules.Window, number)
	for i := range months {
		months[i] = rules.Window{Opens: rules.AddMonths(year.Opens, i), Closes: rules.AddMonths(year.Opens, i+1)}
	}
	months[number-1].Closes = year.Closes
	return months
}
