package main

import (
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/caarlos0/env/v11"

	"lionrock/server/post"
)

// config is how a server is set up: by environment, over which a command's flags go. Every variable is listed in
// `lionrock serve --help`; one that is unknown or cannot be read stops the start.
type config struct {
	Addr         string   `env:"LIONROCK_ADDR" envDefault:"127.0.0.1:8080"`
	DataDir      string   `env:"LIONROCK_DATA" envDefault:"data"`
	DatabaseURL  string   `env:"DATABASE_URL"`
	PublicURL    string   `env:"LIONROCK_PUBLIC_URL"`
	Secret       string   `env:"LIONROCK_SECRET"`
	RateLimit    string   `env:"LIONROCK_RATE_LIMIT" envDefault:"on"`
	TrustedProxy []string `env:"LIONROCK_TRUSTED_PROXIES"`
	// Mail is where letters go: a mail server, "folder" for files in the data folder, or empty for nowhere.
	Mail     string `env:"LIONROCK_MAIL"`
	MailFrom string `env:"LIONROCK_MAIL_FROM"`

	// sandbox is the demo's: time can be moved and the schema is open to everyone.
	sandbox bool
	// passwordCost is what the hash of a password costs; access.PasswordCost unless something else is handed in.
	passwordCost argon2id.Params
	// machine tells the machine's own time; time.Now unless something else is handed in.
	machine func() time.Time
}

const configHelp = `
Environment:
  LIONROCK_ADDR             address to listen on                       127.0.0.1:8080
  LIONROCK_DATA             folder of the database, papers and secret  data
  DATABASE_URL              postgres://... to use PostgreSQL           (SQLite in the folder)
  LIONROCK_PUBLIC_URL       address people use, https://...            http://<LIONROCK_ADDR>
  LIONROCK_SECRET           at least 32 characters; seals the signing  (made once and kept in the
                            keys; needed with PostgreSQL               folder, file "secret")
  LIONROCK_RATE_LIMIT       on or off                                  on
  LIONROCK_TRUSTED_PROXIES  networks whose X-Forwarded-For is          (none)
                            believed, such as 10.0.0.0/8,::1/128
  LIONROCK_MAIL             smtp://user:password@host:587, smtps://,   (no letters are written)
                            or folder: files under mail in the data
                            folder
  LIONROCK_MAIL_FROM        sender of letters                          noreply@<host of the address>
`

const secretMin = 32

// readConfig reads the environment.
func readConfig(environ []string) (config, error) {
	var c config
	if err := refuseUnknown(environ); err != nil {
		return c, err
	}
	if err := env.ParseWithOptions(&c, env.Options{Environment: env.ToMap(environ)}); err != nil {
		return c, fmt.Errorf("the environment cannot be read: %w", err)
	}
	return c, nil
}

// refuseUnknown finds a variable with our prefix that nobody reads: most likely one that was misspelt.
func refuseUnknown(environ []string) error {
	for _, pair := range environ {
		key, _, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(key, "LIONROCK_") && !strings.Contains(configHelp, "  "+key+" ") {
			return fmt.Errorf("the environment variable %s is unknown; see `lionrock serve --help` for those there are", key)
		}
	}
	return nil
}

// check completes the configuration once flags have been read, and refuses what cannot work.
func (c *config) check() error {
	if err := c.checkAddresses(); err != nil {
		return err
	}
	if c.RateLimit != "on" && c.RateLimit != "off" {
		return fmt.Errorf("LIONROCK_RATE_LIMIT is %q; it must be on or off", c.RateLimit)
	}
	if c.DatabaseURL != "" && !strings.HasPrefix(c.DatabaseURL, "postgres://") && !strings.HasPrefix(c.DatabaseURL, "postgresql://") {
		return errors.New("DATABASE_URL must begin with postgres://; leave it out to use SQLite in the data folder")
	}
	if c.Secret != "" && len(c.Secret) < secretMin {
		return fmt.Errorf("LIONROCK_SECRET has %d characters; it must have at least %d", len(c.Secret), secretMin)
	}
	if _, err := c.proxies(); err != nil {
		return err
	}
	_, err := c.post()
	return err
}

// checkAddresses refuses an address that cannot be listened on or sent to people.
func (c *config) checkAddresses() error {
	host, port, err := net.SplitHostPort(c.Addr)
	if _, badPort := strconv.ParseUint(port, 10, 16); err != nil || badPort != nil {
		return fmt.Errorf("LIONROCK_ADDR (--addr) is %q; it must be a host and a port from 0 to 65535, such as 127.0.0.1:8080", c.Addr)
	}
	if c.PublicURL == "" {
		c.PublicURL = "http://" + net.JoinHostPort(reachable(host), port)
	}
	public, err := url.Parse(c.PublicURL)
	if err != nil || public.Host == "" || !slices.Contains([]string{"http", "https"}, public.Scheme) ||
		c.PublicURL != public.Scheme+"://"+public.Host {
		return fmt.Errorf("LIONROCK_PUBLIC_URL is %q; it must be an address such as https://partners.example.hk, with nothing after the host and port", c.PublicURL)
	}
	return nil
}

// reachable is where a server that listens on every address of its machine is found from that machine.
func reachable(host string) string {
	if address, err := netip.ParseAddr(host); host == "" || err == nil && address.IsUnspecified() {
		return "127.0.0.1"
	}
	return host
}

// proxies reads the networks whose word about a client's address is taken.
func (c *config) proxies() ([]netip.Prefix, error) {
	networks := make([]netip.Prefix, len(c.TrustedProxy))
	for i, written := range c.TrustedProxy {
		network, err := netip.ParsePrefix(written)
		if err != nil {
			return nil, fmt.Errorf("LIONROCK_TRUSTED_PROXIES: %q is not a network such as 10.0.0.0/8", written)
		}
		networks[i] = network
	}
	return networks, nil
}

// mailFolder is the value of LIONROCK_MAIL that lays letters in a folder.
const mailFolder = "folder"

// post opens the way for letters; nil where none are written.
func (c *config) post() (*post.Post, error) {
	if c.Mail == "" {
		return nil, nil
	}
	public, err := url.Parse(c.PublicURL)
	if err != nil {
		return nil, fmt.Errorf("LIONROCK_PUBLIC_URL: %w", err)
	}
	to := post.Config{URL: c.Mail, From: c.MailFrom, Host: public.Hostname(), Dir: filepath.Join(c.DataDir, "mail"), Now: c.machine}
	if c.Mail == mailFolder {
		to.URL = ""
	}
	if to.From == "" {
		to.From = "noreply@" + to.Host
	}
	if _, err := mail.ParseAddress(to.From); err != nil {
		return nil, fmt.Errorf("LIONROCK_MAIL_FROM is %q; it must be an e-mail address", to.From)
	}
	sender, err := post.Open(to)
	if err != nil {
		return nil, fmt.Errorf("LIONROCK_MAIL: %w", err)
	}
	return sender, nil
}
