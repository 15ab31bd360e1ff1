// Rule (double entry): every movement is ONE immutable row that debits one account and credits another by the same
// amount, so that all accounts together always sum to zero. A mistake is repaired by another row, never by changing one.
// Money that waits for papers stands as a pending row and is resolved by exactly one later row that names it: posted when
// the name is registered, voided when it is not.

package ledger

import (
	"fmt"
	"slices"

	"lionrock/rules"
)

var ruleDoubleEntry = rules.Rule{
	Code: "ledger.double-entry",
	Summary: rules.Say(
		"Every movement of money debits one account and credits another by the same amount, and no row is ever changed.",
		"每筆款項同時記入一個帳戶的借方及另一帳戶的貸方，金額相同，記錄不可更改。",
		"每笔款项同时记入一个账户的借方及另一账户的贷方，金额相同，记录不可更改。"),
	Source: "Double-entry bookkeeping; recorded policy",
}

var rulePending = rules.Rule{
	Code: "ledger.pending",
	Summary: rules.Say(
		"Money for a name that waits is held, and is taken or given back once, in full.",
		"域名待批期間款項只作預留，其後全數扣除或退回，只處理一次。",
		"域名待批期间款项只作预留，其后全数扣除或退回，只处理一次。"),
	Source: "Recorded policy",
}

// AccountKind is a kind of account.
type AccountKind string

// The kinds of account.
const (
	// Partner is a partner's prepaid money: the registry owes it, so its balance is on the credit side.
	Partner AccountKind = "PARTNER"
	// RegistryRevenue is what the registry has earned.
	RegistryRevenue AccountKind = "REGISTRY_REVENUE"
	// Applicant is what was paid towards an application to join the programme: the registry owes it until it is decided.
	Applicant AccountKind = "APPLICANT"
	// Bank is the world outside: money received stands here as a debit.
	Bank AccountKind = "BANK"
)

// Values lists every kind of account.
func (AccountKind) Values() []string {
	return []string{string(Partner), string(RegistryRevenue), string(Applicant), string(Bank)}
}

// TransferKind is why money moves.
type TransferKind string

// The kinds of ledger transfer.
const (
	PaymentReceived         TransferKind = "PAYMENT_RECEIVED"
	RegistrationFee         TransferKind = "REGISTRATION_FEE"
	RegistrationRefund      TransferKind = "REGISTRATION_REFUND"
	AdministrationFee       TransferKind = "ADMINISTRATION_FEE"
	AdministrationFeeWaiver TransferKind = "ADMINISTRATION_FEE_WAIVER"
	Correction              TransferKind = "CORRECTION"
	// ApplicationRefund gives an applicant back what was paid; ApplicationRetained is what the policy keeps of it;
	// ApplicationCredit lets a new partner have what was paid beyond the fee.
	ApplicationRefund   TransferKind = "APPLICATION_REFUND"
	ApplicationRetained TransferKind = "APPLICATION_RETAINED"
	ApplicationCredit   TransferKind = "APPLICATION_CREDIT"
)

// Values lists every kind of ledger transfer.
func (TransferKind) Values() []string {
	return []string{
		string(PaymentReceived), string(RegistrationFee), string(RegistrationRefund),
		string(AdministrationFee), string(AdministrationFeeWaiver), string(Correction), string(ApplicationRefund),
		string(ApplicationRetained), string(ApplicationCredit),
	}
}

// Step is what a row does to a movement of money.
type Step string

// The steps of a movement. A pending one is resolved once, by a row that names it.
const (
	Posted      Step = "POSTED"
	Pending     Step = "PENDING"
	PostPending Step = "POST_PENDING"
	VoidPending Step = "VOID_PENDING"
)

// Values lists every step.
func (Step) Values() []string {
	return []string{string(Posted), string(Pending), string(PostPending), string(VoidPending)}
}

// Transfer is one row of the ledger as far as the rules care.
type Transfer struct {
	Kind          TransferKind
	Step          Step
	Debit, Credit AccountKind
	Amount        rules.Money
}

// route is a pair of accounts between which a kind of transfer may move money.
type route struct{ debit, credit AccountKind }

// permitted is the whole law of which transfer may move between which accounts.
var permitted = map[TransferKind][]route{
	PaymentReceived:         {{Bank, Partner}, {Bank, Applicant}},
	RegistrationFee:         {{Partner, RegistryRevenue}},
	RegistrationRefund:      {{RegistryRevenue, Partner}},
	AdministrationFee:       {{Partner, RegistryRevenue}, {Applicant, RegistryRevenue}},
	AdministrationFeeWaiver: {{RegistryRevenue, Partner}},
	// A correction undoes any of the above, or an undoing.
	Correction:          {{Bank, Partner}, {Partner, Bank}, {Partner, RegistryRevenue}, {RegistryRevenue, Partner}},
	ApplicationRefund:   {{Applicant, Bank}},
	ApplicationRetained: {{Applicant, RegistryRevenue}},
	ApplicationCredit:   {{Applicant, Partner}},
}

// steps says which kinds may wait. Only a registration does: its name can wait for papers.
var steps = map[TransferKind][]Step{
	PaymentReceived:         {Posted},
	RegistrationFee:         {Posted, Pending, PostPending, VoidPending},
	RegistrationRefund:      {Posted},
	AdministrationFee:       {Posted},
	AdministrationFeeWaiver: {Posted},
	Correction:              {Posted},
	ApplicationRefund:       {Posted},
	ApplicationRetained:     {Posted},
	ApplicationCredit:       {Posted},
}

// largest bounds one transfer (HK$100,000,000,000), far below what could overflow a sum of transfers.
const largest = 100_000_000_000 * rules.Dollar

// Allow answers a fault where a row breaks the tables above: the caller is wrong, not the person it acts for.
func Allow(t Transfer) error {
	if t.Amount <= 0 || t.Amount > largest {
		return fmt.Errorf("ledger transfer %s of %s: the amount must be above zero and at most %s", t.Kind, t.Amount, largest)
	}
	if !slices.Contains(permitted[t.Kind], route{t.Debit, t.Credit}) {
		return fmt.Errorf("ledger transfer %s may not debit %s and credit %s", t.Kind, t.Debit, t.Credit)
	}
	if !slices.Contains(steps[t.Kind], t.Step) {
		return fmt.Errorf("ledger transfer %s may not be %s", t.Kind, t.Step)
	}
	return nil
}

// Resolve makes the one row that posts or voids a pending transfer. Rows is its history: the pending row, then every row
// that already names it; a pending transfer is resolved in full and once.
func Resolve(rows []Transfer, with Step) (Transfer, error) {
	if len(rows) == 0 || rows[0].Step != Pending {
		return Transfer{}, fmt.Errorf("only a pending ledger transfer can be %s", with)
	}
	if len(rows) > 1 {
		return Transfer{}, fmt.Errorf("ledger transfer is already resolved: %s", rows[1].Step)
	}
	if with != PostPending && with != VoidPending {
		return Transfer{}, fmt.Errorf("%s does not resolve a pending ledger transfer", with)
	}
	resolution := rows[0]
	resolution.Step = with
	return resolution, nil
}
