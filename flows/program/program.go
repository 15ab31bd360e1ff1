// Package program holds the deeds about the Service Partner Program: where a partner stands, what the programme offers,
// its promotions and notices.
package program

import (
	"time"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/book"
)

// Programs does the deeds about the programme.
type Programs struct {
	*flows.Frame
	// Documents are those of the programme that can be read.
	Documents []view.ProgramDocument
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
