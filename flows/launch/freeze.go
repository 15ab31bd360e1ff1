package launch

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"lionrock/ent"
	"lionrock/ent/contentionset"
	"lionrock/flows"
	"lionrock/rules/book"
	"lionrock/rules/draw"
	"lionrock/rules/launch"
)

// decided is a set with the decision that follows from what is, or would be, published of it.
type decided struct {
	row     *ent.ContentionSet
	phase   *launch.Phase
	pub     launch.Published
	outcome launch.Outcome
	// waiting is how many papers no officer has looked at, waitingApplications of how many applications; none once the set
	// is frozen.
	waiting, waitingApplications int
	sources                      []Source
	drawn                        [][]uint64
	// at is the instant by whose dials it was decided: for a set that is not frozen yet, the one to freeze it as of.
	at time.Time
}

// Source is one source of a committed draw.
type Source struct {
	Name     string    `json:"name"`
	Bits     float64   `json:"bits"`
	PublicAt time.Time `json:"publicAt"`
}

// undrawn tells that a draw is needed and was not conducted: perhaps only for those behind the first, who is certain then.
func (d *decided) undrawn() bool { return d.outcome.Drawn && d.row.ConductedAt == nil }

// by is what decided the set; while its draw is still to come, that.
func (d *decided) by() launch.By {
	if d.undrawn() {
		return launch.AwaitingDraw
	}
	return d.outcome.DecidedBy
}

// subject is what the set's draw is about.
func (d *decided) subject() draw.Subject {
	return draw.Subject{
		Programme: d.pub.Programme, Phase: string(d.pub.Phase), Name: d.pub.Name, ASCIIName: d.pub.ASCIIName,
	}
}

// values puts sources and their values together; none while the draw was not conducted.
func (d *decided) values() []draw.Source {
	if d.row.ConductedAt == nil {
		return nil
	}
	return joined(d.sources, d.drawn)
}

func joined(sources []Source, values [][]uint64) []draw.Source {
	all := make([]draw.Source, len(sources))
	for i, s := range sources {
		all[i] = draw.Source{Name: s.Name, Bits: s.Bits}
		if i < len(values) {
			all[i].Values = values[i]
		}
	}
	return all
}

// decide decides sets of one phase: the frozen ones from their publication and nothing else, by the dials of the instant at
// which they were frozen; the others as things stand, by the same road.
func (l *Launches) decide(ctx context.Context, r flows.Reading, rows []*ent.ContentionSet) ([]*decided, error) {
	b, now, err := l.bookNow()
	if err != nil {
		return nil, err
	}
	var fresh []*ent.ContentionSet
	byID := map[string]*decided{}
	for _, row := range rows {
		if row.FrozenAt == nil {
			fresh = append(fresh, row)
			continue
		}
		if byID[row.ID], err = l.replay(row); err != nil {
			return nil, err
		}
	}
	open, err := l.contention(ctx, r, b, now, fresh)
	if err != nil {
		return nil, err
	}
	for _, set := range open {
		if byID[set.row.ID], err = foresee(b, set, now); err != nil {
			return nil, err
		}
	}
	var all []*decided
	for _, row := range rows {
		if d := byID[row.ID]; d != nil {
			all = append(all, d)
		}
	}
	return all, nil
}

// foresee decides a set as it would be decided if it were frozen now.
func foresee(b *book.Book, set *contended, now time.Time) (*decided, error) {
	d := &decided{
		row: set.row, at: now, phase: b.Launch.Phase(set.row.Phase), pub: set.publish(&b.Launch), waiting: set.waiting,
		waitingApplications: len(set.waitsFor),
	}
	var err error
	d.outcome, err = b.Launch.Replay(&b.Names, d.pub, nil)
	return d, err
}

// replay decides a frozen set again from what was published of it.
func (l *Launches) replay(row *ent.ContentionSet) (*decided, error) {
	b, err := l.Book.At(*row.FrozenAt)
	if err != nil {
		return nil, err
	}
	d := &decided{row: row, phase: b.Launch.Phase(row.Phase), at: *row.FrozenAt}
	for _, published := range []struct {
		text string
		into any
	}{{row.Inputs, &d.pub}, {row.Sources, &d.sources}, {row.Drawn, &d.drawn}} {
		if published.text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(published.text), published.into); err != nil {
			return nil, fmt.Errorf("what is published of %s: %w", row.ID, err)
		}
	}
	d.outcome, err = b.Launch.Replay(&b.Names, d.pub, d.values())
	return d, err
}

// freeze publishes what a set is decided from, once. Who comes second changes nothing.
func (l *Launches) freeze(ctx context.Context, tx *flows.Tx, d *decided) error {
	if d.row.FrozenAt != nil {
		return nil
	}
	inputs, err := json.Marshal(d.pub)
	if err != nil {
		return fmt.Errorf("publish %s: %w", d.row.ID, err)
	}
	frozen, err := tx.ContentionSet.Update().Where(contentionset.ID(d.row.ID), contentionset.FrozenAtIsNil()).
		SetInputs(string(inputs)).SetFrozenAt(d.at).Save(ctx)
	if err != nil || frozen == 0 {
		return wrapped(err, "freeze", d.row.ID)
	}
	d.row.Inputs, d.row.FrozenAt = string(inputs), &d.at
	return l.Record(ctx, tx, flows.RegistryBook, "launch.freeze", d.row.ID, map[string]any{
		"name": d.row.Name, "phase": d.row.Phase, "applications": len(d.pub.Applications),
	})
}

// freezeOne freezes one set in a transaction of its own, if it is not frozen and somebody still applies for it.
func (l *Launches) freezeOne(ctx context.Context, id string) error {
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := tx.ContentionSet.Get(ctx, id)
		if err != nil {
			return wrapped(err, "freeze", id)
		}
		all, err := l.decide(ctx, tx.Reader(), []*ent.ContentionSet{row})
		if err != nil || len(all) == 0 {
			return err
		}
		if all[0].waiting > 0 {
			return refuseWaiting(all[0].waiting, row.Name)
		}
		return l.freeze(ctx, tx, all[0])
	})
}

// readAllocated marks the names that an earlier phase has announced a winner of who is not in the register yet.
func (l *Launches) readAllocated(ctx context.Context, r flows.Reading, b *book.Book, byKey map[string]*contended) error {
	keys := make([]string, 0, len(byKey))
	for key := range byKey {
		keys = append(keys, key)
	}
	for some := range slices.Chunk(keys, setsAtATime) {
		rows, err := r.Client.ContentionSet.Query().Where(contentionset.VariantKeyIn(some...),
			contentionset.Programme(b.Launch.ID), contentionset.FrozenAtNotNil(), contentionset.SettledAtIsNil()).All(ctx)
		if err != nil {
			return fmt.Errorf("sets of earlier phases: %w", err)
		}
		for _, row := range rows {
			set := byKey[row.VariantKey]
			if !earlier(&b.Launch, row.Phase, set.row.Phase) {
				continue
			}
			before, err := l.replay(row)
			if err != nil {
				return err
			}
			set.facts.Taken = set.facts.Taken || before.outcome.Winner() != nil
		}
	}
	return nil
}

// earlier reports whether a phase comes before another.
func earlier(p *launch.Programme, one, other launch.PhaseKind) bool {
	for i := range p.Phases {
		switch p.Phases[i].Kind {
		case other:
			return false
		case one:
			return true
		default:
		}
	}
	return false
}

// wrapped says what went wrong where something did.
func wrapped(err error, what, id string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", what, id, err)
}
