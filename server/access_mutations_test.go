package main

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// calls are the mutations with what they are called with; a mutation that is not here fails the test. {Domain} and the like
// are a partner's things, {new} is a word that was not used before, {later} is a moment to come.
var calls = map[string]string{
	"signUp":             `input: {email: "{new}@people.example", password: "` + castPassage + `"}`,
	"signIn":             `input: {email: "owner@peak.example", password: "` + castPassage + `"}`,
	"refreshSession":     ``,
	"signOut":            ``,
	"createQuote":        `input: {operation: CREATE, names: ["{new}.hk"], years: 1}`,
	"createUploadTarget": `input: {kind: OTHER, filename: "{new}", sizeBytes: 1, sha256: "` + strings.Repeat("0", 64) + `"}`,
	"createRegistrant":   `input: {kind: COMPANY, name: "{new}", country: "HK", documentIds: [{spare}]}`,
	"registerDomain":     `input: {name: "{new}.hk", years: 1, registrantId: {Registrant}, nameServers: [], idempotencyKey: "{new}"}`,
	"updateDomain":       `input: {domainId: {Domain}, autoRenew: true}`,
	"recordPayment": `input: {partnerId: {Partner}, amount: "1.00", method: FPS, reference: "{new}", receivedAt: "2026-12-01T00:00:00Z",
		idempotencyKey: "{new}"}`,
	"reviewDocument":       `input: {documentId: {Document}, state: ACCEPTED}`,
	"commitDraw":           `input: {setId: {ContentionSet}, sources: [{name: "{new}", bits: 30, publicAt: {later}}]}`,
	"conductDraw":          `input: {drawId: {Draw}, values: [[1, 2, 3]]}`,
	"announceResults":      `input: {phase: SUNRISE}`,
	"createCredential":     `input: {label: "{new}", scopes: [READ_ONLY], expiresAt: {later}}`,
	"revokeCredential":     `input: {credentialId: {Credential}}`,
	"publishTierTable":     `input: {tiers: [{name: "Standard", minimumRegistrations: 0, percentOff: "0"}], effectiveFrom: {later}, idempotencyKey: "{new}"}`,
	"createPromotion":      `input: {title: "{new}", operations: [RENEW], percentOff: "1", startsAt: "2026-12-01T00:00:00Z", endsAt: {later}}`,
	"updatePresentation":   `input: {listed: true}`,
	"updateLogoExchange":   `input: {logoDocumentId: {LogoDocument}}`,
	"reviewLogo":           `input: {logoId: {Logo}, post: true}`,
	"advanceClock":         `input: {to: {later}}`,
	"createEvidenceUpload": `input: {filename: "{new}", sizeBytes: 1, sha256: "` + strings.Repeat("0", 64) + `"}`,
	"submitObjection": `input: {setId: {ContentionSet}, objector: "{new}", email: "ng@people.example", ruleCited: "launch.window",
		statement: "It was not applied for in time.", evidenceIds: [], idempotencyKey: "{new}"}`,
	"admitObjection":             `input: {objectionId: {Objection}, admit: false, reason: "It is about another launch."}`,
	"declareConflict":            `input: {objectionId: {Objection}, conflict: "no"}`,
	"decideObjection":            `input: {objectionId: {Objection}, outcome: DISMISSED, reason: "No.", cancellationRequired: false}`,
	"submitLaunchApplication":    `input: {name: "{new}.hk", phase: SUNRISE, registrantId: {Registrant}, idempotencyKey: "{new}"}`,
	"inviteMember":               `input: {email: "{new}@people.example", roles: [READ_ONLY]}`,
	"revokeInvitation":           `input: {invitationId: {Invitation}}`,
	"acceptInvitation":           `input: {token: {invited}, password: "` + castPassage + `"}`,
	"switchPartner":              `input: {partnerId: {Partner}}`,
	"changeMemberRoles":          `input: {memberId: {colleague}, roles: [BILLING]}`,
	"removeMember":               `input: {memberId: {colleague}}`,
	"endSession":                 `input: {sessionId: {Session}}`,
	"endOtherSessions":           ``,
	"enrolOneTimeCodes":          `input: {password: "` + castPassage + `"}`,
	"confirmOneTimeCodes":        `input: {oneTimeCode: "000000"}`,
	"renewRecoveryCodes":         `input: {password: "` + castPassage + `"}`,
	"disableOneTimeCodes":        `input: {password: "` + castPassage + `"}`,
	"savePartnerApplication":     `input: {companyName: "{new}"}`,
	"createApplicationUpload":    `input: {kind: OTHER, filename: "{new}", sizeBytes: 1, sha256: "` + strings.Repeat("0", 64) + `"}`,
	"submitPartnerApplication":   `input: {}`,
	"answerPartnerApplication":   `input: {answer: "{new}"}`,
	"withdrawPartnerApplication": `input: {idempotencyKey: "{new}"}`,
	"askPartnerApplicant":        `input: {applicationId: {PartnerApplication}, reason: "{new} is missing"}`,
	"decidePartnerApplication": `input: {applicationId: {PartnerApplication}, outcome: REJECTED, reason: "{new} is missing",
		idempotencyKey: "{new}"}`,
	"announceProgram":           `input: {title: "{new}", bodyMarkdown: "{new}"}`,
	"setNewsConsent":            `input: {given: true}`,
	"retryJob":                  `input: {jobId: "job_1"}`,
	"addHolidays":               `input: {year: 2026, dates: ["2026-12-25"]}`,
	"beginPasskey":              `input: {password: "` + castPassage + `"}`,
	"addPasskey":                `input: {name: "{new}", answer: {challengeId: "pkc_none", credential: {}}}`,
	"renamePasskey":             `input: {passkeyId: {Passkey}, name: "{new}"}`,
	"removePasskey":             `input: {passkeyId: {Passkey}, password: "` + castPassage + `"}`,
	"beginPasskeySignIn":        ``,
	"signInWithPasskey":         `input: {answer: {challengeId: "pkc_none", credential: {}}}`,
	"withdrawLaunchApplication": `input: {applicationId: {LaunchApplication}}`,
}

