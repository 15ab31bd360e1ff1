// Package launch decides who gets which name when a registry opens a new level of names.
//
// A launch is a value, not code: a [Programme] has phases; a phase says who may apply, with which papers, in which order
// applicants come, and what breaks a tie. What is shipped is the 2004 launch of second-level .hk names; the tests also run
// the launch of .香港 of 2011 and that of direct .au names of 2022 on the same code.
//
// Everything is decided by [Programme.Decide], one name in one phase at a time, and [Programme.Allocate], which runs the
// phases in order. Both are pure: the same published inputs give the same result in whatever order they come.
//
// A caution about words: what Hong Kong called Priority Registration is what EPP (RFC 8334) calls sunrise, and what Hong Kong
// called Sunrise is what EPP calls landrush.
package launch

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"lionrock/rules"
)

// Programme is one launch.
type Programme struct {
	// Version is cited in every answer that is read off the programme.
	Version string `json:"version,omitempty"`
	// ID names the programme: "hk-2004".
	ID    string     `json:"id"`
	Title rules.Text `json:"title"`
	// Source is where the programme's rules were published.
	Source string `json:"source"`
	// Suffix is what names are allocated under: "hk".
	Suffix string `json:"suffix"`
	// SoleHolder are endings under which a label has one holder by construction. Two holders of one are bad data: the name
	// counts for neither, and is reported.
	SoleHolder []string   `json:"soleHolder"`
	Phases     []Phase    `json:"phases"`
	Objections Objections `json:"objections"`
}

// PhaseKind names a phase: "SUNRISE".
type PhaseKind string

// The phases of the 2004 launch.
const (
	PriorityRegistration PhaseKind = "PRIORITY_REGISTRATION"
	PreRegistration      PhaseKind = "PRE_REGISTRATION"
	Sunrise              PhaseKind = "SUNRISE"
	GeneralAvailability  PhaseKind = "GENERAL_AVAILABILITY"
)

// Values lists the phases of the 2004 launch, in their order.
func (PhaseKind) Values() []string {
	return []string{
		string(PriorityRegistration), string(PreRegistration), string(Sunrise), string(GeneralAvailability),
	}
}

// Phase is one phase of a launch.
type Phase struct {
	Kind  PhaseKind  `json:"kind"`
	Title rules.Text `json:"title"`
	// EPP is the phase in the words of RFC 8334 section 2.2: "sunrise", "landrush", "open", "custom:pre-registration".
	EPP string `json:"epp"`
	// Opens is the first instant that is in, Closes the first that is out; the last phase need not close.
	Opens  time.Time `json:"opens"`
	Closes time.Time `json:"closes,omitzero"`
	// ResultsAt is when the results are planned to be announced, all at one instant. Zero where names go as they come.
	ResultsAt time.Time `json:"resultsAt,omitzero"`
	// Eligibility says in words who may apply.
	Eligibility rules.Text `json:"eligibility"`
	// Papers are what every application of the phase must show, beside those the name itself asks for.
	Papers []rules.Requirement `json:"papers,omitempty"`
	// Eligible is what every applicant must show; who falls into no class is not eligible either.
	Eligible Test `json:"eligible,omitzero"`
	// Counts says which of an applicant's names count for eligibility and rank.
	Counts Counting `json:"counts,omitzero"`
	// Classes are the ranked classes, best first. An application is in the first whose test it passes.
	Classes []Class `json:"classes"`
}

// Window is the phase's half-open window; one that never closes is told by a zero Closes.
func (p *Phase) Window() rules.Window { return rules.Window{Opens: p.Opens, Closes: p.Closes} }

// Open reports whether applications are taken at an instant.
func (p *Phase) Open(at time.Time) bool {
	return !at.Before(p.Opens) && (p.Closes.IsZero() || at.Before(p.Closes))
}

// Closed reports whether the phase is over at an instant.
func (p *Phase) Closed(at time.Time) bool { return !p.Closes.IsZero() && !at.Before(p.Closes) }

// FirstCome reports whether names go to whoever asks first, without waiting for the phase to close.
func (p *Phase) FirstCome() bool {
	return len(p.Classes) == 1 && slices.Equal(p.Classes[0].Order, []Order{EarliestApplication})
}

