package main

import (
	"strings"
	"testing"

	"github.com/alexedwards/argon2id"
)

// settings reads an environment and completes it, as every command does before anything else.
func settings(environ ...string) (config, error) {
	c, err := readConfig(environ)
	if err == nil {
		err = c.check()
	}
	return c, err
}

func TestABadSettingStopsTheStartWithASentence(t *testing.T) {
	for setting, sentence := range map[string]string{
		"LIONROCK_ADR=127.0.0.1:80":                           "LIONROCK_ADR is unknown",
		"LIONROCK_ADDR=harbour":                               `LIONROCK_ADDR (--addr) is "harbour"`,
		"LIONROCK_ADDR=127.0.0.1:99999":                       "a port from 0 to 65535",
		"LIONROCK_ADDR=127.0.0.1:http":                        "a port from 0 to 65535",
		"LIONROCK_PUBLIC_URL=partners.example.hk":             "LIONROCK_PUBLIC_URL is",
		"LIONROCK_PUBLIC_URL=ftp://partners.example.hk":       "LIONROCK_PUBLIC_URL is",
		"LIONROCK_PUBLIC_URL=https://partners.example.hk/":    "nothing after the host and port",
		"LIONROCK_PUBLIC_URL=https://partners.example.hk/api": "nothing after the host and port",
		"LIONROCK_PUBLIC_URL=https://partners.example.hk?a=b": "nothing after the host and port",
		"LIONROCK_PUBLIC_URL=https://me@partners.example.hk":  "nothing after the host and port",
		"LIONROCK_SECRET=short":                               "LIONROCK_SECRET has 5 characters",
		"LIONROCK_RATE_LIMIT=maybe":                           "it must be on or off",
		"LIONROCK_TRUSTED_PROXIES=10.0.0.1":                   "is not a network",
		"DATABASE_URL=mysql://127.0.0.1/register":             "DATABASE_URL must begin with postgres://",
	} {
		t.Run(setting, func(t *testing.T) {
			if _, err := settings(setting); err == nil || !strings.Contains(err.Error(), sentence) {
				t.Errorf("said %v", err)
			}
		})
	}
}

func TestWhoListensEverywhereIsFoundOnItsOwnMachine(t *testing.T) {
	for addr, public := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080", ":8080": "http://127.0.0.1:8080", "0.0.0.0:80": "http://127.0.0.1:80",
		"[::]:8080": "http://127.0.0.1:8080", "[::1]:8080": "http://[::1]:8080", "localhost:8080": "http://localhost:8080",
	} {
		c, err := settings("LIONROCK_ADDR=" + addr)
		if err != nil || c.PublicURL != public {
			t.Errorf("%s is found at %q (%v)", addr, c.PublicURL, err)
		}
	}
}

func TestACommandSaysWhatItLacks(t *testing.T) {
	for command, sentence := range map[string]string{
		"import":  "lionrock import needs the file to load, such as register.csv; see `lionrock import --help`",
		"partner": "lionrock partner needs a handle, such as harbour-hosting; see `lionrock partner --help`",
		"officer": "lionrock officer needs one e-mail address; see `lionrock officer --help`",
	} {
		cmd := root()
		cmd.SetArgs([]string{command})
		if err := cmd.ExecuteContext(t.Context()); err == nil || err.Error() != sentence {
			t.Errorf("said %v", err)
		}
	}
}

func TestAServerHashesPasswordsAtTheirFullCost(t *testing.T) {
	w := newWorld(t, "", func(c *config) { c.passwordCost = argon2id.Params{} })
	hash, err := w.app.access.HashPassword(castPassage)
	must(t, err)
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=47104,t=1,p=1$") {
		t.Errorf("the hash is %s", hash)
	}
}
