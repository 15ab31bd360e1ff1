package demo

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"lionrock/flows"
	"lionrock/flows/joining"
	"lionrock/flows/view"
	"lionrock/rules"
	rule "lionrock/rules/joining"
	"lionrock/rules/paper"
)

// The companies that are on their way into the programme, each the one that its specimen names: one has everything but the
// fee, the other waits for a decision that is overdue.
const (
	applicantID      = "per_01DEMOAPPLICANT0000000000"
	overdueID        = "per_01DEMOTYPHOONNOODLE0000000"
	OverdueEmail     = "applicant@typhoon.example"
	applicantCompany = "Sham Shui Po Noodles Limited"
	overdueCompany   = "Typhoon Noodle Company Limited"
)

// overdueDays is how long ago everything of the overdue application had arrived: five working days never take so long.
const overdueDays = 21

// applicant plays one company that applies.
type applicant struct {
	at       time.Time
	id       string
	email    string
	deeds    *joining.Joinings
	specimen []byte
}

// applying has two companies apply: one steps before the end, one past its time at the officer's.
func (s *stage) applying(ctx context.Context) error {
	s.say("Having two companies apply to join the programme")
	late := rules.AddDays(s.now, -overdueDays)
	if err := s.person(ctx, overdueID, OverdueEmail, late); err != nil {
		return err
	}
	partner := s.play(victoriaID, late)
	for _, a := range []struct {
		applicant
		company, chinese, domain, handle string
		paid                             bool
	}{
		{s.applicant(overdueID, OverdueEmail, late, typhoonPaper), overdueCompany, "颱風麵店有限公司", "typhoon-noodle.hk", "typhoon-noodle", true},
		{
			s.applicant(applicantID, ApplicantEmail, rules.AddDays(s.now, -2), noodlesPaper),
			applicantCompany, "深水埗麵家有限公司", "sham-shui-po-noodles.hk", "sham-shui-po-noodles", false,
		},
	} {
		partner.at = a.at.Add(-time.Hour)
		if err := partner.holds(ctx, a.company, a.chinese, a.domain); err != nil {
			return err
		}
		if err := a.applies(ctx, a.company, a.chinese, a.domain, a.handle); err != nil {
			return fmt.Errorf("%s: %w", a.company, err)
		}
		if a.paid {
			if err := a.pays(ctx); err != nil {
				return fmt.Errorf("%s: %w", a.company, err)
			}
		}
	}
	return nil
}

// person makes somebody who applies.
func (s *stage) person(ctx context.Context, id, email string, at time.Time) error {
	hash, err := s.people.HashPassword(Password)
	if err != nil {
		return err
	}
	return s.frame.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		return tx.Person.Create().SetID(id).SetEmail(email).SetPasswordHash(hash).SetLocale(rules.English).
			SetStaffRoles(nil).SetCreatedAt(at.UTC()).Exec(ctx)
	})
}

// holds registers a name for a company that is going to be a partner too.
func (a *actor) holds(ctx context.Context, company, chinese, domain string) error {
	holder, err := a.holder(ctx, rules.Company, company, chinese)
	if err != nil {
		return err
	}
	if err := a.pay(ctx, 250*rules.Dollar, "FPS-"+domain); err != nil {
		return err
	}
	_, err = a.register(ctx, domain, holder, 1)
	return err
}

// applicant lets a person act at an instant, and a little later each time.
func (s *stage) applicant(id, email string, from time.Time, specimen []byte) applicant {
	frame := *s.frame
	frame.Clock = func() time.Time { return from }
	frame.NewID = flows.IDs(frame.Clock, rand.Reader)
	return applicant{at: from, id: id, email: email, specimen: specimen, deeds: joining.New(&frame, s.links, s.blobs, s.documents, nil)}
}

func (a *applicant) as(ctx context.Context) context.Context {
	return flows.WithRequest(ctx, flows.Request{ID: "demo", Locale: rules.English, Actor: flows.Actor{
		Kind: flows.Person, ID: a.id, Label: a.email,
	}})
}

// applies takes every step but the fee.
func (a *applicant) applies(ctx context.Context, company, chinese, domain, handle string) error {
	terms, procedures, agreement := a.version(view.TermsAndConditions), a.version(view.Procedures), a.version(view.Agreement)
	number, address, contact, phone := "12345678", "1 Pier Road\nCentral, Hong Kong", "Ng Wing Yan", "+852 5555 0000"
	website := "https://" + domain
	err := a.deeds.Save(a.as(ctx), joining.SaveInput{
		CompanyName: &company, CompanyNameInChinese: &chinese, RegistrationNumber: &number, Address: &address,
		ContactName: &contact, ContactEmail: &a.email, Phone: &phone, WebsiteURL: &website, Handle: &handle,
		DomainName: &domain, TermsVersion: &terms, ProceduresVersion: &procedures,
		Signature: &rule.Signature{Name: contact, Title: "Director", Version: agreement, Electronically: true},
	})
	if err != nil {
		return err
	}
	sum := sha256.Sum256(a.specimen)
	copied, _, err := a.deeds.CreateUpload(a.as(ctx), rules.BusinessRegistration, paper.Announced{
		Filename: "business-registration-specimen.png", Sha256: hex.EncodeToString(sum[:]), SizeBytes: int64(len(a.specimen)),
	})
	if err != nil {
		return err
	}
	if err := a.deeds.ReceivePaper(ctx, copied.ID, bytes.NewReader(a.specimen)); err != nil {
		return err
	}
	return a.deeds.Submit(a.as(ctx))
}

// version is that of a document in force; where the demo is older than it, the first there is.
func (a *applicant) version(kind view.DocumentTitle) (version string) {
	for _, d := range a.deeds.Documents {
		if d.Kind == kind && (version == "" || !d.EffectiveAt.After(a.at)) {
			version = d.Version
		}
	}
	return version
}

// pays lets an officer book the fee.
func (a *applicant) pays(ctx context.Context) error {
	own, err := a.deeds.OwnApplication(a.as(ctx))
	if err != nil {
		return err
	}
	return a.deeds.RecordPayment(officer(ctx), joining.Payment{
		ApplicationID: own.ID, Amount: own.Fee.Outstanding, Method: "FPS", Reference: "FPS-" + own.Reference, ReceivedAt: a.at,
	}, "demo-"+own.ID)
}
