// Rule (life of a name): a name that waits for papers or payment is held to the end of the 14th day after it was asked
// for, and freed then. A registered name runs to its expiry. After it comes a grace period (28 days) in which the name no
// longer resolves and renewal costs the usual price, then a blackout (60 days) in which it neither resolves nor can be
// registered by anyone and renewal bears a late charge. Then it is free. Renewal opens 60 days before expiry. Every
// interval is half-open: at the instant of expiry the name has expired.
//
// HKDNR publishes the blackout alone; resellers put 27 to 29 days before it, so both lengths are dials.

package lifecycle

import (
	"fmt"
	"time"

	"lionrock/rules"
)

var ruleLife = rules.Rule{
	Code: "lifecycle.phases",
	Summary: rules.Say(
		"After expiry a name has a grace period, then a blackout in which renewal bears a late charge; then it is free.",
		"域名到期後先有寬限期，其後為禁用期，期內續期須繳附加費，期滿即開放註冊。",
		"域名到期后先有宽限期，其后为禁用期，期内续期须缴附加费，期满即开放注册。"),
	Source: "HKDNR FAQ: domain name deletion (60-day blackout period); grace period: recorded policy",
}

var rulePending = rules.Rule{
	Code: "lifecycle.pending",
	Summary: rules.Say(
		"Papers and payment must be in by the end of a set day, by default the 14th after the application, or the name is freed.",
		"文件及款項須於限期當日（預設為申請後第十四日）完結前齊備，否則域名會重新開放。",
		"文件及款项须在限期当日（默认为申请后第十四日）结束前齐备，否则域名会重新开放。"),
	Source: "HKDNR FAQ: new domain registration (documents and fee within 14 calendar days)",
}

// Dials are the lengths of a name's life.
type Dials struct {
	Version           string `json:"-"`
	RenewalWindowDays int    `json:"renewalWindowDays"`
	GraceDays         int    `json:"graceDays"`
	BlackoutDays      int    `json:"blackoutDays"`
	PendingDays       int    `json:"pendingDays"`
	MinNameServers    int    `json:"minNameServers"`
	MaxNameServers    int    `json:"maxNameServers"`
}

// Facts are what is remembered of one name.
type Facts struct {
	SubmittedAt time.Time
	// CompletedAt is when it was registered; ReleasedAt when it was let go before its time, as a refused application is.
	CompletedAt, ReleasedAt *time.Time
	ExpiresAt               time.Time
	NameServers             int
	// Prohibitions are holds and locks that somebody set, such as CLIENT_HOLD.
	Prohibitions []Status
}

// Phase is where in its life a name stands.
type Phase string

// The phases, in order.
const (
	// Free: nobody's. A name before it was asked for is free too.
	Free Phase = "FREE"
	// Held: it waits for papers or payment.
	Held Phase = "HELD"
	// Active: registered and not expired.
	Active Phase = "ACTIVE"
	// Grace: expired, renewable at the usual price.
	Grace Phase = "GRACE"
	// Blackout: renewable with the late charge only.
	Blackout Phase = "BLACKOUT"
)

// Values lists every phase.
func (Phase) Values() []string {
	return []string{string(Free), string(Held), string(Active), string(Grace), string(Blackout)}
}

// Phase is where a name stands at an instant.
func (d *Dials) Phase(f Facts, at time.Time) Phase {
	switch {
	case at.Before(f.SubmittedAt) || !at.Before(d.FreeAt(f)):
		return Free
	case f.CompletedAt == nil || at.Before(*f.CompletedAt):
		return Held
	case at.Before(f.ExpiresAt):
		return Active
	case at.Before(d.GraceUntil(f)):
		return Grace
	}
	return Blackout
}

// Occupied reports whether nobody else may have the name: it is held, registered, in grace or in blackout.
func (d *Dials) Occupied(f Facts, at time.Time) bool { return d.Phase(f, at) != Free }

// PendingUntil is the instant before which a held name's papers and payment must be in: the end of the day, so that the
// hour of the application takes nothing away from its last day.
func (d *Dials) PendingUntil(submitted time.Time) time.Time {
	return rules.AddDays(rules.Midnight(submitted), d.PendingDays+1)
}

// GraceUntil is when the grace period ends and the blackout begins.
func (d *Dials) GraceUntil(f Facts) time.Time { return rules.AddDays(f.ExpiresAt, d.GraceDays) }

// FreeAt is when the name is, or will be, free again if nothing more happens to it.
func (d *Dials) FreeAt(f Facts) time.Time {
	free := d.PendingUntil(f.SubmittedAt)
	if f.CompletedAt != nil {
		free = rules.AddDays(f.ExpiresAt, d.GraceDays+d.BlackoutDays)
	}
	if f.ReleasedAt != nil && f.ReleasedAt.Before(free) {
		return *f.ReleasedAt
	}
	return free
}

// HeldFrom is the mirror of PendingUntil: a name that waits at an instant is still held if it was submitted then or later.
func (d *Dials) HeldFrom(at time.Time) time.Time {
	return rules.AddDays(rules.Midnight(at), -d.PendingDays)
}

// LapsedBy is the mirror of FreeAt: a registered name is free at an instant if it expired then or earlier.
func (d *Dials) LapsedBy(at time.Time) time.Time {
	return rules.AddDays(at, -d.GraceDays-d.BlackoutDays)
}

// Expiry is the end of a term: calendar years in Hong Kong, at the same time of day. A year from 29 February ends on
// 28 February.
func Expiry(from time.Time, years int) time.Time {
	const months = 12
	return rules.AddMonths(from, years*months)
}

// Validate checks that the lengths and numbers are possible.
func (d *Dials) Validate() error {
	for name, days := range map[string]int{
		"renewalWindowDays": d.RenewalWindowDays, "graceDays": d.GraceDays, "blackoutDays": d.BlackoutDays,
	} {
		if days < 0 {
			return fmt.Errorf("%s is %d: want no less than 0", name, days)
		}
	}
	if d.PendingDays < 1 {
		return fmt.Errorf("pendingDays is %d: want at least 1", d.PendingDays)
	}
	if d.MinNameServers < 0 || d.MaxNameServers < max(1, d.MinNameServers) {
		return fmt.Errorf("name servers from %d to %d: want an ascending range", d.MinNameServers, d.MaxNameServers)
	}
	return nil
}
