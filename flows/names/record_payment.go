package names

import (
	"context"
	"fmt"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/ent/domain"
	"lionrock/ent/ledgertransfer"
	"lionrock/ent/operation"
	"lionrock/ent/partner"
	"lionrock/ent/predicate"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/ledger"
)

// RecordPaymentInput is money that reached the registry.
type RecordPaymentInput struct {
	PartnerID  string
	Amount     rules.Money
	Method     string
	Reference  string
	ReceivedAt time.Time
}

const referenceMax = 100

// Booked is what a payment came to: the answer kept for retries.
type Booked struct {
	PartnerID string `json:"partnerId"`
}

// RecordPayment books money received. An administration fee that is owed is taken first; then the partner's waiting names have
// it, the longest waiting first.
func (n *Names) RecordPayment(ctx context.Context, in RecordPaymentInput, key string) (Booked, error) {
	in.PartnerID = flows.PartnerIDOf(in.PartnerID)
	if refusal := n.MayBook(in); refusal != nil {
		return Booked{}, refusal
	}
	return flows.Once(ctx, n.Frame, "recordPayment", key, in, func(ctx context.Context, tx *flows.Tx) (Booked, error) {
		if err := n.book(ctx, tx, in); err != nil {
			return Booked{}, err
		}
		if _, err := n.SettleFees(ctx, tx, in.PartnerID, true); err != nil {
			return Booked{}, err
		}
		return Booked{PartnerID: in.PartnerID}, n.spend(ctx, tx, in.PartnerID)
	})
}

// MayBook refuses what is no payment, whatever it is for.
func (n *Names) MayBook(in RecordPaymentInput) *rules.Refusal {
	moved := ledger.Transfer{
		Kind: ledger.PaymentReceived, Step: ledger.Posted, Debit: ledger.Bank, Credit: ledger.Partner, Amount: in.Amount,
	}
	switch {
	case ledger.Allow(moved) != nil:
		return rules.Refuse(rules.Invalid, rules.Say(
			"The amount must be more than zero, and no more than could have been paid.", "金額必須大於零，且不可大得不合情理。",
			"金额必须大于零，且不可大得不合情理。"), "amount")
	case strings.TrimSpace(in.Reference) == "":
		return rules.Refuse(rules.Required, rules.Say(
			"Give the bank's own reference: it keeps a payment from being booked twice.",
			"請填寫銀行的參考編號，以免同一筆款項重複入帳。",
			"请填写银行的参考编号，以免同一笔款项重复入账。"), "reference")
	case !rules.Plain(in.Reference, referenceMax):
		return rules.Refuse(rules.Invalid, rules.Say(
			"The bank's reference has at most %d characters on one line.", "銀行的參考編號須在一行內，最多 %d 個字元。",
			"银行的参考编号须在一行内，最多 %d 个字符。").With(referenceMax), "reference")
	case in.ReceivedAt.After(n.Now()):
		return rules.Refuse(rules.Invalid, rules.Say(
			"Money cannot have been received in the future.", "收款時間不能在將來。", "收款时间不能在将来。"), "receivedAt")
	}
	return nil
}

// book makes the transfer from the bank to the partner's account, once for each reference.
func (n *Names) book(ctx context.Context, tx *flows.Tx, in RecordPaymentInput) error {
	exists, err := tx.Partner.Query().Where(partner.ID(in.PartnerID)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("partner: %w", err)
	}
	if !exists {
		return flows.NotFound("partnerId")
	}
	booked, err := tx.LedgerTransfer.Query().
		Where(ledgertransfer.KindEQ(ledger.PaymentReceived), ledgertransfer.Reference(in.Reference)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("payment: %w", err)
	}
	if booked {
		return refuseReference(in.Reference)
	}
	if _, err := n.SettleFees(ctx, tx, in.PartnerID, true); err != nil {
		return err
	}
	account, err := tx.Reader().PartnerAccount(ctx, in.PartnerID)
	if err != nil {
		return err
	}
	id := n.NewID("pay")
	err = n.Post(ctx, tx, flows.Posting{
		Kind: ledger.PaymentReceived, Step: ledger.Posted, Debit: flows.RegistryAccount(flows.BankAccount), Credit: account,
		Amount: in.Amount, Cause: id, Reference: in.Reference,
	})
	if err != nil {
		return err
	}
	return n.Record(ctx, tx, in.PartnerID, "payment.record", id, map[string]any{
		"amount": in.Amount, "method": in.Method, "reference": in.Reference, "receivedAt": in.ReceivedAt,
	})
}

// spend settles the names that wait for money, in the order in which they were asked for, as long as it lasts. A dearer
// name in front does not hold up a cheaper one behind it.
func (n *Names) spend(ctx context.Context, tx *flows.Tx, partnerID string) error {
	waiting, err := tx.Domain.Query().Where(domain.PartnerID(partnerID), domain.CompletedAtIsNil(), domain.ReleasedAtIsNil(),
		unpaidDomain()).Order(ent.Asc(domain.FieldSubmittedAt, domain.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("waiting names: %w", err)
	}
	for _, d := range waiting {
		if err := n.settle(ctx, tx, d); err != nil {
			return err
		}
	}
	return nil
}

func unpaidDomain() predicate.Domain {
	return domain.HasOperationsWith(operation.PaidAtIsNil(), operation.CompletedAtIsNil(), operation.FailedAtIsNil())
}

// waitingFor finds the waiting names a reviewed paper matters to.
func waitingFor(ctx context.Context, tx *flows.Tx, row *ent.Document) ([]*ent.Domain, error) {
	matters := domain.ID(row.DomainID)
	if row.RegistrantID != "" {
		matters = domain.Or(matters, domain.RegistrantID(row.RegistrantID))
	}
	waiting, err := tx.Domain.Query().Where(matters, domain.CompletedAtIsNil(), domain.ReleasedAtIsNil()).
		Order(ent.Asc(domain.FieldSubmittedAt, domain.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("waiting names: %w", err)
	}
	return waiting, nil
}

func refuseReference(reference string) *rules.Refusal {
	return rules.Refuse(rules.Taken, rules.Say(
		"A payment with reference %s has been booked already. Nothing was changed.",
		"參考編號 %s 的款項已經入帳，未作任何更改。",
		"参考编号 %s 的款项已经入账，未作任何更改。").With(reference), "reference")
}
