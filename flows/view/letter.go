package view

import (
	"time"

	"lionrock/rules/letter"
)

// Letter is an e-mail that was sent to a person.
type Letter struct {
	ID            string
	Kind          letter.Kind
	Subject, Body string
	SentAt        time.Time
}

// NewsConsent is how a person stands about being written news.
type NewsConsent struct {
	Given bool
	// Since is when they last said so; nil where they never did.
	Since               *time.Time
	Words, WordsVersion string
}

// The pages and edges of letters.
type (
	LetterConnection = Connection[*Letter]
	LetterEdge       = Edge[*Letter]
)
