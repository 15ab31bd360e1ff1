package allocator

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// The limits of a file. Places in it are kept in four bytes, lengths in two.
const (
	fileMax    = math.MaxUint32
	lineMax    = math.MaxUint16
	columnsMax = 64
)

// part is a stretch of a sheet: whole lines.
type part struct {
	from, to int
	// line is the number of the first line in the file, lines how many there are.
	line, lines int
}

// parts divides a sheet into about as many equal ones.
func (s *sheet) parts(many int) []part {
	parts := make([]part, many)
	var counting sync.WaitGroup
	from := s.data
	for i := range parts {
		parts[i] = part{from: from, to: s.lineFrom(max(from, s.data+(len(s.body)-s.data)*(i+1)/many))}
		from = parts[i].to
		counting.Go(func() { parts[i].lines = s.count(parts[i]) })
	}
	counting.Wait()
	line := 2
	for i := range parts {
		parts[i].line = line
		line += parts[i].lines
	}
	return parts
}

// lineFrom is where the first line begins that begins behind a place.
func (s *sheet) lineFrom(at int) int {
	if end := bytes.IndexByte(s.body[at:], '\n'); end >= 0 {
		return at + end + 1
	}
	return len(s.body)
}

// count is how many lines a part has. The last of a file need not end with a newline.
func (s *sheet) count(p part) int {
	lines := bytes.Count(s.body[p.from:p.to], []byte("\n"))
	if p.to > p.from && s.body[p.to-1] != '\n' {
		lines++
	}
	return lines
}

// span is a stretch of a sheet's text inside one line.
type span struct {
	at  uint32
	len uint16
}

// row is one line, divided into its fields.
type row struct {
	sheet  *sheet
	line   int
	from   int
	fields [columnsMax]span
	faults *[]Reject
}

func (r *row) text(column int) []byte {
	f := r.fields[column]
	return r.sheet.body[f.at : int(f.at)+int(f.len)]
}

// string is the text of a field without a copy of it.
func (r *row) string(column int) string {
	f := r.fields[column]
	return r.sheet.string(f.at, f.len)
}

// string is a stretch of the sheet without a copy of it: once a line is divided nothing writes to it any more.
func (s *sheet) string(at uint32, length uint16) string {
	text := s.body[at : int(at)+int(length)]
	return unsafe.String(unsafe.SliceData(text), len(text)) //nolint:gosec // see above
}

// reject notes why the line cannot be taken.
func (r *row) reject(column int, reason string) {
	*r.faults = append(*r.faults, Reject{r.sheet.path, r.line, r.sheet.names[column], reason, string(r.text(column))})
}

func (r *row) rejectLine(line []byte, reason string) {
	*r.faults = append(*r.faults, Reject{r.sheet.path, r.line, "line", reason, strings.ToValidUTF8(string(line), "\ufffd")})
}

// read hands on the lines of a part that can be divided into fields, and notes the others. An empty row of a spreadsheet is
// no line.
func (s *sheet) read(p part, faults *[]Reject, take func(*row)) {
	r := &row{sheet: s, line: p.line - 1, faults: faults}
	for from := p.from; from < p.to; {
		end, next := p.to, p.to
		if i := bytes.IndexByte(s.body[from:p.to], '\n'); i >= 0 {
			end, next = from+i, from+i+1
		}
		if end > from && s.body[end-1] == '\r' {
			end--
		}
		r.line++
		r.from = from
		if r.divide(s.body[from:end]) {
			take(r)
		}
		from = next
	}
}

// What a byte may be, beside a plain part of a field.
const (
	comma = 1 << iota
	quote
	control
	beyond
)

var kinds = func() (table [256]byte) {
	for c := range table {
		switch {
		case c < ' ' || c == 0x7f:
			table[c] = control
		case c >= utf8.RuneSelf:
			table[c] = beyond
		}
	}
	table[','], table['"'] = comma, quote
	return table
}()

// divide finds the fields of a line, and reports whether there are as many as the heading has.
func (r *row) divide(line []byte) bool {
	if len(line) > lineMax {
		r.rejectLine(line[:100], fmt.Sprintf("the line is longer than %d bytes", lineMax))
		return false
	}
	count, start, seen := 0, 0, byte(0)
	for i, c := range line {
		kind := kinds[c]
		if kind == 0 {
			continue
		}
		seen |= kind
		if kind == comma {
			r.field(line, count, start, i)
			count, start = count+1, i+1
		}
	}
	r.field(line, count, start, len(line))
	switch {
	case len(line) == 0 || seen&^comma == 0 && (line[0] == ',' || line[0] == ' ') && len(bytes.Trim(line, ", ")) == 0:
		return false
	case seen&^(comma|quote) != 0 && !r.readable(line):
		return false
	case seen&quote != 0:
		return r.divideQuoted(line)
	}
	return r.complete(line, count+1)
}

func (r *row) complete(line []byte, count int) bool {
	if count != len(r.sheet.wanted) {
		r.rejectLine(line, fmt.Sprintf("the line has %d fields and the heading %d", count, len(r.sheet.wanted)))
		return false
	}
	return true
}

// readable looks closer at a line that has more than printable ASCII in it.
func (r *row) readable(line []byte) bool {
	if !utf8.Valid(line) {
		r.rejectLine(line, "the line is not UTF-8; save the file as \"CSV UTF-8\"")
		return false
	}
	if bytes.ContainsFunc(line, unicode.IsControl) {
		r.rejectLine(line, "there is a control character in the line")
		return false
	}
	return true
}

// field sets a field that is one of ours, without the white space around it.
func (r *row) field(line []byte, column, from, to int) {
	if column >= len(r.sheet.wanted) || r.sheet.wanted[column] < 0 {
		return
	}
	text := line[from:to]
	if len(text) > 0 && (outer(text[0]) || outer(text[len(text)-1])) {
		left := bytes.TrimLeftFunc(text, unicode.IsSpace)
		from += len(text) - len(left)
		text = bytes.TrimRightFunc(left, unicode.IsSpace)
	}
	//nolint:gosec // a file is at most fileMax long, a line lineMax
	r.fields[r.sheet.wanted[column]] = span{uint32(r.from + from), uint16(len(text))}
}

// outer tells a byte at which white space may begin or end.
func outer(c byte) bool { return c == ' ' || c >= utf8.RuneSelf }

// divideQuoted reads a line with quotation marks (RFC 4180) and writes its fields, which are never longer than the line, over
// it.
func (r *row) divideQuoted(line []byte) bool {
	reader := csv.NewReader(bytes.NewReader(line))
	fields, err := reader.Read()
	var wrong *csv.ParseError
	if errors.As(err, &wrong) && !errors.Is(err, csv.ErrFieldCount) {
		r.rejectLine(line, fmt.Sprintf("a quotation mark is out of place at character %d", wrong.Column))
		return false
	}
	if !r.complete(line, len(fields)) {
		return false
	}
	at := 0
	for i, field := range fields {
		end := at + copy(line[at:], field)
		r.field(line, i, at, end)
		at = end
	}
	return true
}
