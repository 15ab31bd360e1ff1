// Package access holds the deeds by which people and programs get in: signing up, in and out, sessions, API credentials.
package access

import (
	"context"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"time"

	"lionrock/flows"
	"lionrock/rules"
)

// Access does the deeds of getting in.
type Access struct {
	*flows.Frame
	// Issue signs an access token for an actor.
	Issue func(flows.Actor) (Token, error)
	// Slow tells how long a caller has to wait before another try under a key; zero lets them try now.
	Slow func(ctx context.Context, key string) (time.Duration, error)
	// Machine tells the machine's own time, by which sessions and one-time codes end: moving the demo's clock signs nobody out.
	Machine func() time.Time
	// Entropy is where secrets come from.
	Entropy io.Reader
	// Vault seals the secrets of one-time codes, so that a copy of the database makes none.
	Vault cipher.AEAD
	// Portal is the public address of the portal, without a slash at its end.
	Portal string

	passwords passwords
}

// Token is an access token and when it ends.
type Token struct {
	Access    string
	ExpiresAt time.Time
}

// New returns the deeds of getting in.
func New(
	frame *flows.Frame, machine func() time.Time, entropy io.Reader, issue func(flows.Actor) (Token, error),
	slow func(context.Context, string) (time.Duration, error),
) *Access {
	return &Access{
		Frame: frame, Machine: machine, Issue: issue, Slow: slow, Entropy: entropy, passwords: newPasswords(PasswordCost()),
	}
}

// sessionNow is the machine's time as both databases keep it.
func (a *Access) sessionNow() time.Time { return a.Machine().UTC().Truncate(time.Microsecond) }

const secretBytes = 32

// secret makes an unguessable string of 256 bits.
func (a *Access) secret() (string, error) {
	raw := make([]byte, secretBytes)
	if _, err := io.ReadFull(a.Entropy, raw); err != nil {
		return "", fmt.Errorf("secret: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(raw), nil
}

// hashSecret is what is remembered of a secret. Secrets are random, so a plain hash cannot be guessed back.
func hashSecret(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

// refuseCredentials is the one answer to every failed sign-in: it does not tell what was wrong.
func refuseCredentials(field ...string) *rules.Refusal {
	return rules.Refuse(rules.BadCredentials, rules.Say(
		"The e-mail address, password or one-time code is not right. Check them and try again.",
		"電郵地址、密碼或一次性驗證碼不正確。請核對後再試。",
		"电子邮箱、密码或一次性验证码不正确。请核对后再试。"), field...)
}
