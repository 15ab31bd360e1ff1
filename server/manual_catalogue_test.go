package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"
)

// The catalogue of user errors quotes what the server says. Each error is met here and its sentence looked up there.
func TestTheCatalogueQuotesWhatTheServerSays(t *testing.T) {
	content, err := os.ReadFile(apiManual)
	must(t, err)
	w, address := newDemo(t)
	c := &integrator{T: t, address: address, manual: string(content)}
	c.token = c.tokenOf("demo-harbour")
	company, abroad := c.holder(`kind: COMPANY, country: "HK"`), c.holder(`kind: COMPANY, country: "SG"`)
	person, child := c.holder(`kind: INDIVIDUAL, country: "HK"`), c.holder(`kind: INDIVIDUAL, country: "HK", dateOfBirth: "2012-01-01"`)

	c.meets("INVALID", c.registers("a-tea.hk", company, `nameServers: ["192.0.2.1"]`))
	c.meets("REQUIRED", strings.Replace(c.registers("a-tea.hk", company, ""), `idempotencyKey: "`+c.lastKey()+`"`, `idempotencyKey: ""`, 1))
	c.meets("NOT_FOUND", c.registers("a-tea.hk", "rgt_nobody", ""))
	c.meets("TAKEN", c.registers("google.com.hk", company, ""))
	c.meets("RESERVED", c.registers("a.hk", company, ""))
	c.meets("PROHIBITED", c.registers("hkgovernment.hk", company, ""))
	c.meets("NOT_ELIGIBLE", c.registers("a-tea.com.hk", person, ""))
	c.meets("UNDER_AGE", c.registers("a-tea.hk", child, ""))
	c.meets("LOCAL_PRESENCE_REQUIRED", c.registers("a-tea.com.hk", abroad, ""))
	c.meets("PERIOD_NOT_OFFERED", strings.Replace(c.registers("a-tea.hk", company, ""), "years: 1", "years: 4", 1))

	again := c.registers("b-tea.hk", company, "")
	c.ask(again)
	c.meets("IDEMPOTENCY_KEY_REUSED", strings.Replace(again, "b-tea", "c-tea", 1))

	registered := c.value("id", c.ask(`query { domain(name: "b-tea.hk") { id } }`))
	c.meets("STATUS_PROHIBITS_OPERATION", fmt.Sprintf(
		`mutation { answer: updateDomain(input: { domainId: %q, documentIds: ["doc_1"] }) { userErrors { code message } } }`, registered))
	papered := c.value("id", c.ask(`query { domain(name: "noodle-shop-1.com.hk") { id } }`))
	c.meets("DOCUMENTS_REQUIRED", fmt.Sprintf(
		`mutation { answer: updateDomain(input: { domainId: %q, registrantId: %q }) { userErrors { code message } } }`, papered, company))

	c.meets("BAD_CREDENTIALS",
		`mutation { answer: signIn(input: { email: "nobody@example.hk", password: "a wrong password" }) { userErrors { code message } } }`)

	c.meetsTheSecondStep("partner@harbour.example", "lionrock-demo-2004", w.machine.Now())
	quote := c.value("id", c.ask(`mutation { createQuote(input: { operation: CREATE, names: ["c-tea.hk"], years: 1 }) { quote { id } } }`))
	w.machine.move(31 * time.Minute)
	c.token = c.tokenOf("demo-harbour")
	c.meets("QUOTE_EXPIRED", c.registers("c-tea.hk", company, fmt.Sprintf("quoteId: %q", quote)))

	c.token = c.tokenOf("demo-peak")
	holder := c.holder(`kind: COMPANY, country: "HK"`)
	for i := range 20 {
		c.ask(c.registers(fmt.Sprintf("unpaid-%d.hk", i), holder, ""))
	}
	c.meets("INSUFFICIENT_FUNDS", c.registers("unpaid-20.hk", holder, ""))

	c.at("2028-02-01T04:00:00Z")
	c.token = c.tokenOf("demo-peak")
	c.meets("FEE_UNPAID", c.registers("unpaid-fee.hk", holder, ""))

	c.meetsALaunch(company)
	w.inOrder()
	w.quiet()
}

// meetsALaunch meets what is refused in a launch.
func (c *integrator) meetsALaunch(company string) {
	c.token = c.tokenOf("demo-harbour")
	c.at("2004-03-19T03:59:59Z")
	c.meets("PHASE_NOT_OPEN", c.registers("tea-house.hk", company, ""))
	c.at("2004-03-19T04:00:00Z")
	ferry := c.value("id", c.ask(`{ viewer { partner { registrants(search: "Harbour Ferry") { edges { node { id } } } } } }`))
	c.meets("PHASE_CLOSED", c.applies("PRIORITY_REGISTRATION", ferry))
	c.at("2004-04-06T04:00:00Z")
	c.ask(c.applies("PRE_REGISTRATION", ferry))
	c.meets("DUPLICATE_APPLICATION", c.applies("PRE_REGISTRATION", ferry))
	c.meets("OBJECTION_WINDOW_CLOSED", c.objects(c.value("id", c.ask(`{ launchApplications(first: 1) { edges { node { set { id } } } } }`))))
}

