package token_test

import (
	"crypto/ed25519"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/server/token"
)

var (
	now      = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	current  = ed25519.NewKeyFromSeed([]byte(strings.Repeat("a", 32)))
	former   = ed25519.NewKeyFromSeed([]byte(strings.Repeat("b", 32)))
	stranger = ed25519.NewKeyFromSeed([]byte(strings.Repeat("c", 32)))
	claims   = token.Claims{
		Kind: token.Person, Subject: "per_1", Partner: "par_1",
		Scopes: []string{"OWNER", "BILLING"}, Session: "ses_1",
	}
)

const (
	issuer   = "https://registry.example"
	audience = "https://registry.example/graphql"
)

func keysOf(t testing.TB, signing ed25519.PrivateKey, others ...token.PublicKey) token.Keys {
	t.Helper()
	keys, err := token.NewKeys(issuer, audience, signing, others...)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func public(key ed25519.PrivateKey) ed25519.PublicKey {
	p, _ := key.Public().(ed25519.PublicKey)
	return p
}

func issue(t testing.TB, keys token.Keys, at time.Time) string {
	t.Helper()
	raw, _, err := keys.Issue(claims, at, "tok_1")
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestAnIssuedTokenSaysWhatWasPutIntoIt(t *testing.T) {
	keys := keysOf(t, current)
	raw, expires, err := keys.Issue(claims, now, "tok_1")
	if err != nil {
		t.Fatal(err)
	}
	got, err := keys.Verify(raw, now)
	if err != nil {
		t.Fatal(err)
	}
	want := token.Verified{
		Claims: claims, ID: "tok_1", IssuedAt: now, ExpiresAt: now.Add(10 * time.Minute),
	}
	if diff := cmp.Diff(want, got); diff != "" || !expires.Equal(want.ExpiresAt) {
		t.Errorf("expires %v, %s", expires, diff)
	}
}

func TestATokenIsGoodFromLeewayBeforeItsIssueToLeewayAfterItsEnd(t *testing.T) {
	keys := keysOf(t, current)
	raw := issue(t, keys, now)
	for _, c := range []struct {
		name string
		at   time.Time
		good bool
	}{
		{"31 seconds before issue it is not yet good", now.Add(-31 * time.Second), false},
		{"30 seconds before issue it is good", now.Add(-30 * time.Second), true},
		{"at its end it is good within the leeway", now.Add(10 * time.Minute), true},
		{"29 seconds after its end it is good", now.Add(10*time.Minute + 29*time.Second), true},
		{"30 seconds after its end it is not", now.Add(10*time.Minute + 30*time.Second), false},
		{"a year later it is not", now.AddDate(1, 0, 0), false},
		{"at the beginning of the calendar it is not", time.Time{}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := keys.Verify(raw, c.at); (err == nil) != c.good {
				t.Errorf("verified with %v", err)
			}
		})
	}
}

func TestAKeyIsReplacedWithoutAnyoneSigningInAgain(t *testing.T) {
	before := keysOf(t, former, token.PublicKey{Public: public(current)}) // the next one, published
	end := now.Add(time.Hour)
	after := keysOf(t, current, token.PublicKey{Public: public(former), AcceptedUntil: end})
	for _, c := range []struct {
		name   string
		raw    string
		reader token.Keys
		at     time.Time
		good   bool
	}{
		{"an old token at a server with the new key", issue(t, before, now), after, now, true},
		{"a new token at a server that still has the old key", issue(t, after, now), before, now, true},
		{
			"an old token just before the overlap ends", issue(t, before, end.Add(-time.Second)), after,
			end.Add(-time.Nanosecond), true,
		},
		{"J33: a token of a retired key", issue(t, before, end.Add(-time.Second)), after, end, false},
		{"a token of a key nobody published", issue(t, keysOf(t, stranger), now), after, now, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := c.reader.Verify(c.raw, c.at); (err == nil) != c.good {
				t.Errorf("verified with %v", err)
			}
		})
	}
}

