package flowstest

import (
	"context"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/role"
)

// Partner is a partner of every world.
type Partner struct{ ID, Name, Handle, Member string }

// The partners. Harbour joined eleven months before the world begins, on a leap-year-proof first of April; Peak on its day.
var (
	Harbour = Partner{"ptr_01J0000000000000000HARB0RX", "Harbour Hosting", "harbour", "per_01J00000000000000000MEMBER"}
	Peak    = Partner{"ptr_01J000000000000000000PEAKX", "Peak Names", "peak", "per_01J0000000000000000MEMBER2"}
)

// The people who are no partner's.
const (
	OfficerID   = "per_01J00000000000000000FF1CER"
	ApplicantID = "per_01J0000000000000000APPY1CA"
)

// Joined is when a partner joined.
func (p Partner) Joined() time.Time {
	if p == Harbour {
		return time.Date(2025, time.April, 1, 15, 30, 0, 0, rules.HongKong)
	}
	return rules.Midnight(Start)
}

// people fills a database with who is in every world.
func people(ctx context.Context, db *flows.DB) error {
	ctx = flows.AsSystem(ctx, "test")
	if err := flows.SeedDials(ctx, db); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		for _, id := range []string{flows.RevenueAccount, flows.BankAccount} {
			if err := tx.Account.Create().SetID(id).SetKind(flows.RegistryAccount(id).Kind).Exec(ctx); err != nil {
				return err
			}
		}
		for _, p := range []Partner{Harbour, Peak} {
			if err := p.create(ctx, tx); err != nil {
				return err
			}
		}
		if err := person(ctx, tx, OfficerID, "officer@registry.example", role.RegistryOperator, role.DocumentReviewer); err != nil {
			return err
		}
		return person(ctx, tx, ApplicantID, "applicant@people.example")
	})
}

func (p Partner) create(ctx context.Context, tx *flows.Tx) error {
	err := tx.Partner.Create().SetID(p.ID).SetName(p.Name).SetHandle(p.Handle).SetJoinedAt(p.Joined().UTC()).Exec(ctx)
	if err != nil {
		return err
	}
	err = tx.Account.Create().SetID("acc_" + p.Handle).SetKind(ledger.Partner).SetPartnerID(p.ID).Exec(ctx)
	if err != nil {
		return err
	}
	if err := person(ctx, tx, p.Member, p.email()); err != nil {
		return err
	}
	return tx.Membership.Create().SetID("mem_" + p.Handle).SetPartnerID(p.ID).SetPersonID(p.Member).
		SetRoles([]role.Role{role.Owner}).Exec(ctx)
}

func (p Partner) email() string { return "partner@" + p.Handle + ".example" }

func person(ctx context.Context, tx *flows.Tx, id, email string, staff ...role.Role) error {
	return tx.Person.Create().SetID(id).SetEmail(email).SetPasswordHash("-").SetLocale(rules.English).
		SetStaffRoles(append([]role.Role{}, staff...)).SetCreatedAt(Start.UTC()).Exec(ctx)
}

// As returns the context in which a partner's owner acts.
func As(t *testing.T, p Partner) context.Context {
	return acting(t, flows.Actor{
		Kind: flows.Person, ID: p.Member, Label: p.email(), PartnerID: p.ID, Roles: []role.Role{role.Owner},
	})
}

// Officer returns the context in which an officer of the registry acts.
func Officer(t *testing.T) context.Context {
	return acting(t, flows.Actor{
		Kind: flows.Person, ID: OfficerID, Label: "officer@registry.example",
		Roles: []role.Role{role.RegistryOperator, role.DocumentReviewer},
	})
}

// Applicant returns the context in which a person acts who is no partner's.
func Applicant(t *testing.T) context.Context {
	return acting(t, flows.Actor{Kind: flows.Person, ID: ApplicantID, Label: "applicant@people.example"})
}

// Anonymous returns the context of a caller who has not signed in.
func Anonymous(t *testing.T) context.Context { return acting(t, flows.Actor{}) }

// System returns the context in which the platform itself acts.
func System(t *testing.T) context.Context { return flows.AsSystem(t.Context(), "test") }

func acting(t *testing.T, actor flows.Actor) context.Context {
	return flows.WithRequest(t.Context(), flows.Request{
		ID: "req_test", Actor: actor, Locale: rules.English, IP: "192.0.2.1",
	})
}
