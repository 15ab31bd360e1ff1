package gqlhttp

import (
	"errors"
	"time"
)

// Limits is how much one request may ask for. All are checked before anything is executed, and all
// that need no schema before validation, whose time grows with the square of the document.
type Limits struct {
	BodyBytes          int // of the HTTP body
	QueryBytes         int // of the document
	Tokens             int // of the document, before it is parsed to its end
	Depth              int // levels of fields; introspection has its own
	IntrospectionDepth int // levels of fields from __schema or __type
	Aliases            int // root fields, and aliases below them
	Directives         int // in the document
	Fields             int // after fragments are put in their places
	ListElements       int // in any one list, written or in a variable
	InputDepth         int // lists and objects inside one another in a value
	Complexity         int // points; see cost.go

	DefaultPage int // elements of a page without first or last, for the cost; as flows.PageDefault
	DefaultList int // elements of a list that cannot be sized, for the cost

	CachedDocuments int // parsed and validated documents that are kept
	CachedBytes     int // of memory that they may take, estimated

	QueryTimeout    time.Duration // for a query to finish
	MutationTimeout time.Duration // for a mutation to finish
}

// DefaultLimits are the figures that are published to integrators.
func DefaultLimits() Limits {
	return Limits{
		BodyBytes: 256 << 10, QueryBytes: 16 << 10, Tokens: 1000,
		Depth: 8, IntrospectionDepth: 15, Aliases: 15, Directives: 20, Fields: 1000,
		ListElements: 200, InputDepth: 10, Complexity: 500,
		DefaultPage: 50, DefaultList: 5,
		CachedDocuments: 1000, CachedBytes: 64 << 20,
		QueryTimeout: 10 * time.Second, MutationTimeout: 20 * time.Second,
	}
}

// check refuses a limit that was left out: nothing here is without end.
func (l Limits) check() error {
	for _, n := range []int{
		l.BodyBytes, l.QueryBytes, l.Tokens, l.Depth, l.IntrospectionDepth, l.Aliases,
		l.Directives, l.Fields, l.ListElements, l.InputDepth, l.Complexity,
		l.DefaultPage, l.DefaultList, l.CachedDocuments, l.CachedBytes,
		int(l.QueryTimeout), int(l.MutationTimeout),
	} {
		if n <= 0 {
			return errors.New("graphql limits: each must be set; start from DefaultLimits")
		}
	}
	return nil
}

// maxIntrospectionLists is how many of fields, inputFields, interfaces and possibleTypes may be
// inside one another. Every tool's introspection query has one; two make a circle through the types.
const maxIntrospectionLists = 1
