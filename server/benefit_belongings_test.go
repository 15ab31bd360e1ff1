package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/png"

	"lionrock/flows/names"
	"lionrock/flows/program"
	"lionrock/rules"
	"lionrock/rules/exposure"
)

// exposed has a partner show itself: with a logo that is posted, one that waits for a look, one that was only uploaded, and a
// page that was reached.
func (w *world) exposed(ctx context.Context, b *belongings, serial int) {
	w.Helper()
	_, err := w.app.program.UpdatePresentation(ctx, exposure.Profile{
		DisplayName: b.owner, WebsiteURL: "https://" + b.owner + ".example/", Blurb: rules.Say("Names", "域名", "域名"), Listed: true,
	})
	must(w, err)
	reach := w.app.program.Exposure.Reach
	w.app.program.Exposure.Reach = func(context.Context, string) exposure.Reach { return exposure.Reached }
	defer func() { w.app.program.Exposure.Reach = reach }()
	page := "https://" + b.owner + ".example/" + b.word
	for range 2 {
		document := w.logo(ctx, b, serial)
		_, err := w.app.program.UpdateLogoExchange(ctx, program.UpdateLogoExchangeInput{LogoDocumentID: &document, PartnerPageURL: &page})
		must(w, err)
		waiting, err := w.app.program.LogosToReview(w.acting("operator"))
		must(w, err)
		for _, logo := range waiting {
			if logo.Partner.PartnerID == b.partner {
				b.ids["Logo"] = logo.ID
			}
		}
		exchange, err := w.app.program.LogoExchange(ctx, b.partner)
		must(w, err)
		if exchange.PostedByRegistryAt == nil {
			_, err := w.app.program.ReviewLogo(w.acting("operator"), b.ids["Logo"], true, "")
			must(w, err)
		}
	}
	b.ids["LogoDocument"] = w.logo(ctx, b, serial)
}

// logo uploads a picture and returns its document's ID.
func (w *world) logo(ctx context.Context, b *belongings, serial int) string {
	w.Helper()
	picture := image.NewGray(image.Rect(0, 0, 64, 64))
	picture.Pix[0], picture.Pix[1] = uint8(serial), uint8(serial>>8)
	var file bytes.Buffer
	must(w, png.Encode(&file, picture))
	sum := sha256.Sum256(file.Bytes())
	document, _, err := w.app.names.CreateUploadTarget(ctx, names.CreateUploadTargetInput{
		Kind: rules.Logo, Filename: b.word + ".png", Sha256: hex.EncodeToString(sum[:]), SizeBytes: file.Len(),
	})
	must(w, err)
	must(w, w.app.names.ReceiveUpload(ctx, document.ID, &file))
	return document.ID
}
