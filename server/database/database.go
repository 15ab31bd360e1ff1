// Package database opens the two kinds of database Lionrock runs on, refuses unsafe ones, and brings their shape up to date.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"entgo.io/ent/dialect"
	_ "github.com/jackc/pgx/v5/stdlib" // the PostgreSQL driver
	_ "github.com/mattn/go-sqlite3"    // the SQLite driver

	"lionrock/flows"
)

// FileName is the SQLite database's name inside the data directory.
const FileName = "lionrock.db"

const (
	sqliteReaders   = 4
	postgresReaders = 16
	postgresWriters = 8
)

// Open opens the PostgreSQL database of a URL or, without one, the SQLite database in a data directory, migrates it to this
// program's shape and checks that it is safe to write to. A data directory with a SQLite database is locked until it is closed.
func Open(ctx context.Context, databaseURL, dataDir string) (*flows.DB, error) {
	if databaseURL != "" {
		return openPostgres(ctx, databaseURL)
	}
	lock, err := Lock(dataDir)
	if err != nil {
		return nil, err
	}
	db, err := openSQLite(ctx, filepath.Join(dataDir, FileName), lock)
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return db, nil
}

// sqliteDSN names a database file with the settings without which it may not be written: a write-ahead log, a sync to disk
// for every commit (the driver's own default loses acknowledged commits at a power cut), foreign keys, triggers that see
// what INSERT OR REPLACE removes, and write locks taken at once.
func sqliteDSN(path string, more ...string) string {
	settings := append([]string{
		"_journal_mode=WAL", "_synchronous=FULL", "_foreign_keys=1", "_busy_timeout=5000", "_recursive_triggers=1",
		"_stmt_cache_size=200",
	}, more...)
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + strings.Join(settings, "&")
}

func openSQLite(ctx context.Context, path string, lock io.Closer) (*flows.DB, error) {
	if err := migrateSQLite(ctx, path, migrations); err != nil {
		return nil, err
	}
	writer, err := sql.Open("sqlite3", sqliteDSN(path, "_txlock=immediate"))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	writer.SetMaxOpenConns(1)
	readers, err := sql.Open("sqlite3", sqliteDSN(path, "mode=ro", "_query_only=1"))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), writer.Close())
	}
	readers.SetMaxOpenConns(sqliteReaders)
	readers.SetMaxIdleConns(sqliteReaders)
	if err := CheckSQLite(ctx, writer); err != nil {
		return nil, errors.Join(err, writer.Close(), readers.Close())
	}
	return flows.NewDB(dialect.SQLite, readers, writer, lock), nil
}

// CheckSQLite refuses a connection that could lose or corrupt what was acknowledged.
func CheckSQLite(ctx context.Context, writer *sql.DB) error {
	for _, want := range []struct{ pragma, value, why string }{
		{"journal_mode", "wal", "readers would block writers"},
		{"synchronous", "2", "a power cut would lose acknowledged writes"},
		{"foreign_keys", "1", "rows could point at nothing"},
		{"busy_timeout", "5000", "a backup would make writes fail at once"},
	} {
		var is string
		if err := writer.QueryRowContext(ctx, "PRAGMA "+want.pragma).Scan(&is); err != nil {
			return fmt.Errorf("read SQLite setting %s: %w", want.pragma, err)
		}
		if is != want.value {
			return fmt.Errorf("SQLite setting %s is %q and must be %q: %s", want.pragma, is, want.value, want.why)
		}
	}
	return nil
}

func migrateSQLite(ctx context.Context, path string, all fs.FS) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("database file: %w", err)
	}
	if err := file.Close(); err != nil {
		return fmt.Errorf("database file: %w", err)
	}
	// Foreign keys are off while the shape changes: SQLite changes a table by rebuilding it, and dropping the old one
	// would take the rows that point at it along. They are checked before the migration counts as done.
	db, err := sql.Open("sqlite3", strings.Replace(sqliteDSN(path, "_txlock=immediate"), "_foreign_keys=1", "_foreign_keys=0", 1))
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	steps, err := migrate(ctx, db, dialect.SQLite, all)
	if err == nil {
		err = checkSteps(ctx, db, steps)
	}
	return errors.Join(err, db.Close())
}

// checkSteps looks whether every row still points at something after so many steps, once: it reads the whole database, and
// the database remembers in its user_version after how many steps that was found in order.
func checkSteps(ctx context.Context, db *sql.DB, steps int) error {
	var checked int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&checked); err != nil {
		return fmt.Errorf("read user_version: %w", err)
	}
	if checked == steps {
		return nil
	}
	if err := checkForeignKeys(ctx, db); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", steps)); err != nil {
		return fmt.Errorf("write user_version: %w", err)
	}
	return nil
}

func checkForeignKeys(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return fmt.Errorf("check foreign keys: %w", err)
	}
	defer rows.Close()
	if rows.Next() {
		return errors.New("the migration left rows that point at nothing; restore the backup and report this")
	}
	return rows.Err()
}

func openPostgres(ctx context.Context, databaseURL string) (*flows.DB, error) {
	writer, err := sql.Open("pgx", databaseURL)
	if err != nil {
		return nil, fmt.Errorf("open PostgreSQL: %w", err)
	}
	readers, err := sql.Open("pgx", databaseURL)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open PostgreSQL: %w", err), writer.Close())
	}
	writer.SetMaxOpenConns(postgresWriters)
	readers.SetMaxOpenConns(postgresReaders)
	readers.SetMaxIdleConns(postgresReaders)
	writer.SetMaxIdleConns(postgresWriters)
	err = checkPostgres(ctx, writer)
	if err == nil {
		_, err = migrate(ctx, writer, dialect.Postgres, migrations)
	}
	if err != nil {
		return nil, errors.Join(err, writer.Close(), readers.Close())
	}
	return flows.NewDB(dialect.Postgres, readers, writer), nil
}

// checkPostgres refuses a server that acknowledges before it has written.
func checkPostgres(ctx context.Context, db *sql.DB) error {
	var commit string
	if err := db.QueryRowContext(ctx, "SHOW synchronous_commit").Scan(&commit); err != nil {
		return fmt.Errorf("reach PostgreSQL: %w", err)
	}
	if commit == "off" {
		return errors.New("PostgreSQL setting synchronous_commit is off and must not be: a crash would lose acknowledged writes")
	}
	return nil
}
