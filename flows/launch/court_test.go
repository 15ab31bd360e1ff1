package launch_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/flows/view"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/paper"
	"lionrock/rules/role"
)

// The people who hear objections, and the officer who announces what the first proposed.
const (
	chair, member, outsider = "per_01J0000000000000000C0MM1A", "per_01J0000000000000000C0MM2A", "per_01J0000000000000000C0MM3A"
	announcer               = "per_01J000000000000000FF1CER2A"
)

// court is a world in which kite.hk was drawn among three in the Sunrise, and may be objected to.
type court struct {
	*flowstest.World
	t *testing.T
	// set is that of kite.hk; ranking its applications, best first; owner the partner of each.
	set     string
	ranking []string
	owner   map[string]flowstest.Partner
	fee     rules.Money
}

const kiteAnnounced = "2004-05-29 12:00:00"

func inCourt(t *testing.T, w *flowstest.World) *court {
	t.Helper()
	c := &court{World: w, t: t, owner: map[string]flowstest.Partner{}, fee: 250 * rules.Dollar}
	c.people()
	enough(t, w, "2004-05-01 12:00:00")
	holders := map[string]flowstest.Partner{"Kite Limited": harbour, "Wind Limited": peak, "Sky Limited": harbour}
	for i, name := range []string{"Kite Limited", "Wind Limited", "Sky Limited"} {
		p := holders[name]
		holder := company(w, p, name)
		w.Clock.Set(on(t, "2004-05-17 12:00:00").Add(time.Duration(i) * time.Second))
		v := apply(t, w, p, launch.ApplyInput{Name: "kite.hk", Phase: rule.Sunrise, RegistrantID: holder})
		c.set, c.owner[v.ID] = v.SetID, p
	}
	w.Clock.Set(on(t, "2004-05-28 18:00:00"))
	c.must(w.Launches.CommitDraw(flowstest.Officer(t), c.set, []launch.Source{
		{Name: "Mark Six 04/045", Bits: 29.2, PublicAt: on(t, "2004-05-28 21:30:00")},
	}))
	w.Clock.Set(on(t, "2004-05-28 22:00:00"))
	c.must(w.Launches.ConductDraw(flowstest.Officer(t), "drw_"+strings.TrimPrefix(c.set, "set_"), [][]int{{3, 12, 18, 27, 33, 41, 7}}))
	w.Clock.Set(on(t, kiteAnnounced))
	c.must(w.Launches.AnnounceResults(flowstest.Officer(t), rule.Sunrise, ""))
	hash := w.Text("SELECT results_sha256 FROM launch_tier")
	c.must(w.Launches.AnnounceResults(c.as(announcer, role.RegistryOperator), rule.Sunrise, hash))
	var result rule.Result
	c.must(json.Unmarshal([]byte(w.Text("SELECT results FROM launch_tier")), &result))
	c.ranking = result.Ranking
	return c
}

