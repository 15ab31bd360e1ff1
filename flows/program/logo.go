package program

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"lionrock/ent"
	"lionrock/ent/logo"
	"lionrock/ent/profile"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/exposure"
	"lionrock/rules/paper"
)

// UpdateLogoExchangeInput is the partner's side of the exchange; what is nil stays as it is.
type UpdateLogoExchangeInput struct{ LogoDocumentID, PartnerPageURL *string }

// UpdateLogoExchange takes a partner's logo, draws it anew and has it wait for a look, and takes the address of the page with
// the registry's logo, once that page was reached.
func (p *Programs) UpdateLogoExchange(ctx context.Context, in UpdateLogoExchangeInput) (*view.LogoExchange, error) {
	if in.LogoDocumentID == nil && in.PartnerPageURL == nil {
		return nil, rules.Refuse(rules.Required, rules.Say(
			"Send a logo, the address of your page, or both.", "請提交標誌、網頁地址，或兩者。", "请提交标志、网页地址，或两者。"),
			"logoDocumentId")
	}
	partnerID := flows.ActorOf(ctx).PartnerID
	page, err := p.reached(ctx, in.PartnerPageURL)
	if err != nil {
		return nil, err
	}
	pictures, err := p.drawn(ctx, in.LogoDocumentID)
	if err != nil {
		return nil, err
	}
	err = p.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		if in.LogoDocumentID != nil {
			if err := p.recordLogo(ctx, tx, partnerID, *in.LogoDocumentID, pictures); err != nil {
				return err
			}
		}
		if page == "" {
			return nil
		}
		row, err := p.ownProfile(ctx, tx, partnerID)
		if err != nil {
			return err
		}
		now := p.Now()
		if err := row.Update().SetPageURL(page).SetPageReachedAt(now).SetUpdatedAt(now).Exec(ctx); err != nil {
			return fmt.Errorf("page of a partner: %w", err)
		}
		return p.Record(ctx, tx, partnerID, "logo.page", row.ID, map[string]any{"page": page})
	})
	if err != nil {
		return nil, err
	}
	return p.LogoExchange(ctx, partnerID)
}

// reached reads the address of a page and fetches it; nothing where none was given.
func (p *Programs) reached(ctx context.Context, typed *string) (string, error) {
	if typed == nil {
		return "", nil
	}
	address, refusal := exposure.ReadAddress(*typed, "partnerPageUrl")
	if refusal != nil {
		return "", refusal
	}
	if refusal := p.Exposure.Reach(ctx, address).Refusal(); refusal != nil {
		return "", refusal
	}
	return address, nil
}

// drawn draws an uploaded picture anew and keeps what was drawn; nothing where none was given. The same picture is drawn the
// same, and kept once.
func (p *Programs) drawn(ctx context.Context, documentID *string) ([]exposure.Picture, error) {
	if documentID == nil {
		return nil, nil
	}
	row, err := logoDocument(ctx, p.DB.Read, *documentID)
	if err != nil {
		return nil, err
	}
	file, err := p.Exposure.Papers.Open(row.Sha256)
	if err != nil {
		return nil, fmt.Errorf("logo: %w", err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, paper.MaxBytes))
	if err != nil {
		return nil, fmt.Errorf("logo: %w", err)
	}
	drawn, refusal := exposure.Draw(content)
	if refusal != nil {
		return nil, refusal
	}
	pictures := make([]exposure.Picture, len(drawn))
	for i, one := range drawn {
		pictures[i] = one.Picture
		in, err := p.Exposure.Logos.Receive(bytes.NewReader(one.PNG), int64(len(one.PNG)))
		if err != nil {
			return nil, fmt.Errorf("logo: %w", err)
		}
		if err := p.Exposure.Logos.Keep(in); err != nil {
			return nil, fmt.Errorf("logo: %w", err)
		}
	}
	return pictures, nil
}

// recordLogo has a logo wait for a look, in the place of any that waits already.
func (p *Programs) recordLogo(ctx context.Context, tx *flows.Tx, partnerID, documentID string, pictures []exposure.Picture) error {
	if _, err := logoDocument(ctx, tx.Client, documentID); err != nil {
		return err
	}
	now := p.Now()
	err := tx.Logo.Update().Where(logo.PartnerID(partnerID), logo.PostedAtIsNil(), logo.RefusedAtIsNil()).
		SetRefusedAt(now).Exec(ctx)
	if err != nil {
		return fmt.Errorf("logo that waited: %w", err)
	}
	id := p.NewID("lgo")
	err = tx.Logo.Create().SetID(id).SetPartnerID(partnerID).SetDocumentID(documentID).SetPictures(pictures).
		SetSubmittedAt(now).Exec(ctx)
	if err != nil {
		return fmt.Errorf("logo: %w", err)
	}
	return p.Record(ctx, tx, partnerID, "logo.submit", id, map[string]any{"document": documentID, "drawn": pictures})
}

// LogoExchange says how a partner's exchange of logos stands.
func (p *Programs) LogoExchange(ctx context.Context, partnerID string) (*view.LogoExchange, error) {
	partner, err := p.DB.Read.Partner.Get(ctx, partnerID)
	if err != nil {
		return nil, fmt.Errorf("partner: %w", err)
	}
	logos, err := p.DB.Read.Logo.Query().Where(logo.PartnerID(partnerID)).Order(ent.Asc(logo.FieldSubmittedAt, logo.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("logos of %s: %w", partnerID, err)
	}
	said := &view.LogoExchange{
		PartnerID: partnerID, InvitedAt: partner.JoinedAt,
		RegistryLogoUrls: []string{p.Exposure.Base + "/kit/lionrock.svg", p.Exposure.Base + "/kit/lionrock.png"},
	}
	facts := exposure.Exchange{}
	for _, row := range logos {
		said.LogoDocumentID, said.Drawn, said.Refusal = row.DocumentID, p.pictures(row.Pictures), orNone(row.Reason)
		facts.Waiting = row.PostedAt == nil && row.RefusedAt == nil
		if facts.PostedByRegistryAt == nil {
			facts.PostedByRegistryAt = row.PostedAt
		}
	}
	written, err := p.DB.Read.Profile.Query().Where(profile.PartnerID(partnerID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("profile of %s: %w", partnerID, err)
	}
	for _, row := range written {
		facts.PostedByPartnerAt, said.PartnerPageURL = row.PageReachedAt, row.PageURL
		said.AnnouncementID = orEmpty(row.AnnouncementID)
	}
	entry := p.entryURL(partner)
	said.RegistryPageURL, said.Status = &entry, facts.Status()
	said.PostedByRegistryAt, said.VerifiedAt = facts.PostedByRegistryAt, facts.PostedByPartnerAt
	return said, nil
}

func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// entryURL is where a partner stands in the public directory.
func (p *Programs) entryURL(of *ent.Partner) string {
	return p.Exposure.Base + "/partners?q=" + of.Handle
}

// OpenLogo opens a drawn logo by the SHA-256 of its bytes. Papers are kept elsewhere and are never found here.
func (p *Programs) OpenLogo(sha string) (*os.File, error) { return p.Exposure.Logos.Open(sha) }
