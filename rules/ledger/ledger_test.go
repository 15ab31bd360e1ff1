package ledger_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lionrock/rules"
	"lionrock/rules/ledger"
)

func TestWhatMayMoveWhere(t *testing.T) {
	const most = 100_000_000_000 * rules.Dollar
	for _, test := range []struct {
		name     string
		transfer ledger.Transfer
		allowed  bool
	}{
		{"a payment goes from the bank to the partner", ledger.Transfer{ledger.PaymentReceived, ledger.Posted, ledger.Bank, ledger.Partner, 1}, true},
		{"a payment never goes straight to revenue", ledger.Transfer{ledger.PaymentReceived, ledger.Posted, ledger.Bank, ledger.RegistryRevenue, 1}, false},
		{"a payment never goes backwards", ledger.Transfer{ledger.PaymentReceived, ledger.Posted, ledger.Partner, ledger.Bank, 1}, false},
		{"a payment is money in hand and never pending", ledger.Transfer{ledger.PaymentReceived, ledger.Pending, ledger.Bank, ledger.Partner, 1}, false},
		{"a registration fee may be taken at once", ledger.Transfer{ledger.RegistrationFee, ledger.Posted, ledger.Partner, ledger.RegistryRevenue, 1}, true},
		{"a registration fee may wait", ledger.Transfer{ledger.RegistrationFee, ledger.Pending, ledger.Partner, ledger.RegistryRevenue, 1}, true},
		{"a waiting fee may be taken", ledger.Transfer{ledger.RegistrationFee, ledger.PostPending, ledger.Partner, ledger.RegistryRevenue, 1}, true},
		{"a waiting fee may be let go", ledger.Transfer{ledger.RegistrationFee, ledger.VoidPending, ledger.Partner, ledger.RegistryRevenue, 1}, true},
		{"a registration fee never comes from the bank", ledger.Transfer{ledger.RegistrationFee, ledger.Posted, ledger.Bank, ledger.RegistryRevenue, 1}, false},
		{"a refund goes from revenue to the partner", ledger.Transfer{ledger.RegistrationRefund, ledger.Posted, ledger.RegistryRevenue, ledger.Partner, 1}, true},
		{"a refund never waits", ledger.Transfer{ledger.RegistrationRefund, ledger.Pending, ledger.RegistryRevenue, ledger.Partner, 1}, false},
		{"the administration fee goes to revenue", ledger.Transfer{ledger.AdministrationFee, ledger.Posted, ledger.Partner, ledger.RegistryRevenue, 1}, true},
		{"its waiver gives it back", ledger.Transfer{ledger.AdministrationFeeWaiver, ledger.Posted, ledger.RegistryRevenue, ledger.Partner, 1}, true},
		{"a waiver never takes", ledger.Transfer{ledger.AdministrationFeeWaiver, ledger.Posted, ledger.Partner, ledger.RegistryRevenue, 1}, false},
		{"a correction may undo a payment", ledger.Transfer{ledger.Correction, ledger.Posted, ledger.Partner, ledger.Bank, 1}, true},
		{"a correction never moves between bank and revenue", ledger.Transfer{ledger.Correction, ledger.Posted, ledger.Bank, ledger.RegistryRevenue, 1}, false},
		{"nothing moves within one account", ledger.Transfer{ledger.Correction, ledger.Posted, ledger.Partner, ledger.Partner, 1}, false},
		{"nothing is no transfer", ledger.Transfer{ledger.PaymentReceived, ledger.Posted, ledger.Bank, ledger.Partner, 0}, false},
		{"less than nothing is no transfer", ledger.Transfer{ledger.PaymentReceived, ledger.Posted, ledger.Bank, ledger.Partner, -1}, false},
		{"the largest amount", ledger.Transfer{ledger.PaymentReceived, ledger.Posted, ledger.Bank, ledger.Partner, most}, true},
		{"a cent more than the largest", ledger.Transfer{ledger.PaymentReceived, ledger.Posted, ledger.Bank, ledger.Partner, most + 1}, false},
		{"an unknown kind moves nothing", ledger.Transfer{"GIFT", ledger.Posted, ledger.Bank, ledger.Partner, 1}, false},
		{"an unknown step moves nothing", ledger.Transfer{ledger.PaymentReceived, "MAYBE", ledger.Bank, ledger.Partner, 1}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := ledger.Allow(test.transfer); (err == nil) != test.allowed {
				t.Errorf("answered %v", err)
			}
		})
	}
}

