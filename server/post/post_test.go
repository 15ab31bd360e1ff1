package post_test

import (
	"context"
	"io"
	"net"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"lionrock/flows/letters"
	"lionrock/rules"
	"lionrock/server/post"
)

// catcher is a mail server that keeps what it is sent.
type catcher struct {
	lock   sync.Mutex
	caught []string
	refuse bool
}

func (c *catcher) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{c}, nil }

type session struct{ *catcher }

func (s *session) Mail(string, *smtp.MailOptions) error { return nil }
func (s *session) Rcpt(string, *smtp.RcptOptions) error {
	if s.refuse {
		return &smtp.SMTPError{Code: 450, Message: "busy"}
	}
	return nil
}

func (s *session) Data(r io.Reader) error {
	body, err := io.ReadAll(r)
	s.lock.Lock()
	defer s.lock.Unlock()
	s.caught = append(s.caught, string(body))
	return err
}
func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

func catchMail(t *testing.T) (*catcher, string) {
	t.Helper()
	c := &catcher{}
	server := smtp.NewServer(c)
	server.Domain = "catcher.example"
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return c, "smtp://" + listener.Addr().String() + "?tls=off"
}

func open(t *testing.T, c post.Config) *post.Post {
	t.Helper()
	c.From, c.Host = "noreply@registry.example", "partners.example.hk"
	c.Now = func() time.Time { return time.Date(2026, 3, 3, 4, 0, 0, 0, time.UTC) }
	p, err := post.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var news = letters.Mail{
	ID: "let_1", To: "reader@people.example", Subject: "域名優惠", Text: "內文\n", Locale: rules.TraditionalChinese,
	EndURL: "https://partners.example.hk/letters/end/per_1?signature=s",
}

func TestALetterReachesAMailServer(t *testing.T) {
	c, address := catchMail(t)
	if err := open(t, post.Config{URL: address}).Send(t.Context(), news); err != nil {
		t.Fatal(err)
	}
	if len(c.caught) != 1 {
		t.Fatalf("the server caught %d letters, want 1", len(c.caught))
	}
	read(t, c.caught[0])
}

func TestWithoutAMailServerLettersLieInAFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mail")
	if err := open(t, post.Config{Dir: dir}).Send(t.Context(), news); err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(filepath.Join(dir, "let_1.eml"))
	if err != nil {
		t.Fatal(err)
	}
	read(t, string(body))
}

// read looks at a letter as a mail program does.
func read(t *testing.T, raw string) {
	t.Helper()
	message, err := mail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	for header, want := range map[string]string{
		"Message-ID": "<let_1@partners.example.hk>", "To": "<reader@people.example>", "Auto-Submitted": "auto-generated",
		"Content-Language": "zh-Hant", "List-Unsubscribe": "<" + news.EndURL + ">", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
	} {
		if got := message.Header.Get(header); got != want {
			t.Errorf("%s is %q, want %q", header, got, want)
		}
	}
	if from := message.Header.Get("From"); !strings.Contains(from, "noreply@registry.example") {
		t.Errorf("From is %q", from)
	}
}

func TestAServiceMessageHasNothingToUnsubscribeFrom(t *testing.T) {
	c, address := catchMail(t)
	service := news
	service.EndURL = ""
	if err := open(t, post.Config{URL: address}).Send(t.Context(), service); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(c.caught[0], "List-Unsubscribe") {
		t.Errorf("a service message says how to unsubscribe:\n%s", c.caught[0])
	}
}

func TestALetterThatIsNotTakenIsAnError(t *testing.T) {
	c, address := catchMail(t)
	c.refuse = true
	if err := open(t, post.Config{URL: address}).Send(t.Context(), news); err == nil {
		t.Error("the mail server refused the letter and Send says it was taken")
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	c.refuse = false
	if err := open(t, post.Config{URL: address}).Send(ended, news); err == nil {
		t.Error("the time was over and Send says the letter was taken")
	}
}

func TestAMailServerThatCannotBeIsRefusedAtTheStart(t *testing.T) {
	for _, address := range []string{
		"mail.example", "http://mail.example", "smtp://", "smtp://mail.example/path", "smtp://mail.example?tls=off", "smtp://127.0.0.1?tls=maybe",
	} {
		if _, err := post.Open(post.Config{URL: address}); err == nil {
			t.Errorf("%s was taken for a mail server", address)
		}
	}
}
