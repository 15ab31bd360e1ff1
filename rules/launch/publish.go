package launch

// The rule: a decision is made from what is published and from nothing else, so that whoever has the publication can repeat
// it. Applicants appear under aliases; of the register only those third-level names are shown that an applicant holds.

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"lionrock/rules"
	"lionrock/rules/draw"
	"lionrock/rules/name"
)

// PublishedFormat names the layout of a publication.
const PublishedFormat = "lionrock-contention-set/1"

// Published is everything one name in one phase is decided from.
type Published struct {
	Format    string    `json:"format"`
	Programme string    `json:"programme"`
	Phase     PhaseKind `json:"phase"`
	Name      string    `json:"name"`
	ASCIIName string    `json:"asciiName"`
	// Taken reports whether the name was allocated in an earlier phase.
	Taken        bool                   `json:"taken"`
	Applications []PublishedApplication `json:"applications"`
	Holdings     []PublishedHolding     `json:"holdings"`
}

// PublishedApplication is one application under its applicant's alias.
type PublishedApplication struct {
	ID          string    `json:"id"`
	Applicant   string    `json:"applicant"`
	Name        string    `json:"name"`
	SubmittedAt time.Time `json:"submittedAt"`
	// Papers are the kinds of those that were accepted.
	Papers []rules.DocumentKind `json:"papers"`
	Claims []PublishedClaim     `json:"claims,omitempty"`
}

// PublishedClaim is something an applicant relies on beside the names it holds.
type PublishedClaim struct {
	Kind ClaimKind `json:"kind"`
	Text string    `json:"text"`
}

// PublishedHolding is a name an applicant holds in the older level.
type PublishedHolding struct {
	Name      string      `json:"name"`
	Holder    string      `json:"holder"`
	Commenced Day         `json:"commenced"`
	Class     HolderClass `json:"class"`
}

// Publish writes down what a name is decided from, each applicant under the alias it is given.
func (p *Programme) Publish(phase *Phase, c Contention, alias func(applicant string) string) Published {
	pub := Published{
		Format: PublishedFormat, Programme: p.ID, Phase: phase.Kind, Name: c.Subject.Name.Unicode,
		ASCIIName: c.Subject.Name.ASCII, Taken: c.Taken,
		Applications: make([]PublishedApplication, 0, len(c.Applications)), Holdings: []PublishedHolding{},
	}
	applicants := map[string]bool{}
	for _, a := range c.Applications {
		applicants[a.Applicant] = true
		one := PublishedApplication{
			ID: a.ID, Applicant: alias(a.Applicant), Name: a.Name, SubmittedAt: a.SubmittedAt.UTC(),
			Papers: append([]rules.DocumentKind{}, slices.Sorted(slices.Values(a.Papers))...),
		}
		for _, claim := range a.Claims {
			one.Claims = append(one.Claims, PublishedClaim(claim))
		}
		pub.Applications = append(pub.Applications, one)
	}
	for _, h := range c.Holdings {
		if applicants[h.Holder] {
			pub.Holdings = append(pub.Holdings, PublishedHolding{h.Name, alias(h.Holder), h.Commenced, h.Class})
		}
	}
	slices.SortFunc(pub.Applications, func(a, b PublishedApplication) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(pub.Holdings, func(a, b PublishedHolding) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Holder, b.Holder))
	})
	return pub
}

// Replay decides a name from its publication alone. Sources are those of the draw, none while it was not conducted.
func (p *Programme) Replay(names *name.Dials, pub Published, sources []draw.Source) (Outcome, error) {
	phase := p.Phase(pub.Phase)
	if pub.Format != PublishedFormat || pub.Programme != p.ID || phase == nil {
		return Outcome{}, fmt.Errorf("%s: this is no publication of programme %s", pub.Name, p.ID)
	}
	c := Contention{Subject: p.Subject(names, pub.Name), Taken: pub.Taken, Sources: sources}
	for _, a := range pub.Applications {
		one := Application{
			ID: a.ID, Phase: pub.Phase, Name: a.Name, Applicant: a.Applicant, SubmittedAt: a.SubmittedAt, Papers: a.Papers,
		}
		for _, claim := range a.Claims {
			one.Claims = append(one.Claims, Claim(claim))
		}
		c.Applications = append(c.Applications, one)
	}
	for _, h := range pub.Holdings {
		held, ok := HoldingOf(names, h.Name)
		if !ok {
			return Outcome{}, fmt.Errorf("%s: %q is not a name", pub.Name, h.Name)
		}
		held.Holder, held.Commenced, held.Class = h.Holder, h.Commenced, h.Class
		c.Holdings = append(c.Holdings, held)
	}
	return p.Decide(phase, c)
}

// HoldingOf reads the name of a holding in its normal form; false where it is no name.
func HoldingOf(names *name.Dials, written string) (Holding, bool) {
	n := names.Check(written).Name
	return Holding{Name: n.Unicode, Suffix: n.Suffix}, n.Unicode != ""
}

// Result is what is published of a decision: one line of a tier's results.
type Result struct {
	Phase     PhaseKind         `json:"phase"`
	Name      string            `json:"name"`
	Winner    *string           `json:"winner"`
	DecidedBy By                `json:"decided_by"`
	Ranking   []string          `json:"ranking"`
	Rejected  map[string]Reason `json:"rejected"`
}

// Result writes a decision down as it is published, the same live and from files.
func (o *Outcome) Result(phase PhaseKind, unicodeName string) Result {
	r := Result{
		Phase: phase, Name: unicodeName, DecidedBy: o.DecidedBy, Ranking: make([]string, 0, len(o.Ranking)),
		Rejected: make(map[string]Reason, len(o.Rejected)),
	}
	for i := range o.Ranking {
		r.Ranking = append(r.Ranking, o.Ranking[i].Application.ID)
	}
	for _, rejected := range o.Rejected {
		r.Rejected[rejected.Application.ID] = rejected.Reason
	}
	if winner := o.Winner(); winner != nil {
		r.Winner = &winner.ID
	}
	return r
}
