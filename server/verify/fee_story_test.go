package verify_test

import (
	"context"
	"time"

	"lionrock/flows"
	"lionrock/rules/book"
)

// years tells of an anniversary at which one registration waives the fee, after others at which none was waived.
func (s *story) years(frame *flows.Frame) {
	s.now = time.Date(2029, 2, 15, 4, 0, 0, 0, time.UTC)
	must(s.t, frame.DB.InTx(s.system(), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Dial.Create().SetKind(book.Program).SetVersion("program-small").
			SetEffectiveFrom(time.Date(2029, 1, 10, 0, 0, 0, 0, time.UTC)).
			SetBody(`{"fee": "1000.00", "threshold": 1, "decisionDays": {"minimum": 3, "maximum": 5}, "benefits": []}`).Exec(ctx)
	}))
	must(s.t, frame.Book.Reload(s.t.Context(), frame.DB))
	for _, partner := range []string{harbour, peak} {
		_, err := frame.SettleFeesOf(s.t.Context(), partner)
		must(s.t, err)
	}
}

const (
	aFee    = "(SELECT min(id) FROM ledger_transfer WHERE kind = 'ADMINISTRATION_FEE')"
	aWaiver = "(SELECT min(id) FROM ledger_transfer WHERE kind = 'ADMINISTRATION_FEE_WAIVER')"
)

var feeMutations = []mutation{
	{
		name: "a fee is booked before it falls due", check: yearsCheck,
		either: []string{"UPDATE ledger_transfer SET created_at = '2025-06-01 00:00:00+00:00' WHERE id = " + aFee},
	},
	{
		name: "another fee is taken than held then", check: yearsCheck,
		either: []string{"UPDATE ledger_transfer SET amount_cents = amount_cents + 1 WHERE id = " + aFee},
	},
	{
		name: "another partner pays the fee", check: yearsCheck,
		either: []string{"UPDATE ledger_transfer SET debit_account_id = (SELECT min(id) FROM account WHERE kind = 'PARTNER' AND id <> debit_account_id) WHERE id = " + aFee},
	},
	{
		name: "the first year is charged again", check: yearsCheck,
		either: []string{"UPDATE ledger_transfer SET cause = 'fee_01J0000000000000000000PEAK_1' WHERE id = " + aFee},
	},
	{
		name: "a fee fell due elsewhere, before the partner was taken in", check: yearsCheck,
		either: []string{"UPDATE partner SET admitted_at = '2030-06-01 00:00:00+00:00'"},
	},
	{
		name: "a waived fee was never charged", check: waiversCheck,
		either: []string{"DELETE FROM ledger_transfer WHERE kind = 'ADMINISTRATION_FEE' AND cause = (SELECT cause FROM ledger_transfer WHERE id = " + aWaiver + ")"},
	},
	{
		name: "too few registrations waive a fee", check: waiversCheck,
		either: []string{"UPDATE operation SET completed_at = NULL"},
	},
	{
		name: "a fee was passed over", check: dueCheck,
		either: []string{"DELETE FROM ledger_transfer WHERE id = " + aFee},
	},
	{
		name: "a name is registered while a fee has long been unpaid", check: suspendedCheck,
		either: []string{"UPDATE ledger_transfer SET created_at = '2030-12-31 00:00:00+00:00' WHERE kind = 'ADMINISTRATION_FEE'"},
	},
}

const (
	yearsCheck   = "every membership year is charged its fee once, at its anniversary or later, from its partner's account"
	waiversCheck = "every waived year has both lines, and enough counted registrations behind it"

	dueCheck       = "no membership year is passed over, and none is charged that fell due after the membership had ended"
	suspendedCheck = "nobody registers a name while a fee has stayed unpaid"
)