// held is a registration fee that waits.
var held = ledger.Transfer{
	Kind: ledger.RegistrationFee, Step: ledger.Pending, Debit: ledger.Partner, Credit: ledger.RegistryRevenue, Amount: 25000,
}

func TestAPendingTransferIsResolvedOnceAndInFull(t *testing.T) {
	taken := held
	taken.Step = ledger.PostPending
	for _, test := range []struct {
		name    string
		rows    []ledger.Transfer
		with    ledger.Step
		allowed bool
	}{
		{"it may be posted", []ledger.Transfer{held}, ledger.PostPending, true},
		{"it may be voided", []ledger.Transfer{held}, ledger.VoidPending, true},
		{"it is not posted twice", []ledger.Transfer{held, taken}, ledger.PostPending, false},
		{"it is not voided after it was posted", []ledger.Transfer{held, taken}, ledger.VoidPending, false},
		{"it is not resolved by another pending row", []ledger.Transfer{held}, ledger.Pending, false},
		{"it is not resolved by a posted row", []ledger.Transfer{held}, ledger.Posted, false},
		{"a row that never waited is not resolved", []ledger.Transfer{taken}, ledger.PostPending, false},
		{"nothing is not resolved", nil, ledger.VoidPending, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := ledger.Resolve(test.rows, test.with)
			if (err == nil) != test.allowed {
				t.Fatalf("answered %v", err)
			}
			want := ledger.Transfer{}
			if test.allowed {
				want = held
				want.Step = test.with
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestABalance(t *testing.T) {
	paidIn := ledger.Totals{}.Apply(ledger.Credit, ledger.Posted, 2_000_000)
	waiting := paidIn.Apply(ledger.Debit, ledger.Pending, 25_000)
	for _, test := range []struct {
		name                     string
		totals                   ledger.Totals
		current, held, available rules.Money
	}{
		{"a new account has nothing", ledger.Totals{}, 0, 0, 0},
		{"a payment is there to spend", paidIn, 2_000_000, 0, 2_000_000},
		{"a fee is gone", paidIn.Apply(ledger.Debit, ledger.Posted, 25_000), 1_975_000, 0, 1_975_000},
		{"a fee that waits is held, not gone", waiting, 2_000_000, 25_000, 1_975_000},
		{"a fee that was taken is gone and held no more", waiting.Apply(ledger.Debit, ledger.PostPending, 25_000), 1_975_000, 0, 1_975_000},
		{"a fee that was let go is there to spend again", waiting.Apply(ledger.Debit, ledger.VoidPending, 25_000), 2_000_000, 0, 2_000_000},
		{"money that may yet come is not money", paidIn.Apply(ledger.Credit, ledger.Pending, 25_000), 2_000_000, 0, 2_000_000},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := []rules.Money{test.totals.Current(), test.totals.Held(), test.totals.Available()}
			if diff := cmp.Diff([]rules.Money{test.current, test.held, test.available}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnAccountMayBeSpentToExactlyNothing(t *testing.T) {
	totals := ledger.Totals{CreditsPosted: 50_000, DebitsPending: 25_000}
	for amount, want := range map[rules.Money]bool{24_999: true, 25_000: true, 25_001: false} {
		if got := totals.Covers(amount); got != want {
			t.Errorf("%s is covered: %t", amount, got)
		}
	}
}

// book is a ledger as the property tests keep it: the totals of each account and the history of each pending row.
type book struct {
	accounts map[ledger.AccountKind]ledger.Totals
	pending  [][]ledger.Transfer
}

func (b *book) record(t ledger.Transfer) {
	if t.Step == ledger.Pending {
		b.pending = append(b.pending, []ledger.Transfer{t})
	}
	b.accounts[t.Debit] = b.accounts[t.Debit].Apply(ledger.Debit, t.Step, t.Amount)
	b.accounts[t.Credit] = b.accounts[t.Credit].Apply(ledger.Credit, t.Step, t.Amount)
}

// anyTransfer draws kind, step and accounts freely: most of what it draws is not allowed.
func anyTransfer(t *rapid.T) ledger.Transfer {
	return ledger.Transfer{
		Kind:   ledger.TransferKind(rapid.SampledFrom(ledger.Correction.Values()).Draw(t, "kind")),
		Step:   rapid.SampledFrom([]ledger.Step{ledger.Posted, ledger.Pending}).Draw(t, "step"),
		Debit:  ledger.AccountKind(rapid.SampledFrom(ledger.Bank.Values()).Draw(t, "debit")),
		Credit: ledger.AccountKind(rapid.SampledFrom(ledger.Bank.Values()).Draw(t, "credit")),
		Amount: rules.Money(rapid.Int64Range(1, 1_000_000).Draw(t, "amount")),
	}
}

func TestMoneyIsNeitherMadeNorLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := book{accounts: map[ledger.AccountKind]ledger.Totals{}}
		t.Repeat(map[string]func(*rapid.T){
			"transfer": func(t *rapid.T) {
				transfer := anyTransfer(t)
				if ledger.Allow(transfer) != nil {
					t.Skip("not allowed")
				}
				b.record(transfer)
			},
			"hold": func(t *rapid.T) {
				fee := held
				fee.Amount = rules.Money(rapid.Int64Range(1, 1_000_000).Draw(t, "fee"))
				b.record(fee)
			},
			"resolve": func(t *rapid.T) {
				if len(b.pending) == 0 {
					t.Skip("nothing waits")
				}
				b.resolve(t)
			},
			"": b.check,
		})
	})
}

// resolve tries to resolve any pending row, resolved or not; the second try must fail and move nothing.
func (b *book) resolve(t *rapid.T) {
	i := rapid.IntRange(0, len(b.pending)-1).Draw(t, "which")
	step := rapid.SampledFrom([]ledger.Step{ledger.PostPending, ledger.VoidPending}).Draw(t, "with")
	row, err := ledger.Resolve(b.pending[i], step)
	if (err == nil) != (len(b.pending[i]) == 1) {
		t.Fatalf("%d rows, resolved again: %v", len(b.pending[i]), err)
	}
	if err != nil {
		return
	}
	if err := ledger.Allow(row); err != nil {
		t.Fatal(err)
	}
	before := b.accounts[ledger.Partner]
	b.record(row)
	b.pending[i] = append(b.pending[i], row)
	after := b.accounts[ledger.Partner]
	if freed := after.Available() - before.Available(); step == ledger.VoidPending && freed != row.Amount {
		t.Fatalf("voiding %s restored %s", row.Amount, freed)
	}
	if step == ledger.PostPending && after.Available() != before.Available() {
		t.Fatalf("taking what was held changed what may be spent from %s to %s", before.Available(), after.Available())
	}
}

func (b *book) check(t *rapid.T) {
	var posted, pending, waiting rules.Money
	for kind, totals := range b.accounts {
		posted += totals.CreditsPosted - totals.DebitsPosted
		pending += totals.CreditsPending - totals.DebitsPending
		if totals.DebitsPending < 0 || totals.CreditsPending < 0 {
			t.Fatalf("%s holds less than nothing: %+v", kind, totals)
		}
		if totals.Available() != totals.Current()-totals.Held() {
			t.Fatalf("%s: available %s is not current %s less held %s", kind, totals.Available(), totals.Current(), totals.Held())
		}
	}
	for _, history := range b.pending {
		if len(history) == 1 {
			waiting += history[0].Amount
		}
	}
	if posted != 0 || pending != 0 || b.accounts[ledger.Partner].Held() != waiting {
		t.Fatalf("posted %s, pending %s, held %s of %s that waits", posted, pending, b.accounts[ledger.Partner].Held(), waiting)
	}
}
