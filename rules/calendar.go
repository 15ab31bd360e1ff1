package rules

import "time"

// Midnight is the first instant of the Hong Kong day that holds an instant.
func Midnight(at time.Time) time.Time {
	year, month, day := at.In(HongKong).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, HongKong)
}

// AddDays moves an instant by whole Hong Kong days and keeps the time of day.
func AddDays(at time.Time, days int) time.Time { return at.In(HongKong).AddDate(0, 0, days) }

// AddMonths moves an instant by whole calendar months in Hong Kong and keeps the time of day. Where the month has no such
// day it is the month's last: a year after 29 February is 28 February, never 1 March, so that no term is a day longer than
// the calendar year it was sold as.
func AddMonths(at time.Time, months int) time.Time {
	local := at.In(HongKong)
	moved := local.AddDate(0, months, 0)
	if moved.Day() == local.Day() {
		return moved
	}
	return moved.AddDate(0, 0, -moved.Day())
}

// Day words the Hong Kong date of an instant: "3 August 2026", "2026年8月3日".
func Day(at time.Time) Text {
	const chinese = "2006年1月2日"
	local := at.In(HongKong)
	return Say(local.Format("2 January 2006"), local.Format(chinese), local.Format(chinese))
}
