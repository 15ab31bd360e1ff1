package program

import (
	"context"
	"fmt"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
)

// Balance says a partner's prepaid money, after what an anniversary has made due.
func (p *Programs) Balance(ctx context.Context, partnerID string) (*view.Balance, error) {
	if _, err := p.SettleFeesOf(ctx, partnerID); err != nil {
		return nil, err
	}
	account, err := p.DB.Reader().PartnerAccount(ctx, partnerID)
	if err != nil {
		return nil, err
	}
	row, err := p.DB.Read.Partner.Get(ctx, partnerID)
	if err != nil {
		return nil, fmt.Errorf("partner: %w", err)
	}
	totals := flows.Totals(account)
	balance := &view.Balance{Current: totals.Current(), Held: totals.Held(), Available: totals.Available()}
	if row.LowBalanceAlertCents != nil {
		alert := rules.Money(*row.LowBalanceAlertCents)
		balance.LowBalanceAlertAt = &alert
	}
	return balance, nil
}
