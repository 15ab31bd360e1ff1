package letters

import (
	"context"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	entletter "lionrock/ent/letter"
	"lionrock/flows"
	"lionrock/flows/view"
)

// Letters lists what the person who asks was written, newest first.
func (l *Letters) Letters(ctx context.Context, page view.Page) (*view.LetterConnection, error) {
	query := l.DB.Read.Letter.Query().Where(entletter.PersonID(flows.ActorOf(ctx).ID), entletter.SentAtNotNil())
	return flows.Paged(ctx, page, flows.List[*ent.Letter, *view.Letter]{
		By:   flows.ByInstant,
		Desc: true,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*ent.Letter, error) {
			return query.Clone().
				Where(func(q *sql.Selector) { s.On(q, entletter.FieldMadeAt, entletter.FieldID) }).All(ctx)
		},
		Key: func(row *ent.Letter) flows.Key { return flows.Key{Value: flows.InstantKey(row.MadeAt), ID: row.ID} },
		View: func(row *ent.Letter) *view.Letter {
			return &view.Letter{ID: row.ID, Kind: row.Kind, Subject: row.Subject, Body: row.Body, SentAt: *row.SentAt}
		},
		Count: query.Clone().Count,
	})
}
