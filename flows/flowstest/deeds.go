package flowstest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"

	"lionrock/ent"
	"lionrock/ent/domain"
	"lionrock/flows"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/ledger"
	"lionrock/rules/paper"
	"lionrock/rules/registration"
)

// Holder is a holder of names of a kind, in Hong Kong and of age. The same one is returned again.
func (w *World) Holder(p Partner, kind rules.HolderKind) string {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	key := p.ID + string(kind)
	if w.holders[key] == "" {
		in := registration.Registrant{Kind: kind, Name: "Holder (" + strings.ToLower(string(kind)) + ")", Country: "HK"}
		if kind == rules.Individual {
			in.BirthDate = "1990-04-01"
		}
		w.holders[key] = w.NewHolder(p, in)
	}
	return w.holders[key]
}

// NewHolder makes a holder of names.
func (w *World) NewHolder(p Partner, in registration.Registrant, papers ...string) string {
	w.t.Helper()
	made, err := w.Names.CreateRegistrant(As(w.t, p), names.CreateRegistrantInput{Registrant: in, DocumentIDs: papers})
	w.must(err)
	return made.ID
}

// Pay books money received from a partner.
func (w *World) Pay(p Partner, amount rules.Money) {
	w.t.Helper()
	key := w.Key()
	_, err := w.Names.RecordPayment(Officer(w.t), names.RecordPaymentInput{
		PartnerID: p.ID, Amount: amount, Method: "FPS", Reference: "FPS-" + key, ReceivedAt: w.Frame.Now(),
	}, key)
	w.must(err)
}

// Paper uploads a picture that no other paper is the same as.
func (w *World) Paper(p Partner, kind rules.DocumentKind) string {
	w.t.Helper()
	content := w.Picture()
	announced, _, err := w.Names.CreateUploadTarget(As(w.t, p), Announce(kind, content))
	w.must(err)
	w.must(w.Names.ReceiveUpload(w.t.Context(), announced.ID, bytes.NewReader(content)))
	return announced.ID
}

// Picture is a PNG, as far as its first bytes go, that is like no other.
func (w *World) Picture() []byte {
	content := append([]byte("\x89PNG\r\n\x1a\n"), w.Key()...)
	return binary.BigEndian.AppendUint64(content, uint64(len(content)))
}

// Announce describes bytes that are coming.
func Announce(kind rules.DocumentKind, content []byte) names.CreateUploadTargetInput {
	sum := sha256.Sum256(content)
	return names.CreateUploadTargetInput{
		Kind: kind, Filename: "paper.png", Sha256: hex.EncodeToString(sum[:]), SizeBytes: len(content),
	}
}

// Accept and Reject end an officer's review of a paper.
func (w *World) Accept(id string) {
	w.t.Helper()
	w.must(w.Names.ReviewDocument(Officer(w.t), id, paper.Accepted, ""))
}

// Reject refuses a paper.
func (w *World) Reject(id string) {
	w.t.Helper()
	w.must(w.Names.ReviewDocument(Officer(w.t), id, paper.Rejected, "It is another company's."))
}

// Asking is a request for a name, for a year and the partner's company, unless changed.
func (w *World) Asking(p Partner, name string, change ...func(*names.RegisterDomainInput)) names.RegisterDomainInput {
	w.t.Helper()
	in := names.RegisterDomainInput{Name: name, Years: 1}
	for _, c := range change {
		c(&in)
	}
	if in.RegistrantID == "" {
		in.RegistrantID = w.Holder(p, rules.Company)
	}
	return in
}

// TryRegister asks for a name.
func (w *World) TryRegister(p Partner, name string, change ...func(*names.RegisterDomainInput)) (names.Registered, error) {
	w.t.Helper()
	return w.Names.RegisterDomain(As(w.t, p), w.Asking(p, name, change...), w.Key())
}

// Register asks for a name, gets it, and returns its ID.
func (w *World) Register(p Partner, name string, change ...func(*names.RegisterDomainInput)) string {
	w.t.Helper()
	registered, err := w.TryRegister(p, name, change...)
	w.must(err)
	return registered.DomainID
}

// With supplies papers with a request for a name.
func With(papers ...string) func(*names.RegisterDomainInput) {
	return func(in *names.RegisterDomainInput) { in.DocumentIDs = papers }
}

// For names the holder of a name asked for.
func For(holder string) func(*names.RegisterDomainInput) {
	return func(in *names.RegisterDomainInput) { in.RegistrantID = holder }
}

// By spends a quote on a name.
func By(quote string) func(*names.RegisterDomainInput) {
	return func(in *names.RegisterDomainInput) { in.QuoteID = &quote }
}

// Domain reads a name's row.
func (w *World) Domain(id string) *ent.Domain {
	w.t.Helper()
	row, err := w.DB.Read.Domain.Query().Where(domain.ID(id)).WithOperations().WithDocuments().Only(System(w.t))
	w.must(err)
	return row
}

// Money is what a partner's account holds.
type Money struct{ Current, Held rules.Money }

// Money reads a partner's account.
func (w *World) Money(p Partner) Money {
	w.t.Helper()
	account, err := w.DB.Reader().PartnerAccount(System(w.t), p.ID)
	w.must(err)
	totals := flows.Totals(account)
	return Money{Current: totals.Current(), Held: totals.Held()}
}

// Drain takes a partner's money away by a correction, but for an amount.
func (w *World) Drain(p Partner, leave rules.Money) {
	w.t.Helper()
	w.must(w.DB.InTx(System(w.t), func(ctx context.Context, tx *flows.Tx) error {
		account, err := tx.Reader().PartnerAccount(ctx, p.ID)
		if err != nil {
			return err
		}
		too := flows.Totals(account).Available() - leave
		if too <= 0 {
			return fmt.Errorf("there is no more than %s", leave)
		}
		err = w.Frame.Post(ctx, tx, flows.Posting{
			Kind: ledger.Correction, Step: ledger.Posted, Debit: account, Credit: flows.RegistryAccount(flows.BankAccount),
			Amount: too, Cause: w.Frame.NewID("cor"),
		})
		return err
	}))
}
