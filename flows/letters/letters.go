// Package letters holds the deeds about what people are written: who is told of what, each once, and what they consent to.
//
// What there is to tell follows from facts: each source reads its own, and answers the same however often it is asked. Here it
// becomes letters, one for each person, which the background work sends. So a letter that one run did not make the next one
// makes, and nothing depends on a run.
package letters

import (
	"context"
	"time"

	"lionrock/flows"
	"lionrock/rules/letter"
)

// Source reads what there is to tell at an instant.
type Source func(ctx context.Context, now time.Time) ([]letter.Occasion, error)

// Letters does the deeds about letters.
type Letters struct {
	*flows.Frame
	Links flows.Links
}

// New returns the deeds about letters.
func New(frame *flows.Frame, links flows.Links) *Letters { return &Letters{Frame: frame, Links: links} }

// asPost is the platform as it writes: it reads what belongs to everyone, because it writes to everyone.
func asPost(ctx context.Context) context.Context { return flows.AsSystem(ctx, "registry post") }
