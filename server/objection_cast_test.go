package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"lionrock/flows"
	rule "lionrock/rules/launch"
	"lionrock/rules/paper"
	"lionrock/rules/price"
)

// objected makes a phase whose results are announced, and an objection to one of them that a panel sits on.
func (w *world) objected() string {
	w.Helper()
	const set, id = "set_objected", "obj_objected"
	now := w.app.frame.Now()
	must(w, w.app.frame.DB.InTx(asSystem(), func(ctx context.Context, tx *flows.Tx) error {
		err := tx.ContentionSet.Create().SetID(set).SetProgramme(rule.HK2004).SetPhase(rule.PreRegistration).SetName("objected.hk").
			SetASCIIName("objected.hk").SetVariantKey("objected.hk").SetCreatedAt(now).Exec(ctx)
		if err != nil {
			return err
		}
		return tx.LaunchApplication.Create().SetID("lap_objected").SetSetID(set).SetPartnerID(peak).SetRegistrantID("rgt_cafe").
			SetApplicant("applicant").SetAlias("Applicant O").SetName("objected.hk").SetSubmittedAt(now).SetFeeCents(0).
			SetCharges([]price.Line{}).Exec(ctx)
	}))
	must(w, w.app.launches.AnnounceResults(w.acting("operator"), rule.PreRegistration, ""))
	tier, err := w.app.frame.DB.Read.LaunchTier.Query().Only(asSystem())
	must(w, err)
	must(w, w.app.launches.AnnounceResults(w.acting("operator2"), rule.PreRegistration, tier.ResultsSha256))
	content := pdf("evidence")
	sum := sha256.Sum256(content)
	piece, _, err := w.app.launches.CreateEvidenceUpload(asSystem(), paper.Announced{
		Filename: "evidence.pdf", Sha256: hex.EncodeToString(sum[:]), SizeBytes: int64(len(content)),
	})
	must(w, err)
	must(w, w.app.launches.ReceiveEvidence(asSystem(), piece.ID, bytes.NewReader(content)))
	must(w, w.app.frame.DB.InTx(asSystem(), func(ctx context.Context, tx *flows.Tx) error {
		filed := w.app.frame.Now()
		err := tx.Objection.Create().SetID(id).SetReference("OBJ-0000-0001").SetSetID(set).SetObjector("Ng Wing Yan").
			SetEmail("ng@people.example").SetRuleCited("launch.window").SetStatement("It was not applied for in time.").
			SetFiledAt(filed).SetDecisionDueAt(filed.Add(30 * 24 * time.Hour)).SetAdmittedAt(filed).Exec(ctx)
		if err != nil {
			return err
		}
		if err := tx.Evidence.UpdateOneID(piece.ID).SetObjectionID(id).Exec(ctx); err != nil {
			return err
		}
		for _, person := range []string{"per_member", "per_member2"} {
			err := tx.PanelMember.Create().SetID("pnl_" + person[4:]).SetObjectionID(id).SetPersonID(person).SetName(person).
				SetCapacity(rule.BoardMember).SetSits(true).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	}))
	return id
}

// everyones are the IDs that a mutation takes of what belongs to no partner: an allocation and the case about it are the
// registry's, and a piece of evidence is whoever's who was told its ID.
var everyones = map[string]bool{
	"retryJob.jobId":    true,                                     // background work is the registry's
	"reviewLogo.logoId": true, "createPromotion.partnerIds": true, // an officer's business with any partner
	"submitObjection.setId": true, "submitObjection.evidenceIds": true, "admitObjection.objectionId": true,
	"admitObjection.panelMemberIds": true, "declareConflict.objectionId": true, "decideObjection.objectionId": true,
	// An application to join is a person's, who is no partner yet.
	"recordPayment.applicationId": true, "askPartnerApplicant.applicationId": true, "askPartnerApplicant.documentIds": true,
	"decidePartnerApplication.applicationId": true,
}
