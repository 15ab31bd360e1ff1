package flows_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"lionrock/flows"
)

// filesIn lists every file under a folder.
func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestBytesAreKeptUnderTheirHash(t *testing.T) {
	t.Parallel()
	blobs := flows.Blobs{Dir: t.TempDir()}
	content := strings.Repeat("paper ", 1000)
	sum := sha256.Sum256([]byte(content))
	for range 2 { // the same bytes are kept once
		in, err := blobs.Receive(iotest.OneByteReader(strings.NewReader(content)), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		if in.Sha256 != hex.EncodeToString(sum[:]) || in.Size != int64(len(content)) || string(in.Head) != content[:512] {
			t.Errorf("received %s, %d bytes, %d at the head", in.Sha256, in.Size, len(in.Head))
		}
		if err := blobs.Keep(in); err != nil {
			t.Fatal(err)
		}
	}
	if files := filesIn(t, blobs.Dir); len(files) != 1 {
		t.Errorf("there are %v", files)
	}
	file, err := blobs.Open(hex.EncodeToString(sum[:]))
	if err != nil {
		t.Fatal(err)
	}
	kept, err := io.ReadAll(file)
	if err := errors.Join(err, file.Close()); err != nil || !bytes.Equal(kept, []byte(content)) {
		t.Errorf("kept %d bytes, %v", len(kept), err)
	}
}

func TestWhatIsNotKeptLeavesNothing(t *testing.T) {
	t.Parallel()
	gone := errors.New("the sender has left")
	for _, c := range []struct {
		name string
		body io.Reader
		want error
	}{
		{"too many bytes", strings.NewReader("123456"), flows.ErrTooLarge},
		{"endless bytes", endless{}, flows.ErrTooLarge},
		{"a sender who leaves", io.MultiReader(strings.NewReader("12"), iotest.ErrReader(gone)), gone},
		{"a sender who leaves at once", iotest.ErrReader(gone), gone},
	} {
		t.Run(c.name, func(t *testing.T) {
			blobs := flows.Blobs{Dir: t.TempDir()}
			if in, err := blobs.Receive(c.body, 5); !errors.Is(err, c.want) || in != nil {
				t.Errorf("answered %v, %v", in, err)
			}
			if files := filesIn(t, blobs.Dir); len(files) != 0 {
				t.Errorf("left %v", files)
			}
		})
	}
	t.Run("a file that is discarded", func(t *testing.T) {
		blobs := flows.Blobs{Dir: t.TempDir()}
		in, err := blobs.Receive(strings.NewReader("12345"), 5)
		if err := errors.Join(err, blobs.Discard(in)); err != nil || len(filesIn(t, blobs.Dir)) != 0 {
			t.Errorf("%v; left %v", err, filesIn(t, blobs.Dir))
		}
	})
}

// endless is a body without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }
