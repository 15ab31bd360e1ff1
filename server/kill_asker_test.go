package main

import "fmt"

// asker asks a server for one thing after another, and remembers what it got no answer to.
type asker struct {
	v             *victim
	token         string
	number, count int
	// open is what was asked for and not answered.
	open *wanted
	ask  func(a *asker) wanted
}

// wanted is one thing to be done: what to send, and how to read what came of it.
type wanted struct {
	document string
	done     write
}

// answered is what either mutation says.
type answered struct {
	RegisterDomain, RecordPayment struct {
		Domain     *struct{ ID string }
		Balance    *struct{ Held struct{ Amount string } }
		Receipt    *struct{ Sequence int }
		UserErrors []struct{ Code, Message string }
	}
}

// askForName wants a name nobody else asks for.
func askForName(a *asker) wanted {
	name := fmt.Sprintf("kill-%d-%d.hk", a.number, a.count)
	return wanted{done: write{name: name}, document: fmt.Sprintf(`mutation { registerDomain(input: {
		name: %q, years: 1, registrantId: %q, nameServers: [], idempotencyKey: %q
	}) { domain { id } receipt { sequence } userErrors { code message } } }`, name, a.v.holder, name)}
}

// askForMoney wants money booked, so that names can be paid.
func askForMoney(a *asker) wanted {
	reference := fmt.Sprintf("KILL-%d", a.count)
	return wanted{done: write{reference: reference}, document: fmt.Sprintf(`mutation { recordPayment(input: {
		partnerId: "ptr_01DEMOHARBOURHOSTING00000", amount: "5000.00", method: FPS, reference: %q,
		receivedAt: "2026-01-01T00:00:00Z", idempotencyKey: %q
	}) { balance { held { amount } } userErrors { code message } } }`, reference, reference)}
}

// goOn asks until the server is gone, beginning with what was not answered before.
func (a *asker) goOn(done <-chan struct{}, acknowledged chan<- struct{}) {
	for {
		select {
		case <-done:
			return
		default:
		}
		if a.open == nil {
			next := a.ask(a)
			a.open = &next
			a.count++
		} else {
			a.v.mu.Lock()
			a.v.retried++
			a.v.mu.Unlock()
		}
		if !a.send() {
			<-done
			return
		}
		acknowledged <- struct{}{}
	}
}

// send asks for what is open, and tells whether it was acknowledged.
func (a *asker) send() bool {
	var said answered
	if a.v.graphql(a.token, a.open.document, &said) != nil {
		return false
	}
	came := said.RegisterDomain
	if a.open.done.reference != "" {
		came = said.RecordPayment
	}
	if len(came.UserErrors) > 0 {
		a.v.t.Errorf("%+v was refused: %+v", a.open.done, came.UserErrors)
		a.open = nil
		return true
	}
	if came.Receipt != nil {
		a.open.done.receipt = came.Receipt.Sequence
	}
	a.v.mu.Lock()
	defer a.v.mu.Unlock()
	a.v.acknowledged = append(a.v.acknowledged, a.open.done)
	a.open = nil
	return true
}

// retry asks once more for what no answer came to, which must now be done or have been done.
func (a *asker) retry() {
	if a.open != nil && !a.send() {
		a.v.t.Errorf("%+v was not answered when asked again", a.open.done)
	}
}
