package launch

// The rule: an application is taken if its phase is open at that instant, the name is one that could be registered and is
// nobody's, the applicant may hold it and shows what the phase asks of applicants, every paper is there to be looked at, the
// applicant has no other entry for the name in the phase, and the fee is there to be held. Papers come with the application:
// nothing can be added to it later, so that what is decided on is what was sent in time.

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/name"
	"lionrock/rules/paper"
	"lionrock/rules/price"
)

// Request is what an applicant asks for.
type Request struct {
	Phase                      PhaseKind
	Trademark, TrademarkNumber string
	// Equivalent is the third-level name the applicant points to, as it was written; empty where it points to none.
	Equivalent string
}

// ApplyFacts are everything an application is judged by.
type ApplyFacts struct {
	At     time.Time
	Names  *name.Dials
	Answer name.Answer
	// Taken reports whether the name is somebody's: registered, or allocated in an earlier phase.
	Taken bool
	// Holder is who applies; Applicant is the same one as holdings and entries are compared by.
	Holder    name.Holder
	Applicant string
	// Holdings are the third-level names with the label applied for, whoever holds them.
	Holdings []Holding
	// Papers are those that come with the application.
	Papers []paper.Supplied
	// Entered reports whether the applicant has an entry for the name in the phase.
	Entered bool
	Terms   price.Terms
	Account ledger.Totals
}

// Entry is an application that is taken, as it stands on the day.
type Entry struct {
	Basis Basis
	// Equivalent is the third-level name the applicant points to, in normal form; empty where it points to none.
	Equivalent string
	// Asked are the papers the application needs; Lacking those of them that did not come with it.
	Asked, Lacking []rules.Requirement
	Fee            price.Line
}

// Admit judges an application. A rehearsed one may lack papers, and is told which.
func (p *Programme) Admit(r Request, f ApplyFacts, rehearsed bool) (Entry, *rules.Refusal) {
	phase, refusal := p.admitAt(r.Phase, f.At)
	if refusal != nil {
		return Entry{}, refusal
	}
	subject := p.Subject(f.Names, f.Answer.Input)
	for _, ask := range []func() *rules.Refusal{
		func() *rules.Refusal { return f.mayBeHad(&subject) },
		func() *rules.Refusal { return f.Answer.Category.Admits(f.Holder, f.At) },
		r.plain,
		func() *rules.Refusal { return phase.claimed(r, &subject) },
	} {
		if refusal := ask(); refusal != nil {
			return Entry{}, refusal
		}
	}
	return p.admitTo(phase, &subject, r, f, rehearsed)
}

// admitTo judges an application for a name that can be had, in a phase that is open.
func (p *Programme) admitTo(phase *Phase, s *Subject, r Request, f ApplyFacts, rehearsed bool) (Entry, *rules.Refusal) {
	a := r.application(f)
	equivalent, refusal := phase.pointsTo(r, &a, f)
	if refusal != nil {
		return Entry{}, refusal
	}
	basis, eligible := p.Basis(phase, s, &a, f.Holdings)
	if !eligible {
		return Entry{}, refuseIneligible(phase, s)
	}
	entry := Entry{Basis: basis, Equivalent: equivalent, Asked: phase.Asked(s)}
	entry.Lacking = paper.Missing(entry.Asked, f.Papers)
	if len(entry.Lacking) > 0 && !rehearsed {
		return Entry{}, refuseWithoutPapers(entry.Lacking)
	}
	if f.Entered {
		return Entry{}, refuseSecondEntry(phase, s)
	}
	// Whether an application becomes a registration is not known yet: it takes no use of a promotion that has a number of them.
	line, refusal := f.Terms.Unlimited().Price(price.Order{
		Name: s.Name.Unicode, Suffix: s.Name.Suffix, Operation: price.Create, Years: feeYears,
	})
	if refusal != nil {
		return Entry{}, refusal
	}
	entry.Fee = line
	if !f.Account.Covers(line.Net) {
		return Entry{}, refuseUnfunded(line.Net, f.Account.Available())
	}
	return entry, nil
}

