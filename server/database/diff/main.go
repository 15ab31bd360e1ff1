// Command diff writes the next migration of both dialects from the difference between ent/schema and the migrations there
// are: go run ./server/database/diff NAME. What SQLite and PostgreSQL must hold beyond the schema (append-only tables) is
// written by hand in a migration of its own.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	atlas "ariga.io/atlas/sql/migrate"
	"ariga.io/atlas/sql/sqltool"
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"
	_ "github.com/jackc/pgx/v5/stdlib"
	_ "github.com/mattn/go-sqlite3"

	"lionrock/ent/migrate"
	"lionrock/server/database/pgtest"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./server/database/diff NAME")
		os.Exit(2)
	}
	if err := errors.Join(sqlite(os.Args[1]), postgres(os.Args[1])); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func sqlite(name string) error {
	return write(name, dialect.SQLite, "sqlite3", "file:diff?mode=memory&cache=shared&_fk=1")
}

func postgres(name string) (err error) {
	cluster, err := pgtest.Start()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cluster.Stop()) }()
	url, err := cluster.Create("diff")
	if err != nil {
		return err
	}
	return write(name, dialect.Postgres, "pgx", url)
}

func write(name, dialectName, driver, url string) error {
	folder := "server/database/migrations/" + dialectName
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	dir, err := sqltool.NewGooseDir(folder)
	if err != nil {
		return err
	}
	db, err := entsql.Open(driver, url)
	if err != nil {
		return err
	}
	defer db.Close()
	m, err := schema.NewMigrate(entsql.OpenDB(dialectName, db.DB()), schema.WithDir(dir), schema.WithMigrationMode(schema.ModeReplay),
		schema.WithDialect(dialectName), schema.WithFormatter(sqltool.GooseFormatter), schema.WithDropColumn(true), schema.WithDropIndex(true))
	if err != nil {
		return err
	}
	err = m.NamedDiff(context.Background(), name, migrate.Tables...)
	if errors.Is(err, atlas.ErrNoPlan) {
		return nil
	}
	return err
}
