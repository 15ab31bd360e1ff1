package flows

import (
	"context"
	"encoding/json"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/auditentry"
	"lionrock/ent/predicate"
	"lionrock/flows/view"
)

// AuditLog lists the entries of a partner's book, newest first.
func (f *Frame) AuditLog(ctx context.Context, page view.Page, partnerID string) (*view.AuditEntryConnection, error) {
	return f.entries(ctx, page, auditentry.Book(partnerID))
}

// History lists what happened to one thing, newest first. Who may see the thing may see its history.
func (f *Frame) History(ctx context.Context, page view.Page, target string) (*view.AuditEntryConnection, error) {
	return f.entries(ctx, page, auditentry.Target(target))
}

func (f *Frame) entries(
	ctx context.Context, page view.Page, which predicate.AuditEntry,
) (*view.AuditEntryConnection, error) {
	query := f.DB.Read.AuditEntry.Query().Where(which)
	return Paged(ctx, page, List[*ent.AuditEntry, *view.AuditEntry]{
		Desc: true,
		Rows: func(ctx context.Context, s Stretch) ([]*ent.AuditEntry, error) {
			return query.Clone().Where(func(q *sql.Selector) { s.On(q, auditentry.FieldID) }).All(ctx)
		},
		Key:   func(row *ent.AuditEntry) Key { return Key{ID: row.ID} },
		View:  auditView,
		Count: query.Clone().Count,
	})
}

func auditView(row *ent.AuditEntry) *view.AuditEntry {
	return &view.AuditEntry{
		ID: row.ID, Actor: row.Actor, Action: row.Action, Target: row.Target, At: row.At, RequestID: row.RequestID,
		Changes: json.RawMessage(row.Changes), Hash: row.Hash,
	}
}

// AuditEntryByID reads one entry: an officer may read any, a partner those of its own book. Nil for everyone else.
func (f *Frame) AuditEntryByID(ctx context.Context, id string) (*view.AuditEntry, error) {
	partnerID, all, err := Scope(ctx)
	if err != nil {
		return nil, err
	}
	query := f.DB.Read.AuditEntry.Query().Where(auditentry.ID(id))
	if !all {
		query.Where(auditentry.Book(partnerID))
	}
	row, err := query.Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("audit entry: %w", err)
	}
	return auditView(row), nil
}
