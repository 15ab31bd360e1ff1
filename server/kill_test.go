package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"lionrock/server/database"
	"lionrock/server/demo"
	"lionrock/server/verify"
)

// beLionrock is the variable that makes the test binary the program itself, which can then be killed.
const beLionrock = "BE_LIONROCK"

const (
	kills     = 25
	registrar = 6
	// mostBefore is how many writes a server acknowledges at most before its end is near: 1 in the first round, one more in each, and
	// after the most 1 again. It is counted, not timed, so that a slow machine tries as much as a fast one.
	mostBefore = 9
	// loadMost is how long it lives at most after the last of these.
	loadMost = 60 * time.Millisecond
)

// A server is killed 25 times while partners register and an officer books payments. What was acknowledged is there afterwards,
// what was not is asked for again under its key and done once, and the register is in order after every kill.
func TestAKilledServerLosesNothingItAcknowledged(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes half a minute")
	}
	onBoth(t, func(t *testing.T, databaseURL string) {
		v := newVictim(t, databaseURL)
		v.start()
		partner, officer := v.tokenOf("demo-harbour"), v.officerToken()
		v.holder = v.newHolder(partner)
		askers := []*asker{{v: v, token: officer, ask: askForMoney}}
		for i := range registrar {
			askers = append(askers, &asker{v: v, token: partner, number: i, ask: askForName})
		}
		for round := range kills {
			v.killedUnderLoad(askers, 1+round%mostBefore)
			v.inOrder(round)
			v.start()
		}
		for _, a := range askers {
			a.retry()
		}
		v.kill()
		v.inOrder(kills)
		if most := 4 * kills; len(v.acknowledged) < most {
			t.Errorf("only %d writes were acknowledged, want at least %d to have tried anything", len(v.acknowledged), most)
		}
		t.Logf("%d acknowledged writes, %d asked for again", len(v.acknowledged), v.retried)
	})
}

// victim is a server in a process of its own.
type victim struct {
	t                         *testing.T
	databaseURL, dir, address string
	process                   *exec.Cmd
	http                      *http.Client
	// holder is who shall hold the names.
	holder string

	mu sync.Mutex
	// acknowledged are the names and bank references that the server said were done.
	acknowledged []write
	retried      int
}

// write is something done: the name registered, or the bank's reference of a payment booked.
type write struct {
	name, reference string
	receipt         int
}

func newVictim(t *testing.T, databaseURL string) *victim {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	must(t, listener.Close())
	v := &victim{t: t, databaseURL: databaseURL, dir: t.TempDir(), address: listener.Addr().String()}
	v.http = &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	return v
}

// start runs the demo and waits until it can write.
func (v *victim) start() {
	v.t.Helper()
	v.process = exec.Command(os.Args[0], "demo", "--addr", v.address, "--data", v.dir)
	v.process.Env = append(os.Environ(), beLionrock+"=yes", "LIONROCK_RATE_LIMIT=off", "DATABASE_URL="+v.databaseURL,
		"LIONROCK_SECRET=a secret of more than thirty-two characters")
	var told bytes.Buffer
	v.process.Stdout, v.process.Stderr = &told, &told
	must(v.t, v.process.Start())
	v.t.Cleanup(func() { _ = v.process.Process.Kill() }) // for a test that ended early
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if answer, err := v.http.Get("http://" + v.address + "/readyz"); err == nil {
			must(v.t, answer.Body.Close())
			if answer.StatusCode == http.StatusOK {
				return
			}
		}
	}
	v.kill()
	v.t.Fatalf("it was not ready in a minute:\n%s", told.String())
}

func (v *victim) kill() {
	v.t.Helper()
	must(v.t, v.process.Process.Kill())
	_ = v.process.Wait() // it was killed, and says so
}

