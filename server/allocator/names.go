package allocator

import (
	"hash/maphash"

	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// index finds texts that were seen before: a hash table with open addressing, of numbers that stand for texts.
type index struct {
	seed  maphash.Seed
	slots []slot
	used  int
}

type slot struct {
	hash uint32
	// item is the number, plus one; 0 is an empty slot.
	item uint32
}

func newIndex() *index { return &index{seed: maphash.MakeSeed(), slots: make([]slot, 1<<12)} }

// add returns the number of an equal text, or else takes in the new one.
func (x *index) add(text string, number uint32, textOf func(uint32) string) (uint32, bool) {
	if 4*x.used > 3*len(x.slots) {
		x.grow()
	}
	hash := uint32(maphash.String(x.seed, text)) //nolint:gosec // half of it will do
	mask := uint32(len(x.slots) - 1)             //nolint:gosec // there are at most four thousand million texts
	for at := hash & mask; ; at = (at + 1) & mask {
		s := x.slots[at]
		if s.item == 0 {
			x.slots[at] = slot{hash, number + 1}
			x.used++
			return number, true
		}
		if s.hash == hash && textOf(s.item-1) == text {
			return s.item - 1, false
		}
	}
}

func (x *index) grow() {
	old := x.slots
	x.slots = make([]slot, 2*len(old))
	mask := uint32(len(x.slots) - 1) //nolint:gosec // as above
	for _, s := range old {
		if s.item == 0 {
			continue
		}
		at := s.hash & mask
		for x.slots[at].item != 0 {
			at = (at + 1) & mask
		}
		x.slots[at] = s
	}
}

// names are the different names applied for, each as it was written, with the key they contend by and the form they go by,
// which are texts of this list too.
type names struct {
	programme *launch.Programme
	dials     *name.Dials
	index     *index
	texts     []string
	forms     []forms
}

// forms are numbers of texts.
type forms struct {
	key, shown uint32
	known      bool
}

func newNames(p *launch.Programme, dials *name.Dials) *names {
	return &names{programme: p, dials: dials, index: newIndex()}
}

func (n *names) text(number uint32) string { return n.texts[number] }

// number returns the number of a name as it was written.
func (n *names) number(asked string) uint32 {
	number := n.add(asked)
	if n.forms[number].known {
		return number
	}
	f := forms{number, number, true}
	if !launch.Plain(asked) {
		subject := n.programme.Subject(n.dials, asked)
		f.key, f.shown = n.add(subject.Key()), n.add(subject.Name.Unicode)
	}
	n.forms[number] = f
	return number
}

func (n *names) add(text string) uint32 {
	number, fresh := n.index.add(text, uint32(len(n.texts)), n.text) //nolint:gosec // fewer than lines in a file
	if fresh {
		n.texts = append(n.texts, text)
		n.forms = append(n.forms, forms{})
	}
	return number
}
