package main

import (
	"context"
	"crypto/sha256"
	"sync"
	"time"

	"lionrock/flows"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/role"
)

// The cast of the stories: two partners with their people, programs and holders, the registry's officers, an applicant.
const (
	harbour     = "ptr_harbour"
	peak        = "ptr_peak"
	castPassage = "seven lanterns over the ferry pier"
)

// caller is someone in whose name a request is made.
type caller struct {
	person string // ID of a person
	client string // ID of an API client
	home   string // the partner, if any
	email  string
	roles  []role.Role
	staff  bool
	gone   bool // was revoked
}

// callers are everyone of the cast by the name by which stories call them.
var callers = map[string]caller{
	"harbour":         {person: "per_harbour", home: harbour, email: "owner@harbour.example", roles: []role.Role{role.Owner}},
	"harbour-reader":  {person: "per_harbour_reader", home: harbour, email: "reader@harbour.example", roles: []role.Role{role.ReadOnly}},
	"peak":            {person: "per_peak", home: peak, email: "owner@peak.example", roles: []role.Role{role.Owner}},
	"operator":        {person: "per_operator", email: "operator@registry.example", roles: []role.Role{role.RegistryOperator}, staff: true},
	"operator2":       {person: "per_operator2", email: "operator2@registry.example", roles: []role.Role{role.RegistryOperator}, staff: true},
	"reviewer":        {person: "per_reviewer", email: "reviewer@registry.example", roles: []role.Role{role.DocumentReviewer}, staff: true},
	"member":          {person: "per_member", email: "member@registry.example", roles: []role.Role{role.CommitteeMember}, staff: true},
	"member2":         {person: "per_member2", email: "member2@registry.example", roles: []role.Role{role.CommitteeMember}, staff: true},
	"applicant":       {person: "per_applicant", email: "applicant@people.example"},
	"harbour-client":  {client: "crd_harbour", home: harbour, roles: []role.Role{role.Registration}},
	"harbour-watch":   {client: "crd_harbour_watch", home: harbour, roles: []role.Role{role.ReadOnly}},
	"peak-client":     {client: "crd_peak", home: peak, roles: []role.Role{role.Registration}},
	"harbour-revoked": {client: "crd_harbour_revoked", home: harbour, roles: []role.Role{role.Registration}, gone: true},
}

// castHash is the one hash of the cast's password.
var (
	castHash     string
	castHashOnce sync.Once
)

// enterCast puts the cast into an empty world.
func (w *world) enterCast() {
	w.Helper()
	var err error
	castHashOnce.Do(func() { castHash, err = w.app.access.HashPassword(castPassage) })
	must(w, err)
	ctx := asSystem()
	must(w, w.app.frame.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		return firstError(
			func() error { return w.enterPartners(ctx, tx) },
			func() error { return w.enterPeople(ctx, tx) },
			func() error { return w.enterClients(ctx, tx) },
			func() error { return w.enterHolders(ctx, tx) },
		)
	}))
	w.pay(harbour, 2000*rules.Dollar, "FPS-HARBOUR-1")
	w.pay(peak, 600*rules.Dollar, "FPS-PEAK-1")
}

