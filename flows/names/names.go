// Package names holds the deeds about names: checking, quoting, registering and changing them, the papers they need and the
// money they wait for.
package names

import (
	"context"
	"sync/atomic"
	"time"

	"lionrock/flows"
	"lionrock/rules/book"
)

// Names does the deeds about names.
type Names struct {
	*flows.Frame
	Links flows.Links
	Blobs flows.Blobs

	catalogue catalogue
	// launchEnded is an instant, in microseconds, at which nobody waited for results of the launch any more; zero before.
	launchEnded atomic.Int64
}

// New returns the deeds about names.
func New(frame *flows.Frame, links flows.Links, blobs flows.Blobs) *Names {
	return &Names{Frame: frame, Links: links, Blobs: blobs}
}

// bookNow returns the instant at which a request is judged and the dials in force then.
func (n *Names) bookNow() (*book.Book, time.Time, error) {
	now := n.Now()
	b, err := n.Book.At(now)
	return b, now, err
}

// asPlatform lets a deed read across partners what it needs to judge: whether a name is taken, by whomever.
func asPlatform(ctx context.Context) context.Context {
	return flows.AsSystem(ctx, flows.ActorOf(ctx).Label)
}
