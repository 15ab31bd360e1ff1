// Rule (preview): what a promotion would come to is shown on what was done in a time that is past, before it is published:
// each operation as it was charged, in order, with the promotion beside the discounts it had. It costs what it takes off
// beyond them; where it takes no more, no use of it is spent. It is taken that whoever may have it gives its code. Nobody
// knows what partners would have registered because of it.

package price

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lionrock/rules"
)

// Past is an operation as it was charged.
type Past struct {
	PartnerID, Suffix string
	SubmittedAt       time.Time
	Line              Line
}

// Lowered is a past operation that the promotion would have lowered, and by how much more than it was.
type Lowered struct {
	Past
	More rules.Money
}

// Share is what the promotion would have come to for one partner.
type Share struct {
	PartnerID string
	Lines     int
	More      rules.Money
}

// loweredMax is how many operations are told one by one.
const loweredMax = 50

// Rehearsal is what a promotion would have come to.
type Rehearsal struct {
	// Looked counts the operations looked at, Lines those that it would have lowered; More is what that would have cost.
	Looked, Lines int
	More          rules.Money
	// UsedUp tells that it would have been used up, so that later operations had nothing of it.
	UsedUp bool
	// Lowered are the first that it would have lowered.
	Lowered []Lowered

	promotion Promotion
	scheme    *Scheme
	shares    map[string]*Share
}

// Rehearse begins a rehearsal of a promotion under the scheme that now holds.
func (s *Scheme) Rehearse(p Promotion) *Rehearsal {
	p.RemainingUses = p.Uses
	return &Rehearsal{promotion: p, scheme: s, shares: map[string]*Share{}}
}

// Add looks at the next operation.
func (r *Rehearsal) Add(past Past) {
	r.Looked++
	line := past.Line
	entry := Entry{Suffix: past.Suffix, Operation: line.Operation, Years: line.Years, Amount: line.List}
	if !r.promotion.names(entry) || !r.promotion.For(past.PartnerID) {
		return
	}
	more := r.more(line)
	if more <= 0 {
		return
	}
	if r.promotion.usedUp() {
		r.UsedUp = true
		return
	}
	r.promotion = r.promotion.used()
	r.Lines, r.More = r.Lines+1, r.More+more
	if len(r.Lowered) < loweredMax {
		r.Lowered = append(r.Lowered, Lowered{Past: past, More: more})
	}
	share := r.shares[past.PartnerID]
	if share == nil {
		share = &Share{PartnerID: past.PartnerID}
		r.shares[past.PartnerID] = share
	}
	share.Lines, share.More = share.Lines+1, share.More+more
}

// more is what the promotion would have taken off beyond what was.
func (r *Rehearsal) more(line Line) rules.Money {
	if r.scheme.Stacking != TierThenPromotion {
		return r.promotion.off(line.List) - line.Discount
	}
	tier := r.scheme.tierPart(line)
	return r.promotion.off(line.List-tier) - (line.Discount - tier)
}

// tierPart is what of a line's discount was the tier's.
func (s *Scheme) tierPart(line Line) rules.Money {
	switch {
	case line.TierName == "":
		return 0
	case line.PromotionID == "":
		return line.Discount
	}
	for _, tier := range s.Tiers {
		if tier.Name == line.TierName {
			return min(tier.PercentOff.Of(line.List), line.Discount)
		}
	}
	return 0
}

// Shares are the partners that would have had it, those for whom it would have cost most first.
func (r *Rehearsal) Shares() []Share {
	shares := make([]Share, 0, len(r.shares))
	for _, share := range r.shares {
		shares = append(shares, *share)
	}
	slices.SortFunc(shares, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.More, a.More), strings.Compare(a.PartnerID, b.PartnerID))
	})
	return shares
}

// RehearsalExplanation says how a rehearsal is reckoned.
func RehearsalExplanation() rules.Text {
	return rules.Say(
		"Each operation that was charged in this time was looked at with the promotion beside the discounts it had; the cost is what the promotion would have taken off beyond them. It is taken that whoever may have it gives its code. What partners would have registered because of it nobody knows.",
		"就此期間內每項已收費的操作，比較推廣優惠與當時已有的優惠；成本為推廣優惠額外減收的金額，並假定合資格者均提供優惠碼。服務夥伴會否因此多註冊域名，無從得知。",
		"就此期间内每项已收费的操作，比较推广优惠与当时已有的优惠；成本为推广优惠额外减收的金额，并假定合资格者均提供优惠码。服务伙伴会否因此多注册域名，无从得知。")
}
