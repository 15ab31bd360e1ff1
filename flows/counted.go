package flows

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/domain"
	"lionrock/ent/operation"
	"lionrock/ent/predicate"
	"lionrock/rules"
	"lionrock/rules/program"
)

// Counted selects the operations that count in a window.
func Counted(w rules.Window) predicate.Operation {
	return operation.And(operation.KindEQ(program.Create), operation.CompletedAtNotNil(), operation.FailedAtIsNil(),
		operation.SubmittedAtGTE(w.Opens.UTC()), operation.SubmittedAtLT(w.Closes.UTC()))
}

// CompletedAt is when an operation was completed, also where it was cancelled afterwards: the name of a registration keeps
// the instant. The operation's name is to be loaded with it.
func CompletedAt(o *ent.Operation) *time.Time {
	if o.CompletedAt == nil && o.Kind == program.Create && o.Edges.Domain != nil {
		return o.Edges.Domain.CompletedAt
	}
	return o.CompletedAt
}

// CountedAt selects the operations that counted in a window as of a past instant.
func CountedAt(w rules.Window, at time.Time) predicate.Operation {
	by := at.UTC()
	completed := operation.Or(operation.CompletedAtLTE(by),
		operation.And(operation.FailedAtGT(by), operation.HasDomainWith(domain.CompletedAtLTE(by))))
	return operation.And(operation.KindEQ(program.Create), completed,
		operation.SubmittedAtGTE(w.Opens.UTC()), operation.SubmittedAtLT(w.Closes.UTC()))
}

// OperationsAt reads a partner's operations submitted in a window in groups of equal facts, as these were at a past instant.
func (r Reading) OperationsAt(
	ctx context.Context, partnerID string, w rules.Window, at time.Time,
) ([]program.Group, error) {
	query := Rebind(r.Dialect, `SELECT kind, paid, documented, completed, failed, count(*) FROM (
		SELECT o.kind, coalesce(o.paid_at <= ?, false) AS paid, coalesce(o.documented_at <= ?, false) AS documented,
		coalesce(coalesce(o.completed_at, d.completed_at) <= ?, false) AS completed, coalesce(o.failed_at <= ?, false) AS failed
		FROM operation o LEFT JOIN domain d ON d.id = o.domain_id AND o.kind = 'CREATE'
		WHERE o.partner_id = ? AND o.submitted_at >= ? AND o.submitted_at < ? AND o.submitted_at <= ?) AS facts
		GROUP BY kind, paid, documented, completed, failed`)
	by := at.UTC()
	var groups []program.Group
	err := Each(ctx, r.SQL, func(rows *sql.Rows) error {
		g := program.Group{Operation: program.Operation{SubmittedAt: w.Opens}}
		err := rows.Scan(&g.Operation.Kind, &g.Operation.Paid, &g.Operation.Documented, &g.Operation.Completed,
			&g.Operation.Unsuccessful, &g.Number)
		groups = append(groups, g)
		return err
	}, query, by, by, by, by, partnerID, w.Opens.UTC(), w.Closes.UTC(), by)
	if err != nil {
		return nil, fmt.Errorf("operations of %s: %w", partnerID, err)
	}
	return groups, nil
}

// reached reads when enough registrations of a window counted, from an instant on; nil where they never did.
func (r Reading) reached(ctx context.Context, partnerID string, fee *program.Fee) (*time.Time, error) {
	query := Rebind(r.Dialect, `SELECT d.completed_at, o.failed_at FROM operation o JOIN domain d ON d.id = o.domain_id
		WHERE o.partner_id = ? AND o.kind = 'CREATE' AND o.submitted_at >= ? AND o.submitted_at < ? AND d.completed_at IS NOT NULL`)
	var spans []program.Span
	err := Each(ctx, r.SQL, func(rows *sql.Rows) error {
		var from time.Time
		var until sql.NullTime
		if err := rows.Scan(&from, &until); err != nil {
			return err
		}
		span := program.Span{From: from}
		if until.Valid {
			span.Until = &until.Time
		}
		spans = append(spans, span)
		return nil
	}, query, partnerID, fee.Ended.Opens.UTC(), fee.Ended.Closes.UTC())
	if err != nil {
		return nil, fmt.Errorf("counted registrations of %s: %w", partnerID, err)
	}
	return program.ReachedAt(spans, fee.Threshold, fee.DueAt()), nil
}

// untouched tells whether an account has not moved since an instant.
func (r Reading) untouched(ctx context.Context, accountID string, since time.Time) (untouched bool, err error) {
	query := Rebind(r.Dialect, `SELECT NOT EXISTS (SELECT 1 FROM ledger_transfer
		WHERE (debit_account_id = ? OR credit_account_id = ?) AND created_at > ?)`)
	err = r.SQL.QueryRowContext(ctx, query, accountID, accountID, since.UTC()).Scan(&untouched)
	return untouched, err
}