// feeYears is the term a launch allocates a name for.
const feeYears = 1

// application is the request as the ranking rules read it.
func (r Request) application(f ApplyFacts) Application {
	a := Application{Phase: r.Phase, Name: f.Answer.Input, Applicant: f.Applicant, SubmittedAt: f.At}
	if r.Trademark != "" {
		a.Claims = []Claim{{Kind: MarkClaim, Text: r.Trademark}}
	}
	return a
}

// admitAt finds the phase, if it takes applications at an instant.
func (p *Programme) admitAt(kind PhaseKind, at time.Time) (*Phase, *rules.Refusal) {
	phase := p.Phase(kind)
	switch {
	case phase == nil:
		return nil, rules.Refuse(rules.Invalid, rules.Say("There is no such phase in this launch.", "本次開放並無此階段。",
			"本次开放并无此阶段。"), "phase")
	case phase.FirstCome():
		return nil, refuseFirstCome(phase, at)
	case at.Before(phase.Opens):
		return nil, rules.Refuse(rules.PhaseNotOpen, sayNotOpen.With(phase.Title, Instant(phase.Opens)), "phase")
	case phase.Closed(at):
		return nil, p.refuseClosed(phase, at)
	}
	return phase, nil
}

// mayBeHad asks whether the name could be allocated to anybody.
func (f *ApplyFacts) mayBeHad(s *Subject) *rules.Refusal {
	if refusal := f.Answer.Refusal("name"); refusal != nil {
		return refusal
	}
	if s.Invalid {
		return rules.Refuse(rules.Invalid, s.Why, "name")
	}
	if f.Taken {
		return rules.Refuse(rules.Taken, sayTaken.With(s.Name.Unicode), "name")
	}
	return nil
}

const (
	markMax   = 200
	numberMax = 100
)

// plain refuses what could not be shown on one line.
func (r Request) plain() *rules.Refusal {
	if !rules.Plain(r.Trademark, markMax) {
		return rules.Refuse(rules.Invalid, sayOneLine.With(markMax), "trademark")
	}
	if !rules.Plain(r.TrademarkNumber, numberMax) {
		return rules.Refuse(rules.Invalid, sayOneLine.With(numberMax), "trademarkNumber")
	}
	return nil
}

// claimed asks for the mark, where the phase is for owners of marks.
func (p *Phase) claimed(r Request, s *Subject) *rules.Refusal {
	if p.Eligible.Claim != MarkClaim {
		return nil
	}
	if r.Trademark == "" {
		return rules.Refuse(rules.Required, sayNoMark.With(p.Title), "trademark")
	}
	if !p.Eligible.claimed(s.Name.Label, []Claim{{Kind: MarkClaim, Text: r.Trademark}}) {
		return rules.Refuse(rules.NotEligible, sayOtherMark.With(r.Trademark, s.Name.Label), "trademark")
	}
	return nil
}

// pointsTo reads the third-level name an applicant points to: it must be its own, and one that counts.
func (p *Phase) pointsTo(r Request, a *Application, f ApplyFacts) (string, *rules.Refusal) {
	if r.Equivalent == "" {
		return "", nil
	}
	pointed, ok := HoldingOf(f.Names, r.Equivalent)
	if !ok {
		return "", f.Names.Check(r.Equivalent).Refusal("equivalent")
	}
	for _, held := range p.Counted(a, f.Holdings) {
		if held.Name == pointed.Name {
			return held.Name, nil
		}
	}
	return "", rules.Refuse(rules.NotEligible, sayNotHeld.With(pointed.Name, f.Answer.Name.Label), "equivalent")
}

// Asked are the papers an application for a name needs in the phase: first those the name calls for, then the phase's.
func (p *Phase) Asked(s *Subject) []rules.Requirement {
	return append(append([]rules.Requirement(nil), s.Papers...), p.Papers...)
}
