package launch

import (
	"fmt"
	"time"

	"lionrock/rules"
)

// Day is a calendar day in Hong Kong, counted from 1 January 1970.
type Day int32

const daySeconds = 24 * 60 * 60

// DayOf is the Hong Kong day that holds an instant.
func DayOf(at time.Time) Day {
	_, offset := at.In(rules.HongKong).Zone()
	local := at.Unix() + int64(offset)
	day := local / daySeconds
	if local%daySeconds < 0 {
		day--
	}
	return Day(day) //nolint:gosec // five million years fit
}

// ParseDay reads YYYY-MM-DD.
func ParseDay(text string) (Day, error) {
	at, err := time.ParseInLocation(time.DateOnly, text, rules.HongKong)
	if err != nil {
		return 0, fmt.Errorf("%q is not a date like 2001-05-31", text)
	}
	return DayOf(at), nil
}

// Begins is the day's first instant.
func (d Day) Begins() time.Time {
	return time.Date(1970, time.January, 1+int(d), 0, 0, 0, 0, rules.HongKong)
}

// String writes the day as YYYY-MM-DD.
func (d Day) String() string { return d.Begins().Format(time.DateOnly) }

// MarshalText writes the day as YYYY-MM-DD.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD.
func (d *Day) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDay(string(text))
	return err
}
