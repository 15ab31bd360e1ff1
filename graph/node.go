package graph

import (
	"context"
	"reflect"
	"strings"

	"lionrock/flows"
	"lionrock/flows/view"
)

// node finds anything by its ID, whose prefix tells what it is. What the caller may not see is as good as not there.
func (r *Resolver) node(ctx context.Context, id string) (view.Node, error) {
	prefix, _, _ := strings.Cut(id, "_")
	find, known := r.finders()[prefix]
	if !known {
		return nil, nil
	}
	if _, _, err := flows.Scope(ctx); err != nil && !openNodes[prefix] {
		return nil, nil //nolint:nilerr // to who acts for no partner nothing of a partner's exists
	}
	found, err := find(ctx, id)
	if err != nil || found == nil || reflect.ValueOf(found).IsNil() {
		return nil, err
	}
	return found, nil
}

// openNodes are the nouns that belong to no partner: some are for everyone, a member and a quote for whom they belong to, and
// what is decided in a launch for everyone from its announcement on, with the objections to it as far as each may know. An
// application to join is its applicant's, a letter its reader's, and background work the registry's.
var openNodes = map[string]bool{
	"cat": true, "prf": true, "ann": true, "pro": true, "per": true, "quo": true, "lph": true, "set": true, "drw": true,
	"obj": true, "evd": true, "pap": true, "apd": true, "let": true, "job": true,
}

// finders tells how each noun is found. The deeds see to it that a caller finds only their own.
func (r *Resolver) finders() map[string]func(context.Context, string) (view.Node, error) {
	return map[string]func(context.Context, string) (view.Node, error){
		"pap": func(ctx context.Context, id string) (view.Node, error) { return r.Joining.ApplicationByID(ctx, id) },
		"apd": func(ctx context.Context, id string) (view.Node, error) { return r.Joining.PaperByID(ctx, id) },
		"lph": func(ctx context.Context, id string) (view.Node, error) { return r.Launches.PhaseByID(ctx, id) },
		"lap": func(ctx context.Context, id string) (view.Node, error) { return r.Launches.ApplicationByID(ctx, id) },
		"cat": func(_ context.Context, id string) (view.Node, error) { return r.Names.CategoryByID(id) },
		"prf": func(ctx context.Context, id string) (view.Node, error) { return r.Program.ProfileByID(ctx, id) },
		"ann": func(ctx context.Context, id string) (view.Node, error) { return r.Program.AnnouncementByID(ctx, id) },
		"pro": func(ctx context.Context, id string) (view.Node, error) { return r.Program.PromotionByID(ctx, id) },
		"ptr": func(ctx context.Context, id string) (view.Node, error) { return r.Program.PartnerByID(ctx, id) },
		"dom": func(ctx context.Context, id string) (view.Node, error) { return r.Names.DomainByID(ctx, id) },
		"rgt": func(ctx context.Context, id string) (view.Node, error) { return r.Names.RegistrantByID(ctx, id) },
		"doc": func(ctx context.Context, id string) (view.Node, error) { return r.Names.DocumentByID(ctx, id) },
		"quo": func(ctx context.Context, id string) (view.Node, error) { return r.Names.QuoteByID(ctx, id) },
		"opr": func(ctx context.Context, id string) (view.Node, error) { return r.Program.WaiverEntryByID(ctx, id) },
		"crd": func(ctx context.Context, id string) (view.Node, error) { return r.Access.CredentialByID(ctx, id) },
		"per": func(ctx context.Context, id string) (view.Node, error) { return r.Access.MemberByID(ctx, id) },
		"inv": func(ctx context.Context, id string) (view.Node, error) { return r.Access.InvitationByID(ctx, id) },
		"set": func(ctx context.Context, id string) (view.Node, error) { return r.Launches.ContentionSetByID(ctx, id) },
		"drw": func(ctx context.Context, id string) (view.Node, error) { return r.Launches.DrawByID(ctx, id) },
		"obj": func(ctx context.Context, id string) (view.Node, error) { return r.Launches.ObjectionByID(ctx, id) },
		"evd": func(ctx context.Context, id string) (view.Node, error) { return r.Launches.EvidenceByID(ctx, id) },
		"let": func(ctx context.Context, id string) (view.Node, error) { return r.Letters.LetterByID(ctx, id) },
		"job": func(ctx context.Context, id string) (view.Node, error) { return r.Jobs.JobByID(ctx, id) },
		"aud": func(ctx context.Context, id string) (view.Node, error) { return r.Frame.AuditEntryByID(ctx, id) },
	}
}
