package program

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/ent/logo"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/exposure"
	"lionrock/rules/paper"
)

const logosMax = 100

// LogosToReview lists the logos that wait for a look, the longest waiting first.
func (p *Programs) LogosToReview(ctx context.Context) ([]*view.LogoReview, error) {
	rows, err := p.DB.Read.Logo.Query().Where(logo.PostedAtIsNil(), logo.RefusedAtIsNil()).WithPartner().
		Order(ent.Asc(logo.FieldSubmittedAt, logo.FieldID)).Limit(logosMax).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("logos: %w", err)
	}
	waiting := make([]*view.LogoReview, len(rows))
	for i, row := range rows {
		waiting[i] = &view.LogoReview{
			ID: row.ID, Partner: flows.ProfileView(row.Edges.Partner), Drawn: p.pictures(row.Pictures), SubmittedAt: row.SubmittedAt,
		}
		shown, err := p.shownOf(ctx, row.PartnerID)
		if err != nil {
			return nil, err
		}
		waiting[i].Partner.Shown = shown[row.PartnerID]
		if posted := shown[row.PartnerID].Logos; len(posted) > 0 {
			waiting[i].PostedURL = &posted[len(posted)/2].URL
		}
	}
	return waiting, nil
}

// ReviewLogo posts a partner's logo and, the first time, announces the partnership; or refuses it with a reason.
func (p *Programs) ReviewLogo(ctx context.Context, id string, post bool, reason string) (*view.LogoExchange, error) {
	reason, refusal := exposure.Review(post, reason)
	if refusal != nil {
		return nil, refusal
	}
	var row *ent.Logo
	err := p.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) (err error) {
		row, err = tx.Logo.Query().Where(logo.ID(id)).WithPartner().Only(ctx)
		if ent.IsNotFound(err) {
			return flows.NotFound("logoId")
		}
		if err != nil {
			return fmt.Errorf("logo: %w", err)
		}
		if err := p.decideLogo(ctx, tx, row, post, reason); err != nil {
			return err
		}
		if post {
			return p.announcePartnership(ctx, tx, row)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return p.LogoExchange(ctx, row.PartnerID)
}

// decideLogo records a verdict, on the logo and on the picture it was drawn from.
func (p *Programs) decideLogo(ctx context.Context, tx *flows.Tx, row *ent.Logo, post bool, reason string) error {
	now, officer := p.Now(), flows.ActorOf(ctx).ID
	update := tx.Logo.Update().Where(logo.ID(row.ID), logo.PostedAtIsNil(), logo.RefusedAtIsNil()).SetDecidedBy(officer)
	sent := tx.Document.Update().Where(document.ID(row.DocumentID)).SetReviewedBy(officer).SetReviewedAt(now)
	action := "logo.refuse"
	if post {
		action = "logo.post"
		update.SetPostedAt(now)
		sent.SetState(paper.Accepted)
	} else {
		update.SetRefusedAt(now).SetReason(reason)
		sent.SetState(paper.Rejected).SetRejectionReason(reason)
	}
	changed, err := update.Save(ctx)
	if err != nil {
		return fmt.Errorf("logo: %w", err)
	}
	if changed == 0 {
		return exposure.RefuseReviewed()
	}
	if err := sent.Exec(ctx); err != nil {
		return fmt.Errorf("logo: %w", err)
	}
	return p.Record(ctx, tx, row.PartnerID, action, row.ID, map[string]any{"reason": reason})
}

// announcePartnership tells everyone of a partner when its logo is first posted.
func (p *Programs) announcePartnership(ctx context.Context, tx *flows.Tx, posted *ent.Logo) error {
	of, err := p.ownProfile(ctx, tx, posted.PartnerID)
	if err != nil || of.AnnouncementID != nil {
		return err
	}
	name := of.DisplayName
	if name == "" {
		name = posted.Edges.Partner.Name
	}
	id, now := p.NewID("ann"), p.Now()
	title, body := exposure.Announcement(name, p.entryURL(posted.Edges.Partner))
	if err := tx.Announcement.Create().SetID(id).SetTitle(title).SetBodyMarkdown(body).SetPublishedAt(now).Exec(ctx); err != nil {
		return fmt.Errorf("announce a partnership: %w", err)
	}
	if err := of.Update().SetAnnouncementID(id).SetUpdatedAt(now).Exec(ctx); err != nil {
		return fmt.Errorf("announce a partnership: %w", err)
	}
	return p.Record(ctx, tx, flows.RegistryBook, "partnership.announce", id, map[string]any{"partner": posted.PartnerID})
}
