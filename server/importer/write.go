package importer

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"entgo.io/ent/dialect"

	"lionrock/flows"
	"lionrock/rules"
)

// insert writes new names with their holders and operations, each kind of row in the order of its largest index: pages are
// then filled from one end to the other and not visited at random.
func (r *run) insert(ctx context.Context, tx *flows.Tx, fresh []*record) error {
	if len(fresh) == 0 {
		return nil
	}
	slices.SortFunc(fresh, byHolder)
	ids, err := knownHolders(ctx, tx, fresh)
	if err != nil {
		return err
	}
	if err := write(ctx, tx, "registrant", registrantColumns, r.registrants(fresh, ids)); err != nil {
		return err
	}
	slices.SortFunc(fresh, byName)
	if err := write(ctx, tx, "domain", domainColumns, r.domains(fresh, ids)); err != nil {
		return err
	}
	slices.SortFunc(fresh, byDate)
	return write(ctx, tx, "operation", operationColumns, r.operations(fresh))
}

// column is a column to write and, where it is not text, what PostgreSQL is to read it as. SQLite reads what it is given.
type column struct{ name, postgres string }

var (
	registrantColumns = []column{
		{"id", ""}, {"kind", ""}, {"name", ""}, {"country", ""}, {"created_at", "timestamptz"}, {"partner_id", ""},
	}
	domainColumns = []column{
		{"id", ""},
		{"name", ""},
		{"ascii_name", ""},
		{"suffix", ""},
		{"variant_key", ""},
		{"years", "bigint"},
		{"submitted_at", "timestamptz"},
		{"completed_at", "timestamptz"},
		{"expires_at", "timestamptz"},
		{"partner_id", ""},
		{"registrant_id", ""},
	}
	operationColumns = []column{
		{"id", ""},
		{"name", ""},
		{"kind", ""},
		{"submitted_at", "timestamptz"},
		{"paid_at", "timestamptz"},
		{"documented_at", "timestamptz"},
		{"completed_at", "timestamptz"},
		{"partner_id", ""},
		{"domain_id", ""},
	}
)

// registrants are the holders that are not there yet; each is given an ID.
func (r *run) registrants(fresh []*record, ids map[holder]string) iter.Seq[[]string] {
	now := r.instant(r.now)
	return func(yield func([]string) bool) {
		for _, rec := range fresh {
			h := rec.holder
			if ids[h] != "" {
				continue
			}
			ids[h] = r.frame.NewID("rgt")
			if !yield([]string{ids[h], string(h.kind), h.name, h.country, now, h.partner}) {
				return
			}
		}
	}
}

func (r *run) domains(fresh []*record, ids map[holder]string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for _, rec := range fresh {
			rec.id = r.frame.NewID("dom")
			if !yield([]string{
				rec.id, rec.name.Unicode, rec.name.ASCII, rec.name.Suffix, rec.name.VariantKey, strconv.Itoa(rec.years),
				r.instant(rec.submitted), r.instant(rec.commenced), r.instant(rec.expires), rec.holder.partner, ids[rec.holder],
			}) {
				return
			}
		}
	}
}

func (r *run) operations(fresh []*record) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for _, rec := range fresh {
			for _, o := range rec.operations {
				done := r.instant(o.completed)
				if !yield([]string{
					r.frame.NewID("opr"), rec.name.Unicode, string(o.kind), r.instant(o.submitted), done, done, done,
					rec.holder.partner, rec.id,
				}) {
					return
				}
			}
		}
	}
}

// knownHolders looks the holders up by partner and name, in one statement over that index for each partner.
func knownHolders(ctx context.Context, tx *flows.Tx, fresh []*record) (map[holder]string, error) {
	byPartner := map[string][]string{}
	for _, rec := range fresh {
		byPartner[rec.holder.partner] = append(byPartner[rec.holder.partner], rec.holder.name)
	}
	ids := make(map[holder]string, len(fresh))
	query := flows.Rebind(tx.Dialect, "SELECT r.id, r.name, r.country, r.kind FROM "+listOf(tx, "k")+
		" CROSS JOIN registrant r WHERE r.partner_id = ? AND r.name = k.value ORDER BY r.id DESC")
	for partner, held := range byPartner {
		slices.Sort(held)
		err := flows.Each(ctx, tx.SQL, func(rows *sql.Rows) error {
			h := holder{partner: partner}
			var id string
			err := rows.Scan(&id, &h.name, &h.country, &h.kind)
			// Of several that are the same, the first made stays: it comes last here.
			ids[h] = id
			return err
		}, query, flows.AnyOf(tx.Dialect, slices.Compact(held)), partner)
		if err != nil {
			return nil, fmt.Errorf("look holders up: %w", err)
		}
	}
	return ids, nil
}

func write(ctx context.Context, tx *flows.Tx, table string, columns []column, rows iter.Seq[[]string]) error {
	put := putRow
	if tx.Dialect == dialect.Postgres {
		put = putColumns
	}
	if err := put(ctx, tx, table, columns, rows); err != nil {
		return fmt.Errorf("write %s: %w", table, err)
	}
	return nil
}

// putRow is how SQLite is quickest: one row at a time by one prepared statement, which the driver keeps. For a statement of
// many rows SQLite would keep a journal, to be able to undo half of it.
func putRow(ctx context.Context, tx *flows.Tx, table string, columns []column, rows iter.Seq[[]string]) error {
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ")
	statement := "INSERT INTO " + table + " (" + names(columns) + ") VALUES (" + marks + ")"
	values := make([]any, len(columns))
	for row := range rows {
		for i, value := range row {
			values[i] = value
		}
		if _, err := tx.SQL.ExecContext(ctx, statement, values...); err != nil {
			return err
		}
	}
	return nil
}

// rowsTogether is how many rows go to PostgreSQL at a time.
const rowsTogether = 5_000

// putColumns sends PostgreSQL thousands of rows as one array for each column, because every statement is a journey there.
func putColumns(ctx context.Context, tx *flows.Tx, table string, columns []column, rows iter.Seq[[]string]) error {
	statement, lists := fromArrays(table, columns), make([][]string, len(columns))
	send := func() error {
		arguments := make([]any, len(lists))
		for i := range lists {
			arguments[i], lists[i] = lists[i], nil
		}
		_, err := tx.SQL.ExecContext(ctx, statement, arguments...)
		return err
	}
	for row := range rows {
		for i, value := range row {
			lists[i] = append(lists[i], value)
		}
		if len(lists[0]) == rowsTogether {
			if err := send(); err != nil {
				return err
			}
		}
	}
	if len(lists[0]) == 0 {
		return nil
	}
	return send()
}

// fromArrays is the statement that inserts the rows of one array for each column.
func fromArrays(table string, columns []column) string {
	read, arrays := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		read[i], arrays[i] = c.name, fmt.Sprintf("$%d::text[]", i+1)
		if c.postgres != "" {
			read[i] += "::" + c.postgres
		}
	}
	return fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS given(%[2]s)",
		table, names(columns), strings.Join(read, ", "), strings.Join(arrays, ", "))
}

func names(columns []column) string {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = c.name
	}
	return strings.Join(all, ", ")
}

// instant writes an instant as SQLite keeps it, which PostgreSQL reads as well.
func (r *run) instant(at time.Time) string {
	at = at.UTC()
	written, known := r.instants[at]
	if !known {
		written = at.Format("2006-01-02 15:04:05.999999999-07:00")
		r.instants[at] = written
	}
	return written
}

// day writes the Hong Kong date of an instant.
func day(at time.Time) string { return at.In(rules.HongKong).Format(time.DateOnly) }
