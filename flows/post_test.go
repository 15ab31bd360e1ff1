package flows_test

import (
	"context"
	"testing"

	"lionrock/ent"
	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/rules"
	"lionrock/rules/ledger"
)

// posting makes a posting between Harbour's account and one of the registry's.
func posting(account *ent.Account, kind ledger.TransferKind, step ledger.Step, amount rules.Money, cause string) flows.Posting {
	p := flows.Posting{Kind: kind, Step: step, Debit: account, Credit: flows.RegistryAccount(flows.RevenueAccount), Amount: amount, Cause: cause}
	if kind == ledger.PaymentReceived || kind == ledger.Correction {
		p.Debit, p.Credit = flows.RegistryAccount(flows.BankAccount), account
	}
	return p
}

func TestALedgerTransferThatMayNotBeIsNotMade(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(flowstest.Harbour, 1000*rules.Dollar)
		before := w.RowCounts()
		for _, c := range []struct {
			name string
			post func(account *ent.Account) flows.Posting
		}{
			{"of nothing", func(a *ent.Account) flows.Posting {
				return posting(a, ledger.Correction, ledger.Posted, 0, "cor_1")
			}},
			{"of less than nothing", func(a *ent.Account) flows.Posting {
				return posting(a, ledger.Correction, ledger.Posted, -1, "cor_1")
			}},
			{"between accounts its kind does not know", func(a *ent.Account) flows.Posting {
				p := posting(a, ledger.PaymentReceived, ledger.Posted, 1, "pay_1")
				p.Debit, p.Credit = p.Credit, p.Debit
				return p
			}},
			{"of a payment that waits", func(a *ent.Account) flows.Posting {
				return posting(a, ledger.PaymentReceived, ledger.Pending, 1, "pay_1")
			}},
			{"of more than there is", func(a *ent.Account) flows.Posting {
				return posting(a, ledger.RegistrationFee, ledger.Posted, 1000*rules.Dollar+1, "opr_1")
			}},
			{"a hold of more than there is", func(a *ent.Account) flows.Posting {
				return posting(a, ledger.RegistrationFee, ledger.Pending, 1000*rules.Dollar+1, "opr_1")
			}},
			{"a resolution of nothing", func(a *ent.Account) flows.Posting {
				return posting(a, ledger.RegistrationFee, ledger.PostPending, 1, "opr_1")
			}},
			{"a bank reference twice", func(a *ent.Account) flows.Posting {
				p := posting(a, ledger.PaymentReceived, ledger.Posted, 1, "pay_2")
				p.Reference = "FPS-key-1"
				return p
			}},
		} {
			t.Run(c.name, func(t *testing.T) {
				err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
					account, err := tx.Reader().PartnerAccount(ctx, flowstest.Harbour.ID)
					if err != nil {
						return err
					}
					return w.Frame.Post(ctx, tx, c.post(account))
				})
				if err == nil {
					t.Error("it was made")
				}
			})
		}
		if after := w.RowCounts(); after["ledger_transfer"] != before["ledger_transfer"] {
			t.Errorf("%d transfers were made", after["ledger_transfer"]-before["ledger_transfer"])
		}
		if got := w.Money(flowstest.Harbour); got != (flowstest.Money{Current: 1000 * rules.Dollar}) {
			t.Errorf("the account holds %v", got)
		}
	})
}

func TestMoneyHeldIsResolvedOnceAndInFull(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(flowstest.Harbour, 1000*rules.Dollar)
		waiting := w.Register(flowstest.Harbour, "harbour.com.hk", flowstest.With(w.Paper(flowstest.Harbour, rules.BusinessRegistration)))
		if got := w.Money(flowstest.Harbour); got != (flowstest.Money{Current: 1000 * rules.Dollar, Held: 200 * rules.Dollar}) {
			t.Fatalf("while it waits the account holds %v", got)
		}
		held := w.Domain(waiting).Edges.Operations[0].ID
		pending := w.Text("SELECT id FROM ledger_transfer WHERE cause = '" + held + "'")
		w.Accept(w.Domain(waiting).Edges.Documents[0].ID)
		if got := w.Money(flowstest.Harbour); got != (flowstest.Money{Current: 800 * rules.Dollar}) {
			t.Errorf("afterwards the account holds %v", got)
		}
		for _, step := range []ledger.Step{ledger.PostPending, ledger.VoidPending} {
			err := w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
				return w.Frame.Resolve(ctx, tx, pending, step)
			})
			if err == nil {
				t.Errorf("it was resolved again by %s", step)
			}
		}
	})
}
