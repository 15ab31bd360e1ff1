package verify

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

const allApplications = "SELECT count(*) FROM partner_application"

// movedOf sums up what was moved for an application by a kind of transfer.
func movedOf(kind string) string {
	return `(SELECT coalesce(sum(t.amount_cents), 0) FROM ledger_transfer t WHERE t.cause = p.id AND t.kind = '` + kind + `'
		AND t.step = 'POSTED' AND t.debit_account_id = p.account_id)`
}

// receivedOf sums up what was paid towards an application.
const receivedOf = `(SELECT coalesce(sum(t.amount_cents), 0) FROM ledger_transfer t WHERE t.credit_account_id = p.account_id
	AND t.kind = 'PAYMENT_RECEIVED')`

var joiningChecks = []check{
	rows("every application to join ends at most once, with a reason", allApplications,
		`SELECT id FROM partner_application WHERE NOT ((decided_at IS NULL OR withdrawn_at IS NULL)
			AND (decided_at IS NULL) = (outcome IS NULL)
			AND (decided_at IS NULL OR (coalesce(reason, '') <> '' AND coalesce(decided_by, '') <> '' AND submitted_at IS NOT NULL
				AND decided_at >= submitted_at)))`),
	rows("every approved application had everything, and made one partner with somebody in it",
		"SELECT count(*) FROM partner_application WHERE outcome = 'APPROVED'",
		`SELECT p.id FROM partner_application p WHERE p.outcome = 'APPROVED' AND NOT coalesce(
			p.admitted_id IS NOT NULL AND p.terms_at <= p.decided_at AND p.procedures_at <= p.decided_at AND p.paid_at <= p.decided_at
			AND coalesce(p.terms_sha256, '') <> '' AND coalesce(p.procedures_sha256, '') <> ''
			AND EXISTS (SELECT 1 FROM partner r JOIN membership m ON m.partner_id = r.id WHERE r.id = p.admitted_id)
			AND EXISTS (SELECT 1 FROM application_paper a WHERE a.application_id = p.id AND a.kind = 'BUSINESS_REGISTRATION'
				AND a.state = 'ACCEPTED' AND a.uploaded_at <= p.decided_at)
			AND (p.signed_at IS NOT NULL OR EXISTS (SELECT 1 FROM application_paper a WHERE a.application_id = p.id
				AND a.kind = 'PROGRAM_AGREEMENT' AND a.state = 'ACCEPTED'))
			AND NOT EXISTS (SELECT 1 FROM application_question q WHERE q.application_id = p.id AND q.answered_at IS NULL), FALSE)
		UNION ALL SELECT id FROM partner_application WHERE admitted_id IS NOT NULL AND coalesce(outcome, '') <> 'APPROVED'
		UNION ALL SELECT min(id) FROM partner_application WHERE admitted_id IS NOT NULL GROUP BY admitted_id HAVING count(*) > 1`),
	rows("a person has at most one application that is open", allApplications,
		`SELECT min(id) FROM partner_application WHERE decided_at IS NULL AND withdrawn_at IS NULL
		GROUP BY person_id HAVING count(*) > 1`),
	rows("what was paid for an application is there while it is open, and has gone where it belongs when it has ended", allApplications,
		`SELECT p.id FROM partner_application p WHERE NOT (CASE
			WHEN p.outcome = 'APPROVED' THEN `+movedOf("ADMINISTRATION_FEE")+` > 0
				AND `+movedOf("ADMINISTRATION_FEE")+` + `+movedOf("APPLICATION_CREDIT")+` = `+receivedOf+`
				AND `+movedOf("APPLICATION_REFUND")+` + `+movedOf("APPLICATION_RETAINED")+` = 0
			WHEN p.decided_at IS NOT NULL OR p.withdrawn_at IS NOT NULL THEN
				`+movedOf("APPLICATION_REFUND")+` + `+movedOf("APPLICATION_RETAINED")+` = `+receivedOf+`
				AND `+movedOf("ADMINISTRATION_FEE")+` + `+movedOf("APPLICATION_CREDIT")+` = 0
			ELSE NOT EXISTS (SELECT 1 FROM ledger_transfer t WHERE t.debit_account_id = p.account_id) END)`),
	rows("every account of an applicant is one application's", "SELECT count(*) FROM account WHERE kind = 'APPLICANT'",
		`SELECT a.id FROM account a LEFT JOIN partner_application p ON p.account_id = a.id
		WHERE a.kind = 'APPLICANT' GROUP BY a.id HAVING count(p.id) <> 1`),
	rows("papers of applications are erased only after the end", "SELECT count(*) FROM application_paper WHERE erased_at IS NOT NULL",
		`SELECT a.id FROM application_paper a JOIN partner_application p ON p.id = a.application_id WHERE a.erased_at IS NOT NULL
		AND NOT coalesce(a.erased_at > coalesce(p.decided_at, p.withdrawn_at) AND a.kind <> 'PROGRAM_AGREEMENT', FALSE)`),
	{"fees and refunds of applications are those of the day they were begun", feesOfApplications},
}

