package launch

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/contentionset"
	"lionrock/ent/domain"
	"lionrock/ent/launchapplication"
	"lionrock/ent/registrant"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/launch"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
)

// found is what applying found beside the facts it judges by: the rows it will write to.
type found struct {
	registrant *ent.Registrant
	account    *ent.Account
	papers     []*ent.Document
	// set is the contention set of the name in the phase; nil where this is the first application.
	set *ent.ContentionSet
}

// asPlatform lets a deed read across partners what it needs to judge: who holds which third-level name, and who has an
// entry.
func asPlatform(ctx context.Context) context.Context {
	return flows.AsSystem(ctx, flows.ActorOf(ctx).Label)
}

// applyFacts reads everything an application is judged by.
func (l *Launches) applyFacts(ctx context.Context, r flows.Reading, in ApplyInput) (launch.ApplyFacts, found, error) {
	p, b, now, err := l.programme()
	if err != nil {
		return launch.ApplyFacts{}, found{}, err
	}
	partnerID := flows.ActorOf(ctx).PartnerID
	f := launch.ApplyFacts{At: now, Names: &b.Names, Answer: b.Names.Check(in.Name)}
	var rows found
	steps := []func() error{
		func() (err error) { rows.registrant, err = ownRegistrant(ctx, r, in.RegistrantID); return err },
		func() (err error) { f.Taken, err = l.taken(ctx, r, p, b, f.Answer, now); return err },
		func() (err error) {
			f.Holdings, err = holdings(ctx, r, b, now, p.Phase(in.Phase), f.Answer.Name.Label)
			return err
		},
		func() (err error) { rows.set, err = setOf(ctx, r, p.ID, in.Phase, f.Answer); return err },
		func() (err error) { rows.papers, err = flows.FreshPapers(ctx, r.Client, in.DocumentIDs); return err },
		func() (err error) { f.Terms, err = r.Terms(ctx, b, partnerID, now); return err },
		func() (err error) { rows.account, err = r.PartnerAccount(ctx, partnerID); return err },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return f, rows, err
		}
	}
	f.Holder, f.Applicant = holderOf(rows.registrant), applicantOf(rows.registrant)
	f.Papers, f.Account = flows.SuppliedOf(rows.papers), flows.Totals(rows.account)
	f.Entered, err = entered(ctx, r, rows.set, f.Applicant)
	return f, rows, err
}

func ownRegistrant(ctx context.Context, r flows.Reading, id string) (*ent.Registrant, error) {
	row, err := r.Client.Registrant.Query().Where(registrant.ID(id)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, flows.NotFound("registrantId")
	}
	if err != nil {
		return nil, fmt.Errorf("applicant: %w", err)
	}
	return row, nil
}

// applicantOf identifies a holder across partners.
func applicantOf(row *ent.Registrant) string {
	return launch.Applicant(row.Kind, row.Country, row.Name)
}

func holderOf(row *ent.Registrant) name.Holder {
	h := name.Holder{Kind: row.Kind, Country: row.Country}
	if born, err := time.ParseInLocation(time.DateOnly, row.BirthDate, rules.HongKong); err == nil {
		h.BirthDate = &born
	}
	return h
}

// taken tells whether a name is somebody's: registered, or allocated by a phase that was announced and is not settled yet.
// What is registered at a later time than a moved clock shows is somebody's too: a name is never given out twice.
func (l *Launches) taken(
	ctx context.Context, r flows.Reading, p *launch.Programme, b *book.Book, a name.Answer, now time.Time,
) (bool, error) {
	if a.Status != name.Available {
		return false, nil
	}
	row, err := r.Client.Domain.Query().Where(domain.VariantKey(a.Name.VariantKey), domain.ReleasedAtIsNil()).Only(asPlatform(ctx))
	if err != nil && !ent.IsNotFound(err) {
		return false, fmt.Errorf("look a name up: %w", err)
	}
	if err == nil && (row.SubmittedAt.After(now) || b.Lifecycle.Occupied(lifeOf(row), now)) {
		return true, nil
	}
	return allocated(ctx, r, p, a, now)
}

// allocated tells whether a name was given to somebody by results that are announced and not settled yet.
func allocated(ctx context.Context, r flows.Reading, p *launch.Programme, a name.Answer, now time.Time) (bool, error) {
	sets, err := r.Client.ContentionSet.Query().Where(contentionset.Programme(p.ID),
		contentionset.VariantKey(a.Name.VariantKey), contentionset.SettledAtIsNil()).All(ctx)
	if err != nil || len(sets) == 0 {
		return false, err
	}
	results, err := announcedResults(ctx, r, p.ID, now)
	if err != nil {
		return false, err
	}
	for _, set := range sets {
		if result := results.of(set); result != nil && result.Winner != nil {
			return true, nil
		}
	}
	return false, nil
}

func lifeOf(row *ent.Domain) lifecycle.Facts {
	return lifecycle.Facts{
		SubmittedAt: row.SubmittedAt, CompletedAt: row.CompletedAt, ReleasedAt: row.ReleasedAt, ExpiresAt: row.ExpiresAt,
		NameServers: len(row.NameServers),
	}
}

// setOf reads the contention set of a name in a phase; nil where nobody has applied.
func setOf(
	ctx context.Context, r flows.Reading, programme string, kind launch.PhaseKind, a name.Answer,
) (*ent.ContentionSet, error) {
	row, err := r.Client.ContentionSet.Query().Where(contentionset.Programme(programme), contentionset.PhaseEQ(kind),
		contentionset.VariantKey(a.Name.VariantKey)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("contention set: %w", err)
	}
	return row, nil
}

// entered tells whether an applicant has a live entry in a set, through whichever partner.
func entered(ctx context.Context, r flows.Reading, set *ent.ContentionSet, applicant string) (bool, error) {
	if set == nil {
		return false, nil
	}
	has, err := r.Client.LaunchApplication.Query().Where(launchapplication.SetID(set.ID),
		launchapplication.Applicant(applicant), launchapplication.WithdrawnAtIsNil()).Exist(asPlatform(ctx))
	if err != nil {
		return false, fmt.Errorf("entries: %w", err)
	}
	return has, nil
}
