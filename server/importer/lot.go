package importer

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"entgo.io/ent/dialect"

	"lionrock/flows"
)

// lot is the lines that are committed together.
type lot struct {
	records         []*record
	faults          []fault
	lines, rejected int
	// readTo is how far in the file the lot reaches.
	readTo int64
}

// halves parts a lot in two. What was wrong with its lines is told with the first half.
func (l *lot) halves() (one, other *lot) {
	middle := len(l.records) / 2
	one, other = &lot{records: l.records[:middle]}, &lot{records: l.records[middle:], lines: len(l.records) - middle}
	one.faults, one.rejected, one.lines = l.faults, l.rejected, l.lines-other.lines
	one.readTo, other.readTo = l.readTo, l.readTo
	return one, other
}

// outcome is what came of a lot. It is made anew each time the database wants its transaction again.
type outcome struct {
	imported, alreadyThere, rejected int
	faults                           []fault
	mentioned                        []string
}

func (o *outcome) reject(rec *record, reason string) {
	o.rejected++
	o.faults = append(o.faults, fault{line: rec.line, field: colName, value: rec.name.Unicode, reason: reason})
}

// settle compares a lot with the register and writes what is new.
func (r *run) settle(ctx context.Context, tx *flows.Tx, l *lot) (outcome, error) {
	var came outcome
	live, err := liveNames(ctx, tx, l)
	if err != nil {
		return came, err
	}
	past, err := pastTerms(ctx, tx, l)
	if err != nil {
		return came, err
	}
	fresh := make([]*record, 0, len(l.records))
	for _, rec := range l.records {
		standing, taken := live[rec.name.VariantKey]
		switch {
		case taken && standing.same(rec):
			came.alreadyThere++
		case taken:
			came.reject(rec, standing.reason(rec))
		case past[rec.name.VariantKey].After(rec.submitted):
			came.reject(rec, fmt.Sprintf("The name was held by others until %s.", day(past[rec.name.VariantKey])))
		default:
			live[rec.name.VariantKey] = standingOf(rec)
			fresh = append(fresh, rec)
		}
	}
	came.imported = len(fresh)
	came.mentioned, err = r.mention(ctx, tx, fresh)
	if err != nil {
		return came, err
	}
	return came, r.insert(ctx, tx, fresh)
}

// standing is how a name stands in the register, or in an earlier line.
type standing struct {
	name               string
	holder             holder
	commenced, expires time.Time
	// line is the earlier line; 0 for one in the register.
	line int64
}

func standingOf(rec *record) standing {
	return standing{
		name: rec.name.Unicode, holder: rec.holder, commenced: rec.commenced, expires: rec.expires, line: rec.line,
	}
}

// same tells that a line says what is there already.
func (s standing) same(rec *record) bool {
	return s.name == rec.name.Unicode && s.holder == rec.holder && s.commenced.Equal(rec.commenced) && s.expires.Equal(rec.expires)
}

// reason says in which way a line differs from what is there.
func (s standing) reason(rec *record) string {
	where := "is in the register already"
	if s.line > 0 {
		where = fmt.Sprintf("is on line %d already", s.line)
	}
	switch {
	case s.name != rec.name.Unicode:
		return fmt.Sprintf("%s, another form of this name, %s.", s.name, where)
	case s.holder.partner != rec.holder.partner:
		return fmt.Sprintf("The name %s with another partner.", where)
	case s.holder != rec.holder:
		return fmt.Sprintf("The name %s with another holder: %s (%s, %s).", where, s.holder.name, s.holder.kind, s.holder.country)
	case s.commenced.IsZero():
		return fmt.Sprintf("The name %s and waits for papers or payment.", where)
	}
	return fmt.Sprintf("The name %s with other dates: %s to %s.", where, day(s.commenced), day(s.expires))
}

