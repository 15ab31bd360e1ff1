package web

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

var script = strings.Repeat("export const harbour = 'Harbour Hosting';\n", 100)

func built(t *testing.T) http.Handler {
	t.Helper()
	portal, err := Portal(fstest.MapFS{
		"index.html":               {Data: []byte("<!doctype html><title>Lionrock</title>" + strings.Repeat(" ", 500))},
		"favicon.svg":              {Data: []byte("<svg/>")},
		"robots.txt":               {Data: []byte("User-agent: *\n")},
		"early.js":                 {Data: []byte(script)},
		"assets/index-BbyJ4V4l.js": {Data: []byte(script)},
		"assets/a-B-0uamnL.css":    {Data: []byte("a{}")},
		"assets/LICENSE":           {Data: []byte("text")},
		".keep":                    {Data: []byte("x")},
		".vite/manifest.json":      {Data: []byte("{}")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return withHeaders(true, portal)
}

func fetch(handler http.Handler, method, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, r)
	return recorder
}

func TestAPersonWhoGoesToAnyAddressGetsThePage(t *testing.T) {
	p := built(t)
	for _, c := range []struct {
		name, path string
		header     []string
		page       bool
	}{
		{"the root", "/", nil, true},
		{"the page by its name", "/index.html", nil, true},
		{"a name's page", "/names/google.com.hk", []string{"Accept", "text/html,*/*;q=0.8"}, true},
		{"a name's page in a new browser", "/names/google.com.hk", []string{"Sec-Fetch-Mode", "navigate"}, true},
		{"a script that is not there any more", "/assets/index-00000000.js", []string{"Accept", "*/*"}, false},
		{"the same from a new browser", "/assets/index-00000000.js", []string{"Sec-Fetch-Mode", "no-cors", "Accept", "text/html"}, false},
		{"a program", "/names/google.com.hk", []string{"Accept", "application/json"}, false},
		{"what the bundler notes for itself", "/.vite/manifest.json", nil, false},
		{"a placeholder", "/.keep", nil, false},
		{"a folder", "/assets/", nil, false},
		{"a way out", "/../../etc/passwd", nil, false},
		{"an encoded way out", "/%2e%2e/%2e%2e/etc/passwd", nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := fetch(p, "GET", c.path, c.header...)
			if c.page != strings.Contains(got.Body.String(), "<title>Lionrock") || c.page != (got.Code == 200) {
				t.Errorf("%d %s", got.Code, got.Body)
			}
			if c.page && (got.Header().Get("Content-Security-Policy") != PortalPolicy || got.Header().Get("Cache-Control") != "no-cache" ||
				got.Header().Get("Reporting-Endpoints") != `csp="/reports/csp"` || got.Header().Get("Content-Type") != "text/html; charset=utf-8") {
				t.Errorf("%v", got.Header())
			}
			if !c.page && (got.Code != 404 || got.Header().Get("Cache-Control") != "no-store") {
				t.Errorf("%d %v", got.Code, got.Header())
			}
		})
	}
}

func TestAFileIsKeptForeverOnlyIfItsNameHasItsHash(t *testing.T) {
	p := built(t)
	for path, want := range map[string][2]string{
		"/assets/index-BbyJ4V4l.js": {"text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		"/assets/a-B-0uamnL.css":    {"text/css; charset=utf-8", "public, max-age=31536000, immutable"},
		"/early.js":                 {"text/javascript; charset=utf-8", "no-cache"},
		"/favicon.svg":              {"image/svg+xml", "no-cache"},
		"/robots.txt":               {"text/plain; charset=utf-8", "no-cache"},
		"/assets/LICENSE":           {"application/octet-stream", "no-cache"},
	} {
		got := fetch(p, "GET", path)
		if diff := cmp.Diff(want, [2]string{got.Header().Get("Content-Type"), got.Header().Get("Cache-Control")}); got.Code != 200 || diff != "" {
			t.Errorf("%s: %d %s", path, got.Code, diff)
		}
		if got.Header().Get("Content-Security-Policy") == PortalPolicy {
			t.Errorf("%s is no page", path)
		}
	}
}

func TestAFileGoesOutCompressedToWhoTakesItAndWhereItIsSmaller(t *testing.T) {
	p := built(t)
	for _, c := range []struct {
		name, path, accepts string
		zipped              bool
	}{
		{"a script", "/early.js", "gzip, deflate, br", true},
		{"a script, anything", "/early.js", "*", true},
		{"a script, with a quality", "/early.js", "br;q=1.0, gzip;q=0.5", true},
		{"a script, not so", "/early.js", "gzip;q=0, br", false},
		{"a script, plain", "/early.js", "", false},
		{"a script, to another", "/early.js", "x-gzip", false},
		{"a file too small to gain", "/favicon.svg", "gzip", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := fetch(p, "GET", c.path, "Accept-Encoding", c.accepts)
			if (got.Header().Get("Content-Encoding") == "gzip") != c.zipped || got.Code != 200 {
				t.Fatalf("%d %v", got.Code, got.Header())
			}
			if (got.Header().Get("Vary") == "Accept-Encoding") != (c.path == "/early.js") {
				t.Errorf("Vary: %v", got.Header())
			}
			if !c.zipped {
				return
			}
			zip, err := gzip.NewReader(got.Body)
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(zip)
			if err != nil || string(content) != script {
				t.Errorf("%v %s", err, content)
			}
		})
	}
}

func TestAFileThatIsKnownIsNotSentAgain(t *testing.T) {
	p := built(t)
	for _, accepts := range []string{"", "gzip"} {
		first := fetch(p, "GET", "/early.js", "Accept-Encoding", accepts)
		again := fetch(p, "GET", "/early.js", "Accept-Encoding", accepts, "If-None-Match", first.Header().Get("Etag"))
		if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
			t.Errorf("%d %v", again.Code, again.Header())
		}
		head := fetch(p, "HEAD", "/early.js", "Accept-Encoding", accepts)
		if head.Code != 200 || head.Body.Len() != 0 || head.Header().Get("Content-Length") != first.Header().Get("Content-Length") {
			t.Errorf("%d %v", head.Code, head.Header())
		}
	}
	plain, zipped := fetch(p, "GET", "/early.js"), fetch(p, "GET", "/early.js", "Accept-Encoding", "gzip")
	if plain.Header().Get("Etag") == zipped.Header().Get("Etag") {
		t.Error("two forms of a file have one tag")
	}
	part := fetch(p, "GET", "/early.js", "Range", "bytes=0-5")
	if part.Code != http.StatusPartialContent || part.Body.String() != "export" {
		t.Errorf("%d %s", part.Code, part.Body)
	}
}

