package main

import (
	"fmt"
	"time"

	"lionrock/flows/launch"
	"lionrock/rules"
	rule "lionrock/rules/launch"
)

// sunrise is an instant at which anyone may apply in the launch of 2004.
var sunrise = time.Date(2004, 5, 20, 10, 0, 0, 0, rules.HongKong)

// at does something while the demo's clock shows another time.
func (w *world) at(instant time.Time, do func()) {
	w.Helper()
	now := w.app.frame.Now()
	must(w, w.app.clock.Advance(asSystem(), w.app.frame, instant))
	do()
	must(w, w.app.clock.Advance(asSystem(), w.app.frame, now))
}

// applied gives a partner an application of the launch.
func (w *world) applied(b *belongings, serial int) {
	w.Helper()
	w.at(sunrise, func() {
		submitted, err := w.app.launches.Submit(w.acting(b.owner), launch.ApplyInput{
			Name: fmt.Sprintf("%s-applied-%d.hk", b.owner, serial), Phase: rule.Sunrise, RegistrantID: b.ids["Registrant"],
		}, b.word+"-launch")
		must(w, err)
		b.ids["LaunchApplication"] = submitted.ApplicationID
	})
}
