package main

import (
	"bytes"
	"context"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"lionrock/rules/exposure"
	"lionrock/server/web"
)

// A logo comes as it likes and goes out as the platform has drawn it, in a way that no browser runs anything in it.
func TestALogoIsServedAsAPictureAndNothingElse(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	things := w.furnish("harbour", 1)
	answer := w.graphql("", `{ partners(search: "harbour") { edges { node { logoUrl logos { url width height } } } } }`, nil)
	_, address, found := strings.Cut(answer.body, `"logoUrl":"`+publicURL)
	address, _, _ = strings.Cut(address, `"`)
	if !found || strings.Count(answer.body, `"width"`) != 3 {
		t.Fatalf("the directory says %s", answer.body)
	}
	served := w.get(address)
	if _, err := png.Decode(bytes.NewReader(served.Body.Bytes())); err != nil || served.Code != http.StatusOK {
		t.Fatalf("%s is %d, %v", address, served.Code, err)
	}
	for name, want := range map[string]string{
		"Content-Type": "image/png", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": web.AttachmentPolicy,
		"Cache-Control": "public, max-age=31536000, immutable", "Cross-Origin-Resource-Policy": "same-origin",
	} {
		if got := served.Header().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	sent, err := w.app.names.DocumentByID(w.acting("harbour"), things.ids["LogoDocument"])
	must(w, err)
	for _, other := range []string{
		"/logos/" + sent.Sha256 + ".png", "/logos/" + strings.Repeat("0", 64) + ".png", strings.TrimSuffix(address, ".png"),
		strings.Replace(address, ".png", ".svg", 1), "/logos/..%2f..%2flionrock.db", "/logos/",
	} {
		if got := w.get(other); got.Code != http.StatusNotFound {
			t.Errorf("%s is answered %d", other, got.Code)
		}
	}
}

// Everything the exchange of logos is made of, over HTTP.
func TestALogoExchangeIsCompletedOverHTTP(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	things := w.furnish("harbour", 1)
	harbour, operator := w.token("harbour"), w.token("operator")
	ask := func(token, document, want string) {
		t.Helper()
		if answer := w.graphql(token, document, nil); !strings.Contains(answer.body, want) {
			t.Errorf("%s\nis answered %s, want %s", document, answer.body, want)
		}
	}
	ask(operator, `mutation { reviewLogo(input: {logoId: "`+things.ids["Logo"]+`", post: false}) { userErrors { code field } } }`, `"REQUIRED"`)
	ask(operator, `mutation { reviewLogo(input: {logoId: "`+things.ids["Logo"]+`", post: false, reason: "It is blurred."}) { logoExchange { status refusal } } }`,
		`"status":"POSTED_BY_BOTH","refusal":"It is blurred."`)
	ask(harbour, `mutation { updateLogoExchange(input: {logoDocumentId: "`+things.ids["LogoDocument"]+`"}) { logoExchange { status refusal logo { state } } } }`,
		`"status":"POSTED_BY_BOTH","refusal":null,"logo":{"state":"UPLOADED"}`)
	ask(operator, `{ logosToReview { partner { name } drawn { width } postedUrl } }`, `"postedUrl":"`+publicURL+`/logos/`)
	ask(harbour, `mutation { updateLogoExchange(input: {partnerPageUrl: "http://10.0.0.1/"}) { userErrors { field message } } }`, "This address is not on the public web.")
	w.app.program.Exposure.Reach = func(context.Context, string) exposure.Reach { return exposure.NotThere }
	ask(harbour, `mutation { updateLogoExchange(input: {partnerPageUrl: "https://harbour.example/gone"}) { userErrors { field message } } }`, "says that the page is not there")
	ask("", `{ announcements(first: 5) { edges { node { title } } } }`, "is a service partner of the registry")
	w.inOrder()
}
