package graph

import (
	"context"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/graph/model"
)

// asViewer returns a context in which a viewer asks. In the answer to a sign-in that is not yet who made the request.
func asViewer(ctx context.Context, viewer *view.Viewer) context.Context {
	request := flows.RequestOf(ctx)
	if viewer.Member == nil {
		return ctx
	}
	request.Actor = flows.Actor{
		Kind: flows.Person, ID: viewer.Member.ID, Label: viewer.Member.Email, Roles: viewer.Scopes, SessionFamily: viewer.Session,
	}
	if viewer.Partner != nil {
		request.Actor.PartnerID = viewer.Partner.ID
	}
	return flows.WithRequest(ctx, request)
}

// actingFor says a sign-in as the answer to who acts for a partner from now on.
func actingFor(in *model.SignInPayload, clientMutationID *string) *model.ActForPayload {
	return &model.ActForPayload{
		ClientMutationID: clientMutationID, AccessToken: in.AccessToken, ExpiresAt: in.ExpiresAt, Viewer: in.Viewer, UserErrors: in.UserErrors,
	}
}

// endSession ends a session, and answers with those that go on.
func (r *Resolver) endSession(ctx context.Context, id string) ([]*view.Session, error) {
	if err := r.Access.EndSession(ctx, id); err != nil {
		return nil, err
	}
	return r.Access.Sessions(ctx)
}

func enrolled(enrolment *view.Enrolment, refusals []model.UserError) *model.EnrolOneTimeCodesPayload {
	if enrolment == nil {
		return &model.EnrolOneTimeCodesPayload{UserErrors: refusals}
	}
	return &model.EnrolOneTimeCodesPayload{
		Secret: &enrolment.Secret, URI: &enrolment.URI, QRCode: &enrolment.QRCode, UserErrors: refusals,
	}
}
