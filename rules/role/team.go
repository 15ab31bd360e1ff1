// Rule (team): a partner has at least one owner at every moment: the last one is neither removed nor given another role
// before somebody else is an owner. Rule (invitation): a person joins a team by an invitation, which names their e-mail
// address and roles, is good once and ends after seven days. A team with its open invitations has at most a hundred people.

package role

import (
	"slices"
	"time"

	"lionrock/rules"
)

var ruleLastOwner = rules.Rule{
	Code: "role.last-owner",
	Summary: rules.Say(
		"A partner always has an owner: the last one cannot be removed or given other roles.",
		"服務夥伴必有一名擁有人：最後一名擁有人不可被移除或改任其他角色。",
		"服务伙伴必有一名所有者：最后一名所有者不可被移除或改任其他角色。"),
	Source: "Recorded policy",
}

var ruleInvitation = rules.Rule{
	Code: "role.invitation",
	Summary: rules.Say(
		"An invitation to a team is for one e-mail address, is good once and ends after seven days.",
		"團隊邀請只給一個電郵地址，只可使用一次，七天後失效。",
		"团队邀请只给一个电子邮箱，只可使用一次，七天后失效。"),
	Source: "Recorded policy",
}

const (
	// InvitationLife is how long an invitation may be accepted.
	InvitationLife = 7 * 24 * time.Hour
	// TeamMax is the most people a team has, the invited included.
	TeamMax = 100
)

// Rules lists the rules of this package.
func Rules() []rules.Rule {
	return []rules.Rule{rulePowers, ruleLastOwner, ruleInvitation, ruleSecondStep, rulePasskeyCopied}
}

// Give decides whether somebody with some roles may give these to a person, and puts them in order, each once.
func Give(by, roles []Role) ([]Role, *rules.Refusal) {
	if len(roles) == 0 {
		return nil, rules.Refuse(rules.Required, rules.Say(
			"Give the person at least one role.", "請至少選擇一個角色。", "请至少选择一个角色。"), "roles")
	}
	if refusal := touch(by, roles); refusal != nil {
		return nil, refusal
	}
	var ordered []Role
	for _, r := range OfPartner() {
		if slices.Contains(roles, r) {
			ordered = append(ordered, r)
		}
	}
	return ordered, nil
}

// Change decides whether somebody may give a member other roles, in a team with so many owners.
func Change(by, now, next []Role, owners int) ([]Role, *rules.Refusal) {
	if refusal := touch(by, now); refusal != nil {
		return nil, refusal
	}
	ordered, refusal := Give(by, next)
	if refusal == nil && !slices.Contains(next, Owner) {
		refusal = keepOwner(now, owners)
	}
	return ordered, refusal
}

// Remove decides whether somebody may take a member out of a team with so many owners.
func Remove(by, now []Role, owners int) *rules.Refusal {
	if refusal := touch(by, now); refusal != nil {
		return refusal
	}
	return keepOwner(now, owners)
}

// Room decides whether a team of so many, the invited included, takes one more.
func Room(people int) *rules.Refusal {
	if people < TeamMax {
		return nil
	}
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"A team has at most %d people, invitations included. Remove somebody or call an invitation back first.",
		"團隊連同邀請最多 %d 人。請先移除成員或撤回邀請。", "团队连同邀请最多 %d 人。请先移除成员或撤回邀请。").With(TeamMax))
}

// touch refuses who may not hand out, or take, one of the roles.
func touch(by, roles []Role) *rules.Refusal {
	for _, r := range roles {
		if !Hands(by, r) {
			return rules.Refuse(rules.NotEligible, rules.Say(
				"Your roles do not let you give or take the role %s. Ask an owner of your partner.",
				"您的角色不能授予或收回 %s 角色。請聯絡貴公司的擁有人。",
				"您的角色不能授予或收回 %s 角色。请联系贵公司的所有者。").With(r), "roles")
		}
	}
	return nil
}

func keepOwner(now []Role, owners int) *rules.Refusal {
	if !slices.Contains(now, Owner) || owners > 1 {
		return nil
	}
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"This is the last owner. Make somebody else an owner first.",
		"這是最後一名擁有人。請先將另一人設為擁有人。", "这是最后一名所有者。请先将另一人设为所有者。"), "memberId")
}
