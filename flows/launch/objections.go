package launch

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/objection"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/launch"
)

// cancelling keeps the objections that were decided to require a cancellation, inOrderDecided brings them into order.
func cancelling(s *sql.Selector) {
	objection.And(objection.DecidedAtNotNil(), objection.CancellationRequired(true))(s)
}

func inOrderDecided(s *sql.Selector) { ent.Asc(objection.FieldDecidedAt, objection.FieldID)(s) }

// Objections lists objections, oldest first: all for officers and the committee, those entertained for everyone.
func (l *Launches) Objections(
	ctx context.Context, page view.Page, status *launch.ObjectionStatus,
) (*view.ObjectionConnection, error) {
	query := l.seen(ctx, l.DB.Read.Objection.Query())
	if status != nil {
		query.Where(func(s *sql.Selector) { standing(s, *status) })
	}
	names := map[string][]string{}
	return flows.Paged(ctx, page, flows.List[*ent.Objection, *view.Objection]{
		By: flows.ByInstant,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*ent.Objection, error) {
			rows, err := query.Clone().WithPanel(inOrderNamed).
				Where(func(q *sql.Selector) { s.On(q, objection.FieldFiledAt, objection.FieldID) }).All(ctx)
			if err == nil {
				names, err = l.concerned(ctx, rows)
			}
			return rows, err
		},
		Key: func(row *ent.Objection) flows.Key {
			return flows.Key{Value: flows.InstantKey(row.FiledAt), ID: row.ID}
		},
		View:  func(row *ent.Objection) *view.Objection { return sayObjection(ctx, row, names[row.SetID], asActor) },
		Count: query.Clone().Count,
	})
}

// ObjectionsTo lists the objections to an allocation that the actor may see, oldest first.
func (l *Launches) ObjectionsTo(ctx context.Context, setID string) ([]*view.Objection, error) {
	rows, err := l.seen(ctx, l.DB.Read.Objection.Query()).Where(objection.SetID(setID)).WithPanel(inOrderNamed).
		Order(ent.Asc(objection.FieldFiledAt, objection.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("objections to %s: %w", setID, err)
	}
	names, err := l.concerned(ctx, rows)
	said := make([]*view.Objection, len(rows))
	for i, row := range rows {
		said[i] = sayObjection(ctx, row, names[row.SetID], asActor)
	}
	return said, err
}

// ObjectionByID reads an objection the actor may see; nil where there is none.
func (l *Launches) ObjectionByID(ctx context.Context, id string) (*view.Objection, error) {
	return l.sayOne(ctx, l.seen(ctx, l.DB.Read.Objection.Query()).Where(objection.ID(id)), asActor)
}

// FiledObjection reads an objection for who has just filed it.
func (l *Launches) FiledObjection(ctx context.Context, id string) (*view.Objection, error) {
	return l.sayOne(ctx, l.DB.Read.Objection.Query().Where(objection.ID(id)), asObjector)
}

// ObjectionByReference reads an objection for who shows its reference and the e-mail address it was filed with. That one of
// them is wrong takes as long to say as that both are, and is said the same.
func (l *Launches) ObjectionByReference(ctx context.Context, reference, email string) (*view.Objection, error) {
	if err := l.pace(ctx, "objection-reference"); err != nil {
		return nil, err
	}
	email, refusal := rules.ReadEmail(email)
	if refusal != nil {
		return nil, nil
	}
	row, err := l.DB.Read.Objection.Query().Where(objection.Reference(readReference(reference)), objection.FiledAtLTE(l.Now())).Only(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return nil, fmt.Errorf("objection by reference: %w", err)
	}
	id, filedWith := "", ""
	if row != nil {
		id, filedWith = row.ID, row.Email
	}
	shown, kept := sha256.Sum256([]byte(email)), sha256.Sum256([]byte(filedWith))
	if subtle.ConstantTimeCompare(shown[:], kept[:]) != 1 {
		return nil, nil
	}
	return l.FiledObjection(ctx, id)
}

func (l *Launches) sayOne(ctx context.Context, query *ent.ObjectionQuery, as hearing) (*view.Objection, error) {
	row, err := query.WithPanel(inOrderNamed).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("objection: %w", err)
	}
	names, err := l.concerned(ctx, []*ent.Objection{row})
	return sayObjection(ctx, row, names[row.SetID], as), err
}

// seen narrows a query to what the actor may know of at all. The demo's clock may have been set back before a filing.
func (l *Launches) seen(ctx context.Context, query *ent.ObjectionQuery) *ent.ObjectionQuery {
	query = query.Where(objection.FiledAtLTE(l.Now()))
	if actor := flows.ActorOf(ctx); actor.IsStaff() || actor.IsCommittee() || actor.Kind == flows.System {
		return query
	}
	return query.Where(objection.AdmittedAtNotNil())
}

// standing narrows a query to a status, which is not stored.
func standing(s *sql.Selector, status launch.ObjectionStatus) {
	sitting := fmt.Sprintf(`(SELECT count(*) FROM panel_member m WHERE m.objection_id = %s AND m.sits
		AND m.recused_at IS NULL)`, s.C(objection.FieldID))
	open := sql.And(sql.NotNull(s.C(objection.FieldAdmittedAt)), sql.IsNull(s.C(objection.FieldDecidedAt)))
	switch status {
	case launch.Filed:
		s.Where(sql.And(sql.IsNull(s.C(objection.FieldAdmittedAt)), sql.IsNull(s.C(objection.FieldDeclinedAt))))
	case launch.NotEntertained:
		s.Where(sql.NotNull(s.C(objection.FieldDeclinedAt)))
	case launch.Decided:
		s.Where(sql.NotNull(s.C(objection.FieldDecidedAt)))
	case launch.Admitted:
		s.Where(sql.And(open, sql.ExprP(fmt.Sprintf("%s < %d", sitting, launch.PanelLeast))))
	case launch.UnderDeliberation:
		s.Where(sql.And(open, sql.ExprP(fmt.Sprintf("%s >= %d", sitting, launch.PanelLeast))))
	}
}
