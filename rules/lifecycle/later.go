package lifecycle

import (
	"time"

	"lionrock/rules"
)

// Rule (a clock that was moved back): what was asked for at a later time than the clock shows is not there yet, save that
// the name stays taken: it is never given out twice. (Recorded policy; only the demo's clock is ever moved.)

// Later reports whether a name was asked for at a later time than the one shown.
func (f *Facts) Later(at time.Time) bool { return f.SubmittedAt.After(at) }

// WhyLater says why such a name cannot be had.
func (f *Facts) WhyLater() rules.Text {
	return rules.Say(
		"The name is registered on %s, at a later time than this demo's clock shows: the clock was moved back.",
		"此域名於%s註冊，晚於示範系統時鐘所示：時鐘曾被調後。", "此域名于%s注册，晚于演示系统时钟所示：时钟曾被调后。",
	).With(rules.Day(f.SubmittedAt))
}
