package name

// The rule: names are registered directly under .hk (second level) or under one of six categories (third level). Anyone,
// anywhere may hold a .hk name, individuals from 18 years; third-level names are for holders with a presence in Hong Kong of
// the kind the category is for, and need a paper that shows it (the 2004 announcement of second-level .hk; HKDNR
// registration rules). .idv.hk is for holders of a Hong Kong identity card from 11 years, the age from which one is carried.

import (
	"fmt"
	"slices"

	"lionrock/rules"
)

// Level is how deep below the top a category's names stand.
type Level string

// name.hk stands at the second level, name.com.hk at the third.
const (
	SecondLevel Level = "SECOND"
	ThirdLevel  Level = "THIRD"
)

// Values lists the levels.
func (Level) Values() []string { return []string{string(SecondLevel), string(ThirdLevel)} }

// HolderKind is the kind of person or body that holds a name.
type HolderKind = rules.HolderKind

// Category is a place where names are registered, and who may register there.
type Category struct {
	// Suffix is what follows the label: "hk", "com.hk". ChineseTwin is the ending of the same category in Chinese.
	Suffix      string `json:"suffix"`
	ChineseTwin string `json:"chineseTwin"`
	Level       Level  `json:"level"`
	// Eligibility says in one sentence who may hold a name here.
	Eligibility rules.Text   `json:"eligibility"`
	Holders     []HolderKind `json:"holders"`
	// LocalPresence asks that the holder is in Hong Kong.
	LocalPresence bool `json:"localPresence"`
	// MinimumAge is that of a holder who is an individual; zero asks for none.
	MinimumAge int `json:"minimumAge,omitempty"`
	// Documents are the papers every name here needs.
	Documents []rules.Requirement `json:"documents,omitempty"`
}

func (c *Category) validate() error {
	switch {
	case c.Suffix == "" || fold(c.Suffix) != c.Suffix || !isASCII(c.Suffix):
		return fmt.Errorf("category %q: the suffix is not in normal form", c.Suffix)
	case c.ChineseTwin == "" || fold(c.ChineseTwin) != c.ChineseTwin:
		return fmt.Errorf("category %s: the Chinese twin %q is not in normal form", c.Suffix, c.ChineseTwin)
	case !rules.Known(c.Level):
		return fmt.Errorf("category %s: level %q is not one of %v", c.Suffix, c.Level, c.Level.Values())
	case len(c.Holders) == 0:
		return fmt.Errorf("category %s: nobody may hold a name", c.Suffix)
	}
	return nil
}

// NameServerLocationRestricted reports whether name servers must stand in a certain place. "There is no restriction on the
// location of name servers" (2004 announcement): law, not a dial.
func (*Category) NameServerLocationRestricted() bool { return false }

// RegistrationLimit is the most names one holder may have, or nil. "There is no limit to the number of domain names that can
// be registered by any one individual or entity" (2004 announcement): law, not a dial.
func (*Category) RegistrationLimit() *int { return nil }

// Scope is the categories a list applies to: those of In, or all where In is empty, save those of NotIn.
type Scope struct {
	In    []string `json:"in,omitempty"`
	NotIn []string `json:"notIn,omitempty"`
}

// covers reports whether a list applies in a category.
func (s Scope) covers(suffix string) bool {
	return (len(s.In) == 0 || slices.Contains(s.In, suffix)) && !slices.Contains(s.NotIn, suffix)
}
