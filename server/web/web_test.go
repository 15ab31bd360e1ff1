package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// site is a handler in everything that Wrap puts around it, and its log.
type site struct {
	handler http.Handler
	log     *bytes.Buffer
}

func wrap(t testing.TB, handler http.HandlerFunc, changes ...func(*Config)) site {
	t.Helper()
	var log bytes.Buffer
	ids := 0
	c := Config{
		Log:          NewLogger(&log, slog.LevelDebug),
		NewRequestID: func() string { ids++; return fmt.Sprintf("req_%d", ids) },
	}
	for _, change := range changes {
		change(&c)
	}
	wrapped, err := Wrap(c, handler)
	if err != nil {
		t.Fatal(err)
	}
	return site{wrapped, &log}
}

func (s site) get(t testing.TB, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	recorder := httptest.NewRecorder()
	s.handler.ServeHTTP(recorder, r)
	return recorder
}

// lines are the log, read: what is no JSON line is a failure.
func (s site) lines(t testing.TB) (all []map[string]any) {
	t.Helper()
	for line := range strings.Lines(s.log.String()) {
		var read map[string]any
		if err := json.Unmarshal([]byte(line), &read); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		all = append(all, read)
	}
	return all
}

func TestARequestIsNamedByUsAlone(t *testing.T) {
	var inside string
	s := wrap(t, func(_ http.ResponseWriter, r *http.Request) { inside = RequestID(r.Context()) })
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("X-Request-Id", "forged\r\nline")
	got := s.get(t, r)
	if inside != "req_1" || got.Header().Get("X-Request-Id") != "req_1" || s.lines(t)[0]["requestId"] != "req_1" {
		t.Errorf("inside %q, header %q, log %s", inside, got.Header().Get("X-Request-Id"), s.log)
	}
	if outside := RequestID(t.Context()); outside != "" {
		t.Errorf("outside of any request: %q", outside)
	}
}

