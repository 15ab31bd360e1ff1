// Rule (erasure): personal papers are kept no longer than they are needed. A copy of the Business Registration is erased
// some days after the application ended, by default 90; a copy of an identity document, by default 7. What is kept is its
// hash, what was decided, and the agreement, which is a record of business for seven years.

package joining

import (
	"time"

	"lionrock/rules"
)

var ruleErasure = rules.Rule{
	Code: "joining.erasure",
	Summary: rules.Say(
		"Copies of papers are erased some days after the application ended; their hash and the decision are kept.",
		"文件副本於申請結束後若干日刪除，只保留其雜湊值及決定。", "文件副本于申请结束后若干日删除，只保留其散列值及决定。"),
	Source: "Personal Data (Privacy) Ordinance (Cap. 486) principle 2; Code of Practice on the Identity Card Number; periods: recorded policy",
}

// Erase tells from when a paper of an application that ended is to be erased; never for what is kept.
func (k Keep) Erase(kind rules.DocumentKind, ended time.Time) (from time.Time, ever bool) {
	switch kind {
	case rules.BusinessRegistration:
		return rules.AddDays(ended, k.BusinessRegistrationDays), true
	case rules.IdentityDocument:
		return rules.AddDays(ended, k.IdentityDocumentDays), true
	default:
		return time.Time{}, false
	}
}
