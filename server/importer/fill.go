package importer

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"entgo.io/ent/dialect"

	"lionrock/flows"
	"lionrock/server/database"
)

// A register that is still all but empty is filled in one transaction, in which the indexes that no look-up of the import
// needs are put aside and made anew from all rows at its end: sorting a million entries once is several times quicker than
// finding the place of each. It is the whole file or nothing then; and nobody else writes meanwhile.

const (
	// fillSize is the size of a file from which this is worth it, in bytes: some fifty thousand lines.
	fillSize = 5 << 20
	// fillNames is the most names a register may hold to count as all but empty.
	fillNames = 10_000
)

// fillable tells whether the register is to be filled, and which file it is in.
func (r *run) fillable(ctx context.Context) (file string, ok bool, err error) {
	if r.frame.DB.Dialect != dialect.SQLite || r.in.size < r.fillFrom {
		return "", false, nil
	}
	var names int
	query := fmt.Sprintf("SELECT count(*) FROM (SELECT 1 FROM domain LIMIT %d)", fillNames+1)
	if err := r.frame.DB.ReadSQL.QueryRowContext(ctx, query).Scan(&names); err != nil {
		return "", false, fmt.Errorf("count names: %w", err)
	}
	err = r.frame.DB.ReadSQL.QueryRowContext(ctx, "SELECT file FROM pragma_database_list WHERE name = 'main'").Scan(&file)
	if err != nil {
		return "", false, fmt.Errorf("find the database: %w", err)
	}
	return file, names <= fillNames, nil
}

// fill imports the whole file in one transaction on a connection of its own.
func (r *run) fill(ctx context.Context, file string, result *Result) (err error) {
	db, err := sql.Open("sqlite3", "file:"+(&url.URL{Path: file}).EscapedPath()+"?_journal_mode=WAL&_synchronous=FULL"+
		"&_foreign_keys=1&_busy_timeout=5000&_txlock=immediate&_stmt_cache_size=50&_cache_size=-131072")
	if err != nil {
		return fmt.Errorf("open the register: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	if err := database.CheckSQLite(ctx, db); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	if err := r.fillIn(ctx, tx, result); err != nil {
		*result = Result{File: result.File}
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func (r *run) fillIn(ctx context.Context, sqlTx *sql.Tx, result *Result) error {
	tx := &flows.Tx{SQL: sqlTx, Dialect: dialect.SQLite}
	aside, err := putAside(ctx, tx)
	if err != nil {
		return err
	}
	r.transact = func(ctx context.Context, deed func(context.Context, *flows.Tx) error) error { return deed(ctx, tx) }
	if err := r.all(ctx, result); err != nil {
		return err
	}
	for _, index := range aside {
		if err := tx.Exec(ctx, index); err != nil {
			return fmt.Errorf("make an index anew: %w", err)
		}
	}
	return nil
}

// needed are the indexes by which a lot is looked up.
var needed = []string{"domain_variant_key", "domain_ascii_name", "registrant_partner_id_name"}

// putAside drops the other indexes of the tables that are filled, and returns the statements that make them anew.
func putAside(ctx context.Context, tx *flows.Tx) ([]string, error) {
	query := `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
		AND tbl_name IN ('registrant', 'domain', 'operation') AND name NOT IN ('` + strings.Join(needed, "', '") + `')`
	var names, statements []string
	err := flows.Each(ctx, tx.SQL, func(rows *sql.Rows) error {
		var name, statement string
		err := rows.Scan(&name, &statement)
		names, statements = append(names, name), append(statements, statement)
		return err
	}, query)
	if err != nil {
		return nil, fmt.Errorf("read indexes: %w", err)
	}
	for _, name := range names {
		if err := tx.Exec(ctx, "DROP INDEX `"+name+"`"); err != nil {
			return nil, fmt.Errorf("put an index aside: %w", err)
		}
	}
	return statements, nil
}
