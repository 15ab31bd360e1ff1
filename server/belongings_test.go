package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"lionrock/ent/auditentry"
	"lionrock/ent/operation"
	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/paper"
	"lionrock/rules/price"
	"lionrock/rules/registration"
	"lionrock/rules/role"
)

// belongings are a partner's things, one of each kind: IDs by the type they name, and what is to be kept from others.
type belongings struct {
	owner   string // who of the cast acts for the partner
	partner string
	word    string // is in everything that others may not read
	ids     map[string]string
	// name is registered, waiting waits for a paper and is the Domain; paper and spare have been uploaded and not been used.
	name, waiting string
	registeredID  string
	paper, spare  string
}

// pdf makes a small file that is a paper by its first bytes.
func pdf(text string) []byte { return []byte("%PDF-1.4\n% " + text + "\n") }

// furnish gives a partner one of everything, each marked with a word. Serial numbers keep two furnishings apart.
func (w *world) furnish(owner string, serial int) *belongings {
	w.Helper()
	b := &belongings{
		owner: owner, partner: callers[owner].home, word: fmt.Sprintf("private-%s-%d", owner, serial), ids: map[string]string{},
		name: fmt.Sprintf("%s-%d.hk", owner, serial), waiting: fmt.Sprintf("%s-%d.idv.hk", owner, serial),
	}
	ctx := w.acting(owner)
	w.pay(b.partner, 1000*rules.Dollar, b.word)
	holder, err := w.app.names.CreateRegistrant(ctx, names.CreateRegistrantInput{Registrant: registration.Registrant{
		Kind: rules.Individual, Name: b.word, NameInChinese: "私" + b.word, Country: "HK", BirthDate: "1980-01-01",
	}})
	must(w, err)
	b.ids["Registrant"] = holder.ID
	b.registeredID = w.register(ctx, b, b.name)
	b.ids["Domain"] = w.register(ctx, b, b.waiting)
	w.refusedPaper(ctx, b, serial)
	b.paper, b.spare = w.uploaded(ctx, b.word+".pdf", "one "+b.word), w.uploaded(ctx, b.word+"-spare.pdf", "two "+b.word)
	quote, err := w.app.names.CreateQuote(ctx, names.CreateQuoteInput{Operation: price.Create, Names: []string{b.name}, Years: 1})
	must(w, err)
	b.ids["Quote"] = quote.ID
	credential, secret, err := w.app.access.CreateCredential(ctx, access.CreateCredentialInput{
		Label: b.word, Scopes: []role.Role{role.ReadOnly}, ExpiresAt: w.machine.Now().Add(24 * time.Hour),
	})
	must(w, err)
	b.ids["Credential"] = credential.ID
	_, _, _, err = w.app.access.ClientToken(ctx, credential.Prefix, secret)
	must(w, err)
	b.ids["Partner"], b.ids["PartnerProfile"], b.ids["Member"] = b.partner, "prf_"+b.partner[4:], callers[owner].person
	entry, err := w.app.frame.DB.Read.AuditEntry.Query().Where(auditentry.Book(b.partner), auditentry.Target(b.ids["Domain"])).First(ctx)
	must(w, err)
	b.ids["AuditEntry"] = entry.ID
	refused, err := w.app.frame.DB.Read.Operation.Query().
		Where(operation.FailedAtNotNil(), operation.PartnerID(b.partner)).First(ctx)
	must(w, err)
	b.ids["WaiverEntry"] = refused.ID
	w.applied(b, serial)
	w.exposed(ctx, b, serial)
	w.staffed(b, serial)
	return b
}

func (w *world) register(ctx context.Context, b *belongings, name string, papers ...string) string {
	w.Helper()
	registered, err := w.app.names.RegisterDomain(ctx, names.RegisterDomainInput{
		Name: name, Years: 1, RegistrantID: b.ids["Registrant"], NameServers: []string{"ns1.public.example"}, DocumentIDs: papers,
	}, b.word+name)
	must(w, err)
	return registered.DomainID
}

// refusedPaper makes a paper that was refused for a name: it has everything that a paper can have.
func (w *world) refusedPaper(ctx context.Context, b *belongings, serial int) {
	w.Helper()
	b.ids["Document"] = w.uploaded(ctx, b.word+"-refused.pdf", "refused "+b.word)
	w.register(ctx, b, fmt.Sprintf("%s-refused-%d.idv.hk", b.owner, serial), b.ids["Document"])
	must(w, w.app.names.ReviewDocument(w.acting("operator"), b.ids["Document"], paper.Rejected, b.word))
}

// uploaded announces and sends a paper, and returns its ID.
func (w *world) uploaded(ctx context.Context, filename, text string) string {
	w.Helper()
	content := pdf(text)
	sum := sha256.Sum256(content)
	document, _, err := w.app.names.CreateUploadTarget(ctx, names.CreateUploadTargetInput{
		Kind: rules.IdentityDocument, Filename: filename, Sha256: hex.EncodeToString(sum[:]), SizeBytes: len(content),
	})
	must(w, err)
	must(w, w.app.names.ReceiveUpload(ctx, document.ID, bytes.NewReader(content)))
	return document.ID
}

// publish makes a notice and a promotion for everyone, and one of each for partners.
func (w *world) publish() map[string]string {
	w.Helper()
	ids := map[string]string{}
	now := w.machine.Now()
	must(w, w.app.frame.DB.InTx(asSystem(), func(ctx context.Context, tx *flows.Tx) error {
		for id, partnersOnly := range map[string]bool{"ann_public": false, "ann_partners": true} {
			err := tx.Announcement.Create().SetID(id).SetTitle(rules.Say(id, id, id)).SetBodyMarkdown(rules.Say(id, id, id)).
				SetPublishedAt(now).SetEffectiveAt(now).SetPartnersOnly(partnersOnly).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	}))
	percent := rules.Percent(500)
	promotion, err := w.app.program.CreatePromotion(w.acting("operator"), price.Promotion{
		Title: "For everyone", Code: "ALL", Window: rules.Window{Opens: now, Closes: now.Add(time.Hour)},
		Operations: []price.Operation{price.Transfer}, PercentOff: &percent,
	})
	must(w, err)
	ids["LaunchPhase"], ids["contested"] = "lph_SUNRISE", "contested.hk"
	ids["ContentionSet"] = w.contested(peak, "rgt_cafe", ids["contested"])
	ids["Draw"] = w.drawn(peak, "rgt_cafe", "drawn.hk")
	ids["Announcement"], ids["Promotion"], ids["DomainCategory"] = "ann_public", promotion.ID, "cat_idv.hk"
	ids["LaunchPhase"], ids["Objection"] = "lph_SUNRISE", w.objected()
	ids["PartnerApplication"] = w.refusedToJoin()
	ids["Job"] = w.employed()
	return ids
}

// employed has a letter sent that there is not, and returns the job's ID.
func (w *world) employed() string {
	w.Helper()
	must(w, w.app.work.Send(w.Context(), []string{"let_none"}))
	one := 1
	found, err := w.app.jobs.List(w.acting("operator"), nil, view.Page{First: &one})
	must(w, err)
	return found.Edges[0].Node.ID
}
