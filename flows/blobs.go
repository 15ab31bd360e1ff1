package flows

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Blobs keeps the bytes of papers in files named by their SHA-256, in a folder that no web server serves.
type Blobs struct{ Dir string }

// ErrTooLarge is returned when more bytes come than may.
var ErrTooLarge = errors.New("more bytes than announced")

// Incoming is a file that has arrived but is not kept yet.
type Incoming struct {
	Sha256 string
	Size   int64
	// Head holds the first bytes, from which the type is told.
	Head []byte
	path string
}

const headSize = 512

// Receive streams bytes to disk, syncs them, and tells what they are. Nothing is kept until Keep; Discard removes them.
func (b Blobs) Receive(body io.Reader, limit int64) (_ *Incoming, err error) {
	folder := filepath.Join(b.Dir, "incoming")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("receive: %w", err)
	}
	file, err := os.CreateTemp(folder, "upload-")
	if err != nil {
		return nil, fmt.Errorf("receive: %w", err)
	}
	in := &Incoming{path: file.Name()}
	defer func() {
		if err = errors.Join(err, file.Close()); err != nil {
			err = errors.Join(err, os.Remove(in.path))
		}
	}()
	hash, head := sha256.New(), &headWriter{}
	in.Size, err = io.Copy(io.MultiWriter(file, hash, head), io.LimitReader(body, limit+1))
	if err != nil {
		return nil, fmt.Errorf("receive: %w", err)
	}
	if in.Size > limit {
		return nil, ErrTooLarge
	}
	in.Sha256, in.Head = hex.EncodeToString(hash.Sum(nil)), head.bytes
	return in, file.Sync()
}

// headWriter keeps the first bytes written to it.
type headWriter struct{ bytes []byte }

func (h *headWriter) Write(p []byte) (int, error) {
	h.bytes = append(h.bytes, p[:min(len(p), headSize-len(h.bytes))]...)
	return len(p), nil
}

// Keep puts the file under its hash, durably: the same bytes are kept once.
func (b Blobs) Keep(in *Incoming) error {
	target := b.path(in.Sha256)
	folder := filepath.Dir(target)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("keep: %w", err)
	}
	if err := os.Rename(in.path, target); err != nil {
		return fmt.Errorf("keep: %w", err)
	}
	return errors.Join(syncFolder(folder), syncFolder(b.Dir))
}

// Discard removes a file that was not kept.
func (b Blobs) Discard(in *Incoming) error { return os.Remove(in.path) }

// Open reads a kept file.
func (b Blobs) Open(sha string) (*os.File, error) { return os.Open(b.path(sha)) }

func (b Blobs) path(sha string) string { return filepath.Join(b.Dir, sha[:2], sha) }

func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
