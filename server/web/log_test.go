package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// planted is a secret that must not be found in any log line.
const planted = "hunter2-Planted"

func TestASecretUnderATellingNameIsLeftOut(t *testing.T) {
	names := []string{
		"authorization", "Authorization", "cookie", "Set-Cookie", "set_cookie", "password", "newPassword", "PASSWORD",
		"old-password", "passwd", "pwd", "otp", "oneTimeOtp", "totp", "secret", "clientSecret", "client_secret", "token",
		"accessToken", "refresh_token", "tokens", "idToken", "jwt", "bearer", "key", "apiKey", "api_key", "api-key",
		"idempotencyKey", "keys", "credential", "credentials", "idNumber", "id_number", "hkid", "passport", "filename",
		"variables", "query", "body", "seed", "cvv",
	}
	for _, name := range names {
		for kind, value := range map[string]any{
			"text": planted, "an error": errors.New(planted), "bytes": []byte(planted), "a struct": struct{ A string }{planted},
			"a group": slog.GroupValue(slog.String(name, planted)),
		} {
			var log bytes.Buffer
			NewLogger(&log, slog.LevelInfo).Info("said", "in", slog.GroupValue(slog.Any(name, value)))
			if strings.Contains(log.String(), planted) || strings.Contains(log.String(), "104 117 110") {
				t.Errorf("%s as %s: %s", name, kind, &log)
			}
		}
	}
}

func TestASecretInTheMiddleOfATextIsLeftOut(t *testing.T) {
	token := "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJwZXJfMSJ9.abcDEF_-123"
	for _, c := range []struct{ name, text, secret, kept string }{
		{"a bearer token", "got Authorization: Bearer abc.def-" + planted + " from", planted, "from"},
		{"basic credentials", "Basic " + planted + "== refused", planted, "refused"},
		{"an access token by itself", "bad token " + token + ".", token[:20], "."},
		{"a password in JSON", `{"email":"a","password":"` + planted + ` with spaces","x":1}`, planted, `"x":1`},
		{"a password in a body that was echoed", `could not decode body:{"newPassword": "` + planted + `"}`, planted, "could not decode"},
		{"a password in a form", "grant=x&client_secret=" + planted + "&scope=y", planted, "&scope=y"},
		{"a password in SQL", "exec (password='" + planted + "', n=2)", planted, "n=2"},
		{"a cookie", "cookie: " + planted + "; path=/", planted, "path=/"},
		{"an API key", "api_key=" + planted + " used", planted, "used"},
		{"a one-time code", "otp: 123456 wrong", "123456", "wrong"},
		{"the name before an e-mail's at", "no person tai.man+" + planted + "@people.example here", planted, "@people.example"},
		{"an identity card", "holder A123456(7) exists", "A123456", "exists"},
		{"an identity card of two letters", "holder WX123456A exists", "WX123456", "exists"},
		{"a capital token", "TOKEN=" + planted, planted, "TOKEN="},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, write := range []func(*slog.Logger){
				func(l *slog.Logger) { l.Info(c.text) },
				func(l *slog.Logger) { l.Info("x", "error", errors.New(c.text)) },
				func(l *slog.Logger) { l.Info("x", "a", slog.GroupValue(slog.String("b", c.text))) },
				func(l *slog.Logger) { l.With("a", c.text).Info("x") },
			} {
				var log bytes.Buffer
				write(NewLogger(&log, slog.LevelInfo))
				var line map[string]any
				if err := json.Unmarshal(log.Bytes(), &line); err != nil {
					t.Fatal(err)
				}
				text := fmt.Sprint(line)
				if strings.Contains(text, c.secret) || !strings.Contains(text, c.kept) {
					t.Error(text)
				}
			}
		})
	}
}

func TestWhatIsNoSecretStays(t *testing.T) {
	var log bytes.Buffer
	NewLogger(&log, slog.LevelInfo).Info("request", "path", "/graphql", "operation", "Page", "operationHash", "abc123456789",
		"status", 200, "took", 1500*time.Microsecond, "error", errors.New("store: UNIQUE failed: domains.name"), "requestId", "req_1")
	for _, wanted := range []string{
		`"path":"/graphql"`, `"operation":"Page"`, `"operationHash":"abc123456789"`, `"status":200`, `"tookMs":1.5`,
		`"error":"store: UNIQUE failed: domains.name"`, `"requestId":"req_1"`, `Z","level":"INFO","msg":"request"`,
	} {
		if !strings.Contains(log.String(), wanted) {
			t.Errorf("%s is not in %s", wanted, &log)
		}
	}
}

func TestALineOfTheLogStaysOneLineWhateverIsInIt(t *testing.T) {
	for name, text := range map[string]string{
		"line feeds": "a\r\n{\"level\":\"INFO\"}", "a terminal's commands": "\x1b[2J\x1b]0;title\x07", "C1 commands": "\u009b2J",
		"letters from right to left": "\u202egpj.exe", "nothing wide": "a\u200bb", "a separator": "a\u2028b", "a NUL": "a\x00b",
		"broken UTF-8": "a\xff\xfeb", "a private character": "\ue000", "much": strings.Repeat("界", 10_000),
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			NewLogger(&log, slog.LevelInfo).Info(text, "a", text)
			line := log.String()
			if strings.Count(line, "\n") != 1 || !utf8.ValidString(line) || len(line) > 40_000 {
				t.Errorf("%q", line)
			}
			for _, hidden := range []string{"\x1b", "\u009b", "\u202e", "\u200b", "\u2028", "\x00", "\ue000"} {
				if strings.Contains(line, hidden) {
					t.Errorf("%q has %q", line, hidden)
				}
			}
		})
	}
}

