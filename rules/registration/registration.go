// Package registration decides what becomes of a request for a name.
//
// A request is refused if the name cannot be had, the holder may not hold it, the term is not offered or a name server is
// no host name. Otherwise the name is the partner's at once: it is complete if nothing is outstanding, and held (EPP
// pendingCreate, RFC 5731) while it waits for a paper to be accepted or for money. The price is the one in force when it
// was asked for, or the quote's, and does not change while the name waits. A promotion with a number of uses goes to who
// registers first, not to who asks its price first: a quote does not keep one back.
package registration

import (
	"strconv"
	"time"

	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/paper"
	"lionrock/rules/price"
)

// QuoteLife is how long a quote holds its price. (Policy.)
const QuoteLife = 30 * time.Minute

// UnpaidMax is how many names of one partner may wait for money at a time; beyond it a name must be paid for at once, so
// that nobody holds names without paying. (Policy.)
const UnpaidMax = 20

// Request is what was asked.
type Request struct {
	Years       int
	NameServers []string
}

// Quoted is the line of a quote that is to be spent.
type Quoted struct {
	Line      price.Line
	ExpiresAt time.Time
	// UsedUp tells that the promotion which lowers the line has no uses left.
	UsedUp bool
}

// Facts are everything the decision follows from.
type Facts struct {
	At time.Time
	// Answer is what the name rules say of the name.
	Answer name.Answer
	// Occupied tells that the name, in any of its forms, is someone's.
	Occupied bool
	// NotYet is why nobody can register the name yet: before the general launch it goes by application. Nil where it can be.
	NotYet *rules.Refusal
	Holder name.Holder
	// Papers are those supplied for the name and those on file for the holder.
	Papers []paper.Supplied
	Terms  price.Terms
	Quoted *Quoted
	// Account is the partner's; Unpaid is how many of its names wait for money already.
	Account   ledger.Totals
	Unpaid    int
	Lifecycle *lifecycle.Dials
}

// Decision is what is to be recorded.
type Decision struct {
	NameServers []string
	Line        price.Line
	// Outstanding are the papers that have yet to be accepted.
	Outstanding []rules.Requirement
	// Paid tells that the money is there and is taken: posted if Complete, else pending.
	Paid      bool
	Complete  bool
	ExpiresAt time.Time
}

// Decide judges a request.
func Decide(r Request, f Facts) (Decision, *rules.Refusal) {
	if refusal := mayHave(f); refusal != nil {
		return Decision{}, refusal
	}
	servers, refusal := NameServers(r.NameServers, f.Lifecycle)
	if refusal != nil {
		return Decision{}, refusal
	}
	line, refusal := priceOf(r, f)
	if refusal != nil {
		return Decision{}, refusal
	}
	d := Decision{
		NameServers: servers, Line: line, Outstanding: paper.Outstanding(f.Answer.Requirements, f.Papers),
		Paid: f.Account.Covers(line.Net), ExpiresAt: lifecycle.Expiry(f.At, r.Years).UTC(),
	}
	if !d.Paid && f.Unpaid >= UnpaidMax {
		return Decision{}, refuseUnpaid(line.Net, f.Account.Available())
	}
	d.Complete = d.Paid && len(d.Outstanding) == 0
	return d, nil
}

// mayHave asks whether the name can be had, and by this holder.
func mayHave(f Facts) *rules.Refusal {
	if refusal := f.Answer.Refusal("name"); refusal != nil {
		return refusal
	}
	if f.Occupied {
		return rules.Refuse(rules.Taken, rules.Say(
			"%s is registered already. Choose another name, or try another category.",
			"%s 已被註冊。請選擇其他域名，或試試其他類別。",
			"%s 已被注册。请选择其他域名，或试试其他类别。").With(f.Answer.Name.Unicode), "name")
	}
	if f.NotYet != nil {
		return f.NotYet
	}
	return f.Answer.Category.Admits(f.Holder, f.At)
}

