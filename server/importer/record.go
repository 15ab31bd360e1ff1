package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/program"
	"lionrock/rules/registration"
)

// longestTerm is the most years a name is registered ahead, in any register there is (RFC 5731 and ICANN's agreements).
const longestTerm = 10

// record is a line that says something possible.
type record struct {
	line       int64
	name       name.Name
	holder     holder
	years      int
	submitted  time.Time
	commenced  time.Time
	expires    time.Time
	operations []operation
	// id is the name's, once it has one.
	id string
}

// holder is a registrant as the file knows one.
type holder struct {
	partner, name, country string
	kind                   rules.HolderKind
}

// operation is one thing the partner did to the name.
type operation struct {
	kind program.OperationKind
	// submitted and completed are the same day but for a creation that took some days.
	submitted, completed time.Time
}

// fault is why a line is rejected.
type fault struct {
	line                 int64
	field, value, reason string
}

var faultHeading = []string{"line", "field", "value", "reason"}

// faultRows are the faults of one lot as they are written, in the order of the lines.
func faultRows(lists ...[]fault) [][]string {
	faults := slices.Concat(lists...)
	slices.SortStableFunc(faults, func(a, b fault) int { return cmp.Compare(a.line, b.line) })
	rows := make([][]string, len(faults))
	for i, f := range faults {
		rows[i] = []string{strconv.FormatInt(f.line, 10), f.field, f.value, f.reason}
	}
	return rows
}

// reading gathers what is wrong with a line, all of it, so that it need be repaired only once.
type reading struct {
	*run
	line   int64
	fields []string
	faults []fault
}

func (r *reading) text(column string) string { return r.fields[r.columns[column]] }

func (r *reading) wrong(column, reason string) {
	r.faults = append(r.faults, fault{line: r.line, field: column, value: r.text(column), reason: reason})
}

// parse reads a line, or says what is wrong with it.
func (r *run) parse(at line) (*record, []fault) {
	fields, err := r.in.fields(at, len(r.columns))
	if err != nil {
		return nil, []fault{{line: at.number, reason: err.Error()}}
	}
	read := &reading{run: r, line: at.number, fields: fields}
	rec := &record{line: at.number, name: read.name(), holder: read.holder()}
	read.term(rec)
	if len(read.faults) == 0 {
		read.operations(rec)
	}
	return rec, read.faults
}

// name asks the name rules for the normal forms and the category. That a name is reserved or refused today is no reason
// not to record who holds it.
func (r *reading) name() name.Name {
	answer := r.book.Names.Check(r.text(colName))
	if answer.Status == name.Invalid {
		reason := answer.Reason.In(rules.English)
		if !answer.Remedy.IsZero() {
			reason += " " + answer.Remedy.In(rules.English)
		}
		r.wrong(colName, reason)
	}
	return answer.Name
}

func (r *reading) holder() holder {
	partner, known := r.partners[strings.ToLower(r.text(colPartner))]
	if !known {
		r.wrong(colPartner, "There is no partner with this handle: open its account with lionrock partner first.")
	}
	kind := rules.HolderKind(strings.ToUpper(r.text(colHolderKind)))
	if !rules.Known(kind) {
		r.wrong(colHolderKind, "Say one of "+strings.Join(kind.Values(), ", ")+".")
	}
	described := registration.Registrant{Kind: kind, Name: r.text(colHolder), Country: r.text(colCountry)}
	tidy, refusal := described.Read(r.now)
	if refusal != nil {
		column := colHolder
		if len(refusal.Field) > 0 && refusal.Field[0] == colCountry {
			column = colCountry
		}
		r.wrong(column, refusal.Message.In(rules.English))
	}
	return holder{partner: partner, name: tidy.Name, country: tidy.Country, kind: kind}
}

// term reads the dates. A name begins and ends at midnight in Hong Kong.
func (r *reading) term(rec *record) {
	var commencedOK, expiresOK bool
	rec.commenced, commencedOK = r.date(colCommenced)
	rec.expires, expiresOK = r.date(colExpires)
	switch {
	case !commencedOK || !expiresOK:
		return
	case rec.commenced.After(r.now):
		r.wrong(colCommenced, "The name has not commenced yet; only what is registered can be imported.")
	case !rec.expires.After(rec.commenced):
		r.wrong(colExpires, "The name must expire after it commenced.")
	case rec.expires.After(r.furthest):
		r.wrong(colExpires, fmt.Sprintf("This is more than %d years from now.", longestTerm))
	}
	rec.submitted = rec.commenced
	// The term in force is not told by the dates of a name that was renewed; then it is the longest there is.
	for rec.years = 1; rec.years < longestTerm && lifecycle.Expiry(rec.commenced, rec.years).Before(rec.expires); {
		rec.years++
	}
}

func (r *reading) date(column string) (at time.Time, ok bool) {
	if at, ok = parseDate(r.text(column)); !ok {
		r.wrong(column, sayDate)
	}
	return at, ok
}

const sayDate = "Write the date as YYYY-MM-DD, such as 2026-01-31."

func parseDate(text string) (at time.Time, ok bool) {
	at, err := time.ParseInLocation(time.DateOnly, text, rules.HongKong)
	return at.UTC(), err == nil
}

// operations reads what counts, each once but renewals and changes.
func (r *reading) operations(rec *record) {
	said := r.text(colOperations)
	if said == "" {
		said = string(program.Create)
	}
	seen := map[program.OperationKind]bool{}
	for _, part := range strings.Split(said, ";") {
		done, reason := r.operation(strings.TrimSpace(part), rec)
		if reason == "" && done.kind == program.Create && seen[program.Create] {
			reason = "A name is created once."
		}
		if reason != "" {
			r.wrong(colOperations, reason)
			return
		}
		seen[done.kind] = true
		rec.operations = append(rec.operations, done)
	}
	if !seen[program.Create] && !seen[program.Transfer] {
		r.wrong(colOperations, "Say how the partner came by the name: CREATE or TRANSFER must be among the operations.")
	}
}

// operation reads one operation, or says what is wrong with it.
func (r *reading) operation(text string, rec *record) (done operation, reason string) {
	word, date, dated := strings.Cut(text, "@")
	done = operation{
		kind: program.OperationKind(strings.ToUpper(strings.TrimSpace(word))), submitted: rec.commenced, completed: rec.commenced,
	}
	if !rules.Known(done.kind) {
		return done, fmt.Sprintf("%q is none of %s.", word, strings.Join(done.kind.Values(), ", "))
	}
	if !dated {
		return done, ""
	}
	at, ok := parseDate(strings.TrimSpace(date))
	switch {
	case !ok:
		return done, sayDate
	case at.After(r.now):
		return done, text + " has not happened yet."
	case done.kind == program.Create && at.After(rec.commenced):
		return done, "A name is asked for before it commences, or on the same day."
	case done.kind == program.Create:
		rec.submitted, done.submitted = at, at
	case at.Before(rec.commenced):
		return done, text + " is before the name commenced."
	default:
		done.submitted, done.completed = at, at
	}
	return done, ""
}
