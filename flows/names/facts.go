package names

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/document"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/paper"
	"lionrock/rules/registration"
)

// found is what a deed found beside the facts it judges by: the rows it will write to.
type found struct {
	registrant *ent.Registrant
	account    *ent.Account
	// papers are those supplied with the request.
	papers []*ent.Document
	// lapsed still stands in the register although its life is over; it makes room.
	lapsed *ent.Domain
}

// registrationFacts reads everything a registration is judged by.
func (n *Names) registrationFacts(
	ctx context.Context, r flows.Reading, in RegisterDomainInput,
) (registration.Facts, found, error) {
	b, now, err := n.bookNow()
	if err != nil {
		return registration.Facts{}, found{}, err
	}
	partnerID := flows.ActorOf(ctx).PartnerID
	f := registration.Facts{At: now, Answer: b.Names.Check(in.Name), Lifecycle: &b.Lifecycle}
	var rows found
	steps := []func() error{
		func() (err error) { rows.registrant, err = ownRegistrant(ctx, r, in.RegistrantID); return err },
		func() (err error) {
			f.Occupied, rows.lapsed, err = n.occupied(ctx, r, b, f.Answer, now)
			return err
		},
		func() (err error) { f.NotYet, err = n.notYet(ctx, r, b, f.Answer, now); return err },
		func() (err error) { f.Terms, err = r.Terms(ctx, b, partnerID, now); return err },
		func() (err error) {
			f.Quoted, err = quoted(ctx, r, in.QuoteID, f.Answer.Name.Unicode, partnerID)
			return err
		},
		func() (err error) { rows.account, err = r.PartnerAccount(ctx, partnerID); return err },
		func() (err error) { f.Unpaid, err = unpaid(ctx, r); return err },
		func() (err error) { rows.papers, err = flows.FreshPapers(ctx, r.Client, in.DocumentIDs); return err },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return f, rows, err
		}
	}
	f.Holder, f.Account = holderOf(rows.registrant), flows.Totals(rows.account)
	f.Papers, err = onFile(ctx, r.Client, rows.registrant, f.Answer.Requirements)
	f.Papers = append(f.Papers, flows.SuppliedOf(rows.papers)...)
	return f, rows, err
}

func ownRegistrant(ctx context.Context, r flows.Reading, id string) (*ent.Registrant, error) {
	partnerID, all, err := flows.Scope(ctx)
	if err != nil {
		return nil, err
	}
	var nameZh, birthDate sql.NullString
	row := &ent.Registrant{ID: id}
	query := flows.Rebind(r.Dialect, `SELECT partner_id, kind, name, name_zh, country, birth_date, validated_at
		FROM registrant WHERE id = ?`)
	err = r.SQL.QueryRowContext(ctx, query, id).
		Scan(&row.PartnerID, &row.Kind, &row.Name, &nameZh, &row.Country, &birthDate, &row.ValidatedAt)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !all && row.PartnerID != partnerID {
		return nil, flows.NotFound("registrantId")
	}
	row.NameZh, row.BirthDate = nameZh.String, birthDate.String
	return row, err
}

// occupied tells whether a name is someone's, and which row stands in the way although it is not. What was registered at a
// later time than a moved clock shows is someone's too: a name is never given out twice.
func (n *Names) occupied(
	ctx context.Context, r flows.Reading, b *book.Book, a name.Answer, now time.Time,
) (bool, *ent.Domain, error) {
	if a.Status != name.Available {
		return false, nil, nil
	}
	var id string
	query := flows.Rebind(r.Dialect, "SELECT id FROM domain WHERE variant_key = ? AND released_at IS NULL")
	err := r.SQL.QueryRowContext(ctx, query, a.Name.VariantKey).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil, nil
	}
	if err != nil {
		return false, nil, fmt.Errorf("look a name up: %w", err)
	}
	row, err := r.Client.Domain.Get(asPlatform(ctx), id)
	if err != nil {
		return false, nil, fmt.Errorf("look a name up: %w", err)
	}
	if row.SubmittedAt.After(now) || b.Lifecycle.Occupied(lifeOf(row), now) {
		return true, nil, nil
	}
	return false, row, nil
}

func lifeOf(row *ent.Domain) lifecycle.Facts {
	return lifecycle.Facts{
		SubmittedAt: row.SubmittedAt, CompletedAt: row.CompletedAt, ReleasedAt: row.ReleasedAt, ExpiresAt: row.ExpiresAt,
		NameServers: len(row.NameServers),
	}
}

func holderOf(row *ent.Registrant) name.Holder {
	h := name.Holder{Kind: row.Kind, Country: row.Country}
	if born, err := time.ParseInLocation(time.DateOnly, row.BirthDate, rules.HongKong); err == nil {
		h.BirthDate = &born
	}
	return h
}

// unpaid counts the actor's partner's names that wait for money.
func unpaid(ctx context.Context, r flows.Reading) (count int, err error) {
	query := flows.Rebind(r.Dialect,
		"SELECT count(*) FROM operation WHERE partner_id = ? AND paid_at IS NULL AND failed_at IS NULL")
	err = r.SQL.QueryRowContext(ctx, query, flows.ActorOf(ctx).PartnerID).Scan(&count)
	return count, err
}

// onFile reads the holder's papers that answer what is asked about the holder rather than about the name: those a
// restricted term calls for are for one name only.
func onFile(
	ctx context.Context, client *ent.Client, holder *ent.Registrant, asked []rules.Requirement,
) ([]paper.Supplied, error) {
	if len(asked) == 0 {
		return nil, nil
	}
	rows, err := client.Document.Query().
		Where(document.RegistrantID(holder.ID), document.StateIn(paper.Accepted, paper.UnderReview)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("papers on file: %w", err)
	}
	var supplied []paper.Supplied
	for _, s := range flows.SuppliedOf(rows) {
		if !forOneName(asked, s.Kind) {
			supplied = append(supplied, s)
		}
	}
	return supplied, nil
}

func forOneName(asked []rules.Requirement, kind rules.DocumentKind) bool {
	for _, requirement := range asked {
		if requirement.MatchedTerm != "" && requirement.SatisfiedBy(kind) {
			return true
		}
	}
	return false
}
