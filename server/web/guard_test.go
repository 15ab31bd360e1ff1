package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestMoreThanCanBeWorkedOnIsTurnedAwayAtTheDoor(t *testing.T) {
	working, finish := make(chan struct{}), make(chan struct{})
	s := wrap(t, func(http.ResponseWriter, *http.Request) { working <- struct{}{}; <-finish },
		func(c *Config) { c.MaxInFlight = 3 })
	done := make(chan int)
	for range 3 {
		go func() { done <- s.get(t, httptest.NewRequest("GET", "/", nil)).Code }()
		<-working
	}
	got := s.get(t, httptest.NewRequest("POST", "/graphql", nil))
	if got.Code != 503 || got.Header().Get("Retry-After") != "1" || !strings.Contains(got.Body.String(), `"code":"UNAVAILABLE"`) {
		t.Errorf("%d %v %s", got.Code, got.Header(), got.Body)
	}
	for range 3 {
		finish <- struct{}{}
		if code := <-done; code != 200 {
			t.Errorf("one who was let in got %d", code)
		}
	}
	go func() { <-working; finish <- struct{}{} }()
	if got := s.get(t, httptest.NewRequest("GET", "/", nil)); got.Code != 200 {
		t.Errorf("a place that became free is not given: %d", got.Code)
	}
}

func TestAPanicIsLoggedAndAnsweredAndFreesItsPlace(t *testing.T) {
	s := wrap(t, func(http.ResponseWriter, *http.Request) { panic("the cause") }, func(c *Config) { c.MaxInFlight = 1 })
	for i := range 3 {
		got := s.get(t, httptest.NewRequest("GET", "/", nil))
		id := fmt.Sprintf("req_%d", i+1)
		if got.Code != 500 || strings.Contains(got.Body.String(), "cause") || !strings.Contains(got.Body.String(), id) {
			t.Errorf("%d %s", got.Code, got.Body)
		}
		fault, access := s.lines(t)[2*i], s.lines(t)[2*i+1]
		if fault["panic"] != "the cause" || fault["requestId"] != id || access["status"] != 500.0 || access["level"] != "ERROR" {
			t.Errorf("log %v %v", fault, access)
		}
	}
}

func TestAnAbortedHandlerStaysAborted(t *testing.T) {
	s := wrap(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	defer func() {
		if err, _ := recover().(error); !errors.Is(err, http.ErrAbortHandler) {
			t.Errorf("recovered %v", err)
		}
	}()
	s.get(t, httptest.NewRequest("GET", "/", nil))
}

func TestTheCookieIsReadOnlyFromOurOwnPages(t *testing.T) {
	ok := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(200) })
	guarded, err := GuardCookie("__Host-refresh", []string{"https://partners.example"}, ok)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name           string
		method, cookie string
		header         http.Header
		want           int
	}{
		{"another site, without the cookie", "POST", "", http.Header{"Sec-Fetch-Site": {"cross-site"}}, 200},
		{"another site, with another cookie", "POST", "theme", http.Header{"Sec-Fetch-Site": {"cross-site"}}, 200},
		{"another site, with the cookie", "POST", "__Host-refresh", http.Header{"Sec-Fetch-Site": {"cross-site"}}, 403},
		{"a subdomain, with the cookie", "POST", "__Host-refresh", http.Header{"Sec-Fetch-Site": {"same-site"}}, 403},
		{"our own page", "POST", "__Host-refresh", http.Header{"Sec-Fetch-Site": {"same-origin"}}, 200},
		{
			"our own page behind a proxy", "POST", "__Host-refresh",
			http.Header{"Sec-Fetch-Site": {"cross-site"}, "Origin": {"https://partners.example"}},
			200,
		},
		{"an old browser on another site", "POST", "__Host-refresh", http.Header{"Origin": {"https://evil.example"}}, 403},
		{"an origin that hides", "POST", "__Host-refresh", http.Header{"Origin": {"null"}}, 403},
		{"an origin that begins like ours", "POST", "__Host-refresh", http.Header{"Origin": {"https://partners.example.evil"}}, 403},
		{"our origin at another port", "POST", "__Host-refresh", http.Header{"Origin": {"https://partners.example:444"}}, 403},
		{"no browser", "POST", "__Host-refresh", nil, 200},
		{"only reading", "GET", "__Host-refresh", http.Header{"Sec-Fetch-Site": {"cross-site"}}, 200},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(c.method, "http://inside:8080/graphql", nil)
			r.Header = c.header.Clone()
			if r.Header == nil {
				r.Header = http.Header{}
			}
			if c.cookie != "" {
				r.AddCookie(&http.Cookie{Name: c.cookie, Value: "x"})
			}
			recorder := httptest.NewRecorder()
			guarded.ServeHTTP(recorder, r)
			if recorder.Code != c.want || (c.want == 403) != strings.Contains(recorder.Body.String(), "FORBIDDEN") {
				t.Errorf("%d %s", recorder.Code, recorder.Body)
			}
		})
	}
	if _, err := GuardCookie("x", []string{"partners.example/path"}, ok); err == nil {
		t.Error("an origin that is none was accepted")
	}
}
