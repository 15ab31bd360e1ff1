package verify

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

var sqliteChecks = []check{
	{"every instant is kept in UTC, so that dates sort as text", instantsInUTC},
	{"every constraint and append-only rule of the database is in place", sqliteGuards},
	pragma("every row points at a row, says SQLite's own foreign key check", "foreign_key_check"),
	pragma("the file is sound, says SQLite's own integrity check", "integrity_check"),
}

var postgresChecks = []check{
	{"every constraint and append-only rule of the database is in place", postgresGuards},
	rows("every index is valid and every constraint was checked",
		"SELECT (SELECT count(*) FROM pg_index) + (SELECT count(*) FROM pg_constraint)",
		`SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid OR NOT indisready
		UNION ALL SELECT conname::text FROM pg_constraint WHERE NOT convalidated`),
}

// pragma makes a check of one of SQLite's own.
func pragma(name, pragma string) check {
	return check{name: name, look: func(ctx context.Context, in *inspection, f *Finding) error {
		return in.pragma(ctx, f, pragma)
	}}
}

// pragma runs one of SQLite's own checks, which answers with one row for each fault, or with "ok".
func (in *inspection) pragma(ctx context.Context, f *Finding, name string) error {
	if err := in.count(ctx, f, "SELECT count(*) FROM sqlite_master WHERE type = 'table'"); err != nil {
		return err
	}
	rows, err := in.tx.QueryContext(ctx, "PRAGMA "+name)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	for rows.Next() {
		values := make([]sql.NullString, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if values[0].String != "ok" {
			f.offend(strings.TrimSpace(values[0].String + " " + values[min(1, len(values)-1)].String))
		}
	}
	return rows.Err()
}

// guards are the triggers that keep what was recorded as it was recorded.
var guards = map[bool][]string{
	false: {
		"ledger_transfer_no_update", "ledger_transfer_no_delete", "audit_entry_no_update", "audit_entry_no_delete",
		"receipt_no_update", "receipt_no_delete", "dial_no_update", "dial_no_delete", "quote_no_update", "quote_no_delete",
		"operation_facts_once", "domain_variant_key", "ledgertransfer_cause_kind_step", "ledgertransfer_kind_reference",
		"ledger_transfer_pending_id_key", "idempotentanswer_owner_id_deed_key", "auditentry_book_seq", "receipt_domain_id_key",
		"contention_set_published_once", "contention_set_no_delete", "launch_tier_results_once", "launch_tier_no_delete",
		"launchapplication_set_id_applicant", "contentionset_programme_phase_variant_key", "launchtier_programme_phase",
		"objection_decided_once", "objection_no_delete", "partner_application_ends_once", "partner_application_no_delete",
		"partner_application_open", "application_question_answered_once", "application_question_no_delete",
	},
	true: {
		"ledger_transfer_append_only", "audit_entry_append_only", "receipt_append_only", "dial_append_only",
		"quote_append_only", "operation_facts_once", "domain_variant_key", "ledgertransfer_cause_kind_step",
		"ledgertransfer_kind_reference", "ledger_transfer_pending_id_key", "idempotentanswer_owner_id_deed_key",
		"auditentry_book_seq", "receipt_domain_id_key", "account_never_overdrawn", "ledger_transfer_amount_positive",
		"contention_set_published_once", "contention_set_no_delete", "launch_tier_results_once", "launch_tier_no_delete",
		"launchapplication_set_id_applicant", "contentionset_programme_phase_variant_key", "launchtier_programme_phase",
		"launch_tier_two_officers",
		"objection_decided_once", "objection_no_delete", "partner_application_ends_once", "partner_application_no_delete",
		"partner_application_open", "application_question_answered_once", "application_question_no_delete",
	},
}

func sqliteGuards(ctx context.Context, in *inspection, f *Finding) error {
	return in.missingGuards(ctx, f, "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'index')")
}

func postgresGuards(ctx context.Context, in *inspection, f *Finding) error {
	return in.missingGuards(ctx, f, `SELECT tgname::text FROM pg_trigger WHERE tgenabled IN ('O', 'A')
		UNION ALL SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indisunique
		UNION ALL SELECT conname::text FROM pg_constraint`)
}

func (in *inspection) missingGuards(ctx context.Context, f *Finding, query string) error {
	there := map[string]bool{}
	err := in.each(ctx, query, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		there[name] = true
		return err
	})
	if err != nil {
		return err
	}
	for _, guard := range guards[in.postgres] {
		f.Rows++
		if !there[guard] {
			f.offend(guard)
		}
	}
	return nil
}

// instantsInUTC reads the columns of instants off the schema. SQLite compares them as text, which is right only if all are
// written in one zone.
func instantsInUTC(ctx context.Context, in *inspection, f *Finding) error {
	var columns [][2]string
	query := `SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND c.type = 'datetime' AND m.name NOT LIKE 'goose%' ORDER BY 1, 2`
	err := in.each(ctx, query, func(rows *sql.Rows) error {
		var c [2]string
		err := rows.Scan(&c[0], &c[1])
		columns = append(columns, c)
		return err
	})
	if err != nil {
		return err
	}
	for _, c := range columns {
		counting := fmt.Sprintf("SELECT count(%s) FROM %s", c[1], c[0])
		breaking := fmt.Sprintf("SELECT '%[1]s.%[2]s ' || %[2]s FROM %[1]s WHERE %[2]s NOT GLOB '%[3]s'",
			c[0], c[1], "[0-9][0-9][0-9][0-9]-*+00:00")
		if err := in.count(ctx, f, counting); err != nil {
			return err
		}
		if err := in.breaking(ctx, f, breaking); err != nil {
			return err
		}
	}
	return nil
}