func (c *court) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// people brings in the committee and another officer.
func (c *court) people() {
	c.t.Helper()
	c.must(c.DB.InTx(flowstest.System(c.t), func(ctx context.Context, tx *flows.Tx) error {
		for id, capacity := range map[string]rule.PanelCapacity{chair: rule.BoardMember, member: rule.BoardMember, outsider: rule.External} {
			err := tx.Person.Create().SetID(id).SetEmail(strings.ToLower(id) + "@registry.example").SetName("Judge " + id[25:]).
				SetCapacity(capacity).SetPasswordHash("-").SetLocale(rules.English).SetStaffRoles([]role.Role{role.CommitteeMember}).
				SetCreatedAt(c.Frame.Now()).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return tx.Person.Create().SetID(announcer).SetEmail("officer2@registry.example").SetPasswordHash("-").SetLocale(rules.English).
			SetStaffRoles([]role.Role{role.RegistryOperator}).SetCreatedAt(c.Frame.Now()).Exec(ctx)
	}))
}

func (c *court) as(person string, roles ...role.Role) context.Context {
	if roles == nil {
		roles = []role.Role{role.CommitteeMember}
	}
	return flows.WithRequest(c.t.Context(), flows.Request{ID: "req_court", Locale: rules.English, Actor: flows.Actor{
		Kind: flows.Person, ID: person, Label: person, Roles: roles,
	}})
}

// exhibit uploads a piece of evidence.
func (c *court) exhibit() string {
	c.t.Helper()
	content := c.Picture()
	return c.sends(content)
}

func (c *court) sends(content []byte) string {
	c.t.Helper()
	sum := sha256.Sum256(content)
	v, _, err := c.Launches.CreateEvidenceUpload(flowstest.Anonymous(c.t), paper.Announced{
		Filename: "register.png", Sha256: hex.EncodeToString(sum[:]), SizeBytes: int64(len(content)),
	})
	c.must(err)
	c.must(c.Launches.ReceiveEvidence(c.t.Context(), v.ID, bytes.NewReader(content)))
	return v.ID
}

const reason = "Ms Lau Siu Fong (lau@people.example, 2345 6789) was given no draw; Kite  Limited was."

// filing is an objection in good order, but for what is changed.
func (c *court) filing(change ...func(*launch.SubmitObjectionInput)) launch.SubmitObjectionInput {
	in := launch.SubmitObjectionInput{
		SetID: c.set, Objector: "Lau Siu Fong", Email: "Lau@people.example", RuleCited: "draw.public",
		Statement: "The list of entries that was drawn from left my application out.",
	}
	for _, f := range change {
		f(&in)
	}
	if in.EvidenceIDs == nil {
		in.EvidenceIDs = []string{c.exhibit()}
	}
	return in
}

func (c *court) files(change ...func(*launch.SubmitObjectionInput)) string {
	c.t.Helper()
	id, err := c.Launches.SubmitObjection(flowstest.Anonymous(c.t), c.filing(change...), c.Key())
	c.must(err)
	return id
}

// heard is an objection that has its panel.
func (c *court) heard(panel ...string) string {
	c.t.Helper()
	id := c.files()
	c.must(c.Launches.AdmitObjection(flowstest.Officer(c.t), launch.AdmitObjectionInput{ObjectionID: id, Admit: true, Panel: panel}))
	return id
}

func (c *court) cancels(id string) {
	c.t.Helper()
	c.must(c.Launches.DecideObjection(c.as(chair), id, rule.Ruling{Outcome: rule.Upheld, Reason: reason, CancellationRequired: true}))
}

// sees reads an objection as somebody.
func (c *court) sees(ctx context.Context, id string) *view.Objection {
	c.t.Helper()
	v, err := c.Launches.ObjectionByID(ctx, id)
	c.must(err)
	return v
}

// standing sees to it that each application, best first, stands somewhere.
func (c *court) standing(want ...rule.Status) {
	c.t.Helper()
	for i, id := range c.ranking {
		v, err := c.Launches.ApplicationByID(flowstest.Officer(c.t), id)
		c.must(err)
		if v.Status != want[i] {
			c.t.Errorf("the application in place %d is %s, want %s", i+1, v.Status, want[i])
		}
	}
}

// spent sees to it that partners paid for so many names between them, and that nothing is held.
func (c *court) spent(names int) {
	c.t.Helper()
	h, p := c.Money(harbour), c.Money(peak)
	if got := 4000*rules.Dollar - h.Current - p.Current; got != rules.Money(names)*c.fee || h.Held+p.Held != 0 {
		c.t.Errorf("%s was spent and %s is held; want the price of %d names and nothing", got, h.Held+p.Held, names)
	}
}

// holder is the ID of kite.hk's registration; empty where it is free.
func (c *court) holder() string {
	c.t.Helper()
	return c.Text("SELECT coalesce((SELECT id FROM domain WHERE name = 'kite.hk' AND released_at IS NULL), '')")
}

func (c *court) day(at string) time.Time { return on(c.t, at) }
