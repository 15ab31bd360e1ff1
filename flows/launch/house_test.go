package launch_test

import (
	"context"
	"testing"
	"time"

	"lionrock/ent/contentionset"
	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/flows/names"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/ledger"
	"lionrock/rules/paper"
	"lionrock/rules/price"
	"lionrock/rules/registration"
	"lionrock/rules/role"
)

// house is a world in the spring of 2004, in which names are applied for.
type house struct {
	*flowstest.World
	t        *testing.T
	launches *launch.Launches
	fee      rules.Money
}

// in2004 makes a world in which both partners have money, some days before the first phase opens.
func in2004(t *testing.T, w *flowstest.World) *house {
	t.Helper()
	h := &house{World: w, t: t, fee: 250 * rules.Dollar}
	links := flows.Links{Base: "https://registry.example"}
	h.launches = launch.New(w.Frame, links, flows.Blobs{}, func(ctx context.Context, tx *flows.Tx, a launch.Allotment) (string, error) {
		return w.Names.Allot(ctx, tx, names.Allotment(a))
	})
	h.at("2004-01-02T12:00:00+08:00")
	h.write(func(ctx context.Context, tx *flows.Tx) error {
		return tx.Person.Create().SetID(secondID).SetEmail("officer2@registry.example").SetPasswordHash("-").SetLocale(rules.English).
			SetStaffRoles([]role.Role{role.RegistryOperator}).SetCreatedAt(flowstest.Start.UTC()).Exec(ctx)
	})
	w.Pay(harbour, 10_000*rules.Dollar)
	w.Pay(peak, 10_000*rules.Dollar)
	return h
}

func (h *house) at(instant string) time.Time {
	h.t.Helper()
	at, err := time.Parse(time.RFC3339, instant)
	h.must(err)
	h.Clock.Set(at)
	return at
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) phase(kind rule.PhaseKind) *rule.Phase { return h.Book().Launch.Phase(kind) }

// company is a holder of names, the same through any partner if it has the same name.
func (h *house) company(p flowstest.Partner, name string) string {
	h.t.Helper()
	return h.body(p, rules.Company, name)
}

func (h *house) body(p flowstest.Partner, kind rules.HolderKind, name string) string {
	h.t.Helper()
	return h.NewHolder(p, registration.Registrant{Kind: kind, Name: name, Country: "HK"})
}

// holds registers a third-level name for a holder at an instant, with the papers it needs.
func (h *house) holds(p flowstest.Partner, holder, name, since string) {
	h.t.Helper()
	now := h.Frame.Now()
	h.at(since)
	var papers []string
	for _, asked := range h.Book().Names.Check(name).Requirements {
		papers = append(papers, h.Paper(p, asked.Kind))
	}
	h.Register(p, name, flowstest.For(holder), flowstest.With(papers...), func(in *names.RegisterDomainInput) { in.Years = 5 })
	for _, id := range papers {
		h.Accept(id)
	}
	h.Clock.Set(now)
}

// application is one that stands in the register.
type application struct{ id, set, partner string }

