package allocator

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

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
	return &names{programme: p, dials: dials, index: newIndex(many), texts: make([]string, 0, many), forms: make([]forms, 0, many)}
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

// place is where a text belongs: its first letters, so that hardly any comparison need look further.
type place struct {
	high, low uint64
	number    uint32
}

func (n *names) places() []place {
	places := make([]place, len(n.texts))
	for i, text := range n.texts {
		var begin [16]byte
		copy(begin[:], text)
		places[i] = place{binary.BigEndian.Uint64(begin[:]), binary.BigEndian.Uint64(begin[8:]), uint32(i)} // fewer than lines in a file
	}
	return places
}

// arrange numbers the names anew in byte order, and returns the new number of each old one.
func (n *names) arrange() []uint32 {
	places := n.places()
	slices.SortFunc(places, func(a, b place) int {
		switch {
		case a.high != b.high:
			return cmp.Compare(a.high, b.high)
		case a.low != b.low:
			return cmp.Compare(a.low, b.low)
		}
		return strings.Compare(n.texts[a.number], n.texts[b.number])
	})
	order := make([]uint32, len(places))
	for i := range places {
		order[i] = places[i].number
	}
	return n.renumber(order)
}

// renumber puts texts and forms in a new order, with the letters of all texts in one place.
func (n *names) renumber(order []uint32) (renumbered []uint32) {
	letters := 0
	renumbered = make([]uint32, len(order))
	for i, number := range order {
		letters += len(n.texts[number])
		renumbered[number] = uint32(i) // fewer than lines in a file
	}
	n.index, n.letters = nil, strings.Builder{}
	n.letters.Grow(letters)
	texts, old := make([]string, len(order)), n.forms
	n.forms = make([]forms, len(order))
	for i, number := range order {
		texts[i] = n.keep(n.texts[number])
		n.forms[i] = forms{renumbered[old[number].key], renumbered[old[number].shown], old[number].known}
	}
	n.texts, n.free = texts, make([]bool, len(texts))
	return renumbered
}

// unite makes one list of several, each in order, and tells the number in it of each number in each.
func unite(lists []*names) (all *names, numbers [][]uint32) {
	all = newNames(lists[0].programme, lists[0].dials, 0)
	numbers = make([][]uint32, len(lists))
	most := 0
	for i, list := range lists {
		numbers[i] = make([]uint32, 0, len(list.texts))
		most += len(list.texts)
	}
	all.texts, all.forms = make([]string, 0, most), make([]forms, most)
	for {
		text, more := "", false
		for i, list := range lists {
			if at := len(numbers[i]); at < len(list.texts) && (!more || list.texts[at] < text) {
				text, more = list.texts[at], true
			}
		}
		if !more {
			break
		}
		all.texts = append(all.texts, text)
		for i, list := range lists {
			if at := len(numbers[i]); at < len(list.texts) && list.texts[at] == text {
				numbers[i] = append(numbers[i], uint32(len(all.texts)-1)) //nolint:gosec // fewer than lines in a file
			}
		}
	}
	all.forms, all.free = all.forms[:len(all.texts)], make([]bool, len(all.texts))
	for i, list := range lists {
		for at, f := range list.forms {
			if to := &all.forms[numbers[i][at]]; f.known || !to.known {
				*to = forms{numbers[i][f.key], numbers[i][f.shown], f.known}
			}
		}
	}
	return all, numbers
}

// gather brings those of one key together, in a list in order: where the first of the forms that the key goes by stands. It
// returns the new number of each old one.
func (n *names) gather() []uint32 {
	lead := n.leads()
	order, moved := make([]uint32, 0, len(n.texts)), []uint32{}
	for i := range n.texts {
		if number := uint32(i); lead[n.forms[i].key] == number { // fewer than lines in a file
			order = append(order, number)
		} else {
			moved = append(moved, number)
		}
	}
	if len(moved) == 0 {
		return order
	}
	// Where each is to stand is said by numbers alone, because the texts are in order.
	compare := func(a, b uint32) int {
		one, other := n.forms[a].key, n.forms[b].key
		return cmp.Or(cmp.Compare(lead[one], lead[other]), cmp.Compare(one, other), cmp.Compare(a, b))
	}
	slices.SortFunc(moved, compare)
	return n.renumber(merged(order, moved, compare))
}

// leads are the first of the forms that each key goes by.
func (n *names) leads() []uint32 {
	lead := make([]uint32, len(n.texts))
	for i := range lead {
		lead[i] = n.forms[i].shown
	}
	for _, f := range n.forms {
		if first := lead[f.key]; f.known && (!n.forms[first].known || f.shown < first) {
			lead[f.key] = f.shown
		}
	}
	return lead
}

// merged makes one list in order of two.
func merged(one, other []uint32, compare func(a, b uint32) int) []uint32 {
	both := make([]uint32, 0, len(one)+len(other))
	for len(one) > 0 && len(other) > 0 {
		if compare(one[0], other[0]) < 0 {
			both, one = append(both, one[0]), one[1:]
		} else {
			both, other = append(both, other[0]), other[1:]
		}
	}
	return append(append(both, one...), other...)
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
