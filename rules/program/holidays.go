package program

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"lionrock/rules"
)

// holidaysMost is more general holidays than any year has had.
const holidaysMost = 40

// WithYear is the calendar with the general holidays of one more year. A year that has begun is never changed: what was
// promised by it stays promised.
func (c *Calendar) WithYear(year int, dates []string, now time.Time) (*Calendar, *rules.Refusal) {
	_, known := c.Holidays[year]
	switch {
	case known && year <= now.In(rules.HongKong).Year():
		return nil, rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"The holidays of %d are known and the year has begun: they are not changed any more.",
			"%d 年的公眾假期已經列明而該年已開始，不能再更改。", "%d 年的公众假期已经列明而该年已开始，不能再更改。").With(year), "year")
	case len(dates) == 0 || len(dates) > holidaysMost:
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"List the year's general holidays, 1 to %d dates.", "請列出該年的公眾假期，1 至 %d 個日期。",
			"请列出该年的公众假期，1 至 %d 个日期。").With(holidaysMost), "dates")
	}
	for i, written := range dates {
		day, err := time.Parse(dateOnly, written)
		if err != nil || day.Year() != year || day.Weekday() == time.Sunday {
			return nil, rules.Refuse(rules.Invalid, rules.Say(
				"%[1]s is no date of %[2]d such as %[2]d-12-25, or it is a Sunday, which is a holiday anyway.",
				"%[1]s 並非 %[2]d 年的日期（例如 %[2]d-12-25），或為星期日（本為假期，毋須列出）。",
				"%[1]s 并非 %[2]d 年的日期（例如 %[2]d-12-25），或为星期日（本为假期，无需列出）。").With(written, year), "dates", strconv.Itoa(i))
		}
	}
	next := *c
	next.Holidays = maps.Clone(c.Holidays)
	next.Holidays[year] = slices.Compact(slices.Sorted(slices.Values(dates)))
	return &next, nil
}
