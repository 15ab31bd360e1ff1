package allocator

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"lionrock/rules/launch"
	"lionrock/rules/name"
)

// The columns of the applications.
const (
	colID = iota
	colPhase
	colName
	colApplicant
	colSubmitted
	colDocuments
	colMark
)

var applicationColumns = []string{"id", "phase", "name", "applicant", "submitted_at", "documents", "mark"}

// noPhase marks a line that is no application.
const noPhase = 0xff

// record is one application, packed: a file of a million is to take little more room than its letters.
type record struct {
	seconds                     int64
	nanos                       uint32
	id, applicant, mark         uint32
	name                        uint32
	idLen, applicantLen, papers uint16
	nameLen, markLen            uint16
	phase                       uint8
}

// applications are all of a file. The record of a line stands at the line's number less two.
type applications struct {
	programme *launch.Programme
	sheet     *sheet
	records   []record
	names     *names
	papers    *papers
	faults    []Reject
	// seen keeps the compiler from leaving out reads that are made only to bring memory near.
	seen atomic.Uint32
}

func readApplications(path string, p *launch.Programme, dials *name.Dials, workers int) (*applications, error) {
	sheet, err := open(path, applicationColumns)
	if err != nil {
		return nil, err
	}
	a := &applications{programme: p, sheet: sheet, papers: papersOf(p, dials)}
	parts := sheet.parts(workers)
	last := parts[len(parts)-1]
	a.records = make([]record, last.line+last.lines-2)
	faults, found, order := make([][]Reject, len(parts)), make([]*names, len(parts)), make([][]uint32, len(parts))
	var all sync.WaitGroup
	for i, part := range parts {
		all.Go(func() {
			a.readPart(part, &faults[i])
			found[i] = newNames(p, dials, part.lines/2)
			a.numberNames(a.of(part), found[i])
			order[i] = found[i].arrange()
		})
	}
	all.Wait()
	var twice []Reject
	all.Go(func() {
		if !a.ascending() {
			twice = a.dropRepeated()
		}
	})
	all.Go(func() { a.mergeNames(parts, found, order) })
	all.Wait()
	a.faults = append(slices.Concat(faults...), twice...)
	return a, nil
}

// of are the records of a part of the sheet.
func (a *applications) of(p part) []record { return a.records[p.line-2 : p.line-2+p.lines] }

// readPart fills the records of a part of the sheet.
func (a *applications) readPart(p part, faults *[]Reject) {
	for i := range a.of(p) {
		a.of(p)[i].phase = noPhase
	}
	var memory memory
	a.sheet.read(p, faults, func(r *row) { a.take(r, &a.records[r.line-2], &memory) })
}

// memory keeps what the line before said, which is often what the next one says.
type memory struct {
	phase     string
	number    uint8
	documents string
	papers    uint16
}

// take reads one line into its record, and rejects it at the first field that cannot be read.
func (a *applications) take(r *row, rec *record, m *memory) {
	for _, column := range [...]int{colID, colName, colApplicant} {
		if r.fields[column].len == 0 {
			r.reject(column, "it is empty")
			return
		}
	}
	if phase := r.text(colPhase); string(phase) != m.phase || m.phase == "" {
		i := slices.IndexFunc(a.programme.Phases, func(p launch.Phase) bool { return string(p.Kind) == string(phase) })
		if i < 0 {
			r.reject(colPhase, "the programme has no such phase")
			return
		}
		m.phase, m.number = string(phase), uint8(i) //nolint:gosec // see check
	}
	if documents := r.text(colDocuments); string(documents) != m.documents {
		papers, unknown := a.papers.mask(string(documents))
		if unknown != "" {
			r.reject(colDocuments, fmt.Sprintf("%q is not one of %s", unknown, a.papers))
			return
		}
		m.documents, m.papers = string(documents), papers
	}
	submitted, ok := parseInstant(r.text(colSubmitted))
	if !ok {
		r.reject(colSubmitted, "it is not an instant like 2004-01-26T12:00:00+08:00 (RFC 3339)")
		return
	}
	id, asked, applicant, mark := r.fields[colID], r.fields[colName], r.fields[colApplicant], r.fields[colMark]
	*rec = record{
		seconds: submitted.seconds, nanos: submitted.nanos, id: id.at, idLen: id.len, name: asked.at, nameLen: asked.len, applicant: applicant.at,
		applicantLen: applicant.len, mark: mark.at, markLen: mark.len, papers: m.papers, phase: m.number,
	}
}

