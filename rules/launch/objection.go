package launch

// The rule (2004 announcement): anyone may object to an allocation of the soft launch within 14 days of the day on which the
// results of its tier were announced, on the one ground that it was not made by the rules, with evidence. The Objections
// Committee decides within 30 calendar days, and its decision is final. Where it requires the registration to be cancelled,
// the name goes to the next in line or back to the pool, as the recorded dial says.

import (
	"errors"
	"fmt"
	"time"

	"lionrock/rules"
)

// Objections are the dials of objecting.
type Objections struct {
	// Days is how many days there are to object, after that of the announcement.
	Days int `json:"days"`
	// DecideDays is how many calendar days there are to decide, after that of filing.
	DecideDays int `json:"decideDays"`
	// Cancelled is what becomes of a name whose registration is cancelled.
	Cancelled AfterCancellation `json:"cancelled"`
}

// AfterCancellation is what becomes of a name whose registration is cancelled.
type AfterCancellation string

// What can become of it. The seed is silent: the next in line is the recorded policy.
const (
	NextInLine  AfterCancellation = "NEXT_IN_LINE"
	BackToPool  AfterCancellation = "BACK_TO_POOL"
	daysAtLeast                   = 1
)

// Values lists what can become of it.
func (AfterCancellation) Values() []string { return []string{string(NextInLine), string(BackToPool)} }

func (o *Objections) validate() error {
	if o.Days < daysAtLeast || o.DecideDays < daysAtLeast {
		return errors.New("objections: days to object and to decide are needed")
	}
	if !rules.Known(o.Cancelled) {
		return fmt.Errorf("objections: %q is not one of %v", o.Cancelled, o.Cancelled.Values())
	}
	return nil
}

// Window is when an allocation announced at an instant can be objected to: from then to the end of the last day.
func (o *Objections) Window(announced time.Time) rules.Window {
	return rules.Window{Opens: announced, Closes: rules.AddDays(rules.Midnight(announced), o.Days+1)}
}

// DecisionDue is the first instant that is too late to decide an objection filed at an instant.
func (o *Objections) DecisionDue(filed time.Time) time.Time {
	return rules.AddDays(rules.Midnight(filed), o.DecideDays+1)
}

// DecisionOutcome is how the committee decided.
type DecisionOutcome string

// The outcomes: the objection is justified, or it is not.
const (
	Upheld    DecisionOutcome = "UPHELD"
	Dismissed DecisionOutcome = "DISMISSED"
)

// Values lists the outcomes.
func (DecisionOutcome) Values() []string { return []string{string(Upheld), string(Dismissed)} }

// PanelCapacity is in which capacity somebody sits on the committee (2004 announcement: board members of the corporation,
// or external parties as required).
type PanelCapacity string

// The capacities.
const (
	BoardMember PanelCapacity = "BOARD"
	External    PanelCapacity = "EXTERNAL"
)

// Values lists the capacities.
func (PanelCapacity) Values() []string { return []string{string(BoardMember), string(External)} }
