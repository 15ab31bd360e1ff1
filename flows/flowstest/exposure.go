package flowstest

import (
	"bytes"
	"image"
	"image/png"

	"lionrock/flows/program"
	"lionrock/rules"
	"lionrock/rules/exposure"
)

// Show has a partner write about itself and send a logo that no other is the same as.
func (w *World) Show(p Partner) {
	w.t.Helper()
	_, err := w.Programs.UpdatePresentation(As(w.t, p), exposure.Profile{Blurb: rules.Say(p.Name, p.Name, p.Name), Listed: true})
	w.must(err)
	var file bytes.Buffer
	w.must(png.Encode(&file, image.NewGray(image.Rect(0, 0, 100+len(w.Picture()), 100))))
	content := append(file.Bytes(), w.Key()...)
	announced, _, err := w.Names.CreateUploadTarget(As(w.t, p), Announce(rules.Logo, content))
	w.must(err)
	w.must(w.Names.ReceiveUpload(w.t.Context(), announced.ID, bytes.NewReader(content)))
	_, err = w.Programs.UpdateLogoExchange(As(w.t, p), program.UpdateLogoExchangeInput{LogoDocumentID: &announced.ID})
	w.must(err)
}
