package database

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"entgo.io/ent/dialect"
	"github.com/pressly/goose/v3"
)

// migrations are the versioned steps of either dialect, immutable once shipped.
//
//go:embed migrations
var migrations embed.FS

// migrate applies the steps a database lacks, each in a transaction, and tells how many steps there are in all.
func migrate(ctx context.Context, db *sql.DB, dialectName string, all fs.FS) (int, error) {
	steps, err := fs.Sub(all, "migrations/"+dialectName)
	if err != nil {
		return 0, fmt.Errorf("migrations: %w", err)
	}
	gooseDialect := goose.DialectSQLite3
	if dialectName == dialect.Postgres {
		gooseDialect = goose.DialectPostgres
	}
	provider, err := goose.NewProvider(gooseDialect, db, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return 0, fmt.Errorf("migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return 0, fmt.Errorf("migrate: %w", err)
	}
	return len(provider.ListSources()), nil
}
