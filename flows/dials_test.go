package flows_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/rules/book"
	"lionrock/rules/program"
)

// turn sets the threshold of the waiver anew from an instant on.
func turn(t *testing.T, w *flowstest.World, version string, from time.Time, body string) {
	t.Helper()
	err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Dial.Create().SetKind(book.Program).SetVersion(version).SetEffectiveFrom(from.UTC()).SetBody(body).Exec(ctx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestADialHoldsFromItsInstantOnAndNeverReachesBack(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		ctx := flowstest.System(t)
		changed := w.Book().Program
		changed.Threshold = 120
		body, err := json.Marshal(changed)
		if err != nil {
			t.Fatal(err)
		}
		from := flowstest.Start.AddDate(0, 0, 10)
		turn(t, w, "program-2", from, string(body))
		if err := w.Frame.Book.Reload(ctx, w.DB); err != nil {
			t.Fatal(err)
		}
		for at, want := range map[time.Time]int{flowstest.Start: 100, from.Add(-time.Microsecond): 100, from: 120, from.AddDate(1, 0, 0): 120} {
			b, err := w.Frame.Book.At(at)
			if err != nil || b.Program.Threshold != want {
				t.Errorf("at %s the threshold is %d, want %d: %v", at, b.Program.Threshold, want, err)
			}
		}
		t.Run("and one that cannot be read leaves the old ones in force", func(t *testing.T) {
			turn(t, w, "program-3", from.AddDate(0, 0, 1), `{"threshold": "many"}`)
			if err := w.Frame.Book.Reload(ctx, w.DB); err == nil {
				t.Error("it was read")
			}
			b, err := w.Frame.Book.At(from.AddDate(0, 0, 2))
			if err != nil || b.Program.Version != "program-2" {
				t.Errorf("in force is %s, %v", b.Program.Version, err)
			}
		})
	})
}

func TestTheDialsThatShipAreWrittenOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		before := w.Count("SELECT count(*) FROM dial")
		if err := flows.SeedDials(flowstest.System(t), w.DB); err != nil {
			t.Fatal(err)
		}
		if after := w.Count("SELECT count(*) FROM dial"); after != before || before != len(book.Seed()) {
			t.Errorf("there were %d and are %d, shipped are %d", before, after, len(book.Seed()))
		}
		var dials program.Dials
		if err := json.Unmarshal([]byte(w.Text("SELECT body FROM dial WHERE kind = 'PROGRAM'")), &dials); err != nil || dials.Threshold != 100 {
			t.Errorf("the threshold is %d, %v", dials.Threshold, err)
		}
	})
}
