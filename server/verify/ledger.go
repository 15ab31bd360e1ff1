package verify

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

const allTransfers = "SELECT count(*) FROM ledger_transfer"

// permitted is the whole law of the ledger, written again: kind, step, debit account, credit account.
var permitted = [][4]string{
	{"PAYMENT_RECEIVED", "POSTED", "BANK", "PARTNER"},
	{"REGISTRATION_FEE", "POSTED", "PARTNER", "REGISTRY_REVENUE"},
	{"REGISTRATION_FEE", "PENDING", "PARTNER", "REGISTRY_REVENUE"},
	{"REGISTRATION_FEE", "POST_PENDING", "PARTNER", "REGISTRY_REVENUE"},
	{"REGISTRATION_FEE", "VOID_PENDING", "PARTNER", "REGISTRY_REVENUE"},
	{"REGISTRATION_REFUND", "POSTED", "REGISTRY_REVENUE", "PARTNER"},
	{"ADMINISTRATION_FEE", "POSTED", "PARTNER", "REGISTRY_REVENUE"},
	{"ADMINISTRATION_FEE_WAIVER", "POSTED", "REGISTRY_REVENUE", "PARTNER"},
	{"PAYMENT_RECEIVED", "POSTED", "BANK", "APPLICANT"},
	{"ADMINISTRATION_FEE", "POSTED", "APPLICANT", "REGISTRY_REVENUE"},
	{"APPLICATION_REFUND", "POSTED", "APPLICANT", "BANK"},
	{"APPLICATION_RETAINED", "POSTED", "APPLICANT", "REGISTRY_REVENUE"},
	{"APPLICATION_CREDIT", "POSTED", "APPLICANT", "PARTNER"},
	{"CORRECTION", "POSTED", "BANK", "PARTNER"},
	{"CORRECTION", "POSTED", "PARTNER", "BANK"},
	{"CORRECTION", "POSTED", "PARTNER", "REGISTRY_REVENUE"},
	{"CORRECTION", "POSTED", "REGISTRY_REVENUE", "PARTNER"},
}

// permittedSQL writes the table as a condition over a transfer t and its accounts d and c.
func permittedSQL() string {
	routes := make([]string, len(permitted))
	for i, p := range permitted {
		routes[i] = fmt.Sprintf("(t.kind = '%s' AND t.step = '%s' AND d.kind = '%s' AND c.kind = '%s')", p[0], p[1], p[2], p[3])
	}
	return strings.Join(routes, " OR ")
}

var ledgerChecks = []check{
	rows("every ledger transfer moves more than nothing, between two accounts", allTransfers,
		"SELECT id FROM ledger_transfer WHERE NOT (amount_cents > 0 AND debit_account_id <> credit_account_id)"),
	rows("every ledger transfer goes where its kind may go", allTransfers,
		`SELECT t.id FROM ledger_transfer t
		LEFT JOIN account d ON d.id = t.debit_account_id LEFT JOIN account c ON c.id = t.credit_account_id
		WHERE d.id IS NULL OR c.id IS NULL OR NOT (`+permittedSQL()+`)`),
	rows("every pending ledger transfer is resolved at most once",
		"SELECT count(*) FROM ledger_transfer WHERE step = 'PENDING'",
		"SELECT pending_id FROM ledger_transfer WHERE pending_id IS NOT NULL GROUP BY pending_id HAVING count(*) > 1"),
	rows("every resolution is of a pending ledger transfer, in full",
		"SELECT count(*) FROM ledger_transfer WHERE pending_id IS NOT NULL OR step IN ('POST_PENDING', 'VOID_PENDING')",
		`SELECT r.id FROM ledger_transfer r LEFT JOIN ledger_transfer p ON p.id = r.pending_id
		WHERE (r.pending_id IS NOT NULL OR r.step IN ('POST_PENDING', 'VOID_PENDING')) AND (p.id IS NULL OR NOT (
			r.step IN ('POST_PENDING', 'VOID_PENDING') AND p.step = 'PENDING' AND p.kind = r.kind AND p.cause = r.cause
			AND p.amount_cents = r.amount_cents AND p.debit_account_id = r.debit_account_id
			AND p.credit_account_id = r.credit_account_id AND p.created_at <= r.created_at))`),
	rows("nothing is moved twice for one cause", allTransfers,
		`SELECT min(id) FROM ledger_transfer GROUP BY cause, kind, step HAVING count(*) > 1`),
	rows("every bank reference is booked once",
		"SELECT count(*) FROM ledger_transfer WHERE reference IS NOT NULL",
		`SELECT min(id) FROM ledger_transfer WHERE reference IS NOT NULL GROUP BY kind, reference HAVING count(*) > 1`),
	{"all accounts together sum to zero", sumsToZero},
	{"every partner's account says what its ledger transfers come to", accountTotals},
	rows("no partner has spent more than it has", "SELECT count(*) FROM account WHERE kind = 'PARTNER'",
		`SELECT id FROM account WHERE kind = 'PARTNER' AND NOT (credits_posted - debits_posted - debits_pending >= 0
		AND debits_pending >= 0 AND credits_pending >= 0)`),
	rows("every partner has one account", "SELECT count(*) FROM partner",
		`SELECT p.id FROM partner p LEFT JOIN account a ON a.partner_id = p.id AND a.kind = 'PARTNER'
		GROUP BY p.id HAVING count(a.id) <> 1`),
}

// sumsToZero adds up, over the accounts there are, all that was ever posted on either side. A movement with one side in the
// void shows here.
func sumsToZero(ctx context.Context, in *inspection, f *Finding) error {
	var credits, debits int64
	side := func(column string) string {
		return `(SELECT CAST(coalesce(sum(t.amount_cents), 0) AS bigint) FROM ledger_transfer t
			JOIN account a ON a.id = t.` + column + ` WHERE t.step IN ('POSTED', 'POST_PENDING'))`
	}
	query := "SELECT (" + allTransfers + "), " + side("credit_account_id") + ", " + side("debit_account_id")
	if err := in.tx.QueryRowContext(ctx, query).Scan(&f.Rows, &credits, &debits); err != nil {
		return err
	}
	if credits != debits {
		f.offend(fmt.Sprintf("%d cents credited, %d debited", credits, debits))
	}
	return nil
}

// accountTotals recomputes each partner account's four totals from its transfers.
func accountTotals(ctx context.Context, in *inspection, f *Finding) error {
	side := func(column string) string {
		return `SELECT ` + column + ` AS account,
			sum(CASE WHEN step IN ('POSTED', 'POST_PENDING') THEN amount_cents ELSE 0 END) AS posted,
			sum(CASE step WHEN 'PENDING' THEN amount_cents WHEN 'POST_PENDING' THEN -amount_cents
				WHEN 'VOID_PENDING' THEN -amount_cents ELSE 0 END) AS pending
			FROM ledger_transfer GROUP BY ` + column
	}
	query := `SELECT a.id, CASE WHEN a.debits_posted = coalesce(d.posted, 0) AND a.debits_pending = coalesce(d.pending, 0)
			AND a.credits_posted = coalesce(c.posted, 0) AND a.credits_pending = coalesce(c.pending, 0) THEN 1 ELSE 0 END
		FROM account a LEFT JOIN (` + side("debit_account_id") + `) d ON d.account = a.id
		LEFT JOIN (` + side("credit_account_id") + `) c ON c.account = a.id WHERE a.kind = 'PARTNER'`
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id string
		var agrees int
		if err := rows.Scan(&id, &agrees); err != nil {
			return err
		}
		f.Rows++
		if agrees == 0 {
			f.offend(id)
		}
		return nil
	})
}
