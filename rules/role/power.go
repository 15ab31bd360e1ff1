// Rule (powers): what a person or an API client may do for a partner follows from their roles, by one table. Everyone of a
// partner may read what is the partner's; names are registered by owners, admins and those of registration; API clients are
// managed by owners, admins and developers; the team by owners and admins. Nobody gives or takes a role they could not use
// themselves: only an owner makes or unmakes an owner.

package role

import (
	"slices"

	"lionrock/rules"
)

var rulePowers = rules.Rule{
	Code: "role.powers",
	Summary: rules.Say(
		"What a person or an API client may do for a partner follows from their roles, by one table.",
		"某人或 API 用戶端可為服務夥伴做甚麼，按其角色由同一張表決定。",
		"某人或 API 客户端可为服务伙伴做什么，按其角色由同一张表决定。"),
	Source: "Recorded policy",
}

// Power is something that is done for a partner.
type Power string

// The powers.
const (
	Read          Power = "READ"
	RegisterNames Power = "REGISTER_NAMES"
	ManageClients Power = "MANAGE_CLIENTS"
	ManageTeam    Power = "MANAGE_TEAM"
	ManageOwners  Power = "MANAGE_OWNERS"
)

// powers is the table: a power, and the roles that have it.
var powers = []struct {
	power Power
	roles []Role
}{
	{Read, []Role{Owner, Admin, Billing, Registration, ReadOnly, Developer}},
	{RegisterNames, []Role{Owner, Admin, Registration}},
	{ManageClients, []Role{Owner, Admin, Developer}},
	{ManageTeam, []Role{Owner, Admin}},
	{ManageOwners, []Role{Owner}},
}

// Values lists every power.
func (Power) Values() []string {
	all := make([]string, len(powers))
	for i, line := range powers {
		all[i] = string(line.power)
	}
	return all
}

// Roles lists the roles that have a power; a power that is not in the table has none.
func (p Power) Roles() []Role {
	for _, line := range powers {
		if line.power == p {
			return slices.Clone(line.roles)
		}
	}
	return nil
}

// May reports whether one of the roles has a power.
func May(roles []Role, power Power) bool {
	return slices.ContainsFunc(power.Roles(), func(r Role) bool { return slices.Contains(roles, r) })
}

// PowersOf lists what the roles may do together.
func PowersOf(roles []Role) []Power {
	may := []Power{}
	for _, line := range powers {
		if May(roles, line.power) {
			may = append(may, line.power)
		}
	}
	return may
}

// OfPartner lists the roles that a partner's people and API clients may have, the widest first.
func OfPartner() []Role { return []Role{Owner, Admin, Billing, Registration, ReadOnly, Developer} }

// Hands reports whether somebody with some roles may give a role to others, or take it from them.
func Hands(by []Role, given Role) bool {
	switch {
	case !slices.Contains(OfPartner(), given):
		return false
	case May(by, ManageOwners):
		return true
	case May(by, ManageTeam):
		return !May([]Role{given}, ManageOwners)
	}
	return slices.Contains(by, given)
}
