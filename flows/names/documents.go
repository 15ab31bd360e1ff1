package names

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/paper"
)

// Documents lists the papers in a state, the longest waiting first.
func (n *Names) Documents(ctx context.Context, page view.Page, state paper.State) (*view.DocumentConnection, error) {
	query := n.DB.Read.Document.Query().Where(document.StateEQ(state))
	now := n.Now()
	return flows.Paged(ctx, page, flows.List[*ent.Document, *view.Document]{
		By: flows.ByInstant,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*ent.Document, error) {
			return query.Clone().WithDomain().
				Where(func(q *sql.Selector) { s.On(q, document.FieldCreatedAt, document.FieldID) }).All(ctx)
		},
		Key: func(row *ent.Document) flows.Key {
			return flows.Key{Value: flows.InstantKey(row.CreatedAt), ID: row.ID}
		},
		View:  func(row *ent.Document) *view.Document { return n.sayDocument(row, row.Edges.Domain, now) },
		Count: query.Clone().Count,
	})
}

// DocumentByID reads one paper the actor may see; nil where there is none.
func (n *Names) DocumentByID(ctx context.Context, id string) (*view.Document, error) {
	row, err := n.DB.Read.Document.Query().Where(document.ID(id)).WithDomain().Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("paper: %w", err)
	}
	return n.sayDocument(row, row.Edges.Domain, n.Now()), nil
}

// DocumentsOf lists the papers supplied for a name, oldest first.
func (n *Names) DocumentsOf(ctx context.Context, domainID string) ([]*view.Document, error) {
	rows, err := n.DB.Read.Document.Query().Where(document.DomainID(domainID)).WithDomain().
		Order(ent.Asc(document.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("papers of %s: %w", domainID, err)
	}
	said, now := make([]*view.Document, len(rows)), n.Now()
	for i, row := range rows {
		said[i] = n.sayDocument(row, row.Edges.Domain, now)
	}
	return said, nil
}

// sayDocument says a paper, with the rule that asks for it where it was supplied for a name.
func (n *Names) sayDocument(row *ent.Document, domain *ent.Domain, now time.Time) *view.Document {
	v := &view.Document{
		ID: row.ID, Kind: row.Kind, Filename: row.Filename, Sha256: row.Sha256, State: row.State,
		SizeBytes: int(row.SizeBytes), UploadedAt: row.UploadedAt, DomainID: row.DomainID,
	}
	if row.RejectionReason != "" {
		v.RejectionReason = &row.RejectionReason
	}
	if row.UploadedAt != nil {
		address := n.Links.Sign(http.MethodGet, UploadPath+row.ID, now.Add(linkLife))
		v.ContentType, v.URL = &row.ContentType, &address
	}
	if domain != nil {
		v.Requirement = askedFor(domain.Requirements, row.Kind)
	}
	return v
}

func askedFor(requirements []rules.Requirement, kind rules.DocumentKind) *rules.Requirement {
	for i := range requirements {
		if requirements[i].SatisfiedBy(kind) {
			return &requirements[i]
		}
	}
	return nil
}
