package flowstest

import (
	"errors"
	"testing"

	"lionrock/ent/migrate"
	"lionrock/rules"
)

// Refused sees to it that an error is a refusal with a code, about a field, and says something in each language.
func Refused(t *testing.T, err error, code rules.Code, field string) *rules.Refusal {
	t.Helper()
	var refusal *rules.Refusal
	if !errors.As(err, &refusal) {
		t.Fatalf("want the refusal %s, not: %v", code, err)
	}
	about := ""
	if len(refusal.Field) > 0 {
		about = refusal.Field[0]
	}
	if refusal.Code != code || about != field {
		t.Fatalf("want the refusal %s of %q, not %s of %q: %s", code, field, refusal.Code, about, refusal.Message.In(rules.English))
	}
	if !refusal.Message.Complete() {
		t.Fatalf("the refusal %s is not said in each language", code)
	}
	return refusal
}

// RowCounts tells how many rows each table has.
func (w *World) RowCounts() map[string]int {
	w.t.Helper()
	counts := map[string]int{}
	for _, table := range migrate.Tables {
		counts[table.Name] = w.Count("SELECT count(*) FROM " + table.Name)
	}
	return counts
}

// Count reads one number by SQL of the test's own.
func (w *World) Count(query string) int {
	w.t.Helper()
	var count int
	w.must(w.DB.ReadSQL.QueryRowContext(w.t.Context(), query).Scan(&count))
	return count
}

// Text reads one text by SQL of the test's own.
func (w *World) Text(query string) string {
	w.t.Helper()
	var text string
	w.must(w.DB.ReadSQL.QueryRowContext(w.t.Context(), query).Scan(&text))
	return text
}
