package gqlhttp_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// nowhere takes an answer and keeps nothing of it.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header         { return n.header }
func (n nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (n nowhere) WriteHeader(int)             {}

func BenchmarkOneRequest(b *testing.B) {
	s := serve(b)
	for name, body := range map[string]string{
		"a constant": request("{ hello }", ""),
		"one name":   request("query($n:[String!]!){domainAvailability(names:$n){name free}}", `{"n":["a.hk"]}`),
		"50 names":   request("query($n:[String!]!){domainAvailability(names:$n){name free fees{cents}}}", `{"n":`+listOf(50)+`}`),
		"a page of 50 with holder and partner": request(
			"{domains(first:50){edges{cursor node{id name holder{id name} partner{id name}}}}}", ""),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
				r.Header.Set("Content-Type", "application/json")
				s.handler.ServeHTTP(nowhere{http.Header{}}, r)
			}
		})
	}
}
