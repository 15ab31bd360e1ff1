package program

import (
	"context"
	"slices"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/program"
)

// Membership says how a partner stands, and the fees of its years with their lines. What an anniversary has made due is
// booked first, if nobody has looked since.
func (p *Programs) Membership(ctx context.Context, partnerID string) (*view.Membership, error) {
	if err := own(ctx, partnerID); err != nil {
		return nil, err
	}
	now, err := p.SettleFeesOf(ctx, partnerID)
	if err != nil {
		return nil, err
	}
	standing, err := p.standingOf(ctx, partnerID, now, nil)
	if err != nil {
		return nil, err
	}
	s, member := standing.Standing, standing.member
	m := &view.Membership{
		Status: s.Status, Since: s.Since, Until: s.Until, Explanation: s.Explanation(), Rule: s.Rule(),
		Outstanding: s.Outstanding(), Number: member.YearAt(now), Fees: make([]*view.MembershipFee, 0, len(standing.fees)),
		Reminders: standing.reminders,
	}
	m.Year = member.Year(m.Number)
	for _, fee := range slices.Backward(standing.fees) {
		m.Fees = append(m.Fees, &view.MembershipFee{
			Fee: fee, PartnerID: partnerID, Lines: fee.Lines(now), Settled: fee.SettledBy(now),
		})
	}
	return m, nil
}

// MembershipFee is the fee of one membership year; nil where none has fallen due for it.
func (p *Programs) MembershipFee(ctx context.Context, partnerID string, number int) (*view.MembershipFee, error) {
	m, err := p.Membership(ctx, partnerID)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(m.Fees, func(fee *view.MembershipFee) bool { return fee.Number == number })
	if i < 0 {
		return nil, nil
	}
	return m.Fees[i], nil
}

// own refuses what another partner asks about a partner.
func own(ctx context.Context, partnerID string) error {
	id, all, err := flows.Scope(ctx)
	if err == nil && !all && id != partnerID {
		return flows.NotFound()
	}
	return err
}

// WaiverBehind says how the year stands whose registrations may waive a fee, with the list of them: where they did, as it
// stood when the fee was credited.
func (p *Programs) WaiverBehind(ctx context.Context, fee *view.MembershipFee) (*view.FeeWaiver, error) {
	b, err := p.Book.At(fee.DueAt())
	if err != nil {
		return nil, err
	}
	return p.waiverOf(ctx, fee.PartnerID, &b.Program, fee.Ended, fee.WaivedAt)
}

// WaiverMonths parts a waiver's year into months, with what was submitted in each.
func (p *Programs) WaiverMonths(ctx context.Context, waiver *view.FeeWaiver) ([]view.WaiverMonth, error) {
	months := make([]view.WaiverMonth, 0, len(program.Months(rules.Window{})))
	cumulative := 0
	for _, month := range program.Months(waiver.Window) {
		tally, err := p.tally(ctx, waiver.PartnerID, month, waiver.At)
		if err != nil {
			return nil, err
		}
		cumulative += tally.Counted
		months = append(months, view.WaiverMonth{
			Month: month, Counted: tally.Counted, Waiting: tally.AwaitingDocuments + tally.AwaitingPayment, Cumulative: cumulative,
		})
	}
	return months, nil
}
