package joining

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/partner"
	"lionrock/ent/partnerapplication"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/joining"
)

// OwnApplication says the application of the actor.
func (j *Joinings) OwnApplication(ctx context.Context) (*view.PartnerApplication, error) {
	actor := flows.ActorOf(ctx)
	if actor.Kind != flows.Person {
		return nil, nil
	}
	return j.ApplicationOf(ctx, actor.ID)
}

// ApplicationOf says the application of a person, to that person: the open one, else the last that ended; nil where there is
// none.
func (j *Joinings) ApplicationOf(ctx context.Context, personID string) (*view.PartnerApplication, error) {
	row, err := open(ctx, j.DB.Read, personID)
	if err == nil && row == nil {
		row, err = j.DB.Read.PartnerApplication.Query().Where(partnerapplication.PersonID(personID)).
			Order(ent.Desc(partnerapplication.FieldBegunAt, partnerapplication.FieldID)).First(ctx)
	}
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("application: %w", err)
	}
	return j.say(ctx, row)
}

// ApplicationByID reads an application for the applicant and officers; nil for everyone else.
func (j *Joinings) ApplicationByID(ctx context.Context, id string) (*view.PartnerApplication, error) {
	row, err := j.DB.Read.PartnerApplication.Get(ctx, id)
	if ent.IsNotFound(err) || err == nil && !maySee(ctx, row) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("application: %w", err)
	}
	return j.say(ctx, row)
}

func (j *Joinings) say(ctx context.Context, row *ent.PartnerApplication) (*view.PartnerApplication, error) {
	b, now, err := j.bookNow()
	if err != nil {
		return nil, err
	}
	f, err := j.read(ctx, j.DB.Reader(), b, row)
	if err != nil {
		return nil, err
	}
	return j.sayFile(ctx, b, f, now)
}

func (j *Joinings) sayFile(ctx context.Context, b *book.Book, f *file, now time.Time) (*view.PartnerApplication, error) {
	row := f.row
	window := due(f, b)
	v := &view.PartnerApplication{
		ID: row.ID, Reference: row.Reference, Status: f.facts.Status(), CompanyName: row.CompanyName, Form: f.form,
		FormOpen: f.facts.FormOpen(), DomainName: orNil(row.DomainName), BegunAt: row.BegunAt, SubmittedAt: row.SubmittedAt,
		CompleteAt: f.facts.CompleteAt(), DecisionDue: window, Overdue: f.facts.Overdue(window, now),
		WithdrawnAt: row.WithdrawnAt, Accepted: acceptedOf(row), Signature: signatureOf(row),
	}
	if row.DecidedAt != nil && row.Outcome != nil {
		v.Decision = &view.JoiningDecision{Outcome: *row.Outcome, Reason: row.Reason, DecidedAt: *row.DecidedAt, DecidedBy: row.DecidedBy}
	}
	for _, q := range f.questions {
		v.Questions = append(v.Questions, view.ApplicationQuestion{
			ID: q.ID, Reason: q.Reason, Redo: q.Redo, AskedAt: q.AskedAt, Answer: orNil(q.Answer), AnsweredAt: q.AnsweredAt,
		})
	}
	for _, p := range f.papers {
		v.Documents = append(v.Documents, j.sayPaper(p, now))
	}
	for _, item := range f.facts.Checklist() {
		v.Checklist = append(v.Checklist, view.ChecklistItem{Item: item, Document: j.documentOf(f, item.Step, now)})
	}
	for _, step := range []func() error{
		func() error { return j.sayFee(ctx, f, v) },
		func() error { return j.sayPeople(ctx, row, v) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func (j *Joinings) documentOf(f *file, step joining.Step, now time.Time) *view.Document {
	kind := map[joining.Step]rules.DocumentKind{
		joining.SubmitForm: rules.BusinessRegistration, joining.SignAgreement: rules.ProgramAgreement,
	}[step]
	if p := f.standing(kind); p != nil {
		return j.sayPaper(p, now)
	}
	return nil
}

// sayFee says the fee and the policy as they were told when the application was begun.
func (j *Joinings) sayFee(ctx context.Context, f *file, v *view.PartnerApplication) error {
	told, err := j.Book.At(f.row.BegunAt)
	if err != nil {
		return err
	}
	_, paid, err := accountOf(ctx, j.DB.Reader(), f.row)
	if err != nil {
		return err
	}
	v.Fee = view.ApplicationFee{
		Line: joining.Line(&told.Program), Paid: paid, Outstanding: max(0, told.Program.Fee-paid), Reference: f.row.Reference,
		PayTo: told.Joining.PayTo, RefundPolicy: told.Joining.Refund.Say(told.Program.Fee),
	}
	ending := joining.ByWithdrawal
	switch v.Status {
	case joining.Rejected:
		ending = joining.ByRejection
	case joining.Withdrawn:
	case joining.Draft, joining.AwaitingDocuments, joining.AwaitingPayment, joining.UnderReview, joining.Approved:
		return nil
	}
	back, _ := told.Joining.Refund.Of(paid, told.Program.Fee, ending)
	v.Fee.Refunded, v.Fee.Outstanding = &back, 0
	return nil
}

// sayPeople says who applied, and the partner that came of it.
func (j *Joinings) sayPeople(ctx context.Context, row *ent.PartnerApplication, v *view.PartnerApplication) error {
	who, err := j.DB.Read.Person.Query().Where(person.ID(row.PersonID)).Only(ctx)
	if err != nil {
		return fmt.Errorf("applicant: %w", err)
	}
	v.Applicant = who.Email
	if row.AdmittedID == nil {
		return nil
	}
	admitted, err := j.DB.Read.Partner.Query().Where(partner.ID(*row.AdmittedID)).Only(ctx)
	if err != nil {
		return fmt.Errorf("partner: %w", err)
	}
	v.Partner = flows.ProfileView(admitted)
	return nil
}

func acceptedOf(row *ent.PartnerApplication) (accepted []view.AcceptedDocument) {
	for _, d := range []struct {
		kind         view.DocumentTitle
		version, sha string
		at           *time.Time
	}{
		{view.TermsAndConditions, row.TermsVersion, row.TermsSha256, row.TermsAt},
		{view.Procedures, row.ProceduresVersion, row.ProceduresSha256, row.ProceduresAt},
	} {
		if d.at != nil {
			accepted = append(accepted, view.AcceptedDocument{Kind: d.kind, Version: d.version, Sha256: d.sha, AcceptedAt: *d.at})
		}
	}
	return accepted
}

func signatureOf(row *ent.PartnerApplication) *view.AgreementSignature {
	if row.SignedAt == nil {
		return nil
	}
	return &view.AgreementSignature{
		Name: row.SignerName, Title: row.SignerTitle, AgreementVersion: row.SignedVersion, AgreementSha256: row.SignedSha256,
		SignedAt: *row.SignedAt,
	}
}

func orNil(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
