package launch

// The order of the rules: what is not valid is set aside with its reason; of one applicant's valid applications the
// earliest stands (by instant, then ID); the rest are ranked by class, by the class's order, and last by the draw, which is
// made over all valid applications as soon as any two of a class that draws are tied.

import (
	"cmp"
	"fmt"
	"slices"

	"lionrock/rules/draw"
)

// Contention is everything that is published about one name in one phase.
type Contention struct {
	Subject Subject
	// Taken reports whether the name was allocated in an earlier phase.
	Taken bool
	// Applications are all that were made for the name in the phase, in any order.
	Applications []Application
	// Holdings are the names that may count, whoever holds them: those with the same label, in any order.
	Holdings []Holding
	// Sources are those of the draw; empty while their values are not known.
	Sources []draw.Source
}

// By is what separates two neighbours in a ranking, or decided a whole contention set.
type By string

// What can separate the first from the second, and what is said where there is no second, no first, or no decision.
const (
	ByClass            By = "PRIORITY_CLASS"
	ByStanding         By = "LONGEST_STANDING"
	ByDraw             By = "DRAW"
	ByArrival          By = "FIRST_COME"
	OnlyApplicant      By = "ONLY_APPLICANT"
	NoValidApplication By = "NO_VALID_APPLICATION"
	// AwaitingDraw is said while the draw has not been conducted, Held where the programme leaves a tie to those tied.
	AwaitingDraw By = "AWAITING_DRAW"
	Held         By = "HELD"
)

// Values lists all of them.
func (By) Values() []string {
	return []string{
		string(ByClass), string(ByStanding), string(ByDraw), string(ByArrival), string(OnlyApplicant),
		string(NoValidApplication), string(AwaitingDraw), string(Held),
	}
}

// Ranked is one valid application in its place.
type Ranked struct {
	Application *Application
	// Class is the class it is in, by its place in the phase.
	Class int
	// Equivalent is the counted name that commenced first; empty where none counts. Since is its day.
	Equivalent string
	Since      Day
	// Behind is what separates it from the one before it; empty for the first.
	Behind By
}

// Rejected is one application that is not valid, and why.
type Rejected struct {
	Application *Application
	Reason      Reason
}

// Outcome is the decision on one name in one phase.
type Outcome struct {
	// Ranking is every valid application, best first. While a draw is awaited, those it will order stand by ID.
	Ranking  []Ranked
	Rejected []Rejected
	// DecidedBy is what separated the first from the second.
	DecidedBy By
	// Drawn reports whether a draw was made or, where DecidedBy or a Behind is AwaitingDraw, must be made.
	Drawn bool
	// Anomalies are bad data that was left out of account.
	Anomalies []Anomaly
}

// Winner is the application the name is allocated to, or nil.
func (o *Outcome) Winner() *Application {
	if len(o.Ranking) == 0 || o.DecidedBy == AwaitingDraw || o.DecidedBy == Held {
		return nil
	}
	return o.Ranking[0].Application
}

// Pool is the IDs a draw of this outcome is made over: all valid applications, in byte order.
func (o *Outcome) Pool() []string {
	ids := make([]string, len(o.Ranking))
	for i := range o.Ranking {
		ids[i] = o.Ranking[i].Application.ID
	}
	slices.Sort(ids)
	return ids
}

// Decide decides who gets one name in one phase. An error means that the sources that were given cannot decide it.
func (p *Programme) Decide(phase *Phase, c Contention) (o Outcome, err error) {
	err = p.DecideInto(&o, phase, c)
	return o, err
}

// DecideInto is Decide for those who decide very many names: an outcome that is done with is used again.
func (p *Programme) DecideInto(o *Outcome, phase *Phase, c Contention) error {
	*o = Outcome{Ranking: o.Ranking[:0], Rejected: o.Rejected[:0]}
	if len(phase.Counts.Suffixes) == 0 {
		c.Holdings = nil
	}
	c.Holdings, o.Anomalies = p.trusted(c.Holdings)
	phase.judge(&c, o)
	valid := oneEach(o.Ranking, o)
	phase.order(valid)
	o.Ranking = valid
	o.Drawn = phase.tied(valid)
	if err := phase.drawLots(&c, o); err != nil {
		return err
	}
	slices.SortFunc(o.Rejected, func(a, b Rejected) int { return cmp.Compare(a.Application.ID, b.Application.ID) })
	o.DecidedBy = decidedBy(o.Ranking)
	return nil
}

// judge parts the applications into valid ones, in no order yet, and those set aside.
func (p *Phase) judge(c *Contention, o *Outcome) {
	for i := range c.Applications {
		a := &c.Applications[i]
		ranked, reason := p.place(c, a)
		if reason != "" {
			o.Rejected = append(o.Rejected, Rejected{a, reason})
			continue
		}
		o.Ranking = append(o.Ranking, ranked)
	}
}

