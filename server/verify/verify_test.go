package verify_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lionrock/server/database/pgtest"
	"lionrock/server/verify"
)

// cluster is the throw-away PostgreSQL of these tests; nil where there is none.
var cluster *pgtest.Cluster

func TestMain(m *testing.M) {
	var err error
	cluster, err = pgtest.Start()
	switch {
	case errors.Is(err, pgtest.ErrNone) && os.Getenv("CI") != "true":
		fmt.Fprintln(os.Stderr, err, "- going on without it")
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if cluster != nil {
		if err := cluster.Stop(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// register is a database that can be spoilt, and the papers beside it.
type register struct {
	t       *testing.T
	db      *sql.DB
	options verify.Options
}

func (r *register) postgres() bool { return r.options.DatabaseURL != "" }

var changesRows = regexp.MustCompile("^(INSERT|UPDATE|DELETE)")

// exec changes the register behind the program's back.
func (r *register) exec(statements ...string) {
	r.t.Helper()
	for _, statement := range statements {
		result, err := r.db.Exec(statement)
		if err != nil {
			r.t.Fatalf("%s: %v", statement, err)
		}
		changed, err := result.RowsAffected()
		must(r.t, err)
		if changesRows.MatchString(statement) && changed == 0 {
			r.t.Fatalf("%s: changed nothing", statement)
		}
	}
}

func (r *register) verify() verify.Report {
	r.t.Helper()
	report, err := verify.Run(r.t.Context(), r.options)
	if err != nil {
		r.t.Fatal(err)
	}
	return report
}

// onBoth runs a test on copies of the story's register in either database, from which everything was taken once that would keep
// a test from spoiling them.
func onBoth(t *testing.T, test func(*testing.T, func(*testing.T) *register)) {
	t.Run("on SQLite", func(t *testing.T) {
		original := t.TempDir()
		tellStory(t, "", original)
		r := openSQLite(t, original)
		r.loosen("SELECT name FROM sqlite_master WHERE type = 'trigger'", "DROP TRIGGER %s")
		must(t, r.db.Close())
		test(t, func(t *testing.T) *register { return openSQLite(t, copyOf(t, original)) })
	})
	t.Run("on PostgreSQL", func(t *testing.T) {
		if cluster == nil {
			t.Skip(pgtest.ErrNone)
		}
		original := t.TempDir()
		template := newDatabase(t)
		tellStory(t, template.url, original)
		r := openPostgres(t, template.url, original)
		r.exec("ALTER TABLE ledger_transfer DISABLE TRIGGER USER")
		r.loosen(`SELECT conrelid::regclass || ' ' || conname FROM pg_constraint
			WHERE contype = 'c' AND connamespace = 'public'::regnamespace`, "ALTER TABLE %s")
		must(t, r.db.Close())
		test(t, func(t *testing.T) *register {
			databases++
			url, err := cluster.Copy(template.name, fmt.Sprintf("verify%d", databases))
			must(t, err)
			return openPostgres(t, url, copyOf(t, original))
		})
	})
}

// copyOf copies the folder of a register.
func copyOf(t *testing.T, original string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "copy")
	must(t, os.CopyFS(folder, os.DirFS(original)))
	return folder
}

func openSQLite(t *testing.T, folder string) *register {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(folder, "lionrock.db")+"?_foreign_keys=0&_ignore_check_constraints=1")
	must(t, err)
	t.Cleanup(func() { must(t, db.Close()) })
	return &register{t: t, db: db, options: verify.Options{DataDir: folder}}
}

func openPostgres(t *testing.T, url, folder string) *register {
	t.Helper()
	db, err := sql.Open("pgx", url)
	must(t, err)
	t.Cleanup(func() { must(t, db.Close()) })
	// One connection, so that the setting below holds for everything that is done.
	db.SetMaxOpenConns(1)
	_, err = db.Exec("SET session_replication_role = replica")
	must(t, err)
	return &register{t: t, db: db, options: verify.Options{DatabaseURL: url, DataDir: folder}}
}

type postgresDatabase struct{ name, url string }

var databases int

func newDatabase(t *testing.T) postgresDatabase {
	t.Helper()
	databases++
	name := fmt.Sprintf("verify%d", databases)
	url, err := cluster.Create(name)
	must(t, err)
	return postgresDatabase{name, url}
}

// loosen drops what a query finds.
func (r *register) loosen(query, drop string) {
	rows, err := r.db.Query(query)
	must(r.t, err)
	var statements []string
	for rows.Next() {
		var name string
		must(r.t, rows.Scan(&name))
		if table, constraint, two := strings.Cut(name, " "); two {
			name = table + " DROP CONSTRAINT " + constraint
		}
		statements = append(statements, fmt.Sprintf(drop, name))
	}
	must(r.t, errors.Join(rows.Err(), rows.Close()))
	r.exec(statements...)
}

func TestARegisterAsTheProgramWritesItIsInOrder(t *testing.T) {
	for _, where := range []string{"SQLite", "PostgreSQL"} {
		t.Run(where, func(t *testing.T) {
			options := verify.Options{DataDir: t.TempDir()}
			if where == "PostgreSQL" {
				if cluster == nil {
					t.Skip(pgtest.ErrNone)
				}
				options.DatabaseURL = newDatabase(t).url
			}
			tellStory(t, options.DatabaseURL, options.DataDir)
			report, err := verify.Run(t.Context(), options)
			must(t, err)
			var printed bytes.Buffer
			must(t, report.Print(&printed))
			if !report.OK() {
				t.Errorf("found out of order:\n%s", printed.String())
			}
			for _, f := range report.Findings {
				if f.Rows == 0 {
					t.Errorf("nothing was looked at to see that %s", f.Name)
				}
			}
		})
	}
}

func TestVerifyingChangesNothing(t *testing.T) {
	folder := t.TempDir()
	tellStory(t, "", folder)
	file := filepath.Join(folder, "lionrock.db")
	before, err := os.ReadFile(file)
	must(t, err)
	_, err = verify.Run(t.Context(), verify.Options{DataDir: folder})
	must(t, err)
	after, err := os.ReadFile(file)
	must(t, err)
	if !bytes.Equal(before, after) {
		t.Error("the database file was changed")
	}
}

func TestWhatCannotBeReadIsReportedAndTheRestExamined(t *testing.T) {
	folder := t.TempDir()
	tellStory(t, "", folder)
	whole, err := verify.Run(t.Context(), verify.Options{DataDir: folder})
	must(t, err)
	r := openSQLite(t, folder)
	r.exec("ALTER TABLE promotion RENAME TO lost")
	report := r.verify()
	if len(report.Findings) != len(whole.Findings) {
		t.Errorf("%d of %d checks were made", len(report.Findings), len(whole.Findings))
	}
	found := 0
	for _, f := range report.Findings {
		if !f.OK() && strings.Contains(strings.Join(f.Examples, " "), "no such table: promotion") {
			found++
		}
	}
	if found == 0 || report.OK() {
		t.Errorf("it was not told that a table is gone: %+v", report)
	}
}

func TestVerifyingWhereThereIsNoRegisterIsAnError(t *testing.T) {
	if _, err := verify.Run(t.Context(), verify.Options{DataDir: t.TempDir()}); err == nil {
		t.Error("a folder without a database was verified")
	}
	if _, err := verify.Run(context.Background(), verify.Options{DatabaseURL: "postgres:///none?host=/nowhere"}); err == nil {
		t.Error("a server that is not there was verified")
	}
}

func TestTheReportIsJSONForPrograms(t *testing.T) {
	folder := t.TempDir()
	tellStory(t, "", folder)
	report, err := verify.Run(t.Context(), verify.Options{DataDir: folder})
	must(t, err)
	var written bytes.Buffer
	must(t, report.PrintJSON(&written))
	var read struct {
		OK       bool
		Findings []verify.Finding
	}
	must(t, json.Unmarshal(written.Bytes(), &read))
	if !read.OK || len(read.Findings) != len(report.Findings) {
		t.Errorf("read back ok=%v and %d findings of %d", read.OK, len(read.Findings), len(report.Findings))
	}
}

func TestTheExaminerSharesNoCodeWithTheProgram(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	must(t, err)
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, parser.ImportsOnly)
		must(t, err)
		for _, imported := range file.Imports {
			rule := source == "replay.go" && strings.HasPrefix(imported.Path.Value, `"lionrock/rules/`)
			if strings.Contains(imported.Path.Value, `"lionrock`) && !rule {
				t.Errorf("%s imports %s", source, imported.Path.Value)
			}
		}
	}
}