func TestTheAccessLogNamesTheOperationAndNothingThatWasSent(t *testing.T) {
	s := wrap(t, func(w http.ResponseWriter, r *http.Request) {
		Annotate(r.Context(), slog.String("operation", "Page"), slog.Int("cost", 3))
		w.WriteHeader(http.StatusTeapot)
		w.WriteHeader(http.StatusOK) // too late to count
		_, _ = w.Write([]byte("12345"))
		_, _ = w.Write([]byte("678"))
	}, func(c *Config) { c.SecretPaths = []string{"/uploads/"} })
	r := httptest.NewRequest("POST", "/uploads/"+planted+"?password="+planted, strings.NewReader(planted))
	r.Header.Set("Authorization", "Bearer "+planted)
	r.Header.Set("Cookie", "a="+planted)
	r.Header.Set("User-Agent", "curl/8\r\n{}")
	r.RemoteAddr = "203.0.113.7:1"
	s.get(t, r)
	line := s.lines(t)[0]
	for name, want := range map[string]any{
		"msg": "request", "level": "INFO", "requestId": "req_1", "method": "POST", "path": "/uploads/…", "status": 418.0,
		"bytes": 8.0, "ip": "203.0.113.7", "operation": "Page", "cost": 3.0, "agent": "curl/8\\u000d\n{}",
	} {
		if line[name] != want {
			t.Errorf("%s: %v, not %v", name, line[name], want)
		}
	}
	if _, timed := line["tookMs"].(float64); !timed || strings.Contains(s.log.String(), planted) {
		t.Error(s.log)
	}
}

func TestALineOfTheAccessLogLooksLikeALineOfTheLog(t *testing.T) {
	note := []slog.Attr{
		slog.String("operation", "Page"), slog.Int("cost", 3), slog.String("token", planted), slog.Duration("waited", time.Second),
		slog.Any("error", errors.New("password="+planted)), slog.Bool("again", true),
	}
	s := wrap(t, func(_ http.ResponseWriter, r *http.Request) { Annotate(r.Context(), note...) })
	r := httptest.NewRequest("GET", "/a%20path", nil)
	r.Header.Set("User-Agent", "Mozilla/5.0 (X11; \u202ex) Bearer "+planted)
	s.get(t, r)
	got := s.lines(t)[0]
	var log bytes.Buffer
	NewLogger(&log, slog.LevelInfo).LogAttrs(t.Context(), slog.LevelInfo, "request", append([]slog.Attr{
		slog.String("requestId", "req_1"), slog.String("method", "GET"), slog.String("path", "/a path"), slog.Int("status", 200),
		slog.Int64("bytes", 0), slog.Float64("tookMs", 0), slog.String("ip", "192.0.2.1"), slog.String("agent", r.UserAgent()),
	}, note...)...)
	var want map[string]any
	if err := json.Unmarshal(log.Bytes(), &want); err != nil {
		t.Fatal(err)
	}
	for _, ofTheMoment := range []string{"time", "tookMs"} {
		if got[ofTheMoment] == nil {
			t.Errorf("no %s in %v", ofTheMoment, got)
		}
		delete(got, ofTheMoment)
		delete(want, ofTheMoment)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestATimeIsWrittenToTheMicrosecond(t *testing.T) {
	for took, want := range map[time.Duration]string{
		0: "0.000", 1234567: "1.234", 1500 * time.Microsecond: "1.500", 7 * time.Microsecond: "0.007", time.Minute: "60000.000",
	} {
		var l line
		l.milliseconds("tookMs", took)
		if diff := cmp.Diff(`,"tookMs":`+want, string(l.b)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestTheLogAndTheAccessLogTakeTurns(t *testing.T) {
	var log bytes.Buffer // which is no place for two at once, as the race detector would say
	logger := NewLogger(&log, slog.LevelInfo)
	handler, err := Wrap(Config{Log: logger, NewRequestID: func() string { return "req_1" }},
		http.HandlerFunc(func(http.ResponseWriter, *http.Request) { logger.Info("inside") }))
	if err != nil {
		t.Fatal(err)
	}
	const requests = 50
	var all sync.WaitGroup
	for range requests {
		all.Go(func() { handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)) })
	}
	all.Wait()
	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	for _, line := range lines {
		if !json.Valid([]byte(line)) {
			t.Errorf("half a line: %s", line)
		}
	}
	if len(lines) != 2*requests {
		t.Errorf("%d lines", len(lines))
	}
}

// FuzzWhatIsTakenForPlainHoldsNoSecret: what is written without a closer look is what a closer look would have written.
func FuzzWhatIsTakenForPlainHoldsNoSecret(f *testing.F) {
	for _, seed := range []string{
		"/graphql", "Mozilla/5.0 (X11; Linux x86_64)", "Bearer abcdefghij", "A123456(7)", "eyJhbGciOi.eyJ.x", "a b@c.hk", "otp 123456",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if shown := withoutSecrets(text); isPlain(text) && shown != text {
			t.Errorf("%q is taken for plain and is %q", text, shown)
		}
	})
}

func TestANoteOutsideOfARequestHurtsNobody(t *testing.T) {
	Annotate(t.Context(), slog.Int("a", 1))
}

func BenchmarkALineOfTheAccessLog(b *testing.B) {
	var log bytes.Buffer
	handler, err := Wrap(Config{Log: NewLogger(&log, slog.LevelInfo), NewRequestID: func() string { return "req_1" }},
		http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			Annotate(r.Context(), slog.String("operation", "Page"), slog.String("operationHash", "0123456789abcdef0123456789abcdef"))
		}))
	if err != nil {
		b.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/graphql", nil)
	r.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0")
	recorder := httptest.NewRecorder()
	b.ReportAllocs()
	for b.Loop() {
		log.Reset()
		handler.ServeHTTP(recorder, r)
	}
}
