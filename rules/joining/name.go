// Rule (name): a company that joins holds a .hk name. Any name under .hk counts, whichever partner it was registered
// through, from the instant at which it is registered in the company's own name; capitals, white space and punctuation of
// the company's name do not matter.

package joining

import (
	"time"

	"lionrock/rules"
	"lionrock/rules/launch"
)

var ruleName = rules.Rule{
	Code: "joining.name",
	Summary: rules.Say(
		"A company that joins holds a .hk name in its own name, registered through whichever partner, before or after applying.",
		"加入的公司須以本身名義持有 .hk 域名；經任何服務夥伴、於申請前後註冊均可。",
		"加入的公司须以自身名义持有 .hk 域名；经任何服务伙伴、于申请前后注册均可。"),
	Source: "HKDNR Service Partner Program FAQ: procedures; recorded policy (any partner's)",
}

// Name is the .hk name an application gives, as the register has it.
type Name struct {
	// Given is empty while none is given.
	Given string
	// HeldAt is from when the company has held it for the application; nil while it does not.
	HeldAt *time.Time
	// Registered tells that somebody holds it.
	Registered bool
}

// Holder is what the register says of a name.
type Holder struct {
	Name, NameInChinese string
	// Since is when the name was registered; nil where it is not, or no more.
	Since *time.Time
}

// NameOf judges a name that was given at an instant for a company, by who holds it.
func NameOf(given string, givenAt time.Time, company Company, holder *Holder) Name {
	n := Name{Given: given}
	if holder == nil || holder.Since == nil {
		return n
	}
	n.Registered = true
	if !company.is(holder) {
		return n
	}
	n.HeldAt = latest(&givenAt, holder.Since)
	return n
}

// Company is how a company is called.
type Company struct{ Name, NameInChinese string }

// is reports whether a holder is the company: by either of its names.
func (c Company) is(h *Holder) bool {
	for _, ours := range []string{c.Name, c.NameInChinese} {
		for _, theirs := range []string{h.Name, h.NameInChinese} {
			if ours != "" && launch.SameName(ours, theirs) {
				return true
			}
		}
	}
	return false
}

func (n Name) next() rules.Text {
	switch {
	case n.Given == "":
		return rules.Say(
			"Give a .hk name that the company holds; if it has none, register one through a partner.",
			"請填寫公司持有的 .hk 域名；如未有，請經服務夥伴註冊。", "请填写公司持有的 .hk 域名；如没有，请经服务伙伴注册。")
	case n.Registered:
		return rules.Say(
			"%s is registered in another name than the company's. Give another name, or have its holder's details put right.",
			"%s 的持有人並非貴公司。請填寫另一域名，或更正持有人資料。", "%s 的持有人并非贵公司。请填写另一域名，或更正持有人资料。").With(n.Given)
	}
	return rules.Say("%s is not registered yet. Register it in the company's name through a partner.",
		"%s 尚未註冊。請經服務夥伴以公司名義註冊。", "%s 尚未注册。请经服务伙伴以公司名义注册。").With(n.Given)
}