// mutations does what every visitor may do to its own partner's things and to the other's.
func (m *matrix) mutations() (rows []string) {
	for _, field := range served(m.schema.Mutation) {
		given, known := calls[field.Name]
		if !known {
			m.Fatalf("tell the test how to call the mutation %s", field.Name)
		}
		if given != "" {
			given = "(" + given + ")"
		}
		document := "mutation { " + field.Name + given + " { userErrors { code } } }"
		cells := make([]string, len(visitors))
		for i, v := range visitors {
			cells[i] = m.cellOf("Mutation."+field.Name, v.who, func(things *belongings) string {
				return m.carryOut(v.column, v.who, field.Name, document, things)
			})
		}
		rows = append(rows, row("Mutation."+field.Name, cells))
	}
	return rows
}

// spent finds a partner's thing in a document.
var spent = regexp.MustCompile(`\{([A-Z]\w+|colleague|invited|spare)\}`)

// carryOut tries a mutation. What was done is done, so a partner whose thing was in it is furnished anew after it.
func (m *matrix) carryOut(column, who, mutation, document string, things *belongings) string {
	m.Helper()
	answer := m.ask(column, who, m.fillMutation(document, things), things)
	outcome := "allow"
	switch {
	case answer.denied():
		return "deny"
	case strings.Contains(answer.body, `"NOT_FOUND"`):
		outcome = "null"
	case answer.seen([]string{mutation, "userErrors"}) != "allow":
		m.Errorf("%s as %s was not answered: %s", mutation, column, answer.body)
	}
	if mutation == "signOut" || mutation == "endOtherSessions" {
		m.sql("UPDATE session SET revoked_at = NULL")
	}
	if outcome == "allow" && spent.MatchString(document) {
		m.serial++
		*things = *m.furnish(things.owner, m.serial)
	}
	return outcome
}

func (m *matrix) fillMutation(document string, things *belongings) string {
	m.serial++
	later := m.app.frame.Now().Add(time.Second).Format(time.RFC3339Nano)
	return strings.NewReplacer("{new}", fmt.Sprintf("new-%d", m.serial), "{later}", `"`+later+`"`,
		"{spare}", `"`+things.spare+`"`).Replace(document)
}
