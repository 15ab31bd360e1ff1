// Rule (second step): who has an authenticator app or a passkey is asked for one of them after their password, or for a recovery
// code. A passkey that its device has unlocked for its holder, by a PIN, a finger or a face, is two things already and needs no
// password. One whose counter runs backwards may have been copied, and opens nothing any more.

package role

import "lionrock/rules"

var ruleSecondStep = rules.Rule{
	Code: "role.second-step",
	Summary: rules.Say(
		"Whoever has an authenticator app or a passkey needs it, or a recovery code, after their password; an unlocked passkey is enough by itself.",
		"設有驗證器應用程式或通行密鑰者，輸入密碼後還須以其一或備用碼確認；已解鎖的通行密鑰單獨已足夠。",
		"设有验证器应用或通行密钥者，输入密码后还须以其一或备用码确认；已解锁的通行密钥单独已足够。"),
	Source: "WebAuthn Level 3 section 4 (user verification); recorded policy",
}

var rulePasskeyCopied = rules.Rule{
	Code: "role.passkey-copied",
	Summary: rules.Say(
		"A passkey whose counter does not grow may have been copied, and opens nothing from then on.",
		"計數器沒有增加的通行密鑰可能已被複製，自此不能再用以登入。",
		"计数器没有增加的通行密钥可能已被复制，自此不能再用于登录。"),
	Source: "WebAuthn Level 3 section 6.1.1 (signature counter); recorded policy (refused)",
}

// PasskeysMax is the most passkeys a person has.
const PasskeysMax = 20

// NeedsSecondStep reports whether a password alone is not enough for somebody.
func NeedsSecondStep(app bool, passkeys int) bool { return app || passkeys > 0 }

// Copied reports whether a counter that comes after another says that there may be two of a passkey. An authenticator that does
// not count says zero always.
func Copied(before, after int64) bool { return (before != 0 || after != 0) && after <= before }
