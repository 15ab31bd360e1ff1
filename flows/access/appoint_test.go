package access_test

import (
	"testing"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/role"
)

// Whoever is appointed can sign in, and holds one post: an officer who is seated on the committee is an officer no more.
func TestWhoeverIsAppointedHoldsOnePost(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d, member := openDoor(t, w), access.AppointMemberInput{Email: "Chan@Board.example", Name: " Chan Tai Man ", Capacity: rule.External}
		seats := launch.New(w.Frame, flows.Links{}, flows.Blobs{}, nil)
		for _, c := range []struct {
			name    string
			appoint func() (string, error)
			has     role.Role
			not     role.Role
			seated  int
		}{
			{"an officer", func() (string, error) { return d.AppointOfficer(flowstest.System(t), member.Email) }, role.RegistryOperator, role.CommitteeMember, 0},
			{"a member", func() (string, error) { return d.AppointMember(flowstest.System(t), member) }, role.CommitteeMember, role.RegistryOperator, 1},
			{"an officer again", func() (string, error) { return d.AppointOfficer(flowstest.System(t), member.Email) }, role.RegistryOperator, role.CommitteeMember, 0},
		} {
			given, err := c.appoint()
			d.must(err)
			in, err := d.SignIn(flowstest.Anonymous(t), "chan@board.example", given, access.SecondStep{})
			d.must(err)
			if !in.Actor.Has(c.has) || in.Actor.Has(c.not) {
				t.Errorf("%s signed in as %+v", c.name, in.Actor)
			}
			committee, err := seats.CommitteeMembers(flowstest.Officer(t))
			d.must(err)
			if len(committee) != c.seated || c.seated == 1 && (committee[0].Name != "Chan Tai Man" || committee[0].Capacity != rule.External) {
				t.Errorf("after %s the committee is %+v", c.name, committee)
			}
		}
	})
}

func TestAMemberWhoCannotBeAppointedIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		for name, c := range map[string]struct {
			in    access.AppointMemberInput
			code  rules.Code
			field string
		}{
			"no name":     {access.AppointMemberInput{Email: "a@b.example", Name: " ", Capacity: rule.BoardMember}, rules.Required, "name"},
			"no capacity": {access.AppointMemberInput{Email: "a@b.example", Name: "Chan"}, rules.Invalid, "capacity"},
			"no address":  {access.AppointMemberInput{Email: "chan", Name: "Chan", Capacity: rule.BoardMember}, rules.Invalid, "email"},
		} {
			t.Run(name, func(t *testing.T) {
				_, err := d.AppointMember(flowstest.System(t), c.in)
				flowstest.Refused(t, err, c.code, c.field)
			})
		}
	})
}
