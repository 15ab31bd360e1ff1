package flowstest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"lionrock/flows/joining"
	"lionrock/flows/program"
	"lionrock/flows/view"
	"lionrock/rules"
	rule "lionrock/rules/joining"
	"lionrock/rules/paper"
	programme "lionrock/rules/program"
	"lionrock/rules/registration"
)

// Documents are those of the programme in every world: version 1.0 of each.
var Documents = func() (list []view.ProgramDocument) {
	for i, kind := range []view.DocumentTitle{
		view.TermsAndConditions, view.Procedures, view.ApplicationForm, view.Agreement, view.APIManual,
	} {
		list = append(list, view.ProgramDocument{
			Kind: kind, Title: string(kind), Version: "1.0", Locale: rules.English, Sha256: strings.Repeat(string(rune('a'+i)), 64),
			URL: "https://registry.example/documents/" + string(kind), EffectiveAt: time.Date(2003, 1, 1, 0, 0, 0, 0, time.UTC),
		})
	}
	return list
}()

// Ferry is the company that applies, and its .hk name.
const (
	Ferry     = "Harbour Ferry Limited"
	FerryName = "harbour-ferry.hk"
)

func text(s string) *string { return &s }

// FerryForm is what the applicant writes: the whole form, and the versions accepted.
func FerryForm() joining.SaveInput {
	return joining.SaveInput{
		CompanyName: text(Ferry), RegistrationNumber: text("12345678"), Address: text("1 Pier Road, Central"),
		ContactName: text("Ng Wing Yan"), ContactEmail: text("ng@ferry.example"), Phone: text("+852 5555 0000"),
		Handle: text("harbour-ferry"), TermsVersion: text("1.0"), ProceduresVersion: text("1.0"),
	}
}

// Signature is that of the applicant's director.
func Signature() *rule.Signature {
	return &rule.Signature{Name: "Ng Wing Yan", Title: "Director", Version: "1.0", Electronically: true}
}

// ApplicationPaper sends a paper of the applicant's application.
func (w *World) ApplicationPaper(kind rules.DocumentKind) string {
	w.t.Helper()
	content := w.Picture()
	sum := sha256.Sum256(content)
	announced, _, err := w.Joinings.CreateUpload(Applicant(w.t), kind, paper.Announced{
		Filename: "paper.png", Sha256: hex.EncodeToString(sum[:]), SizeBytes: int64(len(content)),
	})
	w.must(err)
	w.must(w.Joinings.ReceivePaper(w.t.Context(), announced.ID, bytes.NewReader(content)))
	return announced.ID
}

// HoldName registers the company's .hk name through a partner.
func (w *World) HoldName() {
	w.t.Helper()
	holder := w.NewHolder(Harbour, registration.Registrant{Kind: rules.Company, Name: strings.ToUpper(Ferry), Country: "HK"})
	w.Pay(Harbour, 250*rules.Dollar)
	w.Register(Harbour, FerryName, For(holder))
}

// PayFee books money for an application.
func (w *World) PayFee(id string, amount rules.Money) error {
	w.t.Helper()
	key := w.Key()
	return w.Joinings.RecordPayment(Officer(w.t), joining.Payment{
		ApplicationID: id, Amount: amount, Method: "FPS", Reference: "FPS-" + key, ReceivedAt: w.Frame.Now(),
	}, key)
}

// Applied is an application with everything there but the fee; it returns its ID.
func (w *World) Applied() string {
	w.t.Helper()
	in := FerryForm()
	in.DomainName, in.Signature = text(FerryName), Signature()
	w.must(w.Joinings.Save(Applicant(w.t), in))
	w.ApplicationPaper(rules.BusinessRegistration)
	w.HoldName()
	w.must(w.Joinings.Submit(Applicant(w.t)))
	return w.Own().ID
}

// Own reads the applicant's application.
func (w *World) Own() *view.PartnerApplication {
	w.t.Helper()
	own, err := w.Joinings.OwnApplication(Applicant(w.t))
	w.must(err)
	return own
}

// Suspend publishes a notice that suspends the programme from an instant on.
func Suspend(w *World, title rules.Text, effective time.Time) {
	w.t.Helper()
	_, err := w.Programs.Announce(Officer(w.t), program.AnnounceInput{
		Title: title, Body: title, EffectiveAt: &effective, Notice: programme.Suspension,
	})
	w.must(err)
}
