package launch

import (
	"slices"
	"strings"
	"time"

	"lionrock/rules"
	"lionrock/rules/name"
)

// Application is one applicant's claim to one name in one phase, as it is published.
type Application struct {
	ID string
	// Phase and Name are what was applied for; Name as it was written.
	Phase PhaseKind
	Name  string
	// Applicant is the same identifier as a holding's Holder.
	Applicant   string
	SubmittedAt time.Time
	// Papers are the kinds of those a reviewer accepted.
	Papers []rules.DocumentKind
	Claims []Claim
}

// Subject is the name applied for, with what the name rules say of it.
type Subject struct {
	// Name is the name in its normal forms; where Invalid, only Name.Unicode is set: to the name as it was written.
	Name name.Name
	// Invalid reports whether the name cannot be allocated at all: it is not well formed, lies outside the programme, or is
	// reserved or prohibited. Why is the answer of the name rules.
	Invalid bool
	Why     rules.Text
	// Papers are those the name itself asks for: consents for restricted terms.
	Papers []rules.Requirement
}

// Subject asks the name rules about a name.
func (p *Programme) Subject(names *name.Dials, asked string) Subject {
	written := strings.TrimSpace(asked)
	n, papers, against := names.Free(written)
	switch {
	case against != nil:
		return Subject{Name: name.Name{Unicode: Written(asked)}, Invalid: true, Why: *against}
	case n.Suffix != p.Suffix:
		return Subject{Name: name.Name{Unicode: Written(asked)}, Invalid: true, Why: sayOutside.With(n.Unicode, p.Suffix)}
	}
	return Subject{Name: n, Papers: papers}
}

// Written is how a name that is not one is told from others: without white space around it, in small letters.
func Written(asked string) string { return strings.ToLower(strings.TrimSpace(asked)) }

// Plain reports whether a name as it was written is its own normal form and its own key, whatever the name rules would say
// of it: it is ASCII that no rule writes in another way. Who has many names need not ask the rules to tell them apart.
func Plain(asked string) bool {
	for i := range len(asked) {
		if c := asked[i]; c <= ' ' || c > '~' || c >= 'A' && c <= 'Z' {
			return false
		}
	}
	return asked != "" && asked[len(asked)-1] != '.' && !strings.Contains(asked, "xn--")
}

// Key is equal for all applications that contend for one name: all variant forms of a name are one.
func (s *Subject) Key() string {
	if s.Invalid {
		return s.Name.Unicode
	}
	return s.Name.VariantKey
}

// shown reports whether accepted papers answer a requirement.
func shown(papers []rules.DocumentKind, asked rules.Requirement) bool {
	return slices.ContainsFunc(papers, asked.SatisfiedBy)
}

// Reason is why an application is not among the valid ones.
type Reason string

// The reasons, in the order in which they are asked: where several hold, the first is given.
const (
	Taken                Reason = "TAKEN"
	InvalidName          Reason = "INVALID"
	PhaseNotOpen         Reason = "PHASE_NOT_OPEN"
	DocumentsRequired    Reason = "DOCUMENTS_REQUIRED"
	NotEligible          Reason = "NOT_ELIGIBLE"
	DuplicateApplication Reason = "DUPLICATE_APPLICATION"
)

// Values lists the reasons in their order.
func (Reason) Values() []string {
	return []string{
		string(Taken), string(InvalidName), string(PhaseNotOpen), string(DocumentsRequired), string(NotEligible),
		string(DuplicateApplication),
	}
}

// complete reports whether no paper is missing, without making a list of them.
func (p *Phase) complete(s *Subject, a *Application) bool {
	for _, asked := range [2][]rules.Requirement{s.Papers, p.Papers} {
		for i := range asked {
			if !shown(a.Papers, asked[i]) {
				return false
			}
		}
	}
	return true
}
