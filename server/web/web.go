// Package web is what stands around every handler: it gives each request an id and an address,
// keeps the access log, answers for handlers that panic, sets the headers that browsers keep to,
// bounds how much is done at once, and starts and stops the server.
package web

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
)

// Config is what Wrap needs. NewRequestID and Log are required.
type Config struct {
	Log *slog.Logger

	// NewRequestID makes the id of a request. None is accepted from outside: it ends up in logs and
	// in the audit trail.
	NewRequestID func() string

	// HTTPS says that people reach the server by https; only then may browsers be told to insist.
	HTTPS bool

	// TrustedProxies are the networks whose word about the caller's address is taken.
	TrustedProxies []netip.Prefix

	// SecretPaths are the beginnings of paths whose rest is a secret, such as "/uploads/". The rest
	// is left out of the log.
	SecretPaths []string

	// MaxInFlight is how many requests are worked on at once; zero means DefaultInFlight.
	MaxInFlight int
}

// DefaultInFlight is how many requests are worked on at once.
const DefaultInFlight = 200

// Wrap puts everything around a handler that every answer has. The outermost comes first: an id, so
// that all others can name the request; the address; the log, so that it sees every answer; the
// headers, so that even a panic and a refusal have them.
func Wrap(c Config, handler http.Handler) (http.Handler, error) {
	if c.Log == nil || c.NewRequestID == nil {
		return nil, errors.New("web: a log and a source of request ids are required")
	}
	log, ours := c.Log.Handler().(redacting)
	if !ours {
		return nil, errors.New("web: the log must be one of NewLogger, which leaves secrets out")
	}
	if c.MaxInFlight == 0 {
		c.MaxInFlight = DefaultInFlight
	}
	handler = inFlight(c.MaxInFlight, handler)
	handler = recovered(c.Log, handler)
	handler = withHeaders(c.HTTPS, handler)
	handler = accessLog{log, c.SecretPaths}.around(handler)
	handler = addressed(c.TrustedProxies, handler)
	return identified(c.NewRequestID, handler), nil
}

// exchange is one request and what is known about it.
type exchange struct {
	context.Context // of the request, in which the exchange itself is found
	requestID       string
	clientIP        netip.Addr
	address         string // the same in words
	notes           notes
}

type exchangeKey struct{}

func exchangeOf(ctx context.Context) *exchange {
	if x, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return x
	}
	return &exchange{}
}

// Value finds the exchange.
func (x *exchange) Value(key any) any {
	if key == (exchangeKey{}) {
		return x
	}
	return x.Context.Value(key)
}

// RequestID answers the id of the request, as it is in X-Request-Id.
func RequestID(ctx context.Context) string { return exchangeOf(ctx).requestID }

// identified begins an exchange.
func identified(newID func() string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := &exchange{Context: r.Context(), requestID: newID()}
		w.Header().Set("X-Request-Id", x.requestID)
		next.ServeHTTP(w, r.WithContext(x))
	})
}

// Refuse answers with an error in the form of GraphQL, which every client of the API can read
// wherever it comes from. It is for what is refused before a handler is reached.
func Refuse(w http.ResponseWriter, r *http.Request, status int, code, message string) {
	type object = map[string]any
	id := RequestID(r.Context())
	body, _ := json.Marshal(object{ // text alone: cannot fail
		"errors": []object{{
			"message": message, "extensions": object{"code": code, "requestId": id},
		}},
		"extensions": object{"requestId": id},
	})
	header := w.Header()
	header.Set("Content-Type", "application/json; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a caller who has left reads nothing
}

// hasPrefix answers the first of the prefixes that a path begins with.
func hasPrefix(path string, prefixes []string) (string, bool) {
	for _, prefix := range prefixes {
		if strings.HasPrefix(path, prefix) {
			return prefix, true
		}
	}
	return "", false
}
