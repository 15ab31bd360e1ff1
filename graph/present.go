package graph

import (
	"context"
	"errors"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/view"
	"lionrock/graph/model"
	"lionrock/rules"
)

// refused turns the refusal a mutation met into its user errors. Any other error is a fault and stays one: it is masked.
func (r *Resolver) refused(ctx context.Context, err error) ([]model.UserError, error) {
	var refusal *rules.Refusal
	if !errors.As(err, &refusal) {
		return []model.UserError{}, err
	}
	help, message := r.HelpURL+string(refusal.Code), refusal.Message.In(flows.RequestOf(ctx).Locale)
	switch refusal.Code {
	case rules.InsufficientFunds:
		return []model.UserError{model.InsufficientFundsError{
			Code: refusal.Code, Field: refusal.Field, Message: message, HelpURL: &help,
			Required: refusal.Required, Available: refusal.Available,
		}}, nil
	case rules.DocumentsRequired:
		return []model.UserError{model.DocumentsRequiredError{
			Code: refusal.Code, Field: refusal.Field, Message: message, HelpURL: &help, Missing: pointers(refusal.Missing),
		}}, nil
	default:
		return []model.UserError{model.InputError{
			Code: refusal.Code, Field: refusal.Field, Message: message, HelpURL: &help,
		}}, nil
	}
}

// asked turns the refusal a query met into an error with a code: a query has no payload to put it in.
func asked[T any](ctx context.Context, answer T, err error) (T, error) {
	refusal, refused := errors.AsType[*rules.Refusal](err)
	if !refused {
		return answer, err
	}
	var none T
	return none, &gqlerror.Error{
		Message: refusal.Message.In(flows.RequestOf(ctx).Locale),
		Extensions: map[string]any{
			"code": "BAD_USER_INPUT", "reason": string(refusal.Code), "field": refusal.Field,
		},
	}
}

// pointers is how gqlgen wants lists of objects.
func pointers[T any](list []T) []*T {
	to := make([]*T, len(list))
	for i := range list {
		to[i] = &list[i]
	}
	return to
}

// orZero reads an optional input.
func orZero[T any](value *T) T {
	if value == nil {
		var zero T
		return zero
	}
	return *value
}

// orNull says an empty string as null.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func pageOf(first *int, after *string, last *int, before *string) view.Page {
	return view.Page{First: first, After: after, Last: last, Before: before}
}

func coded(code, message string) error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code}}
}

// signedIn sets the refresh cookie and says who has signed in.
func (r *Resolver) signedIn(ctx context.Context, in access.SignedIn, err error) (*model.SignInPayload, error) {
	refusals, err := r.refused(ctx, err)
	if err != nil || len(refusals) > 0 {
		return &model.SignInPayload{UserErrors: refusals}, err
	}
	if in.Refresh != "" { // who only acts for another partner keeps the cookie they have
		jarOf(ctx).Set(in.Refresh)
	}
	request := flows.RequestOf(ctx)
	request.Actor = in.Actor
	viewer, err := r.Access.Viewer(flows.WithRequest(ctx, request))
	return &model.SignInPayload{
		AccessToken: &in.Access, ExpiresAt: &in.ExpiresAt, Viewer: viewer, UserErrors: refusals,
	}, err
}
