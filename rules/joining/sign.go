// Rule (signature): the agreement is signed by an authorised person of the company: on paper, with the company's stamp,
// uploaded as a copy; or typed here, which between private parties meets a requirement of a signature where the method is
// reliable and appropriate and the other side agrees to it. So a typed signature keeps who signs, in which office, when, the
// hash of the very version that was signed, and that the signer agreed to sign electronically; the registry agrees by
// offering it.

package joining

import (
	"strings"

	"lionrock/rules"
)

var ruleSignature = rules.Rule{
	Code: "joining.signature",
	Summary: rules.Say(
		"The agreement is signed with the company's stamp and uploaded, or signed here by typing name and title, with agreement to sign electronically.",
		"協議可簽署及蓋章後上載，或同意以電子方式簽署後在此輸入姓名及職銜簽署。",
		"协议可签署及盖章后上传，或同意以电子方式签署后在此输入姓名及职衔签署。"),
	Source: "HKDNR Service Partner Program FAQ: procedures; Electronic Transactions Ordinance (Cap. 553) section 6",
}

// Signature is a typed signature as it is given.
type Signature struct {
	Name, Title string
	// Version is that of the agreement that was read.
	Version string
	// Electronically tells that the signer agrees to sign so.
	Electronically bool
}

// Check refuses a signature that would not hold. Current is the version of the agreement in force.
func (s Signature) Check(current string) *rules.Refusal {
	switch {
	case strings.TrimSpace(s.Name) == "" || !rules.Plain(s.Name, lineMax):
		return rules.Refuse(rules.Unreadable(s.Name), rules.Say(
			"Type the name of the authorised person who signs.", "請輸入獲授權簽署人的姓名。", "请输入获授权签署人的姓名。"), "signature", "name")
	case strings.TrimSpace(s.Title) == "" || !rules.Plain(s.Title, lineMax):
		return rules.Refuse(rules.Unreadable(s.Title), rules.Say(
			"Type the office that this person holds in the company, such as Director.", "請輸入簽署人在公司的職銜，例如董事。",
			"请输入签署人在公司的职衔，例如董事。"), "signature", "title")
	case !s.Electronically:
		return rules.Refuse(rules.Required, rules.Say(
			"To sign here you must agree to sign electronically. Otherwise upload the agreement, signed and stamped.",
			"如在此簽署，必須同意以電子方式簽署；否則請上載已簽署及蓋章的協議。",
			"如在此签署，必须同意以电子方式签署；否则请上传已签署及盖章的协议。"), "signature", "agreesToSignElectronically")
	}
	return IsCurrent(s.Version, current, "signature", "agreementVersion")
}

// IsCurrent refuses the version of a document that is not the one in force.
func IsCurrent(version, current string, field ...string) *rules.Refusal {
	if version == current {
		return nil
	}
	return rules.Refuse(rules.Invalid, rules.Say(
		"Version %s of this document is not the one in force, which is %s. Read that one.",
		"此文件的 %s 版並非現行版本，現行為 %s 版，請細閱該版本。", "此文件的 %s 版并非现行版本，现行为 %s 版，请细阅该版本。",
	).With(version, current), field...)
}
