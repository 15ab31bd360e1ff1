package joining

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent/partner"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/joining"
	"lionrock/rules/ledger"
)

// Submit sends the form of the actor's application, as it was saved, with the copy of the Business Registration.
func (j *Joinings) Submit(ctx context.Context) error {
	return j.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		f, now, err := j.own(ctx, tx)
		if err != nil {
			return err
		}
		if refusal := f.facts.Submit(&f.form); refusal != nil {
			return refusal
		}
		if err := freeHandle(ctx, tx, f.form.Handle); err != nil {
			return err
		}
		if err := tx.PartnerApplication.UpdateOne(f.row).SetSubmittedAt(now).Exec(ctx); err != nil {
			return fmt.Errorf("submit: %w", err)
		}
		return j.Record(ctx, tx, f.row.PersonID, "application.submit", f.row.ID, map[string]any{
			"companyName": f.form.CompanyName, "businessRegistration": f.standing(rules.BusinessRegistration).Sha256,
		})
	})
}

// own reads the actor's open application with all that belongs to it.
func (j *Joinings) own(ctx context.Context, tx *flows.Tx) (*file, time.Time, error) {
	b, now, err := j.bookNow()
	if err != nil {
		return nil, now, err
	}
	row, err := j.mine(ctx, tx)
	if err != nil {
		return nil, now, err
	}
	f, err := j.read(ctx, tx.Reader(), b, row)
	return f, now, err
}

// freeHandle refuses a short name that a partner has.
func freeHandle(ctx context.Context, tx *flows.Tx, handle string) error {
	taken, err := tx.Partner.Query().Where(partner.Handle(handle)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("partner: %w", err)
	}
	if !taken {
		return nil
	}
	return rules.Refuse(rules.Taken, rules.Say(
		"There is a partner with the short name %s already. Choose another.", "已有服務夥伴使用簡稱 %s，請另選。",
		"已有服务伙伴使用简称 %s，请另选。").With(handle), "handle")
}

// ended is the answer kept for retries.
type ended struct {
	ApplicationID string `json:"applicationId"`
}

// Withdraw takes the actor's application back and refunds what the policy says.
func (j *Joinings) Withdraw(ctx context.Context, key string) error {
	if _, refusal := applicantOf(ctx); refusal != nil {
		return refusal
	}
	_, err := flows.Once(ctx, j.Frame, "withdrawPartnerApplication", key, struct{}{},
		func(ctx context.Context, tx *flows.Tx) (ended, error) {
			f, now, err := j.own(ctx, tx)
			if err != nil {
				return ended{}, err
			}
			if err := j.settle(ctx, tx, f, joining.ByWithdrawal); err != nil {
				return ended{}, err
			}
			if err := tx.PartnerApplication.UpdateOne(f.row).SetWithdrawnAt(now).Exec(ctx); err != nil {
				return ended{}, fmt.Errorf("withdraw: %w", err)
			}
			return ended{f.row.ID}, j.Record(ctx, tx, f.row.PersonID, "application.withdraw", f.row.ID, nil)
		})
	return err
}

// settle gives back what the policy says of what was paid, and keeps the rest. The policy is that which was told when the
// application was begun.
func (j *Joinings) settle(ctx context.Context, tx *flows.Tx, f *file, ending joining.Ending) error {
	account, paid, err := accountOf(ctx, tx.Reader(), f.row)
	if err != nil || paid == 0 {
		return err
	}
	told, err := j.Book.At(f.row.BegunAt)
	if err != nil {
		return err
	}
	back, kept := told.Joining.Refund.Of(paid, told.Program.Fee, ending)
	for _, move := range []flows.Posting{
		{Kind: ledger.ApplicationRefund, Credit: flows.RegistryAccount(flows.BankAccount), Amount: back},
		{Kind: ledger.ApplicationRetained, Credit: flows.RegistryAccount(flows.RevenueAccount), Amount: kept},
	} {
		move.Step, move.Debit, move.Cause = ledger.Posted, account, f.row.ID
		if move.Amount == 0 {
			continue
		}
		if err := j.Post(ctx, tx, move); err != nil {
			return err
		}
	}
	return j.Record(ctx, tx, flows.RegistryBook, "application.refund", f.row.ID, map[string]any{"refunded": back, "retained": kept})
}