func TestTheKeyDocumentListsTheAcceptedKeysWithTheSigningOneFirst(t *testing.T) {
	keys := keysOf(t, current, token.PublicKey{Public: public(former), AcceptedUntil: now})
	want := func(listed ...ed25519.PrivateKey) string {
		var entries []string
		for _, key := range listed {
			entries = append(entries, `{"kty":"OKP","crv":"Ed25519","x":"`+b64(public(key))+
				`","kid":"`+token.KeyID(public(key))+`","use":"sig","alg":"EdDSA"}`)
		}
		return `{"keys":[` + strings.Join(entries, ",") + `]}`
	}
	if diff := cmp.Diff(want(current, former), string(keys.JWKS(now.Add(-time.Second)))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want(current), string(keys.JWKS(now))); diff != "" {
		t.Error(diff)
	}
}

func TestAKeyIsNamedByItsThumbprint(t *testing.T) {
	// The example of RFC 8037 appendix A.3.
	key, err := unb64("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
	if err != nil {
		t.Fatal(err)
	}
	if got := token.KeyID(key); got != "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k" {
		t.Errorf("thumbprint %s", got)
	}
}

func TestKeysThatCannotWorkAreRefusedAtTheStart(t *testing.T) {
	for _, c := range []struct {
		name             string
		issuer, audience string
		signing          ed25519.PrivateKey
		other            ed25519.PublicKey
	}{
		{"no issuer", "", audience, current, public(former)},
		{"no audience", issuer, "", current, public(former)},
		{"no signing key", issuer, audience, nil, public(former)},
		{"half a public key", issuer, audience, current, public(former)[:16]},
	} {
		t.Run(c.name, func(t *testing.T) {
			other := token.PublicKey{Public: c.other}
			if _, err := token.NewKeys(c.issuer, c.audience, c.signing, other); err == nil {
				t.Error("accepted")
			}
		})
	}
}

func TestATokenThatNobodyCouldReadIsNotIssued(t *testing.T) {
	keys := keysOf(t, current)
	for _, c := range []struct {
		name, id string
		claims   token.Claims
	}{
		{"without a subject", "tok_1", token.Claims{Kind: token.Person}},
		{"without an id", "", token.Claims{Kind: token.Person, Subject: "per_1"}},
		{"of no kind", "tok_1", token.Claims{Subject: "per_1"}},
		{
			"longer than a verifier reads", "tok_1",
			token.Claims{Kind: token.Person, Subject: strings.Repeat("x", token.MaxSize)},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if raw, _, err := keys.Issue(c.claims, now, c.id); err == nil {
				t.Errorf("issued %s", raw)
			}
		})
	}
}

func TestATokenIsReadFromOneAuthorizationHeaderOnly(t *testing.T) {
	for _, c := range []struct {
		name   string
		header http.Header
		want   string
		err    error
	}{
		{"a bearer token", http.Header{"Authorization": {"Bearer abc"}}, "abc", nil},
		{"the scheme in any case", http.Header{"Authorization": {"bEARER abc"}}, "abc", nil},
		{"no header is no token and no error", http.Header{"Cookie": {"token=abc"}}, "", nil},
		{"J34: two headers", http.Header{"Authorization": {"Bearer abc", "Bearer def"}}, "", token.ErrInvalid},
		{"another scheme", http.Header{"Authorization": {"Basic abc"}}, "", token.ErrInvalid},
		{"a scheme alone", http.Header{"Authorization": {"Bearer"}}, "", token.ErrInvalid},
		{"an empty token", http.Header{"Authorization": {"Bearer  "}}, "", token.ErrInvalid},
		{"an empty header", http.Header{"Authorization": {""}}, "", token.ErrInvalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := token.Bearer(c.header)
			if got != c.want || !errors.Is(err, c.err) {
				t.Errorf("read %q, %v", got, err)
			}
		})
	}
}