// killedUnderLoad lets everyone ask, and kills the server some time after it acknowledged so many writes.
func (v *victim) killedUnderLoad(askers []*asker, before int) {
	v.t.Helper()
	done, acknowledged := make(chan struct{}), make(chan struct{})
	var asking sync.WaitGroup
	for _, a := range askers {
		asking.Go(func() { a.goOn(done, acknowledged) })
	}
	late := time.After(time.Minute)
	for got := 0; got < before && !v.t.Failed(); got++ {
		select {
		case <-acknowledged:
		case <-late:
			v.t.Errorf("%d writes were acknowledged in a minute, want %d", got, before)
		}
	}
	go func() {
		for range acknowledged { // the askers go on until it is gone
		}
	}()
	time.Sleep(rand.N(loadMost))
	v.kill()
	close(done)
	asking.Wait()
	close(acknowledged)
}

// inOrder looks for everything that was acknowledged, and lets the examiner read the whole register.
func (v *victim) inOrder(round int) {
	v.t.Helper()
	report, err := verify.Run(v.t.Context(), verify.Options{DatabaseURL: v.databaseURL, DataDir: v.dir})
	must(v.t, err)
	if !report.OK() {
		var printed bytes.Buffer
		must(v.t, report.Print(&printed))
		v.t.Fatalf("after kill %d:\n%s", round+1, printed.String())
	}
	driver, source := "pgx", v.databaseURL
	if source == "" {
		driver, source = "sqlite3", "file:"+filepath.Join(v.dir, database.FileName)+"?mode=ro"
	}
	db, err := sql.Open(driver, source)
	must(v.t, err)
	defer db.Close()
	for _, w := range v.acknowledged {
		query, args := "SELECT count(*) FROM domain d JOIN receipt r ON r.domain_id = d.id WHERE d.name = $1 AND r.id = $2", []any{w.name, w.receipt}
		if w.reference != "" {
			query, args = "SELECT count(*) FROM ledger_transfer WHERE reference = $1", []any{w.reference}
		}
		var found int
		must(v.t, db.QueryRow(query, args...).Scan(&found))
		if found != 1 {
			v.t.Fatalf("after kill %d, %+v was acknowledged and is there %d times", round+1, w, found)
		}
	}
}

func (v *victim) post(client *http.Client, path, contentType, body, token string) ([]byte, error) {
	request, err := http.NewRequestWithContext(v.t.Context(), http.MethodPost, "http://"+v.address+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", contentType)
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	answer, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	var read bytes.Buffer
	_, err = read.ReadFrom(answer.Body)
	return read.Bytes(), err
}

func (v *victim) tokenOf(client string) string {
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {client}, "client_secret": {client + "-secret"}}
	body, err := v.post(v.http, "/oauth/token", "application/x-www-form-urlencoded", form.Encode(), "")
	must(v.t, err)
	var said struct {
		Token string `json:"access_token"`
	}
	must(v.t, json.Unmarshal(body, &said))
	return said.Token
}

func (v *victim) officerToken() string {
	var said struct {
		SignIn struct{ AccessToken string }
	}
	must(v.t, v.graphql("", fmt.Sprintf(`mutation { signIn(input: {email: %q, password: %q}) { accessToken } }`,
		demo.OfficerEmail, demo.Password), &said))
	return said.SignIn.AccessToken
}

func (v *victim) newHolder(token string) string {
	var said struct {
		CreateRegistrant struct{ Registrant struct{ ID string } }
	}
	must(v.t, v.graphql(token, `mutation { createRegistrant(input: {kind: COMPANY, name: "Nine Lives Limited", country: "HK"}) {
		registrant { id }
	} }`, &said))
	return said.CreateRegistrant.Registrant.ID
}

// graphql asks, and fails where there is no whole answer.
func (v *victim) graphql(token, document string, data any) error {
	query, err := json.Marshal(map[string]string{"query": document})
	must(v.t, err)
	return v.graphqlBy(v.http, token, query, data)
}

// graphqlBy asks over somebody's own connection.
func (v *victim) graphqlBy(client *http.Client, token string, query []byte, data any) error {
	body, err := v.post(client, "/graphql", "application/json", string(query), token)
	if err != nil {
		return err
	}
	said := struct {
		Data   any
		Errors []struct{ Message string }
	}{Data: data}
	if err := json.Unmarshal(body, &said); err != nil {
		return err
	}
	if len(said.Errors) > 0 {
		return errors.New(said.Errors[0].Message)
	}
	return nil
}