// priceOf takes the quote's line, or prices the request now.
func priceOf(r Request, f Facts) (price.Line, *rules.Refusal) {
	order := price.Order{
		Name: f.Answer.Name.Unicode, Suffix: f.Answer.Name.Suffix, Operation: price.Create, Years: r.Years,
	}
	if f.Quoted == nil {
		if refusal := f.Terms.CheckCode(); refusal != nil {
			return price.Line{}, refusal
		}
		return f.Terms.Price(order)
	}
	if f.Terms.Code != "" {
		return price.Line{}, rules.Refuse(rules.Invalid, rules.Say(
			"A quote holds its price with the code it was asked for with. Leave one of them out.",
			"報價已包含索取時所用的優惠碼。請只填寫其中一項。",
			"报价已包含索取时所用的优惠码。请只填写其中一项。"), "promotionCode")
	}
	if !f.At.Before(f.Quoted.ExpiresAt) {
		return price.Line{}, rules.Refuse(rules.QuoteExpired, rules.Say(
			"The quote has expired. Ask for a new one and confirm its price.",
			"報價已過期。請重新報價並確認收費。",
			"报价已过期。请重新报价并确认收费。"), "quoteId")
	}
	line := f.Quoted.Line
	if line.Name != order.Name || line.Operation != order.Operation || line.Years != order.Years {
		return price.Line{}, rules.Refuse(rules.Invalid, rules.Say(
			"The quote is not for this name and term. Ask for one that is, or leave it out to pay the price of the day.",
			"報價並非為此域名及年期而發。請重新報價，或不填報價而按當日收費。",
			"报价并非为此域名及年期而发。请重新报价，或不填报价而按当日收费。"), "quoteId")
	}
	if f.Quoted.UsedUp {
		return price.Line{}, rules.Refuse(rules.PriceChanged, rules.Say(
			"The promotion in this quote has been used up since. Ask for a new quote and confirm its price.",
			"報價所用的推廣優惠名額其後已用完。請重新報價並確認收費。",
			"报价所用的推广优惠名额其后已用完。请重新报价并确认收费。"), "quoteId")
	}
	return line, nil
}

func refuseUnpaid(required, available rules.Money) *rules.Refusal {
	refusal := rules.Refuse(rules.InsufficientFunds, rules.Say(
		"The balance does not cover this name (HK$%s needed, HK$%s available), and %d names wait for payment already. Add funds first.",
		"結餘不足以支付此域名（需 HK$%s，可用 HK$%s），且已有 %d 個域名待付款。請先增值。",
		"余额不足以支付此域名（需 HK$%s，可用 HK$%s），且已有 %d 个域名待付款。请先充值。",
	).With(required, available, UnpaidMax), "name")
	refusal.Required, refusal.Available = required, available
	return refusal
}

// NameServers reads the hosts asked for: each a host name, none twice, as many as the dials allow.
func NameServers(asked []string, dials *lifecycle.Dials) ([]string, *rules.Refusal) {
	hosts := make([]string, len(asked))
	for i, server := range asked {
		host, refusal := name.ParseHost(server)
		if refusal != nil {
			refusal.Field = []string{"nameServers", strconv.Itoa(i)}
			return nil, refusal
		}
		hosts[i] = host
	}
	return hosts, dials.AdmitNameServers(hosts)
}

// Waiting is a name that waits, as it stands.
type Waiting struct {
	Requirements []rules.Requirement
	Papers       []paper.Supplied
	Paid         bool
	Price        rules.Money
	Account      ledger.Totals
}

// Progress is what is to happen to a waiting name now.
type Progress struct {
	// Pay tells that the money has come: take it.
	Pay bool
	// Documented and Complete tell that the last paper was accepted, and that nothing is outstanding any more.
	Documented, Complete bool
	// Refused tells that a required paper was refused and no other is there in its place: free the name, give the money back.
	Refused bool
}

// Advance judges a waiting name after a paper was reviewed or money came.
func Advance(w Waiting) Progress {
	p := Progress{
		Pay:        !w.Paid && w.Account.Covers(w.Price),
		Documented: len(paper.Outstanding(w.Requirements, w.Papers)) == 0,
		Refused:    refused(w),
	}
	p.Complete = p.Documented && (w.Paid || p.Pay)
	return p
}

func refused(w Waiting) bool {
	for _, requirement := range paper.Missing(w.Requirements, w.Papers) {
		for _, supplied := range w.Papers {
			if supplied.State == paper.Rejected && requirement.SatisfiedBy(supplied.Kind) {
				return true
			}
		}
	}
	return false
}
