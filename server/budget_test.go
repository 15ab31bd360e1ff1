package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lionrock/server/gqlhttp"
)

// The whole server, as the demo serves it, passes the public audit suite of GraphQL over HTTP.
func TestTheServerPassesThePublicAudits(t *testing.T) {
	const audit = "gqlhttp/audit"
	if _, err := os.Stat(audit + "/node_modules/graphql-http"); err != nil {
		output, err := installed(audit)
		if err != nil && os.Getenv("CI") != "true" {
			t.Skipf("The audit suite could not be installed, so it is left out: %v\n%s", err, output)
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
	}
	w := newWorld(t, "")
	server := httptest.NewServer(w.handler)
	defer server.Close()
	output, err := exec.CommandContext(t.Context(), "node", audit+"/run.mjs", server.URL+"/graphql").CombinedOutput()
	if err != nil || !bytes.HasSuffix(bytes.TrimSpace(output), []byte("61 passed, 0 failed")) {
		t.Errorf("%v\n%s", err, output)
	}
	w.quiet()
}

func installed(folder string) ([]byte, error) {
	command := exec.Command("npm", "ci", "--no-audit", "--no-fund")
	command.Dir = folder
	return command.CombinedOutput()
}

// dear costs 300 points, and one more for each name.
const dear = `query($names: [String!]!) {
	domainAvailability(names: $names) { name status }
	partners(first: 100) { edges { node { name } } }
	again: partners(first: 100) { edges { node { name } } }
	announcements(first: 100) { edges { node { title } } }
}`

// An integrator may send two hundred operations of the highest cost at once; the next point has to wait, and comes back with
// time. Another partner does not feel it.
func TestABurstIsServedAndWhatIsBeyondItWaits(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	program, neighbour := w.token("harbour-client"), w.token("peak-client")
	spend := func(points int) *said {
		t.Helper()
		names := make([]string, points-300)
		for i := range names {
			names[i] = "free-" + strconv.Itoa(i) + ".hk"
		}
		return w.graphql(program, dear, map[string]any{"names": names})
	}
	for i := range 200 {
		if answer := spend(500); answer.status != http.StatusOK || len(answer.Errors) > 0 {
			t.Fatalf("operation %d of the burst: %.300s", i+1, answer.body)
		}
	}
	refused := w.graphql(program, "{ now }", nil)
	if refused.status != http.StatusTooManyRequests || !slices.Contains(refused.codes(), gqlhttp.CodeThrottled) {
		t.Errorf("point 100,001 was answered %d %s", refused.status, refused.body)
	}
	if len(refused.Errors) != 1 {
		t.FailNow()
	}
	if after := refused.Errors[0].Extensions["retryAfterSeconds"]; after != 1.0 {
		t.Errorf("it is to wait %v seconds", after)
	}
	if answer := w.graphql(neighbour, "{ now }", nil); answer.status != http.StatusOK {
		t.Errorf("another partner was answered %s", answer.body)
	}
	if answer := w.graphql("", "{ now }", nil); answer.status != http.StatusOK {
		t.Errorf("the anonymous were answered %s", answer.body)
	}
	w.machine.move(time.Second)
	if answer := spend(500); answer.status != http.StatusOK {
		t.Errorf("after a second, with 1,000 points back: %s", answer.body)
	}
}

// Whoever guesses has ten tries at once and then one a minute: at a person's password as at a client's secret. A program
// that knows its secret is not kept out by guesses from elsewhere.
func TestGuessingIsSlow(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	signIn := func(password string) string {
		t.Helper()
		return w.graphql("", `mutation($p: String!) { signIn(input: {email: "owner@harbour.example", password: $p}) { accessToken userErrors { code message } } }`, map[string]any{"p": password}).body
	}
	for range 10 {
		if answer := signIn("a guess"); !strings.Contains(answer, "is not right") {
			t.Fatalf("a guess was answered %s", answer)
		}
	}
	if answer := signIn(castPassage); !strings.Contains(answer, "too many tries") {
		t.Errorf("the eleventh try was answered %s", answer)
	}
	w.machine.move(time.Minute)
	if answer := signIn(castPassage); !strings.Contains(answer, "eyJ") {
		t.Errorf("a minute later the owner is answered %s", answer)
	}
	for i := range 11 {
		status := w.askToken("203.0.113.7:1", "harbour-client", "a guess")
		if want := map[bool]int{true: http.StatusUnauthorized, false: http.StatusTooManyRequests}[i < 10]; status != want {
			t.Errorf("guess %d at a secret was answered %d, not %d", i+1, status, want)
		}
	}
	if status := w.askToken("203.0.113.7:2", "peak-client", "peak-client-secret"); status != http.StatusOK {
		t.Errorf("another client is answered %d", status)
	}
	if status := w.askToken("198.51.100.1:1", "harbour-client", "harbour-client-secret"); status != http.StatusOK {
		t.Errorf("the client itself is answered %d", status)
	}
}

func (w *world) askToken(from, client, secret string) int {
	w.Helper()
	request := httptest.NewRequest(http.MethodPost, "/oauth/token",
		strings.NewReader("grant_type=client_credentials&client_id="+client+"&client_secret="+strings.ReplaceAll(secret, " ", "+")))
	request.RemoteAddr = from
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return w.do(request).Code
}

// Two hundred names are answered in their order, each once, whatever they are; one more is refused.
func TestTwoHundredNamesAreAnsweredInTheirOrder(t *testing.T) {
	onBoth(t, func(t *testing.T, databaseURL string) {
		w := newWorld(t, databaseURL)
		w.enterCast()
		w.register(w.acting("harbour"), &belongings{ids: map[string]string{"Registrant": "rgt_noodles"}}, "taken-7.hk")
		names := make([]string, 200)
		for i := range names {
			names[i] = []string{"free-%.hk", "taken-7.hk", "not a name %", "www.hk"}[i%4]
			names[i] = strings.ReplaceAll(names[i], "%", strconv.Itoa(i))
		}
		answer := w.graphql("", "query($names: [String!]!) { domainAvailability(names: $names) { name status } }", map[string]any{"names": names})
		list, _ := answer.at("domainAvailability").([]any)
		if len(list) != len(names) {
			t.Fatalf("%d answers: %.300s", len(list), answer.body)
		}
		for i, element := range list {
			of, _ := element.(map[string]any)
			want := []string{"AVAILABLE", "REGISTERED", "INVALID", "RESERVED"}[i%4]
			if of["name"] != names[i] || of["status"] != want {
				t.Errorf("question %d, %q, was answered %v", i, names[i], of)
			}
		}
		one := w.graphql("", "query($names: [String!]!) { domainAvailability(names: $names) { name } }", map[string]any{"names": append(names, "one-more.hk")})
		if len(one.Errors) != 1 || one.codes()[0] != gqlhttp.CodeLimit {
			t.Errorf("201 names were answered %.300s", one.body)
		}
	})
}
