package verify_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/launch"
	"lionrock/flows/names"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/ledger"
	"lionrock/rules/paper"
	"lionrock/rules/price"
	"lionrock/rules/role"
)

const officer2 = "per_01J00000000000000000FF2CE0"

// launch tells of a phase in which one name is drawn for, one has one applicant, and one goes to nobody.
func (s *story) launch(frame *flows.Frame) {
	launches := launch.New(frame, flows.Links{}, flows.Blobs{}, func(ctx context.Context, tx *flows.Tx, a launch.Allotment) (string, error) {
		return s.names.Allot(ctx, tx, names.Allotment(a))
	})
	must(s.t, frame.DB.InTx(s.system(), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Person.Create().SetID(officer2).SetEmail("officer2@registry.example").SetPasswordHash("-").
			SetLocale(rules.English).SetStaffRoles([]role.Role{role.RegistryOperator}).SetCreatedAt(s.now).Exec(ctx)
	}))
	s.pay(harbour, 2000*rules.Dollar)
	for i, name := range []string{"kite.hk", "wind.hk", "bankrock.hk"} {
		s.applies(frame, i, harbour, s.holder(harbour, rules.Company, name+" Limited"), name)
	}
	s.applies(frame, 3, peak, s.holder(peak, rules.Company, "Another Kite Limited"), "kite.hk")
	drawn := "set_01J000000000000000000000S0"
	must(s.t, launches.CommitDraw(s.asOfficer(), drawn, []launch.Source{{Name: "Mark Six", Bits: 23.7, PublicAt: s.now.Add(time.Hour)}}))
	s.now = s.now.Add(2 * time.Hour)
	must(s.t, launches.ConductDraw(s.asOfficer(), "drw_"+drawn[4:], [][]int{{3, 12, 18, 27, 33, 41}}))
	must(s.t, launches.AnnounceResults(s.asOfficer(), rule.Sunrise, ""))
	tier := frame.DB.Read.LaunchTier.Query().OnlyX(s.system())
	s.now = s.now.Add(time.Minute)
	must(s.t, launches.AnnounceResults(flows.WithRequest(s.t.Context(), flows.Request{ID: "req_3", Actor: flows.Actor{
		Kind: flows.Person, ID: officer2, Label: "officer2@registry.example", Roles: []role.Role{role.RegistryOperator},
	}}), rule.Sunrise, tier.ResultsSha256))
}

// applies enters an application as it stands in the register, its fee held, with a paper that was accepted.
func (s *story) applies(frame *flows.Frame, i int, partner, holder, name string) {
	s.t.Helper()
	b, err := frame.Book.At(s.now)
	must(s.t, err)
	asked := b.Names.Check(name).Name
	at := b.Launch.Phase(rule.Sunrise).Opens.Add(time.Duration(i) * time.Minute).UTC()
	line, refusal := price.Terms{List: &b.Prices, Scheme: &b.Scheme, At: at}.Price(price.Order{
		Name: name, Suffix: "hk", Operation: price.Create, Years: 1,
	})
	if refusal != nil {
		s.t.Fatal(refusal)
	}
	id, set := fmt.Sprintf("lap_01J000000000000000000000A%d", i), fmt.Sprintf("set_01J000000000000000000000S%d", i%3)
	must(s.t, frame.DB.InTx(s.system(), func(ctx context.Context, tx *flows.Tx) error {
		if i < 3 {
			err := tx.ContentionSet.Create().SetID(set).SetProgramme(rule.HK2004).SetPhase(rule.Sunrise).SetName(name).
				SetASCIIName(asked.ASCII).SetVariantKey(asked.VariantKey).SetCreatedAt(at).Exec(ctx)
			if err != nil {
				return err
			}
		}
		err := tx.LaunchApplication.Create().SetID(id).SetSetID(set).SetPartnerID(partner).SetRegistrantID(holder).
			SetApplicant("applicant " + holder).SetAlias(fmt.Sprintf("Applicant %d", i)).SetName(name).SetSubmittedAt(at).
			SetFeeCents(int64(line.Net)).SetCharges([]price.Line{line}).Exec(ctx)
		if err != nil {
			return err
		}
		account, err := tx.Reader().PartnerAccount(ctx, partner)
		if err != nil {
			return err
		}
		return frame.Post(ctx, tx, flows.Posting{
			Kind: ledger.RegistrationFee, Step: ledger.Pending, Debit: account, Credit: flows.RegistryAccount(flows.RevenueAccount),
			Amount: line.Net, Cause: id,
		})
	}))
	if partner == harbour {
		document := s.upload("a paper for " + name)
		must(s.t, frame.DB.InTx(s.system(), func(ctx context.Context, tx *flows.Tx) error {
			return tx.Document.UpdateOneID(document).SetState(paper.Accepted).SetLaunchApplicationID(id).SetReviewedAt(s.now).
				SetReviewedBy(officer).Exec(ctx)
		}))
	}
}

// What the mutations of a launch speak of.
const (
	hashedCheck   = "the results of every phase stand under their SHA-256"
	replayedCheck = "the results of every phase are what the published inputs and drawn values come to"
	winnersCheck  = "every name that was settled went to its winner, once, or to nobody for a recorded reason"
	wonCheck      = "every name of the launch went to an application for it"
	inInputsCheck = "every application that stands is in what is published of its name"
	feesCheck     = "who was allocated a name has paid for it, and nobody else of the launch has"
	officersCheck = "results are proposed by one officer and announced by another, later"
	drawsCheck    = "every draw was committed before its sources were public, and conducted after"
	kite          = "set_01J000000000000000000000S0"
	wind          = "set_01J000000000000000000000S1"
	nobodys       = "set_01J000000000000000000000S2"
	allocated     = "(SELECT min(id) FROM domain WHERE launch_set_id = '" + kite + "')"
)

