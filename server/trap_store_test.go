package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/pquerna/otp/totp"

	"lionrock/flows"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/server/database"
	"lionrock/server/token"
)

// go-sqlite3 acknowledges a commit in write-ahead mode before it is on the disk, unless it is told otherwise.
func TestSQLiteSyncsWhatItAcknowledges(t *testing.T) {
	w := newWorld(t, "")
	must(t, w.app.frame.DB.InTx(asSystem(), func(ctx context.Context, tx *flows.Tx) error {
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000",
		} {
			var is string
			if err := tx.SQL.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&is); err != nil {
				return err
			}
			if is != want {
				t.Errorf("the server writes with %s = %s, not %s", pragma, is, want)
			}
		}
		return nil
	}))
	if _, err := w.app.frame.DB.ReadSQL.Exec("DELETE FROM partner"); err == nil {
		t.Error("the readers can write")
	}
	for name, settings := range map[string]string{
		"without the sync":                   "_journal_mode=WAL&_foreign_keys=1&_busy_timeout=5000",
		"with the sync of a crash only":      "_journal_mode=WAL&_synchronous=NORMAL&_foreign_keys=1&_busy_timeout=5000",
		"without the write-ahead log":        "_journal_mode=DELETE&_synchronous=FULL&_foreign_keys=1&_busy_timeout=5000",
		"without foreign keys":               "_journal_mode=WAL&_synchronous=FULL&_busy_timeout=5000",
		"without patience for other writers": "_journal_mode=WAL&_synchronous=FULL&_foreign_keys=1&_busy_timeout=10",
	} {
		t.Run(name, func(t *testing.T) {
			db, err := sql.Open("sqlite3", "file:"+filepath.Join(t.TempDir(), "a.db")+"?"+settings)
			must(t, err)
			defer db.Close()
			if err := database.CheckSQLite(t.Context(), db); err == nil {
				t.Error("the server would start")
			}
		})
	}
}

// A statement that is cancelled half-way ends SQLite's transaction behind the driver's back, and the next statement stays.
func TestACallerWhoLeavesHalfWayLeavesNothingBehind(t *testing.T) {
	onBoth(t, func(t *testing.T, databaseURL string) {
		w := newWorld(t, databaseURL, func(c *config) { c.RateLimit = "off" })
		w.enterCast()
		w.pay(harbour, 100_000_00, "FPS-MUCH")
		token := w.token("harbour-client")
		var all sync.WaitGroup
		for i := range 120 {
			all.Go(func() {
				ctx, leave := context.WithCancel(context.Background())
				defer time.AfterFunc(rand.N(20*time.Millisecond), leave).Stop()
				body := asQuery(t, fmt.Sprintf(`mutation { registerDomain(input: {name: "leaving-%d.hk", years: 1, registrantId: "rgt_noodles", nameServers: [], idempotencyKey: "%d"}) { domain { id } userErrors { code } } }`, i, i))
				request := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
				request.Header.Set("Content-Type", "application/json")
				request.Header.Set("Authorization", "Bearer "+token)
				w.do(request)
			})
			if i%8 == 7 {
				all.Wait()
			}
		}
		all.Wait()
		w.inOrder()
		w.quiet()
		answer := w.graphql(token, `mutation { registerDomain(input: {name: "staying.hk", years: 1, registrantId: "rgt_noodles", nameServers: [], idempotencyKey: "stays"}) { domain { name } userErrors { code } } }`, nil)
		if answer.at("registerDomain", "domain", "name") != "staying.hk" {
			t.Errorf("who stays is not served: %s", answer.body)
		}
		w.inOrder()
	})
}

