package names

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/ent/operation"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/paper"
	"lionrock/rules/program"
)

// Domains are read in one statement with their holder and partner: a page of a hundred is what an integrator reads all day.
const domainColumns = `SELECT d.id, d.name, d.ascii_name, d.suffix, d.submitted_at, d.completed_at, d.expires_at,
	d.released_at, d.launch_set_id, d.auto_renew, d.name_servers, d.requirements, d.partner_id,
	p.name, p.handle, p.website_url, p.joined_at,
	r.id, r.kind, r.name, r.name_zh, r.country, r.birth_date, r.validated_at
	FROM domain d JOIN partner p ON p.id = d.partner_id JOIN registrant r ON r.id = d.registrant_id`

// domainRow is one row of that statement.
type domainRow struct {
	domain     ent.Domain
	partner    ent.Partner
	registrant ent.Registrant
}

// scan reads a row. JSON is left alone unless it holds something.
func (d *domainRow) scan(rows *sql.Rows) error {
	var servers, requirements sql.RawBytes
	var website, nameZh, birthDate sql.NullString
	err := rows.Scan(&d.domain.ID, &d.domain.Name, &d.domain.ASCIIName, &d.domain.Suffix, &d.domain.SubmittedAt,
		&d.domain.CompletedAt, &d.domain.ExpiresAt, &d.domain.ReleasedAt, &d.domain.LaunchSetID, &d.domain.AutoRenew, &servers,
		&requirements, &d.domain.PartnerID, &d.partner.Name, &d.partner.Handle, &website, &d.partner.JoinedAt,
		&d.registrant.ID, &d.registrant.Kind, &d.registrant.Name, &nameZh, &d.registrant.Country, &birthDate,
		&d.registrant.ValidatedAt)
	if err != nil {
		return err
	}
	d.partner.ID, d.partner.WebsiteURL = d.domain.PartnerID, website.String
	d.registrant.NameZh, d.registrant.BirthDate = nameZh.String, birthDate.String
	if err := readList(servers, &d.domain.NameServers); err != nil {
		return err
	}
	if d.domain.CompletedAt != nil {
		return nil // what a registered name once needed matters to nobody any more
	}
	return readList(requirements, &d.domain.Requirements)
}

func readList(raw []byte, into any) error {
	if len(raw) <= len("[]") || string(raw) == "null" {
		return nil
	}
	return json.Unmarshal(raw, into)
}

// readDomains runs the statement with a condition and what the actor may see, and says what it found.
func (n *Names) readDomains(ctx context.Context, condition string, args ...any) ([]*view.Domain, error) {
	scope, scopeArgs, err := scopeSQL(ctx)
	if err != nil {
		return nil, err
	}
	return n.queryDomains(ctx, domainColumns+" WHERE "+condition+scope, append(args, scopeArgs...)...)
}

func (n *Names) queryDomains(ctx context.Context, query string, args ...any) ([]*view.Domain, error) {
	b, now, err := n.bookNow()
	if err != nil {
		return nil, err
	}
	var said []*view.Domain
	waiting, allocated := map[string]*waitingRow{}, map[string][]*view.Domain{}
	err = flows.Each(ctx, n.DB.ReadSQL, func(rows *sql.Rows) error {
		var row domainRow
		if err := row.scan(rows); err != nil {
			return err
		}
		v := n.sayDomain(b, now, &row)
		said = append(said, v)
		if v.AwaitingUntil != nil {
			waiting[v.ID] = &waitingRow{view: v, requirements: row.domain.Requirements}
		}
		if set := row.domain.LaunchSetID; set != nil && row.domain.ReleasedAt == nil {
			allocated[*set] = append(allocated[*set], v)
		}
		return nil
	}, flows.Rebind(n.DB.Dialect, query), args...)
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	if err := n.sayProvisional(ctx, b, now, allocated); err != nil {
		return nil, err
	}
	return said, n.sayWaiting(ctx, waiting)
}