var launchMutations = []mutation{
	{
		name: "a result is changed", check: hashedCheck,
		either: []string{`UPDATE launch_tier SET results = replace(results, 'ONLY_APPLICANT', 'PRIORITY_CLASS')`},
	},
	{name: "a hash is changed", check: hashedCheck, either: []string{"UPDATE launch_tier SET results_sha256 = 'abc'"}},
	{
		name: "a published instant is changed", check: replayedCheck,
		either: []string{`UPDATE contention_set SET inputs = replace(inputs, '2004-05-17', '2004-05-16') WHERE id = '` + wind + "'"},
	},
	{
		name: "a drawn number is changed", check: replayedCheck,
		either: []string{
			`UPDATE contention_set SET drawn = '[[3,12,18,27,33,43,5,6]]', sources = replace(sources, 'Mark Six', 'Another') WHERE id = '` + kite + "'",
			`UPDATE launch_tier SET results = replace(results, 'DRAW', 'LONGEST_STANDING')`,
		},
	},
	{
		name: "what is published cannot be read", check: replayedCheck,
		either: []string{"UPDATE contention_set SET inputs = 'junk' WHERE id = '" + wind + "'"},
	},
	{
		name: "a winner does not have the name", check: winnersCheck,
		either: []string{"DELETE FROM domain WHERE id = " + allocated},
	},
	{
		name: "a name is taken from its winner without a decision", check: winnersCheck,
		either: []string{"UPDATE domain SET released_at = completed_at WHERE id = " + allocated},
	},
	{
		name: "a name has another holder", check: winnersCheck,
		either: []string{"UPDATE contention_set SET domain_id = NULL WHERE id = '" + kite + "'"},
	},
	{
		name: "a name goes to somebody although nobody has won it", check: winnersCheck,
		either: []string{"UPDATE domain SET launch_set_id = '" + nobodys + "' WHERE name = 'unpaid.hk'"},
	},
	{
		name: "a name is settled before it is announced", check: winnersCheck,
		either: []string{"UPDATE launch_tier SET announced_at = NULL"},
	},
	{
		name: "a name goes to another application than it is said", check: wonCheck,
		either: []string{"UPDATE domain SET launch_application_id = 'lap_01J000000000000000000000A1' WHERE id = " + allocated},
	},
	{
		name: "a name comes of an application and of no set", check: wonCheck,
		either: []string{"UPDATE domain SET launch_set_id = NULL WHERE id = " + allocated},
	},
	{
		name: "an application was not looked at", check: inInputsCheck,
		either: []string{`UPDATE contention_set SET inputs = replace(inputs, 'lap_01J000000000000000000000A1', 'lap_none') WHERE id = '` + wind + "'"},
	},
	{
		name: "a winner has its money back", check: feesCheck,
		either: []string{"UPDATE ledger_transfer SET step = 'VOID_PENDING' WHERE cause = 'lap_01J000000000000000000000A1' AND step = 'POST_PENDING'"},
	},
	{
		name: "a loser is charged", check: feesCheck,
		either: []string{"UPDATE ledger_transfer SET step = 'POST_PENDING' WHERE cause = 'lap_01J000000000000000000000A2' AND step = 'VOID_PENDING'"},
	},
	{
		name: "a loser's money is still held", check: feesCheck,
		either: []string{"DELETE FROM ledger_transfer WHERE cause = 'lap_01J000000000000000000000A2' AND step = 'VOID_PENDING'"},
	},
	{
		name: "one officer proposes and announces", check: officersCheck,
		postgres: []string{"ALTER TABLE launch_tier DROP CONSTRAINT IF EXISTS launch_tier_two_officers"},
		either:   []string{"UPDATE launch_tier SET announced_by = proposed_by"},
	},
	{
		name: "results are announced before they are proposed", check: officersCheck,
		either: []string{"UPDATE launch_tier SET announced_at = '2004-06-01 00:00:00+00:00'"},
	},
	{
		name: "sources were public when they were committed", check: drawsCheck,
		either: []string{"UPDATE contention_set SET committed_at = conducted_at WHERE id = '" + kite + "'"},
	},
	{
		name: "a draw is conducted before its sources are public", check: drawsCheck,
		either: []string{"UPDATE contention_set SET conducted_at = committed_at WHERE id = '" + kite + "'"},
	},
	{
		name: "nobody has committed a draw", check: drawsCheck,
		either: []string{"UPDATE contention_set SET committed_by = NULL WHERE id = '" + kite + "'"},
	},
	{name: "a source has no values", check: drawsCheck, either: []string{"UPDATE contention_set SET drawn = '[]' WHERE id = '" + kite + "'"}},
}

// The story must be the one the mutations speak of.
func TestTheStoryOfTheLaunchIsAsItIsTold(t *testing.T) {
	folder := t.TempDir()
	tellStory(t, "", folder)
	r := openSQLite(t, folder)
	var results string
	must(t, r.db.QueryRow("SELECT results FROM launch_tier").Scan(&results))
	t.Log(results)
	for _, what := range []string{`"kite.hk","winner":"lap`, `DRAW`, `"wind.hk","winner":"lap`, `"bankrock.hk","winner":null`} {
		if !strings.Contains(results, what) {
			t.Errorf("%s is not in\n%s", what, results)
		}
	}
}
