// Package name decides what may be registered under .hk: whether a name is well formed, which category it belongs to, what is
// reserved or refused, which papers it needs, and when two spellings of a Chinese name are one name.
//
// It is asked through [Dials.Check], which says everything that can be said without looking into the register. Every answer
// cites the rule that gave it, and says what would change it where anything would.
package name

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"lionrock/rules"
)

// Name is a well-formed name in its normal forms.
type Name struct {
	// Label is what stands before the suffix, in Unicode: the part the holder chose.
	Label string
	// Suffix is that of the category: "hk", "com.hk".
	Suffix string
	// Unicode and ASCII are the whole name in lower case: NFC with its Chinese characters, and as A-labels (RFC 5890).
	Unicode, ASCII string
	// VariantKey is equal for all traditional, simplified and variant forms of one Chinese label with the same suffix, and
	// for nothing else: what is never sold twice. An ASCII name is its own key.
	VariantKey string
	// Chinese reports whether the label holds a Chinese character.
	Chinese bool
}

// Dials are the lists and numbers of the name rules that the registry may change. They are read from JSON; once read they
// are not changed, and may be shared by any number of goroutines.
type Dials struct {
	// Version is cited in every answer.
	Version    string     `json:"version,omitempty"`
	Categories []Category `json:"categories"`
	// MaxChinese is the most characters a Chinese label may have.
	MaxChinese int              `json:"maxChinese"`
	Hyphens    HyphenReading    `json:"hyphens"`
	Prohibited []ProhibitedTerm `json:"prohibited"`
	Reserved   []ReservedList   `json:"reserved"`
	Restricted []RestrictedTerm `json:"restricted"`

	index func() *index
}

// UnmarshalJSON reads dials and refuses those that no rule could be read from, so that a slip of an officer's pen is found
// when the dials are entered and not when a name is asked for.
func (d *Dials) UnmarshalJSON(body []byte) error {
	type plain Dials
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	fresh := new(Dials)
	if err := decoder.Decode((*plain)(fresh)); err != nil {
		return fmt.Errorf("name dials: %w", err)
	}
	if err := fresh.validate(); err != nil {
		return fmt.Errorf("name dials: %w", err)
	}
	*d = *fresh
	d.index = sync.OnceValue(func() *index { return newIndex(fresh) })
	return nil
}

// validate checks what the rules take for granted.
func (d *Dials) validate() error {
	if len(d.Categories) == 0 || d.MaxChinese < 1 {
		return errors.New("categories and maxChinese are needed")
	}
	if !rules.Known(d.Hyphens) {
		return fmt.Errorf("hyphens: %q is not one of %v", d.Hyphens, d.Hyphens.Values())
	}
	for i := range d.Categories {
		if err := d.Categories[i].validate(); err != nil {
			return err
		}
	}
	return d.validateLists()
}

func (d *Dials) validateLists() error {
	for _, p := range d.Prohibited {
		if err := inNormalForm(p.Letters, "prohibited"); err != nil {
			return err
		}
	}
	for _, r := range d.Reserved {
		if err := inNormalForm(r.Labels, "reserved "+r.Class); err != nil {
			return err
		}
	}
	for _, r := range d.Restricted {
		if err := inNormalForm(r.Letters, "restricted "+string(r.Requirement.Kind)); err != nil {
			return err
		}
	}
	return nil
}

// inNormalForm refuses a word that no label could ever hold: it would stand in the list and do nothing.
func inNormalForm(words []string, list string) error {
	if len(words) == 0 {
		return fmt.Errorf("%s: the list is empty", list)
	}
	for _, word := range words {
		if word == "" || fold(word) != word {
			return fmt.Errorf("%s: %q is not in normal form (lower case, no space)", list, word)
		}
	}
	return nil
}

// Category returns the category of a suffix such as "com.hk", or nil.
func (d *Dials) Category(suffix string) *Category { return d.indexed().suffixes[suffix] }

// indexed returns the lists arranged for look-up. Dials that were not read from JSON are arranged anew each time.
func (d *Dials) indexed() *index {
	if d.index == nil {
		return newIndex(d)
	}
	return d.index()
}
