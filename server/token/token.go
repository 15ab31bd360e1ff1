// Package token makes and reads the access tokens of the API: signed, short-lived, and judged
// without asking anyone.
//
// An access token is a JWT (RFC 7519) in the access-token profile (RFC 9068, typ at+jwt), signed
// with Ed25519 (RFC 8037). Time and ids are passed in, so that a token can be judged at any instant.
package token

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Limits of an access token: policy, reliability defaults of this API.
const (
	// Lifetime is how long an access token is good for.
	Lifetime = 10 * time.Minute
	// Leeway is what the clocks of two servers may differ by.
	Leeway = 30 * time.Second
	// MaxSize is the longest token that is looked at, in bytes.
	MaxSize = 4096
	// remembered is how many authentic tokens are kept beside their claims.
	remembered = 4096

	algorithm = "EdDSA"
	tokenType = "at+jwt"
)

// ErrInvalid is the one answer to every token that is not good, so that a caller who tries tokens
// learns nothing from the difference.
var ErrInvalid = errors.New("the access token is missing, expired or not valid")

// Kind says whether a token speaks for a person or for an API credential.
type Kind string

// The kinds of subject.
const (
	Person     Kind = "person"
	Credential Kind = "credential"
)

// Claims is what a token says about its bearer.
type Claims struct {
	Kind    Kind
	Subject string   // id of the person or of the credential
	Partner string   // id of the partner they act for; empty for applicants and officers
	Scopes  []string // names of roles
	Session string   // id of the session that can be ended; empty for credentials
}

// Verified is a token that was found good.
type Verified struct {
	Claims
	ID        string
	IssuedAt  time.Time
	ExpiresAt time.Time
}

// Issue signs a token for the claims at an instant. The id (jti) is the caller's, so that randomness
// stays where it belongs.
func (k Keys) Issue(claims Claims, now time.Time, id string) (raw string, expires time.Time, err error) {
	issued := now.Unix()
	wire := wireClaims{
		Issuer: k.issuer, Audience: k.audience, Subject: claims.Subject, ID: id,
		IssuedAt: issued, NotBefore: issued, Expires: issued + int64(Lifetime/time.Second),
		Kind: claims.Kind, Partner: claims.Partner, Scopes: claims.Scopes, Session: claims.Session,
	}
	if wire.Scopes == nil {
		wire.Scopes = []string{}
	}
	if err := wire.Validate(); err != nil {
		return "", time.Time{}, fmt.Errorf("issue token: %w", err)
	}
	unsigned := jwt.NewWithClaims(jwt.SigningMethodEdDSA, &wire)
	unsigned.Header["typ"] = tokenType
	unsigned.Header["kid"] = k.signingID
	raw, err = unsigned.SignedString(k.signing)
	if err == nil && len(raw) > MaxSize {
		err = errors.New("longer than a verifier reads")
	}
	if err != nil {
		return "", time.Time{}, fmt.Errorf("issue token: %w", err)
	}
	return raw, time.Unix(wire.Expires, 0).UTC(), nil
}

// Verify judges a token at an instant. Any fault, of whatever kind, is ErrInvalid.
//
// Form and signature do not change with time, so they are looked at once per token: a signature
// costs as much as a whole small query. Times and the state of the key are judged every time.
func (k Keys) Verify(raw string, now time.Time) (Verified, error) {
	if len(raw) > MaxSize {
		return Verified{}, ErrInvalid
	}
	wire, known := k.authentic.Get(raw)
	if !known {
		var err error
		if wire, err = k.read(raw); err != nil {
			return Verified{}, ErrInvalid
		}
	}
	if k.judge(wire, now) != nil {
		return Verified{}, ErrInvalid
	}
	if !known {
		k.authentic.Add(strings.Clone(raw), wire)
	}
	return wire.verified(), nil
}

// read finds out whether a key of ours signed these very bytes.
func (k Keys) read(raw string) (*wireClaims, error) {
	if err := strict(raw); err != nil {
		return nil, err
	}
	wire := new(wireClaims)
	parser := jwt.NewParser(
		jwt.WithValidMethods([]string{algorithm}),
		jwt.WithStrictDecoding(),
		jwt.WithoutClaimsValidation(), // judge does that
	)
	_, err := parser.ParseWithClaims(raw, wire, func(t *jwt.Token) (any, error) {
		wire.keyID, _ = t.Header["kid"].(string)
		key, known := k.accepted[wire.keyID]
		if !known {
			return nil, ErrInvalid
		}
		return key.Public, nil
	})
	return wire, err
}

// judge finds out whether an authentic token is meant for us and good at the instant.
func (k Keys) judge(wire *wireClaims, now time.Time) error {
	if k.accepted[wire.keyID].retiredAt(now) {
		return ErrInvalid
	}
	return jwt.NewValidator(
		jwt.WithIssuer(k.issuer), jwt.WithAudience(k.audience),
		jwt.WithExpirationRequired(), jwt.WithNotBeforeRequired(), jwt.WithIssuedAt(),
		jwt.WithLeeway(Leeway), jwt.WithTimeFunc(func() time.Time { return now }),
	).Validate(wire)
}
