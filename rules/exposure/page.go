// Rule (page): the page on which a partner says that it posts the registry's logo is fetched once when it is given: over http or
// https, from a public address and port only, at each redirect too, within a few seconds and a limited size. A page that
// cannot be had is not recorded.

package exposure

import "lionrock/rules"

var rulePage = rules.Rule{
	Code: "exposure.page",
	Summary: rules.Say(
		"The page where a partner posts the registry's logo is recorded once the platform has reached it, at a public address.",
		"服務夥伴張貼註冊局標誌的網頁，須經本平台於公開地址成功連接後方予記錄。",
		"服务伙伴张贴注册局标志的网页，须经本平台在公开地址成功连接后方予记录。"),
	Source: "Recorded policy",
}

// Reach is what came of fetching a page.
type Reach string

// What can come of it.
const (
	Reached Reach = "REACHED"
	// Internal is an address that is not public, or a port that pages are not served from.
	Internal Reach = "INTERNAL"
	// NotThere is an answer that is no success.
	NotThere Reach = "NOT_THERE"
	// Silent is no answer in time, or none at all.
	Silent Reach = "SILENT"
)

// Values lists what can come of it.
func (Reach) Values() []string {
	return []string{string(Reached), string(Internal), string(NotThere), string(Silent)}
}

// Refusal says why a page is not recorded; nil where it was reached.
func (r Reach) Refusal() *rules.Refusal {
	const field = "partnerPageUrl"
	switch r {
	case Reached:
		return nil
	case Internal:
		return rules.Refuse(rules.Invalid, rules.Say(
			"This address is not on the public web. Give one that everyone can open, on the usual ports.",
			"此地址並非公開網站。請填寫任何人均可開啟、並使用一般連接埠的地址。",
			"此地址并非公开网站。请填写任何人均可打开、并使用一般端口的地址。"), field)
	case NotThere:
		return rules.Refuse(rules.Invalid, rules.Say(
			"The site answers, and says that the page is not there or not for everyone. Publish the page first, then give its address.",
			"網站有回應，但表示網頁不存在或不對外開放。請先發布網頁，再填寫其地址。",
			"网站有响应，但表示网页不存在或不对外开放。请先发布网页，再填写其地址。"), field)
	case Silent:
	}
	return rules.Refuse(rules.Invalid, rules.Say(
		"The page did not answer within ten seconds. Look at the address, and try again when the site is up.",
		"網頁於十秒內沒有回應。請核對地址，待網站運作正常後再試。",
		"网页在十秒内没有响应。请核对地址，待网站运行正常后再试。"), field)
}
