package main

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// planted begins every secret of these tests.
const planted = "planted"

// neverAnswered are the inputs that no answer may repeat; others are the caller's own words about a thing.
var neverAnswered = []string{
	"signUp.password", "signIn.password", "signIn.oneTimeCode", "registerDomain.idempotencyKey", "recordPayment.idempotencyKey",
	"createRegistrant.dateOfBirth", "acceptInvitation.token", "acceptInvitation.password", "enrolOneTimeCodes.password",
	"confirmOneTimeCodes.oneTimeCode", "renewRecoveryCodes.password", "disableOneTimeCodes.password", "beginPasskey.password",
	"removePasskey.password",
}

// brokenTables are refused new rows, one after the other, so that faults are logged in the middle of every deed.
var brokenTables = []string{
	"audit_entry", "credential", "document", "domain", "idempotent_answer", "invitation", "ledger_transfer", "operation", "passkey_challenge", "person",
	"promotion", "quote", "receipt", "registrant", "session",
}

// Nothing that a caller writes reaches the log, whatever goes wrong, and no secret comes back in an answer.
func TestWhatCallersWriteStaysOutOfTheLog(t *testing.T) {
	onBoth(t, func(t *testing.T, databaseURL string) {
		w := newWorld(t, databaseURL, func(c *config) { c.RateLimit = "off" })
		w.enterCast()
		m := &matrix{world: w, schema: schemaOf(w), shared: w.publish()}
		p := &planter{matrix: m, things: m.furnish("harbour", 1)}
		deeds := map[string][]slot{}
		for _, slot := range m.slots() {
			p.plant(slot)
			p.plantAskew(slot)
			if slot.mutation != "" {
				deeds[slot.mutation] = append(deeds[slot.mutation], slot)
			}
		}
		for i, table := range brokenTables {
			mend := w.breakTable(table)
			for _, slots := range deeds {
				p.plant(slots[i%len(slots)])
			}
			mend()
		}
		p.plantAround()
		if p.count < 1000 {
			t.Errorf("only %d secrets were planted", p.count)
		}
		for line := range strings.Lines(w.log.String()) {
			if strings.Contains(line, planted) || strings.Contains(line, castPassage) {
				t.Fatalf("of %d secrets one is in the log:\n%s", p.count, line)
			}
		}
		if len(w.log.faults()) < len(brokenTables) {
			t.Errorf("only %d faults were logged: the tables were not broken", len(w.log.faults()))
		}
	})
}

// planter writes secrets into everything.
type planter struct {
	*matrix
	things *belongings
	count  int
}

func (p *planter) secret() string {
	p.count++
	return fmt.Sprintf("%s-%d", planted, p.count)
}

// plant puts a secret into one text field, in a form the field may take.
func (p *planter) plant(s slot) {
	p.Helper()
	secret := p.secret()
	variables := p.with(s, p.fitting(s, secret), p.things)
	p.answered(s, secret, p.graphql(p.tokenFor(s.who), s.document, variables).body)
}

// plantAskew puts a secret into one text field where it may not fit: in the document, and in a body that breaks off.
func (p *planter) plantAskew(s slot) {
	p.Helper()
	secret := p.secret()
	inline := strings.NewReplacer("($input)", "", "$text", `"`+secret+`"`, "$input", `{`+s.field+`: "`+secret+`"}`, "$search", `"`+secret+`"`)
	_, selection, _ := strings.Cut(s.document, " {")
	operation, _, _ := strings.Cut(s.document, "(")
	p.answered(s, "", p.graphql(p.tokenFor(s.who), operation+" {"+inline.Replace(selection), nil).body)
	broken := fmt.Sprintf(`{"query": "%s", "variables": {"input": {"%s": "%s"}}`, p.secret(), s.field, secret)
	p.raw("application/json", []byte(broken))
}

// fitting makes a secret such a text as the field may take, so that the deed goes on.
func (p *planter) fitting(s slot, secret string) string {
	switch {
	case strings.HasSuffix(s.name, "registerDomain.name"):
		return secret + ".hk"
	case strings.HasSuffix(s.name, ".email"):
		return secret + "@people.example"
	case strings.HasSuffix(s.name, ".password"):
		return "seven lanterns and a " + secret
	case s.list:
		return secret + ".example.hk"
	}
	return secret
}

func (p *planter) answered(s slot, secret, body string) {
	p.Helper()
	mutation := strings.TrimPrefix(s.name, "mutation ")
	if secret != "" && slices.Contains(neverAnswered, mutation) && strings.Contains(body, secret) {
		p.Errorf("%s came back in an answer: %s", mutation, body)
	}
}

// plantAround puts secrets into what stands around GraphQL: addresses, headers, forms and cookies.
func (p *planter) plantAround() {
	p.Helper()
	form := func(values ...string) string {
		v := url.Values{}
		for i := 0; i < len(values); i += 2 {
			v.Set(values[i], values[i+1])
		}
		return v.Encode()
	}
	for _, r := range []struct {
		method, target, body string
		header               map[string]string
	}{
		{http.MethodPost, "/oauth/token", form("grant_type", "client_credentials", "client_id", "harbour-client", "client_secret", p.secret()), nil},
		{http.MethodPost, "/oauth/token", form("grant_type", p.secret()), nil},
		{http.MethodPost, "/oauth/token?client_secret=" + p.secret(), form("grant_type", "client_credentials"), nil},
		{http.MethodPost, "/oauth/token", form("grant_type", "client_credentials"), map[string]string{
			"Authorization": "Basic " + base64.StdEncoding.EncodeToString([]byte("harbour-client:"+p.secret())),
		}},
		{http.MethodGet, "/graphql?query=" + p.secret(), "", nil},
		{http.MethodGet, "/graphql?access_token=" + p.secret(), "", nil},
		{http.MethodPost, "/graphql", `{"query": "{ now }"}`, map[string]string{"Authorization": "Bearer " + p.secret()}},
		{http.MethodPost, "/graphql", `{"query": "{ now }"}`, map[string]string{"Cookie": refreshCookie + "=" + p.secret()}},
		{http.MethodPost, "/graphql", `{"query": "mutation { refreshSession { accessToken } }"}`, map[string]string{"Cookie": refreshCookie + "=" + p.secret()}},
		{http.MethodPost, "/graphql", `{"query": "{ now }"}`, map[string]string{"X-Request-Id": p.secret()}},
		{http.MethodPut, "/uploads/" + p.secret() + "?expires=9999999999&signature=" + p.secret(), p.secret(), nil},
		{http.MethodGet, "/uploads/" + p.secret() + "?expires=9999999999&signature=" + p.secret(), "", nil},
		{http.MethodDelete, "/uploads/" + p.secret(), "", nil},
	} {
		request := httptest.NewRequest(r.method, r.target, strings.NewReader(r.body))
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if strings.HasPrefix(r.body, "{") {
			request.Header.Set("Content-Type", "application/json")
		}
		for name, value := range r.header {
			request.Header.Set(name, value)
		}
		p.do(request)
	}
}
