package token

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
)

// PublicKey is a key that tokens may be signed with.
type PublicKey struct {
	Public ed25519.PublicKey
	// AcceptedUntil is when tokens of this key stop being good; zero means there is no end yet.
	// A key that was replaced is kept for at least Lifetime and Leeway after its last signature.
	AcceptedUntil time.Time
}

func (p PublicKey) retiredAt(now time.Time) bool {
	return !p.AcceptedUntil.IsZero() && !now.Before(p.AcceptedUntil)
}

// KeyID names a public key by its RFC 7638 thumbprint, so that two servers with the same key use
// the same name without having agreed on one.
func KeyID(public ed25519.PublicKey) string {
	// RFC 8037 appendix A.3: the members crv, kty, x in this order and nothing else.
	canonical := `{"crv":"Ed25519","kty":"OKP","x":"` + encode(public) + `"}`
	sum := sha256.Sum256([]byte(canonical))
	return encode(sum[:])
}

// Keys signs with one key and accepts several.
type Keys struct {
	issuer, audience string
	signing          ed25519.PrivateKey
	signingID        string
	accepted         map[string]PublicKey
	authentic        *lru.Cache[string, *wireClaims]
}

// NewKeys takes the key that signs from now on and the others that are still, or already, accepted:
// publish a new key here first, sign with it once every server knows it, and keep the old one until
// its last token has expired.
func NewKeys(issuer, audience string, signing ed25519.PrivateKey, others ...PublicKey) (Keys, error) {
	if issuer == "" || audience == "" {
		return Keys{}, errors.New("token keys: issuer and audience are required")
	}
	if len(signing) != ed25519.PrivateKeySize {
		return Keys{}, errors.New("token keys: the signing key is not an Ed25519 private key")
	}
	own, _ := signing.Public().(ed25519.PublicKey)
	authentic, err := lru.New[string, *wireClaims](remembered)
	if err != nil {
		return Keys{}, fmt.Errorf("token keys: %w", err)
	}
	keys := Keys{
		issuer: issuer, audience: audience, signing: signing, signingID: KeyID(own),
		accepted: map[string]PublicKey{}, authentic: authentic,
	}
	for _, other := range others {
		if len(other.Public) != ed25519.PublicKeySize {
			return Keys{}, fmt.Errorf("token keys: %d bytes are no Ed25519 public key", len(other.Public))
		}
		keys.accepted[KeyID(other.Public)] = other
	}
	keys.accepted[keys.signingID] = PublicKey{Public: own} // whatever the list said about it
	return keys, nil
}

// jwk is a public key as RFC 8037 section 2 writes it.
type jwk struct {
	Type      string `json:"kty"`
	Curve     string `json:"crv"`
	X         string `json:"x"`
	ID        string `json:"kid"`
	Use       string `json:"use"`
	Algorithm string `json:"alg"`
}

// JWKS is the document of /.well-known/jwks.json: the keys accepted at an instant, the signing one
// first and the others in order of id.
func (k Keys) JWKS(now time.Time) []byte {
	ids := []string{k.signingID}
	for id, key := range k.accepted {
		if id != k.signingID && !key.retiredAt(now) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids[1:])
	document := struct {
		Keys []jwk `json:"keys"`
	}{}
	for _, id := range ids {
		document.Keys = append(document.Keys, jwk{
			Type: "OKP", Curve: "Ed25519", X: encode(k.accepted[id].Public),
			ID: id, Use: "sig", Algorithm: algorithm,
		})
	}
	text, _ := json.Marshal(document) // strings only: cannot fail
	return text
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
