package launch

// The rule: a label has one holder under .gov.hk and one under .idv.hk. Where published data say otherwise they are wrong:
// the name counts for none of those it is given to, and is reported. Nothing is ever drawn between them.

import (
	"cmp"
	"slices"
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
	good := slices.DeleteFunc(slices.Clone(holdings), func(h Holding) bool {
		return slices.ContainsFunc(anomalies, func(a Anomaly) bool { return a.Name == h.Name })
	})
	return good, anomalies
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
	holders, disputed := map[string][]string{}, false
	for _, h := range holdings {
		if h.Suffix == suffix && !slices.Contains(holders[h.Name], h.Holder) {
			holders[h.Name] = append(holders[h.Name], h.Holder)
			disputed = disputed || len(holders[h.Name]) > 1
		}
	}
	if !disputed {
		return nil
	}
	var anomalies []Anomaly
	for name, all := range holders {
		if len(all) > 1 {
			slices.Sort(all)
			anomalies = append(anomalies, Anomaly{name, all})
		}
	}
	return anomalies
}
