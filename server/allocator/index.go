package allocator

import (
	"hash/maphash"
	"math/bits"
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

// newIndex has room for about so many texts, and makes more when it is needed.
func newIndex(texts int) *index {
	const least = 10
	return &index{seed: maphash.MakeSeed(), slots: make([]slot, 1<<max(least, bits.Len(uint(texts+texts/3))))}
}

func (x *index) hash(text string) uint32 {
	return uint32(maphash.String(x.seed, text)) //nolint:gosec // half of it will do
}

// near is the number of a text that may be the one with a hash. It is asked for many texts in a row before they are looked
// up one by one: so the waits for memory, which are most of the work, pass side by side.
func (x *index) near(hash uint32) (number uint32, is bool) {
	s := x.slots[hash&uint32(len(x.slots)-1)] //nolint:gosec // as below
	return s.item - 1, s.item > 0 && s.hash == hash
}

// add returns the number of an equal text, or else takes in the new one.
func (x *index) add(hash uint32, text string, number uint32, textOf func(uint32) string) (uint32, bool) {
	if 4*x.used > 3*len(x.slots) {
		x.grow()
	}
	mask := uint32(len(x.slots) - 1) //nolint:gosec // there are at most four thousand million texts
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

// find returns the number of an equal text, if there is one.
func (x *index) find(text string, textOf func(uint32) string) (uint32, bool) {
	hash := x.hash(text)
	mask := uint32(len(x.slots) - 1) //nolint:gosec // as above
	for at := hash & mask; ; at = (at + 1) & mask {
		s := x.slots[at]
		if s.item == 0 {
			return 0, false
		}
		if s.hash == hash && textOf(s.item-1) == text {
			return s.item - 1, true
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
