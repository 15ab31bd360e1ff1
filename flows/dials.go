package flows

import (
	"context"
	"encoding/json"
	"fmt"
	"sync/atomic"
	"time"

	"lionrock/ent"
	"lionrock/ent/dial"
	"lionrock/rules/book"
)

// Dials holds every version of every dial in memory and answers with those in force at an instant.
type Dials struct{ shelf atomic.Pointer[book.Shelf] }

// SeedDials writes the dials the program ships with where the database has none of that kind and version.
func SeedDials(ctx context.Context, db *DB) error {
	return db.InTx(ctx, func(ctx context.Context, tx *Tx) error {
		for _, e := range book.Seed() {
			exists, err := tx.Dial.Query().Where(dial.KindEQ(e.Kind), dial.Version(e.Version)).Exist(ctx)
			if err != nil {
				return fmt.Errorf("seed dials: %w", err)
			}
			if exists {
				continue
			}
			err = tx.Dial.Create().SetKind(e.Kind).SetVersion(e.Version).SetEffectiveFrom(e.EffectiveFrom.UTC()).
				SetBody(string(e.Body)).Exec(ctx)
			if err != nil {
				return fmt.Errorf("seed dials: %w", err)
			}
		}
		return nil
	})
}

// LoadDials reads every dial; Reload on what it returns reads them again.
func LoadDials(ctx context.Context, db *DB) (*Dials, error) {
	d := &Dials{}
	return d, d.Reload(ctx, db)
}

// Reload reads the dials again, and keeps the old ones if the new cannot be read.
func (d *Dials) Reload(ctx context.Context, db *DB) error {
	rows, err := db.Read.Dial.Query().Order(ent.Asc(dial.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("read dials: %w", err)
	}
	entries := make([]book.Entry, len(rows))
	for i, row := range rows {
		entries[i] = book.Entry{
			Kind: row.Kind, Version: row.Version, EffectiveFrom: row.EffectiveFrom, Body: json.RawMessage(row.Body),
		}
	}
	shelf, err := book.Open(entries)
	if err != nil {
		return err
	}
	d.shelf.Store(shelf)
	return nil
}

// At returns the dials in force at an instant.
func (d *Dials) At(at time.Time) (*book.Book, error) { return d.shelf.Load().At(at) }
