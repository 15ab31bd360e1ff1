package flows

import (
	"context"
	"database/sql"
	"encoding/json"
	"strconv"
	"strings"

	"entgo.io/ent/dialect"
)

// Statements are for the few reads that ent would not make in one statement. They are written with ? for SQLite; Rebind
// numbers the placeholders for PostgreSQL.

// Rebind puts a statement into the dialect's placeholders.
func Rebind(dialectName, query string) string {
	if dialectName != dialect.Postgres {
		return query
	}
	var b strings.Builder
	for n := 1; ; n++ {
		before, after, found := strings.Cut(query, "?")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString("$" + strconv.Itoa(n))
		query = after
	}
}

// Any writes the condition that a column is one of many values, which are passed as the one argument of AnyOf.
func Any(dialectName, column string) string {
	if dialectName == dialect.Postgres {
		return column + " = ANY(?)"
	}
	return column + " IN (SELECT value FROM json_each(?))"
}

// AnyOf is the argument of Any.
func AnyOf(dialectName string, values []string) any {
	if dialectName == dialect.Postgres {
		return values
	}
	list, err := json.Marshal(values)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(list)
}

// Each runs a query and calls scan for every row.
func Each(ctx context.Context, q Querier, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Brief is the context for a read that is over before anyone could call it off, such as a few steps into one index: SQLite
// answers it in the time that watching for a cancellation takes. PostgreSQL may not answer at all, and is watched.
func (db *DB) Brief(ctx context.Context) context.Context {
	if db.Dialect == dialect.SQLite {
		return context.WithoutCancel(ctx)
	}
	return ctx
}

// Exec runs a statement written with ?, by hand for speed. Whose rows it touches is the caller's to see to: see Scope.
func (tx *Tx) Exec(ctx context.Context, query string, args ...any) error {
	_, err := tx.SQL.ExecContext(ctx, Rebind(tx.Dialect, query), args...)
	return err
}

// Row reads one row of a statement written with ?.
func (tx *Tx) Row(ctx context.Context, query string, args ...any) *sql.Row {
	return tx.SQL.QueryRowContext(ctx, Rebind(tx.Dialect, query), args...)
}
