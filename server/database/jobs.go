package database

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"

	"entgo.io/ent/dialect"
)

const (
	// JobsFileName is the SQLite database of background work inside the data directory. It is apart from the register, so that
	// neither waits for the other, and may be lost: what there is to do follows from the register.
	JobsFileName = "jobs.db"
	// JobsSchema is where background work stands in a PostgreSQL database.
	JobsSchema = "lionrock_jobs"

	postgresJobs = 4
)

// OpenJobs opens the database of background work that belongs to a register, and tells its dialect.
func OpenJobs(ctx context.Context, databaseURL, dataDir string) (*sql.DB, string, error) {
	if databaseURL == "" {
		path := filepath.Join(dataDir, JobsFileName)
		db, err := sql.Open("sqlite3", sqliteDSN(path, "_txlock=immediate"))
		if err != nil {
			return nil, "", fmt.Errorf("open %s: %w", path, err)
		}
		db.SetMaxOpenConns(1)
		return db, dialect.SQLite, nil
	}
	db, err := sql.Open("pgx", databaseURL)
	if err != nil {
		return nil, "", fmt.Errorf("open PostgreSQL: %w", err)
	}
	db.SetMaxOpenConns(postgresJobs)
	return db, dialect.Postgres, nil
}
