package database_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/price"
)

var harbour = flowstest.Harbour

// refusedBy sees to it that the database itself refuses a statement, whatever the program thinks.
func refusedBy(t *testing.T, w *flowstest.World, statement, because string) {
	t.Helper()
	err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
		result, err := tx.SQL.ExecContext(ctx, statement)
		if err != nil {
			return errors.New(err.Error()) // as itself it would be tried again for seconds: on PostgreSQL it may be of a race
		}
		touched, err := result.RowsAffected()
		return fmt.Errorf("it touched %d rows, %w", touched, err)
	})
	if err == nil || !strings.Contains(strings.ToLower(err.Error()), because) {
		t.Errorf("%s\n\twas answered %v, want a refusal for: %s", statement, err, because)
	}
}

// story makes a world in which every table that is only added to has rows.
func story(t *testing.T, w *flowstest.World) (waiting, registered string) {
	t.Helper()
	w.Pay(harbour, 1000*rules.Dollar)
	_, err := w.Names.CreateQuote(flowstest.As(t, harbour), names.CreateQuoteInput{
		Operation: price.Create, Names: []string{"tea.hk"}, Years: 1,
	})
	if err != nil {
		t.Fatal(err)
	}
	return w.Register(harbour, "tea.com.hk", flowstest.With(w.Paper(harbour, rules.BusinessRegistration))), w.Register(harbour, "香港龍.hk")
}

func TestWhatWasRecordedIsNeverChangedAndNeverRemoved(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		story(t, w)
		for table, change := range map[string]string{
			"ledger_transfer": "amount_cents = amount_cents + 1", "audit_entry": "actor = 'nobody'",
			"receipt": "domain_id = 'dom_none'", "dial": "body = '{}'", "quote": "total_cents = 0",
		} {
			if w.RowCounts()[table] == 0 {
				t.Errorf("%s has no rows to try it on", table)
			}
			refusedBy(t, w, "UPDATE "+table+" SET "+change, "only ever added")
			refusedBy(t, w, "UPDATE "+table+" SET id = id", "only ever added")
			refusedBy(t, w, "DELETE FROM "+table, "only ever added")
			if w.DB.Dialect == dialect.SQLite {
				refusedBy(t, w, "INSERT OR REPLACE INTO "+table+" SELECT * FROM "+table, "only ever added")
			} else {
				refusedBy(t, w, "TRUNCATE "+table+" CASCADE", "only ever added")
			}
		}
	})
}

func TestAFactOfAnOperationIsSetOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		waiting, registered := story(t, w)
		for _, fact := range []string{"paid_at", "documented_at", "completed_at"} {
			for _, other := range []string{"NULL", "'2030-01-01 00:00:00+00:00'"} {
				refusedBy(t, w, "UPDATE operation SET "+fact+" = "+other+" WHERE domain_id = '"+registered+"'", "set once")
			}
		}
		refusedBy(t, w, "UPDATE operation SET failed_at = completed_at WHERE domain_id = '"+registered+"'", "ends_once")
		w.Reject(w.Domain(waiting).Edges.Documents[0].ID)
		refusedBy(t, w, "UPDATE operation SET failed_at = NULL WHERE domain_id = '"+waiting+"'", "set once")
		refusedBy(t, w, "UPDATE operation SET net_cents = -1 WHERE domain_id = '"+waiting+"'", "net_not_negative")
	})
}

func TestTheDatabaseItselfKeepsMoneyAndNamesRight(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		waiting, registered := story(t, w)
		key := w.Domain(registered).VariantKey
		domain := func(id, variant string, years int) string {
			return fmt.Sprintf(`INSERT INTO domain (id, name, ascii_name, suffix, variant_key, years, submitted_at, expires_at, auto_renew,
				partner_id, registrant_id) SELECT '%s', name, ascii_name, suffix, '%s', %d, submitted_at, expires_at, auto_renew,
				partner_id, registrant_id FROM domain WHERE id = '%s'`, id, variant, years, registered)
		}
		transfer := func(changes string) string {
			columns := "kind, step, pending_id, debit_account_id, credit_account_id, amount_cents, cause, reference, created_at"
			return "INSERT INTO ledger_transfer (id, " + columns + ") SELECT 'ltr_new', " + changes +
				" FROM ledger_transfer WHERE kind = 'PAYMENT_RECEIVED'"
		}
		for _, c := range []struct{ name, statement, because string }{
			{"an account is not overdrawn", "UPDATE account SET debits_posted = credits_posted + 1 WHERE kind = 'PARTNER'", "never_overdrawn"},
			{"nor by what is held", "UPDATE account SET debits_pending = credits_posted + 1 WHERE kind = 'PARTNER'", "never_overdrawn"},
			{"nothing less than nothing is held", "UPDATE account SET debits_pending = -1 WHERE kind = 'PARTNER'", "pending_not_negative"},
			{"a partner's account has an owner", "INSERT INTO account (id, kind) VALUES ('acc_new', 'PARTNER')", "partner_has_owner"},
			{"a partner has one account", "INSERT INTO account (id, kind, partner_id) VALUES ('acc_new', 'PARTNER', '" + harbour.ID + "')", "unique"},
			{"a variant set has one holder", domain("dom_new", key, 1), "unique"},
			{"a term has an end", domain("dom_new", "another.hk", 11), "years_offered"},
			{"and a beginning", domain("dom_new", "another.hk", 0), "years_offered"},
			{"a transfer moves something", transfer("kind, step, NULL, debit_account_id, credit_account_id, 0, 'c', NULL, created_at"), "amount_positive"},
			{"between two accounts", transfer("kind, step, NULL, debit_account_id, debit_account_id, 1, 'c', NULL, created_at"), "two_accounts"},
			{"a resolution resolves something", transfer("kind, 'VOID_PENDING', NULL, debit_account_id, credit_account_id, 1, 'c', NULL, created_at"), "resolves_pending"},
			{"a bank reference is booked once", transfer("kind, step, NULL, debit_account_id, credit_account_id, 1, 'c', reference, created_at"), "unique"},
			{"a cause is charged once", transfer("kind, step, NULL, debit_account_id, credit_account_id, 1, cause, NULL, created_at"), "unique"},
			{"from an account that is there", transfer("kind, step, NULL, 'acc_none', credit_account_id, 1, 'c', NULL, created_at"), "foreign key"},
			{"a key has one answer", `INSERT INTO idempotent_answer (owner_id, deed, key, request_hash, answer, created_at)
				SELECT owner_id, deed, key, request_hash, answer, created_at FROM idempotent_answer`, "unique"},
			{"a book has one entry for each number", `INSERT INTO audit_entry (id, book, seq, actor, action, target, at, request_id, hash)
				SELECT id || 'x', book, seq, actor, action, target, at, request_id, hash FROM audit_entry`, "unique"},
			{"a name is received once", "INSERT INTO receipt (id, domain_id, received_at) SELECT id + 1000000, domain_id, received_at FROM receipt", "unique"},
			{"a name has a holder who is there", "UPDATE domain SET registrant_id = 'rgt_none'", "foreign key"},
			{"a holder of names is not removed", "DELETE FROM registrant", "foreign key"},
			{"nor a partner", "DELETE FROM partner", "constraint"},
		} {
			t.Run(c.name, func(t *testing.T) { refusedBy(t, w, c.statement, c.because) })
		}
		t.Run("but a name that was let go may be had again", func(t *testing.T) {
			w.Reject(w.Domain(waiting).Edges.Documents[0].ID)
			w.Register(harbour, "tea.com.hk")
		})
	})
}
