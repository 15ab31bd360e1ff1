package launch

import (
	"context"

	"lionrock/ent"
	"lionrock/flows/view"
	"lionrock/rules/draw"
)

// sayDraw says a draw from its commitment on: that is public, so that nobody can be said to have chosen afterwards.
func (l *Launches) sayDraw(b *beholder, d *decided) *view.Draw {
	if d.row.CommittedAt == nil || b.now.Before(*d.row.CommittedAt) {
		return nil
	}
	pool, sources := d.outcome.Pool(), joined(d.sources, nil)
	v := &view.Draw{
		ID: drawIDOf(d.row.ID), SetID: d.row.ID, Method: draw.Method, Entries: pool, EntriesSha256: draw.EntriesSHA256(pool),
		CommitmentSha256: draw.CommitmentSHA256(d.subject(), pool, sources), CommittedAt: *d.row.CommittedAt,
		EntropyNeeded: draw.Needed(len(pool)), VerifierURL: l.VerifierURL(d.row.Phase, d.row.ASCIIName),
	}
	for i, s := range d.sources {
		said := view.DrawSource{Name: s.Name, Bits: s.Bits, PublicAt: s.PublicAt}
		if d.row.ConductedAt != nil {
			for _, value := range d.drawn[i] {
				said.Values = append(said.Values, int(value)) //nolint:gosec // it came as an int
			}
		}
		v.Sources = append(v.Sources, said)
	}
	if d.row.ConductedAt == nil {
		return v
	}
	key := draw.Key(d.values(), d.pub.ASCIIName)
	v.Key, v.ConductedAt = &key, d.row.ConductedAt
	for _, pick := range draw.Picks(key, len(pool)) {
		v.Order = append(v.Order, pick.Entry)
	}
	if b.public {
		proof := l.DrawURL(d.row.Phase, d.row.ASCIIName)
		v.ProofURL = &proof
	}
	return v
}

// DrawByID finds a draw that is committed; nil where there is none.
func (l *Launches) DrawByID(ctx context.Context, id string) (*view.Draw, error) {
	row, err := l.DB.Read.ContentionSet.Get(ctx, setIDOf(id))
	if ent.IsNotFound(err) || err == nil && (row.CommittedAt == nil || drawIDOf(row.ID) != id) {
		return nil, nil
	}
	if err != nil {
		return nil, wrapped(err, "read", id)
	}
	b, err := l.behold(ctx, row.Phase, []*ent.ContentionSet{row})
	if err != nil || b == nil {
		return nil, err
	}
	d, err := l.replay(row)
	if err != nil {
		return nil, err
	}
	return l.sayDraw(b, d), nil
}
