// Package reach fetches a page on the public web whose address somebody else has given, without being led to anything that is
// not public.
//
// Every connection, that of each redirect and of each address a name resolves to, is judged by the IP address and port it is
// about to be made to, so that no name can point inwards after it was looked at. There is no proxy, no cookie and no
// connection kept for later; time, redirects and size are limited, and nothing of the page is kept.
package reach

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"time"

	"code.dny.dev/ssrf"

	"lionrock/rules/exposure"
)

// The limits of one fetch.
const (
	within       = 10 * time.Second
	connectIn    = 5 * time.Second
	redirectsMax = 3
	headerMax    = 64 << 10
	pageMax      = 1 << 20
)

// Web is the public web, as far as it may be reached.
type Web struct{ client *http.Client }

// New returns the public web. Options allow more of it than is public, which only tests need.
func New(options ...ssrf.Option) *Web {
	guardian := ssrf.New(options...)
	dialer := &net.Dialer{Timeout: connectIn, Control: guardian.Safe}
	return &Web{client: &http.Client{
		Timeout: within,
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: connectIn, ResponseHeaderTimeout: connectIn,
			MaxResponseHeaderBytes: headerMax, DisableKeepAlives: true, ForceAttemptHTTP2: true,
		},
		CheckRedirect: follow,
	}}
}

var errRedirect = errors.New("too many redirects, or one that leaves the web")

// follow lets a redirect be followed, a few times and to http or https only.
func follow(r *http.Request, via []*http.Request) error {
	if len(via) > redirectsMax || r.URL.Scheme != "http" && r.URL.Scheme != "https" || r.URL.User != nil {
		return errRedirect
	}
	return nil
}

// Page fetches a page and tells what came of it.
func (w *Web) Page(ctx context.Context, address string) exposure.Reach {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil || request.URL.Scheme != "http" && request.URL.Scheme != "https" {
		return exposure.Internal
	}
	request.Header.Set("User-Agent", "lionrock (a registry looking for its logo)")
	request.Header.Set("Accept", "text/html")
	answer, err := w.client.Do(request)
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedPort), errors.Is(err, ssrf.ErrProhibitedNetwork):
		return exposure.Internal
	case errors.Is(err, errRedirect):
		return exposure.NotThere
	case err != nil:
		return exposure.Silent
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(answer.Body, pageMax)); err != nil {
		return exposure.Silent
	}
	if answer.StatusCode < http.StatusOK || answer.StatusCode >= http.StatusMultipleChoices {
		return exposure.NotThere
	}
	return exposure.Reached
}
