package joining

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/ledgertransfer"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/ledger"
)

// Payment is money that reached the registry for an application.
type Payment struct {
	ApplicationID     string
	Amount            rules.Money
	Method, Reference string
	ReceivedAt        time.Time
}

// RecordPayment books money received towards the fee. The caller has judged it as every payment is.
func (j *Joinings) RecordPayment(ctx context.Context, in Payment, key string) error {
	_, err := flows.Once(ctx, j.Frame, "recordPayment", key, in, func(ctx context.Context, tx *flows.Tx) (ended, error) {
		row, err := tx.PartnerApplication.Get(ctx, in.ApplicationID)
		if ent.IsNotFound(err) {
			return ended{}, flows.NotFound("applicationId")
		}
		if err != nil {
			return ended{}, fmt.Errorf("application: %w", err)
		}
		if row.DecidedAt != nil || row.WithdrawnAt != nil {
			return ended{}, rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
				"This application has ended. Give the money back, or book it to the partner's account.",
				"此申請已經結束。請退還款項，或記入服務夥伴帳戶。", "此申请已经结束。请退还款项，或记入服务伙伴账户。"), "applicationId")
		}
		if in.ReceivedAt.Before(row.BegunAt) {
			in.ReceivedAt = row.BegunAt // money that came before the application counts from its beginning
		}
		return ended{row.ID}, j.book(ctx, tx, row, in)
	})
	return err
}

// book makes the transfer, once for each reference, and notes when the fee was there in full.
func (j *Joinings) book(ctx context.Context, tx *flows.Tx, row *ent.PartnerApplication, in Payment) error {
	booked, err := tx.LedgerTransfer.Query().
		Where(ledgertransfer.KindEQ(ledger.PaymentReceived), ledgertransfer.Reference(in.Reference)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("payment: %w", err)
	}
	if booked {
		return rules.Refuse(rules.Taken, rules.Say(
			"A payment with reference %s has been booked already. Nothing was changed.",
			"參考編號 %s 的款項已經入帳，未作任何更改。", "参考编号 %s 的款项已经入账，未作任何更改。").With(in.Reference), "reference")
	}
	update := tx.PartnerApplication.UpdateOne(row)
	account, paid, err := accountOf(ctx, tx.Reader(), row)
	if err != nil {
		return err
	}
	if account == nil {
		account = &ent.Account{ID: j.NewID("acc"), Kind: ledger.Applicant}
		if err := tx.Account.Create().SetID(account.ID).SetKind(ledger.Applicant).Exec(ctx); err != nil {
			return fmt.Errorf("account of %s: %w", row.ID, err)
		}
		update.SetAccountID(account.ID)
	}
	id := j.NewID("pay")
	err = j.Post(ctx, tx, flows.Posting{
		Kind: ledger.PaymentReceived, Step: ledger.Posted, Debit: flows.RegistryAccount(flows.BankAccount), Credit: account,
		Amount: in.Amount, Cause: id, Reference: in.Reference,
	})
	if err != nil {
		return err
	}
	told, err := j.Book.At(row.BegunAt)
	if err != nil {
		return err
	}
	if row.PaidAt == nil && paid+in.Amount >= told.Program.Fee {
		update.SetPaidAt(in.ReceivedAt.UTC())
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("payment for %s: %w", row.ID, err)
	}
	return j.Record(ctx, tx, flows.RegistryBook, "payment.record", id, map[string]any{
		"application": row.ID, "amount": in.Amount, "method": in.Method, "reference": in.Reference, "receivedAt": in.ReceivedAt,
	})
}

// accountOf is the account of an application and what was paid into it; nil while nothing was.
func accountOf(ctx context.Context, r flows.Reading, row *ent.PartnerApplication) (*ent.Account, rules.Money, error) {
	if row.AccountID == nil {
		return nil, 0, nil
	}
	var paid int64
	query := flows.Rebind(r.Dialect, `SELECT CAST(coalesce(sum(amount_cents), 0) AS bigint) FROM ledger_transfer
		WHERE credit_account_id = ? AND kind = 'PAYMENT_RECEIVED'`)
	if err := r.SQL.QueryRowContext(ctx, query, *row.AccountID).Scan(&paid); err != nil {
		return nil, 0, fmt.Errorf("paid for %s: %w", row.ID, err)
	}
	return &ent.Account{ID: *row.AccountID, Kind: ledger.Applicant}, rules.Money(paid), nil
}
