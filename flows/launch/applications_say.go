package launch

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/book"
	"lionrock/rules/launch"
	"lionrock/rules/paper"
)

// around is everything that is read beside applications to say where they stand, once for all of a page.
type around struct {
	at        time.Time
	book      *book.Book
	programme *launch.Programme
	phases    map[launch.PhaseKind]*view.LaunchPhase
	results   resultsBySet
	// papers are those of each application; holdings the third-level names that count in each phase.
	papers   map[string][]paper.Supplied
	holdings map[launch.PhaseKind][]launch.Holding
	// allotted are the registrations that applications have led to.
	allotted map[string]allotment
}

// sayApplications says applications and where each stands. They come with their set and their registrant.
func (l *Launches) sayApplications(ctx context.Context, rows []*ent.LaunchApplication) ([]*view.LaunchApplication, error) {
	said := make([]*view.LaunchApplication, len(rows))
	if len(rows) == 0 {
		return said, nil
	}
	all, err := l.readAround(ctx, rows)
	if err != nil {
		return nil, err
	}
	for i, row := range rows {
		if said[i], err = all.say(row); err != nil {
			return nil, err
		}
	}
	return said, nil
}

func (l *Launches) readAround(ctx context.Context, rows []*ent.LaunchApplication) (*around, error) {
	p, b, now, err := l.programme()
	if err != nil {
		return nil, err
	}
	all := &around{at: now, book: b, programme: p}
	r, sets := l.DB.Reader(), idsOf(rows, func(row *ent.LaunchApplication) string { return row.SetID })
	for _, step := range []func() error{
		func() (err error) { all.phases, err = l.phasesByKind(ctx); return err },
		func() (err error) { all.results, err = announcedResults(ctx, r, p.ID, now); return err },
		func() (err error) { all.papers, err = papersOf(ctx, r, rows); return err },
		func() (err error) { all.holdings, err = holdingsFor(ctx, r, p, b, now, rows); return err },
		func() (err error) { all.allotted, err = allotments(ctx, r, now, sets); return err },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (l *Launches) phasesByKind(ctx context.Context) (map[launch.PhaseKind]*view.LaunchPhase, error) {
	phases, err := l.Phases(ctx)
	byKind := make(map[launch.PhaseKind]*view.LaunchPhase, len(phases))
	for _, phase := range phases {
		byKind[phase.Kind] = phase
	}
	return byKind, err
}

func papersOf(ctx context.Context, r flows.Reading, rows []*ent.LaunchApplication) (map[string][]paper.Supplied, error) {
	ids := idsOf(rows, func(row *ent.LaunchApplication) string { return row.ID })
	documents, err := r.Client.Document.Query().Where(document.LaunchApplicationIDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("papers of applications: %w", err)
	}
	papers := map[string][]paper.Supplied{}
	for _, d := range documents {
		papers[d.LaunchApplicationID] = append(papers[d.LaunchApplicationID], paper.Supplied{Kind: d.Kind, State: d.State})
	}
	return papers, nil
}

// holdingsFor reads the third-level names that may count for applications, phase by phase.
func holdingsFor(
	ctx context.Context, r flows.Reading, p *launch.Programme, b *book.Book, at time.Time, rows []*ent.LaunchApplication,
) (map[launch.PhaseKind][]launch.Holding, error) {
	labels := map[launch.PhaseKind][]string{}
	for _, row := range rows {
		kind := row.Edges.Set.Phase
		labels[kind] = append(labels[kind], b.Names.Check(row.Name).Name.Label)
	}
	held := map[launch.PhaseKind][]launch.Holding{}
	for kind := range labels {
		var err error
		if held[kind], err = holdings(ctx, r, b, at, p.Phase(kind), labels[kind]...); err != nil {
			return nil, err
		}
	}
	return held, nil
}

func (a *around) say(row *ent.LaunchApplication) (*view.LaunchApplication, error) {
	phase := a.programme.Phase(row.Edges.Set.Phase)
	subject := a.programme.Subject(&a.book.Names, row.Name)
	standing := a.standingOf(row, phase)
	standing.Asked = phase.Asked(&subject)
	stands := standing.Stands(a.at)
	claim, err := a.claimOf(row, phase, &subject)
	if err != nil {
		return nil, err
	}
	v := &view.LaunchApplication{
		ID: row.ID, SetID: row.SetID, Name: row.Name, Phase: a.phases[phase.Kind],
		Registrant: flows.RegistrantView(row.Edges.Registrant, a.at), Status: stands.Status, Claim: claim,
		Missing: stands.Missing, Alias: row.Alias, SubmittedAt: row.SubmittedAt, Reason: stands.Reason,
	}
	if stands.Rank > 0 {
		v.Rank = &stands.Rank
	}
	if len(row.Charges) > 0 {
		v.Fee = &row.Charges[0]
	}
	return v, nil
}

// standingOf gathers what is known of an application.
func (a *around) standingOf(row *ent.LaunchApplication, phase *launch.Phase) launch.Standing {
	set := row.Edges.Set
	s := launch.Standing{
		ID: row.ID, Phase: phase, Withdrawn: row.WithdrawnAt != nil, Result: a.results.of(set), Papers: a.papers[row.ID],
		Announced: a.phases[phase.Kind].ResultsAnnouncedAt,
	}
	had, allotted := a.allotted[row.ID]
	s.Moved, s.Cancelled = allotted && (s.Result == nil || s.Result.Winner == nil || *s.Result.Winner != row.ID), had.cancelled
	return s
}

// claimOf says what an application relies on, and its class: by the published inputs once they are, else by the register
// as it stands today. One that is in no class says so by having no claim.
func (a *around) claimOf(row *ent.LaunchApplication, phase *launch.Phase, subject *launch.Subject) (*view.LaunchClaim, error) {
	application := launch.Application{
		ID: row.ID, Phase: phase.Kind, Name: row.Name, Applicant: row.Applicant, SubmittedAt: row.SubmittedAt,
	}
	if row.Trademark != "" {
		application.Claims = []launch.Claim{{Kind: launch.MarkClaim, Text: row.Trademark}}
	}
	holdings := a.holdings[phase.Kind]
	if row.Edges.Set.Inputs != "" {
		published, err := publishedHoldings(row.Edges.Set.Inputs, a.book)
		if err != nil {
			return nil, err
		}
		application.Applicant, holdings = row.Alias, published
	}
	basis, eligible := a.programme.Basis(phase, subject, &application, sameLabel(holdings, subject))
	if !eligible {
		return nil, nil
	}
	return claimView(basis, row.Trademark, row.TrademarkNumber), nil
}

// sameLabel leaves the holdings that have the label of a name, in any of its variant forms.
func sameLabel(holdings []launch.Holding, subject *launch.Subject) []launch.Holding {
	var same []launch.Holding
	for _, h := range holdings {
		if h.LabelKey()+"."+subject.Name.Suffix == subject.Name.VariantKey {
			same = append(same, h)
		}
	}
	return same
}

// publishedHoldings reads the holdings out of the inputs of a set.
func publishedHoldings(inputs string, b *book.Book) ([]launch.Holding, error) {
	var published launch.Published
	if err := json.Unmarshal([]byte(inputs), &published); err != nil {
		return nil, fmt.Errorf("published inputs: %w", err)
	}
	holdings := make([]launch.Holding, 0, len(published.Holdings))
	for _, h := range published.Holdings {
		held, ok := launch.HoldingOf(&b.Names, h.Name)
		if !ok {
			return nil, fmt.Errorf("published inputs: %q is not a name", h.Name)
		}
		held.Holder, held.Commenced, held.Class = h.Holder, h.Commenced, h.Class
		holdings = append(holdings, held)
	}
	return holdings, nil
}

func claimView(basis launch.Basis, trademark, number string) *view.LaunchClaim {
	claim := &view.LaunchClaim{
		Trademark: orNil(trademark), TrademarkNumber: orNil(number), Equivalent: orNil(basis.Equivalent),
		PriorityClass: basis.Class.Code,
	}
	if basis.Equivalent != "" {
		since := basis.Since.String()
		claim.EquivalentSince = &since
	}
	return claim
}

// orNil says an empty text as none.
func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// sayRehearsed says an application as it would be.
func (l *Launches) sayRehearsed(
	ctx context.Context, in ApplyInput, f launch.ApplyFacts, rows found, entry launch.Entry,
) (*view.LaunchApplication, error) {
	phase, err := l.PhaseOf(ctx, in.Phase)
	if err != nil {
		return nil, err
	}
	standing := launch.Rehearsed(entry)
	return &view.LaunchApplication{
		ID: RehearsedID, Name: f.Answer.Name.Unicode, Phase: phase, Registrant: flows.RegistrantView(rows.registrant, f.At),
		Status: standing.Status, Claim: claimView(entry.Basis, in.Trademark, in.TrademarkNumber), Missing: standing.Missing,
		Alias: launch.Alias(l.Links.Key, RehearsedID, f.Applicant, 0), SubmittedAt: f.At, Reason: standing.Reason, Fee: &entry.Fee,
	}, nil
}
