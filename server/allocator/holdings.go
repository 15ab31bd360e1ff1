package allocator

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// The columns of the holdings.
const (
	colHeld = iota
	colHolder
	colCommenced
	colClass
)

var (
	holdingColumns = []string{"name", "holder", "commenced_on", "holder_class"}
	holderClasses  = launch.HolderClass("").Values()
)

// held is a holding with the line it stands on and the number of its label.
type held struct {
	launch.Holding
	line, label uint32
}

// holdings are all of a file, those of one label together.
type holdings struct {
	all []launch.Holding
	// labels numbers the labels by their keys; those of number i stand from begins[i] up to begins[i+1].
	labels *index
	keys   []string
	begins []uint32
	faults []Reject
}

// labelled are the holdings of one label, in any of its variant forms.
func (h *holdings) labelled(label string) []launch.Holding {
	i, ok := h.labels.find(name.LabelKey(label), h.key)
	if !ok {
		return nil
	}
	return h.all[h.begins[i]:h.begins[i+1]]
}

func (h *holdings) key(label uint32) string { return h.keys[label] }

func readHoldings(path string, p *launch.Programme, dials *name.Dials, workers int) (*holdings, error) {
	sheet, err := open(path, holdingColumns)
	if err != nil {
		return nil, err
	}
	suffixes := counting(p)
	parts := sheet.parts(workers)
	lists, faults := make([][]held, len(parts)), make([][]Reject, len(parts))
	var all sync.WaitGroup
	for i, part := range parts {
		all.Go(func() {
			lists[i] = make([]held, 0, part.lines)
			sheet.read(part, &faults[i], func(r *row) {
				if h, ok := takeHolding(r, dials, suffixes); ok {
					lists[i] = append(lists[i], h)
				}
			})
		})
	}
	all.Wait()
	h := &holdings{labels: newIndex(), faults: slices.Concat(faults...)}
	h.arrange(p, path, lists)
	return h, nil
}

// counting lists the endings under which a name can count in some phase.
func counting(p *launch.Programme) (suffixes []string) {
	for _, phase := range p.Phases {
		suffixes = append(suffixes, phase.Counts.Suffixes...)
	}
	slices.Sort(suffixes)
	return slices.Compact(suffixes)
}

// takeHolding reads one line, or rejects it at the first field that cannot be read.
func takeHolding(r *row, dials *name.Dials, suffixes []string) (h held, ok bool) {
	whole, ok := dials.Read(r.string(colHeld))
	if !ok {
		r.reject(colHeld, dials.Check(r.string(colHeld)).Reason.En)
		return h, false
	}
	suffix := slices.Index(suffixes, whole.Suffix)
	if suffix < 0 {
		r.reject(colHeld, "no name with this ending counts in the programme, but those under "+strings.Join(suffixes, ", "))
		return h, false
	}
	holder := r.string(colHolder)
	if holder == "" {
		r.reject(colHolder, "it is empty")
		return h, false
	}
	commenced, err := launch.ParseDay(r.string(colCommenced))
	if err != nil {
		r.reject(colCommenced, "it is not a date like 2001-05-31")
		return h, false
	}
	class := slices.Index(holderClasses, r.string(colClass))
	if class < 0 {
		r.reject(colClass, fmt.Sprintf("it is not one of %s", strings.Join(holderClasses, ", ")))
		return h, false
	}
	return held{launch.Holding{
		Name: whole.Unicode, Suffix: suffixes[suffix], Holder: holder, Commenced: commenced,
		Class: launch.HolderClass(holderClasses[class]),
	}, uint32(r.line), 0}, true //nolint:gosec // fewer than bytes in the file
}

// arrange brings the holdings of each label together, by counting, and notes the lines that give a name to several holders.
func (h *holdings) arrange(p *launch.Programme, path string, lists [][]held) {
	count := 0
	for _, list := range lists {
		for i := range list {
			list[i].label = h.number(list[i].LabelKey())
			h.begins[list[i].label+1]++
		}
		count += len(list)
	}
	for i := 1; i < len(h.begins); i++ {
		h.begins[i] += h.begins[i-1]
	}
	next := slices.Clone(h.begins)
	h.all = make([]launch.Holding, count)
	lines := make([]uint32, count)
	for _, list := range lists {
		for i := range list {
			place := &next[list[i].label]
			h.all[*place], lines[*place] = list[i].Holding, list[i].line
			*place++
		}
	}
	for i := range h.keys {
		from, to := h.begins[i], h.begins[i+1]
		h.disputed(p, path, lines[from:to], h.all[from:to])
	}
}

func (h *holdings) number(key string) uint32 {
	number, fresh := h.labels.add(h.labels.hash(key), key, uint32(len(h.keys)), h.key) //nolint:gosec // fewer than lines in a file
	if fresh {
		if number == 0 {
			h.begins = append(h.begins, 0)
		}
		h.keys, h.begins = append(h.keys, key), append(h.begins, 0)
	}
	return number
}

// disputed notes the lines, among those of one label, that give a name to several holders when it can have one.
func (h *holdings) disputed(p *launch.Programme, path string, lines []uint32, same []launch.Holding) {
	if len(same) < 2 {
		return
	}
	conflicts := p.Conflicts(same)
	for i := range same {
		if len(conflicts) > 0 && launch.Disputes(conflicts, same[i]) {
			h.faults = append(h.faults, Reject{
				path, int(lines[i]), holdingColumns[colHolder],
				fmt.Sprintf("%s can have one holder and is given to several; it counts for none of them", same[i].Name), same[i].Holder,
			})
		}
	}
}
