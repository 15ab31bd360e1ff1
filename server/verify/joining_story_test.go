package verify_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/flows/joining"
	"lionrock/flows/names"
	"lionrock/rules"
	rule "lionrock/rules/joining"
	"lionrock/rules/paper"
	"lionrock/rules/role"
)

// The companies that apply: one is approved, one refused, one withdraws, and one waits.
var companies = []string{"admitted", "refused", "withdrawn", "waiting"}

func applicantOf(company string) string { return "per_01J00000000000000000" + company[:6] }

func (s *story) asApplicant(company string) context.Context {
	return flows.WithRequest(s.t.Context(), flows.Request{ID: "req_apply", Actor: flows.Actor{
		Kind: flows.Person, ID: applicantOf(company), Label: company + "@people.example",
	}})
}

// joining tells of four companies that applied to join the programme, and of papers that were erased on schedule.
func (s *story) joining(frame *flows.Frame) {
	s.t.Helper()
	s.now = time.Date(2029, 3, 1, 3, 0, 0, 0, time.UTC)
	people := access.New(frame, func() time.Time { return s.now }, rand.Reader, nil, nil)
	joinings := joining.New(frame, s.names.Links, s.names.Blobs, flowstest.Documents, func(ctx context.Context, tx *flows.Tx, to joining.Admission) (string, error) {
		return people.OpenPartner(ctx, tx, access.AdmitPartnerInput{Handle: to.Handle, Name: to.Name}, to.PersonID)
	})
	s.pay(harbour, 6000*rules.Dollar)
	must(s.t, frame.DB.InTx(s.system(), func(ctx context.Context, tx *flows.Tx) error {
		for _, company := range companies {
			err := tx.Person.Create().SetID(applicantOf(company)).SetEmail(company + "@people.example").SetPasswordHash("-").
				SetLocale(rules.English).SetStaffRoles([]role.Role{}).SetCreatedAt(s.now).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	}))
	for _, company := range companies {
		s.joins(joinings, company)
	}
	s.now = s.now.Add(26 * time.Hour)
	must(s.t, joinings.Decide(s.asOfficer(), joining.DecideInput{ApplicationID: s.applied(joinings, "admitted"), Outcome: rule.Approve, Reason: "All is in order."}, s.key()))
	must(s.t, joinings.Decide(s.asOfficer(), joining.DecideInput{ApplicationID: s.applied(joinings, "refused"), Outcome: rule.Reject, Reason: "The company was struck off."}, s.key()))
	must(s.t, joinings.Withdraw(s.asApplicant("withdrawn"), s.key()))
	s.now = s.now.AddDate(0, 0, 30) // copies of identity documents are erased, those of Business Registrations are not yet
	erased, err := joinings.SweepPapers(s.t.Context())
	must(s.t, err)
	if erased != len(companies)-1 {
		s.t.Fatalf("%d papers were erased", erased)
	}
}

func (s *story) applied(joinings *joining.Joinings, company string) string {
	own, err := joinings.OwnApplication(s.asApplicant(company))
	must(s.t, err)
	return own.ID
}

// joins takes every step, pays a little too much, and answers what the registry asks.
func (s *story) joins(joinings *joining.Joinings, company string) {
	s.t.Helper()
	name, domain, text := company+" Limited", company+"-company.hk", "Anything."
	number, email, one := "12345678", company+"@people.example", "1.0"
	holder := s.holder(harbour, rules.Company, name)
	s.register(harbour, holder, domain, names.RegisterDomainInput{})
	must(s.t, joinings.Save(s.asApplicant(company), joining.SaveInput{
		CompanyName: &name, RegistrationNumber: &number, Address: &text, ContactName: &text, ContactEmail: &email, Phone: &text,
		Handle: &company, DomainName: &domain, TermsVersion: &one, ProceduresVersion: &one,
		Signature: &rule.Signature{Name: "Ng Wing Yan", Title: "Director", Version: one, Electronically: true},
	}))
	for _, kind := range []rules.DocumentKind{rules.BusinessRegistration, rules.IdentityDocument} {
		content := pdf(fmt.Sprintf("%s of %s", kind, company))
		sum := sha256.Sum256(content)
		copied, _, err := joinings.CreateUpload(s.asApplicant(company), kind, paper.Announced{
			Filename: "copy.pdf", Sha256: hex.EncodeToString(sum[:]), SizeBytes: int64(len(content)),
		})
		must(s.t, err)
		must(s.t, joinings.ReceivePaper(s.t.Context(), copied.ID, bytes.NewReader(content)))
	}
	must(s.t, joinings.Submit(s.asApplicant(company)))
	must(s.t, joinings.RecordPayment(s.asOfficer(), joining.Payment{
		ApplicationID: s.applied(joinings, company), Amount: 1050 * rules.Dollar, Method: "FPS", Reference: s.key(), ReceivedAt: s.now,
	}, s.key()))
	s.now = s.now.Add(time.Minute)
	must(s.t, joinings.Ask(s.asOfficer(), joining.AskInput{ApplicationID: s.applied(joinings, company), Reason: "Which number is it?"}))
	must(s.t, joinings.Answer(s.asApplicant(company), "It is number 12345678."))
}

const (
	endsCheck     = "every application to join ends at most once, with a reason"
	approvedCheck = "every approved application had everything, and made one partner with somebody in it"
	openCheck     = "a person has at most one application that is open"
	paidCheck     = "what was paid for an application is there while it is open, and has gone where it belongs when it has ended"
	purseCheck    = "every account of an applicant is one application's"
	erasedCheck   = "papers of applications are erased only after the end"
	policyCheck   = "fees and refunds of applications are those of the day they were begun"
	admitted      = "outcome = 'APPROVED'"
	purse         = "(SELECT account_id FROM partner_application WHERE "
)

var joiningMutations = []mutation{
	{name: "an application is refused without a reason", check: endsCheck, either: []string{"UPDATE partner_application SET reason = '' WHERE outcome = 'REJECTED'"}},
	{name: "an application is decided and withdrawn", check: endsCheck, either: []string{"UPDATE partner_application SET withdrawn_at = decided_at WHERE outcome = 'REJECTED'"}},
	{name: "nobody decided", check: endsCheck, either: []string{"UPDATE partner_application SET decided_by = NULL WHERE " + admitted}},
	{name: "the terms were never accepted", check: approvedCheck, either: []string{"UPDATE partner_application SET terms_at = NULL WHERE " + admitted}},
	{name: "it is not known which procedures were accepted", check: approvedCheck, either: []string{"UPDATE partner_application SET procedures_sha256 = '' WHERE " + admitted}},
	{name: "nobody signed the agreement", check: approvedCheck, either: []string{"UPDATE partner_application SET signed_at = NULL WHERE " + admitted}},
	{name: "an approved application made no partner", check: approvedCheck, either: []string{"UPDATE partner_application SET admitted_id = NULL WHERE " + admitted}},
	{
		name: "the new partner has nobody in it", check: approvedCheck,
		either: []string{"DELETE FROM membership WHERE partner_id = (SELECT admitted_id FROM partner_application WHERE " + admitted + ")"},
	},
	{name: "the Business Registration was never accepted", check: approvedCheck, either: []string{"UPDATE application_paper SET state = 'REJECTED' WHERE state = 'ACCEPTED'"}},
	{name: "a question was left open", check: approvedCheck, either: []string{"UPDATE application_question SET answered_at = NULL"}},
	{name: "a refused application made a partner", check: approvedCheck, either: []string{"UPDATE partner_application SET admitted_id = '" + harbour + "' WHERE outcome = 'REJECTED'"}},
	{
		name: "a person has two open applications", check: openCheck,
		either: []string{
			"DROP INDEX partner_application_open",
			"UPDATE partner_application SET withdrawn_at = NULL, person_id = '" + applicantOf("waiting") + "' WHERE withdrawn_at IS NOT NULL",
		},
	},
	{name: "a refund was never paid", check: paidCheck, either: []string{"DELETE FROM ledger_transfer WHERE kind = 'APPLICATION_REFUND'"}},
	{name: "the fee of an approved application was not charged", check: paidCheck, either: []string{"DELETE FROM ledger_transfer WHERE kind = 'ADMINISTRATION_FEE'"}},
	{name: "what was paid beyond the fee is kept", check: paidCheck, either: []string{"DELETE FROM ledger_transfer WHERE kind = 'APPLICATION_CREDIT'"}},
	{
		name: "money of an open application is spent", check: paidCheck,
		either: []string{
			dropCauseIndex,
			"UPDATE ledger_transfer SET debit_account_id = " + purse + "decided_at IS NULL AND withdrawn_at IS NULL) WHERE kind = 'APPLICATION_CREDIT'",
		},
	},
	{name: "an account has lost its application", check: purseCheck, either: []string{"UPDATE partner_application SET account_id = NULL, paid_at = NULL WHERE decided_at IS NULL AND withdrawn_at IS NULL"}},
	{
		name: "a paper is erased while it is needed", check: erasedCheck,
		either: []string{"UPDATE application_paper SET erased_at = uploaded_at WHERE application_id = (SELECT id FROM partner_application WHERE decided_at IS NULL AND withdrawn_at IS NULL)"},
	},
	{
		name: "a refund is less than was told", check: policyCheck,
		either: []string{"UPDATE ledger_transfer SET amount_cents = amount_cents - 1 WHERE kind = 'APPLICATION_REFUND'"},
	},
	{name: "more is charged than was told", check: policyCheck, either: []string{"UPDATE ledger_transfer SET amount_cents = amount_cents + 1 WHERE kind = 'ADMINISTRATION_FEE'"}},
}
