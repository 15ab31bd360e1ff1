package names_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"entgo.io/ent/dialect"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/paper"
)

// announce makes a place for bytes.
func announce(t *testing.T, w *flowstest.World, content []byte) (*view.Document, string) {
	t.Helper()
	d, address, err := w.Names.CreateUploadTarget(flowstest.As(t, harbour), flowstest.Announce(certificate, content))
	if err != nil {
		t.Fatal(err)
	}
	return d, address
}

// papersOnDisk are the files beside the database, what is on its way included.
func papersOnDisk(t *testing.T, w *flowstest.World) []string {
	t.Helper()
	files := []string{}
	err := filepath.WalkDir(w.Names.Blobs.Dir, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && !entry.IsDir() {
			files = append(files, filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestAPaperIsKeptUnderItsHashAndCanBeSeen(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		content := w.Picture()
		announced, address := announce(t, w, content)
		at, err := url.Parse(address)
		if err != nil || at.Path != names.UploadPath+announced.ID || !w.Names.Links.Valid("PUT", at.Path, at.Query(), w.Frame.Now()) {
			t.Errorf("to be put to %s, %v", address, err)
		}
		if announced.State != paper.AwaitingUpload || announced.URL != nil || announced.UploadedAt != nil {
			t.Errorf("announced it is %+v", announced)
		}
		if _, _, err := w.Names.OpenDocument(t.Context(), announced.ID); err == nil {
			t.Error("it could be seen before it came")
		}
		if err := w.Names.ReceiveUpload(t.Context(), announced.ID, bytes.NewReader(content)); err != nil {
			t.Fatal(err)
		}
		d, err := w.Names.DocumentByID(flowstest.As(t, harbour), announced.ID)
		if err != nil || d.State != paper.Uploaded || d.ContentType == nil || *d.ContentType != "image/png" || d.UploadedAt == nil || d.URL == nil {
			t.Fatalf("uploaded it is %+v, %v", d, err)
		}
		if !slices.Equal(papersOnDisk(t, w), []string{d.Sha256}) {
			t.Errorf("on disk are %v", papersOnDisk(t, w))
		}
		file, contentType, err := w.Names.OpenDocument(t.Context(), announced.ID)
		if err != nil {
			t.Fatal(err)
		}
		seen, err := io.ReadAll(file)
		if err := errors.Join(err, file.Close()); err != nil || contentType != "image/png" || !bytes.Equal(seen, content) {
			t.Errorf("seen are %d bytes of %s, %v", len(seen), contentType, err)
		}
		t.Run("but is not another partner's to see", func(t *testing.T) {
			if d, err := w.Names.DocumentByID(flowstest.As(t, peak), announced.ID); d != nil || err != nil {
				t.Errorf("answered %v, %v", d, err)
			}
		})
		t.Run("and is not sent twice", func(t *testing.T) {
			err := w.Names.ReceiveUpload(t.Context(), announced.ID, bytes.NewReader(content))
			flowstest.Refused(t, err, rules.StatusProhibitsOperation, "documentId")
		})
	})
}

func TestAnAnnouncementThatCannotBeIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		before := w.RowCounts()["document"]
		good := flowstest.Announce(certificate, []byte("\x89PNG\r\n\x1a\n"))
		for _, c := range []struct {
			name   string
			change func(*names.CreateUploadTargetInput)
			field  string
		}{
			{"no bytes", func(in *names.CreateUploadTargetInput) { in.SizeBytes = 0 }, "sizeBytes"},
			{"less than none", func(in *names.CreateUploadTargetInput) { in.SizeBytes = -1 }, "sizeBytes"},
			{"more than 5 MB", func(in *names.CreateUploadTargetInput) { in.SizeBytes = 5<<20 + 1 }, "sizeBytes"},
			{"no hash", func(in *names.CreateUploadTargetInput) { in.Sha256 = "" }, "sha256"},
			{"a hash in capitals", func(in *names.CreateUploadTargetInput) { in.Sha256 = strings.ToUpper(in.Sha256) }, "sha256"},
			{"a path for a hash", func(in *names.CreateUploadTargetInput) { in.Sha256 = "../../../../etc/passwd" }, "sha256"},
			{"a short hash", func(in *names.CreateUploadTargetInput) { in.Sha256 = in.Sha256[:62] }, "sha256"},
			{"no name", func(in *names.CreateUploadTargetInput) { in.Filename = "" }, "filename"},
			{"a name with a line end", func(in *names.CreateUploadTargetInput) { in.Filename = "a\r\nb.png" }, "filename"},
			{"a name with a NUL", func(in *names.CreateUploadTargetInput) { in.Filename = "a\x00.png" }, "filename"},
			{"an endless name", func(in *names.CreateUploadTargetInput) { in.Filename = strings.Repeat("a", 256) }, "filename"},
		} {
			t.Run(c.name, func(t *testing.T) {
				in := good
				c.change(&in)
				_, _, err := w.Names.CreateUploadTarget(flowstest.As(t, harbour), in)
				flowstest.Refused(t, err, rules.Invalid, c.field)
			})
		}
		if after := w.RowCounts()["document"]; after != before {
			t.Errorf("%d places were made", after-before)
		}
	})
}

