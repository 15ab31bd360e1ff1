package main

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lionrock/flows"
	"lionrock/rules/role"
	"lionrock/server/token"
)

const whoAmI = `{"query": "{ viewer { scopes partner { profile { handle } } } }"}`

// heard sends the question who I am with headers, and answers status and body.
func (w *world) heard(target string, header map[string][]string) (int, string) {
	w.Helper()
	request := httptest.NewRequest(http.MethodPost, target, strings.NewReader(whoAmI))
	request.Header = http.Header(header).Clone()
	request.Header.Set("Content-Type", "application/json")
	recorder := w.do(request)
	return recorder.Code, recorder.Body.String()
}

func bearer(token string) map[string][]string {
	return map[string][]string{"Authorization": {"Bearer " + token}}
}

var perRequest = regexp.MustCompile(`"requestId":"[^"]*"|"remaining":\d+`)

// Whatever is wrong with a token, the answer is the same, so that it teaches nothing.
func TestEveryBadTokenIsAnsweredTheSame(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	good := w.token("harbour")
	if status, body := w.heard("/graphql", bearer(good)); status != http.StatusOK || !strings.Contains(body, "OWNER") {
		t.Fatalf("the token on which the attacks are built is not good: %d %s", status, body)
	}
	_, want := w.heard("/graphql", bearer("nothing"))
	for name, header := range w.attacks(good) {
		t.Run(name, func(t *testing.T) {
			status, got := w.heard("/graphql", header)
			if status != http.StatusUnauthorized {
				t.Errorf("got status %d and %s", status, got)
			}
			if diff := cmp.Diff(perRequest.ReplaceAllString(want, ""), perRequest.ReplaceAllString(got, "")); diff != "" {
				t.Errorf("this answer differs from the others:\n%s", diff)
			}
		})
	}
	w.quiet()
}

