package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"lionrock/rules"
	"lionrock/rules/draw"
)

// The mutations and questions of deciding, as an officer sends them.
const (
	commitIt = `mutation($set: ID!, $sources: [DrawSourceInput!]!) { commitDraw(input: {setId: $set, sources: $sources}) {
		draw { id entries entriesSha256 commitmentSha256 key order proofUrl sources { name values } } userErrors { code field message } } }`
	conductIt = `mutation($draw: ID!, $values: [[Int!]!]!) { conductDraw(input: {drawId: $draw, values: $values}) {
		draw { key order conductedAt } set { decidedBy explanation steps { rule { code } remaining explanation } } userErrors { code field message } } }`
	announceIt = `mutation($hash: String) { announceResults(input: {phase: SUNRISE, resultsSha256: $hash}) {
		phase { stage resultsSha256 resultsUrl resultsCsvUrl resultsProposedBy resultsAnnouncedAt
			summary { sets applications allocatedByDraw allocatedByRule awaitingDraw } } userErrors { code field message } } }`
	lookAtIt = `{ contentionSet(name: "kite.hk", phase: SUNRISE) { id name decidedBy explanation proofUrl provisionalUntil
		entries { alias applicationId rank status reason priorityClass } steps { remaining } winner { alias } draw { id entries order proofUrl } anomalies } }`
)

// launched is a world in which two names were applied for in Sunrise, one of them twice.
func launched(t *testing.T, databaseURL string) (w *world, set string) {
	w = newWorld(t, databaseURL)
	w.enterCast()
	set = w.contested(peak, "rgt_cafe", "kite.hk")
	w.contends(harbour, "rgt_chan", "calc.hk", 3)
	return w, set
}

func refusedWith(t *testing.T, s *said, code, field string) {
	t.Helper()
	if !strings.Contains(s.body, `"userErrors":[{"code":"`+code+`","field":["`+field+`"`) {
		t.Errorf("want the refusal %s of %s: %s", code, field, s.body)
	}
}

// A phase is decided through the API: drawn, proposed, announced, and seen by everyone.
func TestAPhaseIsDecidedThroughTheAPI(t *testing.T) {
	onBoth(t, func(t *testing.T, databaseURL string) {
		w, set := launched(t, databaseURL)
		operator, second := w.token("operator"), w.token("operator2")
		if s := w.graphql("", lookAtIt, nil); s.at("contentionSet", "decidedBy") != nil || s.at("contentionSet", "draw") != nil {
			t.Errorf("before the announcement: %s", s.body)
		}
		soon := w.app.frame.Now().Add(time.Minute)
		sources := func(bits float64) map[string]any {
			return map[string]any{"set": set, "sources": []any{map[string]any{"name": "Mark Six 26/140", "bits": bits, "publicAt": soon}}}
		}
		for _, who := range []string{"harbour", "reviewer", "applicant"} {
			if s := w.graphql(w.token(who), commitIt, sources(29.2)); !s.denied() {
				t.Errorf("%s commits a draw: %s", who, s.body)
			}
		}
		refusedWith(t, w.graphql(operator, announceIt, nil), "STATUS_PROHIBITS_OPERATION", "phase")
		refusedWith(t, w.graphql(operator, commitIt, sources(0.5)), "INVALID", "sources")
		s := w.graphql(operator, commitIt, sources(29.2))
		drawID, _ := s.at("commitDraw", "draw", "id").(string)
		if !strings.HasPrefix(drawID, "drw_") || s.at("commitDraw", "draw", "key") != nil {
			t.Fatalf("committed: %s", s.body)
		}
		values := map[string]any{"draw": drawID, "values": [][]int{{3, 12, 18, 27, 33, 41, 7}}}
		refusedWith(t, w.graphql(operator, conductIt, values), "STATUS_PROHIBITS_OPERATION", "drawId")
		w.machine.move(time.Minute)
		if s := w.graphql(operator, conductIt, values); s.at("conductDraw", "set", "decidedBy") != "DRAW" {
			t.Fatalf("conducted: %s", s.body)
		}
		s = w.graphql(operator, announceIt, nil)
		hash, _ := s.at("announceResults", "phase", "resultsSha256").(string)
		if len(hash) != 64 || s.at("announceResults", "phase", "stage") != "DECIDING" {
			t.Fatalf("proposed: %s", s.body)
		}
		refusedWith(t, w.graphql(operator, announceIt, map[string]any{"hash": hash}), "CONFLICT_OF_INTEREST", "phase")
		refusedWith(t, w.graphql(second, announceIt, nil), "REQUIRED", "resultsSha256")
		if s := w.graphql(second, announceIt, map[string]any{"hash": hash}); s.at("announceResults", "phase", "stage") != "ANNOUNCED" {
			t.Fatalf("announced: %s", s.body)
		}
		s = w.graphql("", lookAtIt, nil)
		if s.at("contentionSet", "decidedBy") != "DRAW" || s.at("contentionSet", "winner", "alias") == nil ||
			s.at("contentionSet", "provisionalUntil") == nil || len(s.Errors) > 0 || !strings.Contains(s.body, `"reason":""`) ||
			!strings.Contains(s.body, `"reason":"Behind the one before it by the draw."`) {
			t.Errorf("after the announcement: %s", s.body)
		}
		w.inOrder()
		w.quiet()
	})
}

