package verify

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // the PostgreSQL driver
	_ "github.com/mattn/go-sqlite3"    // the SQLite driver
)

// inspection is a database seen through one read-only snapshot: what is written meanwhile is not seen, so that checks agree
// about what they look at.
type inspection struct {
	db       *sql.DB
	tx       *sql.Tx
	postgres bool
	// The folders of papers and of drawn logos.
	blobs, logos string
}

func open(ctx context.Context, o Options) (*inspection, error) {
	driver, source := "pgx", o.DatabaseURL
	if o.DatabaseURL == "" {
		file := filepath.Join(o.DataDir, "lionrock.db")
		if _, err := os.Stat(file); err != nil {
			return nil, fmt.Errorf("no register to verify: %w", err)
		}
		// The page cache bounds the memory; what sorting needs beyond it goes to temporary files.
		driver, source = "sqlite3", "file:"+(&url.URL{Path: file}).EscapedPath()+
			"?mode=ro&_query_only=1&_busy_timeout=5000&_cache_size=-65536"
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		return nil, fmt.Errorf("open the register: %w", err)
	}
	db.SetMaxOpenConns(1)
	in := &inspection{db: db, postgres: o.DatabaseURL != "", blobs: blobFolder(o.DataDir), logos: filepath.Join(o.DataDir, "logos")}
	in.tx, err = db.BeginTx(ctx, in.snapshot())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the register: %w", err), db.Close())
	}
	return in, nil
}

// snapshot is the isolation in which every check sees the same rows. A SQLite read transaction is that by nature.
func (in *inspection) snapshot() *sql.TxOptions {
	if in.postgres {
		return &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	}
	return nil
}

// close gives the snapshot up. There is nothing to commit, and nothing that failing to let go could harm.
func (in *inspection) close() { _ = errors.Join(in.tx.Rollback(), in.db.Close()) }

// each runs a query, written with ? for its arguments, and calls scan for every row.
func (in *inspection) each(ctx context.Context, query string, scan func(*sql.Rows) error, args ...any) error {
	rows, err := in.tx.QueryContext(ctx, in.numbered(query), args...)
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

// numbered puts the placeholders of PostgreSQL in the place of the question marks.
func (in *inspection) numbered(query string) string {
	if !in.postgres {
		return query
	}
	var b strings.Builder
	for i, part := range strings.Split(query, "?") {
		if i > 0 {
			b.WriteString("$" + strconv.Itoa(i))
		}
		b.WriteString(part)
	}
	return b.String()
}

// count adds the rows a query counts to those looked at.
func (in *inspection) count(ctx context.Context, f *Finding, query string) error {
	var rows int64
	if err := in.tx.QueryRowContext(ctx, query).Scan(&rows); err != nil {
		return err
	}
	f.Rows += rows
	return nil
}

// rows makes a check of two queries: one that counts the rows the promise is about, one that finds those that break it and
// names each by its ID.
func rows(name, counting, breaking string) check {
	return check{name: name, look: func(ctx context.Context, in *inspection, f *Finding) error {
		if err := in.count(ctx, f, counting); err != nil {
			return err
		}
		return in.breaking(ctx, f, breaking)
	}}
}

// breaking reports every ID that a query finds.
func (in *inspection) breaking(ctx context.Context, f *Finding, query string, args ...any) error {
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id sql.NullString
		if err := rows.Scan(&id); err != nil {
			return err
		}
		f.offend(id.String)
		return nil
	}, args...)
}
