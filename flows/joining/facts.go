package joining

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/applicationpaper"
	"lionrock/ent/applicationquestion"
	"lionrock/ent/domain"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/joining"
	"lionrock/rules/paper"
)

// file is an application with all that belongs to it, read at one instant.
type file struct {
	row       *ent.PartnerApplication
	papers    []*ent.ApplicationPaper
	questions []*ent.ApplicationQuestion
	form      joining.Form
	facts     joining.Application
}

// read reads all that belongs to an application.
func (j *Joinings) read(ctx context.Context, r flows.Reading, b *book.Book, row *ent.PartnerApplication) (*file, error) {
	f := &file{row: row, form: formOf(row)}
	var err error
	f.papers, err = r.Client.ApplicationPaper.Query().Where(applicationpaper.ApplicationID(row.ID)).
		Order(ent.Asc(applicationpaper.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("papers of %s: %w", row.ID, err)
	}
	f.questions, err = r.Client.ApplicationQuestion.Query().Where(applicationquestion.ApplicationID(row.ID)).
		Order(ent.Asc(applicationquestion.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("questions of %s: %w", row.ID, err)
	}
	f.facts = f.derive()
	f.facts.Name, err = nameOf(ctx, r, b, f)
	return f, err
}

// derive takes the facts from the rows, but for who holds the name.
func (f *file) derive() joining.Application {
	row := f.row
	a := joining.Application{
		TermsAt: row.TermsAt, ProceduresAt: row.ProceduresAt, SubmittedAt: row.SubmittedAt, SignedAt: row.SignedAt,
		PaidAt: row.PaidAt, WithdrawnAt: row.WithdrawnAt,
	}
	if p := f.standing(rules.BusinessRegistration); p != nil {
		a.RegistrationAt = p.UploadedAt
	}
	if p := f.standing(rules.ProgramAgreement); p != nil && (a.SignedAt == nil || p.UploadedAt.After(*a.SignedAt)) {
		a.SignedAt = p.UploadedAt
	}
	for _, q := range f.questions {
		a.Questions = append(a.Questions, joining.Question{AskedAt: q.AskedAt, AnsweredAt: q.AnsweredAt, Redo: q.Redo})
	}
	if row.DecidedAt != nil && row.Outcome != nil {
		a.Decision = &joining.Decision{Outcome: *row.Outcome, At: *row.DecidedAt}
	}
	return a
}

// standing is the last paper of a kind that arrived and was not rejected; nil where there is none.
func (f *file) standing(kind rules.DocumentKind) (last *ent.ApplicationPaper) {
	for _, p := range f.papers {
		if p.Kind == kind && p.UploadedAt != nil && p.State != paper.Rejected {
			last = p
		}
	}
	return last
}

// nameOf asks the register who holds the name that an application gives.
func nameOf(ctx context.Context, r flows.Reading, b *book.Book, f *file) (joining.Name, error) {
	if f.row.DomainName == "" || f.row.DomainGivenAt == nil {
		return joining.Name{}, nil
	}
	asked, known := b.Names.Read(f.row.DomainName)
	if !known {
		return joining.Name{Given: f.row.DomainName}, nil
	}
	held, err := r.Client.Domain.Query().Where(domain.VariantKey(asked.VariantKey), domain.CompletedAtNotNil(),
		domain.ReleasedAtIsNil()).WithRegistrant().Only(asRegistry(ctx))
	if err != nil && !ent.IsNotFound(err) {
		return joining.Name{}, fmt.Errorf("who holds %s: %w", asked.Unicode, err)
	}
	var holder *joining.Holder
	if err == nil {
		holder = &joining.Holder{
			Name: held.Edges.Registrant.Name, NameInChinese: held.Edges.Registrant.NameZh, Since: since(held.CompletedAt, f.row),
		}
	}
	return joining.NameOf(f.row.DomainName, *f.row.DomainGivenAt, f.form.Company(), holder), nil
}

// since keeps what an application that has ended was decided by: a name registered afterwards does not change it.
func since(registered *time.Time, row *ent.PartnerApplication) *time.Time {
	for _, end := range []*time.Time{row.DecidedAt, row.WithdrawnAt} {
		if end != nil && registered.After(*end) {
			return nil
		}
	}
	return registered
}

func formOf(row *ent.PartnerApplication) joining.Form {
	return joining.Form{
		CompanyName: row.CompanyName, CompanyNameInChinese: row.CompanyNameZh, RegistrationNumber: row.RegistrationNumber,
		Address: row.Address, ContactName: row.ContactName, ContactEmail: row.ContactEmail, Phone: row.ContactPhone,
		WebsiteURL: row.WebsiteURL, Handle: row.Handle,
	}
}

// due is when an application is to be decided. Where the holidays of a year are not known nothing can be promised: the
// answer is nil, and an officer has to add them.
func due(f *file, b *book.Book) *rules.Window {
	window, err := f.facts.Due(&b.Program, &b.Holidays)
	if err != nil {
		return nil
	}
	return window
}
