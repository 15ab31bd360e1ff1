package access

import (
	"context"
	"fmt"
	"strings"

	"lionrock/ent"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/rules/role"
)

// AppointOfficer makes a person an officer of the registry with a new password, which is answered once. Whoever runs the
// server may do this; nobody can through the API.
func (a *Access) AppointOfficer(ctx context.Context, email string) (password string, err error) {
	return a.appoint(ctx, email, "officer.appoint", func(p *ent.PersonMutation) {
		p.SetStaffRoles([]role.Role{role.RegistryOperator, role.DocumentReviewer})
		p.ClearCapacity()
	})
}

// AppointMemberInput is a member of the Objections Committee.
type AppointMemberInput struct {
	Email string
	// Name is what parties and panels read.
	Name     string
	Capacity launch.PanelCapacity
}

// AppointMember seats a person on the Objections Committee with a new password, which is answered once. Whoever runs the
// server may do this; nobody can through the API. Nobody holds two posts: who allocates names does not judge allocations.
func (a *Access) AppointMember(ctx context.Context, in AppointMemberInput) (password string, err error) {
	name := strings.TrimSpace(in.Name)
	if refusal := launch.CommitteeMember(name, in.Capacity); refusal != nil {
		return "", refusal
	}
	return a.appoint(ctx, in.Email, "committee.appoint", func(p *ent.PersonMutation) {
		p.SetStaffRoles([]role.Role{role.CommitteeMember})
		p.SetName(name)
		p.SetCapacity(in.Capacity)
	})
}

// appoint gives a person, new or known, a post and a new password.
func (a *Access) appoint(
	ctx context.Context, email, action string, to func(*ent.PersonMutation),
) (password string, err error) {
	email, refusal := rules.ReadEmail(email)
	if refusal != nil {
		return "", refusal
	}
	if password, err = a.secret(); err != nil {
		return "", err
	}
	hash, err := a.passwords.hash(password)
	if err != nil {
		return "", err
	}
	return password, a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := tx.Person.Query().Where(person.Email(email)).Only(ctx)
		switch {
		case ent.IsNotFound(err):
			create := tx.Person.Create().SetID(a.NewID("per")).SetEmail(email).SetPasswordHash(hash).
				SetLocale(rules.English).SetCreatedAt(a.Now())
			to(create.Mutation())
			row, err = create.Save(ctx)
		case err == nil:
			update := tx.Person.UpdateOne(row).SetPasswordHash(hash)
			to(update.Mutation())
			err = update.Exec(ctx)
		}
		if err != nil {
			return fmt.Errorf("appoint %s: %w", email, err)
		}
		return a.Record(ctx, tx, flows.RegistryBook, action, row.ID, nil)
	})
}