func TestBytesThatAreNotThoseAnnouncedAreNotKept(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		for _, c := range []struct {
			name      string
			announced []byte
			sent      func(announced []byte) io.Reader
			field     string
		}{
			{"fewer", w.Picture(), func(a []byte) io.Reader { return bytes.NewReader(a[:len(a)-1]) }, "sizeBytes"},
			{"none", w.Picture(), func([]byte) io.Reader { return strings.NewReader("") }, "sizeBytes"},
			{"more", w.Picture(), func(a []byte) io.Reader { return bytes.NewReader(append(slices.Clone(a), 0)) }, "sizeBytes"},
			{"others", w.Picture(), func(a []byte) io.Reader { return bytes.NewReader(append(slices.Clone(a[:len(a)-1]), 7)) }, "sha256"},
			{"a program called paper.png", []byte("MZ\x90\x00 this program cannot be run"), func(a []byte) io.Reader { return bytes.NewReader(a) }, "filename"},
			{"a page called paper.png", []byte("<html><script>alert(1)</script>"), func(a []byte) io.Reader { return bytes.NewReader(a) }, "filename"},
			{"a drawing called paper.png", []byte("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), func(a []byte) io.Reader { return bytes.NewReader(a) }, "filename"},
		} {
			t.Run(c.name, func(t *testing.T) {
				d, _ := announce(t, w, c.announced)
				err := w.Names.ReceiveUpload(t.Context(), d.ID, c.sent(c.announced))
				flowstest.Refused(t, err, rules.Invalid, c.field)
				if files := papersOnDisk(t, w); len(files) != 0 {
					t.Errorf("left %v", files)
				}
				if after, err := w.Names.DocumentByID(flowstest.As(t, harbour), d.ID); err != nil || after.State != paper.AwaitingUpload {
					t.Errorf("it is %+v, %v", after, err)
				}
			})
		}
		t.Run("for a paper nobody announced", func(t *testing.T) {
			err := w.Names.ReceiveUpload(t.Context(), "doc_none", bytes.NewReader(w.Picture()))
			flowstest.Refused(t, err, rules.NotFound, "documentId")
		})
		t.Run("but what a PDF or a JPEG begins with will do", func(t *testing.T) {
			for _, content := range []string{"%PDF-1.7\nwhatever", "\xff\xd8\xff\xe0 a picture"} {
				d, _ := announce(t, w, []byte(content))
				if err := w.Names.ReceiveUpload(t.Context(), d.ID, strings.NewReader(content)); err != nil {
					t.Error(err)
				}
			}
		})
	})
}

func TestASenderWhoLeavesHalfWayLeavesNothing(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		content := append(w.Picture(), bytes.Repeat([]byte("picture "), 32<<10)...)
		gone := errors.New("the sender has left")
		d, _ := announce(t, w, content)
		for at := 0; at < len(content); at += 24 << 10 {
			body := io.MultiReader(bytes.NewReader(content[:at]), iotest.ErrReader(gone))
			if err := w.Names.ReceiveUpload(t.Context(), d.ID, body); !errors.Is(err, gone) {
				t.Errorf("after %d bytes answered %v", at, err)
			}
			if files := papersOnDisk(t, w); len(files) != 0 {
				t.Fatalf("after %d bytes left %v", at, files)
			}
		}
		if err := w.Names.ReceiveUpload(t.Context(), d.ID, bytes.NewReader(content)); err != nil {
			t.Errorf("sent again it is answered %v", err)
		}
	})
}

// The file must be on disk before a row says so. So the row is kept from being changed, as by a disk that is full.
func TestAPapersFileIsOnDiskBeforeItsRowSaysSo(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		content := w.Picture()
		d, _ := announce(t, w, content)
		break_, mend := breakUpdates(w)
		execute(t, w, break_...)
		if err := w.Names.ReceiveUpload(t.Context(), d.ID, bytes.NewReader(content)); err == nil {
			t.Error("it was acknowledged")
		}
		if files := papersOnDisk(t, w); !slices.Equal(files, []string{d.Sha256}) {
			t.Errorf("on disk are %v", files)
		}
		execute(t, w, mend...)
		if after, err := w.Names.DocumentByID(flowstest.As(t, harbour), d.ID); err != nil || after.State != paper.AwaitingUpload {
			t.Errorf("its row says %+v, %v", after, err)
		}
		if err := w.Names.ReceiveUpload(t.Context(), d.ID, bytes.NewReader(content)); err != nil {
			t.Errorf("sent again it is answered %v", err)
		}
	})
}

