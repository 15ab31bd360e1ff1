package token_test

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"hash"
	"strings"
	"testing"
	"time"

	"lionrock/server/token"
)

func b64(b []byte) string            { return base64.RawURLEncoding.EncodeToString(b) }
func unb64(s string) ([]byte, error) { return base64.RawURLEncoding.DecodeString(s) }
func signed(header, claims string) string {
	return signedWith(current, header, claims)
}

func signedWith(key ed25519.PrivateKey, header, claims string) string {
	text := b64([]byte(header)) + "." + b64([]byte(claims))
	return text + "." + b64(ed25519.Sign(key, []byte(text)))
}

func withHMAC(alg string, h func() hash.Hash, secret []byte) string {
	text := b64([]byte(header("alg", `"`+alg+`"`))) + "." + b64([]byte(payload()))
	mac := hmac.New(h, secret)
	mac.Write([]byte(text))
	return text + "." + b64(mac.Sum(nil))
}

// members replaces, adds or (with an empty value) removes members of an object written as pairs.
func members(pairs []string, changes ...string) string {
	pairs = append([]string{}, pairs...)
	for i := 0; i < len(changes); i += 2 {
		at := -1
		for j := 0; j < len(pairs); j += 2 {
			if pairs[j] == changes[i] {
				at = j
			}
		}
		if at < 0 {
			at = len(pairs)
			pairs = append(pairs, changes[i], "")
		}
		pairs[at+1] = changes[i+1]
	}
	var out []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, `"`+pairs[i]+`":`+pairs[i+1])
		}
	}
	return "{" + strings.Join(out, ",") + "}"
}

func header(changes ...string) string {
	id := token.KeyID(public(current))
	return members([]string{"alg", `"EdDSA"`, "typ", `"at+jwt"`, "kid", `"` + id + `"`}, changes...)
}

func payload(changes ...string) string {
	at := now.Unix()
	return members([]string{
		"iss", `"` + issuer + `"`, "aud", `"` + audience + `"`, "sub", `"per_1"`, "jti", `"tok_1"`,
		"iat", fmt.Sprint(at), "nbf", fmt.Sprint(at), "exp", fmt.Sprint(at + 600),
		"kind", `"person"`, "scopes", `["OWNER"]`,
	}, changes...)
}

func TestTheForgersOwnTokenIsGoodWhenNothingIsForged(t *testing.T) {
	if _, err := keysOf(t, current).Verify(signed(header(), payload()), now); err != nil {
		t.Fatal("the attacks below would prove nothing:", err)
	}
}

type attack struct{ name, raw string }

