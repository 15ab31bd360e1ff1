package access

import (
	"context"
	"fmt"

	"lionrock/ent"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/role"
)

// AppointOfficer makes a person an officer of the registry with a new password, which is answered once. Whoever runs the
// server may do this; nobody can through the API.
func (a *Access) AppointOfficer(ctx context.Context, email string) (password string, err error) {
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
	roles := []role.Role{role.RegistryOperator, role.DocumentReviewer}
	return password, a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		row, err := tx.Person.Query().Where(person.Email(email)).Only(ctx)
		switch {
		case ent.IsNotFound(err):
			row, err = tx.Person.Create().SetID(a.NewID("per")).SetEmail(email).SetPasswordHash(hash).
				SetLocale(rules.English).SetStaffRoles(roles).SetCreatedAt(a.Now()).Save(ctx)
		case err == nil:
			err = tx.Person.UpdateOne(row).SetPasswordHash(hash).SetStaffRoles(roles).Exec(ctx)
		}
		if err != nil {
			return fmt.Errorf("appoint %s: %w", email, err)
		}
		return a.Record(ctx, tx, flows.RegistryBook, "officer.appoint", row.ID, nil)
	})
}
