package allocator

import (
	"slices"
	"strings"
	"sync"
)

// set is one name in one phase: a stretch of the phase's applications.
type set struct {
	// asked is the number of the name as one of the applicants wrote it: the one that gives the set its name.
	asked    uint32
	from, to uint32
}

// contest is everything applied for in one phase.
type contest struct {
	// records are those of the phase, in the order of their names.
	records []record
	// sets are in byte order of the names they go by.
	sets []set
}

// contests brings together what contends, phase by phase.
func (a *applications) contests(workers int) []contest {
	orders := a.orders(workers)
	all := make([]contest, len(a.programme.Phases))
	var done sync.WaitGroup
	for i := range all {
		done.Go(func() { all[i] = a.contend(orders[i]) })
	}
	done.Wait()
	a.records = nil
	return all
}

// orders are the numbers of the records of each phase, in stretches of the file that follow on each other.
func (a *applications) orders(stretches int) [][][]uint32 {
	orders := make([][][]uint32, len(a.programme.Phases))
	for i := range orders {
		orders[i] = make([][]uint32, stretches)
	}
	var done sync.WaitGroup
	for s := range stretches {
		done.Go(func() {
			for i := len(a.records) * s / stretches; i < len(a.records)*(s+1)/stretches; i++ {
				if rec := &a.records[i]; rec.stands() {
					orders[rec.phase][s] = append(orders[rec.phase][s], uint32(i)) //nolint:gosec // fewer than bytes in the file
				}
			}
		})
	}
	done.Wait()
	return orders
}

// contend puts the records of a phase in the order of their names, by counting, and makes a set of each key.
func (a *applications) contend(order [][]uint32) contest {
	next, count := make([]uint32, len(a.names.texts)+1), 0
	for _, stretch := range order {
		count += len(stretch)
		for _, i := range stretch {
			next[a.records[i].name+1]++
		}
	}
	for name := 1; name < len(next); name++ {
		next[name] += next[name-1]
	}
	c := contest{records: make([]record, count)}
	for _, stretch := range order {
		for _, i := range stretch {
			place := &next[a.records[i].name]
			c.records[*place] = a.records[i]
			*place++
		}
	}
	many := 0
	for i := range c.records {
		if i == 0 || a.key(&c.records[i]) != a.key(&c.records[i-1]) {
			many++
		}
	}
	c.sets = make([]set, 0, many)
	for from := 0; from < len(c.records); {
		to := from + 1
		for to < len(c.records) && a.key(&c.records[to]) == a.key(&c.records[from]) {
			to++
		}
		c.sets = append(c.sets, a.setOf(c.records, from, to))
		from = to
	}
	a.sort(c.sets)
	return c
}

func (a *applications) key(r *record) uint32 { return a.names.forms[r.name].key }

// setOf makes a set, which goes by the first of the forms its name was applied for in.
func (a *applications) setOf(records []record, from, to int) set {
	first := records[from].name
	for i := from + 1; i < to; i++ {
		if asked := records[i].name; asked != first && a.names.shown(asked) < a.names.shown(first) {
			first = asked
		}
	}
	return set{first, uint32(from), uint32(to)} //nolint:gosec // fewer than bytes in the file
}

// sort puts the sets in the order of the names they go by. They nearly are: only a set that was applied for under one form
// of a Chinese name here and under another in another phase can be out of place.
func (a *applications) sort(sets []set) {
	order := func(x, y set) int { return strings.Compare(a.names.shown(x.asked), a.names.shown(y.asked)) }
	if !slices.IsSortedFunc(sets, order) {
		slices.SortFunc(sets, order)
	}
}