func firstError(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) enterPartners(ctx context.Context, tx *flows.Tx) error {
	for _, p := range []struct {
		id, name, handle string
		joined           time.Time
	}{
		{harbour, "Harbour Hosting", "harbour", time.Date(2025, 12, 15, 0, 0, 0, 0, rules.HongKong)},
		{peak, "Peak Names", "peak", time.Date(2026, 11, 30, 0, 0, 0, 0, rules.HongKong)},
	} {
		err := tx.Partner.Create().SetID(p.id).SetName(p.name).SetHandle(p.handle).SetJoinedAt(p.joined.UTC()).
			SetWebsiteURL("https://" + p.handle + ".example").SetLowBalanceAlertCents(int64(500 * rules.Dollar)).Exec(ctx)
		if err != nil {
			return err
		}
		err = tx.Account.Create().SetID("acc_" + p.handle).SetKind(ledger.Partner).SetPartnerID(p.id).Exec(ctx)
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *world) enterPeople(ctx context.Context, tx *flows.Tx) error {
	for _, c := range callers {
		if c.person == "" {
			continue
		}
		staff := []role.Role{}
		if c.staff {
			staff = c.roles
		}
		now := w.machine.Now()
		err := tx.Person.Create().SetID(c.person).SetEmail(c.email).SetPasswordHash(castHash).SetLocale(rules.English).
			SetStaffRoles(staff).SetCreatedAt(now).Exec(ctx)
		if err == nil && c.home != "" {
			err = tx.Membership.Create().SetID("mem_" + c.person[4:]).SetPartnerID(c.home).SetPersonID(c.person).
				SetRoles(c.roles).Exec(ctx)
		}
		if err == nil {
			hash := sha256.Sum256([]byte(c.person))
			err = tx.Session.Create().SetID("ses_" + c.person[4:]).SetPersonID(c.person).SetFamily("fam_" + c.person[4:]).
				SetTokenHash(hash[:]).SetCreatedAt(now).SetIdleUntil(now.Add(8 * time.Hour)).SetEndsAt(now.Add(12 * time.Hour)).Exec(ctx)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// enterClients makes API clients whose ID is their name in the story and whose secret is that followed by "-secret".
func (w *world) enterClients(ctx context.Context, tx *flows.Tx) error {
	for name, c := range callers {
		if c.client == "" {
			continue
		}
		secret := sha256.Sum256([]byte(name + "-secret"))
		create := tx.Credential.Create().SetID(c.client).SetPartnerID(c.home).SetClientID(name).SetLabel(name).
			SetSecretHash(secret[:]).SetScopes(c.roles).SetCreatedAt(w.machine.Now())
		if c.gone {
			create.SetRevokedAt(w.machine.Now())
		}
		err := create.Exec(ctx)
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *world) enterHolders(ctx context.Context, tx *flows.Tx) error {
	for _, h := range []struct {
		id, partner, name, chinese string
		kind                       rules.HolderKind
		born                       string
	}{
		{"rgt_noodles", harbour, "Typhoon Noodle Company Limited", "颱風麵店有限公司", rules.Company, ""},
		{"rgt_chan", harbour, "Chan Tai Man", "陳大文", rules.Individual, "1990-04-01"},
		{"rgt_cafe", peak, "Peak Tram Cafe Limited", "山頂纜車咖啡有限公司", rules.Company, ""},
		{"rgt_lee", peak, "Lee Siu Ming", "李小明", rules.Individual, "1985-02-03"},
	} {
		err := tx.Registrant.Create().SetID(h.id).SetPartnerID(h.partner).SetKind(h.kind).SetName(h.name).
			SetNameZh(h.chinese).SetCountry("HK").SetBirthDate(h.born).SetCreatedAt(w.machine.Now()).Exec(ctx)
		if err != nil {
			return err
		}
	}
	return nil
}

// pay books money received from a partner.
func (w *world) pay(partnerID string, amount rules.Money, reference string) {
	w.Helper()
	_, err := w.app.names.RecordPayment(w.acting("operator"), names.RecordPaymentInput{
		PartnerID: partnerID, Amount: amount, Method: "FPS", Reference: reference, ReceivedAt: w.app.frame.Now(),
	}, reference)
	must(w, err)
}

// actor is a caller as the deeds see them.
func (c caller) actor() flows.Actor {
	if c.client != "" {
		return flows.Actor{Kind: flows.Client, ID: c.client, Label: c.client, PartnerID: c.home, Roles: c.roles}
	}
	return flows.Actor{
		Kind: flows.Person, ID: c.person, Label: c.email, PartnerID: c.home, Roles: c.roles,
		SessionFamily: "fam_" + c.person[4:],
	}
}

// acting is the context in which one of the cast acts.
func (w *world) acting(name string) context.Context {
	return flows.WithRequest(context.Background(), flows.Request{
		ID: "test", Locale: rules.English, Actor: callers[name].actor(),
	})
}

// token signs an access token for one of the cast, as a sign-in would.
func (w *world) token(name string) string {
	w.Helper()
	c, known := callers[name]
	if !known {
		w.Fatalf("nobody of the cast is called %q", name)
	}
	token, err := w.app.issue(c.actor())
	must(w, err)
	return token.Access
}
