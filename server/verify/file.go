package verify

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"regexp"
)

// incoming is the folder in which bytes arrive before they are kept; what is in it is nobody's yet.
const incoming = "incoming"

var isHash = regexp.MustCompile(`^[0-9a-f]{64}$`)

// files walks the folder of papers and the rows about them side by side, both in order of their hash, and hashes every file.
func files(ctx context.Context, in *inspection, f *Finding) error {
	next, stop := iter.Pull2(filesIn(in.blobs))
	defer stop()
	file, err, more := next()
	query := `SELECT sha256, min(size_bytes), max(size_bytes), count(uploaded_at), count(*) FROM (
			SELECT sha256, size_bytes, uploaded_at FROM document
			UNION ALL SELECT sha256, size_bytes, uploaded_at FROM evidence
			UNION ALL SELECT sha256, size_bytes, uploaded_at FROM application_paper WHERE erased_at IS NULL) AS papers
		GROUP BY sha256 ORDER BY sha256`
	if in.postgres {
		// The order of bytes, in which the file system's names are walked, whatever the database's own order of text.
		query += ` COLLATE "C"`
	}
	scanErr := in.each(ctx, query, func(rows *sql.Rows) error {
		var p papers
		if err := rows.Scan(&p.hash, &p.smallest, &p.largest, &p.uploaded, &p.rows); err != nil {
			return err
		}
		f.Rows += p.rows
		for more && err == nil && file.hash < p.hash {
			f.offend(file.path + " (has no row)")
			file, err, more = next()
		}
		if err != nil {
			return err
		}
		if !more || file.hash != p.hash {
			p.reportMissing(f)
			return nil
		}
		if fault := file.compare(p); fault != "" {
			f.offend(file.path + " (" + fault + ")")
		}
		file, err, more = next()
		return err
	})
	for ; more && err == nil && scanErr == nil; file, err, more = next() {
		f.offend(file.path + " (has no row)")
	}
	return errors.Join(scanErr, err)
}

// papers are the rows about one file: the same bytes may have been supplied more than once.
type papers struct {
	hash                              string
	smallest, largest, uploaded, rows int64
}

// reportMissing reports a file that is not there although a row says that it arrived.
func (p papers) reportMissing(f *Finding) {
	if p.uploaded > 0 {
		f.offend(p.hash + " (has no file)")
	}
}

// blob is a file in the folder of papers.
type blob struct{ path, hash string }

// compare says what is wrong with a file, or nothing. What is still being announced may claim any size.
func (b blob) compare(p papers) string {
	size, hash, err := digest(b.path)
	switch {
	case err != nil:
		return err.Error()
	case hash != b.hash:
		return "its bytes are others"
	case p.uploaded == p.rows && (p.smallest != size || p.largest != size):
		return fmt.Sprintf("it has %d bytes, its row says %d", size, p.largest)
	}
	return ""
}

func digest(path string) (int64, string, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, "", err
	}
	hash := sha256.New()
	size, err := io.Copy(hash, file)
	return size, hex.EncodeToString(hash.Sum(nil)), errors.Join(err, file.Close())
}

// filesIn yields every file of the folder in the order of the hashes, which is that of the names. A file that is not where
// and as it ought to be has its path for a hash, so that no row answers to it.
func filesIn(folder string) iter.Seq2[blob, error] {
	return func(yield func(blob, error) bool) {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) && path == folder {
				return nil
			}
			if err != nil {
				return err
			}
			if entry.IsDir() {
				if path == filepath.Join(folder, incoming) {
					return filepath.SkipDir
				}
				return nil
			}
			if !yield(blobAt(folder, path), nil) {
				return filepath.SkipAll
			}
			return nil
		})
		if err != nil {
			yield(blob{}, err)
		}
	}
}

func blobAt(folder, path string) blob {
	hash := filepath.Base(path)
	if !isHash.MatchString(hash) || path != filepath.Join(folder, hash[:2], hash) {
		relative, err := filepath.Rel(folder, path)
		if err == nil {
			hash = relative
		}
	}
	return blob{path: path, hash: hash}
}