// integrator asks the demo as a program of a partner.
type integrator struct {
	*testing.T
	address, token, manual string
	keys                   int
}

// at moves the demo's clock.
func (c *integrator) at(instant string) {
	c.ask(fmt.Sprintf(`mutation { advanceClock(input: { to: %q }) { userErrors { code } } }`, instant))
}

// objects to an allocation, without evidence.
func (c *integrator) objects(set string) string {
	c.keys++
	return fmt.Sprintf(`mutation { answer: submitObjection(input: { setId: %q, objector: "Ng", email: "ng@people.example",
		ruleCited: "launch.window", statement: "It was not applied for in time.", evidenceIds: [], idempotencyKey: "objection-%d" }) {
		userErrors { code message } } }`, set, c.keys)
}

// applies asks for harbourferry.hk in the launch.
func (c *integrator) applies(phase, holder string) string {
	c.keys++
	return fmt.Sprintf(`mutation { answer: submitLaunchApplication(input: {
		name: "harbourferry.hk", phase: %s, registrantId: %q, idempotencyKey: "launch-%d"
	}) { userErrors { code message } } }`, phase, holder, c.keys)
}

func (c *integrator) tokenOf(client string) string {
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {client}, "client_secret": {client + "-secret"}}
	response, err := http.PostForm(c.address+"/oauth/token", form)
	must(c, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	must(c, err)
	return c.value("access_token", string(body))
}

func (c *integrator) ask(query string) string {
	c.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	must(c, err)
	request, err := http.NewRequestWithContext(c.Context(), http.MethodPost, c.address+"/graphql", strings.NewReader(string(body)))
	must(c, err)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+c.token)
	response, err := http.DefaultClient.Do(request)
	must(c, err)
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	must(c, err)
	return string(answer)
}

// value reads a text out of an answer in which it stands once.
func (c *integrator) value(name, answer string) string {
	c.Helper()
	_, after, found := strings.Cut(answer, `"`+name+`":"`)
	value, _, closed := strings.Cut(after, `"`)
	if !found || !closed {
		c.Fatalf("there is no %s in %s", name, answer)
	}
	return value
}

func (c *integrator) holder(described string) string {
	return c.value("id", c.ask(fmt.Sprintf(
		`mutation { createRegistrant(input: { name: "Tea House", %s }) { registrant { id } userErrors { message } } }`, described)))
}

func (c *integrator) lastKey() string { return fmt.Sprintf("key %d", c.keys) }

// registers asks for a name under a key of its own.
func (c *integrator) registers(name, holder, more string) string {
	c.keys++
	if !strings.Contains(more, "nameServers") {
		more += " nameServers: []"
	}
	return fmt.Sprintf(`mutation { answer: registerDomain(input: { name: %q, years: 1, registrantId: %q, idempotencyKey: %q, %s }) {
		userErrors { code message } } }`, name, holder, c.lastKey(), more)
}

// meets asks for what is refused, and finds the sentence of the refusal in the catalogue. Where the catalogue ends a sentence
// with an ellipsis, its beginning is compared.
func (c *integrator) meets(code, query string) {
	c.Helper()
	var answer struct {
		Data struct {
			Answer struct {
				UserErrors []struct{ Code, Message string }
			}
		}
	}
	told := c.ask(query)
	must(c, json.Unmarshal([]byte(told), &answer))
	refused := answer.Data.Answer.UserErrors
	if len(refused) != 1 || refused[0].Code != code {
		c.Errorf("wanted %s, got %s", code, told)
		return
	}
	_, row, _ := strings.Cut(c.manual, `<a id="`+code+`"></a>`)
	row, _, _ = strings.Cut(row, "\n")
	beginning, _, cut := strings.Cut(row, " …")
	if cut {
		beginning = beginning[strings.LastIndex(beginning, "| ")+len("| "):]
		if !strings.HasPrefix(refused[0].Message, beginning) {
			c.Errorf("%s is quoted as %q and says %q", code, beginning, refused[0].Message)
		}
	} else if !strings.Contains(row, refused[0].Message) {
		c.Errorf("%s says %q; the catalogue says %s", code, refused[0].Message, row)
	}
}

// meetsTheSecondStep gives a person an authenticator app and signs in without its code.
func (c *integrator) meetsTheSecondStep(email, password string, now time.Time) {
	c.Helper()
	program := c.token
	input := fmt.Sprintf(`input: { email: %q, password: %q }`, email, password)
	c.token = c.value("accessToken", c.ask(`mutation { signIn(`+input+`) { accessToken } }`))
	secret := c.value("secret", c.ask(fmt.Sprintf(`mutation { enrolOneTimeCodes(input: { password: %q }) { secret } }`, password)))
	code, err := totp.GenerateCode(secret, now)
	must(c, err)
	c.ask(fmt.Sprintf(`mutation { confirmOneTimeCodes(input: { oneTimeCode: %q }) { recoveryCodes } }`, code))
	c.meets("ONE_TIME_CODE_REQUIRED", `mutation { answer: signIn(`+input+`) { userErrors { code message } } }`)
	c.token = program
}
