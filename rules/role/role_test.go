package role_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lionrock/rules"
	"lionrock/rules/role"
)

type list = []role.Role

func TestWhatARoleMayDo(t *testing.T) {
	for _, c := range []struct {
		name  string
		roles list
		may   []role.Power
	}{
		{"an owner may do everything", list{role.Owner}, []role.Power{role.Read, role.RegisterNames, role.ManageClients, role.ManageTeam, role.ManageOwners}},
		{"an admin may do everything but make owners", list{role.Admin}, []role.Power{role.Read, role.RegisterNames, role.ManageClients, role.ManageTeam}},
		{"billing reads", list{role.Billing}, []role.Power{role.Read}},
		{"registration registers", list{role.Registration}, []role.Power{role.Read, role.RegisterNames}},
		{"a reader reads", list{role.ReadOnly}, []role.Power{role.Read}},
		{"a developer manages API clients", list{role.Developer}, []role.Power{role.Read, role.ManageClients}},
		{"two roles add up", list{role.Developer, role.Registration}, []role.Power{role.Read, role.RegisterNames, role.ManageClients}},
		{"an officer may do nothing for a partner", list{role.RegistryOperator, role.DocumentReviewer, role.CommitteeMember}, []role.Power{}},
		{"nobody may do nothing", nil, []role.Power{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.may, role.PowersOf(c.roles)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if role.Power("OTHER").Roles() != nil {
		t.Error("a power that is not in the table has roles")
	}
}

func TestWhoMayBeGivenWhat(t *testing.T) {
	for _, c := range []struct {
		name      string
		by, roles list
		want      list
		code      rules.Code
	}{
		{"an owner makes another owner", list{role.Owner}, list{role.Owner}, list{role.Owner}, ""},
		{"roles come in order, each once", list{role.Owner}, list{role.Developer, role.Billing, role.Developer}, list{role.Billing, role.Developer}, ""},
		{"an admin makes another admin", list{role.Admin}, list{role.Admin}, list{role.Admin}, ""},
		{"an admin makes no owner", list{role.Admin}, list{role.ReadOnly, role.Owner}, nil, rules.NotEligible},
		{"a reader makes no admin", list{role.ReadOnly}, list{role.Admin}, nil, rules.NotEligible},
		{"nobody makes officers", list{role.Owner}, list{role.RegistryOperator}, nil, rules.NotEligible},
		{"nobody makes what there is not", list{role.Owner}, list{"KING"}, nil, rules.NotEligible},
		{"no role is none", list{role.Owner}, nil, nil, rules.Required},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, refusal := role.Give(c.by, c.roles)
			if diff := cmp.Diff(c.want, got); diff != "" || codeOf(refusal) != c.code {
				t.Errorf("%s, refused %v", diff, refusal)
			}
		})
	}
}

func TestWhoMayChangeAndRemoveWhom(t *testing.T) {
	for _, c := range []struct {
		name          string
		by, now, next list
		owners        int
		change        rules.Code
		remove        rules.Code
	}{
		{"an owner changes a reader", list{role.Owner}, list{role.ReadOnly}, list{role.Admin}, 1, "", ""},
		{"an admin changes an admin", list{role.Admin}, list{role.Admin}, list{role.ReadOnly}, 1, "", ""},
		{"an admin touches no owner", list{role.Admin}, list{role.Owner}, list{role.Admin}, 2, rules.NotEligible, rules.NotEligible},
		{"one of two owners goes", list{role.Owner}, list{role.Owner}, list{role.Admin}, 2, "", ""},
		{"the last owner stays", list{role.Owner}, list{role.Owner}, list{role.Admin}, 1, rules.StatusProhibitsOperation, rules.StatusProhibitsOperation},
		{"the last owner may have more roles", list{role.Owner}, list{role.Owner}, list{role.Owner, role.Billing}, 1, "", rules.StatusProhibitsOperation},
		{"a member is not left without roles", list{role.Owner}, list{role.ReadOnly}, nil, 1, rules.Required, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, refusal := role.Change(c.by, c.now, c.next, c.owners); codeOf(refusal) != c.change {
				t.Errorf("changing is answered %v", refusal)
			}
			if refusal := role.Remove(c.by, c.now, c.owners); codeOf(refusal) != c.remove {
				t.Errorf("removing is answered %v", refusal)
			}
		})
	}
}

func TestATeamHasAnEnd(t *testing.T) {
	if refusal := role.Room(role.TeamMax - 1); refusal != nil {
		t.Error(refusal)
	}
	if refusal := role.Room(role.TeamMax); codeOf(refusal) != rules.StatusProhibitsOperation {
		t.Error(refusal)
	}
}

func TestNobodyEverGivesAPowerTheyDoNotHave(t *testing.T) {
	any := rapid.SliceOf(rapid.SampledFrom(role.OfPartner()))
	rapid.Check(t, func(t *rapid.T) {
		by, roles := any.Draw(t, "by"), any.Draw(t, "roles")
		given, refusal := role.Give(by, roles)
		if refusal != nil {
			return
		}
		for _, power := range role.PowersOf(given) {
			if !role.May(by, power) {
				t.Fatalf("%v gave %v, which may %s", by, given, power)
			}
		}
	})
}

func TestEveryRoleOfAPartnerIsARole(t *testing.T) {
	for _, r := range role.OfPartner() {
		if r.IsStaff() || !slices.Contains(r.Values(), string(r)) {
			t.Errorf("%s is a partner's", r)
		}
	}
	if n := len(role.Read.Values()); n != 5 {
		t.Errorf("there are %d powers", n)
	}
}

func codeOf(refusal *rules.Refusal) rules.Code {
	if refusal == nil {
		return ""
	}
	return refusal.Code
}