// place finds the class of an application, or the first reason that stands against it.
func (p *Phase) place(c *Contention, a *Application) (Ranked, Reason) {
	switch {
	case c.Taken:
		return Ranked{}, Taken
	case c.Subject.Invalid:
		return Ranked{}, InvalidName
	case !p.Open(a.SubmittedAt):
		return Ranked{}, PhaseNotOpen
	case !p.complete(&c.Subject, a):
		return Ranked{}, DocumentsRequired
	}
	return p.rank(&c.Subject, a, c.Holdings)
}

// rank finds the class of an application that is complete and in time.
func (p *Phase) rank(s *Subject, a *Application, holdings []Holding) (Ranked, Reason) {
	var room [4]Holding
	counted := p.Counts.counted(room[:0], holdings, a)
	label := s.Name.Label
	if !p.Eligible.passes(label, a, counted) {
		return Ranked{}, NotEligible
	}
	for i := range p.Classes {
		if !p.Classes[i].Test.passes(label, a, counted) {
			continue
		}
		ranked := Ranked{Application: a, Class: i}
		for _, h := range counted {
			if ranked.Equivalent == "" || h.Commenced < ranked.Since ||
				h.Commenced == ranked.Since && h.Name < ranked.Equivalent {
				ranked.Equivalent, ranked.Since = h.Name, h.Commenced
			}
		}
		return ranked, ""
	}
	return Ranked{}, NotEligible
}

// oneEach lets one application of each applicant stand: the earliest, of equals the one with the smaller ID.
func oneEach(valid []Ranked, o *Outcome) []Ranked {
	if len(valid) < 2 {
		return valid
	}
	slices.SortFunc(valid, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(a.Application.Applicant, b.Application.Applicant), arrival(a, b))
	})
	kept := valid[:1]
	for _, r := range valid[1:] {
		if r.Application.Applicant == kept[len(kept)-1].Application.Applicant {
			o.Rejected = append(o.Rejected, Rejected{r.Application, DuplicateApplication})
			continue
		}
		kept = append(kept, r)
	}
	return kept
}

func arrival(a, b Ranked) int {
	return cmp.Or(
		a.Application.SubmittedAt.Compare(b.Application.SubmittedAt), cmp.Compare(a.Application.ID, b.Application.ID))
}

// order puts valid applications in the order of everything but the draw; those that only a draw can separate, by ID.
func (p *Phase) order(valid []Ranked) {
	slices.SortFunc(valid, func(a, b Ranked) int {
		_, order := p.compare(a, b)
		return cmp.Or(order, cmp.Compare(a.Application.ID, b.Application.ID))
	})
}

// compare says which of two comes first, and by what; equal ones are tied.
func (p *Phase) compare(a, b Ranked) (By, int) {
	if a.Class != b.Class {
		return ByClass, cmp.Compare(a.Class, b.Class)
	}
	for _, order := range p.Classes[a.Class].Order {
		switch order {
		case LongestStanding:
			if a.Since != b.Since {
				return ByStanding, cmp.Compare(a.Since, b.Since)
			}
		case EarliestApplication:
			return ByArrival, arrival(a, b)
		}
	}
	return "", 0
}

// tied says what separates each from the one before it, as far as the keys do, and reports whether a draw is needed.
func (p *Phase) tied(ranking []Ranked) (needed bool) {
	for i := 1; i < len(ranking); i++ {
		by, _ := p.compare(ranking[i-1], ranking[i])
		ranking[i].Behind = by
		if by == "" {
			ranking[i].Behind = Held
			if p.Classes[ranking[i].Class].Tie == TieDraw {
				ranking[i].Behind, needed = AwaitingDraw, true
			}
		}
	}
	return needed
}

// drawLots puts those that are tied in the order of the draw, once its sources are known.
func (p *Phase) drawLots(c *Contention, o *Outcome) error {
	if !o.Drawn || len(c.Sources) == 0 {
		return nil
	}
	pool := o.Pool()
	if err := draw.Suffices(c.Sources, len(pool)); err != nil {
		return fmt.Errorf("%s: %w", c.Subject.Name.Unicode, err)
	}
	lot := make(map[string]int, len(pool))
	for place, entry := range draw.Order(draw.Key(c.Sources, c.Subject.Name.ASCII), len(pool)) {
		lot[pool[entry]] = place
	}
	slices.SortFunc(o.Ranking, func(a, b Ranked) int {
		_, order := p.compare(a, b)
		return cmp.Or(order, cmp.Compare(lot[a.Application.ID], lot[b.Application.ID]))
	})
	o.Ranking[0].Behind = ""
	for i := 1; i < len(o.Ranking); i++ {
		by, _ := p.compare(o.Ranking[i-1], o.Ranking[i])
		if by == "" {
			by = Held
			if p.Classes[o.Ranking[i].Class].Tie == TieDraw {
				by = ByDraw
			}
		}
		o.Ranking[i].Behind = by
	}
	return nil
}

func decidedBy(ranking []Ranked) By {
	switch len(ranking) {
	case 0:
		return NoValidApplication
	case 1:
		return OnlyApplicant
	}
	return ranking[1].Behind
}
