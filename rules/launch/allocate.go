package launch

import (
	"cmp"
	"slices"

	"lionrock/rules/draw"
	"lionrock/rules/name"
)

// Inputs are the published inputs of a whole programme. Their order never matters.
type Inputs struct {
	// Applications have IDs that differ.
	Applications []Application
	// Holdings have names in normal form.
	Holdings []Holding
	Sources  []draw.Source
}

// Set is one contention set: a name in a phase, and what became of it.
type Set struct {
	Phase   *Phase
	Subject Subject
	Outcome Outcome
}

// Allocate runs the phases of a programme in their order, and in each phase the names in byte order. A name that was
// allocated is taken in every later phase. An error names the first set that the sources cannot decide.
func (p *Programme) Allocate(names *name.Dials, in Inputs) ([]Set, error) {
	holdings := p.holdingsByLabel(in.Holdings)
	var sets []Set
	taken := map[string]bool{}
	for i := range p.Phases {
		phase := &p.Phases[i]
		for _, c := range p.contentions(names, phase, in.Applications) {
			c.Taken, c.Sources = taken[c.Subject.Key()], in.Sources
			c.Holdings = holdings(phase, c.Subject.Name.Label)
			outcome, err := p.Decide(phase, c)
			if err != nil {
				return nil, err
			}
			sets = append(sets, Set{phase, c.Subject, outcome})
		}
		for _, set := range sets {
			if set.Phase == phase && set.Outcome.Winner() != nil {
				taken[set.Subject.Key()] = true
			}
		}
	}
	return sets, nil
}

// contentions gathers the applications of one phase by name, names in byte order. Where variant forms of one name were
// applied for, the set goes by the first of them.
func (p *Programme) contentions(names *name.Dials, phase *Phase, all []Application) []Contention {
	byKey := map[string]*Contention{}
	for _, a := range all {
		if a.Phase != phase.Kind {
			continue
		}
		subject := p.Subject(names, a.Name)
		c := byKey[subject.Key()]
		if c == nil {
			c = &Contention{Subject: subject}
			byKey[subject.Key()] = c
		}
		if subject.Name.Unicode < c.Subject.Name.Unicode {
			c.Subject = subject
		}
		c.Applications = append(c.Applications, a)
	}
	sets := make([]Contention, 0, len(byKey))
	for _, c := range byKey {
		sets = append(sets, *c)
	}
	slices.SortFunc(sets, func(a, b Contention) int { return cmp.Compare(a.Subject.Name.Unicode, b.Subject.Name.Unicode) })
	return sets
}

// holdingsByLabel finds the holdings that may count for a label in a phase.
func (p *Programme) holdingsByLabel(all []Holding) func(*Phase, string) []Holding {
	byLabel := map[string][]Holding{}
	for _, h := range all {
		key := h.LabelKey()
		byLabel[key] = append(byLabel[key], h)
	}
	return func(phase *Phase, label string) []Holding {
		if phase.Counts.AnyLabel {
			return all
		}
		return byLabel[name.LabelKey(label)]
	}
}

// LabelKey is equal for all variant forms of the label of a holding.
func (h *Holding) LabelKey() string {
	return name.LabelKey(h.Name[:max(0, len(h.Name)-len(h.Suffix)-1)])
}
