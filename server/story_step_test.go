package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// step is one request of a story.
type step struct {
	story     *story
	name      string
	together  bool
	method    string
	target    string
	header    http.Header
	body      []byte
	variables string
	mend      func()
	answer    *txtar.File
}

// parseStep reads a request. It begins with lines that set it up, up to an empty line:
//
//	as harbour                  in the name of one of the cast, or with <token 1>
//	in zh-Hant                  with this Accept-Language
//	cookie <cookie 1>           with this refresh cookie, from the portal's own pages
//	after 11m                   when this much time has gone by
//	breaking ledger_transfer    while the database refuses new rows of this table
//	chores                      when the server has done what it does behind everybody's back, letters included
//	together                    at the same instant as its neighbours that say so too
//	PUT <upload 1>              over plain HTTP instead of GraphQL; lines that look like headers are its headers
//	send noodles.pdf            with this file of the page as its body
//
// What follows is the GraphQL document, which may stand alone, or the body.
func parseStep(s *story, file *txtar.File) *step {
	st := &step{story: s, name: file.Name, method: http.MethodPost, target: "/graphql", header: http.Header{}}
	head, body, _ := strings.Cut(s.reveal(string(file.Data)), "\n\n")
	if isGraphQL(head) {
		head, body = "", head+"\n\n"+body
	}
	for line := range strings.Lines(head) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		st.setUp(word, rest)
	}
	if st.body == nil {
		st.body = []byte(strings.TrimSuffix(body, "\n"))
	}
	return st
}

func isGraphQL(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	return slices.ContainsFunc([]string{"{", "query", "mutation"}, func(begin string) bool { return strings.HasPrefix(first, begin) })
}

func (st *step) setUp(word, rest string) {
	switch word {
	case "as":
		if rest != "anyone" {
			st.authorize(rest)
		}
	case "in":
		st.header.Set("Accept-Language", rest)
	case "cookie":
		st.header.Set("Cookie", refreshCookie+"="+rest)
		st.header.Set("Sec-Fetch-Site", "same-origin")
	case "after":
		wait, err := time.ParseDuration(rest)
		must(st.story, err)
		st.story.machine.move(wait)
	case "breaking":
		st.breaks(rest)
	case "chores":
		st.story.chores()
	case "together":
		st.together = true
	case "send":
		content, known := st.story.files[rest]
		if !known {
			st.story.Fatalf("%s: there is no file %s", st.name, rest)
		}
		st.body = content
	case http.MethodGet, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch, http.MethodHead, http.MethodOptions:
		st.method, st.target = word, rest
	default:
		name, isHeader := strings.CutSuffix(word, ":")
		if !isHeader {
			st.story.Fatalf("%s: %q sets nothing up", st.name, word+" "+rest)
		}
		st.header.Add(name, rest)
	}
}

func (st *step) authorize(who string) {
	token := who
	if !strings.HasPrefix(who, "eyJ") {
		token = st.story.token(who)
	}
	st.header.Set("Authorization", "Bearer "+token)
}

// breaks makes the database refuse new rows of a table until the request has been answered.
func (st *step) breaks(table string) {
	st.story.broken = true
	st.mend = st.story.breakTable(table)
}

// send makes the request and says what came back: GraphQL as JSON alone where nothing else is to be said.
func (st *step) send() string {
	request := httptest.NewRequest(st.method, st.target, nil)
	maps.Copy(request.Header, st.header)
	if st.target == "/graphql" && st.header.Get("Content-Type") == "" {
		request.Header.Set("Content-Type", "application/json")
		st.setBody(request, st.graphql())
	} else {
		st.setBody(request, st.body)
	}
	response := st.story.do(request).Result()
	body, err := io.ReadAll(response.Body)
	must(st.story, err)
	if st.mend != nil {
		st.mend()
	}
	return st.head(response) + st.said(response.StatusCode, body)
}

func (st *step) setBody(r *http.Request, body []byte) {
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
}

func (st *step) graphql() []byte {
	request := map[string]any{"query": string(st.body)}
	if st.variables != "" {
		request["variables"] = json.RawMessage(st.story.reveal(st.variables))
	}
	body, err := json.Marshal(request)
	if err != nil {
		st.story.Errorf("%s: the variables are not JSON: %v", st.name, err)
	}
	return body
}

// tellingHeaders are those of an answer that a story shows.
var tellingHeaders = []string{
	"Allow", "Content-Disposition", "Content-Type", "Location", "Retry-After", "Set-Cookie", "WWW-Authenticate",
}

// head is the status and the telling headers; nothing for a plain GraphQL answer.
func (st *step) head(r *http.Response) string {
	var head strings.Builder
	graphql := st.target == "/graphql"
	if r.StatusCode != http.StatusOK || !graphql {
		fmt.Fprintf(&head, "%d %s\n", r.StatusCode, http.StatusText(r.StatusCode))
	}
	for _, name := range tellingHeaders {
		if graphql && name == "Content-Type" {
			continue
		}
		for _, value := range r.Header.Values(name) {
			fmt.Fprintf(&head, "%s: %s\n", name, value)
		}
	}
	if head.Len() > 0 {
		head.WriteString("\n")
	}
	return head.String()
}

// said is the body; the parts of a GraphQL answer that are the same everywhere are looked at here.
func (st *step) said(status int, body []byte) string {
	if strings.HasPrefix(st.target, "/graphql") && json.Valid(body) {
		body = st.withoutExtensions(status, body)
	}
	return strings.TrimSuffix(string(body), "\n")
}

// shown is what the page shows of an answer: volatile things by their names, JSON laid out.
func (s *story) shown(said string) string {
	said = s.words.conceal(said)
	head, body, hasHead := strings.Cut(said, "\n\n")
	if !hasHead {
		head, body = "", said
	} else {
		head += "\n\n"
	}
	switch {
	case json.Valid([]byte(body)):
		return head + layout(body)
	case body == "":
		return strings.TrimSpace(head) + "\n"
	}
	return said + "\n"
}

// withoutExtensions takes request id and cost out of an answer, after a look whether they are as every answer has them. What
// is refused before GraphQL has read it costs nothing.
func (st *step) withoutExtensions(status int, body []byte) []byte {
	var answer struct {
		Errors     json.RawMessage `json:"errors,omitempty"`
		Data       json.RawMessage `json:"data,omitempty"`
		Extensions *struct {
			RequestID string `json:"requestId"`
			Cost      *struct {
				Requested, Actual, Remaining, Limit, RestoreRate int
			} `json:"cost"`
		} `json:"extensions,omitempty"`
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&answer); err != nil {
		st.story.Errorf("%s: %v in %s", st.name, err, body)
	}
	x := answer.Extensions
	if x == nil || x.RequestID == "" || status == http.StatusOK && (x.Cost == nil || x.Cost.Requested < 1) {
		st.story.Errorf("%s: every answer tells its request id and its cost, but this one does not: %s", st.name, body)
	}
	answer.Extensions = nil
	var short bytes.Buffer
	encoder := json.NewEncoder(&short)
	encoder.SetEscapeHTML(false)
	must(st.story, encoder.Encode(answer))
	return short.Bytes()
}
