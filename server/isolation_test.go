package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"lionrock/rules"
)

// attempt is a mutation that takes an ID: who may call it at all, and a call in which <ID> is the ID. What is in braces is
// the caller's own.
type attempt struct{ who, call string }

// attempts has every ID that a mutation takes; one that is not here fails the test.
var attempts = map[string]attempt{
	"createRegistrant.documentIds":            {"peak", `input: {kind: COMPANY, name: "{new}", country: "HK", documentIds: ["<paper>"]}`},
	"registerDomain.registrantId":             {"peak", `input: {name: "{new}.hk", years: 1, registrantId: "<Registrant>", nameServers: [], idempotencyKey: "{new}"}`},
	"registerDomain.documentIds":              {"peak", `input: {name: "{new}.idv.hk", years: 1, registrantId: {Registrant}, documentIds: ["<paper>"], nameServers: [], idempotencyKey: "{new}"}`},
	"registerDomain.quoteId":                  {"peak", `input: {name: "<quoted>", years: 1, registrantId: {Registrant}, quoteId: "<Quote>", nameServers: [], idempotencyKey: "{new}"}`},
	"updateDomain.domainId":                   {"peak", `input: {domainId: "<Domain>", autoRenew: true}`},
	"updateDomain.registrantId":               {"peak", `input: {domainId: {Domain}, registrantId: "<Registrant>"}`},
	"updateDomain.documentIds":                {"peak", `input: {domainId: {Domain}, documentIds: ["<paper>"]}`},
	"revokeCredential.credentialId":           {"peak", `input: {credentialId: "<Credential>"}`},
	"revokeInvitation.invitationId":           {"peak", `input: {invitationId: "<Invitation>"}`},
	"changeMemberRoles.memberId":              {"peak", `input: {memberId: "<colleague>", roles: [BILLING]}`},
	"removeMember.memberId":                   {"peak", `input: {memberId: "<colleague>"}`},
	"endSession.sessionId":                    {"peak", `input: {sessionId: "<Session>"}`},
	"switchPartner.partnerId":                 {"peak", `input: {partnerId: "<Partner>"}`},
	"renamePasskey.passkeyId":                 {"peak", `input: {passkeyId: "<Passkey>", name: "mine"}`},
	"removePasskey.passkeyId":                 {"peak", `input: {passkeyId: "<Passkey>", password: "` + castPassage + `"}`},
	"updateLogoExchange.logoDocumentId":       {"peak", `input: {logoDocumentId: "<LogoDocument>"}`},
	"recordPayment.partnerId":                 {"operator", `input: {partnerId: "<Partner>", amount: "1.00", method: FPS, reference: "{new}", receivedAt: "2026-12-01T00:00:00Z", idempotencyKey: "{new}"}`},
	"commitDraw.setId":                        {"operator", `input: {setId: "<ContentionSet>", sources: [{name: "{new}", bits: 30, publicAt: "2099-01-01T00:00:00Z"}]}`},
	"conductDraw.drawId":                      {"operator", `input: {drawId: "<Draw>", values: [[1, 2, 3]]}`},
	"reviewDocument.documentId":               {"operator", `input: {documentId: "<supplied>", state: ACCEPTED}`},
	"submitLaunchApplication.registrantId":    {"peak", `input: {name: "{new}.hk", phase: SUNRISE, registrantId: "<Registrant>", idempotencyKey: "{new}"}`},
	"submitLaunchApplication.documentIds":     {"peak", `input: {name: "{new}.hk", phase: SUNRISE, registrantId: {Registrant}, documentIds: ["<paper>"], idempotencyKey: "{new}"}`},
	"withdrawLaunchApplication.applicationId": {"peak", `input: {applicationId: "<LaunchApplication>"}`},
}

// Nobody does anything to another partner's things, whichever ID of a mutation is theirs; with the own ID the same works.
func TestNobodyTouchesAnotherPartnersThings(t *testing.T) {
	onBoth(t, func(t *testing.T, databaseURL string) {
		w := newWorld(t, databaseURL, func(c *config) { c.RateLimit = "off" })
		w.enterCast()
		m := &matrix{world: w, schema: schemaOf(w), shared: map[string]string{}}
		for _, taken := range takenIDs(m.schema) {
			if everyones[taken] {
				continue
			}
			try, known := attempts[taken]
			if !known {
				t.Errorf("the mutation takes the ID %s, and nobody has tried another partner's", taken)
				continue
			}
			m.attempt(taken, try)
		}
		w.inOrder()
		w.quiet()
	})
}

// takenIDs are the mutations' input fields that take IDs, as mutation.field.
func takenIDs(schema *ast.Schema) (taken []string) {
	for _, mutation := range served(schema.Mutation) {
		for _, argument := range mutation.Arguments {
			for _, field := range schema.Types[argument.Type.Name()].Fields {
				if field.Type.Name() == "ID" {
					taken = append(taken, mutation.Name+"."+field.Name)
				}
			}
		}
	}
	return taken
}

