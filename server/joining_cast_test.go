package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"

	"lionrock/flows/joining"
	"lionrock/rules"
	rule "lionrock/rules/joining"
	"lionrock/rules/paper"
)

// refusedToJoin makes an application of the applicant's that was asked about, answered, paid for and refused: it has
// everything that an application can have, but for a partner.
func (w *world) refusedToJoin() string {
	w.Helper()
	applicant, operator := w.acting("applicant"), w.acting("operator")
	text := func(s string) *string { return &s }
	must(w, w.app.joining.Save(applicant, joining.SaveInput{
		CompanyName: text("Harbour Ferry Limited"), RegistrationNumber: text("12345678"), Address: text("1 Pier Road"),
		ContactName: text("Ng Wing Yan"), ContactEmail: text("ng@people.example"), Phone: text("+852 5555 0000"),
		Handle: text("harbour-ferry"), TermsVersion: text("1.1"), ProceduresVersion: text("1.1"), DomainName: text("harbour-ferry.hk"),
		Signature: &rule.Signature{Name: "Ng Wing Yan", Title: "Director", Version: "1.0", Electronically: true},
	}))
	content := pdf("business registration")
	sum := sha256.Sum256(content)
	document, _, err := w.app.joining.CreateUpload(applicant, rules.BusinessRegistration, paper.Announced{
		Filename: "br.pdf", Sha256: hex.EncodeToString(sum[:]), SizeBytes: int64(len(content)),
	})
	must(w, err)
	must(w, w.app.joining.ReceivePaper(asSystem(), document.ID, bytes.NewReader(content)))
	must(w, w.app.joining.Submit(applicant))
	own, err := w.app.joining.OwnApplication(applicant)
	must(w, err)
	must(w, w.app.joining.RecordPayment(operator, joining.Payment{
		ApplicationID: own.ID, Amount: 1000 * rules.Dollar, Method: "FPS", Reference: "FPS-FERRY-1", ReceivedAt: w.app.frame.Now(),
	}, "ferry-1"))
	must(w, w.app.joining.Ask(operator, joining.AskInput{ApplicationID: own.ID, Reason: "Which ferry is it?"}))
	must(w, w.app.joining.Answer(applicant, "The one to Cheung Chau."))
	must(w, w.app.joining.Decide(operator, joining.DecideInput{
		ApplicationID: own.ID, Outcome: rule.Reject, Reason: "It is not the company's name.",
	}, "ferry-2"))
	return own.ID
}
