package flows

import (
	"io"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"
)

// IDs returns a maker of opaque IDs: the noun's prefix, an underscore and a ULID that sorts by time of making, also within
// one millisecond. Entropy is the source of its random part.
func IDs(clock func() time.Time, entropy io.Reader) func(prefix string) string {
	monotonic := ulid.Monotonic(entropy, 0)
	var mu sync.Mutex
	var last uint64
	return func(prefix string) string {
		mu.Lock()
		defer mu.Unlock()
		last = max(last, ulid.Timestamp(clock()))
		return prefix + "_" + ulid.MustNew(last, monotonic).String()
	}
}
