// Package clock holds the one deed about time: moving the demo's clock forward.
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

// Clock tells the time of a server: that of its machine, moved ahead by as much as the demo was.
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

// Load sets the clock as far ahead as the database remembers.
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

// furthest is how far ahead the clock may be moved at all: beyond it nothing of the demo makes sense.
const furthest = 10 * 366 * 24 * time.Hour

// Advance moves the clock of the demo forward to an instant. Time never goes back, and never moves for real.
func (c *Clock) Advance(ctx context.Context, f *flows.Frame, to time.Time) error {
	c.moving.Lock()
	defer c.moving.Unlock()
	now := c.Now()
	if !f.Sandbox {
		return rules.Refuse(rules.Prohibited, rules.Say(
			"Only the clock of the demo can be moved.", "只有示範系統的時鐘可以移動。", "只有演示系统的时钟可以移动。"), "to")
	}
	if !to.After(now) || to.After(c.machine().Add(furthest)) {
		return rules.Refuse(rules.Invalid, rules.Say(
			"Choose a later instant, at most ten years from today: time goes forward only.",
			"請選擇較後的時間，最多為今天起十年內：時間只會向前。", "请选择较晚的时间，最多为今天起十年内：时间只会向前。"), "to")
	}
	ahead := time.Duration(c.ahead.Load()) + to.Sub(now)
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
