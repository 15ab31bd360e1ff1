// Rule (projection): what a running year comes to if the rest of it goes as it went so far: what counts, multiplied by the
// whole year and divided by the part of it that is over, rounded down. It is an estimate and decides nothing. In the first
// days of a year there is none, because a day or two say nothing about a year.

package program

import (
	"time"

	"lionrock/rules"
)

var ruleProjection = rules.Rule{
	Code: "program.projection",
	Summary: rules.Say(
		"A projection carries the pace of the year so far on to its end; it is an estimate and decides nothing.",
		"推算以本年度至今的步伐推至年度終結，僅屬估計，不作任何決定依據。",
		"推算以本年度至今的步伐推至年度终结，仅属估计，不作任何决定依据。"),
	Source: "Recorded policy",
}

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
	"僅屬估計，並非承諾：按本年度至今的步伐，至%[3]s約有 %[1]d 宗註冊計算在內；豁免需 %[2]d 宗。",
	"仅属估计，并非承诺：按本年度至今的步伐，至%[3]s约有 %[1]d 宗注册计算在内；豁免需 %[2]d 宗。")

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
