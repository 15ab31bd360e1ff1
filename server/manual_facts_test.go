package main

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/graph/generated"
	"lionrock/server/gqlhttp"
)

const apiManual = "documents/api-manual.md"

// A throttled answer is shown whole, byte for byte: clients are written by it.
func TestTheManualShowsAThrottledAnswerAsItIs(t *testing.T) {
	content, err := os.ReadFile(apiManual)
	must(t, err)
	page := readBlocks(string(content))
	_, address := newServer(t)
	const dearest = `{"query":"{ a: partners(first: 100) { edges { node { id } } } b: partners(first: 100) { edges { node { id } } } ` +
		`c: partners(first: 100) { edges { node { id } } } d: partners(first: 100) { edges { node { id } } } ` +
		`e: partners(first: 100) { edges { node { id } } } }"}`
	for range gqlhttp.DefaultBudgetLimit / gqlhttp.DefaultLimits().Complexity {
		answer := postTo(t, address, dearest)
		if !strings.Contains(answer, `"actual":500,`) {
			t.Fatalf("before the budget was used up: %s", answer)
		}
	}
	answer := strings.ReplaceAll(postTo(t, address, `{"query":"{ now }"}`), "\r\n", "\n") + "\n"
	for i := range page {
		if page[i].kind != "http" {
			continue
		}
		if *update {
			page[i].text = answer
		}
		if diff := cmp.Diff(masked(page[i].text), masked(answer)); diff != "" {
			t.Errorf("the page differs (-) from the server (+):\n%s", diff)
		}
		answer = ""
	}
	if answer != "" {
		t.Error("the page shows no throttled answer")
	}
	if *update {
		must(t, os.WriteFile(apiManual, []byte(page.String()), 0o644))
	}
}

// post sends a request and answers what comes back as it comes over the wire.
func postTo(t *testing.T, address, body string) string {
	t.Helper()
	connection, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
	must(t, err)
	defer connection.Close()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address+"/graphql", strings.NewReader(body))
	must(t, err)
	request.Header.Set("Content-Type", "application/json")
	must(t, request.Write(connection))
	var wire bytes.Buffer
	response, err := http.ReadResponse(bufio.NewReader(io.TeeReader(connection, &wire)), request)
	must(t, err)
	_, err = io.Copy(io.Discard, response.Body)
	must(t, err)
	return wire.String()
}

// Every code that an error can have is explained, where helpUrl leads.
func TestTheManualExplainsEveryCode(t *testing.T) {
	content, err := os.ReadFile(apiManual)
	must(t, err)
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	for _, code := range schema.Types["UserErrorCode"].EnumValues {
		if !strings.Contains(string(content), `<a id="`+code.Name+`"></a>`) {
			t.Errorf("the user error %s is not in the catalogue", code.Name)
		}
	}
	for _, code := range []string{
		gqlhttp.CodeBadRequest, gqlhttp.CodeParseFailed, gqlhttp.CodeValidationFailed, gqlhttp.CodeLimit,
		gqlhttp.CodeIntrospection, gqlhttp.CodePersistedQuery, gqlhttp.CodeBadUserInput, gqlhttp.CodeUnauthenticated,
		gqlhttp.CodeForbidden, gqlhttp.CodeThrottled, gqlhttp.CodeTimeout, gqlhttp.CodeUnavailable, gqlhttp.CodeInternal,
	} {
		if !strings.Contains(string(content), "| `"+code+"` |") {
			t.Errorf("the error %s is not in the table", code)
		}
	}
}

// The helpUrl of an error leads to the manual, whichever version it is, and there to the code.
func TestTheHelpOfAnErrorIsInTheManual(t *testing.T) {
	_, address := newServer(t)
	answer := postTo(t, address, `{"query":"mutation { signIn(input: { email: \"x\", password: \"y\" }) { userErrors { helpUrl } } }"}`)
	_, after, _ := strings.Cut(answer, `"helpUrl":"`)
	help, _, _ := strings.Cut(after, `"`)
	page, code, found := strings.Cut(help, "#")
	if !found {
		t.Fatalf("there is no helpUrl in %s", answer)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, page, http.NoBody)
	must(t, err)
	response, err := http.DefaultClient.Do(request)
	must(t, err)
	defer response.Body.Close()
	manual, err := io.ReadAll(response.Body)
	must(t, err)
	if response.StatusCode != http.StatusOK || !strings.Contains(string(manual), `<a id="`+code+`"></a>`) {
		t.Errorf("%s leads to %s, which says nothing of %s", help, response.Request.URL, code)
	}
}

// The figures of the manual are those of the server.
func TestTheManualTellsTheLimitsAsTheyAre(t *testing.T) {
	content, err := os.ReadFile(apiManual)
	must(t, err)
	limits := gqlhttp.DefaultLimits()
	for _, said := range []struct {
		figure   int
		sentence string
	}{
		{limits.BodyBytes, "256 KB (262,144 bytes)"},
		{limits.QueryBytes, "16 KB (16,384 bytes)"},
		{limits.Tokens, "| Words and signs of the document, fields, directives | 1,000, "},
		{limits.Fields, "directives | 1,000, 1,000, "},
		{limits.Directives, "1,000, 1,000, 20 |"},
		{limits.Depth, "| 8; introspection 15 |"},
		{limits.IntrospectionDepth, "introspection 15 |"},
		{limits.Aliases, "Root fields and aliases together | 15 |"},
		{limits.ListElements, "| 200, 10 |"},
		{limits.InputDepth, "200, 10 |"},
		{limits.Complexity, "No request may cost more than 500."},
		{limits.DefaultPage, "A connection without a size counts as 50,"},
		{limits.DefaultList, "another list as 5."},
		{int(limits.QueryTimeout.Seconds()), "10 seconds for a query"},
		{int(limits.MutationTimeout.Seconds()), "20 for a mutation"},
		{gqlhttp.DefaultBudgetLimit, "A budget has 100,000 points"},
		{gqlhttp.DefaultBudgetRestore, "gets 1,000 back every second"},
	} {
		digits := strings.ReplaceAll(said.sentence, ",", "")
		if !strings.Contains(digits, strconv.Itoa(said.figure)) || !strings.Contains(string(content), said.sentence) {
			t.Errorf("the manual does not say %q, or the figure is %d now", said.sentence, said.figure)
		}
	}
}
