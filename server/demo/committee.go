package demo

import (
	"context"
	"fmt"

	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/rules/role"
)

// CommitteeEmail is the first member of the Objections Committee; a panel takes two.
const CommitteeEmail = "committee1@registry.example"

// committee makes the members of the Objections Committee: two who sit on the board, and one from outside.
func (s *stage) committee(ctx context.Context) error {
	s.say("Making sign-ins for three members of the Objections Committee")
	hash, err := s.people.HashPassword(Password)
	if err != nil {
		return err
	}
	return s.frame.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		for i, m := range []struct {
			name     string
			capacity launch.PanelCapacity
		}{
			{"Au Yeung Mei Ling", launch.BoardMember},
			{"Fong Kwok Keung", launch.BoardMember},
			{"Priya Nair", launch.External},
		} {
			err := tx.Person.Create().SetID(fmt.Sprintf("per_01DEMOCOMMITTEE%d0000000000", i+1)).
				SetEmail(fmt.Sprintf("committee%d@registry.example", i+1)).SetName(m.name).SetCapacity(m.capacity).
				SetPasswordHash(hash).SetLocale(rules.English).SetStaffRoles([]role.Role{role.CommitteeMember}).
				SetCreatedAt(s.now).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	})
}