// attempt tries a mutation with Harbour's things as everyone who is not Harbour's, and then with the own as who may.
func (m *matrix) attempt(taken string, try attempt) {
	m.Helper()
	mutation, field, _ := strings.Cut(taken, ".")
	m.serial++
	theirs, own := m.withQuote(m.furnish("harbour", m.serial)), m.withQuote(m.furnish("peak", m.serial))
	before := m.snapshot(harbour)
	for _, who := range []string{"", "applicant", "peak", "peak-client", "reviewer"} {
		if callers[who].staff && try.who == "operator" {
			continue // who may do it to everyone's
		}
		answer := m.try(who, mutation, try, theirs, own)
		refused := strings.Contains(answer.body, `"code":"NOT_FOUND","field":["`+field+`"`)
		if !answer.denied() && !refused {
			m.Errorf("%s with Harbour's ID as %q: %s", taken, who, answer.body)
		}
		if strings.Contains(answer.body, theirs.word) {
			m.Errorf("%s as %q tells what is Harbour's: %s", taken, who, answer.body)
		}
	}
	if diff := cmp.Diff(before, m.snapshot(harbour)); diff != "" {
		m.Errorf("%s changed what is Harbour's:\n%s", taken, diff)
	}
	if answer := m.try(try.who, mutation, try, own, own); answer.denied() || !strings.Contains(answer.body, `"userErrors":[]`) {
		m.Errorf("%s with the own ID: %s", taken, answer.body)
	}
}

// withQuote adds a quote for a name that is free, and a paper that waits for review.
func (m *matrix) withQuote(b *belongings) *belongings {
	m.Helper()
	ctx := m.acting(b.owner)
	b.ids["supplied"] = m.uploaded(ctx, b.word+"-supplied.pdf", "supplied "+b.word)
	m.register(ctx, b, fmt.Sprintf("%s-supplied-%d.idv.hk", b.owner, m.serial), b.ids["supplied"])
	b.ids["paper"] = b.paper
	m.pay(harbour, 1000*rules.Dollar, b.word+"-launch")
	m.pay(b.partner, 1000*rules.Dollar, b.word+"-launch-too")
	b.ids["ContentionSet"] = m.contested(b.partner, b.ids["Registrant"], fmt.Sprintf("%s-contested-%d.hk", b.owner, m.serial))
	b.ids["Draw"] = m.drawn(b.partner, b.ids["Registrant"], fmt.Sprintf("%s-drawn-%d.hk", b.owner, m.serial))
	b.ids["quoted"] = fmt.Sprintf("%s-quoted-%d.hk", b.owner, m.serial)
	answer := m.graphql(m.token(b.owner),
		fmt.Sprintf(`mutation { createQuote(input: {operation: CREATE, names: [%q], years: 1}) { quote { id } } }`, b.ids["quoted"]), nil)
	b.ids["Quote"], _ = answer.at("createQuote", "quote", "id").(string)
	return b
}

// at reads a place of the answer.
func (s *said) at(path ...string) any {
	var value any = s.Data
	for _, key := range path {
		object, _ := value.(map[string]any)
		value = object[key]
	}
	return value
}

func (m *matrix) try(who, mutation string, try attempt, with, own *belongings) *said {
	m.Helper()
	call := try.call
	for noun, id := range with.ids {
		call = strings.ReplaceAll(call, "<"+noun+">", id)
	}
	token := ""
	if who != "" {
		token = m.token(who)
	}
	document := m.fill(m.fillMutation("mutation { "+mutation+"("+call+") { userErrors { code field message } } }", own), own)
	if mutation != "submitLaunchApplication" {
		return m.graphql(token, document, nil)
	}
	var answer *said
	m.at(sunrise, func() { answer = m.graphql(token, document, nil) })
	return answer
}

// snapshot is everything that is a partner's, row by row, as the database holds it.
func (m *matrix) snapshot(partnerID string) []string {
	m.Helper()
	db := m.openSQL()
	defer db.Close()
	var rows []string
	for _, query := range []string{
		"SELECT * FROM registrant WHERE partner_id = '%s'", "SELECT * FROM domain WHERE partner_id = '%s'",
		"SELECT * FROM launch_application WHERE partner_id = '%s'", "SELECT * FROM document WHERE partner_id = '%s'", "SELECT * FROM operation WHERE partner_id = '%s'",
		"SELECT * FROM credential WHERE partner_id = '%s'", "SELECT * FROM membership WHERE partner_id = '%s'",
		"SELECT * FROM invitation WHERE partner_id = '%s'",
		"SELECT * FROM account WHERE partner_id = '%s'", "SELECT * FROM audit_entry WHERE book = '%s'",
		"SELECT * FROM quote WHERE owner_id = '%s'", "SELECT * FROM idempotent_answer WHERE owner_id = '%s'",
	} {
		result, err := db.QueryContext(context.Background(), fmt.Sprintf(query, partnerID))
		must(m, err)
		columns, err := result.Columns()
		must(m, err)
		for result.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			must(m, result.Scan(values...))
			var row strings.Builder
			row.WriteString(query)
			for _, value := range values {
				switch value := (*value.(*any)).(type) {
				case string:
					row.WriteString(" " + value)
				case []byte:
					row.WriteString(" " + string(value))
				default:
					fmt.Fprint(&row, " ", value)
				}
			}
			rows = append(rows, row.String())
		}
		must(m, result.Err())
		must(m, result.Close())
	}
	slices.Sort(rows)
	return rows
}
