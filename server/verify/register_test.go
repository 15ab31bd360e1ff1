package verify_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/paper"
	"lionrock/rules/price"
	"lionrock/rules/registration"
	"lionrock/rules/role"
	"lionrock/server/database"
)

// story fills a register through the real deeds, so that what is verified is what the program writes.
type story struct {
	t     *testing.T
	now   time.Time
	names *names.Names
	keys  int
}

const (
	harbour = "ptr_01J00000000000000000HARB0R"
	peak    = "ptr_01J0000000000000000000PEAK"
	officer = "per_01J000000000000000000FF1CE"
)

// tellStory makes a register in which every kind of thing has happened.
func tellStory(t *testing.T, databaseURL, dataDir string) {
	t.Helper()
	db, err := database.Open(t.Context(), databaseURL, dataDir)
	must(t, err)
	s := &story{t: t, now: time.Date(2025, 12, 31, 15, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return s.now }
	must(t, flows.SeedDials(s.system(), db))
	dials, err := flows.LoadDials(s.system(), db)
	must(t, err)
	frame := &flows.Frame{DB: db, Clock: clock, NewID: flows.IDs(clock, rand.Reader), Book: dials}
	s.names = names.New(frame, flows.Links{Key: []byte("key")}, flows.Blobs{Dir: filepath.Join(dataDir, "blobs")})
	s.people(db)
	s.money()
	s.papers()
	s.benefits(frame, dataDir)
	s.later()
	s.launch(frame)
	s.objections(frame)
	s.years(frame)
	s.joining(frame)
	s.letters(frame)
	s.team(frame)
	must(t, db.Close())
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (s *story) system() context.Context { return flows.AsSystem(s.t.Context(), "test") }

func (s *story) as(partner string) context.Context {
	return flows.WithRequest(s.t.Context(), flows.Request{ID: "req_1", Actor: flows.Actor{
		Kind: flows.Client, ID: "crd_1", Label: "client", PartnerID: partner, Roles: []role.Role{role.Admin},
	}})
}

func (s *story) asOfficer() context.Context {
	return flows.WithRequest(s.t.Context(), flows.Request{ID: "req_2", Actor: flows.Actor{
		Kind: flows.Person, ID: officer, Label: "officer@registry.example",
		Roles: []role.Role{role.RegistryOperator, role.DocumentReviewer},
	}})
}

func (s *story) key() string {
	s.keys++
	return "key-" + string(rune('a'+s.keys%26)) + time.Duration(s.keys).String()
}

// people makes the partners, their accounts and an officer.
func (s *story) people(db *flows.DB) {
	must(s.t, db.InTx(s.system(), func(ctx context.Context, tx *flows.Tx) error {
		tx.Account.Create().SetID(flows.BankAccount).SetKind(ledger.Bank).ExecX(ctx)
		tx.Account.Create().SetID(flows.RevenueAccount).SetKind(ledger.RegistryRevenue).ExecX(ctx)
		for id, handle := range map[string]string{harbour: "harbour", peak: "peak"} {
			tx.Partner.Create().SetID(id).SetName(handle).SetHandle(handle).SetJoinedAt(s.now.AddDate(0, -11, 0)).ExecX(ctx)
			tx.Account.Create().SetID("acc_" + handle).SetKind(ledger.Partner).SetPartnerID(id).ExecX(ctx)
		}
		tx.Person.Create().SetID(officer).SetEmail("officer@registry.example").SetPasswordHash("-").
			SetLocale(rules.English).SetStaffRoles([]role.Role{role.RegistryOperator}).SetCreatedAt(s.now).ExecX(ctx)
		tx.Membership.Create().SetID("mem_1").SetPersonID(officer).SetPartnerID(peak).SetRoles([]role.Role{role.Owner}).ExecX(ctx)
		tx.Session.Create().SetID("ses_1").SetPersonID(officer).SetFamily("fam_1").SetTokenHash([]byte("hash")).
			SetCreatedAt(s.now).SetIdleUntil(s.now).SetEndsAt(s.now).ExecX(ctx)
		tx.Credential.Create().SetID("crd_1").SetPartnerID(harbour).SetClientID("client").SetLabel("client").
			SetSecretHash([]byte("hash")).SetScopes([]role.Role{role.Admin}).SetCreatedAt(s.now).ExecX(ctx)
		return nil
	}))
}

func (s *story) pay(partner string, amount rules.Money) {
	_, err := s.names.RecordPayment(s.asOfficer(), names.RecordPaymentInput{
		PartnerID: partner, Amount: amount, Method: "FPS", Reference: s.key(), ReceivedAt: s.now,
	}, s.key())
	must(s.t, err)
}

func (s *story) holder(partner string, kind rules.HolderKind, name string, papers ...string) string {
	r, err := s.names.CreateRegistrant(s.as(partner), names.CreateRegistrantInput{
		Registrant:  registration.Registrant{Kind: kind, Name: name, Country: "HK"},
		DocumentIDs: papers,
	})
	must(s.t, err)
	return r.ID
}

func (s *story) register(partner, holder, name string, in names.RegisterDomainInput) string {
	in.Name, in.RegistrantID = name, holder
	in.Years = max(1, in.Years)
	registered, err := s.names.RegisterDomain(s.as(partner), in, s.key())
	must(s.t, err)
	return registered.DomainID
}

// money tells of names that are paid at once, by a quote, later, and never.
func (s *story) money() {
	s.pay(harbour, 2000*rules.Dollar)
	company := s.holder(harbour, rules.Company, "Alpha Limited")
	s.register(harbour, company, "alpha.hk", names.RegisterDomainInput{Years: 2})
	s.register(harbour, company, "香港茶館.hk", names.RegisterDomainInput{})
	quote, err := s.names.CreateQuote(s.as(harbour), names.CreateQuoteInput{
		Operation: price.Create, Names: []string{"beta.hk"}, Years: 1,
	})
	must(s.t, err)
	in := names.RegisterDomainInput{Name: "beta.hk", Years: 1, RegistrantID: company, QuoteID: &quote.ID}
	first, err := s.names.RegisterDomain(s.as(harbour), in, "the-same-key")
	must(s.t, err)
	again, err := s.names.RegisterDomain(s.as(harbour), in, "the-same-key")
	must(s.t, err)
	if first.DomainID != again.DomainID {
		s.t.Fatal("a retry was answered with another name")
	}
	s.refuse(company, "alpha.hk")
	poor := s.holder(peak, rules.Company, "Peak Limited")
	s.register(peak, poor, "zeta.hk", names.RegisterDomainInput{})
	s.register(peak, poor, "eta.hk", names.RegisterDomainInput{})
	s.now = s.now.Add(2 * time.Hour)
	s.pay(peak, 300*rules.Dollar)
}

func (s *story) refuse(holder, name string) {
	_, err := s.names.RegisterDomain(s.as(harbour), names.RegisterDomainInput{Name: name, Years: 1, RegistrantID: holder}, s.key())
	if err == nil {
		s.t.Fatalf("%s was registered twice", name)
	}
}

// papers tells of names that wait for papers, get them, and are refused.
func (s *story) papers() {
	shop := s.holder(harbour, rules.Company, "Shop Limited")
	s.register(harbour, shop, "waiting.com.hk", names.RegisterDomainInput{})
	good, bad := s.upload("a good paper"), s.upload("a bad paper")
	s.register(harbour, shop, "good.com.hk", names.RegisterDomainInput{DocumentIDs: []string{good}})
	must(s.t, s.names.ReviewDocument(s.asOfficer(), good, paper.Accepted, ""))
	other := s.holder(harbour, rules.Company, "Other Limited")
	s.register(harbour, other, "bad.com.hk", names.RegisterDomainInput{DocumentIDs: []string{bad}})
	must(s.t, s.names.ReviewDocument(s.asOfficer(), bad, paper.Rejected, "It is not legible."))
	s.register(harbour, other, "held.com.hk", names.RegisterDomainInput{})
	s.upload("a paper that is for nothing yet")
	_, _, err := s.names.CreateUploadTarget(s.as(harbour), s.announced("a paper that never comes"))
	must(s.t, err)
}

func (s *story) announced(text string) names.CreateUploadTargetInput {
	sum := sha256.Sum256(pdf(text))
	return names.CreateUploadTargetInput{
		Kind: rules.BusinessRegistration, Filename: text + ".pdf", Sha256: hex.EncodeToString(sum[:]), SizeBytes: len(pdf(text)),
	}
}

func pdf(text string) []byte { return []byte("%PDF-1.4\n" + text) }

func (s *story) upload(text string) string {
	document, _, err := s.names.CreateUploadTarget(s.as(harbour), s.announced(text))
	must(s.t, err)
	must(s.t, s.names.ReceiveUpload(s.t.Context(), document.ID, bytes.NewReader(pdf(text))))
	return document.ID
}

// later tells of changes, and of a name that ran out and went to somebody else.
func (s *story) later() {
	d, err := s.names.DB.Read.Domain.Query().All(s.system())
	must(s.t, err)
	for _, row := range d {
		if row.Name == "beta.hk" {
			must(s.t, s.names.UpdateDomain(s.as(harbour), names.UpdateDomainInput{
				DomainID: row.ID, NameServers: []string{"ns1.example.net"}, SetNameServers: true,
			}))
		}
	}
	s.now = s.now.AddDate(3, 0, 0)
	if _, err := s.names.FreeOverdue(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
	s.pay(harbour, 1000*rules.Dollar)
	s.pay(peak, 2000*rules.Dollar)
	s.register(peak, s.holder(peak, rules.Company, "Second Limited"), "alpha.hk", names.RegisterDomainInput{})
	s.register(peak, s.holder(peak, rules.Company, "Third Limited"), "held.com.hk", names.RegisterDomainInput{})
	s.register(peak, s.holder(peak, rules.Company, "Fourth Limited"), "unpaid.hk", names.RegisterDomainInput{Years: 5})
}
