package names_test

import (
	"errors"
	"testing"

	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/program"
	"lionrock/rules/registration"
)

func TestMain(m *testing.M) { flowstest.Main(m) }

// Shorter words for what every test here speaks of.
var (
	harbour, peak = flowstest.Harbour, flowstest.Peak
	certificate   = rules.BusinessRegistration
)

// years asks for a term.
func years(n int) func(*names.RegisterDomainInput) {
	return func(in *names.RegisterDomainInput) { in.Years = n }
}

// servers names name servers.
func servers(hosts ...string) func(*names.RegisterDomainInput) {
	return func(in *names.RegisterDomainInput) { in.NameServers = hosts }
}

// look reads a name as its partner sees it.
func look(t *testing.T, w *flowstest.World, p flowstest.Partner, id string) *view.Domain {
	t.Helper()
	d, err := w.Names.DomainByID(flowstest.As(t, p), id)
	if err != nil || d == nil {
		t.Fatalf("%s is answered %v, %v", id, d, err)
	}
	return d
}

// waits tells what a name waits for.
func waits(d *view.Domain) (papers, money bool) {
	return len(d.AwaitingDocuments) > 0, d.AwaitingPayment != nil
}

// isPending tells that a name waits, as its statuses say.
func isPending(d *view.Domain) bool {
	return len(d.Statuses) > 0 && (d.Statuses[0] == lifecycle.PendingCreate || len(d.Statuses) > 1 && d.Statuses[1] == lifecycle.PendingCreate)
}

// waiver reads how far a partner is.
func waiver(t *testing.T, w *flowstest.World, p flowstest.Partner) program.Tally {
	t.Helper()
	v, err := w.Programs.FeeWaiver(flowstest.As(t, p), p.ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	return program.Tally{Counted: v.Qualifying, AwaitingDocuments: v.AwaitingDocuments, AwaitingPayment: v.AwaitingPayment}
}

// holds sees to it that an account holds an amount, of which a part is held.
func holds(t *testing.T, w *flowstest.World, p flowstest.Partner, current, held rules.Money) {
	t.Helper()
	if got := w.Money(p); got != (flowstest.Money{Current: current, Held: held}) {
		t.Errorf("%s has %s, of which %s is held; want %s and %s", p.Name, got.Current, got.Held, current, held)
	}
}

func companyCalled(name string) registration.Registrant {
	return registration.Registrant{Kind: rules.Company, Name: name, Country: "HK"}
}

// supply gives a waiting name a further paper.
func supply(t *testing.T, w *flowstest.World, id string, kind rules.DocumentKind) string {
	t.Helper()
	paper := w.Paper(harbour, kind)
	err := w.Names.UpdateDomain(flowstest.As(t, harbour), names.UpdateDomainInput{DomainID: id, DocumentIDs: []string{paper}})
	if err != nil {
		t.Fatal(err)
	}
	return paper
}

// isRefused tells whether an error is a refusal for a reason.
func isRefused(err error, code rules.Code) bool {
	var refusal *rules.Refusal
	return errors.As(err, &refusal) && refusal.Code == code
}
