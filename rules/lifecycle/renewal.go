// Rule (renewal): a registered name may be renewed from 60 days before its expiry to the end of its blackout, unless it
// is locked against renewal. In the blackout renewal bears the late charge. The new term runs on from the old expiry,
// whenever it was paid, so that renewing late gains nothing.

package lifecycle

import (
	"slices"
	"time"

	"lionrock/rules"
)

var ruleRenewal = rules.Rule{
	Code: "lifecycle.renewal",
	Summary: rules.Say(
		"A name may be renewed from some days before expiry (by default 60) to the end of its blackout, in the blackout with a late charge.",
		"域名可於到期前若干日（預設 60 日）至禁用期完結前續期，於禁用期內續期須繳附加費。",
		"域名可在到期前若干日（默认 60 日）至禁用期结束前续期，在禁用期内续期须缴附加费。"),
	Source: "HKDNR fee schedule (late charge in the blackout period); window: recorded policy",
}

// RenewalWindow is when a registered name may be renewed.
func (d *Dials) RenewalWindow(f Facts) rules.Window {
	return rules.Window{Opens: rules.AddDays(f.ExpiresAt, -d.RenewalWindowDays), Closes: d.FreeAt(f)}
}

// Renewable reports whether a renewal at an instant bears the late charge, or why it is refused.
func (d *Dials) Renewable(f Facts, at time.Time) (late bool, refusal *rules.Refusal) {
	phase := d.Phase(f, at)
	switch {
	case phase == Free || phase == Held:
		return false, rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"Only a registered name can be renewed.", "只有已註冊的域名可以續期。", "只有已注册的域名可以续期。"))
	case at.Before(d.RenewalWindow(f).Opens):
		return false, rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"Renewal opens on %s.", "%s起可以續期。", "%s起可以续期。").With(rules.Day(d.RenewalWindow(f).Opens)))
	case f.has(ClientRenewProhibited) || f.has(ServerRenewProhibited):
		return false, rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"The name is locked against renewal; lift the lock first.",
			"此域名已鎖定，不可續期；請先解除鎖定。",
			"此域名已锁定，不可续期；请先解除锁定。"))
	}
	return phase == Blackout, nil
}

func (f Facts) has(s Status) bool { return slices.Contains(f.Prohibitions, s) }

// Why words why a name cannot be had at an instant and until when; nothing is said of a free one.
func (d *Dials) Why(f Facts, at time.Time) rules.Text {
	switch d.Phase(f, at) {
	case Free:
		return rules.Text{}
	case Held:
		return rules.Say(
			"The name is held for an applicant until %s.",
			"此域名現為申請人保留至%s。",
			"此域名现为申请人保留至%s。").With(rules.Day(d.FreeAt(f).Add(-time.Nanosecond)))
	case Active:
		return rules.Say(
			"The name is registered; its term runs to %s.",
			"此域名已被註冊，有效期至%s。",
			"此域名已被注册，有效期至%s。").With(rules.Day(f.ExpiresAt))
	case Grace:
		return rules.Say(
			"The name expired on %s and may still be renewed by its holder.",
			"此域名已於%s到期，持有人仍可續期。",
			"此域名已于%s到期，持有人仍可续期。").With(rules.Day(f.ExpiresAt))
	case Blackout:
	}
	return rules.Say(
		"The name expired on %s and is in its blackout period; unless its holder renews it, it is free on %s.",
		"此域名已於%s到期，現處於禁用期；如持有人不續期，將於%s開放註冊。",
		"此域名已于%s到期，现处于禁用期；如持有人不续期，将于%s开放注册。",
	).With(rules.Day(f.ExpiresAt), rules.Day(d.FreeAt(f)))
}
