// Package flowstest gives a test a small world to act in: a fresh database of either kind with two partners, an officer and
// an applicant in it, a clock that can be moved, and IDs that are the same in every run. When the test is over the register
// is examined by verify, so that every test is also a test of every promise the register makes.
package flowstest

import (
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"testing"

	"lionrock/server/database/pgtest"
)

// Main runs the tests of a package, and afterwards ends the PostgreSQL that they may have started. Call it from TestMain.
func Main(m *testing.M) {
	flag.Parse()
	if !testing.Verbose() {
		slog.SetDefault(slog.New(slog.DiscardHandler)) // many tests make faults on purpose, each with a stack in the log
	}
	checkFewer()
	code := m.Run()
	if err := errors.Join(postgres.stop(), sqlite.remove()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// checkFewer makes properties that ask a database be checked ten times where the caller does not say how often: one check
// is hundreds of statements, and every run draws others.
func checkFewer() {
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if checks := flag.Lookup("rapid.checks"); checks != nil && !given {
		if err := checks.Value.Set("10"); err != nil {
			panic(err) // a number is a number
		}
	}
}

// Each runs a test in a world on SQLite, and in one on PostgreSQL where there is an initdb.
func Each(t *testing.T, test func(*testing.T, *World)) {
	t.Helper()
	t.Parallel()
	t.Run("on SQLite", func(t *testing.T) {
		t.Parallel()
		test(t, open(t, "", CopySQLite(t)))
	})
	t.Run("on PostgreSQL", func(t *testing.T) {
		t.Parallel()
		test(t, OnPostgres(t))
	})
}

// RequirePostgres starts the throw-away cluster of this test binary, or skips the test where that cannot be done. Under
// CI=true that is a failure: a test that never runs proves nothing.
func RequirePostgres(t *testing.T) *pgtest.Cluster {
	t.Helper()
	cluster, err := postgres.cluster()
	switch {
	case err == nil:
		return cluster
	case errors.Is(err, pgtest.ErrNone) && os.Getenv("CI") != "true":
		t.Skip(err)
	default:
		t.Fatal(err)
	}
	return nil
}

var postgres postgresTemplate

// postgresTemplate is one cluster with one migrated and peopled database, of which every test gets a copy.
type postgresTemplate struct {
	start, fill sync.Once
	running     *pgtest.Cluster
	startErr    error
	fillErr     error

	mu     sync.Mutex
	copies int
}

func (p *postgresTemplate) cluster() (*pgtest.Cluster, error) {
	p.start.Do(func() { p.running, p.startErr = pgtest.Start() })
	return p.running, p.startErr
}

func (p *postgresTemplate) stop() error {
	if p.running == nil {
		return nil
	}
	return p.running.Stop()
}

var sqlite sqliteTemplate

// sqliteTemplate is one migrated and peopled data directory, of which every test gets a copy.
type sqliteTemplate struct {
	fill    sync.Once
	dir     string
	fillErr error
}

func (s *sqliteTemplate) remove() error {
	if s.dir == "" {
		return nil
	}
	return os.RemoveAll(s.dir)
}