func TestThePortalIsOnlyForReading(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "DELETE", "TRACE", "OPTIONS"} {
		if got := fetch(built(t), method, "/"); got.Code != 405 || got.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d", method, got.Code)
		}
	}
}

func TestABinaryWithoutThePortalSaysSo(t *testing.T) {
	if _, err := Portal(fstest.MapFS{".keep": {}}); !errors.Is(err, ErrNoPortal) {
		t.Errorf("%v", err)
	}
}

func TestAReportAboutThePolicyIsLoggedWithoutWhatIsSecretInIt(t *testing.T) {
	var log bytes.Buffer
	reports := Reports(NewLogger(&log, slog.LevelInfo))
	send := func(body string) int {
		recorder := httptest.NewRecorder()
		reports.ServeHTTP(recorder, httptest.NewRequest("POST", ReportsPath, strings.NewReader(body)))
		return recorder.Code
	}
	one := `{"type":"csp-violation","body":{"effectiveDirective":"script-src-elem","blockedURL":"https://evil.example/x.js?a=` + planted +
		`","documentURL":"https://registry.example/names?q=` + planted + `"}}`
	if status := send("[" + one + `,{"type":"other"}]`); status != http.StatusNoContent {
		t.Errorf("%d", status)
	}
	if line := log.String(); !strings.Contains(line, `"blocked":"https://evil.example/x.js"`) || strings.Contains(line, planted) ||
		strings.Count(line, "\n") != 1 {
		t.Error(line)
	}
	for name, body := range map[string]string{
		"no JSON": "{", "another value": "{}", "too much": "[" + strings.Repeat(" ", 17<<10) + "]",
	} {
		if status := send(body); status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, status)
		}
	}
	for range 100 {
		send("[" + strings.TrimSuffix(strings.Repeat(one+",", 50), ",") + "]")
	}
	if n := strings.Count(log.String(), "\n"); n > 11 {
		t.Errorf("%d lines from one visitor", n)
	}
}
