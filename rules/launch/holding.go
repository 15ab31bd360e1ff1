package launch

// The rule: a label has one holder under .gov.hk and one under .idv.hk. Where published data say otherwise they are wrong:
// the name counts for none of those it is given to, and is reported. Nothing is ever drawn between them. Variant forms of a
// Chinese name are one name here too.

import (
	"cmp"
	"slices"
	"strings"
)

// Anomaly is a name that is given to several holders and can have one.
type Anomaly struct {
	Name    string
	Holders []string
}

// trusted leaves out of account what is given to several holders and can have one.
func (p *Programme) trusted(holdings []Holding) ([]Holding, []Anomaly) {
	anomalies := p.Conflicts(holdings)
	if len(anomalies) == 0 {
		return holdings, nil
	}
	return slices.DeleteFunc(slices.Clone(holdings), func(h Holding) bool { return Disputes(anomalies, h) }), anomalies
}

// Disputes reports whether a holding is of one of the names given to several holders.
func Disputes(anomalies []Anomaly, h Holding) bool {
	return slices.ContainsFunc(anomalies, func(a Anomaly) bool {
		other := Holding{Name: a.Name, Suffix: h.Suffix}
		return strings.HasSuffix(a.Name, "."+h.Suffix) && other.LabelKey() == h.LabelKey()
	})
}

// Conflicts finds, among holdings with names in normal form, those that are given to several holders and can have one.
func (p *Programme) Conflicts(holdings []Holding) []Anomaly {
	var anomalies []Anomaly
	for _, suffix := range p.SoleHolder {
		anomalies = append(anomalies, conflictsUnder(suffix, holdings)...)
	}
	slices.SortFunc(anomalies, func(a, b Anomaly) int { return cmp.Compare(a.Name, b.Name) })
	return anomalies
}

func conflictsUnder(suffix string, holdings []Holding) []Anomaly {
	several := 0
	for i := range holdings {
		if holdings[i].Suffix == suffix {
			several++
		}
	}
	if several < 2 {
		return nil
	}
	byLabel := map[string][]Holding{}
	for _, h := range holdings {
		if h.Suffix == suffix {
			key := h.LabelKey()
			byLabel[key] = append(byLabel[key], h)
		}
	}
	var anomalies []Anomaly
	for _, all := range byLabel {
		if a := disputed(all); len(a.Holders) > 1 {
			anomalies = append(anomalies, a)
		}
	}
	return anomalies
}

// disputed gathers who holds a name, in any of its variant forms; it goes by the first of them.
func disputed(forms []Holding) Anomaly {
	a := Anomaly{Name: forms[0].Name}
	for _, h := range forms {
		a.Name = min(a.Name, h.Name)
		a.Holders = append(a.Holders, h.Holder)
	}
	slices.Sort(a.Holders)
	a.Holders = slices.Compact(a.Holders)
	return a
}
