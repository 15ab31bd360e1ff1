package database_test

import (
	"context"
	"testing"

	"entgo.io/ent/dialect"

	"lionrock/flows"
	"lionrock/flows/flowstest"
)

// What is published of a launch is set once: the database refuses a second time, whoever asks.
func TestWhatIsPublishedOfALaunchIsSetOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		const instant = "'2004-05-28 10:00:00+00:00'"
		run := func(statement string) {
			t.Helper()
			err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error { return tx.Exec(ctx, statement) })
			if err != nil {
				t.Fatalf("%s: %v", statement, err)
			}
		}
		run(`INSERT INTO contention_set (id, programme, phase, name, ascii_name, variant_key, created_at)
			VALUES ('set_1', 'hk-2004', 'PRE_REGISTRATION', 'kite.hk', 'kite.hk', 'kite.hk', ` + instant + ")")
		person := "'" + flowstest.OfficerID + "'"
		columns := []struct{ name, once, twice string }{
			{"frozen_at", instant, "'2004-05-28 11:00:00+00:00'"},
			{"inputs", `'{"applications":[]}'`, "'{}'"},
			{"sources", `'[{"publicAt":"2004-05-28T10:30:00Z"}]'`, "'[]'"},
			{"committed_at", instant, "'2004-05-28 11:00:00+00:00'"},
			{"committed_by", person, "'per_other'"},
			{"drawn", "'[[1]]'", "'[[2]]'"},
			{"conducted_at", "'2004-05-28 11:00:00+00:00'", "'2004-05-28 11:00:01+00:00'"},
			{"conducted_by", person, "'per_other'"},
		}
		for _, c := range columns {
			run("UPDATE contention_set SET " + c.name + " = " + c.once)
			run("UPDATE contention_set SET " + c.name + " = " + c.once) // the same again changes nothing
			refusedBy(t, w, "UPDATE contention_set SET "+c.name+" = "+c.twice, "set once")
			refusedBy(t, w, "UPDATE contention_set SET "+c.name+" = NULL", "set once")
		}
		hash := "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'"
		run(`INSERT INTO launch_tier (id, programme, phase, results_sha256, results, proposed_at, proposed_by)
			VALUES ('tie_1', 'hk-2004', 'SUNRISE', ` + hash + ", '', " + instant + ", " + person + ")")
		for _, change := range []string{"results = 'x'", "results_sha256 = 'x'", "proposed_by = 'per_other'", "proposed_at = '2004-05-28 11:00:00+00:00'"} {
			refusedBy(t, w, "UPDATE launch_tier SET "+change, "set once")
		}
		refusedBy(t, w, "UPDATE launch_tier SET announced_by = "+person, "two_officers")
		for _, table := range []string{"contention_set", "launch_tier"} {
			refusedBy(t, w, "DELETE FROM "+table, "only ever added")
			if w.DB.Dialect == dialect.Postgres {
				refusedBy(t, w, "TRUNCATE "+table+" CASCADE", "only ever added")
			}
		}
	})
}
