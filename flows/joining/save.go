package joining

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/joining"
)

// SaveInput is what an applicant has written or done; what is nil stays as it is.
type SaveInput struct {
	CompanyName, CompanyNameInChinese *string
	RegistrationNumber, Address       *string
	ContactName, ContactEmail, Phone  *string
	WebsiteURL, Handle                *string
	DomainName                        *string
	// TermsVersion and ProceduresVersion accept a version of either.
	TermsVersion, ProceduresVersion *string
	Signature                       *joining.Signature
}

// Save keeps what an applicant has written so far, and begins the application where there is none.
func (j *Joinings) Save(ctx context.Context, in SaveInput) error {
	actor, refusal := applicantOf(ctx)
	if refusal != nil {
		return refusal
	}
	return j.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		b, now, err := j.bookNow()
		if err != nil {
			return err
		}
		row, err := open(ctx, tx.Client, actor.ID)
		if err != nil {
			return err
		}
		if row == nil {
			if row, err = j.begin(ctx, tx, actor, now); err != nil {
				return err
			}
		}
		f, err := j.read(ctx, tx.Reader(), b, row)
		if err != nil {
			return err
		}
		return j.keep(ctx, tx, b, f, in, now)
	})
}

// begin opens an application, which nobody does while the programme is suspended.
func (j *Joinings) begin(ctx context.Context, tx *flows.Tx, actor flows.Actor, now time.Time) (*ent.PartnerApplication, error) {
	status, notice, err := tx.Reader().ProgramStatus(ctx, now)
	if err != nil {
		return nil, err
	}
	if notice != nil {
		if refusal := status.Admits(notice.Title, *notice.EffectiveAt); refusal != nil {
			return nil, refusal
		}
	}
	id := j.NewID(ApplicationPrefix)
	row, err := tx.PartnerApplication.Create().SetID(id).SetPersonID(actor.ID).SetReference(referenceOf(id)).SetBegunAt(now).
		SetContactEmail(actor.Label).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("begin an application: %w", err)
	}
	return row, j.Record(ctx, tx, actor.ID, "application.begin", id, nil)
}

// referenceOf is what a payment is told by: the last eight letters of the ID, which no other has.
func referenceOf(id string) string {
	const letters, half = 8, 4
	last := id[len(id)-letters:]
	return "SPP-" + last[:half] + "-" + last[half:]
}

// keep writes what was given.
func (j *Joinings) keep(ctx context.Context, tx *flows.Tx, b *book.Book, f *file, in SaveInput, now time.Time) error {
	update := tx.PartnerApplication.UpdateOne(f.row)
	for _, step := range []func() error{
		func() error { return keepForm(update, f, in) },
		func() error { return keepName(update, b, f, in, now) },
		func() error { return j.keepAccepted(ctx, tx, update, f, in, now) },
		func() error { return j.keepSignature(ctx, tx, update, f, in, now) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("save an application: %w", err)
	}
	return nil
}

// keepForm writes the form's lines, if there are any and it is open.
func keepForm(update *ent.PartnerApplicationUpdateOne, f *file, in SaveInput) error {
	form, changed := f.form, false
	for _, line := range []struct {
		given *string
		to    *string
		set   func(string) *ent.PartnerApplicationUpdateOne
	}{
		{in.CompanyName, &form.CompanyName, update.SetCompanyName},
		{in.CompanyNameInChinese, &form.CompanyNameInChinese, update.SetCompanyNameZh},
		{in.RegistrationNumber, &form.RegistrationNumber, update.SetRegistrationNumber},
		{in.Address, &form.Address, update.SetAddress},
		{in.ContactName, &form.ContactName, update.SetContactName},
		{in.ContactEmail, &form.ContactEmail, update.SetContactEmail},
		{in.Phone, &form.Phone, update.SetContactPhone},
		{in.WebsiteURL, &form.WebsiteURL, update.SetWebsiteURL},
		{in.Handle, &form.Handle, update.SetHandle},
	} {
		if line.given != nil && *line.given != *line.to {
			*line.to, changed = *line.given, true
			line.set(*line.given)
		}
	}
	if !changed {
		return nil
	}
	if refusal := f.facts.Write(&form); refusal != nil {
		return refusal
	}
	return nil
}

// keepName writes the .hk name in its normal form; an empty one takes it away.
func keepName(update *ent.PartnerApplicationUpdateOne, b *book.Book, f *file, in SaveInput, now time.Time) error {
	if in.DomainName == nil || *in.DomainName == f.row.DomainName {
		return nil
	}
	if *in.DomainName == "" {
		update.ClearDomainName().ClearDomainGivenAt()
		return nil
	}
	asked, known := b.Names.Read(*in.DomainName)
	if !known {
		return rules.Refuse(rules.Invalid, rules.Say(
			"Give a .hk name such as example.hk or example.com.hk.", "請填寫 .hk 域名，例如 example.hk 或 example.com.hk。",
			"请填写 .hk 域名，例如 example.hk 或 example.com.hk。"), "existingDomain")
	}
	if asked.Unicode != f.row.DomainName {
		update.SetDomainName(asked.Unicode).SetDomainGivenAt(now)
	}
	return nil
}

// keepAccepted records which version of the terms and of the procedures was accepted; once is enough for a version.
func (j *Joinings) keepAccepted(
	ctx context.Context, tx *flows.Tx, update *ent.PartnerApplicationUpdateOne, f *file, in SaveInput, now time.Time,
) error {
	for _, document := range []struct {
		kind   view.DocumentTitle
		field  string
		given  *string
		before string
		set    func(version, sha string)
	}{
		{view.TermsAndConditions, "termsVersion", in.TermsVersion, f.row.TermsVersion, func(version, sha string) {
			update.SetTermsVersion(version).SetTermsSha256(sha).SetTermsAt(now)
		}},
		{view.Procedures, "proceduresVersion", in.ProceduresVersion, f.row.ProceduresVersion, func(version, sha string) {
			update.SetProceduresVersion(version).SetProceduresSha256(sha).SetProceduresAt(now)
		}},
	} {
		if document.given == nil || *document.given == document.before {
			continue
		}
		current, err := j.current(document.kind, now)
		if err != nil {
			return err
		}
		if refusal := joining.IsCurrent(*document.given, current.Version, document.field); refusal != nil {
			return refusal
		}
		document.set(current.Version, current.Sha256)
		err = j.Record(ctx, tx, f.row.PersonID, "application.accept", f.row.ID, map[string]any{
			"document": document.kind, "version": current.Version, "sha256": current.Sha256,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// keepSignature records a typed signature, unless the agreement is signed.
func (j *Joinings) keepSignature(
	ctx context.Context, tx *flows.Tx, update *ent.PartnerApplicationUpdateOne, f *file, in SaveInput, now time.Time,
) error {
	if in.Signature == nil {
		return nil
	}
	if f.facts.Done(joining.SignAgreement) {
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"The agreement has been signed already.", "協議已經簽署。", "协议已经签署。"), "signature")
	}
	current, err := j.current(view.Agreement, now)
	if err != nil {
		return err
	}
	if refusal := in.Signature.Check(current.Version); refusal != nil {
		return refusal
	}
	update.SetSignerName(in.Signature.Name).SetSignerTitle(in.Signature.Title).SetSignedVersion(current.Version).
		SetSignedSha256(current.Sha256).SetSignedAt(now)
	return j.Record(ctx, tx, f.row.PersonID, "application.sign", f.row.ID, map[string]any{
		"name": in.Signature.Name, "title": in.Signature.Title, "version": current.Version, "sha256": current.Sha256,
		"agreesToSignElectronically": true,
	})
}