// Phase returns the phase of a kind, or nil.
func (p *Programme) Phase(kind PhaseKind) *Phase {
	for i := range p.Phases {
		if p.Phases[i].Kind == kind {
			return &p.Phases[i]
		}
	}
	return nil
}

// Current is the phase that is open at an instant, or else the next to open; nil when nothing opens any more.
func (p *Programme) Current(at time.Time) *Phase {
	for i := range p.Phases {
		if !p.Phases[i].Closed(at) {
			return &p.Phases[i]
		}
	}
	return nil
}

// Over reports whether names go first come, first served at an instant, so that nothing of the launch restricts them any
// more.
func (p *Programme) Over(at time.Time) bool {
	phase := p.Current(at)
	return phase == nil || phase.FirstCome() && phase.Open(at)
}

//go:embed programmes/*.json
var shipped embed.FS

// HK2004 is the ID of the launch of second-level .hk names.
const HK2004 = "hk-2004"

// Shipped reads a programme that the platform ships with.
func Shipped(id string) (*Programme, error) {
	if !slices.Contains(ShippedIDs(), id) {
		return nil, fmt.Errorf("there is no programme %q; shipped: %s", id, strings.Join(ShippedIDs(), ", "))
	}
	return Read(ShippedBody(id))
}

// ShippedBody is a programme as it is shipped, in JSON; nil where there is none of that ID.
func ShippedBody(id string) []byte {
	body, err := shipped.ReadFile("programmes/" + id + ".json")
	if err != nil {
		return nil
	}
	return body
}

// ShippedIDs lists the programmes the platform ships with.
func ShippedIDs() []string {
	entries, err := shipped.ReadDir("programmes")
	if err != nil {
		panic(err) // embedded at build time
	}
	ids := make([]string, len(entries))
	for i, entry := range entries {
		ids[i] = strings.TrimSuffix(entry.Name(), ".json")
	}
	return ids
}

// Read reads a programme and refuses one that could not be run.
func Read(body []byte) (*Programme, error) {
	var p Programme
	decoder := json.NewDecoder(strings.NewReader(string(body)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&p); err != nil {
		return nil, fmt.Errorf("programme: %w", err)
	}
	if err := p.Validate(); err != nil {
		return nil, fmt.Errorf("programme %s: %w", p.ID, err)
	}
	return &p, nil
}

// Validate checks what the rules take for granted.
func (p *Programme) Validate() error {
	if p.ID == "" || p.Suffix == "" || len(p.Phases) == 0 {
		return errors.New("id, suffix and phases are needed")
	}
	faults := []error{p.Objections.validate()}
	seen := map[PhaseKind]bool{}
	for i := range p.Phases {
		phase := &p.Phases[i]
		if seen[phase.Kind] {
			faults = append(faults, fmt.Errorf("phase %s is there twice", phase.Kind))
		}
		seen[phase.Kind] = true
		faults = append(faults, phase.validate())
		if i > 0 && phase.Opens.Before(p.Phases[i-1].Closes) {
			faults = append(faults, fmt.Errorf("phase %s opens before the one before it closes", phase.Kind))
		}
		if i < len(p.Phases)-1 && phase.Closes.IsZero() {
			faults = append(faults, fmt.Errorf("phase %s never closes, yet is not the last", phase.Kind))
		}
	}
	return errors.Join(faults...)
}

func (p *Phase) validate() error {
	var faults []error
	say := func(format string, args ...any) {
		faults = append(faults, fmt.Errorf("phase %s: "+format, append([]any{p.Kind}, args...)...))
	}
	if p.Kind == "" || p.Opens.IsZero() || !p.Closes.IsZero() && !p.Opens.Before(p.Closes) {
		say("kind and a window that opens before it closes are needed")
	}
	if !p.ResultsAt.IsZero() && p.ResultsAt.Before(p.Closes) {
		say("the results cannot be announced before it closes")
	}
	if len(p.Classes) == 0 {
		say("it has no class")
	}
	for _, class := range p.Classes {
		if !rules.Known(class.Tie) {
			say("class %s: the tie rule %q is not one of %v", class.Code, class.Tie, class.Tie.Values())
		}
		for _, order := range class.Order {
			if !rules.Known(order) {
				say("class %s: the order %q is not one of %v", class.Code, order, order.Values())
			}
		}
	}
	return errors.Join(faults...)
}
