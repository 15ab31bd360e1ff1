package allocator

import "time"

// instant is a point in time, packed.
type instant struct {
	seconds int64
	nanos   uint32
}

func (i instant) time() time.Time { return time.Unix(i.seconds, int64(i.nanos)) }

// parseInstant reads RFC 3339. The forms of a whole second are read by hand, because there may be millions; all others, and
// whatever is not as it should be, by the standard library.
func parseInstant(text []byte) (instant, bool) {
	if seconds, ok := wholeSecond(text); ok {
		return instant{seconds: seconds}, true
	}
	var at time.Time
	if at.UnmarshalText(text) != nil {
		return instant{}, false
	}
	return instant{at.Unix(), uint32(at.Nanosecond())}, true //nolint:gosec // below a thousand million
}

// local is how long the date and the time of day are.
const local = len("2004-01-26T12:00:00")

// wholeSecond reads 2004-01-26T12:00:00+08:00 and 2004-01-26T04:00:00Z.
func wholeSecond(text []byte) (int64, bool) {
	if len(text) <= local || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' {
		return 0, false
	}
	year, month, day := 100*two(text)+two(text[2:]), two(text[5:]), two(text[8:])
	hour, minute, second := two(text[11:]), two(text[14:]), two(text[17:])
	offset, ok := zone(text[local:])
	if !ok || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) ||
		hour > 23 || minute > 59 || second > 59 {
		return 0, false
	}
	return int64(days(year, month, day))*24*60*60 + int64(3600*hour+60*minute+second-offset), true
}

// zone reads Z or +08:00, in seconds.
func zone(text []byte) (offset int, ok bool) {
	if len(text) == 1 {
		return 0, text[0] == 'Z'
	}
	if len(text) != len("+08:00") || text[3] != ':' {
		return 0, false
	}
	hours, minutes := two(text[1:]), two(text[4:])
	offset = 60 * (60*hours + minutes)
	if text[0] == '-' {
		offset = -offset
	}
	return offset, hours <= 23 && minutes <= 59 && (text[0] == '+' || text[0] == '-')
}

// two reads two digits; what is none gives a number larger than any.
func two(text []byte) int {
	tens, ones := text[0]-'0', text[1]-'0'
	if tens > 9 || ones > 9 {
		return 10_000
	}
	return int(10*tens + ones)
}

func daysIn(year, month int) int {
	switch {
	case month != 2:
		return 30 + (month+month/8)%2
	case year%4 == 0 && (year%100 != 0 || year%400 == 0):
		return 29
	}
	return 28
}

// days counts the days from 1 January 1970. A year is taken to begin in March, so that a leap day is its last.
func days(year, month, day int) int {
	if month < 3 {
		year, month = year-1, month+12
	}
	const toEpoch = 719468
	return 365*year + floor(year, 4) - floor(year, 100) + floor(year, 400) + (153*(month-3)+2)/5 + day - 1 - toEpoch
}

// floor divides, rounding down; only the first months of the year 0 need it.
func floor(n, by int) int {
	if n < 0 {
		return -1
	}
	return n / by
}
