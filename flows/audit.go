package flows

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"lionrock/rules/audit"
)

// RegistryBook is the audit book of what concerns no single partner or person.
const RegistryBook = "registry"

// Record appends one entry to a book of the audit log. Changes may be nil; it is written as JSON.
func (f *Frame) Record(ctx context.Context, tx *Tx, book, action, target string, changes any) error {
	entry, previous, err := f.nextEntry(ctx, tx, book)
	if err != nil {
		return err
	}
	entry.Action, entry.Target = action, target
	if changes != nil {
		written, err := json.Marshal(changes)
		if err != nil {
			return fmt.Errorf("audit %s: %w", action, err)
		}
		entry.Changes = string(written)
	}
	err = tx.Exec(ctx, `INSERT INTO audit_entry
		(id, book, seq, actor, action, target, at, request_id, changes, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		f.NewID("aud"), entry.Book, entry.Seq, entry.Actor, entry.Action, entry.Target, entry.At, entry.RequestID,
		entry.Changes, entry.Hash(previous))
	if err != nil {
		return fmt.Errorf("audit %s: %w", action, err)
	}
	return nil
}

// nextEntry begins the entry that follows the last one of a book.
func (f *Frame) nextEntry(ctx context.Context, tx *Tx, book string) (audit.Entry, string, error) {
	request := RequestOf(ctx)
	entry := audit.Entry{Book: book, Seq: 1, Actor: request.Actor.Label, At: f.Now(), RequestID: request.ID}
	if entry.Actor == "" {
		entry.Actor = "anonymous"
	}
	var last string
	err := tx.Row(ctx, "SELECT seq, hash FROM audit_entry WHERE book = ? ORDER BY seq DESC LIMIT 1", book).Scan(&entry.Seq, &last)
	if errors.Is(err, sql.ErrNoRows) {
		return entry, "", nil
	}
	if err != nil {
		return entry, "", fmt.Errorf("last audit entry: %w", err)
	}
	entry.Seq++
	return entry, last, nil
}
