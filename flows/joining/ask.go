package joining

import (
	"context"
	"fmt"
	"slices"

	"lionrock/ent"
	"lionrock/ent/applicationpaper"
	"lionrock/ent/applicationquestion"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/joining"
	"lionrock/rules/paper"
)

// AskInput is what an officer asks an applicant for.
type AskInput struct {
	ApplicationID, Reason string
	// Redo are steps that are sent back; Reject are papers that will not do.
	Redo   []joining.Step
	Reject []string
}

// Ask stops the clock: the applicant is to bring or say something, or to do a step again.
func (j *Joinings) Ask(ctx context.Context, in AskInput) error {
	return j.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		b, now, err := j.bookNow()
		if err != nil {
			return err
		}
		f, err := j.any(ctx, tx.Reader(), b, in.ApplicationID)
		if err != nil {
			return err
		}
		if refusal := f.facts.Ask(in.Reason, in.Redo); refusal != nil {
			return refusal
		}
		by := flows.ActorOf(ctx).Label
		err = tx.ApplicationQuestion.Create().SetID(j.NewID("apq")).SetApplicationID(f.row.ID).SetReason(in.Reason).
			SetRedo(append([]joining.Step{}, in.Redo...)).SetAskedBy(by).SetAskedAt(now).Exec(ctx)
		if err != nil {
			return fmt.Errorf("ask: %w", err)
		}
		for _, id := range in.Reject {
			if !slices.ContainsFunc(f.papers, func(p *ent.ApplicationPaper) bool { return p.ID == id && p.UploadedAt != nil }) {
				return flows.NotFound("documentIds")
			}
		}
		err = tx.ApplicationPaper.Update().Where(applicationpaper.IDIn(in.Reject...)).SetState(paper.Rejected).
			SetRejectionReason(in.Reason).SetReviewedBy(by).SetReviewedAt(now).Exec(ctx)
		if err != nil {
			return fmt.Errorf("ask: %w", err)
		}
		return j.Record(ctx, tx, flows.RegistryBook, "application.ask", f.row.ID, map[string]any{
			"reason": in.Reason, "redo": in.Redo, "rejected": in.Reject,
		})
	})
}

// any reads an application for an officer.
func (j *Joinings) any(ctx context.Context, r flows.Reading, b *book.Book, id string) (*file, error) {
	row, err := r.Client.PartnerApplication.Get(ctx, id)
	if ent.IsNotFound(err) {
		return nil, flows.NotFound("applicationId")
	}
	if err != nil {
		return nil, fmt.Errorf("application: %w", err)
	}
	return j.read(ctx, r, b, row)
}

// Answer says what was asked for; the clock begins anew when nothing else is missing.
func (j *Joinings) Answer(ctx context.Context, answer string) error {
	return j.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		f, now, err := j.own(ctx, tx)
		if err != nil {
			return err
		}
		if refusal := f.facts.Answer(answer); refusal != nil {
			return refusal
		}
		changed, err := tx.ApplicationQuestion.Update().
			Where(applicationquestion.ApplicationID(f.row.ID), applicationquestion.AnsweredAtIsNil()).
			SetAnswer(answer).SetAnsweredAt(now).Save(ctx)
		if err != nil {
			return fmt.Errorf("answer: %w", err)
		}
		return j.Record(ctx, tx, f.row.PersonID, "application.answer", f.row.ID, map[string]any{"questions": changed})
	})
}

// brought are the papers that an application rests on.
func (f *file) brought() (ids []string) {
	for _, kind := range []rules.DocumentKind{rules.BusinessRegistration, rules.ProgramAgreement, rules.IdentityDocument} {
		if p := f.standing(kind); p != nil {
			ids = append(ids, p.ID)
		}
	}
	return ids
}
