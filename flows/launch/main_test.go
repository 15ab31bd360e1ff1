package launch_test

import (
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/registration"
)

func TestMain(m *testing.M) { flowstest.Main(m) }

// Shorter words for what every test here speaks of.
var (
	harbour, peak = flowstest.Harbour, flowstest.Peak
	certificate   = rules.TrademarkCertificate
	declaration   = rules.DeclarationOfOwnership
)

// on is an instant in Hong Kong: "2004-01-26 12:00:00".
func on(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation(time.DateTime, text, rules.HongKong)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// enough pays both partners what any test here needs, and shows an instant.
func enough(t *testing.T, w *flowstest.World, at string) {
	t.Helper()
	w.Clock.Set(on(t, at))
	for _, p := range []flowstest.Partner{harbour, peak} {
		w.Pay(p, 2000*rules.Dollar)
	}
}

// company is a holder of a partner's.
func company(w *flowstest.World, p flowstest.Partner, name string) string {
	return w.NewHolder(p, registration.Registrant{Kind: rules.Company, Name: name, Country: "HK"})
}

// marked are the two papers of Priority Registration.
func marked(w *flowstest.World, p flowstest.Partner) []string {
	return []string{w.Paper(p, certificate), w.Paper(p, declaration)}
}

// held registers a third-level name at an instant, with its paper accepted.
func held(t *testing.T, w *flowstest.World, p flowstest.Partner, holder, name, at string) string {
	t.Helper()
	now := w.Frame.Now()
	w.Clock.Set(on(t, at))
	paper := w.Paper(p, rules.BusinessRegistration)
	id := w.Register(p, name, flowstest.For(holder), flowstest.With(paper), func(in *names.RegisterDomainInput) { in.Years = 5 })
	w.Accept(paper)
	w.Clock.Set(now)
	return id
}

// try applies for a name.
func try(t *testing.T, w *flowstest.World, p flowstest.Partner, in launch.ApplyInput) (*view.LaunchApplication, error) {
	t.Helper()
	submitted, err := w.Launches.Submit(flowstest.As(t, p), in, w.Key())
	if err != nil {
		return nil, err
	}
	return look(t, w, p, submitted.ApplicationID), nil
}

// apply applies for a name and is not refused.
func apply(t *testing.T, w *flowstest.World, p flowstest.Partner, in launch.ApplyInput) *view.LaunchApplication {
	t.Helper()
	v, err := try(t, w, p, in)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// look reads an application as its partner sees it.
func look(t *testing.T, w *flowstest.World, p flowstest.Partner, id string) *view.LaunchApplication {
	t.Helper()
	v, err := w.Launches.ApplicationByID(flowstest.As(t, p), id)
	if err != nil || v == nil {
		t.Fatalf("%s is answered %v, %v", id, v, err)
	}
	return v
}

// priority is an application in good order for the name of a mark.
func priority(w *flowstest.World, p flowstest.Partner, holder, name, mark string) launch.ApplyInput {
	return launch.ApplyInput{
		Name: name, Phase: rule.PriorityRegistration, RegistrantID: holder, Trademark: mark, TrademarkNumber: "300012345",
		DocumentIDs: marked(w, p),
	}
}

// stands sees to it that an application stands somewhere, and says so in each language.
func stands(t *testing.T, v *view.LaunchApplication, want rule.Status) {
	t.Helper()
	if v.Status != want || !v.Reason.Complete() {
		t.Errorf("%s stands at %s (%s), want %s", v.ID, v.Status, v.Reason.In(rules.English), want)
	}
}

// keeps sees to it that a partner's account holds an amount, of which a part is held.
func keeps(t *testing.T, w *flowstest.World, p flowstest.Partner, current, part rules.Money) {
	t.Helper()
	if got := w.Money(p); got != (flowstest.Money{Current: current, Held: part}) {
		t.Errorf("%s has %s, of which %s is held; want %s and %s", p.Name, got.Current, got.Held, current, part)
	}
}

func childBorn(day string) registration.Registrant {
	return registration.Registrant{Kind: rules.Individual, Name: "Chan Siu Ming", Country: "HK", BirthDate: day}
}
