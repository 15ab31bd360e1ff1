package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strconv"
	"strings"
	"time"

	"lionrock/server/importer/specimen"
)

// pair is the server and the reference, both running on one register.
type pair struct{ server, bare *process }

func startPair(ctx context.Context, b binaries, r register) (*pair, error) {
	server, err := start(ctx, r.dir, b.server, "serve", "--data", r.dir)
	if err != nil {
		return nil, err
	}
	bare, err := start(ctx, r.dir, b.reference, "--db", r.dir+"/lionrock.db", "--partner", partnerHandle)
	if err != nil {
		return nil, err
	}
	for _, p := range []*process{server, bare} {
		if err := p.ready(ctx); err != nil {
			return nil, err
		}
	}
	return &pair{server, bare}, nil
}

func (p *pair) stop() error {
	bareErr := p.bare.stop()
	if err := p.server.stop(); err != nil {
		return err
	}
	return bareErr
}

// comparison is one kind of request, as either server is asked it.
type comparison struct {
	name        string
	connections int
	// target is the least share of the reference's requests that the server must answer in the same time.
	target       float64
	server, bare workload
}

const (
	askNames = `query($names: [String!]!) { domainAvailability(names: $names) { name asciiName status reason rule { code } category { suffix } } }`
	askPage  = `query($after: String) { viewer { partner { domains(first: 50, after: $after) {
		edges { cursor node { id name asciiName statuses createdAt expiresAt
			registrant { id name kind country } partner { id name handle } } }
		pageInfo { hasNextPage endCursor } } } } }`
	askRegister = `mutation($input: RegisterDomainInput!) { registerDomain(input: $input) {
		domain { id name expiresAt statuses } receipt { sequence receivedAt } userErrors { code message } } }`
)

const pageSize = 50

// cases are the five figures less the last, which is of the start.
func (p *pair) cases(ctx context.Context, s settings) ([]comparison, error) {
	token, err := p.server.token()
	if err != nil {
		return nil, err
	}
	pages, err := p.pages(ctx, token)
	if err != nil {
		return nil, err
	}
	registration, err := p.registration(s, token)
	if err != nil {
		return nil, err
	}
	return []comparison{
		p.availability("availability of one name", 1, 0.60, s),
		p.availability("availability of 50 names", 50, 0.50, s),
		{name: "a page of 50 names with holder and partner", connections: s.connections, target: 0.35, server: pages.server, bare: pages.bare},
		registration,
	}, nil
}

// asked is how many different requests are made ready before the clock runs.
const asked = 2048

// availability asks about names half of which are registered.
func (p *pair) availability(name string, names int, target float64, s settings) comparison {
	random := rand.New(rand.NewPCG(1, uint64(names))) //nolint:gosec // the same names in every run are what is wanted
	server, bare := make([][]byte, asked), make([][]byte, asked)
	for i := range asked {
		list := make([]string, names)
		for n := range list {
			list[n] = asciiName(random, s.names)
		}
		server[i] = wire(p.server, "POST", "/graphql", "", graphQL(askNames, map[string]any{"names": list}))
		bare[i] = wire(p.bare, "POST", "/availability", "", marshal(map[string]any{"names": list}))
	}
	one := func(requests [][]byte) func(int, int) []byte {
		return func(worker, i int) []byte { return requests[(worker*7919+i)%len(requests)] }
	}
	// Every answer must be about as many names as were asked about.
	good := func(body []byte) bool { return bytes.Count(body, []byte(`"status":"`)) == names }
	return comparison{
		name: name, connections: s.connections, target: target,
		server: workload{p.server, one(server), good}, bare: workload{p.bare, one(bare), good},
	}
}

// asciiName is a name of the register or, as often, one like it that is free. The reference knows no Chinese.
func asciiName(random *rand.Rand, names int) string {
	from, to := 0, names
	if random.IntN(2) == 0 {
		from, to = names, specimen.Max
	}
	for {
		name := specimen.Name(from + random.IntN(to-from))
		if !strings.ContainsFunc(name, func(r rune) bool { return r > '~' }) {
			return name
		}
	}
}

