package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/server/database"
	"lionrock/server/database/pgtest"
	"lionrock/server/verify"
	"lionrock/server/web"
)

// cluster is the PostgreSQL that all tests of this binary share.
var cluster = sync.OnceValues(pgtest.Start)

func TestMain(m *testing.M) {
	if os.Getenv(beLionrock) != "" {
		main()
		os.Exit(0)
	}
	code := m.Run()
	if postgresStarted.Load() {
		if started, err := cluster(); err == nil {
			if err := started.Stop(); err != nil {
				fmt.Fprintln(os.Stderr, err)
				code = 1
			}
		}
	}
	os.Exit(code)
}

var (
	postgresStarted atomic.Bool
	databases       atomic.Int64
)

// onBoth runs a test over a fresh database of either kind.
func onBoth(t *testing.T, test func(t *testing.T, databaseURL string)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		test(t, "")
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		test(t, freshPostgres(t))
	})
}

// migrated is the name of a database with everything but data, from which the others are copied.
var migrated = sync.OnceValues(func() (string, error) {
	const name = "template_of_worlds"
	started, err := cluster()
	if err != nil {
		return "", err
	}
	url, err := started.Create(name)
	if err != nil {
		return "", err
	}
	db, err := database.Open(context.Background(), url, "")
	if err != nil {
		return "", err
	}
	return name, db.Close()
})

// freshPostgres makes an empty database. Where there is no PostgreSQL the test is left out, but not where CI counts on it.
func freshPostgres(t *testing.T) string {
	t.Helper()
	postgresStarted.Store(true)
	started, err := cluster()
	if errors.Is(err, pgtest.ErrNone) && os.Getenv("CI") != "true" {
		t.Skipf("Without PostgreSQL this runs on SQLite only: %v.", err)
	}
	must(t, err)
	template, err := migrated()
	must(t, err)
	url, err := started.Copy(template, fmt.Sprintf("world_%d", databases.Add(1)))
	must(t, err)
	return url
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// storyBegins is a Tuesday at ten in the morning in Hong Kong.
var storyBegins = time.Date(2026, 12, 1, 2, 0, 0, 0, time.UTC)

// publicURL is https, as it is for real: what is made for browsers then has all its guards.
const publicURL = "https://partners.example.hk"

// world is a whole server over a database of its own, at a time that stands still until it is moved.
type world struct {
	*testing.T
	app     *app
	handler http.Handler
	log     *logBook
	machine *standingClock
}

// newWorld puts a server together as `lionrock demo` does, or as adjust would have it, over an empty database.
func newWorld(t *testing.T, databaseURL string, adjust ...func(*config)) *world {
	t.Helper()
	w := &world{T: t, log: &logBook{}, machine: &standingClock{now: storyBegins}}
	c := config{
		Addr: "127.0.0.1:0", DataDir: t.TempDir(), DatabaseURL: databaseURL, PublicURL: publicURL, RateLimit: "on",
		Secret: "a secret of more than thirty-two characters", sandbox: true, machine: w.machine.Now, Mail: mailFolder,
		passwordCost: flowstest.PasswordCost,
	}
	for _, change := range adjust {
		change(&c)
	}
	must(t, c.check())
	var err error
	w.app, err = assemble(t.Context(), c, web.NewLogger(w.log, slog.LevelInfo))
	must(t, err)
	t.Cleanup(func() { must(t, w.app.close()) })
	w.handler, err = w.app.routes()
	must(t, err)
	return w
}

// chores does what the server does behind everybody's back, once, and sends the letters that came of it.
func (w *world) chores() {
	w.Helper()
	for _, chore := range w.app.chores() {
		if chore.Kind == "WRITE_LETTERS" || chore.Kind == "REMIND" {
			continue // their letters are sent here and not by the queue
		}
		if _, err := chore.Do(w.Context()); err != nil {
			w.Fatalf("%s: %v", chore.Kind, err)
		}
	}
	waiting, err := w.app.letters.Write(w.Context(), w.app.program.News, w.app.joining.Letters, w.app.program.FeeLetters)
	must(w, err)
	for _, id := range waiting {
		_, err := w.app.sendLetter(w.Context(), id)
		must(w, err)
	}
}

// live makes a server that is no demo.
func live(c *config) { c.sandbox = false }

// standingClock is a machine's clock that moves only when it is told to.
type standingClock struct {
	mu  sync.Mutex
	now time.Time
}

// Now is the time shown.
func (c *standingClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *standingClock) move(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(by)
}

// logBook keeps what the server writes to its log.
type logBook struct {
	mu    sync.Mutex
	lines bytes.Buffer
}

// Write appends to the log.
func (l *logBook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lines.Write(p)
}

func (l *logBook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lines.String()
}

// faults are the lines that tell of something that went wrong on our side. That a request was turned away, or answered to
// nobody, is no fault; where it was one, another line says what.
func (l *logBook) faults() []string {
	var faults []string
	for line := range strings.Lines(l.String()) {
		if strings.Contains(line, `"level":"ERROR"`) && !strings.Contains(line, `"msg":"request"`) {
			faults = append(faults, line)
		}
	}
	return faults
}

// do sends one request through the server's own handler.
func (w *world) do(r *http.Request) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, r)
	return recorder
}

// inOrder lets the independent examiner read the whole register.
func (w *world) inOrder() {
	w.Helper()
	report, err := verify.Run(context.Background(), verify.Options{
		DatabaseURL: w.app.config.DatabaseURL, DataDir: w.app.config.DataDir,
	})
	must(w, err)
	var out bytes.Buffer
	must(w, report.Print(&out))
	if !report.OK() {
		w.Errorf("the register is not in order:\n%s", out.String())
	}
}

// quiet fails the test if the server logged a fault.
func (w *world) quiet() {
	w.Helper()
	if faults := w.log.faults(); len(faults) > 0 {
		w.Errorf("the server logged %d faults, the first of which are\n%s", len(faults), strings.Join(faults[:min(40, len(faults))], ""))
	}
}

// sql runs statements beside the server, as somebody with the database's own tools would.
func (w *world) sql(statements ...string) {
	w.Helper()
	db := w.openSQL()
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.ExecContext(context.Background(), statement); err != nil {
			w.Fatalf("%s: %v", statement, err)
		}
	}
}

// breakTable makes the database refuse new rows of a table until what it returns is called.
func (w *world) breakTable(table string) (mend func()) {
	w.Helper()
	const fire = "'the secret disk is on fire'"
	if w.app.config.DatabaseURL == "" {
		w.sql("CREATE TRIGGER broken BEFORE INSERT ON " + table + " BEGIN SELECT RAISE(ABORT, " + fire + "); END")
		return func() { w.sql("DROP TRIGGER broken") }
	}
	w.sql("CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "+fire+"; END $$",
		"CREATE TRIGGER broken BEFORE INSERT ON "+table+" FOR EACH ROW EXECUTE FUNCTION broken()")
	return func() { w.sql("DROP TRIGGER broken ON "+table, "DROP FUNCTION broken()") }
}

func (w *world) openSQL() *sql.DB {
	w.Helper()
	driver, source := "pgx", w.app.config.DatabaseURL
	if source == "" {
		driver = "sqlite3"
		source = "file:" + filepath.Join(w.app.config.DataDir, database.FileName) + "?_busy_timeout=5000&_foreign_keys=1"
	}
	db, err := sql.Open(driver, source)
	must(w, err)
	return db
}

// asSystem is the context in which the platform itself acts.
func asSystem() context.Context { return flows.AsSystem(context.Background(), "test") }
