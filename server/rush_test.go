package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"lionrock/rules"
)

// The general launch as it was: rushNames that everyone wants, and rushConnections that ask for them through two partners.
const (
	rushNames       = 100
	rushConnections = 200
	rushFee         = 250
	// rushFor is how long they ask; RUSH says how long instead, such as 1m.
	rushFor  = 5 * time.Second
	rushOpen = "2004-05-31T04:00:00Z"
)

// rusher asks for names as one partner's program does, over one connection that it keeps.
type rusher struct {
	rush          *rush
	client        *http.Client
	token, holder string
	partner       string
	number        int
}

// rush is what came of all their asking.
type rush struct {
	v      *victim
	begins time.Time
	lasts  time.Duration

	mu sync.Mutex
	// winners are the partners that have each name, receipts the numbers they were given; early is how many came too soon.
	winners  map[string][]string
	receipts []int
	// charged is what each partner was told its names cost, one by one.
	charged        map[string][]string
	asked, early   int
	slowest, total time.Duration
}

// At noon on 31 May 2004 two hundred connections ask for the same hundred names, each for as long as the next hundredth of
// the rush. One has each name, no loser is charged, nobody is served before noon, and the receipts have no gap.
func TestTheRushOfTheGeneralLaunchGivesEachNameOneWinner(t *testing.T) {
	lasts := rushFor
	if asked := os.Getenv("RUSH"); asked != "" {
		var err error
		lasts, err = time.ParseDuration(asked)
		must(t, err)
	}
	if testing.Short() {
		lasts = time.Second
	}
	onBoth(t, func(t *testing.T, databaseURL string) {
		r := &rush{v: newVictim(t, databaseURL), lasts: lasts, winners: map[string][]string{}, charged: map[string][]string{}}
		r.v.start()
		askers := r.gather()
		before := r.balances()
		r.openInASecond()
		var asking sync.WaitGroup
		for _, a := range askers {
			asking.Go(a.goOn)
		}
		asking.Wait()
		r.judge(before)
		r.v.kill()
		r.v.inOrder(0)
		t.Logf("%d requests in %v (%d before noon): %v on average, %v at the most", r.asked, lasts, r.early,
			(r.total / time.Duration(max(r.asked, 1))).Round(time.Microsecond), r.slowest.Round(time.Millisecond))
	})
}

// rushPartners are those who ask, by the client they ask with.
var rushPartners = map[string]string{"demo-harbour": "ptr_01DEMOHARBOURHOSTING00000", "demo-peak": "ptr_01DEMOPEAKNAMES0000000000"}

// gather gives each partner money for every name and a holder, and everyone a connection.
func (r *rush) gather() []*rusher {
	r.v.t.Helper()
	officer := r.v.officerToken()
	var askers []*rusher
	for _, client := range slices.Sorted(maps.Keys(rushPartners)) {
		must(r.v.t, r.v.graphql(officer, fmt.Sprintf(`mutation { recordPayment(input: { partnerId: %q, amount: "%d.00", method: FPS,
			reference: %q, receivedAt: "2026-01-01T00:00:00Z", idempotencyKey: %[3]q }) { balance { available { amount } } userErrors { code } } }`,
			rushPartners[client], rushNames*rushFee, "RUSH-"+client), &struct{ RecordPayment struct{ Balance struct{} } }{}))
		token := r.v.tokenOf(client)
		holder := r.v.newHolder(token)
		for range rushConnections / len(rushPartners) {
			askers = append(askers, &rusher{
				rush: r, token: token, holder: holder, partner: client, number: len(askers),
				client: &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxConnsPerHost: 1}},
			})
		}
	}
	return askers
}

// openInASecond moves the clock to a second before noon.
func (r *rush) openInASecond() {
	r.v.t.Helper()
	opens, err := time.Parse(time.RFC3339, rushOpen)
	must(r.v.t, err)
	must(r.v.t, r.v.graphql(r.v.officerToken(), fmt.Sprintf(`mutation { advanceClock(input: {to: %q}) { userErrors { code } } }`,
		opens.Add(-time.Second).Format(time.RFC3339)), &struct{}{}))
	r.begins = time.Now().Add(time.Second)
}

