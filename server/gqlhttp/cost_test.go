package gqlhttp_test

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"time"

	"lionrock/server/gqlhttp"
)

func TestAnOperationCostsWhatItLooksUp(t *testing.T) {
	s := serve(t, func(c *gqlhttp.Config) {
		c.Limits.Complexity = 1 << 30
		c.Costs = map[string]int{"Mutation.signIn": 50}
	})
	for _, c := range []struct {
		name, query, variables string
		want                   int
	}{
		{"nothing costs less than 1", "{ hello }", "", 1},
		{"values are free", "{ hello now: hello echo(text: \"x\") }", "", 1},
		{"an object that is looked up costs 1", `{ node(id: "dom_1") { id } }`, "", 1},
		{"so does each linked object", `{ node(id: "dom_1") { ... on Domain { holder { name } partner { name } } } }`, "", 3},
		{"prices belong to their name", `{ node(id: "dom_1") { ... on Domain { fees { cents } } } }`, "", 1},
		{"each name that is asked about costs 1", `{ domainAvailability(names: ["a", "b", "c"]) { free fees { cents } } }`, "", 3},
		{
			"names in a variable are counted", "query($n: [String!]!) { domainAvailability(names: $n) { free } }",
			`{"n":["a","b","c","d"]}`, 4,
		},
		{"a name that is not in a list is a list of one", `{ domainAvailability(names: "a") { free } }`, "", 1},
		{"a page costs its size", "{ domains(first: 50) { edges { node { name } } } }", "", 50},
		{"counted from the end too", "{ domains(last: 7) { edges { node { name } } } }", "", 7},
		{"by a variable", "query($n: Int) { domains(first: $n) { edges { node { name } } } }", `{"n":30}`, 30},
		{"by a variable's default", "query($n: Int = 12) { domains(first: $n) { edges { node { name } } } }", "", 12},
		{"of both, by the larger", "{ domains(first: 3, last: 9) { edges { node { name } } } }", "", 9},
		{"without a size, that of the default page", "{ domains { edges { node { name } } } }", "", 50},
		{"a negative size is no discount", "{ domains(first: -5) { edges { node { name } } } }", "", 50},
		{"none asked for, none to pay", "{ domains(first: 0) { edges { node { name } } } }", "", 1},
		{
			"linked objects are multiplied by the page",
			"{ domains(first: 50) { edges { node { name holder { name } partner { name } } } } }", "", 150,
		},
		{"pages in pages multiply", "{ domains(first: 10) { edges { node { related(first: 10) { edges { node { id } } } } } } }", "", 110},
		{"lists that cannot be sized count as a few", `{ domains(first: 2) { edges { node { documents { id } } } } }`, "", 12},
		{"only a total is one look-up", "{ domains(first: 100) { totalCount } }", "", 1},
		{"a union costs its dearest member", "{ find { __typename } }", "", 5},
		{"a field twice is a field once", `{ node(id: "x") { id } node(id: "x") { ... on Domain { holder { id } } } }`, "", 2},
		{"and once more under another name", `{ node(id: "x") { id } b: node(id: "x") { id } }`, "", 2},
		{"fragments cost what is in them", "{ ...A } fragment A on Query { domains(first: 4) { edges { ...B } } } fragment B on DomainEdge { node { id } }", "", 4},
		{"a write costs 10", `mutation { rename(id: "x", name: "y") { id } }`, "", 10},
		{"or what is configured", `mutation { signIn(email: "a", password: "b") }`, "", 50},
		{"one type of the schema costs 10", `{ __type(name: "Query") { name fields { name } } }`, "", 10},
		{
			"a product beyond all numbers is only very large",
			"{ domains(first: 2000000000) { edges { node { related(first: 2000000000) { edges { node { id } } } } } } }", "", 1<<31 - 1,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := s.send(post(request(c.query, c.variables)))
			if got.body.Extensions.Cost.Requested != c.want {
				t.Errorf("costs %d, %s", got.body.Extensions.Cost.Requested, got.text)
			}
		})
	}
}

// clock is moved by hand.
type clock struct {
	lock sync.Mutex
	now  time.Time
}

func (c *clock) Now() time.Time {
	c.lock.Lock()
	defer c.lock.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.now = c.now.Add(d)
}

type callerKey struct{}

// budgeted serves with a budget, charged to whoever the request's context says.
func budgeted(t *testing.T, figures gqlhttp.BudgetConfig) (service, *clock) {
	t.Helper()
	time := &clock{now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	figures.Now = time.Now
	budget, err := gqlhttp.NewBudget(figures)
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, func(c *gqlhttp.Config) {
		c.Budget = budget
		c.Caller = func(ctx context.Context) string {
			who, _ := ctx.Value(callerKey{}).(string)
			return who
		}
	}), time
}

func by(who string, r *http.Request) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), callerKey{}, who))
}

const dearest = "{domains(first:500){edges{cursor}}}" // 500 points, the most that is allowed

