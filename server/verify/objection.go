package verify

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

const allObjections = "SELECT count(*) FROM objection"

var objectionChecks = []check{
	rows("every objection was filed after the announcement, by evidence that arrived", allObjections,
		`SELECT o.id FROM objection o WHERE NOT (
			EXISTS (SELECT 1 FROM contention_set s JOIN launch_tier t ON t.programme = s.programme AND t.phase = s.phase
				WHERE s.id = o.set_id AND t.announced_at <= o.filed_at)
			AND o.decision_due_at > o.filed_at
			AND EXISTS (SELECT 1 FROM evidence e WHERE e.objection_id = o.id)
			AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.objection_id = o.id
				AND NOT (e.state = 'UPLOADED' AND coalesce(e.uploaded_at <= o.filed_at, FALSE))))`),
	rows("every objection is entertained by a panel of at least two, or turned away with a reason", allObjections,
		`SELECT o.id FROM objection o WHERE NOT (
			(o.admitted_at IS NULL OR o.declined_at IS NULL)
			AND coalesce(o.admitted_at >= o.filed_at, TRUE) AND coalesce(o.declined_at >= o.filed_at, TRUE)
			AND (o.declined_at IS NULL OR coalesce(o.declined_reason, '') <> '')
			AND CASE WHEN o.admitted_at IS NULL
				THEN NOT EXISTS (SELECT 1 FROM panel_member m WHERE m.objection_id = o.id AND m.sits)
				ELSE (SELECT count(*) FROM panel_member m WHERE m.objection_id = o.id AND m.sits) >= 2 END)`),
	rows("every decision is by a member who sat on the case and had no conflict", "SELECT count(*) FROM objection WHERE decided_at IS NOT NULL",
		`SELECT o.id FROM objection o WHERE o.decided_at IS NOT NULL AND NOT (
			coalesce(o.decided_at >= o.admitted_at, FALSE) AND coalesce(o.reason, '') <> '' AND o.outcome IS NOT NULL
			AND (NOT o.cancellation_required OR o.outcome = 'UPHELD')
			AND (o.cancellation_required = (coalesce(o.effect, '') <> ''))
			AND EXISTS (SELECT 1 FROM panel_member m WHERE m.objection_id = o.id AND m.person_id = o.decided_by
				AND m.sits AND m.recused_at IS NULL))`),
	rows("whoever declared a conflict has left the case", "SELECT count(*) FROM panel_member",
		`SELECT id FROM panel_member WHERE (coalesce(conflict, '') <> '') <> (recused_at IS NOT NULL)`),
	{"every cancelled registration has ended, and its name is free or the next in line's", cancellations},
	rows("every refund is of a registration that was cancelled, in full, to who paid", "SELECT count(*) FROM ledger_transfer WHERE kind = 'REGISTRATION_REFUND'",
		`SELECT t.id FROM ledger_transfer t LEFT JOIN launch_application a ON a.id = t.cause
		LEFT JOIN account c ON c.id = t.credit_account_id
		WHERE t.kind = 'REGISTRATION_REFUND' AND NOT (coalesce(t.amount_cents = a.fee_cents AND c.partner_id = a.partner_id, FALSE)
			AND EXISTS (SELECT 1 FROM ledger_transfer f WHERE f.cause = t.cause AND f.kind = 'REGISTRATION_FEE'
				AND f.step IN ('POSTED', 'POST_PENDING') AND f.created_at <= t.created_at))`),
}

// effect is what a decision that required a cancellation came to, as it is stored.
type effect struct{ Cancelled, Released, Allocated, Domain string }

// passage is one cancellation and what is known of the registrations it was about.
type passage struct {
	objection, set, holds string
	decided               time.Time
	effect                effect
}

// cancellations follows every set of which a registration was cancelled: each link of the chain must hold, and its last must
// be what the set says.
func cancellations(ctx context.Context, in *inspection, f *Finding) error {
	var all []passage
	query := `SELECT o.id, o.set_id, coalesce(s.domain_id, ''), o.decided_at, coalesce(o.effect, '') FROM objection o
		JOIN contention_set s ON s.id = o.set_id WHERE o.cancellation_required ORDER BY o.set_id, o.decided_at, o.id`
	err := in.each(ctx, query, func(rows *sql.Rows) error {
		var p passage
		var written string
		if err := rows.Scan(&p.objection, &p.set, &p.holds, &p.decided, &written); err != nil {
			return err
		}
		f.Rows++
		if json.Unmarshal([]byte(written), &p.effect) != nil {
			f.offend(p.objection + " (its effect cannot be read)")
			return nil
		}
		if p.effect.Cancelled != "" {
			all = append(all, p)
		}
		return nil
	})
	for i, p := range all {
		if err != nil {
			return err
		}
		if last := i+1 == len(all) || all[i+1].set != p.set; last && p.holds != p.effect.Domain {
			f.offend(fmt.Sprintf("%s (the name is %q's, its set says %q)", p.objection, p.effect.Domain, p.holds))
		}
		err = in.passed(ctx, f, p)
	}
	return err
}

// passed looks at the registration that was cancelled and the one that came after it.
func (in *inspection) passed(ctx context.Context, f *Finding, p passage) error {
	err := in.breaking(ctx, f, `SELECT CAST(? AS text) WHERE NOT EXISTS (SELECT 1 FROM domain d
		JOIN operation o ON o.domain_id = d.id AND o.kind = 'CREATE'
		JOIN launch_application a ON a.id = ? AND a.id = d.launch_application_id AND a.set_id = d.launch_set_id
		WHERE d.id = ? AND d.launch_set_id = ? AND d.released_at = ? AND o.failed_at = d.released_at AND o.completed_at IS NULL
		AND (a.fee_cents = 0 OR EXISTS (SELECT 1 FROM ledger_transfer t WHERE t.cause = a.id AND t.kind = 'REGISTRATION_REFUND')))`,
		p.objection+" (the registration goes on)", p.effect.Cancelled, p.effect.Released, p.set, p.decided.UTC())
	if err != nil || p.effect.Domain == "" {
		return err
	}
	return in.breaking(ctx, f, `SELECT CAST(? AS text) WHERE NOT EXISTS (SELECT 1 FROM domain d
		JOIN launch_application a ON a.id = ? AND a.id = d.launch_application_id AND a.set_id = d.launch_set_id
		WHERE d.id = ? AND d.launch_set_id = ? AND d.completed_at >= ?
		AND (a.fee_cents = 0 OR EXISTS (SELECT 1 FROM ledger_transfer t WHERE t.cause = a.id AND t.kind = 'REGISTRATION_FEE'
			AND t.step IN ('POSTED', 'POST_PENDING'))))`,
		p.objection+" (the next in line has no registration)", p.effect.Allocated, p.effect.Domain, p.set, p.decided.UTC())
}
