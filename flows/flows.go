// Package flows is the frame every deed stands in: who acts and when, transactions, idempotency, the ledger, the audit log.
// The deeds themselves are in the folders below, by noun; a deed holds, reads facts, lets rules decide, and records.
package flows

import (
	"time"

	"lionrock/rules"
)

// Frame is what every deed is given. It has no global state and no clock of its own.
type Frame struct {
	DB *DB
	// Clock tells the instant at which everything is judged, in UTC.
	Clock func() time.Time
	// NewID makes an opaque global ID that begins with the noun's prefix and sorts by time of making.
	NewID func(prefix string) string
	Book  *Dials
	// Sandbox marks the demo: time may be moved, nothing is for real.
	Sandbox bool
}

// Mode of this server: every token belongs to exactly one.
type Mode string

// The modes.
const (
	Live        Mode = "LIVE"
	SandboxMode Mode = "SANDBOX"
)

// Mode returns the mode this frame runs in.
func (f *Frame) Mode() Mode {
	if f.Sandbox {
		return SandboxMode
	}
	return Live
}

// Now is the instant of the clock in whole microseconds, which both databases keep exactly.
func (f *Frame) Now() time.Time { return f.Clock().UTC().Truncate(time.Microsecond) }

// NotFound is the refusal of an ID that names nothing the actor may see; it does not tell which.
func NotFound(field ...string) *rules.Refusal {
	return rules.Refuse(rules.NotFound, rules.Say(
		"There is nothing with this ID that you may use. Check the ID, and that it belongs to your account.",
		"找不到您可使用的這個 ID。請核對 ID，並確認它屬於您的帳戶。",
		"找不到您可使用的这个 ID。请核对 ID，并确认它属于您的账户。"), field...)
}