func graphQL(query string, variables map[string]any) []byte {
	return marshal(map[string]any{"query": query, "variables": variables})
}

func marshal(value any) []byte {
	body, err := json.Marshal(value)
	if err != nil {
		panic(err) // made of texts and numbers
	}
	return body
}

// pagesDeep is how many pages are read, one after the other from the newest name on.
const pagesDeep = 64

type pages struct{ server, bare workload }

// pages walks both lists to find where each page begins, and sees to it that both hold the same names.
func (p *pair) pages(ctx context.Context, token string) (pages, error) {
	var server, bare [][]byte
	var cursor any
	before, id := "", ""
	for range pagesDeep {
		variables := map[string]any{"after": cursor}
		server = append(server, wire(p.server, "POST", "/graphql", token, graphQL(askPage, variables)))
		path := "/domains?" + url.Values{"first": {strconv.Itoa(pageSize)}, "before": {before}, "id": {id}}.Encode()
		bare = append(bare, wire(p.bare, "GET", path, "", nil))
		one, err := p.serverPage(token, variables)
		if err != nil {
			return pages{}, err
		}
		other, err := get[barePage](ctx, p.bare, path)
		if err != nil {
			return pages{}, err
		}
		if one.names() != other.names() {
			return pages{}, fmt.Errorf("the two list different names: %s and %s", one.names(), other.names())
		}
		cursor, before, id = one.PageInfo.EndCursor, other.Before, other.ID
	}
	good := func(body []byte) bool { return bytes.Count(body, []byte(`"cursor":"`)) == pageSize }
	one := func(requests [][]byte) func(int, int) []byte {
		return func(worker, i int) []byte { return requests[(worker*17+i)%len(requests)] }
	}
	return pages{workload{p.server, one(server), good}, workload{p.bare, one(bare), good}}, nil
}

// registration asks for names that nobody has, in second-level .hk, which needs no papers.
func (p *pair) registration(s settings, token string) (comparison, error) {
	holder, err := ask[struct {
		CreateRegistrant struct{ Registrant struct{ ID string } }
	}](p.server, token,
		`mutation($i: CreateRegistrantInput!) { createRegistrant(input: $i) { registrant { id } userErrors { message } } }`,
		map[string]any{"i": map[string]any{"kind": "COMPANY", "name": "Bench Limited", "country": "HK"}})
	if err != nil {
		return comparison{}, err
	}
	run := strconv.FormatInt(time.Now().UnixMilli(), 36)
	input := func(whose string, worker, i int) map[string]any {
		name := fmt.Sprintf("bench-%s-%s-%d-%d.hk", run, whose, worker, i)
		return map[string]any{
			"name": name, "years": 1, "registrantId": holder.CreateRegistrant.Registrant.ID, "nameServers": []string{},
			"idempotencyKey": name,
		}
	}
	// A round begins its count anew; names must not.
	rounds := map[string]*counter{"s": newCounter(s.registering), "b": newCounter(s.registering)}
	return comparison{
		name: "registration, one name each", connections: s.registering, target: 1.0,
		server: workload{p.server, func(worker, _ int) []byte {
			body := graphQL(askRegister, map[string]any{"input": input("s", worker, rounds["s"].next(worker))})
			return wire(p.server, "POST", "/graphql", token, body)
		}, func(body []byte) bool { return bytes.Contains(body, []byte(`"userErrors":[]`)) }},
		bare: workload{p.bare, func(worker, _ int) []byte {
			return wire(p.bare, "POST", "/register", "", marshal(input("b", worker, rounds["b"].next(worker))))
		}, func(body []byte) bool { return bytes.Contains(body, []byte(`"domainId":"`)) }},
	}, nil
}

// counter counts what each worker has asked for, over all rounds.
type counter struct{ done []int }

func newCounter(workers int) *counter { return &counter{make([]int, workers)} }

func (c *counter) next(worker int) int {
	c.done[worker]++
	return c.done[worker]
}
