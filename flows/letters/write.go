package letters

import (
	"context"
	"errors"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/consent"
	entletter "lionrock/ent/letter"
	"lionrock/ent/membership"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/rules/letter"
)

// batch is how many letters are made in one transaction.
const batch = 200

// Write makes the letters that are due by some sources, and answers the IDs of all that wait to be sent. A source that cannot be
// read keeps nothing from the others.
func (l *Letters) Write(ctx context.Context, sources ...Source) ([]string, error) {
	ctx, now := asPost(ctx), l.Now()
	wanted, err := l.wanted(ctx, now, sources)
	for len(wanted) > 0 {
		some := wanted[:min(batch, len(wanted))]
		wanted = wanted[len(some):]
		if err := l.keep(ctx, some, now); err != nil {
			return nil, err
		}
	}
	waiting, listErr := l.DB.Read.Letter.Query().
		Where(entletter.SentAtIsNil(), entletter.DroppedAtIsNil(), entletter.MadeAtGT(now.Add(-letter.Fresh))).
		Order(ent.Asc(entletter.FieldMadeAt, entletter.FieldID)).IDs(ctx)
	return waiting, errors.Join(err, listErr)
}

// addressed is an occasion and a person who is told of it.
type addressed struct {
	letter.Occasion
	to   *ent.Person
	kind letter.Kind
}

// wanted are the letters that the sources give occasion to and that are not made yet.
func (l *Letters) wanted(ctx context.Context, now time.Time, sources []Source) ([]addressed, error) {
	var occasions []letter.Occasion
	var faults []error
	for _, source := range sources {
		some, err := source(ctx, now)
		occasions, faults = append(occasions, some...), append(faults, err)
	}
	if len(occasions) == 0 {
		return nil, errors.Join(faults...)
	}
	readers, err := l.readers(ctx, occasions)
	if err != nil {
		return nil, errors.Join(append(faults, err)...)
	}
	made, err := l.made(ctx, occasions)
	if err != nil {
		return nil, errors.Join(append(faults, err)...)
	}
	var wanted []addressed
	for _, occasion := range occasions {
		for _, reader := range readers {
			kind, due := occasion.To(reader.person.ID, reader.Reader, now)
			if due && !made[[2]string{occasion.Key, reader.person.ID}] {
				wanted = append(wanted, addressed{occasion, reader.person, kind})
			}
		}
	}
	return wanted, errors.Join(faults...)
}

// reader is a person who may be written to.
type reader struct {
	letter.Reader
	person *ent.Person
}

// readers are the people whom an occasion can be for: members of partners, who consented to news, and who are named.
func (l *Letters) readers(ctx context.Context, occasions []letter.Occasion) ([]reader, error) {
	memberships, err := l.DB.Read.Membership.Query().Order(ent.Asc(membership.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("readers: %w", err)
	}
	consents, err := l.DB.Read.Consent.Query().Order(ent.Asc(consent.FieldAt, consent.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("readers: %w", err)
	}
	var named []string
	for _, o := range occasions {
		if o.Person != "" {
			named = append(named, o.Person)
		}
	}
	people, err := l.DB.Read.Person.Query().Where(person.Or(person.HasMemberships(), person.IDIn(named...), func(s *sql.Selector) {
		said := sql.Table(consent.Table)
		s.Where(sql.In(s.C(person.FieldID), sql.Select(said.C(consent.FieldPersonID)).From(said)))
	})).Order(ent.Asc(person.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("readers: %w", err)
	}
	return readersOf(people, memberships, consents), nil
}

func readersOf(people []*ent.Person, memberships []*ent.Membership, consents []*ent.Consent) []reader {
	partners, latest := map[string][]string{}, map[string]letter.Consent{}
	for _, m := range memberships {
		partners[m.PersonID] = append(partners[m.PersonID], m.PartnerID)
	}
	for _, c := range consents {
		latest[c.PersonID] = consentOf(c)
	}
	readers := make([]reader, len(people))
	for i, p := range people {
		readers[i] = reader{letter.Reader{Partners: partners[p.ID], Since: p.CreatedAt, Consent: latest[p.ID]}, p}
	}
	return readers
}

// made tells which letters there are already about some occasions.
func (l *Letters) made(ctx context.Context, occasions []letter.Occasion) (map[[2]string]bool, error) {
	keys := make([]string, len(occasions))
	for i, o := range occasions {
		keys[i] = o.Key
	}
	var rows []struct {
		Occasion string `json:"occasion"`
		PersonID string `json:"person_id"`
	}
	err := l.DB.Read.Letter.Query().Where(entletter.OccasionIn(keys...)).
		Select(entletter.FieldOccasion, entletter.FieldPersonID).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("letters made: %w", err)
	}
	made := map[[2]string]bool{}
	for _, row := range rows {
		made[[2]string{row.Occasion, row.PersonID}] = true
	}
	return made, nil
}

// keep makes letters. One that another replica has made in the meantime is left as it is.
func (l *Letters) keep(ctx context.Context, list []addressed, now time.Time) error {
	err := l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		for _, a := range list {
			there, err := tx.Letter.Query().Where(entletter.Occasion(a.Key), entletter.PersonID(a.to.ID)).Exist(ctx)
			if err != nil {
				return err
			}
			if there {
				continue
			}
			err = tx.Letter.Create().SetID(l.NewID("let")).SetPersonID(a.to.ID).SetOccasion(a.Key).SetKind(a.kind).
				SetLocale(a.to.Locale).SetSubject(a.Subject.In(a.to.Locale)).SetMadeAt(now).
				SetBody(a.Text(a.to.Locale, l.Links.Base)).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("make letters: %w", err)
	}
	return nil
}
