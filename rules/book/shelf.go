package book

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"time"
)

// Shelf holds the book of every instant: each version of the dials is decoded once, when the shelf is opened, and the book
// that holds at an instant is then only looked up.
type Shelf struct {
	from  []time.Time
	books []*Book
}

// volume is one entry with its dials decoded, into a book that has no other section.
type volume struct {
	Entry
	dials *Book
}

// Open reads and checks every entry, and every book that results from one taking effect.
func Open(entries []Entry) (*Shelf, error) {
	volumes, err := readAll(entries)
	if err != nil {
		return nil, err
	}
	shelf, current := &Shelf{}, &Book{}
	have := map[Kind]bool{}
	for i, v := range volumes {
		next := *current
		next.take(v.Kind, v.dials)
		current, have[v.Kind] = &next, true
		if last := i == len(volumes)-1; !last && volumes[i+1].EffectiveFrom.Equal(v.EffectiveFrom) {
			continue
		}
		if len(have) < len(v.Kind.Values()) {
			continue
		}
		if err := current.Validate(); err != nil {
			return nil, fmt.Errorf("book from %s: %w", v.EffectiveFrom.Format(time.RFC3339), err)
		}
		shelf.from, shelf.books = append(shelf.from, v.EffectiveFrom), append(shelf.books, current)
	}
	if len(shelf.books) == 0 {
		return nil, fmt.Errorf("the dials make no whole book: of %v only %d kinds are there", Kind("").Values(), len(have))
	}
	return shelf, nil
}

// readAll decodes the entries and puts them in the order in which they take effect. Two versions of one kind that take
// effect at one instant are a fault, because nothing says which of them holds.
func readAll(entries []Entry) ([]volume, error) {
	volumes := make([]volume, 0, len(entries))
	var faults []error
	for _, e := range entries {
		v := volume{Entry: e, dials: &Book{}}
		faults = append(faults, v.dials.read(e))
		volumes = append(volumes, v)
	}
	slices.SortStableFunc(volumes, func(a, b volume) int { return a.EffectiveFrom.Compare(b.EffectiveFrom) })
	for i, v := range volumes {
		if rival := v.rival(volumes[:i]); rival != "" {
			faults = append(faults, fmt.Errorf("dials %s: %s and %s take effect at one instant", v.Kind, rival, v.Version))
		}
	}
	return volumes, errors.Join(faults...)
}

func (v volume) rival(before []volume) string {
	for _, other := range before {
		if other.Kind == v.Kind && other.EffectiveFrom.Equal(v.EffectiveFrom) {
			return other.Version
		}
	}
	return ""
}

// At is the book that holds at an instant. It is shared and must not be changed.
func (s *Shelf) At(at time.Time) (*Book, error) {
	after := sort.Search(len(s.from), func(i int) bool { return s.from[i].After(at) })
	if after == 0 {
		return nil, fmt.Errorf("no book holds at %s: the first takes effect on %s",
			at.Format(time.RFC3339), s.from[0].Format(time.RFC3339))
	}
	return s.books[after-1], nil
}

// At is the book that entries make at an instant. It decodes them anew; who asks more than once keeps a [Shelf].
func At(entries []Entry, at time.Time) (*Book, error) {
	shelf, err := Open(entries)
	if err != nil {
		return nil, err
	}
	return shelf.At(at)
}
