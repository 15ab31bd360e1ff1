package graph

import (
	"context"

	"lionrock/flows/launch"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/graph/model"
	"lionrock/rules"
	"lionrock/rules/exposure"
	"lionrock/rules/price"
	"lionrock/rules/registration"
)

// registerDomain registers or rehearses, and answers with the name and the waiver as it stands after it.
func (r *Resolver) registerDomain(
	ctx context.Context, input model.RegisterDomainInput,
) (*model.RegisterDomainPayload, error) {
	payload := &model.RegisterDomainPayload{}
	in := names.RegisterDomainInput{
		Name: input.Name, Years: input.Years, RegistrantID: input.RegistrantID, NameServers: input.NameServers,
		DocumentIDs: input.DocumentIds, QuoteID: input.QuoteID, PromotionCode: orZero(input.PromotionCode),
	}
	if orZero(input.DryRun) {
		domain, err := r.Names.RehearseRegistration(ctx, in)
		payload.Domain = domain
		return payload, err
	}
	registered, err := r.Names.RegisterDomain(ctx, in, input.IdempotencyKey)
	if err != nil {
		return payload, err
	}
	payload.Receipt = &registered.Receipt
	if payload.Domain, err = r.Names.DomainByID(ctx, registered.DomainID); err != nil {
		return payload, err
	}
	payload.PartnerID = payload.Domain.Partner.PartnerID
	return payload, nil
}

// createPromotion publishes a promotion, or shows what it would have come to.
func (r *Resolver) createPromotion(ctx context.Context, input model.CreatePromotionInput) (*model.CreatePromotionPayload, error) {
	payload := &model.CreatePromotionPayload{}
	promotion, err := promotionOf(input)
	if err != nil {
		return payload, err
	}
	if orZero(input.DryRun) {
		payload.Preview, err = r.Program.PreviewPromotion(ctx, promotion, orZero(input.PreviewDays))
		return payload, err
	}
	published, err := r.Program.CreatePromotion(ctx, promotion)
	if err == nil {
		payload.Promotion = &published
	}
	return payload, err
}

func promotionOf(input model.CreatePromotionInput) (price.Promotion, error) {
	promotion := price.Promotion{
		Title: input.Title, Code: orZero(input.Code), Window: rules.Window{Opens: input.StartsAt, Closes: input.EndsAt},
		Suffixes: input.Suffixes, Operations: input.Operations, Years: input.Years, PartnersOnly: orZero(input.PartnersOnly),
		PartnerIDs: input.PartnerIds, Uses: input.Uses,
	}
	if input.PercentOff != nil {
		percent, err := rules.ParsePercent(*input.PercentOff)
		if err != nil {
			return promotion, notAnAmount("percentOff")
		}
		promotion.PercentOff = &percent
	}
	if input.AmountOff != nil {
		amount, err := rules.ParseMoney(*input.AmountOff)
		if err != nil {
			return promotion, notAnAmount("amountOff")
		}
		promotion.AmountOff = &amount
	}
	return promotion, nil
}

func presentationOf(input model.UpdatePresentationInput) exposure.Profile {
	return exposure.Profile{
		DisplayName: orZero(input.DisplayName), WebsiteURL: orZero(input.WebsiteURL), Listed: input.Listed,
		Blurb: rules.Text{En: orZero(input.BlurbEn), Hant: orZero(input.BlurbZhHant), Hans: orZero(input.BlurbZhHans)},
	}
}

// percentOf reads a percentage.
func percentOf(text string, field ...string) (rules.Percent, error) {
	percent, err := rules.ParsePercent(text)
	if err != nil {
		return 0, notAnAmount(field...)
	}
	return percent, nil
}

func notAnAmount(field ...string) *rules.Refusal {
	return rules.Refuse(rules.Invalid, rules.Say(
		"Give a number with at most two decimals, such as 250.00.", "請填寫最多兩位小數的數字，例如 250.00。",
		"请填写最多两位小数的数字，例如 250.00。"), field...)
}

func registrantOf(input model.CreateRegistrantInput) names.CreateRegistrantInput {
	return names.CreateRegistrantInput{
		Registrant: registration.Registrant{
			Kind: input.Kind, Name: input.Name, NameInChinese: orZero(input.NameInChinese), Country: input.Country,
			BirthDate: orZero(input.DateOfBirth),
		},
		DocumentIDs: input.DocumentIds,
	}
}

func updateOf(input model.UpdateDomainInput) names.UpdateDomainInput {
	return names.UpdateDomainInput{
		DomainID: input.DomainID, NameServers: input.NameServers, SetNameServers: input.NameServers != nil,
		AutoRenew: input.AutoRenew, RegistrantID: input.RegistrantID, DocumentIDs: input.DocumentIds,
	}
}

func filterOf(filter *model.DomainFilter) names.DomainFilter {
	f := orZero(filter)
	return names.DomainFilter{
		Search: orZero(f.Search), ExpiringWithinDays: f.ExpiringWithinDays, Awaiting: f.Awaiting, Statuses: f.Statuses,
	}
}

func orderOf(order *model.DomainOrder) names.DomainOrder {
	if order == nil {
		return names.DomainOrder{Field: names.OrderByCreated, Desc: true}
	}
	return names.DomainOrder{Field: order.Field, Desc: order.Direction == model.OrderDirectionDesc}
}

// signedUp says a sign-in as the answer to a sign-up.
func signedUp(in *model.SignInPayload, clientMutationID *string) *model.SignUpPayload {
	return &model.SignUpPayload{
		ClientMutationID: clientMutationID, AccessToken: in.AccessToken, ExpiresAt: in.ExpiresAt, UserErrors: in.UserErrors,
	}
}

func applicationOf(input model.SubmitLaunchApplicationInput) launch.ApplyInput {
	return launch.ApplyInput{
		Name: input.Name, Phase: input.Phase, RegistrantID: input.RegistrantID, Trademark: orZero(input.Trademark),
		TrademarkNumber: orZero(input.TrademarkNumber), Equivalent: orZero(input.Equivalent), DocumentIDs: input.DocumentIds,
	}
}

// submitLaunchApplication applies or rehearses, and answers with the application as it stands after it.
func (r *Resolver) submitLaunchApplication(
	ctx context.Context, input model.SubmitLaunchApplicationInput,
) (*view.LaunchApplication, error) {
	if orZero(input.DryRun) {
		return r.Launches.Rehearse(ctx, applicationOf(input))
	}
	submitted, err := r.Launches.Submit(ctx, applicationOf(input), input.IdempotencyKey)
	if err != nil {
		return nil, err
	}
	return r.Launches.ApplicationByID(ctx, submitted.ApplicationID)
}
