// Rule (tier): the Volume Discount Scheme is a table of (minimum new registrations, percent off). The registrations are
// counted as for the fee waiver, over the rolling twelve months (a dial) that end with today in Hong Kong. A band starts
// at exactly its minimum. A tier holds from the next order on and never reaches back to orders already made.
//
// The programme's FAQ names the scheme and its benefit (discounts on annual fees) but no bands were ever published, so the bands
// shipped are sample figures and say so.

package price

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"lionrock/rules"
)

var ruleTier = rules.Rule{
	Code: "price.tier",
	Summary: rules.Say(
		"New registrations of the last twelve months set the volume tier, whose percentage comes off the list price from the next order on.",
		"過去十二個月的新註冊數目決定批量級別，由下一張訂單起按級別的百分比減收。",
		"过去十二个月的新注册数目决定批量级别，由下一张订单起按级别的百分比减收。"),
	Source: "HKDNR Service Partner Program, Volume Discount Scheme; bands: recorded policy (sample)",
}

// Application says how far a tier reached within one order of many names applies.
type Application string

// The two ways in which published schemes apply a tier.
const (
	// Whole prices an entire order at the tier that stood before it (OpenSRS, Enom).
	Whole Application = "WHOLE"
	// Marginal prices each name at the tier the names before it have reached (SIDN).
	Marginal Application = "MARGINAL"
)

// Values lists both applications.
func (Application) Values() []string { return []string{string(Whole), string(Marginal)} }

// Tier is one band of the scheme; it reaches to the next tier's minimum. The zero Tier is that of the public.
type Tier struct {
	Name                 string        `json:"name"`
	MinimumRegistrations int           `json:"minimumRegistrations"`
	PercentOff           rules.Percent `json:"percentOff"`
}

// Scheme is one version of the Volume Discount Scheme.
type Scheme struct {
	Version string `json:"-"`
	// Sample marks bands that no registry ever published.
	Sample       bool `json:"sample"`
	WindowMonths int  `json:"windowMonths"`
	// WindowKind says which stretch of time WindowMonths are; nothing is Rolling.
	WindowKind  WindowKind  `json:"windowKind,omitempty"`
	Application Application `json:"application"`
	// Operations are those whose price a tier lowers.
	Operations []Operation `json:"operations"`
	// Stacking says what becomes of a tier and a promotion that could both lower a line; nothing is BestSingle.
	Stacking Stacking `json:"stacking,omitempty"`
	Tiers    []Tier   `json:"tiers"`
}

// At is the tier that a number of new registrations has reached, and the next one above it, if there is one.
func (s *Scheme) At(registrations int) (current Tier, next *Tier) {
	for i := range s.Tiers {
		if s.Tiers[i].MinimumRegistrations > registrations {
			return current, &s.Tiers[i]
		}
		current = s.Tiers[i]
	}
	return current, nil
}

func (s *Scheme) lowers(op Operation) bool { return slices.Contains(s.Operations, op) }

// Validate checks that the bands ascend from zero and that every word and figure is possible.
func (s *Scheme) Validate() error {
	var faults []error
	if s.WindowMonths < 1 {
		faults = append(faults, fmt.Errorf("window of %d months: want at least one", s.WindowMonths))
	}
	if !rules.Known(s.Application) {
		faults = append(faults, fmt.Errorf("application %q: want WHOLE or MARGINAL", s.Application))
	}
	if s.WindowKind != "" && !rules.Known(s.WindowKind) {
		faults = append(faults, fmt.Errorf("window %q is unknown", s.WindowKind))
	}
	if s.Stacking != "" && !rules.Known(s.Stacking) {
		faults = append(faults, fmt.Errorf("stacking %q: want BEST_SINGLE or TIER_THEN_PROMOTION", s.Stacking))
	}
	for _, op := range s.Operations {
		if !rules.Known(op) {
			faults = append(faults, fmt.Errorf("operation %q is unknown", op))
		}
	}
	if len(s.Tiers) == 0 || s.Tiers[0].MinimumRegistrations != 0 {
		faults = append(faults, errors.New("the first tier must start at 0 registrations"))
	}
	for i, tier := range s.Tiers {
		faults = append(faults, tier.validate(s.Tiers[:i]))
	}
	return errors.Join(faults...)
}

func (t Tier) validate(below []Tier) error {
	switch last := len(below) - 1; {
	case t.Name == "":
		return fmt.Errorf("tier from %d registrations has no name", t.MinimumRegistrations)
	case t.PercentOff < 0 || t.PercentOff > rules.Hundred:
		return fmt.Errorf("tier %s: %s %% off is not from 0 to 100", t.Name, t.PercentOff)
	case last >= 0 && t.MinimumRegistrations <= below[last].MinimumRegistrations:
		return fmt.Errorf("tier %s must start above tier %s", t.Name, below[last].Name)
	case last >= 0 && t.PercentOff < below[last].PercentOff:
		return fmt.Errorf("tier %s takes less off than tier %s below it", t.Name, below[last].Name)
	}
	return nil
}

func byText(a, b error) int { return strings.Compare(a.Error(), b.Error()) }
