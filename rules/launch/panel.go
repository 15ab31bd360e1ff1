package launch

// The rule: an officer says whether an objection is entertained and, if so, who of the Objections Committee sits on it: at
// least two members, none of whom has declared a conflict of interest. A member who declares one, before or after being
// named, has no further part in the case; where fewer than two are left, the case waits until an officer has named others.
// One sitting member records the decision with the concurrence of the panel, with its reasons, and it is final. It is due
// within 30 calendar days (2004 announcement); one that is late is still made, because the objector is owed it, and is
// recorded as late (recorded policy).
//
// The officer may be one who proposed or announced the results: admitting decides nothing about the allocation, and those
// who decide are not officers (recorded policy).

import (
	"slices"
	"time"

	"lionrock/rules"
)

// PanelLeast is how many members must sit.
const PanelLeast = 2

// Seat is one committee member's part in a case.
type Seat struct {
	Person string
	// Sits reports whether the member was named, Recused whether a conflict was declared.
	Sits, Recused bool
}

// Case is what has been recorded of an objection.
type Case struct {
	DecisionDueAt                     time.Time
	AdmittedAt, DeclinedAt, DecidedAt *time.Time
	Seats                             []Seat
}

// Sitting counts the members who sit and are not recused.
func (c *Case) Sitting() int {
	sitting := 0
	for _, seat := range c.Seats {
		if seat.Sits && !seat.Recused {
			sitting++
		}
	}
	return sitting
}

// CommitteeMember judges who is to sit on the Objections Committee: by a name that decisions are published under, as a member
// of the board or from outside it.
func CommitteeMember(name string, capacity PanelCapacity) *rules.Refusal {
	if refusal := textWithin(name, 1, objectorMax, "name"); refusal != nil {
		return refusal
	}
	if !rules.Known(capacity) {
		return rules.Refuse(rules.Invalid, rules.Say("A member sits as %s or %s.", "成員須以 %s 或 %s 身分出任。", "成员须以 %s 或 %s 身份出任。").
			With(string(BoardMember), string(External)), "capacity")
	}
	return nil
}

// Status is where the case stands.
func (c *Case) Status() ObjectionStatus {
	switch {
	case c.DeclinedAt != nil:
		return NotEntertained
	case c.DecidedAt != nil:
		return Decided
	case c.AdmittedAt == nil:
		return Filed
	case c.Sitting() < PanelLeast:
		return Admitted
	}
	return UnderDeliberation
}

// Late reports whether a decision at an instant comes after it was due.
func (c *Case) Late(at time.Time) bool { return !at.Before(c.DecisionDueAt) }

func (c *Case) seat(person string) Seat {
	if at := slices.IndexFunc(c.Seats, func(s Seat) bool { return s.Person == person }); at >= 0 {
		return c.Seats[at]
	}
	return Seat{Person: person}
}

// Decline judges an officer's word that a case is not entertained.
func (c *Case) Decline(reason string) *rules.Refusal {
	if c.Status() != Filed {
		return refuseCase(sayNotFiled)
	}
	return textWithin(reason, reasonLeast, decisionReasonMax, "reason")
}

// Name judges the panel an officer names: all of a new case, or those who join one that has lost members. Member tells
// whether a person sits on the committee.
func (c *Case) Name(panel []string, member func(person string) bool) *rules.Refusal {
	if status := c.Status(); status != Filed && status != Admitted {
		return refuseCase(sayNotFiled)
	}
	joined := map[string]bool{}
	for _, person := range panel {
		if !member(person) {
			return rules.Refuse(rules.NotFound, rules.Say(
				"One of those named is not a member of the Objections Committee. Take them from committeeMembers.",
				"所列人士中有並非異議委員會成員者。請從 committeeMembers 選取。",
				"所列人士中有并非异议委员会成员者。请从 committeeMembers 选取。"), "panelMemberIds")
		}
		if c.seat(person).Recused {
			return rules.Refuse(rules.ConflictOfInterest, rules.Say(
				"One of those named has declared a conflict of interest in this case. Name another member.",
				"所列成員中有人已就本案申報利益衝突，請另選成員。", "所列成员中有人已就本案申报利益冲突，请另选成员。"), "panelMemberIds")
		}
		joined[person] = !c.seat(person).Sits
	}
	sitting := c.Sitting()
	for _, fresh := range joined {
		if fresh {
			sitting++
		}
	}
	if sitting < PanelLeast {
		return rules.Refuse(rules.Required, rules.Say(
			"Name at least %d members who can sit on the case.", "請選定最少 %d 名可審理本案的成員。",
			"请选定最少 %d 名可审理本案的成员。").With(PanelLeast), "panelMemberIds")
	}
	return nil
}

// Declare judges a member's declaration of a conflict of interest. It can be made until the case is decided.
func (c *Case) Declare(person, conflict string) *rules.Refusal {
	switch c.Status() {
	case NotEntertained, Decided:
		return refuseCase(sayOver)
	case Filed, Admitted, UnderDeliberation:
	}
	if c.seat(person).Recused {
		return refuseCase(rules.Say("You have declared a conflict in this case already, and have left it.",
			"您已就本案申報利益衝突，並已退出。", "您已就本案申报利益冲突，并已退出。"))
	}
	return textWithin(conflict, citationLeast, decisionReasonMax, "conflict")
}

// Ruling is how a panel decides.
type Ruling struct {
	Outcome              DecisionOutcome
	Reason               string
	CancellationRequired bool
}

// Decide judges a decision recorded by a member.
func (c *Case) Decide(person string, r Ruling) *rules.Refusal {
	seat := c.seat(person)
	switch {
	case !seat.Sits || seat.Recused:
		return rules.Refuse(rules.ConflictOfInterest, rules.Say(
			"You do not sit on this case: you were not named for its panel, or have left it over a conflict of interest.",
			"您並非本案審理成員：未獲選入小組，或已因利益衝突退出。", "您并非本案审理成员：未获选入小组，或已因利益冲突退出。"), "objectionId")
	case c.Status() == Decided || c.Status() == NotEntertained:
		return refuseCase(sayOver)
	case c.Status() != UnderDeliberation:
		return refuseCase(rules.Say(
			"Fewer than %d members sit on this case. An officer has to name others before it can be decided.",
			"審理本案的成員不足 %d 名，須由職員另行選定後方可作出決定。",
			"审理本案的成员不足 %d 名，须由职员另行选定后方可作出决定。").With(PanelLeast))
	case r.CancellationRequired && r.Outcome != Upheld:
		return rules.Refuse(rules.Invalid, rules.Say(
			"Only an objection that is upheld can require the registration to be cancelled.",
			"只有反對成立時方可要求取消註冊。", "只有异议成立时方可要求取消注册。"), "cancellationRequired")
	}
	return textWithin(r.Reason, reasonLeast, decisionReasonMax, "reason")
}

var (
	sayNotFiled = rules.Say(
		"This case has been judged already: it has its panel, was not entertained, or is decided.",
		"本案已有處理：小組已定、不獲受理或已有決定。", "本案已有处理：小组已定、不予受理或已有决定。")
	sayOver = rules.Say("This case is over, and what was decided is final.", "本案已結束，所作決定為最終決定。",
		"本案已结束，所作决定为最终决定。")
)

func refuseCase(why rules.Text) *rules.Refusal {
	return rules.Refuse(rules.StatusProhibitsOperation, why, "objectionId")
}
