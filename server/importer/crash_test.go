package importer

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/server/database"
	"lionrock/server/importer/specimen"
	"lionrock/server/progress"
)

const childVariable = "IMPORT_AS_CHILD"

func TestMain(m *testing.M) {
	if told, is := os.LookupEnv(childVariable); is {
		if err := importAsChild(told); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	flowstest.Main(m)
}

// child is what an import in a process of its own is told.
type child struct {
	URL, Dir, Path string
	FillFrom       int64
}

// importAsChild makes the test binary an import that can be killed.
func importAsChild(told string) error {
	var c child
	if err := json.Unmarshal([]byte(told), &c); err != nil {
		return err
	}
	ctx := flows.AsSystem(context.Background(), "import")
	db, err := database.Open(ctx, c.URL, c.Dir)
	if err != nil {
		return err
	}
	dials, err := flows.LoadDials(ctx, db)
	if err != nil {
		return err
	}
	clock := func() time.Time { return flowstest.Start.UTC() }
	frame := &flows.Frame{DB: db, Clock: clock, NewID: flows.IDs(clock, rand.Reader), Book: dials}
	_, err = load(ctx, frame, c.Path, os.Stdout, c.FillFrom)
	return err
}

// load is Run with another idea of what a large file is.
func load(ctx context.Context, frame *flows.Frame, path string, told io.Writer, fillFrom int64) (Result, error) {
	in, err := open(path)
	if err != nil {
		return Result{}, err
	}
	defer in.close()
	r, err := newRun(ctx, frame, in)
	if err != nil {
		return Result{}, err
	}
	r.progress, r.fillFrom = progress.OfFile(told, in.base(), in.size), fillFrom
	r.together.Store(linesMin)
	result := Result{File: path}
	return result, r.whole(ctx, &result)
}

const manyNames, notLarge = 20_000, 1 << 40

func specimenFile(t *testing.T, names int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "register.csv")
	var content bytes.Buffer
	wish := specimen.Wish{Names: names, Partners: []string{"harbour", "peak"}, Today: flowstest.Start}
	if err := wish.Write(&content); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnImportThatIsKilledLeavesWholeLinesAndGoesOnFromThere(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		path := specimenFile(t, manyNames)
		killOnceItTells(t, w, child{Path: path, FillFrom: notLarge})
		left := int64(w.Count("SELECT count(*) FROM domain"))
		if left == 0 || left == manyNames {
			t.Fatalf("%d names were there when it was killed", left)
		}
		result, err := load(flowstest.System(t), w.Frame, path, io.Discard, notLarge)
		if err != nil || result.Imported != manyNames-left || result.AlreadyThere != left {
			t.Errorf("%v (%v), want %d there already", result, err, left)
		}
	})
}

func TestAnEmptyRegisterIsFilledWholeOrNotAtAll(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		path := specimenFile(t, manyNames)
		const indexes = "SELECT count(*) FROM sqlite_master WHERE type = 'index'"
		if w.URL != "" {
			t.Skip("PostgreSQL takes a file as it takes any other")
		}
		before := w.Count(indexes)
		killOnceItTells(t, w, child{Path: path})
		if left := w.Count("SELECT count(*) FROM domain"); left != 0 || w.Count(indexes) != before {
			t.Fatalf("%d names and %d indexes were left, want 0 and %d", left, w.Count(indexes), before)
		}
		result, err := load(flowstest.System(t), w.Frame, path, io.Discard, 0)
		if err != nil || result.Imported != manyNames {
			t.Fatalf("%v (%v)", result, err)
		}
		if w.Count("SELECT count(*) FROM domain") != manyNames || w.Count(indexes) != before {
			t.Errorf("%d names, %d indexes, want %d", w.Count("SELECT count(*) FROM domain"), w.Count(indexes), before)
		}
		// What is not empty any more is not filled again, and nothing is imported twice.
		result, err = load(flowstest.System(t), w.Frame, path, io.Discard, 0)
		if err != nil || result.AlreadyThere != manyNames {
			t.Errorf("%v (%v)", result, err)
		}
	})
}

// killOnceItTells runs an import in a process of its own and kills it once it has told of progress. A SQLite register has one
// process at a time: the test lets go of it meanwhile.
func killOnceItTells(t *testing.T, w *flowstest.World, c child) {
	t.Helper()
	if err := w.DB.Close(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		opened, err := database.Open(t.Context(), w.URL, w.Dir)
		if err != nil {
			t.Fatal(err)
		}
		w.DB, w.Frame.DB = opened, opened
	}()
	c.URL, c.Dir = w.URL, w.Dir
	told, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	process := exec.Command(os.Args[0])
	process.Env = append(os.Environ(), childVariable+"="+string(told))
	process.Stderr = os.Stderr
	said, err := process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(said, make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if err := process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := process.Wait(); err == nil {
		t.Fatal("the import was done before it could be killed")
	}
}
