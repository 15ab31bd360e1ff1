package program

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/ent/logo"
	"lionrock/ent/profile"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/exposure"
)

// asDirectory reads what the public directory shows of every partner, whoever asks.
func asDirectory(ctx context.Context) context.Context { return flows.AsSystem(ctx, "directory") }

// Shown reads how a partner shows itself: what came with its profile, or what is on file.
func (p *Programs) Shown(ctx context.Context, of *view.PartnerProfile) (*view.Shown, error) {
	if of.Shown != nil {
		return of.Shown, nil
	}
	shown, err := p.shownOf(ctx, of.PartnerID)
	return shown[of.PartnerID], err
}

// withShown reads how the partners of a page show themselves, all at once.
func (p *Programs) withShown(ctx context.Context, profiles []*view.PartnerProfile) error {
	ids := make([]string, len(profiles))
	for i, of := range profiles {
		ids[i] = of.PartnerID
	}
	shown, err := p.shownOf(ctx, ids...)
	for _, of := range profiles {
		of.Shown = shown[of.PartnerID]
	}
	return err
}

func (p *Programs) shownOf(ctx context.Context, partnerIDs ...string) (map[string]*view.Shown, error) {
	shown := map[string]*view.Shown{}
	for _, id := range partnerIDs {
		shown[id] = &view.Shown{Listed: true}
	}
	written, err := p.DB.Read.Profile.Query().Where(profile.PartnerIDIn(partnerIDs...)).All(asDirectory(ctx))
	if err != nil {
		return nil, fmt.Errorf("profiles: %w", err)
	}
	for _, row := range written {
		of := shown[row.PartnerID]
		of.DisplayName, of.Blurb, of.Listed = row.DisplayName, row.Blurb, row.Listed
	}
	posted, err := p.DB.Read.Logo.Query().Where(logo.PartnerIDIn(partnerIDs...), logo.PostedAtNotNil()).
		Order(ent.Asc(logo.FieldPostedAt, logo.FieldID)).All(asDirectory(ctx))
	if err != nil {
		return nil, fmt.Errorf("logos: %w", err)
	}
	for _, row := range posted {
		shown[row.PartnerID].Logos = p.pictures(row.Pictures)
	}
	return shown, nil
}

// LogoPath is where logos are served: followed by the SHA-256 of the bytes.
const LogoPath = "/logos/"

func (p *Programs) pictures(of []exposure.Picture) []view.LogoPicture {
	said := make([]view.LogoPicture, len(of))
	for i, picture := range of {
		said[i] = view.LogoPicture{
			URL: p.Exposure.Base + LogoPath + picture.Sha256 + ".png", Width: picture.Width, Height: picture.Height,
		}
	}
	return said
}

// Presentation says what a partner has written about itself, as it was written.
func (p *Programs) Presentation(ctx context.Context, partnerID string) (*view.PartnerPresentation, error) {
	shown, err := p.shownOf(ctx, partnerID)
	if err != nil {
		return nil, err
	}
	of := shown[partnerID]
	return &view.PartnerPresentation{
		DisplayName: orNone(of.DisplayName), BlurbEn: orNone(of.Blurb.En), BlurbZhHant: orNone(of.Blurb.Hant),
		BlurbZhHans: orNone(of.Blurb.Hans), Listed: of.Listed,
	}, nil
}

func orNone(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// UpdatePresentation records how the actor's partner shows itself.
func (p *Programs) UpdatePresentation(ctx context.Context, in exposure.Profile) (*view.PartnerProfile, error) {
	in, refusal := in.Read()
	if refusal != nil {
		return nil, refusal
	}
	partnerID := flows.ActorOf(ctx).PartnerID
	err := p.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := p.ownProfile(ctx, tx, partnerID)
		if err != nil {
			return err
		}
		err = row.Update().SetDisplayName(in.DisplayName).SetBlurb(in.Blurb).SetListed(in.Listed).SetUpdatedAt(p.Now()).Exec(ctx)
		if err != nil {
			return fmt.Errorf("profile: %w", err)
		}
		if err := tx.Partner.UpdateOneID(partnerID).SetWebsiteURL(in.WebsiteURL).Exec(ctx); err != nil {
			return fmt.Errorf("profile: %w", err)
		}
		return p.Record(ctx, tx, partnerID, "profile.update", row.ID, in)
	})
	if err != nil {
		return nil, err
	}
	return p.ProfileByID(ctx, partnerID)
}

// ownProfile reads a partner's profile, or begins one.
func (p *Programs) ownProfile(ctx context.Context, tx *flows.Tx, partnerID string) (*ent.Profile, error) {
	row, err := tx.Profile.Query().Where(profile.PartnerID(partnerID)).Only(ctx)
	if ent.IsNotFound(err) {
		row, err = tx.Profile.Create().SetID(flows.ProfileIDOf(partnerID)).SetPartnerID(partnerID).SetUpdatedAt(p.Now()).Save(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	return row, nil
}

// logoDocument reads a picture that the actor's partner has sent to be its logo, and has not used yet.
func logoDocument(ctx context.Context, client *ent.Client, id string) (*ent.Document, error) {
	row, err := client.Document.Query().Where(document.ID(id), document.KindEQ(rules.Logo), document.UploadedAtNotNil()).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, flows.NotFound("logoDocumentId")
	}
	if err != nil {
		return nil, fmt.Errorf("logo: %w", err)
	}
	used, err := client.Logo.Query().Where(logo.DocumentID(id)).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("logo: %w", err)
	}
	if used {
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"This picture has been sent already. Upload it anew to send it again.", "此圖像已經提交。如要再次提交，請重新上載。",
			"此图像已经提交。如要再次提交，请重新上传。"), "logoDocumentId")
	}
	return row, nil
}
