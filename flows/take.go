package flows

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"lionrock/rules/paper"
)

// Take receives the bytes of an announced paper, keeps them if they are those announced and a paper at all, and tells what
// they are.
func (b Blobs) Take(body io.Reader, announced paper.Announced) (contentType string, err error) {
	in, err := b.Receive(body, announced.SizeBytes)
	if errors.Is(err, ErrTooLarge) {
		return "", announced.Compare("", announced.SizeBytes+1, nil)
	}
	if err != nil {
		return "", err
	}
	contentType = paper.ContentType(in.Head)
	if refusal := announced.Compare(in.Sha256, in.Size, &contentType); refusal != nil {
		return "", errors.Join(refusal, b.Discard(in))
	}
	return contentType, b.Keep(in)
}

// Remove removes the bytes with a hash, if they are there. The caller has seen to it that no row speaks of them.
func (b Blobs) Remove(sha string) error {
	err := os.Remove(b.path(sha))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
