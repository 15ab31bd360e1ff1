package flows_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/flowstest"
)

func TestAnAddressWorksForItsVerbItsPathAndAShortWhile(t *testing.T) {
	t.Parallel()
	links := flows.Links{Base: "https://registry.example", Key: []byte("key")}
	until := flowstest.Start.Add(15 * time.Minute)
	signed, err := url.Parse(links.Sign(http.MethodPut, "/uploads/doc_1", until))
	if err != nil {
		t.Fatal(err)
	}
	if signed.Scheme+"://"+signed.Host != links.Base || signed.Path != "/uploads/doc_1" {
		t.Errorf("signed %s", signed)
	}
	query := signed.Query()
	changed := func(key, value string) url.Values {
		other := url.Values{"expires": {query.Get("expires")}, "signature": {query.Get("signature")}}
		other.Set(key, value)
		return other
	}
	for _, c := range []struct {
		name       string
		links      flows.Links
		verb, path string
		query      url.Values
		at         time.Time
		valid      bool
	}{
		{"as it was signed", links, "PUT", "/uploads/doc_1", query, flowstest.Start, true},
		{"in its last second", links, "PUT", "/uploads/doc_1", query, until.Add(-time.Nanosecond), true},
		{"not when it has ended", links, "PUT", "/uploads/doc_1", query, until, false},
		{"not for another verb", links, "GET", "/uploads/doc_1", query, flowstest.Start, false},
		{"not for another paper", links, "PUT", "/uploads/doc_2", query, flowstest.Start, false},
		{"not with a later end", links, "PUT", "/uploads/doc_1", changed("expires", "99999999999"), flowstest.Start, false},
		{"not with an end that is no number", links, "PUT", "/uploads/doc_1", changed("expires", "soon"), flowstest.Start, false},
		{"not with another signature", links, "PUT", "/uploads/doc_1", changed("signature", "AAAA"), flowstest.Start, false},
		{"not without one", links, "PUT", "/uploads/doc_1", url.Values{}, flowstest.Start, false},
		{"not under another key", flows.Links{Key: []byte("other")}, "PUT", "/uploads/doc_1", query, flowstest.Start, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.links.Valid(c.verb, c.path, c.query, c.at); got != c.valid {
				t.Errorf("valid: %t", got)
			}
		})
	}
}
