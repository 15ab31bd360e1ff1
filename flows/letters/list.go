package letters

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	entletter "lionrock/ent/letter"
	"lionrock/flows"
	"lionrock/flows/view"
)

// Letters lists what the person who asks was written, newest first.
func (l *Letters) Letters(ctx context.Context, page view.Page) (*view.LetterConnection, error) {
	query := l.read(ctx)
	return flows.Paged(ctx, page, flows.List[*ent.Letter, *view.Letter]{
		By:   flows.ByInstant,
		Desc: true,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*ent.Letter, error) {
			return query.Clone().
				Where(func(q *sql.Selector) { s.On(q, entletter.FieldMadeAt, entletter.FieldID) }).All(ctx)
		},
		Key:   func(row *ent.Letter) flows.Key { return flows.Key{Value: flows.InstantKey(row.MadeAt), ID: row.ID} },
		View:  letterView,
		Count: query.Clone().Count,
	})
}

// LetterByID reads a letter that the person who asks was sent; nil for anyone else.
func (l *Letters) LetterByID(ctx context.Context, id string) (*view.Letter, error) {
	row, err := l.read(ctx).Where(entletter.ID(id)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("letter: %w", err)
	}
	return letterView(row), nil
}

// read asks for the letters that the person who asks was sent.
func (l *Letters) read(ctx context.Context) *ent.LetterQuery {
	return l.DB.Read.Letter.Query().Where(entletter.PersonID(flows.ActorOf(ctx).ID), entletter.SentAtNotNil())
}

func letterView(row *ent.Letter) *view.Letter {
	return &view.Letter{ID: row.ID, Kind: row.Kind, Subject: row.Subject, Body: row.Body, SentAt: *row.SentAt}
}
