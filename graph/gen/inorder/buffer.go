package inorder

import (
	"bytes"
	"encoding/json"
	"sync"
)

// room is where the data of answers are put together, and requests read.
var room = sync.Pool{New: func() any { return new(make([]byte, 0, 2048)) }}

// largestKept is the largest answer whose room is kept for others: most are much smaller.
const largestKept = 64 << 10

// NewBuffer makes room for the data of an answer, or for a request.
func NewBuffer() *bytes.Buffer { return bytes.NewBuffer(*room.Get().(*[]byte)) } //nolint:forcetypeassert // the pool makes no others

// Reuse gives back the room, once what is in it was copied. Whoever had it must not look at it any more.
func Reuse(data json.RawMessage) {
	if c := cap(data); c > 0 && c <= largestKept {
		empty := []byte(data[:0])
		room.Put(&empty)
	}
}
