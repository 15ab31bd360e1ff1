// Rule (clock): the time for the decision begins when the last paper or payment arrives, and stops while the registry waits
// for something it asked for: what was asked for is correspondence like any other, so the time begins anew when it arrives.

package joining

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/program"
)

var ruleClock = rules.Rule{
	Code: "joining.clock",
	Summary: rules.Say(
		"The time for the decision begins when the last paper, answer or payment has arrived, and stops while the registry waits for more.",
		"批核時限由最後一份文件、回覆或款項收妥時起計；註冊局等候補充資料期間停止計算。",
		"审批时限由最后一份文件、答复或款项收妥时起计；注册局等候补充资料期间停止计算。"),
	Source: "HKDNR Service Partner Program FAQ: procedures; recorded policy (questions)",
}

// CompleteAt is when the last thing needed arrived; nil while anything is missing.
func (a *Application) CompleteAt() *time.Time {
	instants := make([]*time.Time, 0, len(steps)+len(a.Questions))
	for _, step := range steps {
		instants = append(instants, a.doneAt(step))
	}
	for _, q := range a.Questions {
		instants = append(instants, q.AnsweredAt)
	}
	return latest(instants...)
}

// Due is when the application is to be decided; nil while anything is missing, and a fault where the holidays of a year that
// the promise reaches into are not known.
func (a *Application) Due(d *program.Dials, c *program.Calendar) (*rules.Window, error) {
	complete := a.CompleteAt()
	if complete == nil {
		return nil, nil
	}
	window, err := d.Decision(c, *complete)
	if err != nil {
		return nil, err
	}
	return &window, nil
}

// Overdue reports whether an application that is open should have been decided by an instant.
func (a *Application) Overdue(due *rules.Window, at time.Time) bool {
	return due != nil && a.Open() && !at.Before(due.Closes)
}
