// Package launch holds the deeds of a launch: applying for a name, closing and deciding, drawing, announcing, and objecting.
//
// Closing a phase is no deed: a phase is closed from its closing instant on, whoever asks. What is decided is decided by
// rules/launch from frozen, published inputs, so that a crash between two steps, or a second officer at the same button,
// comes to the same result, once.
package launch

import (
	"context"
	"time"

	"lionrock/flows"
	"lionrock/rules/book"
	"lionrock/rules/launch"
)

// Launches does the deeds of a launch.
type Launches struct {
	*flows.Frame
	Links flows.Links
	Blobs flows.Blobs
	// Slow tells how long a caller has to wait before another try under a key; nil lets everyone try at once.
	Slow func(ctx context.Context, key string) (time.Duration, error)
	// Allot puts a winner's name into the register.
	Allot Allot
}

// New returns the deeds of a launch.
func New(frame *flows.Frame, links flows.Links, blobs flows.Blobs, allot Allot) *Launches {
	return &Launches{Frame: frame, Links: links, Blobs: blobs, Allot: allot}
}

// bookNow returns the instant at which a request is judged and the dials in force then.
func (l *Launches) bookNow() (*book.Book, time.Time, error) {
	now := l.Now()
	b, err := l.Book.At(now)
	return b, now, err
}

// programme returns the launch programme in force, with the dials and the instant it was read at.
func (l *Launches) programme() (*launch.Programme, *book.Book, time.Time, error) {
	b, now, err := l.bookNow()
	if err != nil {
		return nil, nil, now, err
	}
	return &b.Launch, b, now, nil
}
