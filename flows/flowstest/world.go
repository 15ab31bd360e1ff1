package flowstest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"

	"github.com/alexedwards/argon2id"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/joining"
	"lionrock/flows/launch"
	"lionrock/flows/names"
	"lionrock/flows/program"
	"lionrock/rules/book"
	"lionrock/rules/exposure"
	"lionrock/server/database"
	"lionrock/server/verify"
)

// World is what a test acts in.
type World struct {
	t *testing.T
	// URL is that of the PostgreSQL database, empty on SQLite; Dir is the data directory of either.
	URL, Dir string
	DB       *flows.DB
	Clock    *Clock
	Frame    *flows.Frame
	Names    *names.Names
	Programs *program.Programs
	Launches *launch.Launches
	Joinings *joining.Joinings
	Access   *access.Access

	mu      sync.Mutex
	keys    int
	holders map[string]string
}

// open opens a world and sees to it that it is verified and closed when the test is over.
func open(t *testing.T, url, dir string) *World {
	t.Helper()
	db, err := database.Open(t.Context(), url, dir)
	if err != nil {
		t.Fatal(err)
	}
	w := &World{t: t, URL: url, Dir: dir, DB: db, Clock: &Clock{at: Start}, holders: map[string]string{}}
	t.Cleanup(w.end)
	dials, err := flows.LoadDials(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	w.Frame = &flows.Frame{
		DB: db, Clock: w.Clock.Now, NewID: flows.IDs(w.Clock.Now, Entropy()), Book: dials, Sandbox: true,
	}
	links := flows.Links{Base: "https://registry.example", Key: []byte("a key for signing addresses")}
	blobs := flows.Blobs{Dir: blobsIn(dir)}
	w.Names, w.Launches = names.New(w.Frame, links, blobs), launch.New(w.Frame, links, blobs, w.allot)
	w.Programs = program.New(w.Frame, Documents)
	w.Programs.Exposure = program.Exposure{
		Base: links.Base, Papers: blobs, Logos: flows.Blobs{Dir: filepath.Join(dir, "logos")},
		Reach: func(context.Context, string) exposure.Reach { return exposure.Reached },
	}
	w.Access = access.New(w.Frame, w.Clock.Now, Entropy(), nil, nil)
	w.Access.HashAt(PasswordCost)
	w.Joinings = joining.New(w.Frame, links, blobs, Documents, w.admit)
	return w
}

// PasswordCost is what the hash of a password costs in tests, which are about what is done with it. At its full cost, which the
// race detector multiplies, hashing is half of what they do.
var PasswordCost = argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// Entropy is the same sequence of bytes in every run.
func Entropy() *rand.ChaCha8 {
	return rand.NewChaCha8([32]byte([]byte("the same entropy for every test.")))
}

// allot registers a name for its winner, as the server has it done.
func (w *World) allot(ctx context.Context, tx *flows.Tx, a launch.Allotment) (string, error) {
	return w.Names.Allot(ctx, tx, names.Allotment(a))
}

// admit makes a partner of an applicant, as the server has it done.
func (w *World) admit(ctx context.Context, tx *flows.Tx, to joining.Admission) (string, error) {
	return w.Access.OpenPartner(ctx, tx, access.AdmitPartnerInput{
		Handle: to.Handle, Name: to.Name, WebsiteURL: to.WebsiteURL,
	}, to.PersonID)
}

// end verifies the register as the test left it.
func (w *World) end() {
	report, err := verify.Run(context.Background(), verify.Options{DatabaseURL: w.URL, DataDir: w.Dir})
	if err != nil {
		w.t.Errorf("verify: %v", err)
	}
	for _, finding := range report.Findings {
		if !finding.OK() {
			w.t.Errorf("the test left the register out of order: %s", finding)
		}
	}
	if err := w.DB.Close(); err != nil {
		w.t.Errorf("close: %v", err)
	}
}

// Key is an idempotency key that was not used before.
func (w *World) Key() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.keys++
	return fmt.Sprintf("key-%d", w.keys)
}

// Book is every dial in force now.
func (w *World) Book() *book.Book {
	w.t.Helper()
	b, err := w.Frame.Book.At(w.Frame.Now())
	w.must(err)
	return b
}

func (w *World) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// Reopen closes the database and opens it again, as a restart does.
func (w *World) Reopen() {
	w.t.Helper()
	w.must(w.DB.Close())
	opened, err := database.Open(w.t.Context(), w.URL, w.Dir)
	w.must(err)
	w.DB, w.Frame.DB = opened, opened
}

// T is the test the world is for.
func (w *World) T() *testing.T { return w.t }
