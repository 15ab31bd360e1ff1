package verify_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/png"
	"path/filepath"

	"lionrock/flows"
	"lionrock/flows/names"
	"lionrock/flows/program"
	"lionrock/rules"
	"lionrock/rules/exposure"
	"lionrock/rules/price"
)

// benefits tells of a promotion that lowers a name, and of a logo that is posted.
func (s *story) benefits(frame *flows.Frame, dataDir string) {
	programs := program.New(frame, nil)
	programs.Exposure = program.Exposure{
		Papers: flows.Blobs{Dir: filepath.Join(dataDir, "blobs")}, Logos: flows.Blobs{Dir: filepath.Join(dataDir, "logos")},
		Reach: func(context.Context, string) exposure.Reach { return exposure.Reached },
	}
	half, uses := rules.Percent(5000), 1
	_, err := programs.CreatePromotion(s.asOfficer(), price.Promotion{
		Title: "Half", Code: "HALF", Operations: []price.Operation{price.Create}, PercentOff: &half, Uses: &uses, Years: []int{1},
		Suffixes: []string{"hk"}, PartnerIDs: []string{harbour},
		Window: rules.Window{Opens: s.now, Closes: rules.AddDays(s.now, 1)},
	})
	must(s.t, err)
	s.pay(harbour, 125*rules.Dollar)
	s.register(harbour, s.holder(harbour, rules.Company, "Half Limited"), "half.hk", names.RegisterDomainInput{PromotionCode: "half"})

	var file bytes.Buffer
	must(s.t, png.Encode(&file, image.NewGray(image.Rect(0, 0, 200, 100))))
	sum := sha256.Sum256(file.Bytes())
	document, _, err := s.names.CreateUploadTarget(s.as(harbour), names.CreateUploadTargetInput{
		Kind: rules.Logo, Filename: "logo.png", Sha256: hex.EncodeToString(sum[:]), SizeBytes: file.Len(),
	})
	must(s.t, err)
	must(s.t, s.names.ReceiveUpload(s.t.Context(), document.ID, &file))
	page := "https://harbour.example/partners"
	_, err = programs.UpdateLogoExchange(s.as(harbour), program.UpdateLogoExchangeInput{LogoDocumentID: &document.ID, PartnerPageURL: &page})
	must(s.t, err)
	waiting, err := programs.LogosToReview(s.asOfficer())
	must(s.t, err)
	_, err = programs.ReviewLogo(s.asOfficer(), waiting[0].ID, true, "")
	must(s.t, err)
}

const promotedCheck = "every promotion lowered what it names, for whom it names, while it ran, by what it takes off"

var benefitMutations = []mutation{
	{
		name: "a promotion is used twice of once", check: "no promotion is used more often than it may be",
		either: []string{"UPDATE operation SET promotion_id = (SELECT id FROM promotion) WHERE id = " + creation + "'beta.hk')"},
	},
	{
		name: "a promotion that was over lowers a name", check: promotedCheck,
		either: []string{"UPDATE promotion SET closes_at = opens_at"},
	},
	{
		name: "a promotion lowers another partner's name", check: promotedCheck,
		either: []string{`UPDATE promotion SET partner_ids = '["ptr_other"]'`},
	},
	{
		name: "a promotion lowers a name of another category", check: promotedCheck,
		either: []string{`UPDATE promotion SET suffixes = '["idv.hk"]'`},
	},
	{
		name: "a promotion takes more off than it says", check: promotedCheck,
		either: []string{"UPDATE promotion SET percent_off = 4999"},
	},
	{
		name: "a logo's picture is another", check: "every logo that was drawn is on file unchanged",
		sqlite:   []string{"UPDATE logo SET pictures = replace(pictures, '\"sha256\":\"', '\"sha256\":\"00')"},
		postgres: []string{"UPDATE logo SET pictures = replace(pictures::text, '\"sha256\": \"', '\"sha256\": \"00')::jsonb"},
	},
	{
		name: "a logo is posted in silence", check: "every partner whose logo is posted has been announced",
		either: []string{"UPDATE profile SET announcement_id = NULL"},
	},
}
