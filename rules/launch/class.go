package launch

// The rule: an application is in the first class whose test it passes, classes come in the phase's order, and inside a class
// the class's own order decides; what is still equal is broken by the class's tie rule. An applicant's third-level name
// counts if it has the label applied for and commenced on or before the Hong Kong day of the application; where the phase
// says so, some endings (.idv.hk) count only for an applicant who has no other.

import (
	"slices"
	"strings"
	"unicode"

	"lionrock/rules"
	"lionrock/rules/name"
)

// HolderClass is what a holder of names is, as the register says.
type HolderClass string

// The classes of holder that ranks tell apart.
const (
	OtherHolder         HolderClass = "OTHER"
	StatutoryBodyHolder HolderClass = "STATUTORY_BODY"
	GovernmentHolder    HolderClass = "GOVERNMENT"
)

// Values lists the classes of holder.
func (HolderClass) Values() []string {
	return []string{string(OtherHolder), string(StatutoryBodyHolder), string(GovernmentHolder)}
}

// Holding is a name somebody holds in an older level, as the register publishes it.
type Holding struct {
	// Name is the whole name, Suffix its ending: "com.hk".
	Name, Suffix string
	Holder       string
	Commenced    Day
	Class        HolderClass
	// Expires is the day on which the term ends; zero where the programme does not ask.
	Expires Day
}

// Claim is something an applicant relies on beside the names it holds.
type Claim struct {
	Kind ClaimKind
	Text string
}

// ClaimKind is a kind of claim.
type ClaimKind string

// The claims programmes ask for.
const (
	MarkClaim        ClaimKind = "MARK"
	CompanyNameClaim ClaimKind = "COMPANY_NAME"
	TradingNameClaim ClaimKind = "TRADING_NAME"
)

// Match is how a claim's text must agree with the label applied for.
type Match string

// The ways to agree, once both are in small letters and without white space: Exact means that they are equal, Within that
// the label contains the claim's text. Variant forms of Chinese characters agree.
const (
	Exact  Match = "EXACT"
	Within Match = "WITHIN"
)

// Counting says which names of an applicant count.
type Counting struct {
	// Suffixes are the endings that count; empty where none does.
	Suffixes []string `json:"suffixes,omitempty"`
	// LastResort are those of Suffixes that count only for an applicant with no other.
	LastResort []string `json:"lastResort,omitempty"`
	// AnyLabel lets a name count whatever its label.
	AnyLabel bool `json:"anyLabel,omitempty"`
	// CommencedBefore, if set, is the first day that is too late; else a name counts if it commenced on or before the day of
	// the application.
	CommencedBefore Day `json:"commencedBefore,omitzero"`
	// DaysLeft is how many days after the application the name's term must still have, at least.
	DaysLeft int `json:"daysLeft,omitempty"`
}

// Test is what an application must show. An empty test is passed by all.
type Test struct {
	// Claim is the kind of claim the application must make, agreeing with the label as Match says.
	Claim ClaimKind `json:"claim,omitempty"`
	Match Match     `json:"match,omitempty"`
	// Holds asks for a name that counts; the fields after it narrow which one will do.
	Holds          bool        `json:"holds,omitempty"`
	Suffixes       []string    `json:"suffixes,omitempty"`
	HolderClass    HolderClass `json:"holderClass,omitempty"`
	CommencedUntil Day         `json:"commencedUntil,omitzero"`
}

// Class is one rank of applicants in a phase.
type Class struct {
	Code  PriorityClass `json:"code"`
	Title rules.Text    `json:"title"`
	Test  Test          `json:"test,omitzero"`
	// Order decides between applications of this class, the first key first.
	Order []Order `json:"order,omitempty"`
	// Tie is what happens to those the order leaves equal.
	Tie TieRule `json:"tie"`
}

// PriorityClass names a class.
type PriorityClass string