// breakUpdates are the statements by which documents cannot be changed, and those by which they can again.
func breakUpdates(w *flowstest.World) (broken, mended []string) {
	if w.DB.Dialect == dialect.SQLite {
		return []string{"CREATE TRIGGER broken BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'full'); END"},
			[]string{"DROP TRIGGER broken"}
	}
	return []string{
			"CREATE FUNCTION broken() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'full'; END $$ LANGUAGE plpgsql",
			"CREATE TRIGGER broken BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION broken()",
		}, []string{
			"DROP TRIGGER broken ON document", "DROP FUNCTION broken",
		}
}

func execute(t *testing.T, w *flowstest.World, statements ...string) {
	t.Helper()
	err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
		for _, statement := range statements {
			if _, err := tx.SQL.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("%s: %w", statement, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheSameBytesForTwoPapersAreKeptOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		content := w.Picture()
		for range 2 {
			d, _ := announce(t, w, content)
			if err := w.Names.ReceiveUpload(t.Context(), d.ID, bytes.NewReader(content)); err != nil {
				t.Fatal(err)
			}
		}
		if files := papersOnDisk(t, w); len(files) != 1 {
			t.Errorf("on disk are %v", files)
		}
		if left, err := os.ReadDir(filepath.Join(w.Names.Blobs.Dir, "incoming")); err != nil || len(left) != 0 {
			t.Errorf("on their way are %v, %v", left, err)
		}
	})
}

func TestAPaperIsReviewedOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		officer := flowstest.Officer(t)
		waits, unused := w.Paper(harbour, certificate), w.Paper(harbour, certificate)
		id := w.Register(harbour, "tea.com.hk", flowstest.With(waits))
		for _, c := range []struct {
			name, id string
			to       paper.State
			reason   string
			code     rules.Code
			field    string
		}{
			{"not a paper that is not there", "doc_none", paper.Accepted, "", rules.NotFound, "documentId"},
			{"not one that nobody supplied", unused, paper.Accepted, "", rules.StatusProhibitsOperation, "documentId"},
			{"not back to the queue", waits, paper.UnderReview, "", rules.Invalid, "state"},
			{"not refused without a reason", waits, paper.Rejected, "", rules.Required, "reason"},
			{"not refused for a space", waits, paper.Rejected, "  ", rules.Required, "reason"},
		} {
			t.Run(c.name, func(t *testing.T) {
				err := w.Names.ReviewDocument(officer, c.id, c.to, c.reason)
				flowstest.Refused(t, err, c.code, c.field)
			})
		}
		queue, err := w.Names.Documents(officer, view.Page{}, paper.UnderReview)
		if err != nil || len(queue.Edges) != 1 || queue.Edges[0].Node.ID != waits || queue.Edges[0].Node.Requirement == nil {
			t.Errorf("the queue is %v, %v", queue, err)
		}
		w.Clock.Move(time.Hour)
		w.Accept(waits)
		for _, to := range []paper.State{paper.Accepted, paper.Rejected} {
			err := w.Names.ReviewDocument(officer, waits, to, "A second look.")
			flowstest.Refused(t, err, rules.StatusProhibitsOperation, "documentId")
		}
		row := w.Domain(id).Edges.Documents[0]
		if row.ReviewedAt == nil || row.ReviewedBy != flowstest.OfficerID || row.State != paper.Accepted {
			t.Errorf("it is %v", row)
		}
	})
}

func TestAHolderIsValidatedWhenFirstAPaperIsAccepted(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		first, second := w.Paper(harbour, certificate), w.Paper(harbour, rules.CertificateOfIncorporation)
		holder := w.NewHolder(harbour, companyCalled("Alpha Limited"), first, second)
		w.Accept(first)
		seen := w.Text("SELECT CAST(validated_at AS text) FROM registrant WHERE id = '" + holder + "'")
		w.Clock.Days(1)
		w.Accept(second)
		if again := w.Text("SELECT CAST(validated_at AS text) FROM registrant WHERE id = '" + holder + "'"); again != seen {
			t.Errorf("validated %s, then %s", seen, again)
		}
	})
}
