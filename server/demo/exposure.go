package demo

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"path/filepath"

	"lionrock/flows"
	"lionrock/flows/names"
	"lionrock/flows/program"
	"lionrock/rules"
	"lionrock/rules/exposure"
	"lionrock/rules/price"
)

// exposure has two invented partners show themselves, with logos made here: one is posted, one waits for a look. Another is
// still only invited. One of them has a promotion of its own, with a code.
func (s *stage) exposure(ctx context.Context) error {
	s.say("Drawing two logos and publishing a promotion with a code")
	programs := program.New(s.frame, nil)
	programs.Exposure = program.Exposure{
		Base: s.links.Base, Papers: s.blobs, Logos: flows.Blobs{Dir: filepath.Join(filepath.Dir(s.blobs.Dir), "logos")},
		Reach: func(context.Context, string) exposure.Reach { return exposure.Reached },
	}
	kowloon, peak := s.play(kowloonID, s.now), s.play(peakID, s.now)
	blurb := rules.Say("Names for shops and families since 2023.", "自 2023 年起為商戶及家庭註冊域名。", "自 2023 年起为商户及家庭注册域名。")
	_, err := programs.UpdatePresentation(kowloon.as(ctx), exposure.Profile{
		DisplayName: "Kowloon Domains 九龍域名", WebsiteURL: "https://kowloon-domains.hk", Blurb: blurb, Listed: true,
	})
	page := "https://kowloon-domains.hk/partners"
	err = errors.Join(err, kowloon.logo(ctx, programs, color.NRGBA{R: 0x9c, G: 0x1a, B: 0x5b, A: 0xff}, &page))
	if err != nil {
		return err
	}
	waiting, err := programs.LogosToReview(officer(ctx))
	if err != nil {
		return err
	}
	for _, logo := range waiting {
		if _, err := programs.ReviewLogo(officer(ctx), logo.ID, true, ""); err != nil {
			return err
		}
	}
	if err := peak.logo(ctx, programs, color.NRGBA{R: 0x1b, G: 0x66, B: 0x38, A: 0xff}, nil); err != nil {
		return err
	}
	quarter, uses := rules.Percent(2500), 20
	_, err = programs.CreatePromotion(officer(ctx), price.Promotion{
		Title: "Harbour season", Code: "HARBOUR-25", Operations: []price.Operation{price.Create}, PercentOff: &quarter, Uses: &uses,
		PartnerIDs: []string{harbourID}, Window: rules.Window{Opens: rules.Midnight(s.now), Closes: rules.AddDays(rules.Midnight(s.now), 60)},
	})
	return err
}

// logo uploads a drawing as the partner's logo, and says where the registry's stands.
func (a *actor) logo(ctx context.Context, programs *program.Programs, ink color.Color, page *string) error {
	var file bytes.Buffer
	if err := png.Encode(&file, emblem(ink)); err != nil {
		return err
	}
	sum := sha256.Sum256(file.Bytes())
	document, _, err := a.names.CreateUploadTarget(a.as(ctx), names.CreateUploadTargetInput{
		Kind: rules.Logo, Filename: "logo.png", Sha256: hex.EncodeToString(sum[:]), SizeBytes: file.Len(),
	})
	if err != nil {
		return err
	}
	if err := a.names.ReceiveUpload(ctx, document.ID, &file); err != nil {
		return err
	}
	_, err = programs.UpdateLogoExchange(a.as(ctx), program.UpdateLogoExchangeInput{LogoDocumentID: &document.ID, PartnerPageURL: page})
	if err != nil {
		return fmt.Errorf("logo: %w", err)
	}
	return nil
}

// emblem draws three steps that rise beneath a disc.
func emblem(ink color.Color) image.Image {
	const width, height = 640, 320
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			step := 250 - x/160*60
			disc := (x-520)*(x-520)+(y-70)*(y-70) < 45*45
			if x >= 40 && x < 600 && y >= step && y < 290 && x%160 > 12 || disc {
				picture.Set(x, y, ink)
			}
		}
	}
	return picture
}
