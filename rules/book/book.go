// Package book binds the dials of all rules: the numbers and lists that an officer may change, as opposed to the law, which
// is code.
//
// Dials are entries (kind, version, effective from, body), seeded from the one file book.json and kept in the database.
// What holds at an instant is, of each kind, the entry that took effect last. An entry is never changed: a new version
// takes effect from its own instant on, so that what was decided before keeps the dials it was decided by.
package book

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"lionrock/rules"
	"lionrock/rules/joining"
	"lionrock/rules/launch"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/price"
	"lionrock/rules/program"
)

// Kind is a kind of dials.
type Kind string

// The kinds of dials. In book.json each is a section by its name in lower case.
const (
	Names     Kind = "NAMES"
	Prices    Kind = "PRICES"
	Scheme    Kind = "SCHEME"
	Program   Kind = "PROGRAM"
	Lifecycle Kind = "LIFECYCLE"
	Holidays  Kind = "HOLIDAYS"
	Launch    Kind = "LAUNCH"
	// Membership is what follows from an administration fee that stays unpaid, and when partners are reminded of it.
	Membership Kind = "MEMBERSHIP"
	Joining    Kind = "JOINING"
)

// Values lists every kind of dials.
func (Kind) Values() []string {
	return []string{
		string(Names), string(Prices), string(Scheme), string(Program), string(Lifecycle), string(Holidays),
		string(Launch), string(Joining), string(Membership),
	}
}

// Entry is one version of one kind of dials.
type Entry struct {
	Kind          Kind            `json:"kind"`
	Version       string          `json:"version"`
	EffectiveFrom time.Time       `json:"effectiveFrom"`
	Body          json.RawMessage `json:"body"`
}

// Book is every dial as it stands at one instant. It is shared by all who ask; nobody changes it.
type Book struct {
	Names      name.Dials
	Prices     price.List
	Scheme     price.Scheme
	Program    program.Dials
	Lifecycle  lifecycle.Dials
	Holidays   program.Calendar
	Launch     launch.Programme
	Membership program.MembershipDials
	Joining    joining.Dials
}

//go:embed book.json
var seed []byte

// Seed is what book.json holds, one entry of each kind that it has, and the launch programme, which is a file of its own
// because it is also run from files alone.
func Seed() []Entry {
	var sections map[string]Entry
	if err := decode(seed, &sections); err != nil {
		panic(fmt.Sprintf("book.json: %v", err)) // embedded at build time and read by every test: a fault of the build
	}
	entries := make([]Entry, 0, len(sections))
	for section, entry := range sections {
		entry.Kind = Kind(strings.ToUpper(section))
		entries = append(entries, entry)
	}
	entries = append(entries, Entry{
		Kind: Launch, Version: launch.HK2004, Body: launch.ShippedBody(launch.HK2004),
		EffectiveFrom: time.Date(2003, time.January, 1, 0, 0, 0, 0, rules.HongKong),
	})
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Kind, b.Kind) })
	return entries
}

// decode reads JSON strictly: a field that nobody reads is a slip of the pen that would go unnoticed.
func decode(body []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the end of the value")
	}
	return nil
}

// read puts one entry's dials into the book.
func (b *Book) read(e Entry) error {
	into, version := b.section(e.Kind)
	if into == nil {
		return fmt.Errorf("dials %s %s: the kind is unknown", e.Kind, e.Version)
	}
	if err := decode(e.Body, into); err != nil {
		return fmt.Errorf("dials %s %s: %w", e.Kind, e.Version, err)
	}
	*version = e.Version
	return nil
}

func (b *Book) section(kind Kind) (into any, version *string) {
	switch kind {
	case Names:
		return &b.Names, &b.Names.Version
	case Prices:
		return &b.Prices, &b.Prices.Version
	case Scheme:
		return &b.Scheme, &b.Scheme.Version
	case Program:
		return &b.Program, &b.Program.Version
	case Lifecycle:
		return &b.Lifecycle, &b.Lifecycle.Version
	case Holidays:
		return &b.Holidays, &b.Holidays.Version
	case Launch:
		return &b.Launch, &b.Launch.Version
	case Membership:
		return &b.Membership, &b.Membership.Version
	case Joining:
		return &b.Joining, &b.Joining.Version
	}
	return nil, nil
}

// take copies from another book the section of one kind, which has been read there.
func (b *Book) take(kind Kind, from *Book) {
	switch kind {
	case Names:
		b.Names = from.Names
	case Prices:
		b.Prices = from.Prices
	case Scheme:
		b.Scheme = from.Scheme
	case Program:
		b.Program = from.Program
	case Lifecycle:
		b.Lifecycle = from.Lifecycle
	case Holidays:
		b.Holidays = from.Holidays
	case Launch:
		b.Launch = from.Launch
	case Membership:
		b.Membership = from.Membership
	case Joining:
		b.Joining = from.Joining
	}
}

// Validate checks that the dials are possible, each by itself and all together.
func (b *Book) Validate() error {
	suffixes := make([]string, len(b.Names.Categories))
	for i, category := range b.Names.Categories {
		suffixes[i] = category.Suffix
	}
	faults := []error{
		about(Prices, b.Prices.Version, b.Prices.Validate(suffixes)),
		about(Scheme, b.Scheme.Version, b.Scheme.Validate()),
		about(Program, b.Program.Version, b.Program.Validate()),
		about(Lifecycle, b.Lifecycle.Version, b.Lifecycle.Validate()),
		about(Holidays, b.Holidays.Version, b.Holidays.Validate()),
		about(Launch, b.Launch.Version, b.Launch.Validate()),
		about(Membership, b.Membership.Version, b.Membership.Validate()),
		about(Joining, b.Joining.Version, b.Joining.Validate()),
	}
	return errors.Join(faults...)
}

func about(kind Kind, version string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("dials %s %s: %w", kind, version, err)
}
