package draw

import (
	"fmt"
	"slices"
)

// Difference is one thing in which a proof is not what its own list and sources give.
type Difference struct{ What, Published, Computed string }

// String says the difference in one line.
func (d Difference) String() string {
	return fmt.Sprintf("%s: published %s, computed %s", d.What, d.Published, d.Computed)
}

// Verify repeats the draw from the list and the sources alone and reports everything that differs from what is published.
// Nothing differs in a true proof. An error means that no draw can be made from what is there.
func (p *Proof) Verify() ([]Difference, error) {
	computed, err := Prove(p.Subject, p.Entries, p.Sources)
	if err != nil {
		return nil, err
	}
	var all []Difference
	differ := func(what string, published, computed any) {
		one, other := fmt.Sprint(published), fmt.Sprint(computed)
		if one != other {
			all = append(all, Difference{what, one, other})
		}
	}
	differ("format", p.Format, computed.Format)
	differ("method", p.Method, computed.Method)
	if !slices.Equal(p.Entries, computed.Entries) {
		all = append(all, Difference{"entries", "in another order", "in byte order"})
	}
	differ("entriesSha256", p.EntriesSHA256, computed.EntriesSHA256)
	differ("commitmentSha256", p.CommitmentSHA256, computed.CommitmentSHA256)
	differ("entropyNeeded", p.EntropyNeeded, computed.EntropyNeeded)
	differ("entropyDeclared", p.EntropyDeclared, computed.EntropyDeclared)
	differ("key", p.Key, computed.Key)
	differ("number of steps", len(p.Steps), len(computed.Steps))
	for i := range min(len(p.Steps), len(computed.Steps)) {
		differ(fmt.Sprintf("step %d", i), p.Steps[i], computed.Steps[i])
	}
	differ("length of the ranking", len(p.Ranking), len(computed.Ranking))
	for i := range min(len(p.Ranking), len(computed.Ranking)) {
		differ(fmt.Sprintf("rank %d", i+1), p.Ranking[i], computed.Ranking[i])
	}
	return all, nil
}
