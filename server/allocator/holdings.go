package allocator

import (
	"fmt"
	"math"
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

// held is a holding, packed. A name that is not written in its normal form has inForms for its length, and the place of that
// form for its own.
type held struct {
	line, label, name, holder uint32
	commenced                 launch.Day
	nameLen, holderLen        uint16
	suffix, class             uint8
}

const inForms = math.MaxUint16

// holdings are all of a file, those of one label together.
type holdings struct {
	sheet    *sheet
	suffixes []string
	all      []held
	// labels numbers the labels by their keys; those of number i stand from begins[i] up to begins[i+1].
	labels *index
	keys   []string
	begins []uint32
	faults []Reject
	// whole are all of them, written out, for phases in which the label does not matter.
	whole []launch.Holding
	// forms are guarded by a lock, because the parts of a file are read at once.
	lock  sync.Mutex
	forms []string
}

// labelled writes out the holdings of one label, in any of its variant forms, where there is room.
func (h *holdings) labelled(room []launch.Holding, label string) []launch.Holding {
	i, ok := h.labels.find(name.LabelKey(label), h.key)
	if !ok {
		return room
	}
	return h.written(room, h.all[h.begins[i]:h.begins[i+1]])
}

func (h *holdings) written(room []launch.Holding, list []held) []launch.Holding {
	for i := range list {
		packed := &list[i]
		room = append(room, launch.Holding{
			Name: h.name(packed), Suffix: h.suffixes[packed.suffix], Holder: h.sheet.string(packed.holder, packed.holderLen),
			Commenced: packed.commenced, Class: launch.HolderClass(holderClasses[packed.class]),
		})
	}
	return room
}

func (h *holdings) name(packed *held) string {
	if packed.nameLen == inForms {
		return h.forms[packed.name]
	}
	return h.sheet.string(packed.name, packed.nameLen)
}

func (h *holdings) key(label uint32) string { return h.keys[label] }

func readHoldings(path string, p *launch.Programme, dials *name.Dials, workers int) (*holdings, error) {
	sheet, err := open(path, holdingColumns)
	if err != nil {
		return nil, err
	}
	h := &holdings{sheet: sheet, suffixes: counting(p)}
	parts := sheet.parts(workers)
	h.labels = newIndex(parts[len(parts)-1].line)
	lists, faults := make([][]held, len(parts)), make([][]Reject, len(parts))
	var all sync.WaitGroup
	for i, part := range parts {
		all.Go(func() {
			lists[i] = make([]held, 0, part.lines)
			sheet.read(part, &faults[i], func(r *row) {
				if packed, ok := h.take(r, dials); ok {
					lists[i] = append(lists[i], packed)
				}
			})
		})
	}
	all.Wait()
	h.faults = slices.Concat(faults...)
	h.arrange(p, lists)
	if slices.ContainsFunc(p.Phases, func(phase launch.Phase) bool { return phase.Counts.AnyLabel }) {
		h.whole = h.written(nil, h.all)
	}
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

// take reads one line, or rejects it at the first field that cannot be read.
func (h *holdings) take(r *row, dials *name.Dials) (packed held, ok bool) {
	asked := r.string(colHeld)
	whole, ok := dials.Read(asked)
	if !ok {
		r.reject(colHeld, dials.Check(asked).Reason.En)
		return held{}, false
	}
	suffix := slices.Index(h.suffixes, whole.Suffix)
	if suffix < 0 {
		r.reject(colHeld, "no name with this ending counts in the programme, but those under "+strings.Join(h.suffixes, ", "))
		return held{}, false
	}
	if r.fields[colHolder].len == 0 {
		r.reject(colHolder, "it is empty")
		return held{}, false
	}
	commenced, err := launch.ParseDay(r.string(colCommenced))
	if err != nil {
		r.reject(colCommenced, "it is not a date like 2001-05-31")
		return held{}, false
	}
	class := slices.Index(holderClasses, r.string(colClass))
	if class < 0 {
		r.reject(colClass, fmt.Sprintf("it is not one of %s", strings.Join(holderClasses, ", ")))
		return held{}, false
	}
	//nolint:gosec // fewer lines than bytes in the file; few endings and classes
	packed = held{
		line: uint32(r.line), name: r.fields[colHeld].at, nameLen: r.fields[colHeld].len, commenced: commenced,
		holder: r.fields[colHolder].at, holderLen: r.fields[colHolder].len, suffix: uint8(suffix), class: uint8(class),
	}
	if whole.Unicode != asked {
		h.lock.Lock()
		defer h.lock.Unlock()
		packed.name, packed.nameLen = uint32(len(h.forms)), inForms //nolint:gosec // as above
		h.forms = append(h.forms, whole.Unicode)
	}
	return packed, true
}

// arrange brings the holdings of each label together, by counting, and notes the lines that give a name to several holders.
func (h *holdings) arrange(p *launch.Programme, lists [][]held) {
	count := 0
	for _, list := range lists {
		for i := range list {
			whole := launch.Holding{Name: h.name(&list[i]), Suffix: h.suffixes[list[i].suffix]}
			list[i].label = h.number(whole.LabelKey())
			h.begins[list[i].label+1]++
		}
		count += len(list)
	}
	for i := 1; i < len(h.begins); i++ {
		h.begins[i] += h.begins[i-1]
	}
	next := slices.Clone(h.begins)
	h.all = make([]held, count)
	for _, list := range lists {
		for i := range list {
			place := &next[list[i].label]
			h.all[*place] = list[i]
			*place++
		}
	}
	var room []launch.Holding
	for i := range h.keys {
		if list := h.all[h.begins[i]:h.begins[i+1]]; len(list) > 1 {
			room = h.written(room[:0], list)
			h.disputed(p, list, room)
		}
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
func (h *holdings) disputed(p *launch.Programme, lines []held, same []launch.Holding) {
	conflicts := p.Conflicts(same)
	for i := range same {
		if len(conflicts) > 0 && launch.Disputes(conflicts, same[i]) {
			h.faults = append(h.faults, Reject{
				h.sheet.path, int(lines[i].line), holdingColumns[colHolder],
				fmt.Sprintf("%s can have one holder and is given to several; it counts for none of them", same[i].Name), same[i].Holder,
			})
		}
	}
}
