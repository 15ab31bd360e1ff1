package flows_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"lionrock/ent/auditentry"
	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/audit"
)

func record(t *testing.T, w *flowstest.World, ctx context.Context, book, action, target string, changes any) {
	t.Helper()
	err := w.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		return w.Frame.Record(ctx, tx, book, action, target, changes)
	})
	if err != nil {
		t.Error(err)
	}
}

// checkChain computes every hash of a book anew.
func checkChain(t *testing.T, w *flowstest.World, book string, want int) {
	t.Helper()
	rows, err := w.DB.Read.AuditEntry.Query().Where(auditentry.Book(book)).Order(auditentry.BySeq()).All(flowstest.System(t))
	if err != nil || len(rows) != want {
		t.Fatalf("book %s has %d entries, want %d: %v", book, len(rows), want, err)
	}
	previous := ""
	for i, row := range rows {
		entry := audit.Entry{
			Book: row.Book, Seq: int64(i + 1), Actor: row.Actor, Action: row.Action, Target: row.Target, At: row.At,
			RequestID: row.RequestID, Changes: row.Changes,
		}
		if row.Hash != entry.Hash(previous) {
			t.Errorf("entry %d of book %s does not follow the one before", i+1, book)
		}
		previous = row.Hash
	}
}

func TestEachBookIsAChainOfItsOwn(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		const each = 15
		var wg sync.WaitGroup
		for i := range each {
			for _, p := range []flowstest.Partner{flowstest.Harbour, flowstest.Peak} {
				wg.Go(func() {
					record(t, w, flowstest.As(t, p), p.ID, "test.do", fmt.Sprintf("thing%d", i), map[string]any{"a": i, "b": "茶"})
				})
			}
			wg.Go(func() { record(t, w, flowstest.Officer(t), flows.RegistryBook, "test.do", "thing", nil) })
		}
		wg.Wait()
		for _, book := range []string{flowstest.Harbour.ID, flowstest.Peak.ID, flows.RegistryBook} {
			checkChain(t, w, book, each)
		}
	})
}

func TestAnEntrySaysWhoDidWhatAndForWhichRequest(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		record(t, w, flowstest.As(t, flowstest.Harbour), flowstest.Harbour.ID, "test.do", "thing", map[string]any{"price": 250 * rules.Dollar})
		record(t, w, flowstest.Anonymous(t), flows.RegistryBook, "test.look", "thing", nil)
		log, err := w.Frame.AuditLog(flowstest.As(t, flowstest.Harbour), view.Page{}, flowstest.Harbour.ID)
		if err != nil || len(log.Edges) != 1 {
			t.Fatalf("the log has %d entries: %v", len(log.Edges), err)
		}
		entry := log.Edges[0].Node
		if entry.Actor != "partner@harbour.example" || entry.Action != "test.do" || entry.Target != "thing" ||
			entry.RequestID != "req_test" || string(entry.Changes) != `{"price":"250.00"}` || len(entry.Hash) != 64 {
			t.Errorf("it says %+v", entry)
		}
		history, err := w.Frame.History(flowstest.Officer(t), view.Page{}, "thing")
		if err != nil || len(history.Edges) != 2 || history.Edges[0].Node.Actor != "anonymous" {
			t.Errorf("the thing's history has %d entries: %v", len(history.Edges), err)
		}
		t.Run("to its own partner and to officers alone", func(t *testing.T) {
			for _, c := range []struct {
				who  string
				ctx  context.Context
				sees bool
			}{
				{"its partner", flowstest.As(t, flowstest.Harbour), true},
				{"an officer", flowstest.Officer(t), true},
				{"another partner", flowstest.As(t, flowstest.Peak), false},
			} {
				found, err := w.Frame.AuditEntryByID(c.ctx, entry.ID)
				if err != nil || (found != nil) != c.sees {
					t.Errorf("%s was answered %v, %v", c.who, found, err)
				}
			}
			if found, err := w.Frame.AuditEntryByID(flowstest.Anonymous(t), entry.ID); err == nil || found != nil {
				t.Errorf("the anonymous were answered %v, %v", found, err)
			}
		})
	})
}

func TestARefusedDeedLeavesNoEntry(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		record(t, w, flowstest.System(t), flows.RegistryBook, "first", "thing", nil)
		err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
			if err := w.Frame.Record(ctx, tx, flows.RegistryBook, "refused", "thing", nil); err != nil {
				return err
			}
			return flows.NotFound("id")
		})
		flowstest.Refused(t, err, rules.NotFound, "id")
		record(t, w, flowstest.System(t), flows.RegistryBook, "second", "thing", nil)
		checkChain(t, w, flows.RegistryBook, 2)
	})
}

func TestIDsSortByTimeOfMakingAndAreNeverTheSame(t *testing.T) {
	t.Parallel()
	clock := &flowstest.Clock{}
	clock.Set(flowstest.Start)
	make := flows.IDs(clock.Now, flowstest.Entropy())
	seen := map[string]bool{}
	last := ""
	for i := range 3000 {
		id := make("dom")
		if seen[id] || id <= last || !strings.HasPrefix(id, "dom_") || len(id) != len("dom_")+26 {
			t.Fatalf("ID %d is %s after %s", i, id, last)
		}
		seen[id], last = true, id
		if i == 1500 {
			clock.Set(flowstest.Start.AddDate(0, 0, -1)) // a clock set back must not make IDs that sort before older ones
		}
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	for range 8 {
		wg.Go(func() {
			for range 500 {
				id := make("dom")
				mu.Lock()
				if seen[id] {
					t.Errorf("%s was made twice", id)
				}
				seen[id] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()
}
