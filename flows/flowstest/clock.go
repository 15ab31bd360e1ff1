package flowstest

import (
	"sync"
	"time"

	"lionrock/rules"
)

// Start is when every world begins: a Monday morning in Hong Kong.
var Start = time.Date(2026, time.March, 2, 10, 0, 0, 0, rules.HongKong)

// Clock is a clock that a test moves. It goes on by a microsecond whenever it is read, as a real one does: two readings
// within one deed are never the same instant.
type Clock struct {
	mu sync.Mutex
	at time.Time
}

// Now is the time shown.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(time.Microsecond)
	return c.at
}

// Set shows an instant, later or earlier.
func (c *Clock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}

// Move moves the clock by a duration.
func (c *Clock) Move(by time.Duration) { c.Set(c.Now().Add(by)) }

// Days moves the clock by whole Hong Kong days.
func (c *Clock) Days(days int) { c.Set(rules.AddDays(c.Now(), days)) }