// refused holds the three promises: refused, with the one generic answer, at once.
func refused(t *testing.T, attacks []attack) {
	t.Helper()
	keys := keysOf(t, current)
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			took := time.Hour
			for range 3 { // the quickest: the machine may be busy
				start := time.Now()
				_, _ = keys.Verify(a.raw, now)
				took = min(took, time.Since(start))
			}
			got, err := keys.Verify(a.raw, now)
			if !errors.Is(err, token.ErrInvalid) || err.Error() != token.ErrInvalid.Error() ||
				got.Subject != "" {
				t.Errorf("answered %+v, %v", got, err)
			}
			if took > 50*time.Millisecond {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestAlgorithmAttacksAreRefused(t *testing.T) {
	der, err := x509.MarshalPKIXPublicKey(public(current))
	if err != nil {
		t.Fatal(err)
	}
	text := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	attacks := []attack{
		{"J2 no algorithm", signed(header("alg", ""), payload())},
		{"J2 empty algorithm", signed(header("alg", `""`), payload())},
		{"J2 a number", signed(header("alg", "1"), payload())},
		{"J2 a list", signed(header("alg", `["EdDSA"]`), payload())},
		{"J2 null", signed(header("alg", "null"), payload())},
		{"J3 the public key in PEM as secret", withHMAC("HS256", sha256.New, text)},
		{"J3 the same without its last newline", withHMAC("HS256", sha256.New, text[:len(text)-1])},
		{"J3 the public key in DER as secret", withHMAC("HS256", sha256.New, der)},
		{"J3 the bare public key as secret", withHMAC("HS256", sha256.New, public(current))},
		{"J4 another HMAC", withHMAC("HS512", sha512.New, public(current))},
		{"J4 a signature by another name", signed(header("alg", `"ES384"`), payload())},
		{"J4 the newer name of the curve", signed(header("alg", `"Ed25519"`), payload())},
		{"J4 in lower case", signed(header("alg", `"eddsa"`), payload())},
		{"J6 an empty secret", withHMAC("HS256", sha256.New, nil)},
	}
	for _, none := range []string{"none", "None", "NONE", "nOnE"} {
		unsigned := b64([]byte(header("alg", `"`+none+`"`))) + "." + b64([]byte(payload())) + "."
		attacks = append(attacks,
			attack{"J1 " + none + " without signature", unsigned},
			attack{"J1 " + none + " with one", signed(header("alg", `"`+none+`"`), payload())})
	}
	refused(t, attacks)
}

func TestHeaderAttacksAreRefused(t *testing.T) {
	own := `{"kty":"OKP","crv":"Ed25519","x":"` + b64(public(stranger)) + `"}`
	var attacks []attack
	for _, a := range [][]string{
		{"J7 an inline key", "jwk", own},
		{"J8 a key set elsewhere", "jku", `"http://127.0.0.1:1/jwks.json"`},
		{"J9 a certificate elsewhere", "x5u", `"http://127.0.0.1:1/cert.pem"`},
		{"J9 an inline certificate", "x5c", `["MIIB"]`},
		{"J10 a path as key id", "kid", `"../../../../dev/null"`},
		{"J11 SQL as key id", "kid", `"x' UNION SELECT 'key"`},
		{"J12 an address as key id", "kid", `"http://127.0.0.1:1/key"`},
		{"J12 a command as key id", "kid", `"| /bin/sleep 10"`},
		{"J13 an unknown key id", "kid", `"` + token.KeyID(public(stranger)) + `"`},
		{"J13 no key id", "kid", ""},
		{"J13 a number as key id", "kid", "1"},
		{"J14 an unknown critical extension", "crit", `["http://example/unknown"]`},
		{"J14 an empty critical list", "crit", `[]`},
		{"J15 an unencoded payload", "b64", "false"},
		{"J16 a nested token", "cty", `"JWT"`},
		{"J30 no type", "typ", ""},
		{"J30 an ID token's type", "typ", `"JWT"`},
		{"J30 a refresh token's type", "typ", `"rt+jwt"`},
		{"J30 the type in other letters", "typ", `"AT+JWT"`},
		{"a member nobody knows", "zip", `"DEF"`},
	} {
		changed := header(a[1], a[2])
		attacks = append(attacks,
			attack{a[0], signed(changed, payload())},
			attack{a[0] + ", signed by the attacker", signedWith(stranger, changed, payload())})
	}
	twice := strings.Replace(header(), "{", `{"alg":"EdDSA",`, 1)
	attacks = append(attacks,
		attack{"J22 a header member twice", signed(twice, payload())},
		attack{
			"J22 a header member again in capitals",
			signed(strings.Replace(header(), "{", `{"ALG":"none",`, 1), payload()),
		},
		attack{"a header that is a list", signed("["+header()+"]", payload())},
		attack{"text after the header", signed(header()+"{}", payload())})
	refused(t, attacks)
}

func TestClaimAttacksAreRefused(t *testing.T) {
	at := now.Unix()
	var attacks []attack
	for _, a := range [][]string{
		{"J23 no exp", "exp", ""},
		{"J24 exp as text", "exp", fmt.Sprintf("%q", fmt.Sprint(at+600))},
		{"J24 a fraction of a second", "exp", fmt.Sprintf("%d.5", at+300)},
		{"J24 exp without end", "exp", "1e300"},
		{"J24 exp in exponent form", "exp", "1.9e9"},
		{"J24 exp at the end of int64", "exp", "9223372036854775807"},
		{"J24 exp beyond int64", "exp", "9223372036854775808"},
		{"J24 exp at the bottom of int64", "exp", "-9223372036854775808"},
		{"J24 negative exp", "exp", "-1"},
		{"J24 exp null", "exp", "null"},
		{"J25 expired a second beyond the leeway", "exp", fmt.Sprint(at - 31)},
		{"a life longer than any we issue", "exp", fmt.Sprint(at + 601)},
		{"J26 no nbf", "nbf", ""},
		{"J26 nbf ahead of the leeway", "nbf", fmt.Sprint(at + 31)},
		{"J27 no iat", "iat", ""},
		{"J27 iat ahead of the leeway", "iat", fmt.Sprint(at + 31)},
		{"J27 negative iat", "iat", "-1"},
		{"J28 no issuer", "iss", ""},
		{"J28 another issuer", "iss", `"https://registry.example.evil"`},
		{"J28 the issuer with a slash", "iss", `"https://registry.example/"`},
		{"J28 issuers in a list", "iss", `["` + issuer + `"]`},
		{"J29 no audience", "aud", ""},
		{"J29 another audience", "aud", `"https://else.example"`},
		{"J29 ours among others", "aud", `["https://else.example","` + audience + `"]`},
		{"J29 ours alone in a list", "aud", `["` + audience + `"]`},
		{"J30 no kind", "kind", ""},
		{"J30 a kind of our refresh tokens", "kind", `"refresh"`},
		{"J30 the kind in capitals", "kind", `"PERSON"`},
		{"no subject", "sub", ""},
		{"an empty subject", "sub", `""`},
		{"a number as subject", "sub", "1"},
		{"no id", "jti", ""},
		{"no scopes", "scopes", ""},
		{"scopes as text", "scopes", `"OWNER"`},
		{"J22 exp again in capitals", "EXP", fmt.Sprint(at + 500)},
		{"a claim nobody knows", "admin", "true"},
	} {
		attacks = append(attacks, attack{a[0], signed(header(), payload(a[1], a[2]))})
	}
	twice := strings.Replace(payload(), "{", `{"sub":"per_2",`, 1)
	refused(t, append(attacks,
		attack{"J22 a claim twice", signed(header(), twice)},
		attack{"J21 text after the claims", signed(header(), payload()+" {}")},
		attack{"claims that are text", signed(header(), `"claims"`)},
		attack{"claims that end early", signed(header(), payload()[:40])},
		attack{"J35 invalid UTF-8 in a claim", signed(header(), payload("sub", "\"per_\xff\""))}))
}

func TestFormAttacksAreRefused(t *testing.T) {
	good := signed(header(), payload())
	parts := strings.Split(good, ".")
	attacks := []attack{
		{"nothing", ""},
		{"J5 no signature", parts[0] + "." + parts[1] + "."},
		{"J5 not even its dot", parts[0] + "." + parts[1]},
		{"J17 JSON serialization", `{"payload":"` + parts[1] + `","protected":"` + parts[0] +
			`","signature":"` + parts[2] + `"}`},
		{"J18 five parts", good + ".AAAA.AAAA"},
		{"J19 a million dots", strings.Repeat(".", 1_000_000)},
		{"J19 dots within the size", strings.Repeat(".", 4000)},
		{"J20 padding", parts[0] + "." + parts[1] + "." + parts[2] + "=="},
		{"J20 the other alphabet", strings.NewReplacer("-", "+", "_", "/").Replace(good) + "+"},
		{"J20 trailing bits set", good[:len(good)-1] + trailingBits(good[len(good)-1])},
		{"J21 a space before", " " + good},
		{"J21 a newline after", good + "\n"},
		{"J21 a newline inside the signature", good[:len(good)-9] + "\n" + good[len(good)-9:]},
		{"J21 a carriage return inside the claims", parts[0] + "." + parts[1][:8] + "\r" +
			parts[1][8:] + "." + parts[2]},
		{"J21 a NUL", good + "\x00"},
		{"J35 16 KB", signed(header(), payload("sub", `"`+strings.Repeat("x", 16<<10)+`"`))},
		{"J35 a byte too long", good + strings.Repeat("A", token.MaxSize-len(good)+1)},
		{"J35 invalid UTF-8", good[:10] + "\xff\xfe" + good[12:]},
		{"the token twice", good + good},
		{"the scheme in the token", "Bearer " + good},
	}
	refused(t, attacks)
}

// trailingBits gives a letter that decodes to the same bytes in a decoder that is not strict: the
// last letter of 64 bytes carries 4 bits that must be zero.
func trailingBits(last byte) string {
	alphabet := "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	return string(alphabet[strings.IndexByte(alphabet, last)+1])
}
