package flowstest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"lionrock/server/database"
)

const templateName = "template_of_worlds"

// CopySQLite makes a data directory with a world's SQLite database in it, which nobody has opened.
func CopySQLite(t *testing.T) string {
	t.Helper()
	sqlite.fill.Do(func() { sqlite.dir, sqlite.fillErr = fillSQLite() })
	if sqlite.fillErr != nil {
		t.Fatal(sqlite.fillErr)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(sqlite.dir)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// OnPostgres opens a world on a copy of the template database: for the few tests that only PostgreSQL can fail.
func OnPostgres(t *testing.T) *World {
	t.Helper()
	RequirePostgres(t)
	postgres.fill.Do(func() { postgres.fillErr = fillPostgres() })
	if postgres.fillErr != nil {
		t.Fatal(postgres.fillErr)
	}
	return open(t, copyPostgres(t), t.TempDir())
}

func fillSQLite() (string, error) {
	dir, err := os.MkdirTemp("", "lionrock-world-")
	if err != nil {
		return "", err
	}
	return dir, fill("", dir)
}

func fillPostgres() error {
	url, err := postgres.running.Create(templateName)
	if err != nil {
		return err
	}
	return fill(url, "")
}

func fill(url, dir string) error {
	ctx := context.Background()
	db, err := database.Open(ctx, url, dir)
	if err != nil {
		return err
	}
	return errors.Join(people(ctx, db), db.Close())
}

// copyPostgres makes a copy of the template and drops it when the test is over.
func copyPostgres(t *testing.T) string {
	t.Helper()
	postgres.mu.Lock()
	defer postgres.mu.Unlock()
	postgres.copies++
	name := fmt.Sprintf("world%d", postgres.copies)
	url, err := postgres.running.Copy(templateName, name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := postgres.running.Drop(name); err != nil {
			t.Error(err)
		}
	})
	return url
}

// blobsIn is where the bytes of papers are, beside the database.
func blobsIn(dir string) string { return filepath.Join(dir, "blobs") }