func (n *Names) sayDomain(b *book.Book, now time.Time, row *domainRow) *view.Domain {
	d := &row.domain
	v := &view.Domain{
		ID: d.ID, Name: d.Name, ASCIIName: d.ASCIIName, Category: n.catalogue.of(b).bySuffix[d.Suffix],
		Statuses: b.Lifecycle.Statuses(lifeOf(d), now), Registrant: flows.RegistrantView(&row.registrant, now),
		Partner: flows.ProfileView(&row.partner), CreatedAt: d.SubmittedAt, ExpiresAt: d.ExpiresAt,
		AutoRenew: d.AutoRenew, NameServers: d.NameServers, SubmittedAt: d.SubmittedAt,
	}
	if d.CompletedAt != nil {
		v.CreatedAt = *d.CompletedAt
		return v
	}
	if b.Lifecycle.Occupied(lifeOf(d), now) {
		until := b.Lifecycle.PendingUntil(d.SubmittedAt)
		v.AwaitingUntil = &until
	}
	return v
}

// waitingRow is a name that waits, and what was asked of it.
type waitingRow struct {
	view         *view.Domain
	requirements []rules.Requirement
	papers       []paper.Supplied
}

// sayWaiting adds what waiting names wait for. Registered names cost nothing here.
func (n *Names) sayWaiting(ctx context.Context, waiting map[string]*waitingRow) error {
	if len(waiting) == 0 {
		return nil
	}
	ids, holders := make([]string, 0, len(waiting)), make([]string, 0, len(waiting))
	for id, w := range waiting {
		ids, holders = append(ids, id), append(holders, w.view.Registrant.ID)
	}
	papers, err := n.DB.Read.Document.Query().
		Where(document.Or(document.DomainIDIn(ids...), document.RegistrantIDIn(holders...))).All(ctx)
	if err != nil {
		return fmt.Errorf("papers of waiting names: %w", err)
	}
	unpaid, err := n.DB.Read.Operation.Query().Where(operation.DomainIDIn(ids...), operation.KindEQ(program.Create),
		operation.PaidAtIsNil(), operation.FailedAtIsNil()).All(ctx)
	if err != nil {
		return fmt.Errorf("payments of waiting names: %w", err)
	}
	for _, o := range unpaid {
		net := rules.Money(o.NetCents)
		waiting[o.DomainID].view.AwaitingPayment = &net
	}
	for _, w := range waiting {
		w.take(papers)
		w.view.AwaitingDocuments = paper.Outstanding(w.requirements, w.papers)
	}
	return nil
}

// take keeps the papers that are about this name and not about a holder it had before, or on its holder's file and not for
// one name only.
func (w *waitingRow) take(papers []*ent.Document) {
	for _, p := range papers {
		holders := p.RegistrantID == w.view.Registrant.ID
		if p.DomainID == w.view.ID && (holders || p.RegistrantID == "") || holders && !forOneName(w.requirements, p.Kind) {
			w.papers = append(w.papers, paper.Supplied{Kind: p.Kind, State: p.State})
		}
	}
}

// DomainByID reads one name the actor may see; nil where there is none.
func (n *Names) DomainByID(ctx context.Context, id string) (*view.Domain, error) {
	return first(n.readDomains(ctx, "d.id = ?", id))
}

// Domain reads a name by its name: the one that holds it now, in whatever variant form.
func (n *Names) Domain(ctx context.Context, asked string) (*view.Domain, error) {
	b, _, err := n.bookNow()
	if err != nil {
		return nil, err
	}
	answer := b.Names.Check(asked)
	if answer.Name.VariantKey == "" {
		return nil, answer.Refusal("name")
	}
	return first(n.readDomains(ctx, "d.variant_key = ? AND d.released_at IS NULL", answer.Name.VariantKey))
}

func first[V any](said []*V, err error) (*V, error) {
	if err != nil || len(said) == 0 {
		return nil, err
	}
	return said[0], nil
}

// DomainOf reads a name of the actor's; an applicant who is no partner's has none.
func (n *Names) DomainOf(ctx context.Context, asked string) (*view.Domain, error) {
	if _, _, err := flows.Scope(ctx); err != nil {
		return nil, nil //nolint:nilerr // an applicant holds no names yet
	}
	return n.Domain(ctx, asked)
}