func (a *applications) cut(at uint32, length uint16) string { return a.sheet.string(at, length) }

// glance is how many texts are looked for at once: see index.near.
const glance = 128

// hashes fills in the hashes of a stretch of records, by one of their texts, and looks for them already.
func (a *applications) hashes(x *index, records []record, text func(*record) string, near func(uint32) byte) (hashes [glance]uint32) {
	sum := byte(0)
	for i := range records {
		if records[i].phase == noPhase {
			continue
		}
		hashes[i] = x.hash(text(&records[i]))
		if number, is := x.near(hashes[i]); is {
			sum += near(number)
		}
	}
	a.seen.Store(uint32(sum))
	return hashes
}

// near reads a letter of each text that is needed next: see index.near.
func (a *applications) near(records []record) {
	sum := byte(0)
	for i := range records {
		sum += a.sheet.body[records[i].id] + a.sheet.body[records[i].applicant]
	}
	a.seen.Store(uint32(sum))
}

// ascending reports whether every ID stands above the one before it, as in a file that was written in their order: then none
// is there twice, and nothing need be remembered to know it.
func (a *applications) ascending() bool {
	before := ""
	for i := range a.records {
		if rec := &a.records[i]; rec.phase != noPhase {
			id := a.cut(rec.id, rec.idLen)
			if id <= before {
				return false
			}
			before = id
		}
	}
	return true
}

// dropRepeated lets the first line of an ID stand, and rejects the later ones.
func (a *applications) dropRepeated() (faults []Reject) {
	ids := newIndex(len(a.records))
	text := func(r *record) string { return a.cut(r.id, r.idLen) }
	id := func(i uint32) string { return text(&a.records[i]) }
	for from := 0; from < len(a.records); from += glance {
		records := a.records[from:min(from+glance, len(a.records))]
		hashes := a.hashes(ids, records, text, func(uint32) byte { return 0 })
		for i := range records {
			if records[i].phase == noPhase {
				continue
			}
			number := uint32(from + i) // fewer than bytes in the file
			if first, fresh := ids.add(hashes[i], id(number), number, id); !fresh {
				faults = append(faults, Reject{
					a.sheet.path, from + i + 2, applicationColumns[colID], fmt.Sprintf("line %d has this id already", first+2), id(number),
				})
				records[i].idLen = 0
			}
		}
	}
	return faults
}

// numberNames gives every application of a part the number of its name in that part.
func (a *applications) numberNames(part []record, found *names) {
	text := func(r *record) string { return a.cut(r.name, r.nameLen) }
	for from := 0; from < len(part); from += glance {
		records := part[from:min(from+glance, len(part))]
		hashes := a.hashes(found.index, records, text, func(number uint32) byte { return found.texts[number][0] })
		for i := range records {
			if rec := &records[i]; rec.phase != noPhase {
				rec.name = found.number(hashes[i], text(rec))
			}
		}
	}
}

// mergeNames makes one list of those of all parts, in order, and numbers the names of all applications by it.
func (a *applications) mergeNames(parts []part, found []*names, order [][]uint32) {
	all, numbers := unite(found)
	final := all.gather()
	a.names = all
	var done sync.WaitGroup
	for i, p := range parts {
		done.Go(func() {
			for j := range a.of(p) {
				if rec := &a.of(p)[j]; rec.phase != noPhase {
					rec.name = final[numbers[i][order[i][rec.name]]]
				}
			}
		})
	}
	done.Wait()
}

// stands tells an application from a line that is none.
func (r *record) stands() bool { return r.phase != noPhase && r.idLen > 0 }

// full writes out an application. Its claim, if it makes one, is put where there is room for one.
func (a *applications) full(rec *record, room []launch.Claim) launch.Application {
	full := launch.Application{
		ID: a.cut(rec.id, rec.idLen), Phase: a.programme.Phases[rec.phase].Kind, Name: a.names.text(rec.name),
		Applicant: a.cut(rec.applicant, rec.applicantLen), SubmittedAt: instant{rec.seconds, rec.nanos}.time(), Papers: a.papers.kinds(rec.papers),
	}
	if rec.markLen > 0 {
		room[0] = launch.Claim{Kind: launch.MarkClaim, Text: a.cut(rec.mark, rec.markLen)}
		full.Claims = room
	}
	return full
}
