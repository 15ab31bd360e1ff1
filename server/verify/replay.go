package verify

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"lionrock/rules/book"
	"lionrock/rules/draw"
	"lionrock/rules/launch"
)

// This file alone asks the program's own rules, because it asks what nothing else could answer: whether the register holds
// what they make of the published inputs.

// frozen is a set as it was published.
type frozen struct {
	inputs, sources, drawn string
	at                     sql.NullTime
}

// resultsReplayed decides every set of a phase again from its publication, and compares the text that comes out.
func resultsReplayed(ctx context.Context, in *inspection, f *Finding) error {
	type tier struct{ id, programme, phase, results string }
	var tiers []tier
	err := in.each(ctx, "SELECT id, programme, phase, results FROM launch_tier", func(rows *sql.Rows) error {
		var t tier
		err := rows.Scan(&t.id, &t.programme, &t.phase, &t.results)
		tiers = append(tiers, t)
		return err
	})
	if err != nil || len(tiers) == 0 {
		return err
	}
	shelf, err := in.shelf(ctx)
	if err != nil {
		return err
	}
	for _, t := range tiers {
		text, sets, err := in.replayed(ctx, shelf, t.programme, t.phase)
		f.Rows += sets
		switch {
		case err != nil:
			f.offend(t.id + " (" + err.Error() + ")")
		case text != t.results:
			f.offend(t.id)
		}
	}
	return nil
}

// replayed writes the results of a phase anew.
func (in *inspection) replayed(ctx context.Context, shelf *book.Shelf, programme, phase string) (string, int64, error) {
	var results []launch.Result
	query := `SELECT coalesce(inputs, ''), coalesce(sources, ''), coalesce(drawn, ''), frozen_at FROM contention_set
		WHERE programme = ? AND phase = ? AND frozen_at IS NOT NULL`
	err := in.each(ctx, query, func(rows *sql.Rows) error {
		var set frozen
		if err := rows.Scan(&set.inputs, &set.sources, &set.drawn, &set.at); err != nil {
			return err
		}
		result, err := set.replay(shelf)
		results = append(results, result)
		return err
	}, programme, phase)
	if err != nil {
		return "", int64(len(results)), err
	}
	text, err := launch.Results(results)
	return text, int64(len(results)), err
}

func (s frozen) replay(shelf *book.Shelf) (launch.Result, error) {
	var pub launch.Published
	if err := json.Unmarshal([]byte(s.inputs), &pub); err != nil {
		return launch.Result{}, fmt.Errorf("published inputs: %w", err)
	}
	b, err := shelf.At(s.at.Time)
	if err != nil {
		return launch.Result{}, err
	}
	var sources []draw.Source
	if s.drawn != "" {
		var values [][]uint64
		if err := json.Unmarshal([]byte(s.sources), &sources); err != nil {
			return launch.Result{}, fmt.Errorf("sources of %s: %w", pub.Name, err)
		}
		if err := json.Unmarshal([]byte(s.drawn), &values); err != nil || len(values) != len(sources) {
			return launch.Result{}, fmt.Errorf("values of %s: %w", pub.Name, err)
		}
		for i := range sources {
			sources[i].Values = values[i]
		}
	}
	outcome, err := b.Launch.Replay(&b.Names, pub, sources)
	return outcome.Result(pub.Phase, pub.Name), err
}

// shelf reads every version of the dials: each set was decided by those of its instant.
func (in *inspection) shelf(ctx context.Context) (*book.Shelf, error) {
	var entries []book.Entry
	err := in.each(ctx, "SELECT kind, version, effective_from, body FROM dial ORDER BY id", func(rows *sql.Rows) error {
		var e book.Entry
		var body string
		err := rows.Scan(&e.Kind, &e.Version, &e.EffectiveFrom, &body)
		e.Body = json.RawMessage(body)
		entries = append(entries, e)
		return err
	})
	if err != nil {
		return nil, err
	}
	return book.Open(entries)
}
