package allocator

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"sync"

	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// names are the different names applied for, each as it was written, with the key they contend by and the form they go by,
// which are texts of this list too. While they are gathered they are numbered as they come; then they are put in order, so
// that what is decided one after the other also lies one after the other.
type names struct {
	programme *launch.Programme
	dials     *name.Dials
	index     *index
	texts     []string
	forms     []forms
	// letters has room for texts, close together and away from the rest of the file.
	letters strings.Builder
	// free remembers, once names are in order, which plain names were found to be free of anything that needs a second look.
	free []bool
}

// forms are numbers of texts.
type forms struct {
	key, shown uint32
	known      bool
}

func newNames(p *launch.Programme, dials *name.Dials, many int) *names {
	return &names{programme: p, dials: dials, index: newIndex(many)}
}

func (n *names) text(number uint32) string { return n.texts[number] }

func (n *names) shown(number uint32) string { return n.texts[n.forms[number].shown] }

// number returns the number of a name as it was written.
func (n *names) number(hash uint32, asked string) uint32 {
	number := n.add(hash, asked)
	if launch.Plain(asked) || n.forms[number].known {
		return number
	}
	subject := n.programme.Subject(n.dials, asked)
	key, shown := subject.Key(), subject.Name.Unicode
	f := forms{n.add(n.index.hash(key), key), n.add(n.index.hash(shown), shown), true}
	n.forms[number] = f
	return number
}

// add returns the number of a text. Until more is known, which for a plain name is never, it is its own key and form.
func (n *names) add(hash uint32, text string) uint32 {
	number, fresh := n.index.add(hash, text, uint32(len(n.texts)), n.text) //nolint:gosec // fewer than lines in a file
	if fresh {
		n.texts = append(n.texts, n.keep(text))
		n.forms = append(n.forms, forms{number, number, launch.Plain(text)})
	}
	return number
}

// merge takes in the names of another list, and returns the number here of each number there.
func (n *names) merge(other *names) []uint32 {
	numbers := make([]uint32, len(other.texts))
	for i, text := range other.texts {
		switch {
		case n == other:
			numbers[i] = uint32(i) // fewer than lines in a file
		case other.forms[i].known:
			numbers[i] = n.number(n.index.hash(text), text)
		}
	}
	return numbers
}

func (n *names) keep(text string) string {
	const room = 64 << 10
	if n.letters.Cap()-n.letters.Len() < len(text) {
		n.letters = strings.Builder{}
		n.letters.Grow(max(room, len(text)))
	}
	from := n.letters.Len()
	n.letters.WriteString(text)
	return n.letters.String()[from:]
}

// place is where a name belongs: by the first of the forms that its key goes by, whose first letters are kept here so that
// hardly any comparison need look further.
type place struct {
	high, low uint64
	lead      uint32
	number    uint32
}

// arrange numbers the names anew in byte order, those of one key together, and returns the new number of each old one.
func (n *names) arrange() []uint32 {
	lead := make([]uint32, len(n.texts))
	for i := range lead {
		lead[i] = n.forms[i].shown
	}
	for _, f := range n.forms {
		if first := lead[f.key]; f.known && (!n.forms[first].known || n.texts[f.shown] < n.texts[first]) {
			lead[f.key] = f.shown
		}
	}
	places := make([]place, len(n.texts))
	for i := range places {
		var begin [16]byte
		places[i].lead, places[i].number = lead[n.forms[i].key], uint32(i) // fewer than lines in a file
		copy(begin[:], n.texts[places[i].lead])
		places[i].high, places[i].low = binary.BigEndian.Uint64(begin[:]), binary.BigEndian.Uint64(begin[8:])
	}
	places = n.sorted(places)
	renumbered := make([]uint32, len(places))
	for i := range places {
		renumbered[places[i].number] = uint32(i) // as above
	}
	n.renumber(places, renumbered)
	return renumbered
}

// sorted sorts halves side by side, and merges them.
func (n *names) sorted(places []place) []place {
	half := len(places) / 2
	one, other := places[:half], places[half:]
	var both sync.WaitGroup
	both.Go(func() { slices.SortFunc(one, n.compare) })
	both.Go(func() { slices.SortFunc(other, n.compare) })
	both.Wait()
	merged := make([]place, 0, len(places))
	for len(one) > 0 && len(other) > 0 {
		if n.compare(one[0], other[0]) < 0 {
			merged, one = append(merged, one[0]), one[1:]
		} else {
			merged, other = append(merged, other[0]), other[1:]
		}
	}
	return append(append(merged, one...), other...)
}

func (n *names) compare(a, b place) int {
	switch {
	case a.high != b.high:
		return cmp.Compare(a.high, b.high)
	case a.low != b.low:
		return cmp.Compare(a.low, b.low)
	case a.lead != b.lead:
		if order := strings.Compare(n.texts[a.lead], n.texts[b.lead]); order != 0 {
			return order
		}
	}
	return cmp.Or(
		cmp.Compare(n.forms[a.number].key, n.forms[b.number].key), strings.Compare(n.texts[a.number], n.texts[b.number]))
}

// renumber puts texts and forms in their new order, with the letters of all texts in one place.
func (n *names) renumber(places []place, renumbered []uint32) {
	letters := 0
	for _, text := range n.texts {
		letters += len(text)
	}
	var together strings.Builder
	together.Grow(letters)
	for _, p := range places {
		together.WriteString(n.texts[p.number])
	}
	rest := together.String()
	texts, old := make([]string, len(places)), n.forms
	n.forms = make([]forms, len(places))
	for i, p := range places {
		size := len(n.texts[p.number])
		texts[i], rest = rest[:size], rest[size:]
		n.forms[i] = forms{key: renumbered[old[p.number].key], shown: renumbered[old[p.number].shown]}
	}
	n.texts, n.index, n.free = texts, nil, make([]bool, len(texts))
}

// subject asks the name rules about a name. A plain name that is free and needs no papers is asked about once.
func (n *names) subject(number uint32) launch.Subject {
	text := n.texts[number]
	if n.free[number] {
		label := text[:len(text)-len(n.programme.Suffix)-1]
		return launch.Subject{Name: name.Name{Label: label, Suffix: n.programme.Suffix, Unicode: text, ASCII: text, VariantKey: text}}
	}
	s := n.programme.Subject(n.dials, text)
	n.free[number] = !s.Invalid && len(s.Papers) == 0 && !s.Name.Chinese && s.Name.Unicode == text
	return s
}
