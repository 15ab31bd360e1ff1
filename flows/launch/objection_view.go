package launch

import (
	"context"
	"encoding/json"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/launchapplication"
	"lionrock/ent/panelmember"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/launch"
)

// clearance is how much of a case somebody may know, the least first.
type clearance int

const (
	// everyone knows that there is a case, what rule it cites, and what was decided, with personal data blacked out.
	everyone clearance = iota
	// theObjector knows the own words and evidence, and of the rest what everyone does.
	theObjector
	// ofCommittee knows who objects and why, which a member must know to tell a conflict of interest.
	ofCommittee
	// onPanel knows the evidence too.
	onPanel
	// anOfficer knows everything.
	anOfficer
)

// hearing tells in which capacity somebody is told of a case: their own, or as who filed it.
type hearing bool

const (
	asActor    hearing = false
	asObjector hearing = true
)

func clearanceOf(actor flows.Actor, row *ent.Objection) clearance {
	switch {
	case actor.IsStaff(), actor.Kind == flows.System:
		return anOfficer
	case !actor.IsCommittee():
		return everyone
	}
	for _, seat := range row.Edges.Panel {
		if seat.PersonID != actor.ID {
			continue
		}
		if seat.RecusedAt != nil {
			return everyone
		}
		if seat.Sits {
			return onPanel
		}
	}
	return ofCommittee
}

func inOrderNamed(q *ent.PanelMemberQuery) { q.Order(ent.Asc(panelmember.FieldID)) }

// caseOf is what the rules know of a case.
func caseOf(row *ent.Objection) *launch.Case {
	c := &launch.Case{
		DecisionDueAt: row.DecisionDueAt, AdmittedAt: row.AdmittedAt, DeclinedAt: row.DeclinedAt, DecidedAt: row.DecidedAt,
	}
	for _, seat := range row.Edges.Panel {
		c.Seats = append(c.Seats, launch.Seat{Person: seat.PersonID, Sits: seat.Sits, Recused: seat.RecusedAt != nil})
	}
	return c
}

// sayObjection says a case to who asks. Names are those of the applicants for the name.
func sayObjection(ctx context.Context, row *ent.Objection, names []string, as hearing) *view.Objection {
	cleared := clearanceOf(flows.ActorOf(ctx), row)
	if as == asObjector && cleared < theObjector {
		cleared = theObjector
	}
	published := func(text string) string {
		if cleared >= ofCommittee {
			return text
		}
		return launch.Redacted(text, append([]string{row.Objector}, names...)...)
	}
	v := &view.Objection{
		ID: row.ID, SetID: row.SetID, Status: caseOf(row).Status(), Ground: launch.NotByTheRules, FiledAt: row.FiledAt,
		DecisionDueAt: row.DecisionDueAt, RuleCited: row.RuleCited, Panel: sayPanel(ctx, row, cleared),
		Decision: sayDecision(row, published),
	}
	if cleared == theObjector || cleared == anOfficer {
		v.Reference = &row.Reference
	}
	if cleared >= theObjector {
		v.Statement, v.Objector = &row.Statement, &row.Objector
	} else {
		v.RuleCited = published(row.RuleCited)
	}
	if row.DecidedAt != nil {
		v.CancellationRequired = &row.CancellationRequired
	}
	var effect launch.Effect
	if row.Effect != "" && json.Unmarshal([]byte(row.Effect), &effect) == nil {
		text := effect.Text()
		v.Effect = &text
	}
	return v
}

var sayMember = rules.Say("Member %d", "成員 %d", "成员 %d")

// sayPanel names the panel to those who hear the case, and numbers it for everyone else. That a member declared a conflict
// without having been named is for officers and the committee to know.
func sayPanel(ctx context.Context, row *ent.Objection, cleared clearance) []view.PanelMember {
	panel := []view.PanelMember{}
	for _, seat := range row.Edges.Panel {
		member := view.PanelMember{Name: seat.Name, Capacity: seat.Capacity, Recused: seat.RecusedAt != nil}
		switch {
		case cleared >= ofCommittee:
			if seat.Conflict != "" {
				member.Conflict = &seat.Conflict
			}
		case !seat.Sits:
			continue
		default:
			member.Name = sayMember.With(len(panel) + 1).In(flows.RequestOf(ctx).Locale)
		}
		panel = append(panel, member)
	}
	return panel
}

var (
	sayCommittee = rules.Say("Objections Committee", "異議委員會", "异议委员会")
	sayRegistry  = rules.Say("Registry", "註冊管理機構", "注册管理机构")
)

func sayDecision(row *ent.Objection, published func(string) string) *view.Decision {
	switch {
	case row.DecidedAt != nil:
		return &view.Decision{
			Outcome: row.Outcome, Reason: published(row.Reason), DecidedAt: *row.DecidedAt, DecidedBy: sayCommittee, Final: true,
		}
	case row.DeclinedAt != nil:
		return &view.Decision{
			Outcome: launch.Dismissed, Reason: published(row.DeclinedReason), DecidedAt: *row.DeclinedAt,
			DecidedBy: sayRegistry, Final: true,
		}
	}
	return nil
}

// concerned reads the names of the applicants for the names that cases are about, by contention set: what is published tells
// none of them. Cases without a reason to publish need none.
func (l *Launches) concerned(ctx context.Context, rows []*ent.Objection) (map[string][]string, error) {
	var sets []string
	for _, row := range rows {
		sets = append(sets, row.SetID)
	}
	names := map[string][]string{}
	if len(sets) == 0 {
		return names, nil
	}
	applications, err := l.DB.Read.LaunchApplication.Query().Where(launchapplication.SetIDIn(sets...)).WithRegistrant().
		All(asPlatform(ctx))
	if err != nil {
		return nil, fmt.Errorf("applicants concerned: %w", err)
	}
	for _, a := range applications {
		names[a.SetID] = append(names[a.SetID], a.Edges.Registrant.Name, a.Edges.Registrant.NameZh)
	}
	return names, nil
}
