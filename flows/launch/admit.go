package launch

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lionrock/ent"
	"lionrock/ent/objection"
	"lionrock/ent/panelmember"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/role"
)

// AdmitObjectionInput is an officer's word on whether a case is entertained and, if so, who sits on it.
type AdmitObjectionInput struct {
	ObjectionID string
	Admit       bool
	Reason      string
	Panel       []string
}

// AdmitObjection turns an objection away, gives it a panel, or names those who take the places of members who left it.
func (l *Launches) AdmitObjection(ctx context.Context, in AdmitObjectionInput) error {
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := l.objection(ctx, tx.Reader(), in.ObjectionID)
		if err != nil {
			return err
		}
		if !in.Admit {
			return l.decline(ctx, tx, row, in.Reason)
		}
		return l.seat(ctx, tx, row, in.Panel)
	})
}

func (l *Launches) decline(ctx context.Context, tx *flows.Tx, row *ent.Objection, reason string) error {
	if refusal := caseOf(row).Decline(reason); refusal != nil {
		return refusal
	}
	reason = strings.TrimSpace(reason)
	err := tx.Objection.UpdateOneID(row.ID).SetDeclinedAt(l.Now()).SetDeclinedReason(reason).Exec(ctx)
	if err != nil {
		return fmt.Errorf("decline %s: %w", row.ID, err)
	}
	return l.Record(ctx, tx, flows.RegistryBook, "objection.decline", row.ID, map[string]any{"reason": reason})
}

func (l *Launches) seat(ctx context.Context, tx *flows.Tx, row *ent.Objection, panel []string) error {
	members, err := committee(ctx, tx.Reader())
	if err != nil {
		return err
	}
	byID := map[string]*view.CommitteeMember{}
	for _, m := range members {
		byID[m.ID] = m
	}
	refusal := caseOf(row).Name(panel, func(id string) bool { return byID[id] != nil })
	if refusal != nil {
		return refusal
	}
	if row.AdmittedAt == nil {
		if err := tx.Objection.UpdateOneID(row.ID).SetAdmittedAt(l.Now()).Exec(ctx); err != nil {
			return fmt.Errorf("admit %s: %w", row.ID, err)
		}
	}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(panel))) {
		if seated(row, id) {
			continue
		}
		err := tx.PanelMember.Create().SetID(l.NewID("pnl")).SetObjectionID(row.ID).SetPersonID(id).SetName(byID[id].Name).
			SetCapacity(byID[id].Capacity).SetSits(true).Exec(ctx)
		if err != nil {
			return fmt.Errorf("panel of %s: %w", row.ID, err)
		}
	}
	return l.Record(ctx, tx, flows.RegistryBook, "objection.admit", row.ID, map[string]any{"panel": panel})
}

func seated(row *ent.Objection, person string) bool {
	return slices.ContainsFunc(row.Edges.Panel, func(seat *ent.PanelMember) bool { return seat.PersonID == person })
}

// objection reads a case with its panel; a refusal where there is none.
func (l *Launches) objection(ctx context.Context, r flows.Reading, id string) (*ent.Objection, error) {
	row, err := r.Client.Objection.Query().Where(objection.ID(id)).WithPanel(inOrderNamed).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, flows.NotFound("objectionId")
	}
	if err != nil {
		return nil, fmt.Errorf("objection %s: %w", id, err)
	}
	return row, nil
}

// CommitteeMembers lists the members of the Objections Committee, by name.
func (l *Launches) CommitteeMembers(ctx context.Context) ([]*view.CommitteeMember, error) {
	return committee(ctx, l.DB.Reader())
}

func committee(ctx context.Context, r flows.Reading) ([]*view.CommitteeMember, error) {
	people, err := r.Client.Person.Query().Where(person.CapacityNotNil()).
		Order(ent.Asc(person.FieldName, person.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("committee: %w", err)
	}
	members := []*view.CommitteeMember{}
	for _, p := range people {
		if slices.Contains(p.StaffRoles, role.CommitteeMember) {
			members = append(members, &view.CommitteeMember{ID: p.ID, Name: memberName(p), Capacity: p.Capacity})
		}
	}
	return members, nil
}

func memberName(p *ent.Person) string {
	if p.Name == "" {
		return p.Email
	}
	return p.Name
}

// DeclareConflict takes the member who asks out of a case.
func (l *Launches) DeclareConflict(ctx context.Context, objectionID, conflict string) error {
	return l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := l.objection(ctx, tx.Reader(), objectionID)
		if err != nil {
			return err
		}
		me := flows.ActorOf(ctx).ID
		if refusal := caseOf(row).Declare(me, conflict); refusal != nil {
			return refusal
		}
		if err := l.recuse(ctx, tx, row, me, strings.TrimSpace(conflict)); err != nil {
			return err
		}
		return l.Record(ctx, tx, flows.RegistryBook, "objection.conflict", row.ID, map[string]any{"conflict": conflict})
	})
}

func (l *Launches) recuse(ctx context.Context, tx *flows.Tx, row *ent.Objection, personID, conflict string) error {
	changed, err := tx.PanelMember.Update().
		Where(panelmember.ObjectionID(row.ID), panelmember.PersonID(personID)).
		SetConflict(conflict).SetRecusedAt(l.Now()).Save(ctx)
	if err != nil || changed > 0 {
		return err
	}
	me, err := tx.Person.Get(ctx, personID)
	if err != nil {
		return fmt.Errorf("committee member: %w", err)
	}
	return tx.PanelMember.Create().SetID(l.NewID("pnl")).SetObjectionID(row.ID).SetPersonID(me.ID).SetName(memberName(me)).
		SetCapacity(me.Capacity).SetConflict(conflict).SetRecusedAt(l.Now()).Exec(ctx)
}