// The library of one-time codes takes a code as often as it is shown within 90 seconds.
func TestAOneTimeCodeWorksOnce(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	const secret = "JBSWY3DPEHPK3PXP"
	must(t, w.app.frame.DB.InTx(asSystem(), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Person.UpdateOneID("per_harbour").SetTotpSecret(base64.RawStdEncoding.EncodeToString(
			w.app.access.Vault.Seal(nil, nil, []byte(secret), []byte("per_harbour")))).Exec(ctx)
	}))
	code := func() string {
		t.Helper()
		generated, err := totp.GenerateCode(secret, w.machine.Now())
		must(t, err)
		return generated
	}
	signsIn := func(code string) bool {
		t.Helper()
		answer := w.graphql("", `mutation($code: String) { signIn(input: {email: "owner@harbour.example", password: "`+castPassage+`", oneTimeCode: $code}) { accessToken userErrors { code } } }`, map[string]any{"code": code})
		return answer.at("signIn", "accessToken") != nil
	}
	first := code()
	w.machine.move(30 * time.Second)
	second := code()
	for _, try := range []struct {
		name, code string
		want       bool
	}{
		{"no code", "", false},
		{"a wrong code", "000000", false},
		{"the code of half a minute ago", first, true},
		{"the same again", first, false},
		{"the code of now", second, true},
		{"the same again", second, false},
		{"the older one, after the newer", first, false},
	} {
		if got := signsIn(try.code); got != try.want {
			t.Errorf("%s: signed in is %t", try.name, got)
		}
	}
}

// The library of tokens takes one without an end for one that never ends.
func TestATokenMustHaveAnEnd(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	now := w.machine.Now().Unix()
	claims := jwt.MapClaims{
		"iss": publicURL, "aud": publicURL + "/graphql", "sub": "per_harbour", "jti": "1", "iat": now, "nbf": now, "exp": now + 600,
		"kind": "person", "partner": harbour, "scopes": []string{"OWNER"}, "sid": "fam_harbour",
	}
	if status, body := w.heard("/graphql", bearer(w.signedClaims(claims))); status != http.StatusOK {
		t.Fatalf("the token on which the others are built is not good: %s", body)
	}
	for name, end := range map[string]any{"none": nil, "far away": 1e300, "before it began": now - 600, "a word": "never"} {
		t.Run(name, func(t *testing.T) {
			claims["exp"] = end
			if end == nil {
				delete(claims, "exp")
			}
			if status, body := w.heard("/graphql", bearer(w.signedClaims(claims))); status != http.StatusUnauthorized {
				t.Errorf("it is taken: %s", body)
			}
		})
	}
}

func (w *world) signedClaims(claims jwt.MapClaims) string {
	w.Helper()
	private := w.signingKey()
	public, _ := private.Public().(ed25519.PublicKey)
	unsigned := jwt.NewWithClaims(jwt.SigningMethodEdDSA, claims)
	unsigned.Header["typ"], unsigned.Header["kid"] = "at+jwt", token.KeyID(public)
	raw, err := unsigned.SignedString(private)
	must(w, err)
	return raw
}

// An upload that stops half-way, or brings more than it said, leaves neither a row nor a file.
func TestAnUploadThatBreaksOffLeavesNothing(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	address := w.announce(pdf(strings.Repeat("a page ", 100_000)))
	content := pdf(strings.Repeat("a page ", 100_000))
	for at := 0; at < len(content); at += 64 << 10 {
		request := httptest.NewRequest(http.MethodPut, address, io.MultiReader(bytes.NewReader(content[:at]), brokenReader{}))
		request.ContentLength = int64(len(content))
		if answer := w.do(request); answer.Code < 400 || answer.Code >= 500 {
			t.Errorf("broken off after %d bytes, it was answered %d", at, answer.Code)
		}
	}
	if left := w.filesUnder("blobs"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if answer := w.do(httptest.NewRequest(http.MethodPut, address, bytes.NewReader(content))); answer.Code != http.StatusNoContent {
		t.Errorf("whole, it was answered %d %s", answer.Code, answer.Body)
	}
	w.inOrder()
	w.quiet()
}

// brokenReader is a connection that is gone.
type brokenReader struct{}

// Read tells that it is.
func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// announce makes a place for bytes and answers the path to put them to.
func (w *world) announce(content []byte) string {
	w.Helper()
	sum := sha256.Sum256(content)
	_, address, err := w.app.names.CreateUploadTarget(w.acting("harbour"), names.CreateUploadTargetInput{
		Kind: rules.OtherDocument, Filename: "paper.pdf", Sha256: hex.EncodeToString(sum[:]), SizeBytes: len(content),
	})
	must(w, err)
	return strings.TrimPrefix(address, publicURL)
}

// filesUnder lists the files of a folder of the world, at any depth.
func (w *world) filesUnder(folder string) (files []string) {
	w.Helper()
	err := filepath.WalkDir(filepath.Join(w.app.config.DataDir, folder), func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && !entry.IsDir() {
			files = append(files, path)
		}
		return err
	})
	must(w, err)
	return files
}
