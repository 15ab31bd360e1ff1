package flows

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/ledgertransfer"
	"lionrock/rules"
	"lionrock/rules/ledger"
)

// The registry's own accounts; there is one of each.
const (
	RevenueAccount = "acc_registry_revenue"
	BankAccount    = "acc_bank"
)

// Posting is a ledger transfer about to be made.
type Posting struct {
	Kind          ledger.TransferKind
	Step          ledger.Step
	Debit, Credit *ent.Account
	Amount        rules.Money
	// Cause is the ID of what the money moves for.
	Cause string
	// Reference is the bank's, where money came from outside.
	Reference string
	// At is when it takes effect, where that is not now.
	At time.Time
	// Pending is the transfer that a POST_PENDING or VOID_PENDING resolves.
	Pending string
}

// Post makes one ledger transfer and moves the totals of the partner's account by it. The caller has asked rules whether
// the account covers it; the database refuses to overdraw it all the same.
func (f *Frame) Post(ctx context.Context, tx *Tx, p Posting) error {
	transfer := ledger.Transfer{
		Kind: p.Kind, Step: p.Step, Debit: p.Debit.Kind, Credit: p.Credit.Kind, Amount: p.Amount,
	}
	if err := ledger.Allow(transfer); err != nil {
		return fmt.Errorf("post: %w", err)
	}
	at := f.Now()
	if !p.At.IsZero() {
		at = p.At.UTC()
	}
	err := tx.Exec(ctx, `INSERT INTO ledger_transfer
		(id, kind, step, pending_id, debit_account_id, credit_account_id, amount_cents, cause, reference, created_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		f.NewID("ltr"), string(p.Kind), string(p.Step), orNull(p.Pending), p.Debit.ID, p.Credit.ID, int64(p.Amount), p.Cause,
		orNull(p.Reference), at)
	if err != nil {
		return fmt.Errorf("post %s: %w", p.Kind, err)
	}
	return moveTotals(ctx, tx, p)
}

// orNull keeps what is not there out of unique indexes.
func orNull(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }

// Resolve posts or voids a pending transfer in full.
func (f *Frame) Resolve(ctx context.Context, tx *Tx, pendingID string, step ledger.Step) error {
	pending, err := tx.LedgerTransfer.Query().Where(ledgertransfer.ID(pendingID)).
		WithDebitAccount().WithCreditAccount().Only(ctx)
	if err != nil {
		return fmt.Errorf("pending transfer: %w", err)
	}
	return f.Post(ctx, tx, Posting{
		Kind: pending.Kind, Step: step, Debit: pending.Edges.DebitAccount, Credit: pending.Edges.CreditAccount,
		Amount: rules.Money(pending.AmountCents), Cause: pending.Cause, Pending: pending.ID,
	})
}

// ResolveFor posts or voids what is held for a cause, if anything is: nothing is held for what costs nothing.
func (f *Frame) ResolveFor(ctx context.Context, tx *Tx, cause string, step ledger.Step) error {
	held, err := tx.LedgerTransfer.Query().
		Where(ledgertransfer.Cause(cause), ledgertransfer.StepEQ(ledger.Pending)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("money held for %s: %w", cause, err)
	}
	return f.Resolve(ctx, tx, held.ID, step)
}

// moveTotals applies a posting to the partner's side of it.
func moveTotals(ctx context.Context, tx *Tx, p Posting) error {
	for side, acc := range map[ledger.Side]*ent.Account{ledger.Debit: p.Debit, ledger.Credit: p.Credit} {
		if acc.Kind != ledger.Partner {
			continue
		}
		change := ledger.Totals{}.Apply(side, p.Step, p.Amount)
		err := tx.Exec(ctx, `UPDATE account SET debits_posted = debits_posted + ?, credits_posted = credits_posted + ?,
			debits_pending = debits_pending + ?, credits_pending = credits_pending + ? WHERE id = ?`,
			int64(change.DebitsPosted), int64(change.CreditsPosted), int64(change.DebitsPending), int64(change.CreditsPending), acc.ID)
		if err != nil {
			return fmt.Errorf("move totals: %w", err)
		}
	}
	return nil
}

// Totals reads an account's running totals as the ledger rules know them.
func Totals(a *ent.Account) ledger.Totals {
	return ledger.Totals{
		DebitsPosted: rules.Money(a.DebitsPosted), CreditsPosted: rules.Money(a.CreditsPosted),
		DebitsPending: rules.Money(a.DebitsPending), CreditsPending: rules.Money(a.CreditsPending),
	}
}

// PartnerAccount reads a partner's account.
func (r Reading) PartnerAccount(ctx context.Context, partnerID string) (*ent.Account, error) {
	a := &ent.Account{Kind: ledger.Partner, PartnerID: &partnerID}
	query := Rebind(r.Dialect, `SELECT id, debits_posted, credits_posted, debits_pending, credits_pending
		FROM account WHERE partner_id = ?`)
	err := r.SQL.QueryRowContext(ctx, query, partnerID).
		Scan(&a.ID, &a.DebitsPosted, &a.CreditsPosted, &a.DebitsPending, &a.CreditsPending)
	if err != nil {
		return nil, fmt.Errorf("account of %s: %w", partnerID, err)
	}
	return a, nil
}

// RegistryAccount names one of the registry's accounts without reading it: it carries no totals.
func RegistryAccount(id string) *ent.Account {
	kind := ledger.RegistryRevenue
	if id == BankAccount {
		kind = ledger.Bank
	}
	return &ent.Account{ID: id, Kind: kind}
}
