package access_test

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"io"
	"sync"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
)

func TestMain(m *testing.M) { flowstest.Main(m) }

var harbour, peak = flowstest.Harbour, flowstest.Peak

const (
	password = "seven ferries past midnight"
	email    = "partner@harbour.example"
	tokenFor = 5 * time.Minute
)

// door is how people and programs get in, with a machine's clock that a test moves, and tries that can run out.
type door struct {
	*access.Access
	t       *testing.T
	w       *flowstest.World
	machine *flowstest.Clock

	mu    sync.Mutex
	tries map[string]int
	// most is how many tries a key has; zero is without limit.
	most int
}

func openDoor(t *testing.T, w *flowstest.World) *door {
	t.Helper()
	d := &door{t: t, w: w, machine: &flowstest.Clock{}, tries: map[string]int{}}
	d.machine.Set(flowstest.Start)
	d.Access = access.New(w.Frame, d.machine.Now, &locked{from: flowstest.Entropy()}, d.issue, d.slow)
	d.HashAt(flowstest.PasswordCost)
	d.Portal, d.Vault = portal, vaultOf(t)
	return d
}

const portal = "https://partner.example.hk"

// vaultOf seals as the server does.
func vaultOf(t *testing.T) cipher.AEAD {
	t.Helper()
	block, err := aes.NewCipher(make([]byte, 32))
	if err != nil {
		t.Fatal(err)
	}
	vault, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		t.Fatal(err)
	}
	return vault
}

func (d *door) issue(a flows.Actor) (access.Token, error) {
	return access.Token{Access: "token of " + a.Label, ExpiresAt: d.machine.Now().Add(tokenFor)}, nil
}

func (d *door) slow(_ context.Context, key string) (time.Duration, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.tries[key]++; d.most > 0 && d.tries[key] > d.most {
		return 1500 * time.Millisecond, nil
	}
	return 0, nil
}

// locked reads for one at a time.
type locked struct {
	mu   sync.Mutex
	from io.Reader
}

func (l *locked) Read(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.from.Read(p)
}

var hashed struct {
	once sync.Once
	hash string
	err  error
}

// enrol gives a person the password, and a secret for one-time codes if there is one.
func (d *door) enrol(personID, totpSecret string) {
	d.t.Helper()
	hashed.once.Do(func() { hashed.hash, hashed.err = d.HashPassword(password) })
	if hashed.err != nil {
		d.t.Fatal(hashed.err)
	}
	if totpSecret != "" {
		totpSecret = base64.RawStdEncoding.EncodeToString(d.Vault.Seal(nil, nil, []byte(totpSecret), []byte(personID)))
	}
	d.must(d.w.DB.InTx(flowstest.System(d.t), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Person.UpdateOneID(personID).SetPasswordHash(hashed.hash).SetTotpSecret(totpSecret).Exec(ctx)
	}))
}

func (d *door) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// signIn signs Harbour's owner in.
func (d *door) signIn() access.SignedIn {
	d.t.Helper()
	in, err := d.SignIn(flowstest.Anonymous(d.t), email, password, access.SecondStep{})
	d.must(err)
	return in
}

// live tells whether an actor is still recognized.
func (d *door) live(a flows.Actor) bool {
	d.t.Helper()
	_, live, err := d.Recognize(d.t.Context(), a)
	d.must(err)
	return live
}