func TestAClientMaySend200OfTheDearestOperationsAtOnce(t *testing.T) {
	s, clock := budgeted(t, gqlhttp.BudgetConfig{})
	for i := range 200 {
		got := s.send(by("harbour", post(request(dearest, ""))))
		cost := *got.body.Extensions.Cost
		if got.status != 200 || cost.Remaining != 100_000-500*(i+1) || cost.Limit != 100_000 || cost.RestoreRate != 1000 {
			t.Fatalf("operation %d: %d %+v", i+1, got.status, cost)
		}
	}
	got := s.send(by("harbour", post(request(dearest, ""))))
	if got.status != http.StatusTooManyRequests || got.code() != "THROTTLED" || got.hasData ||
		got.header.Get("Retry-After") != "1" || got.body.Extensions.Cost.Remaining != 0 {
		t.Errorf("operation 201: %d %v %s", got.status, got.header, got.text)
	}
	if got := s.send(by("peak", post(request(dearest, "")))); got.status != 200 {
		t.Errorf("another caller pays for it: %s", got.text)
	}
	clock.pass(501 * time.Millisecond)
	if got := s.send(by("harbour", post(request(dearest, "")))); got.status != 200 {
		t.Errorf("after half a second 500 points are back: %s", got.text)
	}
}

func TestAThrottledCallerIsToldHowLongToWaitAndIsServedThen(t *testing.T) {
	s, clock := budgeted(t, gqlhttp.BudgetConfig{Limit: 500, Restore: 10})
	if got := s.send(by("peak", post(request(dearest, "")))); got.status != 200 {
		t.Fatal(got.text)
	}
	got := s.send(by("peak", post(request("{domains(first:100){edges{cursor}}}", ""))))
	if got.status != 429 || got.header.Get("Retry-After") != "1" {
		t.Fatalf("nothing is left: %d %v", got.status, got.header)
	}
	clock.pass(time.Second)
	got = s.send(by("peak", post(request("{domains(first:100){edges{cursor}}}", ""))))
	wait, _ := strconv.Atoi(got.header.Get("Retry-After"))
	if got.status != 429 || wait < 9 || wait > 10 || got.body.Errors[0].Extensions["retryAfterSeconds"] != float64(wait) {
		t.Fatalf("10 of 100 points are there: %d %v %s", got.status, got.header, got.text)
	}
	clock.pass(time.Duration(wait) * time.Second)
	if got := s.send(by("peak", post(request("{domains(first:100){edges{cursor}}}", "")))); got.status != 200 {
		t.Errorf("after the wait: %s", got.text)
	}
}

func TestEveryRequestIsChargedAPointEvenIfItIsWrong(t *testing.T) {
	s, _ := budgeted(t, gqlhttp.BudgetConfig{Limit: 500, Restore: 1})
	for i, body := range []string{
		"no JSON", request("{", ""), request("{ nope }", ""),
		request("{domains(first:501){edges{cursor}}}", ""), request("{ hello }", ""),
	} {
		got := s.send(by("peak", post(body)))
		if cost := *got.body.Extensions.Cost; cost.Actual != 1 || cost.Remaining != 499-i {
			t.Errorf("%s: %+v", body, cost)
		}
	}
}

func TestABudgetHoldsWhenAllComeAtOnce(t *testing.T) {
	s, _ := budgeted(t, gqlhttp.BudgetConfig{Limit: 1000, Restore: 1})
	served := make(chan int, 64)
	var all sync.WaitGroup
	for range 64 {
		all.Go(func() {
			n := 0
			for range 32 {
				if s.send(by("peak", post(request("{ hello }", "")))).status == 200 {
					n++
				}
			}
			served <- n
		})
	}
	all.Wait()
	close(served)
	total := 0
	for n := range served {
		total += n
	}
	if total != 1000 || s.log.Len() > 0 {
		t.Errorf("served %d of 2048 with a budget of 1000; log: %s", total, s.log)
	}
}

func TestAFloodOfAddressesIsForgottenFirstAndTakesNoMoreMemory(t *testing.T) {
	clock := &clock{now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	budget, err := gqlhttp.NewBudget(gqlhttp.BudgetConfig{Limit: 10, Keys: 100, Now: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	take := func(who string) int {
		balance, _ := budget.Take(who, 1)
		return balance.Remaining
	}
	take("harbour")
	for i := range 10_000 {
		take(strconv.Itoa(i))
		if i%50 == 0 {
			take("harbour")
			clock.pass(time.Millisecond)
		}
	}
	if left := take("harbour"); left > 9 {
		t.Errorf("the one who keeps calling was forgotten: %d left", left)
	}
	if left := take("0"); left != 9 {
		t.Errorf("the first of the flood is remembered: %d left", left)
	}
}

func TestABudgetThatCannotWorkIsNoticedAtTheStart(t *testing.T) {
	for name, c := range map[string]gqlhttp.BudgetConfig{
		"no clock": {}, "a negative limit": {Limit: -1, Now: time.Now},
		"a negative rate": {Restore: -1, Now: time.Now}, "a negative memory": {Keys: -1, Now: time.Now},
	} {
		if _, err := gqlhttp.NewBudget(c); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
