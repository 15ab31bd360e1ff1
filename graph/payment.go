package graph

import (
	"context"

	"lionrock/flows/joining"
	"lionrock/flows/names"
	"lionrock/graph/model"
	"lionrock/rules"
)

// recordPayment books money received: a partner's, and answers with its balance as it stands after it, or an applicant's.
func (r *Resolver) recordPayment(ctx context.Context, input model.RecordPaymentInput) (*model.RecordPaymentPayload, error) {
	payload := &model.RecordPaymentPayload{}
	amount, err := rules.ParseMoney(input.Amount)
	if err != nil {
		return payload, notAnAmount("amount")
	}
	if (input.PartnerID == nil) == (input.ApplicationID == nil) {
		return payload, rules.Refuse(rules.Required, rules.Say(
			"Say whose payment it is: a partner's or an application's.", "請註明款項屬於服務夥伴或申請。",
			"请注明款项属于服务伙伴或申请。"), "partnerId")
	}
	in := names.RecordPaymentInput{
		PartnerID: orZero(input.PartnerID), Amount: amount, Method: string(input.Method), Reference: input.Reference,
		ReceivedAt: input.ReceivedAt,
	}
	if input.ApplicationID != nil {
		return payload, r.payForApplication(ctx, *input.ApplicationID, in, input.IdempotencyKey, payload)
	}
	booked, err := r.Names.RecordPayment(ctx, in, input.IdempotencyKey)
	if err != nil {
		return payload, err
	}
	payload.Balance, err = r.Program.Balance(ctx, booked.PartnerID)
	return payload, err
}

// payForApplication books an applicant's payment, which is judged as every payment is.
func (r *Resolver) payForApplication(
	ctx context.Context, id string, in names.RecordPaymentInput, key string, payload *model.RecordPaymentPayload,
) (err error) {
	if refusal := r.Names.MayBook(in); refusal != nil {
		return refusal
	}
	err = r.Joining.RecordPayment(ctx, joining.Payment{
		ApplicationID: id, Amount: in.Amount, Method: in.Method, Reference: in.Reference, ReceivedAt: in.ReceivedAt,
	}, key)
	if err != nil {
		return err
	}
	payload.Application, err = r.Joining.ApplicationByID(ctx, id)
	return err
}