func TestEveryAnswerHasTheHeadersThatBrowsersKeepTo(t *testing.T) {
	all := map[string]string{
		"Content-Security-Policy":      "default-src 'none'; frame-ancestors 'none'",
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "no-referrer",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Cache-Control":                "no-store",
		"Server":                       "",
		"X-Powered-By":                 "",
		"Access-Control-Allow-Origin":  "",
	}
	handlers := map[string]http.HandlerFunc{
		"an answer":   func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) },
		"a not found": http.NotFound,
		"a panic":     func(http.ResponseWriter, *http.Request) { panic("x") },
	}
	for _, https := range []bool{false, true} {
		for name, handler := range handlers {
			t.Run(fmt.Sprintf("%s, https %v", name, https), func(t *testing.T) {
				got := wrap(t, handler, func(c *Config) { c.HTTPS = https }).get(t, httptest.NewRequest("GET", "/", nil))
				for header, want := range all {
					if diff := cmp.Diff(want, got.Header().Get(header)); diff != "" {
						t.Errorf("%s: %s", header, diff)
					}
				}
				permissions := got.Header().Get("Permissions-Policy")
				if strings.Count(permissions, "=()") != len(unused) || !strings.Contains(permissions, "camera=(), ") ||
					strings.Contains(permissions, "publickey") { // people sign in by passkeys
					t.Errorf("Permissions-Policy: %s", permissions)
				}
				strict := ""
				if https {
					strict = "max-age=63072000; includeSubDomains"
				}
				if diff := cmp.Diff(strict, got.Header().Get("Strict-Transport-Security")); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func TestAnAnswerThatIsDataLeavesOutWhatOnlyPagesHeed(t *testing.T) {
	answer := func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }
	page := wrap(t, answer).get(t, httptest.NewRequest("GET", "/", nil)).Header()
	data := wrap(t, Data(http.HandlerFunc(answer)).ServeHTTP).get(t, httptest.NewRequest("GET", "/", nil)).Header()
	for _, name := range []string{"Cross-Origin-Opener-Policy", "Permissions-Policy", "Referrer-Policy"} {
		if page.Get(name) == "" || data.Values(name) != nil {
			t.Errorf("%s: %q on a page, %q on data", name, page.Get(name), data.Get(name))
		}
		page.Del(name)
	}
	if diff := cmp.Diff(page, data); diff != "" { // all others stay
		t.Error(diff)
	}
}

func TestThePortalsPolicyIsThePublishedOne(t *testing.T) {
	want := "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
		"connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; " +
		"require-trusted-types-for 'script'; report-to csp"
	if diff := cmp.Diff(want, PortalPolicy); diff != "" {
		t.Error(diff)
	}
}

func TestAFileOfOthersIsSavedAndNotRun(t *testing.T) {
	for name, want := range map[string]string{
		"licence.pdf":        `attachment; filename=licence.pdf`,
		`a "quoted" name`:    `attachment; filename="a \"quoted\" name"`,
		"商業登記.pdf":           `attachment; filename*=utf-8''%E5%95%86%E6%A5%AD%E7%99%BB%E8%A8%98.pdf`,
		"x\r\nSet-Cookie: a": `attachment; filename*=utf-8''x%0D%0ASet-Cookie%3A%20a`,
	} {
		header := http.Header{}
		Attachment(header, name)
		if diff := cmp.Diff(want, header.Get("Content-Disposition")); diff != "" {
			t.Error(diff)
		}
		if header.Get("Content-Security-Policy") != "default-src 'none'; sandbox" || header.Get("Cache-Control") != "no-store" {
			t.Errorf("%v", header)
		}
	}
}

func TestTheCallersAddressIsBelievedOnlyFromTrustedProxies(t *testing.T) {
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	for _, c := range []struct {
		name, remote string
		forwarded    []string
		want         string
	}{
		{"nobody between us", "203.0.113.7:1234", nil, "203.0.113.7"},
		{"a caller who claims to be another", "203.0.113.7:1234", []string{"198.51.100.1"}, "203.0.113.7"},
		{"behind a proxy", "10.0.0.1:1234", []string{"198.51.100.1"}, "198.51.100.1"},
		{"behind two", "10.0.0.1:1234", []string{"198.51.100.1, 10.0.0.2"}, "198.51.100.1"},
		{"behind two, in two headers", "10.0.0.1:1234", []string{"198.51.100.1", "10.0.0.2"}, "198.51.100.1"},
		{"behind a proxy, with a forged beginning", "10.0.0.1:1234", []string{"127.0.0.1, 198.51.100.1"}, "198.51.100.1"},
		{"behind a proxy that says nothing", "10.0.0.1:1234", nil, "10.0.0.1"},
		{"behind a proxy that says nonsense", "10.0.0.1:1234", []string{"unknown"}, "10.0.0.1"},
		{"with nonsense before the proxy's word", "10.0.0.1:1234", []string{"\x00, 198.51.100.1"}, "198.51.100.1"},
		{"with a port", "10.0.0.1:1234", []string{"198.51.100.1:99"}, "198.51.100.1"},
		{"IPv6", "[fd00::1]:1234", []string{"[2001:db8::1]:99"}, "2001:db8::1"},
		{"IPv4 in IPv6", "[::ffff:10.0.0.1]:1234", []string{"::ffff:198.51.100.1"}, "198.51.100.1"},
		{"no address at all", "pipe", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := "none"
			s := wrap(t, func(_ http.ResponseWriter, r *http.Request) { got = Address(r.Context()) },
				func(config *Config) { config.TrustedProxies = proxies })
			r := httptest.NewRequest("GET", "/", nil)
			r.RemoteAddr = c.remote
			r.Header["X-Forwarded-For"] = c.forwarded
			s.get(t, r)
			if got != c.want || s.lines(t)[0]["ip"] != c.want {
				t.Errorf("%v; log %s", got, s.log)
			}
		})
	}
}

func TestASubscriberOfIPv6IsOneCaller(t *testing.T) {
	for remote, want := range map[string]string{
		"203.0.113.7:1": "203.0.113.7", "[2001:db8:1:2:3::4]:1": "2001:db8:1:2::/64", "[fe80::1%eth0]:1": "fe80::/64", "pipe": "",
	} {
		got := "none"
		s := wrap(t, func(_ http.ResponseWriter, r *http.Request) { got = BudgetKey(r.Context()) })
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = remote
		if s.get(t, r); got != want {
			t.Errorf("%s: %s", remote, got)
		}
	}
}

func TestHealthTellsTheLogWhatItDoesNotTellTheCaller(t *testing.T) {
	var fault error
	mux := http.NewServeMux()
	var log bytes.Buffer
	Health(mux, NewLogger(&log, slog.LevelInfo), func(ctx context.Context) error {
		if _, limited := ctx.Deadline(); !limited {
			t.Error("it may take for ever")
		}
		return fault
	})
	s := wrap(t, mux.ServeHTTP)
	for path, want := range map[string]string{"/healthz": "alive\n", "/readyz": "ready\n"} {
		if got := s.get(t, httptest.NewRequest("GET", path, nil)); got.Code != 200 || got.Body.String() != want {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
	}
	fault = errors.New("disk full at node 7")
	got := s.get(t, httptest.NewRequest("GET", "/readyz", nil))
	if got.Code != 503 || got.Body.String() != "not ready\n" || got.Header().Get("Retry-After") != "5" || !strings.Contains(log.String(), "node 7") {
		t.Errorf("%d %s; log %s", got.Code, got.Body, log.String())
	}
	if got := s.get(t, httptest.NewRequest("POST", "/healthz", nil)); got.Code != 405 {
		t.Errorf("POST: %d", got.Code)
	}
}

func TestWhatIsLeftOutOfTheConfigurationIsNoticed(t *testing.T) {
	if _, err := Wrap(Config{Log: slog.Default()}, http.NotFoundHandler()); err == nil {
		t.Error("no request ids")
	}
	if _, err := Wrap(Config{NewRequestID: func() string { return "" }}, http.NotFoundHandler()); err == nil {
		t.Error("no log")
	}
}
