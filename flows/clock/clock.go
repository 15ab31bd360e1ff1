// Package clock holds the one deed about time: moving the demo's clock, forward and back.
//
// A clock that goes back does not undo what was done: it is only that what was done at a later time than it shows is not
// there yet. The deeds see to that; a name that was registered at a later time stays nobody else's.
package clock

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"lionrock/ent"
	"lionrock/flows"
	"lionrock/rules"
)

// Clock tells the time of a server: that of its machine, moved by as much as the demo was.
type Clock struct {
	machine func() time.Time
	ahead   atomic.Int64
	// moving is held by who moves the clock: of two at once the second must see where the first has moved it.
	moving sync.Mutex
}

// New returns a clock that shows the machine's time.
func New(machine func() time.Time) *Clock { return &Clock{machine: machine} }

// Now is the time shown.
func (c *Clock) Now() time.Time { return c.machine().Add(time.Duration(c.ahead.Load())).UTC() }

// Load sets the clock as far from the machine's as the database remembers.
func (c *Clock) Load(ctx context.Context, db *flows.DB) error {
	row, err := db.Read.Clock.Query().Only(ctx)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("clock: %w", err)
	}
	c.ahead.Store(row.AheadMicros * int64(time.Microsecond))
	return nil
}

// furthest is how far ahead the clock may be moved at all, and earliest how far back: beyond them nothing of the demo makes
// sense. The year before the launch of second-level names is within.
const furthest = 10 * 366 * 24 * time.Hour

var earliest = time.Date(2003, time.January, 1, 0, 0, 0, 0, rules.HongKong)

// Advance moves the clock of the demo to an instant, later or earlier. Time never moves for real.
func (c *Clock) Advance(ctx context.Context, f *flows.Frame, to time.Time) error {
	c.moving.Lock()
	defer c.moving.Unlock()
	if !f.Sandbox {
		return rules.Refuse(rules.Prohibited, rules.Say(
			"Only the clock of the demo can be moved.", "只有示範系統的時鐘可以移動。", "只有演示系统的时钟可以移动。"), "to")
	}
	machine := c.machine()
	if to.Before(earliest) || to.After(machine.Add(furthest)) {
		return rules.Refuse(rules.Invalid, rules.Say(
			"Choose an instant from 1 January 2003 on, at most ten years from today.",
			"請選擇 2003 年 1 月 1 日或以後、今天起十年內的時間。", "请选择 2003 年 1 月 1 日或以后、今天起十年内的时间。"), "to")
	}
	ahead := to.Sub(machine)
	err := f.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		if _, err := tx.Clock.Delete().Exec(ctx); err != nil {
			return fmt.Errorf("clock: %w", err)
		}
		if err := tx.Clock.Create().SetAheadMicros(ahead.Microseconds()).Exec(ctx); err != nil {
			return fmt.Errorf("clock: %w", err)
		}
		return f.Record(ctx, tx, flows.RegistryBook, "clock.advance", "clock", map[string]any{"to": to.UTC()})
	})
	if err != nil {
		return err
	}
	c.ahead.Store(int64(ahead))
	return nil
}