// attacks are headers that hold a token that is not, or no longer, good.
func (w *world) attacks(good string) map[string]map[string][]string {
	w.Helper()
	header, rest, _ := strings.Cut(good, ".")
	payload, signature, _ := strings.Cut(rest, ".")
	w.sql("UPDATE session SET revoked_at = created_at WHERE person_id = 'per_peak'")
	return map[string]map[string][]string{
		"another scheme":                     {"Authorization": {"Token " + good}},
		"Basic":                              {"Authorization": {"Basic aGFyYm91cjpzZWNyZXQ="}},
		"no scheme":                          {"Authorization": {good}},
		"an empty token":                     {"Authorization": {"Bearer "}},
		"two headers":                        {"Authorization": {"Bearer " + good, "Bearer " + good}},
		"two tokens in one header":           {"Authorization": {"Bearer " + good + ", Bearer " + good}},
		"expired by more than the leeway":    bearer(w.issuedAt(-10*time.Minute - 31*time.Second)),
		"issued in the future":               bearer(w.issuedAt(31 * time.Second)),
		"for another server":                 bearer(w.elsewhere(publicURL+".example", publicURL+"/graphql")),
		"for another audience":               bearer(w.elsewhere(publicURL, publicURL+"/oauth/token")),
		"signed by a stranger":               bearer(w.stranger()),
		"of a revoked client":                bearer(w.token("harbour-revoked")),
		"of a session that was ended":        bearer(w.token("peak")),
		"of nobody":                          bearer(w.signed(flows.Actor{Kind: flows.Person, ID: "per_nobody", SessionFamily: "fam_harbour"})),
		"of a person with another's session": bearer(w.signed(flows.Actor{Kind: flows.Person, ID: "per_applicant", SessionFamily: "fam_harbour"})),
		"of a person at a partner that is not theirs": bearer(w.signed(flows.Actor{
			Kind: flows.Person, ID: "per_harbour", PartnerID: peak, SessionFamily: "fam_harbour", Roles: []role.Role{role.Owner},
		})),
		"of a client at a partner that is not its own": bearer(w.signed(flows.Actor{
			Kind: flows.Client, ID: "crd_peak", PartnerID: harbour, Roles: []role.Role{role.Registration},
		})),
		"of the platform itself":       bearer(w.signed(flows.Actor{Kind: flows.System, ID: "system"})),
		"with more scopes written in":  bearer(header + "." + rewritten(w, payload) + "." + signature),
		"without its signature":        bearer(header + "." + payload + "."),
		"with algorithm none":          bearer(base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none","typ":"at+jwt"}`)) + "." + payload + "."),
		"with something after it":      bearer(good + "="),
		"with a line break in it":      bearer(header + ".\n" + payload + "." + signature),
		"16 KB of it":                  bearer(strings.Repeat("a", 16<<10)),
		"a million dots":               bearer(strings.Repeat(".", 1<<20)),
		"the refresh secret":           bearer("zGcRPNWtz8dN7i9FhFhV0hU2f3bqQ1JtJx0T2yQvJ7E"),
		"the client's secret":          bearer("harbour-client-secret"),
		"the JSON form of a signature": bearer(`{"payload":"` + payload + `","signatures":[{"signature":"` + signature + `"}]}`),
	}
}

func (w *world) issuedAt(off time.Duration) string {
	w.Helper()
	w.machine.move(off)
	defer w.machine.move(-off)
	return w.token("harbour")
}

// elsewhere signs a token with our very key for another issuer or audience.
func (w *world) elsewhere(issuer, audience string) string {
	w.Helper()
	keys, err := token.NewKeys(issuer, audience, w.signingKey())
	must(w, err)
	return w.signedWith(keys)
}

// signingKey is the server's own.
func (w *world) signingKey() ed25519.PrivateKey {
	w.Helper()
	rows, err := w.app.frame.DB.Read.SigningKey.Query().All(asSystem())
	must(w, err)
	vault, err := newVault(subkey(w.app.secret, "signing keys"))
	must(w, err)
	seed, err := vault.Open(nil, nil, rows[0].Sealed, nil)
	must(w, err)
	return ed25519.NewKeyFromSeed(seed)
}

func (w *world) stranger() string {
	w.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	must(w, err)
	keys, err := token.NewKeys(publicURL, publicURL+"/graphql", private)
	must(w, err)
	return w.signedWith(keys)
}

func (w *world) signedWith(keys token.Keys) string {
	w.Helper()
	raw, _, err := keys.Issue(token.Claims{
		Kind: token.Kind(flows.Person), Subject: "per_harbour", Partner: harbour, Scopes: []string{"OWNER"}, Session: "fam_harbour",
	}, w.machine.Now(), "an id")
	must(w, err)
	return raw
}

// signed signs a token of ours for whom we never would; none where even the signer refuses.
func (w *world) signed(actor flows.Actor) string {
	issued, err := w.app.issue(actor)
	if err != nil {
		return "refused by the signer"
	}
	return issued.Access
}

// rewritten is a payload in which somebody has made themselves an officer.
func rewritten(w *world, payload string) string {
	raw, err := base64.RawURLEncoding.DecodeString(payload)
	must(w, err)
	var claims map[string]any
	must(w, json.Unmarshal(raw, &claims))
	claims["scopes"] = []string{"REGISTRY_OPERATOR"}
	delete(claims, "partner")
	raw, err = json.Marshal(claims)
	must(w, err)
	return base64.RawURLEncoding.EncodeToString(raw)
}

// A token counts where it belongs and nowhere else: without the header the caller is anonymous.
func TestATokenIsReadFromItsHeaderOnly(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	good := w.token("harbour")
	for name, request := range map[string]struct {
		target string
		header map[string][]string
	}{
		"in the address":         {"/graphql?access_token=" + good, map[string][]string{}},
		"in a cookie":            {"/graphql", map[string][]string{"Cookie": {"access_token=" + good}}},
		"in a header of its own": {"/graphql", map[string][]string{"X-Access-Token": {good}}},
		"as the refresh cookie":  {"/graphql", map[string][]string{"Cookie": {refreshCookie + "=" + good}}},
	} {
		t.Run(name, func(t *testing.T) {
			if status, body := w.heard(request.target, request.header); status != http.StatusOK || !strings.Contains(body, `"viewer":null`) {
				t.Errorf("got %d %s", status, body)
			}
		})
	}
}

// What an actor may do is looked up with every request: a role that was taken away is gone at once, one that was added waits
// for the next token.
func TestRolesAreThoseOfTheTokenAndOfNow(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	owner := w.token("harbour")
	scopes := func(token string) any {
		t.Helper()
		return w.graphql(token, "{ viewer { scopes } }", nil).at("viewer", "scopes")
	}
	setRoles := func(roles ...role.Role) {
		t.Helper()
		must(t, w.app.frame.DB.InTx(asSystem(), func(ctx context.Context, tx *flows.Tx) error {
			return tx.Membership.UpdateOneID("mem_harbour").SetRoles(roles).Exec(ctx)
		}))
	}
	setRoles(role.ReadOnly)
	if diff := cmp.Diff([]any{}, scopes(owner)); diff != "" {
		t.Errorf("an owner who was made a reader (-want +got):\n%s", diff)
	}
	reader := w.signed(flows.Actor{Kind: flows.Person, ID: "per_harbour", PartnerID: harbour, Roles: []role.Role{role.ReadOnly}, SessionFamily: "fam_harbour"})
	setRoles(role.ReadOnly, role.Owner)
	if diff := cmp.Diff([]any{"READ_ONLY"}, scopes(reader)); diff != "" {
		t.Errorf("a reader's token after the reader was made an owner (-want +got):\n%s", diff)
	}
	must(t, w.app.frame.DB.InTx(asSystem(), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Membership.DeleteOneID("mem_harbour").Exec(ctx)
	}))
	if status, body := w.heard("/graphql", bearer(owner)); status != http.StatusUnauthorized {
		t.Errorf("who has left the partner is still let in: %s", body)
	}
}

