package graph

import (
	"context"

	launches "lionrock/flows/launch"
	"lionrock/flows/view"
	"lionrock/graph/model"
	"lionrock/rules/launch"
	"lionrock/rules/paper"
)

func announcedOf(input model.CreateEvidenceUploadInput) paper.Announced {
	return paper.Announced{Filename: input.Filename, Sha256: input.Sha256, SizeBytes: int64(input.SizeBytes)}
}

func rulingOf(input model.DecideObjectionInput) launch.Ruling {
	return launch.Ruling{Outcome: input.Outcome, Reason: input.Reason, CancellationRequired: input.CancellationRequired}
}

// submitObjection files an objection and answers with it, reference and all: who files it may know it.
func (r *Resolver) submitObjection(ctx context.Context, input model.SubmitObjectionInput) (*view.Objection, error) {
	id, err := r.Launches.SubmitObjection(ctx, launches.SubmitObjectionInput{
		SetID: input.SetID, Objector: input.Objector, Email: input.Email, RuleCited: input.RuleCited,
		Statement: input.Statement, EvidenceIDs: input.EvidenceIds,
	}, input.IdempotencyKey)
	if err != nil {
		return nil, err
	}
	return r.Launches.FiledObjection(ctx, id)
}

// heard answers with a case as it stands after a deed, unless the deed was refused.
func (r *Resolver) heard(ctx context.Context, id string, err error) (*view.Objection, error) {
	if err != nil {
		return nil, err
	}
	return r.Launches.ObjectionByID(ctx, id)
}
