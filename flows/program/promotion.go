package program

import (
	"context"
	"fmt"
	"strconv"

	"lionrock/ent/partner"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/price"
)

// Promotions lists the promotions that the actor may have or knows of by its office: those that run or are to come or, where
// asked for, those that are over.
func (p *Programs) Promotions(ctx context.Context, ended bool) ([]price.Promotion, error) {
	read := p.DB.Reader().Promotions
	if ended {
		read = p.DB.Reader().Ended
	}
	all, err := read(ctx, p.Now())
	if err != nil {
		return nil, err
	}
	listed := make([]price.Promotion, 0, len(all))
	for _, promotion := range all {
		if mayKnowOf(ctx, promotion) {
			listed = append(listed, promotion)
		}
	}
	return listed, nil
}

// PromotionByID reads one promotion the actor may know of; nil where there is none.
func (p *Programs) PromotionByID(ctx context.Context, id string) (*price.Promotion, error) {
	found, err := p.DB.Reader().Promotion(ctx, id)
	if err != nil || found == nil || !mayKnowOf(ctx, *found) {
		return nil, err
	}
	return found, nil
}

// PromotionOf reads the promotion that lowered a price the actor was told: whoever has the price may know what made it.
func (p *Programs) PromotionOf(ctx context.Context, line price.Line) (*price.Promotion, error) {
	if line.PromotionID == "" {
		return nil, nil
	}
	return p.DB.Reader().Promotion(ctx, line.PromotionID)
}

func mayKnowOf(ctx context.Context, promotion price.Promotion) bool {
	actor := flows.ActorOf(ctx)
	return actor.IsStaff() || promotion.For(actor.PartnerID)
}

// CodeOf tells the code of a promotion to officers and to the partners it was made for by name. Others are given it by whoever
// gives it out.
func (p *Programs) CodeOf(ctx context.Context, promotion *price.Promotion) string {
	actor := flows.ActorOf(ctx)
	if actor.IsStaff() || len(promotion.PartnerIDs) > 0 && promotion.For(actor.PartnerID) {
		return promotion.Code
	}
	return ""
}

// PartnersOf tells officers for whom a promotion is, and a partner only that it is for itself.
func (p *Programs) PartnersOf(ctx context.Context, promotion *price.Promotion) ([]*view.PartnerProfile, error) {
	rows, err := p.DB.Read.Partner.Query().Where(partner.IDIn(promotion.PartnerIDs...)).Order(partner.ByName()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("partners of a promotion: %w", err)
	}
	own, all, err := flows.Scope(ctx)
	profiles := make([]*view.PartnerProfile, 0, len(rows))
	for _, row := range rows {
		if err == nil && (all || row.ID == own) {
			profiles = append(profiles, flows.ProfileView(row))
		}
	}
	return profiles, nil
}

// UseOf counts what a promotion has lowered so far: for officers all of it, for a partner its own, and nothing for others.
func (p *Programs) UseOf(ctx context.Context, promotion *price.Promotion) (*view.PromotionUse, error) {
	own, all, err := flows.Scope(ctx)
	if err != nil {
		return nil, nil //nolint:nilerr // the public is told nothing of it
	}
	query, args := `SELECT count(*), coalesce(sum(discount_cents), 0) FROM operation
		WHERE promotion_id = ? AND failed_at IS NULL`, []any{promotion.ID}
	if !all {
		query, args = query+" AND partner_id = ?", append(args, own)
	}
	use, cents := &view.PromotionUse{}, int64(0)
	if err := p.DB.ReadSQL.QueryRowContext(ctx, flows.Rebind(p.DB.Dialect, query), args...).Scan(&use.Lines, &cents); err != nil {
		return nil, fmt.Errorf("use of promotion %s: %w", promotion.ID, err)
	}
	use.TakenOff = rules.Money(cents)
	return use, nil
}

// CreatePromotion publishes a promotion.
func (p *Programs) CreatePromotion(ctx context.Context, promotion price.Promotion) (price.Promotion, error) {
	promotion.ID = p.NewID("pro")
	err := p.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) (err error) {
		if promotion, err = p.readPromotion(ctx, tx.Reader(), promotion); err != nil {
			return err
		}
		create := tx.Promotion.Create().SetID(promotion.ID).SetTitle(promotion.Title).SetCode(promotion.Code).
			SetOpensAt(promotion.Window.Opens.UTC()).SetClosesAt(promotion.Window.Closes.UTC()).SetSuffixes(promotion.Suffixes).
			SetOperations(promotion.Operations).SetYears(promotion.Years).SetPartnersOnly(promotion.PartnersOnly).
			SetPartnerIds(promotion.PartnerIDs).SetNillableUses(promotion.Uses).SetCreatedAt(p.Now())
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

// readPromotion tidies a promotion that is to be published, and refuses one that cannot be.
func (p *Programs) readPromotion(ctx context.Context, r flows.Reading, promotion price.Promotion) (price.Promotion, error) {
	promotion.Code, promotion.RemainingUses = price.ReadCode(promotion.Code), promotion.Uses
	promotion.PartnersOnly = promotion.PartnersOnly || len(promotion.PartnerIDs) > 0
	for i, id := range promotion.PartnerIDs {
		promotion.PartnerIDs[i] = flows.PartnerIDOf(id)
	}
	if refusal := promotion.Validate(p.Now()); refusal != nil {
		return promotion, refusal
	}
	if err := p.areThere(ctx, r, promotion); err != nil {
		return promotion, err
	}
	others, err := r.Promotions(ctx, p.Now())
	if err != nil {
		return promotion, err
	}
	if refusal := promotion.Clashes(others); refusal != nil {
		return promotion, refusal
	}
	return promotion, nil
}

// areThere refuses categories and partners that there are not.
func (p *Programs) areThere(ctx context.Context, r flows.Reading, promotion price.Promotion) error {
	b, _, err := p.bookNow()
	if err != nil {
		return err
	}
	for i, suffix := range promotion.Suffixes {
		if b.Names.Category(suffix) == nil {
			return rules.Refuse(rules.Invalid, rules.Say(
				"There is no category of this ending; name one such as com.hk.", "沒有這個類別；請填寫例如 com.hk。",
				"没有这个类别；请填写例如 com.hk。"), "suffixes", strconv.Itoa(i))
		}
	}
	for i, id := range promotion.PartnerIDs {
		known, err := r.Client.Partner.Query().Where(partner.ID(id)).Exist(ctx)
		if err != nil {
			return fmt.Errorf("partner of a promotion: %w", err)
		}
		if !known {
			return flows.NotFound("partnerIds", strconv.Itoa(i))
		}
	}
	return nil
}