// A program needs its token and nothing else; where it runs in a page of another site it gets no more than anywhere.
func TestABearerTokenNeedsNoOtherHeader(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	for name, extra := range map[string]map[string][]string{
		"none":                       {},
		"those of another site":      {"Origin": {"https://evil.example"}, "Sec-Fetch-Site": {"cross-site"}},
		"the cookie of someone else": {"Cookie": {refreshCookie + "=harbours"}, "Sec-Fetch-Site": {"same-origin"}},
	} {
		t.Run(name, func(t *testing.T) {
			header := bearer(w.token("peak-client"))
			for key, values := range extra {
				header[key] = values
			}
			if status, body := w.heard("/graphql", header); status != http.StatusOK || !strings.Contains(body, `"handle":"peak"`) {
				t.Errorf("got %d %s", status, body)
			}
		})
	}
}

// The refresh cookie is taken from our own pages and from no other site's, whatever the browser says about it.
func TestAnotherSitesPageCannotUseTheCookie(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	cookie := refreshCookie + "=" + w.signInCookie()
	for name, header := range map[string]map[string][]string{
		"cross-site":                 {"Sec-Fetch-Site": {"cross-site"}},
		"same-site, another host":    {"Sec-Fetch-Site": {"same-site"}},
		"only the origin says so":    {"Origin": {"https://evil.example"}},
		"an origin that is null":     {"Origin": {"null"}},
		"an origin much like ours":   {"Origin": {publicURL + ".evil.example"}},
		"our origin over plain http": {"Origin": {"http://partners.example.hk"}},
	} {
		t.Run(name, func(t *testing.T) {
			header["Cookie"] = []string{cookie}
			if status, body := w.refresh(header); status != http.StatusForbidden || strings.Contains(body, "eyJ") {
				t.Errorf("got %d %s", status, body)
			}
		})
	}
	if status, body := w.refresh(map[string][]string{"Cookie": {cookie}, "Origin": {publicURL}, "Sec-Fetch-Site": {"same-origin"}}); status != http.StatusOK || !strings.Contains(body, "eyJ") {
		t.Errorf("our own page cannot use it: %d %s", status, body)
	}
}

func (w *world) signInCookie() string {
	w.Helper()
	request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(
		`{"query": "mutation { signIn(input: {email: \"owner@harbour.example\", password: \"`+castPassage+`\"}) { accessToken } }"}`))
	request.Header.Set("Content-Type", "application/json")
	cookies := w.do(request).Result().Cookies()
	if len(cookies) != 1 {
		w.Fatalf("signing in set %d cookies", len(cookies))
	}
	return cookies[0].Value
}

func (w *world) refresh(header map[string][]string) (int, string) {
	w.Helper()
	request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query": "mutation { refreshSession { accessToken } }"}`))
	request.Header = http.Header(header).Clone()
	request.Header.Set("Content-Type", "application/json")
	recorder := w.do(request)
	return recorder.Code, recorder.Body.String()
}
