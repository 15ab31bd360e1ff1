// Package program holds the deeds about the Service Partner Program: where a partner stands, what the programme offers,
// its promotions and notices.
package program

import (
	"context"
	"time"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/book"
	"lionrock/rules/exposure"
)

// Programs does the deeds about the programme.
type Programs struct {
	*flows.Frame
	// Documents are those of the programme that can be read.
	Documents []view.ProgramDocument
	// Exposure is what the marketing exposure of partners needs of the outside.
	Exposure Exposure
}

// Exposure is where logos come from and go to, and how a page of a partner's is looked at.
type Exposure struct {
	// Base is the address of this site.
	Base string
	// Papers holds what partners send, Logos what was drawn of it: only this is served to everyone.
	Papers, Logos flows.Blobs
	// Reach fetches a page on the public web. The deeds hold no transaction meanwhile.
	Reach func(ctx context.Context, address string) exposure.Reach
}

// New returns the deeds about the programme.
func New(frame *flows.Frame, documents []view.ProgramDocument) *Programs {
	return &Programs{Frame: frame, Documents: documents}
}

func (p *Programs) bookNow() (*book.Book, time.Time, error) {
	now := p.Now()
	b, err := p.Book.At(now)
	return b, now, err
}
