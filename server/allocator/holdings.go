package allocator

import (
	"cmp"
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

// held is a holding with the line it stands on.
type held struct {
	launch.Holding
	line int
}

// holdings are all of a file, those of one label together.
type holdings struct {
	all []launch.Holding
	// byLabel finds those of a label, by its key.
	byLabel map[string]stretch
	faults  []Reject
}

// stretch is from one place up to, and not including, another.
type stretch struct{ from, to uint32 }

// labelled are the holdings of one label, in any of its variant forms.
func (h *holdings) labelled(label string) []launch.Holding {
	s := h.byLabel[name.LabelKey(label)]
	return h.all[s.from:s.to]
}

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
	h := &holdings{faults: slices.Concat(faults...)}
	h.arrange(p, path, slices.Concat(lists...))
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
	answer := dials.Check(string(r.text(colHeld)))
	if answer.Status == name.Invalid {
		r.reject(colHeld, answer.Reason.En)
		return h, false
	}
	suffix := slices.Index(suffixes, answer.Name.Suffix)
	if suffix < 0 {
		r.reject(colHeld, "no name with this ending counts in the programme, but those under "+strings.Join(suffixes, ", "))
		return h, false
	}
	holder := string(r.text(colHolder))
	if holder == "" {
		r.reject(colHolder, "it is empty")
		return h, false
	}
	commenced, err := launch.ParseDay(string(r.text(colCommenced)))
	if err != nil {
		r.reject(colCommenced, "it is not a date like 2001-05-31")
		return h, false
	}
	class := slices.Index(holderClasses, string(r.text(colClass)))
	if class < 0 {
		r.reject(colClass, fmt.Sprintf("it is not one of %s", strings.Join(holderClasses, ", ")))
		return h, false
	}
	return held{launch.Holding{
		Name: answer.Name.Unicode, Suffix: suffixes[suffix], Holder: holder, Commenced: commenced,
		Class: launch.HolderClass(holderClasses[class]),
	}, r.line}, true
}

// arrange brings the holdings of each label together, and notes the lines that give a name to several holders.
func (h *holdings) arrange(p *launch.Programme, path string, all []held) {
	slices.SortFunc(all, func(a, b held) int { return cmp.Or(cmp.Compare(a.LabelKey(), b.LabelKey()), cmp.Compare(a.line, b.line)) })
	h.all = make([]launch.Holding, len(all))
	h.byLabel = make(map[string]stretch, len(all))
	for from := 0; from < len(all); {
		key, to := all[from].LabelKey(), from
		for ; to < len(all) && all[to].LabelKey() == key; to++ {
			h.all[to] = all[to].Holding
		}
		h.byLabel[key] = stretch{uint32(from), uint32(to)} //nolint:gosec // fewer than bytes in the file
		h.disputed(p, path, all[from:to], h.all[from:to])
		from = to
	}
}

// disputed notes the lines, among those of one label, that give a name to several holders when it can have one.
func (h *holdings) disputed(p *launch.Programme, path string, lines []held, same []launch.Holding) {
	conflicts := p.Conflicts(same)
	for i := range same {
		if len(conflicts) > 0 && launch.Disputes(conflicts, same[i]) {
			h.faults = append(h.faults, Reject{
				path, lines[i].line, holdingColumns[colHolder],
				fmt.Sprintf("%s can have one holder and is given to several; it counts for none of them", same[i].Name), same[i].Holder,
			})
		}
	}
}
