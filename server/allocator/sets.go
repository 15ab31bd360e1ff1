package allocator

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sync"
)

// set is one name in one phase: a stretch of the phase's applications.
type set struct {
	// prefix is how the name the set goes by begins, so that most comparisons need not look the name up.
	prefix uint64
	// asked is the number of the name as one of the applicants wrote it: the one that gives the set its name.
	asked    uint32
	from, to uint32
}

// contest is everything applied for in one phase.
type contest struct {
	// order lists the records, those of one name together.
	order []uint32
	// sets are in byte order of their names.
	sets []set
}

// contests brings together what contends, phase by phase.
func (a *applications) contests() []contest {
	all := make([]contest, len(a.programme.Phases))
	for i := range a.records {
		if rec := &a.records[i]; rec.stands() {
			all[rec.phase].order = append(all[rec.phase].order, uint32(i)) //nolint:gosec // fewer than bytes in the file
			a.lines++
		}
	}
	var done sync.WaitGroup
	for i := range all {
		done.Go(func() { a.contend(&all[i]) })
	}
	done.Wait()
	return all
}

// contend puts the records of a phase in the order of their keys, by counting, and makes a set of each key.
func (a *applications) contend(c *contest) {
	begins := make([]uint32, len(a.names.texts)+1)
	for _, i := range c.order {
		begins[a.key(i)+1]++
	}
	for key := 1; key < len(begins); key++ {
		begins[key] += begins[key-1]
	}
	sorted := make([]uint32, len(c.order))
	for _, i := range c.order {
		key := a.key(i)
		sorted[begins[key]] = i
		begins[key]++
	}
	c.order = sorted
	for from := 0; from < len(sorted); {
		key, to := a.key(sorted[from]), from+1
		for to < len(sorted) && a.key(sorted[to]) == key {
			to++
		}
		c.sets = append(c.sets, a.setOf(sorted, from, to))
		from = to
	}
	a.sort(c.sets)
}

func (a *applications) key(record uint32) uint32 { return a.names.forms[a.records[record].name].key }

// shown is the form by which a name as it was written goes.
func (a *applications) shown(asked uint32) string { return a.names.text(a.names.forms[asked].shown) }

// setOf makes a set, which goes by the first of the forms its name was applied for in.
func (a *applications) setOf(order []uint32, from, to int) set {
	first := a.records[order[from]].name
	for _, i := range order[from+1 : to] {
		if asked := a.records[i].name; asked != first && a.shown(asked) < a.shown(first) {
			first = asked
		}
	}
	var begin [8]byte
	copy(begin[:], a.shown(first))
	//nolint:gosec // fewer than bytes in the file
	return set{binary.BigEndian.Uint64(begin[:]), first, uint32(from), uint32(to)}
}

func (a *applications) sort(sets []set) {
	slices.SortFunc(sets, func(x, y set) int {
		if x.prefix != y.prefix {
			return cmp.Compare(x.prefix, y.prefix)
		}
		return cmp.Compare(a.shown(x.asked), a.shown(y.asked))
	})
}
