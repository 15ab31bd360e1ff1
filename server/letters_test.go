package main

import (
	"io"
	"mime"
	"mime/quotedprintable"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lionrock/flows"
)

// readLetters reads every letter that was laid into the world's folder, by the address it is to.
func (w *world) readLetters() map[string]*mail.Message {
	w.Helper()
	files, err := filepath.Glob(filepath.Join(w.app.config.DataDir, "mail", "*.eml"))
	must(w, err)
	letters := map[string]*mail.Message{}
	for _, path := range files {
		file, err := os.Open(path)
		must(w, err)
		w.Cleanup(func() { _ = file.Close() })
		message, err := mail.ReadMessage(file)
		must(w, err)
		to, err := message.Header.AddressList("To")
		must(w, err)
		letters[to[0].Address] = message
	}
	return letters
}

// A reader ends their consent by the link of a letter: looking at it changes nothing, posting to it does, as often as it is
// done, and a mail program may do it for them without asking (RFC 8058).
func TestALetterOfNewsCanBeEndedByItsLink(t *testing.T) {
	w := newWorld(t, "")
	w.enterCast()
	applicant := w.token("applicant")
	w.graphql(applicant, `mutation { setNewsConsent(input: {given: true}) { userErrors { code } } }`, nil)
	w.graphql(w.token("operator"), `mutation { announceProgram(input: {title: "Half price", bodyMarkdown: "In May.", promotion: true,
		zhHant: {title: "五月半價優惠", bodyMarkdown: "五月。"}}) { userErrors { code } } }`, nil)
	w.chores()
	letter := w.readLetters()["applicant@people.example"]
	if letter == nil {
		t.Fatal("nothing was sent to the applicant")
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(letter.Header.Get("Subject"))
	must(t, err)
	text, err := io.ReadAll(quotedprintable.NewReader(letter.Body))
	must(t, err)
	link := regexp.MustCompile(`https://\S+/letters/end/\S+`).FindString(string(text))
	if subject != "Half price" || link == "" || letter.Header.Get("List-Unsubscribe") != "<"+link+">" {
		t.Fatalf("the letter is %q with the link %q:\n%s", subject, link, text)
	}
	target := strings.TrimPrefix(link, publicURL)
	if seen := w.do(httptest.NewRequest(http.MethodGet, target, nil)); seen.Code != http.StatusOK || !w.consents(applicant) {
		t.Errorf("looking at the link is answered %d and the consent is %t", seen.Code, w.consents(applicant))
	}
	for range 2 {
		oneClick := httptest.NewRequest(http.MethodPost, target, strings.NewReader("List-Unsubscribe=One-Click"))
		oneClick.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if done := w.do(oneClick); done.Code != http.StatusOK || w.consents(applicant) {
			t.Errorf("the one click is answered %d and the consent is %t", done.Code, w.consents(applicant))
		}
	}
	forged := strings.Replace(target, "/letters/end/", "/letters/end/per_other", 1)
	if refused := w.do(httptest.NewRequest(http.MethodPost, forged, nil)); refused.Code != http.StatusForbidden {
		t.Errorf("a link that was changed is answered %d", refused.Code)
	}
	if words := w.app.frame.DB.Read.Consent.Query().CountX(flows.AsSystem(t.Context(), "test")); words != 2 {
		t.Errorf("%d words of the applicant are recorded, want 2", words)
	}
}

func (w *world) consents(token string) bool {
	w.Helper()
	return strings.Contains(w.graphql(token, `{ viewer { newsConsent { given } } }`, nil).body, `"given":true`)
}
