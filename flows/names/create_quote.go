package names

import (
	"context"
	"fmt"
	"strconv"

	"lionrock/ent"
	"lionrock/ent/quote"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/name"
	"lionrock/rules/price"
	"lionrock/rules/registration"
)

// QuoteNamesMax is the most names one quote may hold.
const QuoteNamesMax = 200

// CreateQuoteInput asks what an operation on names costs.
type CreateQuoteInput struct {
	Operation price.Operation
	Names     []string
	Years     int
	// PromotionCode is that of a promotion that asks for one; empty without.
	PromotionCode string
}

// CreateQuote prices an operation on names and holds the price until the quote expires. It does not hold the names.
func (n *Names) CreateQuote(ctx context.Context, in CreateQuoteInput) (*view.Quote, error) {
	b, now, err := n.bookNow()
	if err != nil {
		return nil, err
	}
	orders, refusal := orders(b, in)
	if refusal != nil {
		return nil, refusal
	}
	var quote *view.Quote
	err = n.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		actor := flows.ActorOf(ctx)
		terms, err := tx.Reader().Terms(ctx, b, actor.PartnerID, now)
		if err != nil {
			return err
		}
		terms.Code = price.ReadCode(in.PromotionCode)
		if refusal := terms.CheckCode(); refusal != nil {
			return refusal
		}
		lines, refusal := terms.PriceAll(orders)
		if refusal != nil {
			return refusal
		}
		quote = &view.Quote{
			ID: n.NewID("quo"), Lines: lines, Total: price.Total(lines),
			ExpiresAt: terms.Until(lines, now.Add(registration.QuoteLife)),
		}
		if err := n.balanceAfter(ctx, tx, actor.PartnerID, quote); err != nil {
			return err
		}
		err = tx.Quote.Create().SetID(quote.ID).SetOwnerID(actor.Owner()).SetOperation(in.Operation).SetLines(lines).
			SetTotalCents(int64(quote.Total)).SetCreatedAt(now).SetExpiresAt(quote.ExpiresAt).Exec(ctx)
		if err != nil {
			return fmt.Errorf("quote: %w", err)
		}
		return nil
	})
	return quote, err
}

// orders reads the names to be priced: any well-formed name of a category has a price, registered or not.
func orders(b *book.Book, in CreateQuoteInput) ([]price.Order, *rules.Refusal) {
	if len(in.Names) == 0 || len(in.Names) > QuoteNamesMax {
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"Ask for the price of 1 to %d names.", "每次可為 1 至 %d 個域名報價。", "每次可为 1 至 %d 个域名报价。",
		).With(QuoteNamesMax), "names")
	}
	orders := make([]price.Order, len(in.Names))
	for i, input := range in.Names {
		answer := b.Names.Check(input)
		if answer.Status == name.Invalid || answer.Category == nil {
			return nil, answer.Refusal("names", strconv.Itoa(i))
		}
		orders[i] = price.Order{
			Name: answer.Name.Unicode, Suffix: answer.Name.Suffix, Operation: in.Operation, Years: in.Years,
		}
	}
	return orders, nil
}

// balanceAfter says what would be left, after what an anniversary has made due.
func (n *Names) balanceAfter(ctx context.Context, tx *flows.Tx, partnerID string, quote *view.Quote) error {
	if partnerID == "" {
		return nil
	}
	if _, err := n.SettleFees(ctx, tx, partnerID, true); err != nil {
		return err
	}
	account, err := tx.Reader().PartnerAccount(ctx, partnerID)
	if err != nil {
		return err
	}
	after := flows.Totals(account).Available() - quote.Total
	quote.BalanceAfter = &after
	return nil
}

// QuoteByID reads a quote of the actor's; nil where there is none.
func (n *Names) QuoteByID(ctx context.Context, id string) (*view.Quote, error) {
	row, err := n.DB.Read.Quote.Query().Where(quote.ID(id), quote.OwnerID(flows.ActorOf(ctx).Owner())).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("quote: %w", err)
	}
	return &view.Quote{
		ID: row.ID, Lines: row.Lines, Total: rules.Money(row.TotalCents), ExpiresAt: row.ExpiresAt,
	}, nil
}
