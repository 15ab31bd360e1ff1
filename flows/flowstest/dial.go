package flowstest

import (
	"context"
	"time"

	"lionrock/flows"
	"lionrock/rules/book"
)

// Dial turns a dial as from an instant, and has it read.
func (w *World) Dial(kind book.Kind, version string, from time.Time, body string) {
	w.t.Helper()
	w.must(w.DB.InTx(System(w.t), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Dial.Create().SetKind(kind).SetVersion(version).SetEffectiveFrom(from.UTC()).SetBody(body).Exec(ctx)
	}))
	w.must(w.Frame.Book.Reload(w.t.Context(), w.DB))
}
