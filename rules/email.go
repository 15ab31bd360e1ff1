package rules

import (
	"net/mail"
	"strings"
)

const emailMax = 254

// ReadEmail reads an e-mail address in small letters.
func ReadEmail(written string) (string, *Refusal) {
	email := strings.ToLower(strings.TrimSpace(written))
	parsed, err := mail.ParseAddress(email)
	if err != nil || parsed.Address != email || len(email) > emailMax {
		return "", Refuse(Invalid, Say(
			"Give an e-mail address such as name@example.hk.", "請填寫電郵地址，例如 name@example.hk。",
			"请填写电子邮箱，例如 name@example.hk。"), "email")
	}
	return email, nil
}
