package joining_test

import (
	"strings"
	"testing"

	"lionrock/rules"
	"lionrock/rules/joining"
)

// refused sees to it that something is refused with a code, in each language; an empty code is no refusal.
func refused(t *testing.T, refusal *rules.Refusal, code rules.Code, field string) {
	t.Helper()
	switch {
	case code == "" && refusal == nil:
	case code == "":
		t.Errorf("refused: %v", refusal)
	case refusal == nil || refusal.Code != code || strings.Join(refusal.Field, ".") != field:
		t.Errorf("refused %v of %q, want %s of %q", refusal, refusal.Field, code, field)
	case !refusal.Message.Complete():
		t.Errorf("not said in every language: %v", refusal)
	}
}

func filled() joining.Form {
	return joining.Form{
		CompanyName: "Harbour Ferry Limited", RegistrationNumber: "12345678", Address: "1 Pier Road\nCentral",
		ContactName: "Ng Wing Yan", ContactEmail: "ng@ferry.example", Phone: "+852 5555 0000", Handle: "harbour-ferry",
	}
}

func TestAFormIsSentWhenItIsWhole(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*joining.Form)
		code   rules.Code
		field  string
	}{
		{"filled in", func(*joining.Form) {}, "", ""},
		{"with a website", func(f *joining.Form) { f.WebsiteURL = "https://ferry.example" }, "", ""},
		{"without the company's name", func(f *joining.Form) { f.CompanyName = " " }, rules.Required, "companyName"},
		{"without a telephone number", func(f *joining.Form) { f.Phone = "" }, rules.Required, "contactPhone"},
		{"with a name on two lines", func(f *joining.Form) { f.CompanyName = "a\nb" }, rules.Invalid, "companyName"},
		{"with an address that never ends", func(f *joining.Form) { f.Address = strings.Repeat("a", 501) }, rules.Invalid, "address"},
		{"with an address that is none", func(f *joining.Form) { f.ContactEmail = "ng" }, rules.Invalid, "contactEmail"},
		{"with a number that is none", func(f *joining.Form) { f.RegistrationNumber = "12 34" }, rules.Invalid, "businessRegistrationNumber"},
		{"with a short name in capitals", func(f *joining.Form) { f.Handle = "Harbour" }, rules.Invalid, "handle"},
		{"with a website that runs something", func(f *joining.Form) { f.WebsiteURL = "javascript:alert(1)" }, rules.Invalid, "websiteUrl"},
	} {
		t.Run(test.name, func(t *testing.T) {
			form := filled()
			test.change(&form)
			refused(t, form.Check(), test.code, test.field)
		})
	}
	draft := joining.Form{ContactEmail: "ng@"}
	refused(t, draft.Keep(), "", "")
}

func TestWhatMayBeDoneToAnApplication(t *testing.T) {
	at, later := hkt(t, "2026-03-02 10:00"), hkt(t, "2026-03-03 10:00")
	form := filled()
	draft := func() *joining.Application { a := whole(at); a.SubmittedAt = nil; return a }
	asked := func() *joining.Application {
		a := whole(at)
		a.Questions = []joining.Question{{AskedAt: *later, Redo: []joining.Step{joining.SubmitForm}}}
		return a
	}
	ended := func() *joining.Application { a := whole(at); a.WithdrawnAt = later; return a }
	unfiled := draft()
	unfiled.RegistrationAt = nil
	unpaid := whole(at)
	unpaid.PaidAt = nil
	const why, no = "The stamp cannot be read.", rules.StatusProhibitsOperation
	sign := []joining.Step{joining.SignAgreement}
	for _, test := range []struct {
		name    string
		refusal *rules.Refusal
		code    rules.Code
		field   string
	}{
		{"a draft is sent", draft().Submit(&form), "", ""},
		{"a draft without Business Registration is not", unfiled.Submit(&form), rules.DocumentsRequired, ""},
		{"what was sent is not sent again", whole(at).Submit(&form), no, ""},
		{"unless it was sent back", asked().Submit(&form), "", ""},
		{"what has ended is not sent", ended().Submit(&form), no, ""},
		{"a draft is written", draft().Write(&form), "", ""},
		{"what was sent is not written", whole(at).Write(&form), no, ""},
		{"what was sent is asked about", whole(at).Ask(why, sign), "", ""},
		{"with a reason", whole(at).Ask("no", sign), rules.Invalid, "reason"},
		{"but not what is a draft", draft().Ask(why, sign), no, "applicationId"},
		{"nor twice at once", asked().Ask(why, sign), no, "applicationId"},
		{"the fee is not sent back", whole(at).Ask(why, []joining.Step{joining.SettleFee}), rules.Invalid, "redo"},
		{"a question is answered", asked().Answer("Here it is."), "", ""},
		{"with words", asked().Answer(" "), rules.Required, "answer"},
		{"and nothing else", whole(at).Answer("Here it is."), no, "applicationId"},
		{"what is complete is approved", whole(at).Decide(joining.Approve, "All is in order."), "", ""},
		{"what is not paid is not approved", unpaid.Decide(joining.Approve, "All is in order."), no, "outcome"},
		{"nor what was asked about", asked().Decide(joining.Approve, "All is in order."), no, "outcome"},
		{"what is not paid can be refused", unpaid.Decide(joining.Reject, "It was never paid."), "", ""},
		{"with a reason", unpaid.Decide(joining.Reject, ""), rules.Required, "reason"},
		{"a draft is not decided", draft().Decide(joining.Reject, "It was never sent."), no, "applicationId"},
		{"what has ended is not decided", ended().Decide(joining.Reject, "It has ended long ago."), no, "applicationId"},
	} {
		t.Run(test.name, func(t *testing.T) { refused(t, test.refusal, test.code, test.field) })
	}
}

func TestATypedSignatureHolds(t *testing.T) {
	good := joining.Signature{Name: "Ng Wing Yan", Title: "Director", Version: "1.0", Electronically: true}
	for _, test := range []struct {
		name   string
		change func(*joining.Signature)
		code   rules.Code
		field  string
	}{
		{"with name, office and agreement", func(*joining.Signature) {}, "", ""},
		{"not without a name", func(s *joining.Signature) { s.Name = "" }, rules.Required, "signature.name"},
		{"not without an office", func(s *joining.Signature) { s.Title = " " }, rules.Invalid, "signature.title"},
		{"not without agreement to sign electronically", func(s *joining.Signature) { s.Electronically = false }, rules.Required, "signature.agreesToSignElectronically"},
		{"not under another version", func(s *joining.Signature) { s.Version = "0.9" }, rules.Invalid, "signature.agreementVersion"},
	} {
		t.Run(test.name, func(t *testing.T) {
			signature := good
			test.change(&signature)
			refused(t, signature.Check("1.0"), test.code, test.field)
		})
	}
}