// goOn asks for whatever name everyone wants at the moment, until the rush is over; the first from before noon on. At the end
// it asks for one more, which everyone may have missed while they waited for an answer.
func (a *rusher) goOn() {
	defer a.client.CloseIdleConnections()
	for count := 0; ; count++ {
		since := time.Since(a.rush.begins)
		wanted := max(0, int(since*rushNames/a.rush.lasts))
		if wanted >= rushNames {
			wanted = a.number % rushNames
		}
		a.ask(fmt.Sprintf("rush-%d.hk", wanted), fmt.Sprintf("rush-%d-%d", a.number, count))
		if since >= a.rush.lasts {
			return
		}
	}
}

func (a *rusher) ask(name, key string) {
	var said struct {
		RegisterDomain struct {
			Domain *struct {
				Charges []struct{ Net struct{ Amount string } }
			}
			Receipt *struct {
				Sequence   int
				ReceivedAt time.Time
			}
			UserErrors []struct{ Code, Message string }
		}
	}
	document, err := json.Marshal(map[string]string{"query": fmt.Sprintf(`mutation { registerDomain(input: {
		name: %q, years: 1, registrantId: %q, nameServers: [], idempotencyKey: %q
	}) { domain { charges { net { amount } } } receipt { sequence receivedAt } userErrors { code message } } }`, name, a.holder, key)})
	if err != nil {
		a.rush.v.t.Error(err)
		return
	}
	sent := time.Now()
	if err := a.rush.v.graphqlBy(a.client, a.token, document, &said); err != nil {
		a.rush.v.t.Errorf("%s: %v", name, err)
		return
	}
	took, r := time.Since(sent), a.rush
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked, r.total, r.slowest = r.asked+1, r.total+took, max(r.slowest, took)
	switch came := said.RegisterDomain; {
	case came.Receipt != nil && len(came.UserErrors) == 0 && len(came.Domain.Charges) == 1:
		r.charged[a.partner] = append(r.charged[a.partner], came.Domain.Charges[0].Net.Amount)
		r.winners[name] = append(r.winners[name], a.partner)
		r.receipts = append(r.receipts, came.Receipt.Sequence)
		if came.Receipt.ReceivedAt.Format(time.RFC3339) < rushOpen {
			r.v.t.Errorf("%s was received at %s, before noon", name, came.Receipt.ReceivedAt)
		}
	case len(came.UserErrors) == 1 && came.UserErrors[0].Code == "PHASE_NOT_OPEN":
		r.early++
	case len(came.UserErrors) != 1 || came.UserErrors[0].Code != "TAKEN":
		r.v.t.Errorf("%s was answered %+v", name, came)
	}
}

// judge looks at what the askers were told, and at who was charged.
func (r *rush) judge(before map[string]rules.Money) {
	t := r.v.t
	t.Helper()
	for name, winners := range r.winners {
		if len(winners) != 1 {
			t.Errorf("%s has %d winners", name, len(winners))
		}
	}
	if len(r.winners) != rushNames || r.early == 0 {
		t.Errorf("%d of %d names have a winner, %d came before noon", len(r.winners), rushNames, r.early)
	}
	slices.Sort(r.receipts)
	if len(r.receipts) != rushNames || r.receipts[rushNames-1] != r.receipts[0]+rushNames-1 {
		t.Errorf("the receipts are %v", r.receipts)
	}
	for client, left := range r.balances() {
		var costs rules.Money
		for _, amount := range r.charged[client] {
			costs += cents(t, amount)
		}
		if spent := before[client] - left; spent != costs {
			t.Errorf("%s was charged HK$%s, and what it won costs HK$%s", client, spent, costs)
		}
	}
}

// balances are what each partner has.
func (r *rush) balances() map[string]rules.Money {
	r.v.t.Helper()
	have := map[string]rules.Money{}
	for client := range rushPartners {
		var said struct {
			Viewer struct {
				Partner struct {
					Balance struct{ Available struct{ Amount string } }
				}
			}
		}
		must(r.v.t, r.v.graphql(r.v.tokenOf(client), `{ viewer { partner { balance { available { amount } } } } }`, &said))
		have[client] = cents(r.v.t, said.Viewer.Partner.Balance.Available.Amount)
	}
	return have
}

func cents(t *testing.T, amount string) rules.Money {
	t.Helper()
	money, err := rules.ParseMoney(amount)
	must(t, err)
	return money
}
