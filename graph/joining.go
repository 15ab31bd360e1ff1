package graph

import (
	"context"
	"maps"
	"slices"

	"lionrock/flows/joining"
	"lionrock/flows/program"
	"lionrock/flows/view"
	"lionrock/graph/model"
	"lionrock/rules"
	rule "lionrock/rules/joining"
	"lionrock/rules/paper"
	programme "lionrock/rules/program"
)

func savedOf(input model.SavePartnerApplicationInput) joining.SaveInput {
	in := joining.SaveInput{
		CompanyName: input.CompanyName, CompanyNameInChinese: input.CompanyNameInChinese,
		RegistrationNumber: input.BusinessRegistrationNumber, Address: input.Address, ContactName: input.ContactName,
		ContactEmail: input.ContactEmail, Phone: input.ContactPhone, WebsiteURL: input.WebsiteURL, Handle: input.Handle,
		DomainName: input.ExistingDomain, TermsVersion: input.TermsVersion, ProceduresVersion: input.ProceduresVersion,
	}
	if s := input.Signature; s != nil {
		in.Signature = &rule.Signature{
			Name: s.Name, Title: s.Title, Version: s.AgreementVersion, Electronically: s.AgreesToSignElectronically,
		}
	}
	return in
}

func announcedPaper(input model.CreateApplicationUploadInput) paper.Announced {
	return paper.Announced{Filename: input.Filename, Sha256: input.Sha256, SizeBytes: int64(input.SizeBytes)}
}

func askedOf(input model.AskPartnerApplicantInput) joining.AskInput {
	return joining.AskInput{
		ApplicationID: input.ApplicationID, Reason: input.Reason, Redo: input.Redo, Reject: input.DocumentIds,
	}
}

func decidedOf(input model.DecidePartnerApplicationInput) joining.DecideInput {
	return joining.DecideInput{ApplicationID: input.ApplicationID, Outcome: input.Outcome, Reason: input.Reason}
}

// ownApplication answers with the actor's application as it stands after a deed, unless the deed was refused.
func (r *Resolver) ownApplication(ctx context.Context, err error) (*view.PartnerApplication, error) {
	if err != nil {
		return nil, err
	}
	return r.Joining.OwnApplication(ctx)
}

// application answers with an application as it stands after an officer's deed, unless the deed was refused.
func (r *Resolver) application(ctx context.Context, id string, err error) (*view.PartnerApplication, error) {
	if err != nil {
		return nil, err
	}
	return r.Joining.ApplicationByID(ctx, id)
}

func noticeOf(input model.AnnounceProgramInput) (program.AnnounceInput, error) {
	in := program.AnnounceInput{
		Title: rules.Say(input.Title, input.Title, input.Title), EffectiveAt: input.EffectiveAt, PublicFrom: input.PublicFrom,
		Body:      rules.Say(input.BodyMarkdown, input.BodyMarkdown, input.BodyMarkdown),
		Promotion: orZero(input.Promotion), PartnersOnly: orZero(input.PartnersOnly),
	}
	if zh := input.ZhHant; zh != nil {
		in.Title.Hant, in.Body.Hant = zh.Title, zh.BodyMarkdown
	}
	if zh := input.ZhHans; zh != nil {
		in.Title.Hans, in.Body.Hans = zh.Title, zh.BodyMarkdown
	}
	suspend, resume := orZero(input.SuspendProgram), orZero(input.ResumeProgram)
	switch {
	case suspend && resume:
		return in, rules.Refuse(rules.Invalid, rules.Say(
			"A notice suspends the programme or opens it again, not both.", "一則通知只可暫停或重開計劃，不可兼有。",
			"一则通知只可暂停或重开计划，不可兼有。"), "resumeProgram")
	case suspend:
		in.Notice = programme.Suspension
	case resume:
		in.Notice = programme.Resumption
	}
	return in, nil
}

func (r *Resolver) announce(ctx context.Context, input model.AnnounceProgramInput) (*view.Announcement, error) {
	in, err := noticeOf(input)
	if err != nil {
		return nil, err
	}
	return r.Program.Announce(ctx, in)
}

func holidayYears(c *programme.Calendar) []*model.HolidayYear {
	years := make([]*model.HolidayYear, 0, len(c.Holidays))
	for _, year := range slices.Sorted(maps.Keys(c.Holidays)) {
		years = append(years, &model.HolidayYear{Year: year, Dates: c.Holidays[year]})
	}
	return years
}
