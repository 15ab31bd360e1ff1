package graph

import (
	"encoding/json"

	"lionrock/flows/access"
	"lionrock/flows/view"
	"lionrock/graph/model"
)

// passkeyAnswer reads what a passkey answers; nil where there is none.
func passkeyAnswer(input *model.PasskeyAnswerInput) *access.PasskeyAnswer {
	if input == nil {
		return nil
	}
	return &access.PasskeyAnswer{ChallengeID: input.ChallengeID, Credential: input.Credential}
}

// secondStepOf reads what is given beside a password.
func secondStepOf(input model.SignInInput) access.SecondStep {
	return access.SecondStep{Code: orZero(input.OneTimeCode), Passkey: passkeyAnswer(input.Passkey)}
}

// challenged says a challenge to a passkey, or why there is none.
func challenged(posed *view.PasskeyChallenge, clientMutationID *string, refusals []model.UserError) *model.PasskeyChallengePayload {
	payload := &model.PasskeyChallengePayload{ClientMutationID: clientMutationID, UserErrors: refusals}
	if posed != nil {
		options := json.RawMessage(posed.Options)
		payload.ChallengeID, payload.Options = &posed.ID, options
	}
	return payload
}
