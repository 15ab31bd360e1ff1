package launch

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/ent/launchapplication"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/launch"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/paper"
)

// contended is a contention set that is not frozen yet, with everything it would be decided from at an instant.
type contended struct {
	row *ent.ContentionSet
	// apps are the applications that were not withdrawn, by ID.
	apps []*ent.LaunchApplication
	// waiting is how many of their papers no officer has looked at, waitsFor the applications these are of.
	waiting  int
	waitsFor map[string]bool
	papers   map[string][]rules.DocumentKind
	facts    launch.Contention
}

// setsAtATime bounds one statement's arguments.
const setsAtATime = 500

// contention reads the facts of sets of one phase. Sets that nobody applies for any more are left out.
func (l *Launches) contention(
	ctx context.Context, r flows.Reading, b *book.Book, at time.Time, rows []*ent.ContentionSet,
) ([]*contended, error) {
	ctx = asPlatform(ctx)
	var all []*contended
	for some := range slices.Chunk(rows, setsAtATime) {
		sets, err := applied(ctx, r, some)
		if err != nil {
			return nil, err
		}
		for _, read := range []func() error{
			func() error { return readPapers(ctx, r, sets) },
			func() error { return readHoldings(ctx, r, b, at, sets) },
			func() error { return l.readTaken(ctx, r, b, at, sets) },
		} {
			if err := read(); err != nil {
				return nil, err
			}
		}
		for _, set := range sets {
			set.gather(&b.Launch, &b.Names)
		}
		all = append(all, sets...)
	}
	return all, nil
}

// applied reads the applications of sets.
func applied(ctx context.Context, r flows.Reading, rows []*ent.ContentionSet) ([]*contended, error) {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	apps, err := r.Client.LaunchApplication.Query().
		Where(launchapplication.SetIDIn(ids...), launchapplication.WithdrawnAtIsNil()).
		Order(ent.Asc(launchapplication.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("applications: %w", err)
	}
	bySet := map[string][]*ent.LaunchApplication{}
	for _, app := range apps {
		bySet[app.SetID] = append(bySet[app.SetID], app)
	}
	var sets []*contended
	for _, row := range rows {
		if len(bySet[row.ID]) > 0 {
			sets = append(sets, &contended{
				row: row, apps: bySet[row.ID], papers: map[string][]rules.DocumentKind{}, waitsFor: map[string]bool{},
			})
		}
	}
	return sets, nil
}

// readPapers finds which papers were accepted, and how many nobody has looked at.
func readPapers(ctx context.Context, r flows.Reading, sets []*contended) error {
	of := map[string]*contended{}
	var ids []string
	for _, set := range sets {
		for _, app := range set.apps {
			of[app.ID], ids = set, append(ids, app.ID)
		}
	}
	for some := range slices.Chunk(ids, setsAtATime) {
		papers, err := r.Client.Document.Query().Where(document.LaunchApplicationIDIn(some...),
			document.StateIn(paper.Accepted, paper.UnderReview)).All(ctx)
		if err != nil {
			return fmt.Errorf("papers of applications: %w", err)
		}
		for _, p := range papers {
			set := of[p.LaunchApplicationID]
			if p.State == paper.UnderReview {
				set.waiting++
				set.waitsFor[p.LaunchApplicationID] = true
			} else if !slices.Contains(set.papers[p.LaunchApplicationID], p.Kind) {
				set.papers[p.LaunchApplicationID] = append(set.papers[p.LaunchApplicationID], p.Kind)
			}
		}
	}
	return nil
}

// readHoldings finds the third-level names that applicants hold in the register itself, whichever partner serves them.
func readHoldings(ctx context.Context, r flows.Reading, b *book.Book, at time.Time, sets []*contended) error {
	byLabel := map[string][]*contended{}
	for _, set := range sets {
		label := labelKey(set.row)
		byLabel[label] = append(byLabel[label], set)
	}
	if len(sets) == 0 {
		return nil
	}
	labels := slices.Sorted(maps.Keys(byLabel))
	held, err := holdings(ctx, r, b, at, b.Launch.Phase(sets[0].row.Phase), labels...)
	if err != nil {
		return err
	}
	for _, h := range held {
		for _, set := range byLabel[h.LabelKey()] {
			if slices.ContainsFunc(set.apps, func(app *ent.LaunchApplication) bool { return app.Applicant == h.Holder }) {
				set.facts.Holdings = append(set.facts.Holdings, h)
			}
		}
	}
	return nil
}

// labelKey is the part of a set's key that a third-level name with the same label has too.
func labelKey(row *ent.ContentionSet) string {
	label, _, _ := strings.Cut(row.VariantKey, ".")
	return name.LabelKey(label)
}

// readTaken finds out which names somebody has: one allocated earlier is in the register, or about to be.
func (l *Launches) readTaken(
	ctx context.Context, r flows.Reading, b *book.Book, at time.Time, sets []*contended,
) error {
	byKey := map[string]*contended{}
	keys := make([]string, 0, len(sets))
	for _, set := range sets {
		byKey[set.row.VariantKey], keys = set, append(keys, set.row.VariantKey)
	}
	query := `SELECT variant_key, submitted_at, completed_at, expires_at, coalesce(launch_set_id, '') FROM domain
		WHERE released_at IS NULL AND ` + flows.Any(r.Dialect, "variant_key")
	err := flows.Each(ctx, r.SQL, func(rows *sql.Rows) error {
		var key, by string
		var f lifecycle.Facts
		err := rows.Scan(&key, &f.SubmittedAt, &f.CompletedAt, &f.ExpiresAt, &by)
		if set := byKey[key]; err == nil && by != set.row.ID && (f.Later(at) || b.Lifecycle.Occupied(f, at)) {
			set.facts.Taken = true
		}
		return err
	}, flows.Rebind(r.Dialect, query), flows.AnyOf(r.Dialect, keys))
	if err != nil {
		return fmt.Errorf("names that are taken: %w", err)
	}
	return l.readAllocated(ctx, r, b, byKey)
}

// gather puts the facts together as the rules want them.
func (c *contended) gather(p *launch.Programme, names *name.Dials) {
	c.facts.Subject = p.Subject(names, c.row.Name)
	for _, app := range c.apps {
		one := launch.Application{
			ID: app.ID, Phase: c.row.Phase, Name: app.Name, Applicant: app.Applicant, SubmittedAt: app.SubmittedAt,
			Papers: c.papers[app.ID],
		}
		if app.Trademark != "" {
			one.Claims = []launch.Claim{{Kind: launch.MarkClaim, Text: app.Trademark}}
		}
		c.facts.Applications = append(c.facts.Applications, one)
	}
}

// publish writes down what the set is decided from, each applicant under its alias.
func (c *contended) publish(p *launch.Programme) launch.Published {
	aliases := map[string]string{}
	for _, app := range c.apps {
		aliases[app.Applicant] = app.Alias
	}
	return p.Publish(p.Phase(c.row.Phase), c.facts, func(applicant string) string { return aliases[applicant] })
}
