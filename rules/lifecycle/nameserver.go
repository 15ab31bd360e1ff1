// Rule (name servers): a name has at most 13 name servers, each once, wherever they are; it may have none, and is then
// INACTIVE. Host names are compared in the form in which they are kept (lower case, A-labels).

package lifecycle

import (
	"slices"
	"strconv"

	"lionrock/rules"
)

var ruleNameServers = rules.Rule{
	Code: "lifecycle.name-servers",
	Summary: rules.Say(
		"A name may have several different name servers (by default at most 13), anywhere in the world.",
		"每個域名可設多個不同的名稱伺服器（預設最多 13 個），地點不限。",
		"每个域名可设多个不同的域名服务器（默认最多 13 个），地点不限。"),
	Source: "Announcement of second-level .hk names, 2004 (Kennedy and Harland, Lovells); number: recorded policy",
}

// AdmitNameServers refuses too few, too many, or one named twice.
func (d *Dials) AdmitNameServers(hosts []string) *rules.Refusal {
	const field = "nameServers"
	if len(hosts) < d.MinNameServers || len(hosts) > d.MaxNameServers {
		return rules.Refuse(rules.Invalid, rules.Say(
			"Give from %d to %d name servers, not %d.",
			"請填寫 %d 至 %d 個名稱伺服器，現有 %d 個。",
			"请填写 %d 至 %d 个域名服务器，现有 %d 个。",
		).With(d.MinNameServers, d.MaxNameServers, len(hosts)), field)
	}
	for i, host := range hosts {
		if slices.Contains(hosts[:i], host) {
			return rules.Refuse(rules.Invalid, rules.Say(
				"The name server %s is named twice.", "名稱伺服器 %s 重複。", "域名服务器 %s 重复。",
			).With(host), field, strconv.Itoa(i))
		}
	}
	return nil
}