// The classes of the 2004 launch.
const (
	EquivalentThirdLevel PriorityClass = "EQUIVALENT_THIRD_LEVEL"
	GovernmentClass      PriorityClass = "GOVERNMENT"
	StatutoryBodyClass   PriorityClass = "STATUTORY_BODY"
	OtherThirdLevel      PriorityClass = "OTHER_THIRD_LEVEL"
	IndividualThirdLevel PriorityClass = "INDIVIDUAL_THIRD_LEVEL"
	AnyClass             PriorityClass = "ANY"
)

// Values lists the classes of the 2004 launch.
func (PriorityClass) Values() []string {
	return []string{
		string(EquivalentThirdLevel), string(GovernmentClass), string(StatutoryBodyClass), string(OtherThirdLevel),
		string(IndividualThirdLevel), string(AnyClass),
	}
}

// Order is a key that applications of one class are put in order by.
type Order string

// The keys. LongestStanding puts first who holds the counted name that commenced on the earliest day; EarliestApplication
// who applied at the earliest instant, and of equals the smaller ID, so that nothing is left to tie.
const (
	LongestStanding     Order = "LONGEST_STANDING"
	EarliestApplication Order = "EARLIEST_APPLICATION"
)

// Values lists the keys.
func (Order) Values() []string { return []string{string(LongestStanding), string(EarliestApplication)} }

// TieRule is what happens to applications that nothing separates.
type TieRule string

// The tie rules: a draw; the name is held until those tied agree; or there can be no tie, because the class has one
// applicant by construction or its order leaves none.
const (
	TieDraw TieRule = "DRAW"
	TieHold TieRule = "HOLD"
	TieNone TieRule = "NONE"
)

// Values lists the tie rules.
func (TieRule) Values() []string { return []string{string(TieDraw), string(TieHold), string(TieNone)} }

// counted returns the names of an applicant that count at the day of an application, where there is room.
func (c *Counting) counted(counted, holdings []Holding, a *Application) []Holding {
	if len(c.Suffixes) == 0 {
		return nil
	}
	day := DayOf(a.SubmittedAt)
	better := false
	for _, h := range holdings {
		if h.Holder != a.Applicant || !c.counts(h, day) {
			continue
		}
		last := slices.Contains(c.LastResort, h.Suffix)
		if last && better {
			continue
		}
		if !last && !better {
			counted, better = counted[:0], true
		}
		counted = append(counted, h)
	}
	return counted
}

func (c *Counting) counts(h Holding, day Day) bool {
	if !slices.Contains(c.Suffixes, h.Suffix) {
		return false
	}
	if c.DaysLeft > 0 && int(h.Expires)-int(day) <= c.DaysLeft {
		return false
	}
	if c.CommencedBefore != 0 {
		return h.Commenced < c.CommencedBefore
	}
	return h.Commenced <= day
}

// passes reports whether an application with these counted names passes the test for a label.
func (t *Test) passes(label string, a *Application, counted []Holding) bool {
	if t.Claim != "" && !t.claimed(label, a.Claims) {
		return false
	}
	return !t.Holds || slices.ContainsFunc(counted, t.held)
}

func (t *Test) held(h Holding) bool {
	return (len(t.Suffixes) == 0 || slices.Contains(t.Suffixes, h.Suffix)) &&
		(t.HolderClass == "" || h.Class == t.HolderClass) &&
		(t.CommencedUntil == 0 || h.Commenced <= t.CommencedUntil)
}

func (t *Test) claimed(label string, claims []Claim) bool {
	return slices.ContainsFunc(claims, func(c Claim) bool {
		if c.Kind != t.Claim {
			return false
		}
		text, asked := name.LabelKey(Folded(c.Text)), name.LabelKey(label)
		return text == asked || t.Match == Within && text != "" && strings.Contains(asked, text)
	})
}

// Folded writes a mark as it is compared with a label: in small letters and without white space.
func Folded(mark string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToLower(mark))
}
