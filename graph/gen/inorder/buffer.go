package inorder

import (
	"bytes"
	"encoding/json"
	"sync"
)

// buffers are where answers are put together, and requests read.
var buffers = sync.Pool{New: func() any { return bytes.NewBuffer(make([]byte, 0, 2048)) }}

// largestKept is the largest buffer that is kept for others: most hold much less.
const largestKept = 64 << 10

// NewBuffer makes room for an answer, for its data, or for a request.
func NewBuffer() *bytes.Buffer { return buffers.Get().(*bytes.Buffer) } //nolint:forcetypeassert // the pool makes no others

// Reuse gives a buffer back, once what is in it was copied. Whoever had it must not look at it any more.
func Reuse(b *bytes.Buffer) {
	if b.Cap() <= largestKept {
		b.Reset()
		buffers.Put(b)
	}
}

// ReuseData gives back the buffer that the data of an answer are in: gqlgen hands on only the data.
func ReuseData(data json.RawMessage) {
	if cap(data) > 0 {
		Reuse(bytes.NewBuffer(data))
	}
}
