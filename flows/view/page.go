// Package view holds what is said about things: the shapes that deeds answer with and the API speaks. A view is read once,
// in full, and computes nothing.
package view

import "context"

// Page asks for a part of a list: the first so many after a cursor, or the last so many before one.
type Page struct {
	First, Last   *int
	After, Before *string
}

// PageInfo tells where a page lies in its list (Relay).
type PageInfo struct {
	HasNextPage     bool    `json:"hasNextPage"`
	HasPreviousPage bool    `json:"hasPreviousPage"`
	StartCursor     *string `json:"startCursor"`
	EndCursor       *string `json:"endCursor"`
}

// Edge is one element of a page and its cursor.
type Edge[T any] struct {
	Cursor string
	Node   T
}

// Connection is one page of a list.
type Connection[T any] struct {
	Edges    []Edge[T]
	PageInfo PageInfo
	// Count counts the whole list; it is asked only if the caller wants to know.
	Count func(context.Context) (int, error)
}

// TotalCount is the number of elements in the whole list.
func (c *Connection[T]) TotalCount(ctx context.Context) (int, error) { return c.Count(ctx) }

// The pages and edges of the API.
type (
	DomainConnection         = Connection[*Domain]
	DomainEdge               = Edge[*Domain]
	RegistrantConnection     = Connection[*Registrant]
	RegistrantEdge           = Edge[*Registrant]
	DocumentConnection       = Connection[*Document]
	DocumentEdge             = Edge[*Document]
	WaiverEntryConnection    = Connection[*WaiverEntry]
	WaiverEntryEdge          = Edge[*WaiverEntry]
	AuditEntryConnection     = Connection[*AuditEntry]
	AuditEntryEdge           = Edge[*AuditEntry]
	PartnerProfileConnection = Connection[*PartnerProfile]
	PartnerProfileEdge       = Edge[*PartnerProfile]
	AnnouncementConnection   = Connection[*Announcement]
	AnnouncementEdge         = Edge[*Announcement]

	LaunchApplicationConnection = Connection[*LaunchApplication]
	LaunchApplicationEdge       = Edge[*LaunchApplication]
	ContentionSetConnection     = Connection[*ContentionSet]
	ContentionSetEdge           = Edge[*ContentionSet]
	ObjectionConnection         = Connection[*Objection]
	ObjectionEdge               = Edge[*Objection]
)

// Node is anything with a global ID.
type Node any