// told is what an applicant was told on the day the application was begun, in cents and hundredths of a percent.
type told struct {
	from                     time.Time
	fee, rejected, withdrawn int64
}

// feesOfApplications reckons every fee that was charged and every refund again from the dials.
func feesOfApplications(ctx context.Context, in *inspection, f *Finding) error {
	policies, err := in.policies(ctx)
	if err != nil {
		return err
	}
	query := `SELECT p.id, p.begun_at, p.withdrawn_at IS NOT NULL, coalesce(p.outcome, ''), CAST(` + receivedOf + ` AS bigint),
		CAST(` + movedOf("ADMINISTRATION_FEE") + ` AS bigint), CAST(` + movedOf("APPLICATION_REFUND") + ` AS bigint)
		FROM partner_application p WHERE p.decided_at IS NOT NULL OR p.withdrawn_at IS NOT NULL`
	return in.each(ctx, query, func(rows *sql.Rows) error {
		var id, outcome string
		var begun time.Time
		var withdrawn bool
		var paid, charged, refunded int64
		if err := rows.Scan(&id, &begun, &withdrawn, &outcome, &paid, &charged, &refunded); err != nil {
			return err
		}
		f.Rows++
		t := at(policies, begun)
		back, fee := t.back(paid, withdrawn), int64(0)
		if outcome == "APPROVED" {
			back, fee = 0, t.fee
		}
		if back != refunded || fee != charged {
			f.offend(fmt.Sprintf("%s (charged %d and gave back %d cents, not %d and %d)", id, charged, refunded, fee, back))
		}
		return nil
	})
}

// back is what is given back of a payment, rounded half up to the cent.
func (t told) back(paid int64, withdrawn bool) int64 {
	part := t.rejected
	if withdrawn {
		part = t.withdrawn
	}
	towards := min(paid, t.fee)
	return paid - towards + (towards*part+5000)/10000
}

// at is the policy in force at an instant.
func at(policies []told, instant time.Time) (now told) {
	for _, t := range policies {
		if !t.from.After(instant) {
			if t.fee >= 0 {
				now.fee = t.fee
			} else {
				now.rejected, now.withdrawn = t.rejected, t.withdrawn
			}
		}
	}
	return now
}

// policies reads the fee and the refunds from the dials, in the order in which they took effect. A fee below nothing marks
// an entry about refunds.
func (in *inspection) policies(ctx context.Context) (list []told, err error) {
	query := "SELECT kind, effective_from, body FROM dial WHERE kind IN ('PROGRAM', 'JOINING') ORDER BY effective_from"
	err = in.each(ctx, query, func(rows *sql.Rows) error {
		var kind, body string
		var dial struct {
			Fee    amount
			Refund struct{ Rejected, Withdrawn amount }
		}
		var from time.Time
		if err := rows.Scan(&kind, &from, &body); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(body), &dial); err != nil {
			return fmt.Errorf("dial %s: %w", kind, err)
		}
		t := told{from: from, fee: -1, rejected: dial.Refund.Rejected.cents, withdrawn: dial.Refund.Withdrawn.cents}
		if kind == "PROGRAM" {
			t = told{from: from, fee: dial.Fee.cents}
		}
		list = append(list, t)
		return nil
	})
	return list, err
}
