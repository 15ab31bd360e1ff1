package launch

// The rule: nothing of a launch is switched by hand. Where a phase, an application or an objection stands follows, at every
// instant, from its dates and from facts that are each set once.

import "time"

// Stage is where a phase stands.
type Stage string

// The stages of a phase.
const (
	Upcoming  Stage = "UPCOMING"
	Opened    Stage = "OPEN"
	Deciding  Stage = "DECIDING"
	Announced Stage = "ANNOUNCED"
)

// Values lists the stages.
func (Stage) Values() []string {
	return []string{string(Upcoming), string(Opened), string(Deciding), string(Announced)}
}

// Stage is where a phase stands at an instant; announced is when its results were, nil where they are not.
func (p *Phase) Stage(at time.Time, announced *time.Time) Stage {
	switch {
	case at.Before(p.Opens):
		return Upcoming
	case p.Open(at):
		return Opened
	case announced == nil || at.Before(*announced):
		return Deciding
	}
	return Announced
}

// Status is where a launch application stands, in the words of RFC 8334 section 2.3.
type Status string

// The statuses of a launch application.
const (
	PendingValidation Status = "PENDING_VALIDATION"
	Validated         Status = "VALIDATED"
	InvalidStatus     Status = "INVALID"
	PendingAllocation Status = "PENDING_ALLOCATION"
	Allocated         Status = "ALLOCATED"
	RejectedStatus    Status = "REJECTED"
	Withdrawn         Status = "WITHDRAWN"
	Cancelled         Status = "CANCELLED"
)

// Values lists the statuses.
func (Status) Values() []string {
	return []string{
		string(PendingValidation), string(Validated), string(InvalidStatus), string(PendingAllocation), string(Allocated),
		string(RejectedStatus), string(Withdrawn), string(Cancelled),
	}
}

// ObjectionStatus is where an objection stands.
type ObjectionStatus string

// The statuses of an objection.
const (
	Filed             ObjectionStatus = "FILED"
	Admitted          ObjectionStatus = "ADMITTED"
	NotEntertained    ObjectionStatus = "NOT_ENTERTAINED"
	UnderDeliberation ObjectionStatus = "UNDER_DELIBERATION"
	Decided           ObjectionStatus = "DECIDED"
)

// Values lists the statuses of an objection.
func (ObjectionStatus) Values() []string {
	return []string{
		string(Filed), string(Admitted), string(NotEntertained), string(UnderDeliberation), string(Decided),
	}
}

// ObjectionGround is a ground for objecting.
type ObjectionGround string

// NotByTheRules is the only ground that is entertained (2004 announcement).
const NotByTheRules ObjectionGround = "ALLOCATION_NOT_IN_ACCORDANCE_WITH_RULES"

// Values lists the grounds.
func (ObjectionGround) Values() []string { return []string{string(NotByTheRules)} }
