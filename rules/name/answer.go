package name

import "lionrock/rules"

// Status is the outcome of a check.
type Status string

// A name is available until something stands against it.
const (
	Available  Status = "AVAILABLE"
	Registered Status = "REGISTERED"
	Reserved   Status = "RESERVED"
	Prohibited Status = "PROHIBITED"
	Invalid    Status = "INVALID"
	// LaunchOnly and PendingAllocation are said by who knows the launch: see rules/launch.
	LaunchOnly        Status = "LAUNCH_ONLY"
	PendingAllocation Status = "PENDING_ALLOCATION"
)

// Values lists the outcomes.
func (Status) Values() []string {
	return []string{
		string(Available), string(Registered), string(Reserved), string(Prohibited), string(Invalid), string(LaunchOnly),
		string(PendingAllocation),
	}
}

// Answer is what the rules say about a name, and why.
type Answer struct {
	// Input is the name exactly as it was asked for.
	Input string
	// Name is the name in its normal forms; zero where Status is Invalid.
	Name   Name
	Status Status
	// Reason is why, with the letters it is about. Remedy is what would change the answer; zero where nothing would.
	Reason, Remedy rules.Text
	// Rule is the one that gave the answer.
	Rule rules.Rule
	// Category is where the name would be registered; nil where none could be told.
	Category *Category
	// Requirements are the papers a registration needs.
	Requirements []rules.Requirement
}

// Registered is the answer for a name that would be available, were it not registered already.
func (a Answer) Registered(reason rules.Text) Answer {
	a.Status, a.Reason, a.Remedy = Registered, reason, remedyRegistered
	a.Rule = ruleRegistered.At(a.Rule.Version)
	return a
}

// refusals gives each outcome but Available its code.
var refusals = map[Status]rules.Code{
	Registered: rules.Taken, Reserved: rules.Reserved, Prohibited: rules.Prohibited, Invalid: rules.Invalid,
}

// Refusal is the answer as a refusal of an input field; nil where the name is available.
func (a Answer) Refusal(field ...string) *rules.Refusal {
	code, refused := refusals[a.Status]
	if !refused {
		return nil
	}
	message := a.Reason
	if !a.Remedy.IsZero() {
		message = message.Then(a.Remedy)
	}
	return rules.Refuse(code, message, field...)
}

// verdict is what one rule says against a name.
type verdict struct {
	status         Status
	rule           rules.Rule
	reason, remedy rules.Text
}

func invalid(rule rules.Rule, reason, remedy rules.Text) *verdict {
	return &verdict{status: Invalid, rule: rule, reason: reason, remedy: remedy}
}

// cite is a rule that the law or policy named in a list gives.
func cite(rule rules.Rule, source string) rules.Rule {
	rule.Source = source
	return rule
}
