// Rule (exchange): a new partner is invited to exchange logos. Each side posts the other's on its own site: the registry when
// it has looked at the logo it was sent, the partner on a page that the platform has reached. When both have, the exchange is
// complete. The first posting by the registry announces the partnership. A logo that is refused, with a reason, leaves the
// invitation open; a new one waits for a look beside the one that is posted.

package exposure

import (
	"strings"
	"time"

	"lionrock/rules"
)

var ruleExchange = rules.Rule{
	Code: "exposure.exchange",
	Summary: rules.Say(
		"A new partner is invited to exchange logos, which both post on their sites as an announcement of the partnership.",
		"新服務夥伴獲邀交換標誌，雙方各於其網站張貼，以公布合作關係。",
		"新服务伙伴获邀交换标志，双方各在其网站张贴，以公布合作关系。"),
	Source: "HKDNR Service Partner Program FAQ: announcement once joining",
}

// Status is how an exchange of logos stands.
type Status string

// The states of an exchange.
const (
	Invited          Status = "INVITED"
	Received         Status = "RECEIVED"
	PostedByRegistry Status = "POSTED_BY_REGISTRY"
	PostedByPartner  Status = "POSTED_BY_PARTNER"
	PostedByBoth     Status = "POSTED_BY_BOTH"
)

// Values lists every state.
func (Status) Values() []string {
	return []string{string(Invited), string(Received), string(PostedByRegistry), string(PostedByPartner), string(PostedByBoth)}
}

// Exchange are the facts of an exchange of logos.
type Exchange struct {
	// Waiting tells that a logo waits for the registry's look.
	Waiting bool
	// PostedByRegistryAt and PostedByPartnerAt are when each side was seen to have posted.
	PostedByRegistryAt, PostedByPartnerAt *time.Time
}

// Status is how the exchange stands.
func (e Exchange) Status() Status {
	switch {
	case e.PostedByRegistryAt != nil && e.PostedByPartnerAt != nil:
		return PostedByBoth
	case e.PostedByRegistryAt != nil:
		return PostedByRegistry
	case e.PostedByPartnerAt != nil:
		return PostedByPartner
	case e.Waiting:
		return Received
	}
	return Invited
}

const reasonMax = 500

// Review judges what an officer makes of a logo: posted, or refused with a reason.
func Review(post bool, reason string) (string, *rules.Refusal) {
	reason = strings.TrimSpace(reason)
	switch {
	case !post && reason == "":
		return "", rules.Refuse(rules.Required, rules.Say(
			"Say why the logo is refused, so that the partner knows what to send instead.",
			"請說明拒絕原因，讓服務夥伴知道應改交甚麼。", "请说明拒绝原因，让服务伙伴知道应改交什么。"), "reason")
	case !rules.Plain(reason, reasonMax):
		return "", tooLong(reasonMax, "reason")
	}
	return reason, nil
}

// RefuseReviewed refuses a second review of a logo.
func RefuseReviewed() *rules.Refusal {
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"This logo has been looked at already. Read the list again.", "此標誌已經審核，請重新載入名單。", "此标志已经审核，请重新载入名单。"),
		"logoId")
}

// Announcement are the title and the text that announce a partnership.
func Announcement(partner, page string) (title, body rules.Text) {
	return rules.Say("%s is a service partner of the registry", "%s 成為註冊局服務夥伴", "%s 成为注册局服务伙伴").With(partner),
		rules.Say(
			"%s registers .hk names as a service partner. It is in the [directory of partners](%s).",
			"%s 以服務夥伴身份提供 .hk 域名註冊服務，詳見[服務夥伴名錄](%s)。",
			"%s 以服务伙伴身份提供 .hk 域名注册服务，详见[服务伙伴名录](%s)。").With(partner, page)
}