func (w *world) get(path string) *httptest.ResponseRecorder {
	return w.do(httptest.NewRequest(http.MethodGet, path, nil))
}

// What is published of a launch is there from the announcement on, under its hash, and is enough to repeat every draw.
func TestWhatIsPublishedOfALaunch(t *testing.T) {
	w, set := launched(t, "")
	paths := []string{"results.jsonl", "results.csv", "kite.hk/set.json", "kite.hk/draw.json"}
	for _, path := range paths {
		if answer := w.get("/launch/sunrise/" + path); answer.Code != http.StatusNotFound {
			t.Errorf("%s is answered %d before the announcement", path, answer.Code)
		}
	}
	w.decideAll(set)
	for _, path := range paths {
		answer := w.get("/launch/sunrise/" + path)
		sum := sha256.Sum256(answer.Body.Bytes())
		if answer.Code != http.StatusOK || answer.Header().Get("ETag") != `"`+hex.EncodeToString(sum[:])+`"` ||
			answer.Header().Get("Repr-Digest") != "sha-256=:"+base64.StdEncoding.EncodeToString(sum[:])+":" {
			t.Errorf("%s is answered %d, %v", path, answer.Code, answer.Header())
		}
		again := httptest.NewRequest(http.MethodGet, "/launch/sunrise/"+path, nil)
		again.Header.Set("If-None-Match", answer.Header().Get("ETag"))
		if w.do(again).Code != http.StatusNotModified {
			t.Errorf("%s is sent again", path)
		}
	}
	proof, err := draw.Read(w.get("/launch/sunrise/kite.hk/draw.json").Body.Bytes())
	must(t, err)
	if differences, err := proof.Verify(); err != nil || len(differences) > 0 {
		t.Error(differences, err)
	}
	table, err := csv.NewReader(w.get("/launch/sunrise/results.csv").Body).ReadAll()
	must(t, err)
	if len(table) != 3 || table[1][1] != "calc.hk" || table[2][3] != "DRAW" {
		t.Errorf("%v", table)
	}
	for _, path := range []string{
		"/launch/sunrise/calc.hk/draw.json", "/launch/sunrise/none.hk/set.json", "/launch/none/results.jsonl",
		"/launch/pre-registration/results.csv", "/launch/general-availability/results.csv",
	} {
		if answer := w.get(path); answer.Code != http.StatusNotFound {
			t.Errorf("%s is answered %d", path, answer.Code)
		}
	}
	w.inOrder()
	w.quiet()
}

