package gqlhttp

import (
	"bytes"
	"sync"
)

// buffers are the places in which bodies are read and answers put together.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// largestKept is the largest buffer that is kept for others: most are much smaller.
const largestKept = 64 << 10

func newBuffer() *bytes.Buffer { return buffers.Get().(*bytes.Buffer) } //nolint:forcetypeassert // the pool makes no others

// reuse gives a buffer back, emptied. Whoever had it must not look at its bytes any more.
func reuse(b *bytes.Buffer) {
	if b.Cap() <= largestKept {
		b.Reset()
		buffers.Put(b)
	}
}