// applies enters an application in good order, at the opening of the phase and a number of minutes after it.
func (h *house) applies(p flowstest.Partner, kind rule.PhaseKind, holder, name string, minutes int, papers ...rules.DocumentKind) application {
	h.t.Helper()
	ctx, at := flowstest.System(h.t), h.phase(kind).Opens.Add(time.Duration(minutes)*time.Minute).UTC()
	h.Clock.Set(at)
	app := application{id: h.Frame.NewID("lap"), partner: p.ID}
	asked := h.Book().Names.Check(name).Name
	line, refusal := price.Terms{List: &h.Book().Prices, Scheme: &h.Book().Scheme, At: at}.Price(price.Order{
		Name: asked.Unicode, Suffix: asked.Suffix, Operation: price.Create, Years: 1,
	})
	if refusal != nil {
		h.t.Fatal(refusal)
	}
	h.must(h.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		set, err := tx.ContentionSet.Query().Where(contentionset.PhaseEQ(kind), contentionset.VariantKey(asked.VariantKey)).Only(ctx)
		if err != nil {
			set, err = tx.ContentionSet.Create().SetID(h.Frame.NewID("set")).SetProgramme(rule.HK2004).SetPhase(kind).SetName(asked.Unicode).
				SetASCIIName(asked.ASCII).SetVariantKey(asked.VariantKey).SetCreatedAt(at).Save(ctx)
		}
		if err != nil {
			return err
		}
		app.set = set.ID
		registrant, err := tx.Registrant.Get(ctx, holder)
		if err != nil {
			return err
		}
		err = tx.LaunchApplication.Create().SetID(app.id).SetSetID(set.ID).SetPartnerID(p.ID).SetRegistrantID(holder).
			SetApplicant(rule.Applicant(registrant.Kind, registrant.Country, registrant.Name)).SetAlias("Applicant " + registrant.Name).SetName(asked.Unicode).
			SetTrademark(asked.Label).SetSubmittedAt(at).SetFeeCents(int64(line.Net)).SetCharges([]price.Line{line}).Exec(ctx)
		if err != nil {
			return err
		}
		account, err := tx.Reader().PartnerAccount(ctx, p.ID)
		if err != nil {
			return err
		}
		return h.Frame.Post(ctx, tx, flows.Posting{
			Kind: ledger.RegistrationFee, Step: ledger.Pending, Debit: account, Credit: flows.RegistryAccount(flows.RevenueAccount),
			Amount: line.Net, Cause: app.id,
		})
	}))
	for _, kind := range papers {
		h.review(h.supply(p, app, kind), paper.Accepted)
	}
	return app
}

// supply gives an application a paper that waits for review.
func (h *house) supply(p flowstest.Partner, app application, kind rules.DocumentKind) string {
	h.t.Helper()
	id := h.Paper(p, kind)
	h.write(func(ctx context.Context, tx *flows.Tx) error {
		return tx.Document.UpdateOneID(id).SetState(paper.UnderReview).SetLaunchApplicationID(app.id).Exec(ctx)
	})
	return id
}

func (h *house) review(id string, to paper.State) {
	h.t.Helper()
	h.write(func(ctx context.Context, tx *flows.Tx) error {
		update := tx.Document.UpdateOneID(id).SetState(to).SetReviewedAt(h.Frame.Now()).SetReviewedBy(flowstest.OfficerID)
		if to == paper.Rejected {
			update.SetRejectionReason("It is another company's.")
		}
		return update.Exec(ctx)
	})
}

func (h *house) write(deed func(context.Context, *flows.Tx) error) {
	h.t.Helper()
	h.must(h.DB.InTx(flowstest.System(h.t), deed))
}

// markPapers are the papers of Priority Registration.
var markPapers = []rules.DocumentKind{rules.TrademarkCertificate, rules.DeclarationOfOwnership}

const secondID = "per_01J0000000000000000FF1CER2"

// second is another officer than flowstest.Officer.
func second(t *testing.T) context.Context {
	return flows.WithRequest(t.Context(), flows.Request{ID: "req_second", Locale: rules.English, Actor: flows.Actor{
		Kind: flows.Person, ID: secondID, Label: "officer2@registry.example", Roles: []role.Role{role.RegistryOperator},
	}})
}

// lottery is a source that becomes public so many hours from now.
func (h *house) lottery(name string, hours int) launch.Source {
	return launch.Source{Name: name, Bits: 29.2, PublicAt: h.Frame.Now().Add(time.Duration(hours) * time.Hour)}
}

var numbers = [][]int{{3, 12, 18, 27, 33, 41, 7}}

// draws commits and conducts the draw of a set.
func (h *house) draws(set string) {
	h.t.Helper()
	h.must(h.launches.CommitDraw(flowstest.Officer(h.t), set, []launch.Source{h.lottery("Mark Six", 1)}))
	h.Clock.Move(2 * time.Hour)
	h.must(h.launches.ConductDraw(flowstest.Officer(h.t), drawOf(set), numbers))
}

func drawOf(set string) string { return "drw_" + set[len("set_"):] }

// announces proposes and announces the results of a phase.
func (h *house) announces(kind rule.PhaseKind) {
	h.t.Helper()
	h.must(h.launches.AnnounceResults(flowstest.Officer(h.t), kind, ""))
	h.must(h.launches.AnnounceResults(second(h.t), kind, h.hash(kind)))
}

func (h *house) hash(kind rule.PhaseKind) string {
	return h.Text("SELECT results_sha256 FROM launch_tier WHERE phase = '" + string(kind) + "'")
}
