// Package post hands letters to a mail server (SMTP, RFC 5321) or, where there is none, lays them in a folder as files that any
// mail program opens.
package post

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"lionrock/flows/letters"
)

// Post takes letters.
type Post struct {
	client *mail.Client
	// dir is the folder for letters where there is no client.
	dir  string
	from string
	host string
	now  func() time.Time
}

// sendWithin is how long a mail server may take.
const sendWithin = 30 * time.Second

// Config says where letters go.
type Config struct {
	// URL is smtp://user:password@host:port with STARTTLS, smtps:// with TLS from the beginning, or empty for a folder. tls=off
	// in its query sends without TLS, to this machine only.
	URL string
	// From is the sender's address; Host is where this platform is, for the letters' IDs.
	From, Host string
	// Dir is the folder in which letters are laid without a URL.
	Dir string
	Now func() time.Time
}

// Open reads where letters go. It reaches for no server: that is done for each letter, and tried again if it fails.
func Open(c Config) (*Post, error) {
	p := &Post{dir: c.Dir, from: c.From, host: c.Host, now: c.Now}
	if c.URL == "" {
		return p, nil
	}
	to, err := url.Parse(c.URL)
	if err != nil || to.Hostname() == "" || to.Path != "" || to.Scheme != "smtp" && to.Scheme != "smtps" {
		return nil, errors.New("the mail server must be given as smtp://user:password@host:587 or smtps://user:password@host:465")
	}
	options, err := optionsOf(to)
	if err != nil {
		return nil, err
	}
	p.client, err = mail.NewClient(to.Hostname(), options...)
	if err != nil {
		return nil, fmt.Errorf("mail server: %w", err)
	}
	return p, nil
}

func optionsOf(to *url.URL) ([]mail.Option, error) {
	options := []mail.Option{mail.WithTimeout(sendWithin), mail.WithTLSPolicy(mail.TLSMandatory)}
	if to.Scheme == "smtps" {
		options = append(options, mail.WithSSL())
	}
	if port := to.Port(); port != "" {
		number, err := strconv.Atoi(port)
		if err != nil {
			return nil, fmt.Errorf("the mail server's port %q is not a number", port)
		}
		options = append(options, mail.WithPort(number))
	}
	switch tls := to.Query().Get("tls"); {
	case tls == "off" && loopback(to.Hostname()):
		options = append(options, mail.WithTLSPolicy(mail.NoTLS))
	case tls != "":
		return nil, errors.New("letters are sent without TLS (tls=off) only to a mail server on this machine")
	}
	if to.User != nil {
		password, _ := to.User.Password()
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(to.User.Username()),
			mail.WithPassword(password))
	}
	return options, nil
}

func loopback(host string) bool {
	address := net.ParseIP(host)
	return host == "localhost" || address != nil && address.IsLoopback()
}

// Send hands over one letter. It returns once a mail server has taken it.
func (p *Post) Send(ctx context.Context, m letters.Mail) error {
	message, err := p.message(m)
	if err != nil {
		return err
	}
	if p.client != nil {
		if err := p.client.DialAndSendWithContext(ctx, message); err != nil {
			return fmt.Errorf("mail server: %w", err)
		}
		return nil
	}
	if err := os.MkdirAll(p.dir, 0o700); err != nil {
		return fmt.Errorf("mail folder: %w", err)
	}
	if err := message.WriteToFile(filepath.Join(p.dir, m.ID+".eml")); err != nil {
		return fmt.Errorf("mail folder: %w", err)
	}
	return nil
}

// message writes a letter as a message (RFC 5322), with what tells programs that nobody wrote it by hand (RFC 3834) and how to
// end it with one click (RFC 8058).
func (p *Post) message(m letters.Mail) (*mail.Msg, error) {
	message := mail.NewMsg()
	if err := errors.Join(message.FromFormat(senderName, p.from), message.To(m.To)); err != nil {
		return nil, fmt.Errorf("addresses of letter %s: %w", m.ID, err)
	}
	message.Subject(strings.Join(strings.Fields(m.Subject), " "))
	message.SetMessageIDWithValue(m.ID + "@" + p.host)
	message.SetDateWithValue(p.now())
	message.SetGenHeader("Auto-Submitted", "auto-generated")
	message.SetGenHeader(mail.HeaderContentLang, m.Locale.Tag())
	if m.EndURL != "" {
		message.SetGenHeader(mail.HeaderListUnsubscribe, "<"+m.EndURL+">")
		message.SetGenHeader(mail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click")
	}
	message.SetBodyString(mail.TypeTextPlain, m.Text)
	return message, nil
}

const senderName = ".hk registry partner platform"
