// Package demo fills an empty database with invented partners and holders on real .hk names. What happens in the demo is
// done by the very deeds that partners and officers do, at instants of the past year; only what came before, and what no
// deed does yet, is written as facts.
package demo

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"lionrock/ent/partner"
	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/role"
)

// Password opens every demo sign-in.
const Password = "lionrock-demo-2004"

// The demo's people and API clients.
const (
	PartnerEmail   = "partner@harbour.example"
	OfficerEmail   = "officer@registry.example"
	ApplicantEmail = "applicant@people.example"
)

// Load fills the database unless it has been filled before. Say is told each step.
func Load(
	ctx context.Context, frame *flows.Frame, deeds *names.Names, people *access.Access, documents []view.ProgramDocument,
	say func(string),
) error {
	ctx = flows.AsSystem(ctx, "demo")
	filled, err := frame.DB.Read.Partner.Query().Where(partner.Handle(harbourHandle)).Exist(ctx)
	if err != nil || filled {
		return err
	}
	now := frame.Now()
	s := &stage{frame: frame, links: deeds.Links, blobs: deeds.Blobs, people: people, documents: documents, now: now, say: say}
	for _, act := range []func(context.Context) error{
		s.accounts, s.staff, s.committee, s.register, s.launch, s.kowloon, s.harbour, s.peak, s.applying, s.news, s.exposure,
	} {
		if err := act(ctx); err != nil {
			return fmt.Errorf("load the demo: %w", err)
		}
	}
	return nil
}

// stage is where the demo's story is played.
type stage struct {
	frame  *flows.Frame
	links  flows.Links
	blobs  flows.Blobs
	people *access.Access
	// documents are the programme's, which applicants accept and sign.
	documents []view.ProgramDocument
	now       time.Time
	say       func(string)
}

// actor plays one partner through time.
type actor struct {
	*stage
	id    string
	at    time.Time
	frame *flows.Frame
	names *names.Names
	keys  int
}

// play lets a partner act, from an instant on.
func (s *stage) play(partnerID string, from time.Time) *actor {
	a := &actor{stage: s, id: partnerID, at: from}
	frame := *s.frame
	frame.Clock = func() time.Time { return a.at }
	frame.NewID = flows.IDs(frame.Clock, rand.Reader)
	a.frame, a.names = &frame, names.New(&frame, s.links, s.blobs)
	return a
}

// as returns the context in which the partner itself acts.
func (a *actor) as(ctx context.Context) context.Context {
	return flows.WithRequest(ctx, flows.Request{ID: "demo", Locale: rules.English, Actor: flows.Actor{
		Kind: flows.Person, ID: "per_" + a.id, Label: "demo", PartnerID: a.id, Roles: []role.Role{role.Owner},
	}})
}

// officer returns the context in which an officer acts.
func officer(ctx context.Context) context.Context {
	return flows.WithRequest(ctx, flows.Request{ID: "demo", Locale: rules.English, Actor: flows.Actor{
		Kind: flows.Person, ID: officerID, Label: OfficerEmail, Roles: []role.Role{role.RegistryOperator, role.DocumentReviewer},
	}})
}

func (a *actor) key() string {
	a.keys++
	return fmt.Sprintf("demo-%s-%d", a.id, a.keys)
}

// register registers a name for a holder, with papers.
func (a *actor) register(ctx context.Context, domain, holder string, years int, papers ...string) (string, error) {
	done, err := a.names.RegisterDomain(a.as(ctx), names.RegisterDomainInput{
		Name: domain, Years: years, RegistrantID: holder, DocumentIDs: papers,
		NameServers: []string{"ns1.harbour-dns.hk", "ns2.harbour-dns.hk"},
	}, a.key())
	if err != nil {
		return "", fmt.Errorf("%s: %w", domain, err)
	}
	return done.DomainID, nil
}

// pay books money received from the partner.
func (a *actor) pay(ctx context.Context, amount rules.Money, reference string) error {
	_, err := a.names.RecordPayment(officer(ctx), names.RecordPaymentInput{
		PartnerID: a.id, Amount: amount, Method: "FPS", Reference: reference, ReceivedAt: a.at,
	}, a.key())
	return err
}

// creditTo brings the available balance to an amount by a correction, as after a returned cheque was honoured: unlike a
// payment it does not go to the names that wait.
func (a *actor) creditTo(ctx context.Context, amount rules.Money) error {
	return a.frame.DB.InTx(flows.AsSystem(ctx, "demo"), func(ctx context.Context, tx *flows.Tx) error {
		account, err := tx.Reader().PartnerAccount(ctx, a.id)
		if err != nil {
			return err
		}
		missing := amount - flows.Totals(account).Available()
		if missing <= 0 {
			return fmt.Errorf("the balance is more than %s already", amount)
		}
		err = a.frame.Post(ctx, tx, flows.Posting{
			Kind: ledger.Correction, Step: ledger.Posted, Debit: flows.RegistryAccount(flows.BankAccount), Credit: account,
			Amount: missing, Cause: a.frame.NewID("cor"),
		})
		return err
	})
}

// payBack takes what is available out of the account by a correction, but for less than any name costs.
func (a *actor) payBack(ctx context.Context, tx *flows.Tx) error {
	account, err := tx.Reader().PartnerAccount(ctx, a.id)
	if err != nil {
		return err
	}
	err = a.frame.Post(ctx, tx, flows.Posting{
		Kind: ledger.Correction, Step: ledger.Posted, Debit: account, Credit: flows.RegistryAccount(flows.BankAccount),
		Amount: flows.Totals(account).Available() - 50*rules.Dollar, Cause: a.frame.NewID("cor"),
	})
	return err
}
