package program

import (
	"context"
	"fmt"
	"strconv"

	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/price"
)

// Promotions lists the promotions that have not ended: the public's, or also the partners'.
func (p *Programs) Promotions(ctx context.Context) ([]price.Promotion, error) {
	all, err := p.DB.Reader().Promotions(ctx, p.Now())
	if err != nil {
		return nil, err
	}
	partner := mayReadPartnerNews(ctx)
	listed := make([]price.Promotion, 0, len(all))
	for _, promotion := range all {
		if partner || !promotion.PartnersOnly {
			listed = append(listed, promotion)
		}
	}
	return listed, nil
}

// CreatePromotion publishes a promotion.
func (p *Programs) CreatePromotion(ctx context.Context, promotion price.Promotion) (price.Promotion, error) {
	if refusal := promotion.Validate(p.Now()); refusal != nil {
		return promotion, refusal
	}
	b, _, err := p.bookNow()
	if err != nil {
		return promotion, err
	}
	for i, suffix := range promotion.Suffixes {
		if b.Names.Category(suffix) == nil {
			return promotion, rules.Refuse(rules.Invalid, rules.Say(
				"There is no category of this ending; name one such as com.hk.", "沒有這個類別；請填寫例如 com.hk。",
				"没有这个类别；请填写例如 com.hk。"), "suffixes", strconv.Itoa(i))
		}
	}
	promotion.ID = p.NewID("pro")
	err = p.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		create := tx.Promotion.Create().SetID(promotion.ID).SetTitle(promotion.Title).SetCode(promotion.Code).
			SetOpensAt(promotion.Window.Opens.UTC()).SetClosesAt(promotion.Window.Closes.UTC()).SetSuffixes(promotion.Suffixes).
			SetOperations(promotion.Operations).SetYears(promotion.Years).SetPartnersOnly(promotion.PartnersOnly).
			SetNillableUses(promotion.RemainingUses).SetCreatedAt(p.Now())
		if promotion.PercentOff != nil {
			create.SetPercentOff(int64(*promotion.PercentOff))
		}
		if promotion.AmountOff != nil {
			create.SetAmountOffCents(int64(*promotion.AmountOff))
		}
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("promotion: %w", err)
		}
		return p.Record(ctx, tx, flows.RegistryBook, "promotion.create", promotion.ID, promotion)
	})
	return promotion, err
}

// PromotionByID reads one promotion the actor may know of; nil where there is none.
func (p *Programs) PromotionByID(ctx context.Context, id string) (*price.Promotion, error) {
	listed, err := p.Promotions(ctx)
	if err != nil {
		return nil, err
	}
	for i := range listed {
		if listed[i].ID == id {
			return &listed[i], nil
		}
	}
	return nil, nil
}
