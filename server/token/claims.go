package token

import (
	"errors"
	"slices"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// wireClaims is the payload exactly as it is written. The types are the check: a date that is a
// string or a fraction, or an audience that is a list, does not decode.
type wireClaims struct {
	Issuer    string   `json:"iss"`
	Audience  string   `json:"aud"`
	Subject   string   `json:"sub"`
	ID        string   `json:"jti"`
	IssuedAt  int64    `json:"iat"`
	NotBefore int64    `json:"nbf"`
	Expires   int64    `json:"exp"`
	Kind      Kind     `json:"kind"`
	Partner   string   `json:"partner,omitempty"`
	Scopes    []string `json:"scopes"`
	Session   string   `json:"sid,omitempty"`

	keyID string // of the header, not of the payload
}

// Validate is called by the validator after issuer, audience and times.
func (c *wireClaims) Validate() error {
	switch {
	case c.Subject == "" || c.ID == "":
		return errors.New("subject and id are required")
	case c.Kind != Person && c.Kind != Credential:
		return errors.New("unknown kind of subject")
	case c.Scopes == nil:
		return errors.New("scopes are required, if only none")
	case c.IssuedAt <= 0 || c.Expires <= c.IssuedAt:
		return errors.New("not a span of time")
	case c.Expires-c.IssuedAt > int64(Lifetime/time.Second):
		return errors.New("longer than a token lives")
	}
	return nil
}

func (c *wireClaims) verified() Verified {
	return Verified{
		Claims: Claims{
			Kind: c.Kind, Subject: c.Subject, Partner: c.Partner,
			Scopes: slices.Clone(c.Scopes), Session: c.Session,
		},
		ID:        c.ID,
		IssuedAt:  time.Unix(c.IssuedAt, 0).UTC(),
		ExpiresAt: time.Unix(c.Expires, 0).UTC(),
	}
}

// GetExpirationTime is part of jwt.Claims.
func (c *wireClaims) GetExpirationTime() (*jwt.NumericDate, error) { return date(c.Expires), nil }

// GetIssuedAt is part of jwt.Claims.
func (c *wireClaims) GetIssuedAt() (*jwt.NumericDate, error) { return date(c.IssuedAt), nil }

// GetNotBefore is part of jwt.Claims.
func (c *wireClaims) GetNotBefore() (*jwt.NumericDate, error) { return date(c.NotBefore), nil }

// GetIssuer is part of jwt.Claims.
func (c *wireClaims) GetIssuer() (string, error) { return c.Issuer, nil }

// GetSubject is part of jwt.Claims.
func (c *wireClaims) GetSubject() (string, error) { return c.Subject, nil }

// GetAudience is part of jwt.Claims.
func (c *wireClaims) GetAudience() (jwt.ClaimStrings, error) {
	return jwt.ClaimStrings{c.Audience}, nil
}

func date(seconds int64) *jwt.NumericDate {
	if seconds == 0 {
		return nil // the parser then says that the claim is missing
	}
	return jwt.NewNumericDate(time.Unix(seconds, 0))
}