// liveNames looks the lot's names up among those that are held, in one statement over the index of variant sets.
func liveNames(ctx context.Context, tx *flows.Tx, l *lot) (map[string]standing, error) {
	keys := make([]string, len(l.records))
	for i, rec := range l.records {
		keys[i] = rec.name.VariantKey
	}
	slices.Sort(keys)
	query := `SELECT d.variant_key, d.name, d.partner_id, r.name, r.country, r.kind, d.completed_at, d.expires_at
		FROM ` + listOf(tx, "k") + ` CROSS JOIN domain d JOIN registrant r ON r.id = d.registrant_id
		WHERE d.variant_key = k.value AND d.released_at IS NULL`
	live := make(map[string]standing, len(keys))
	err := flows.Each(ctx, tx.SQL, func(rows *sql.Rows) error {
		var key string
		var s standing
		var commenced sql.NullTime
		err := rows.Scan(&key, &s.name, &s.holder.partner, &s.holder.name, &s.holder.country, &s.holder.kind, &commenced, &s.expires)
		s.commenced = commenced.Time
		live[key] = s
		return err
	}, flows.Rebind(tx.Dialect, query), flows.AnyOf(tx.Dialect, keys))
	if err != nil {
		return nil, fmt.Errorf("look names up: %w", err)
	}
	return live, nil
}

// pastTerms tells until when the lot's names were held by somebody who let them go. Variant forms share a key; they are
// found by the encoded form, of which a Chinese name has several, all behind "xn--".
func pastTerms(ctx context.Context, tx *flows.Tx, l *lot) (map[string]time.Time, error) {
	var encoded, chinese []string
	for _, rec := range l.records {
		if rec.name.Chinese {
			chinese = append(chinese, rec.name.VariantKey)
		} else {
			encoded = append(encoded, rec.name.ASCII)
		}
	}
	slices.Sort(encoded)
	slices.Sort(chinese)
	past := map[string]time.Time{}
	scan := func(rows *sql.Rows) error {
		var key string
		var released time.Time
		err := rows.Scan(&key, &released)
		if released.After(past[key]) {
			past[key] = released
		}
		return err
	}
	const columns = "SELECT d.variant_key, d.released_at FROM "
	query := columns + listOf(tx, "k") + " CROSS JOIN domain d WHERE d.ascii_name = k.value AND d.released_at IS NOT NULL"
	err := flows.Each(ctx, tx.SQL, scan, flows.Rebind(tx.Dialect, query), flows.AnyOf(tx.Dialect, encoded))
	if err == nil && len(chinese) > 0 {
		query = columns + "domain d WHERE d.ascii_name >= 'xn--' AND d.ascii_name < 'xn-.' AND d.released_at IS NOT NULL AND " +
			flows.Any(tx.Dialect, "d.variant_key")
		err = flows.Each(ctx, tx.SQL, scan, flows.Rebind(tx.Dialect, query), flows.AnyOf(tx.Dialect, chinese))
	}
	if err != nil {
		return nil, fmt.Errorf("look former names up: %w", err)
	}
	return past, nil
}

// listOf writes a list of values as a table to join with; its argument is that of flows.AnyOf. It is to be joined by CROSS
// JOIN, by which SQLite is told to walk the list and look each value up, and not the other way about.
func listOf(tx *flows.Tx, alias string) string {
	if tx.Dialect == dialect.Postgres {
		return "unnest(?::text[]) AS " + alias + "(value)"
	}
	return "json_each(?) AS " + alias
}

// mention writes one entry into the audit book of each partner that this import has not been told to yet, together with its
// first names: whose they are and from which file they came can then always be told.
func (r *run) mention(ctx context.Context, tx *flows.Tx, fresh []*record) ([]string, error) {
	var mentioned []string
	for _, rec := range fresh {
		partner := rec.holder.partner
		if r.mentioned[partner] || slices.Contains(mentioned, partner) {
			continue
		}
		mentioned = append(mentioned, partner)
		err := r.frame.Record(ctx, tx, partner, "register.import", partner, map[string]any{
			"file": r.in.base(), "sha256": r.in.sha256, "bytes": r.in.size,
		})
		if err != nil {
			return nil, err
		}
	}
	return mentioned, nil
}

func byName(a, b *record) int {
	return cmp.Or(strings.Compare(a.holder.partner, b.holder.partner), strings.Compare(a.name.VariantKey, b.name.VariantKey))
}

func byHolder(a, b *record) int {
	return cmp.Or(strings.Compare(a.holder.partner, b.holder.partner), strings.Compare(a.holder.name, b.holder.name))
}

func byDate(a, b *record) int {
	return cmp.Or(strings.Compare(a.holder.partner, b.holder.partner), a.submitted.Compare(b.submitted))
}