// decideAll draws, proposes and announces Sunrise.
func (w *world) decideAll(sets ...string) {
	w.Helper()
	for i, set := range sets {
		variables := map[string]any{"set": set, "sources": []any{map[string]any{
			"name": fmt.Sprintf("Mark Six %d", i), "bits": 29.2, "publicAt": w.app.frame.Now().Add(time.Second),
		}}}
		committed := w.graphql(w.token("operator"), commitIt, variables)
		w.machine.move(2 * time.Second)
		w.graphql(w.token("operator"), conductIt, map[string]any{
			"draw": committed.at("commitDraw", "draw", "id"), "values": [][]int{{1, 2, 3, 4, 5, 6, 7}},
		})
	}
	hash := w.graphql(w.token("operator"), announceIt, nil).at("announceResults", "phase", "resultsSha256")
	w.graphql(w.token("operator2"), announceIt, map[string]any{"hash": hash})
}

// A list of sets is read page by page, by everyone once it is announced.
func TestSetsAreListedByNameAndNarrowed(t *testing.T) {
	onBoth(t, func(t *testing.T, databaseURL string) {
		w, set := launched(t, databaseURL)
		w.contends(peak, "rgt_lee", "wind.hk", 4)
		list := func(who, arguments string) (names []string, s *said) {
			token := ""
			if who != "" {
				token = w.token(who)
			}
			s = w.graphql(token, `{ contentionSets(phase: SUNRISE, `+arguments+`) { edges { cursor node { name } } totalCount pageInfo { hasNextPage } } }`, nil)
			edges, _ := s.at("contentionSets", "edges").([]any)
			for _, edge := range edges {
				node := edge.(map[string]any)["node"].(map[string]any)
				names = append(names, node["name"].(string))
			}
			return names, s
		}
		expect := func(who, arguments, want string) {
			t.Helper()
			if got, s := list(who, arguments); strings.Join(got, " ") != want {
				t.Errorf("%s as %q: %v, want %s: %s", arguments, who, got, want, s.body)
			}
		}
		expect("harbour", "first: 9", "")
		expect("operator", "first: 9", "calc.hk kite.hk wind.hk")
		expect("operator", "decidedBy: AWAITING_DRAW", "kite.hk")
		w.decideAll(set)
		expect("", "first: 2", "calc.hk kite.hk")
		_, s := list("", "first: 2")
		cursor := s.at("contentionSets", "edges").([]any)[1].(map[string]any)["cursor"].(string)
		expect("", "after: \""+cursor+"\"", "wind.hk")
		expect("", "last: 1", "wind.hk")
		expect("", `search: "KIT"`, "kite.hk")
		expect("", "decidedBy: ONLY_APPLICANT", "calc.hk wind.hk")
		expect("", "decidedBy: HELD", "")
		if _, s := list("", "first: 1"); s.at("contentionSets", "totalCount") != float64(3) {
			t.Error(s.body)
		}
		if _, s := list("", "first: 101"); !strings.Contains(s.body, "BAD_USER_INPUT") {
			t.Error(s.body)
		}
	})
}

// What was announced when the server stopped is settled when it starts again.
func TestWhatWasAnnouncedIsSettledAtTheStart(t *testing.T) {
	w, set := launched(t, "")
	w.decideAll(set)
	row := w.app.frame.DB.Read.LaunchTier.Query().OnlyX(asSystem())
	if row.SettledAt == nil {
		t.Fatal("it was not settled at once")
	}
	w.chores()
	w.quiet()
	if account, err := w.app.frame.DB.Reader().PartnerAccount(asSystem(), peak); err != nil || account.DebitsPending != 0 {
		t.Errorf("%s is held, %v", rules.Money(account.DebitsPending), err)
	}
	var document struct{ Result struct{ Winner *string } }
	must(t, json.Unmarshal(w.get("/launch/sunrise/calc.hk/set.json").Body.Bytes(), &document))
	if document.Result.Winner == nil {
		t.Error("nobody has calc.hk")
	}
}
