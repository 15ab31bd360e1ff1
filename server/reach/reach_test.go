package reach_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"code.dny.dev/ssrf"

	"lionrock/rules/exposure"
	"lionrock/server/reach"
)

// site is a server on this machine, and how often it was asked.
func site(t *testing.T) (*httptest.Server, *atomic.Int64) {
	t.Helper()
	var asked atomic.Int64
	mux := http.NewServeMux()
	mux.HandleFunc("/partners", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<img src=lionrock.svg>")) })
	mux.HandleFunc("/fault", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	mux.Handle("/moved", http.RedirectHandler("/partners", http.StatusFound))
	mux.Handle("/round", http.RedirectHandler("/round", http.StatusFound))
	mux.Handle("/out", http.RedirectHandler("file:///etc/passwd", http.StatusFound))
	mux.Handle("/inward", http.RedirectHandler("http://127.0.0.2:80/", http.StatusFound))
	mux.Handle("/metadata", http.RedirectHandler("http://169.254.169.254/latest/meta-data/", http.StatusFound))
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for line := strings.Repeat("a", 64<<10); r.Context().Err() == nil; {
			if _, err := w.Write([]byte(line)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/headers", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("a", 100<<10)) })
	mux.HandleFunc("/silent", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server, &asked
}

// allowed lets the address of one server be reached, and nothing else that is not public.
func allowed(server *httptest.Server) *reach.Web {
	at := netip.MustParseAddrPort(server.Listener.Addr().String())
	return reach.New(ssrf.WithAllowedV4Prefixes(netip.PrefixFrom(at.Addr(), 32)), ssrf.WithPorts(80, 443, at.Port()))
}

func TestWhatIsInternalIsNeverReached(t *testing.T) {
	server, asked := site(t)
	web := reach.New()
	for name, address := range map[string]string{
		"this machine by its number":            server.URL + "/partners",
		"this machine on the usual port":        "http://127.0.0.1/",
		"this machine by its name":              "http://localhost/",
		"this machine over IPv6":                "http://[::1]/",
		"this machine as IPv4 in IPv6":          "http://[::ffff:127.0.0.1]/",
		"this machine through a translator":     "http://[64:ff9b::7f00:1]/",
		"a private network":                     "http://10.0.0.1/",
		"another private network":               "https://192.168.1.1/",
		"where clouds keep their secrets":       "http://169.254.169.254/latest/meta-data/",
		"every address":                         "http://0.0.0.0/",
		"a provider's inner network":            "http://100.64.0.1/",
		"a port that pages are not served from": "http://192.0.2.1:22/",
		"a file":                                "file:///etc/passwd",
		"another scheme":                        "gopher://127.0.0.1/",
	} {
		t.Run(name, func(t *testing.T) {
			if got := web.Page(t.Context(), address); got != exposure.Internal {
				t.Errorf("%s is %s", address, got)
			}
		})
	}
	// Such numbers are names to the resolver, which nobody has.
	for _, address := range []string{"http://2130706433/", "http://0x7f000001/"} {
		if got := web.Page(t.Context(), address); got == exposure.Reached {
			t.Errorf("%s is %s", address, got)
		}
	}
	if asked.Load() != 0 {
		t.Errorf("the server on this machine was asked %d times", asked.Load())
	}
}

func TestAPageIsReachedWithinItsLimits(t *testing.T) {
	server, _ := site(t)
	web := allowed(server)
	for path, want := range map[string]exposure.Reach{
		"/partners": exposure.Reached,
		"/moved":    exposure.Reached,
		"/endless":  exposure.Reached,
		"/nowhere":  exposure.NotThere,
		"/fault":    exposure.NotThere,
		"/round":    exposure.NotThere,
		"/out":      exposure.NotThere,
		"/inward":   exposure.Internal,
		"/metadata": exposure.Internal,
		"/headers":  exposure.Silent,
	} {
		t.Run(path, func(t *testing.T) {
			if got := web.Page(t.Context(), server.URL+path); got != want {
				t.Errorf("%s is %s, want %s", path, got, want)
			}
		})
	}
}

func TestAPageThatDoesNotAnswerIsGivenUp(t *testing.T) {
	server, _ := site(t)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if got := allowed(server).Page(ctx, server.URL+"/silent"); got != exposure.Silent {
		t.Errorf("it is %s", got)
	}
	if got := allowed(server).Page(t.Context(), "http://no-such-name.invalid/"); got != exposure.Silent {
		t.Errorf("a name that nobody has is %s", got)
	}
}
