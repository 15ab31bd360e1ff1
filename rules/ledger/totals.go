// Rule (balance): a partner's current balance is what was credited less what was debited; money held for pending
// registrations is its pending debits; what may be spent is current less held. Pending credits are not money yet.

package ledger

import "lionrock/rules"

var ruleBalance = rules.Rule{
	Code: "ledger.balance",
	Summary: rules.Say(
		"What may be spent is the balance less what is held for names that wait.",
		"可用餘額為結餘減去待批域名的預留款項。",
		"可用余额为结余减去待批域名的预留款项。"),
	Source: "Recorded policy",
}

// Side is the side of an account a transfer touches.
type Side string

// The two sides.
const (
	Debit  Side = "DEBIT"
	Credit Side = "CREDIT"
)

// Values lists both sides.
func (Side) Values() []string { return []string{string(Debit), string(Credit)} }

// Totals are the four sums of one account's transfers. Balances are derived from them and never stored.
type Totals struct {
	DebitsPosted, CreditsPosted, DebitsPending, CreditsPending rules.Money
}

// Current is the balance of an account that is on the credit side.
func (t Totals) Current() rules.Money { return t.CreditsPosted - t.DebitsPosted }

// Held is the part of Current that pending transfers have a claim on.
func (t Totals) Held() rules.Money { return t.DebitsPending }

// Available is what may still be spent.
func (t Totals) Available() rules.Money { return t.Current() - t.Held() }

// Covers reports whether an amount may be spent; an account may be spent to exactly nothing.
func (t Totals) Covers(amount rules.Money) bool { return amount <= t.Available() }

// Apply is the totals after one more row touches the account on one side.
func (t Totals) Apply(side Side, step Step, amount rules.Money) Totals {
	posted, pending := &t.DebitsPosted, &t.DebitsPending
	if side == Credit {
		posted, pending = &t.CreditsPosted, &t.CreditsPending
	}
	switch step {
	case Posted:
		*posted += amount
	case Pending:
		*pending += amount
	case PostPending:
		*pending -= amount
		*posted += amount
	case VoidPending:
		*pending -= amount
	}
	return t
}
