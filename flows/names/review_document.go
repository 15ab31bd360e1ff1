package names

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/ent/registrant"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/paper"
)

// ReviewDocument accepts or rejects a paper. A name completes with its last accepted paper; a name whose paper is rejected
// is freed.
func (n *Names) ReviewDocument(ctx context.Context, id string, to paper.State, reason string) error {
	if refusal := paper.Review(to, reason); refusal != nil {
		return refusal
	}
	return n.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := tx.Document.Query().Where(document.ID(id), document.CreatedAtLTE(n.Now())).Only(ctx)
		if ent.IsNotFound(err) {
			return flows.NotFound("documentId")
		}
		if err != nil {
			return fmt.Errorf("paper: %w", err)
		}
		if row.State != paper.UnderReview {
			return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
				"This paper is not waiting for review: it has been decided, or was never supplied for a name or holder.",
				"此文件並非待審：可能已有決定，或從未用於任何域名或持有人。",
				"此文件并非待审：可能已有决定，或从未用于任何域名或持有人。"), "documentId")
		}
		return n.recordReview(ctx, tx, row, to, reason)
	})
}

func (n *Names) recordReview(ctx context.Context, tx *flows.Tx, row *ent.Document, to paper.State, reason string) error {
	now, actor := n.Now(), flows.ActorOf(ctx)
	update := tx.Document.UpdateOne(row).SetState(to).SetReviewedAt(now).SetReviewedBy(actor.ID)
	if to == paper.Rejected {
		update.SetRejectionReason(reason)
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("review paper: %w", err)
	}
	if to == paper.Accepted && row.RegistrantID != "" {
		err := tx.Registrant.Update().Where(registrant.ID(row.RegistrantID), registrant.ValidatedAtIsNil()).
			SetValidatedAt(now).Exec(ctx)
		if err != nil {
			return fmt.Errorf("validate holder: %w", err)
		}
	}
	changes := map[string]any{"state": to, "reason": reason, "kind": row.Kind, "sha256": row.Sha256}
	name, application, err := n.reviewedFor(ctx, tx, row)
	if err != nil {
		return err
	}
	if name != "" {
		changes["name"] = name
	}
	if err := n.Record(ctx, tx, row.PartnerID, "document.review", row.ID, changes); err != nil {
		return err
	}
	if application != nil {
		return n.settleApplication(ctx, tx, application)
	}
	return n.settleAfterReview(ctx, tx, row)
}

// settleAfterReview looks at the name the paper was supplied for and, where the paper is on the holder's file, at the
// holder's other waiting names too.
func (n *Names) settleAfterReview(ctx context.Context, tx *flows.Tx, row *ent.Document) error {
	waiting, err := waitingFor(ctx, tx, row)
	if err != nil {
		return err
	}
	for _, d := range waiting {
		if err := n.settle(ctx, tx, d); err != nil {
			return err
		}
	}
	return nil
}
