// Package audit says how audit entries are chained: each entry's hash covers its own content and the hash of the entry
// before it in the same book, so that nothing can be changed, removed or slipped in without breaking every later hash.
package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
)

// Entry is who did what to what, and when.
type Entry struct {
	Book      string
	Seq       int64
	Actor     string
	Action    string
	Target    string
	At        time.Time
	RequestID string
	// Changes is a JSON object as text, or empty.
	Changes string
}

// Hash is the SHA-256, in lower-case hexadecimal, of the previous hash (empty for the first) and the entry's fields, each
// preceded by its length in bytes and a colon, so that no two entries read the same.
func (e Entry) Hash(previous string) string {
	var b strings.Builder
	for _, part := range []string{
		previous, e.Book, strconv.FormatInt(e.Seq, 10), e.Actor, e.Action, e.Target,
		e.At.UTC().Format("2006-01-02T15:04:05.000000Z"), e.RequestID, e.Changes,
	} {
		b.WriteString(strconv.Itoa(len(part)))
		b.WriteByte(':')
		b.WriteString(part)
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}
