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
	query := n.DB.Read.Document.Query().Where(document.StateEQ(state), document.CreatedAtLTE(n.Now()))
	return flows.Paged(ctx, page, flows.List[*view.Document, *view.Document]{
		By: flows.ByInstant,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*view.Document, error) {
			rows, err := query.Clone().WithDomain().
				Where(func(q *sql.Selector) { s.On(q, document.FieldCreatedAt, document.FieldID) }).All(ctx)
			if err != nil {
				return nil, fmt.Errorf("papers: %w", err)
			}
			return n.sayDocuments(ctx, rows)
		},
		Key:   func(v *view.Document) flows.Key { return flows.Key{Value: flows.InstantKey(v.CreatedAt), ID: v.ID} },
		View:  func(v *view.Document) *view.Document { return v },
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
	return first(n.sayDocuments(ctx, []*ent.Document{row}))
}

// DocumentsOf lists the papers supplied for a name, oldest first.
func (n *Names) DocumentsOf(ctx context.Context, domainID string) ([]*view.Document, error) {
	rows, err := n.DB.Read.Document.Query().Where(document.DomainID(domainID)).WithDomain().
		Order(ent.Asc(document.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("papers of %s: %w", domainID, err)
	}
	return n.sayDocuments(ctx, rows)
}

// DocumentsOfApplication lists the papers supplied with a launch application, oldest first.
func (n *Names) DocumentsOfApplication(ctx context.Context, applicationID string) ([]*view.Document, error) {
	rows, err := n.DB.Read.Document.Query().Where(document.LaunchApplicationID(applicationID)).
		Order(ent.Asc(document.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("papers of %s: %w", applicationID, err)
	}
	return n.sayDocuments(ctx, rows)
}

// sayDocuments says papers, each with the rule that asks for it where it was supplied for a name: registered, or applied for
// in the launch. They come with their domain.
func (n *Names) sayDocuments(ctx context.Context, rows []*ent.Document) ([]*view.Document, error) {
	asked, err := n.launchRequirements(ctx, rows)
	if err != nil {
		return nil, err
	}
	said, now := make([]*view.Document, len(rows)), n.Now()
	for i, row := range rows {
		requirements := asked[row.LaunchApplicationID]
		if row.Edges.Domain != nil {
			requirements = row.Edges.Domain.Requirements
		}
		said[i] = n.sayDocument(row, requirements, now)
	}
	return said, nil
}

func (n *Names) sayDocument(row *ent.Document, asked []rules.Requirement, now time.Time) *view.Document {
	v := &view.Document{
		ID: row.ID, Kind: row.Kind, Filename: row.Filename, Sha256: row.Sha256, State: row.State,
		SizeBytes: int(row.SizeBytes), UploadedAt: row.UploadedAt, DomainID: row.DomainID,
		LaunchApplicationID: row.LaunchApplicationID, CreatedAt: row.CreatedAt, Requirement: askedFor(asked, row.Kind),
	}
	if row.RejectionReason != "" {
		v.RejectionReason = &row.RejectionReason
	}
	if row.UploadedAt != nil {
		address := n.Links.Sign(http.MethodGet, UploadPath+row.ID, now.Add(linkLife))
		v.ContentType, v.URL = &row.ContentType, &address
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
