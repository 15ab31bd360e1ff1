package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	// blackout is how long after its expiry nobody else may have a name.
	blackout = 88 * 24 * time.Hour
	// pending is how long a name waits for papers and money.
	pending = 14 * 24 * time.Hour
)

// availability answers for one name by one look at the index, for many names by one statement.
func (s *server) availability(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Names []string `json:"names"`
	}
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || len(asked.Names) == 0 {
		http.Error(w, "names are wanted", http.StatusBadRequest)
		return
	}
	held, err := s.held(r.Context(), asked.Names)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	now := time.Now()
	body := append(make([]byte, 0, 256*len(asked.Names)), `{"names":[`...)
	for i, name := range asked.Names {
		if i > 0 {
			body = append(body, ',')
		}
		expires, taken := held[name]
		body = appendAnswer(body, name, expires, taken && now.Before(expires.Add(blackout)))
	}
	answer(w, append(body, "]}"...))
}

// held reads until when each name is held.
func (s *server) held(ctx context.Context, names []string) (map[string]time.Time, error) {
	statement, argument := s.one, any(names[0])
	if len(names) > 1 {
		list, err := json.Marshal(names)
		if err != nil {
			return nil, err
		}
		statement, argument = s.many, string(list)
	}
	rows, err := statement.QueryContext(ctx, argument)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	held := make(map[string]time.Time, len(names))
	for rows.Next() {
		var name string
		var submitted, expires time.Time
		var completed sql.NullTime
		if err := rows.Scan(&name, &submitted, &completed, &expires); err != nil {
			return nil, err
		}
		held[name] = expires
	}
	return held, rows.Err()
}

func appendAnswer(body []byte, name string, expires time.Time, taken bool) []byte {
	_, suffix, _ := strings.Cut(name, ".")
	body = append(body, `{"name":`...)
	body = appendText(body, name)
	body = append(body, `,"asciiName":`...)
	body = appendText(body, name)
	if taken {
		body = append(body, `,"status":"REGISTERED","reason":"The name is registered; its term runs to `...)
		body = expires.AppendFormat(body, "2 January 2006")
		body = append(body, `.","rule":{"code":"name.registered"},"category":{"suffix":"`...)
	} else {
		body = append(body, `,"status":"AVAILABLE","reason":"“`...)
		body = append(body, name...)
		body = append(body, `” can be registered.","rule":{"code":"name.available"},"category":{"suffix":"`...)
	}
	body = append(body, suffix...)
	return append(body, `"}}`...)
}

// domains answers with a page of the partner's names, the newest first, each with its holder and partner.
func (s *server) domains(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	first, err := strconv.Atoi(query.Get("first"))
	if err != nil {
		http.Error(w, "first is wanted", http.StatusBadRequest)
		return
	}
	before, id := query.Get("before"), query.Get("id")
	if before == "" {
		before = "9999-12-31"
	}
	now := time.Now().UTC()
	rows, err := s.page.QueryContext(r.Context(), s.partner.id, now.Add(-blackout), now.Add(-pending), before, id, first+1)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	p := page{body: append(make([]byte, 0, 400*first), `{"domains":[`...), first: first, now: now}
	for rows.Next() {
		if err := p.add(rows); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
	}
	if err := rows.Err(); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	answer(w, p.end())
}

// page is a page on its way to being JSON.
type page struct {
	body         []byte
	first, read  int
	now          time.Time
	last, lastID string
}

// listed is one row of a page.
type listed struct {
	id, name, ascii                         string
	submitted, expires                      time.Time
	completed                               sql.NullTime
	servers                                 sql.NullString
	holder, holderName, holderKind, country string
	partner, partnerName, partnerHandle     string
}

func (p *page) add(rows *sql.Rows) error {
	var d listed
	err := rows.Scan(&d.id, &d.name, &d.ascii, &d.submitted, &d.completed, &d.expires, &d.servers,
		&d.holder, &d.holderName, &d.holderKind, &d.country, &d.partner, &d.partnerName, &d.partnerHandle)
	if err != nil {
		return err
	}
	if p.read++; p.read > p.first {
		return nil
	}
	if p.read > 1 {
		p.body = append(p.body, ',')
	}
	p.last, p.lastID = d.submitted.Format("2006-01-02 15:04:05.999999999-07:00"), d.id
	p.body = d.append(p.body, p.now)
	return nil
}

func (d *listed) append(body []byte, now time.Time) []byte {
	created := d.submitted
	if d.completed.Valid {
		created = d.completed.Time
	}
	for _, field := range [...]struct{ key, text string }{
		{`{"cursor":`, d.id},
		{`,"id":`, d.id},
		{`,"name":`, d.name},
		{`,"asciiName":`, d.ascii},
		{`,"statuses":`, ""},
		{`,"createdAt":`, created.UTC().Format(time.RFC3339Nano)},
		{`,"expiresAt":`, d.expires.UTC().Format(time.RFC3339Nano)},
		{`,"registrant":{"id":`, d.holder},
		{`,"name":`, d.holderName},
		{`,"kind":`, d.holderKind},
		{`,"country":`, d.country},
		{`},"partner":{"id":`, d.partner},
		{`,"name":`, d.partnerName},
		{`,"handle":`, d.partnerHandle},
	} {
		body = append(body, field.key...)
		if field.text == "" {
			body = append(body, d.statuses(now)...)
			continue
		}
		body = appendText(body, field.text)
	}
	return append(body, "}}"...)
}

// statuses are EPP's, as far as a name of this benchmark can have them.
func (d *listed) statuses(now time.Time) string {
	inactive := !d.servers.Valid || d.servers.String == "null" || d.servers.String == "[]"
	switch {
	case !d.completed.Valid:
		return `["PENDING_CREATE"]`
	case now.After(d.expires):
		return `["INACTIVE","SERVER_HOLD"]`
	case inactive:
		return `["INACTIVE"]`
	}
	return `["OK"]`
}

func (p *page) end() []byte {
	p.body = append(p.body, `],"hasNextPage":`...)
	p.body = strconv.AppendBool(p.body, p.read > p.first)
	p.body = append(p.body, `,"before":`...)
	p.body = appendText(p.body, p.last)
	p.body = append(p.body, `,"id":`...)
	p.body = appendText(p.body, p.lastID)
	return append(p.body, '}')
}

// appendText writes a JSON string. Names and holders seldom hold anything that needs more than quotation marks.
func appendText(body []byte, text string) []byte {
	if !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' }) {
		body = append(body, '"')
		body = append(body, text...)
		return append(body, '"')
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string always marshals
	}
	return append(body, quoted...)
}

func answer(w http.ResponseWriter, body []byte) {
	w.Header()["Content-Type"] = []string{"application/json"}
	w.Header()["Content-Length"] = []string{strconv.Itoa(len(body))}
	_, _ = w.Write(body)
}
