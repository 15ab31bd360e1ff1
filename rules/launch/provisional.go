package launch

// The rule: an allocation is provisional until nothing can cancel it any more: to the end of the objection window and, while
// an objection that was not turned away is undecided, until the last of them is due to be decided. A decision that is
// overdue keeps it provisional, because it can still be made.

import "time"

// Provisional is until when an allocation announced at an instant is provisional; nil once it stands. Cases are all
// objections to it.
func (o *Objections) Provisional(announced time.Time, cases []Case, at time.Time) *time.Time {
	var until *time.Time
	if closes := o.Window(announced).Closes; at.Before(closes) {
		until = &closes
	}
	for i := range cases {
		if cases[i].DeclinedAt != nil || cases[i].DecidedAt != nil {
			continue
		}
		if due := cases[i].DecisionDueAt; until == nil || due.After(*until) {
			until = &due
		}
	}
	return until
}
