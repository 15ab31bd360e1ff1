package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// inFlight lets so many requests in at once and turns the others away at the door. A queue would only
// make everyone wait for answers that nobody is waiting for any more.
func inFlight(most int, next http.Handler) http.Handler {
	places := make(chan struct{}, most)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case places <- struct{}{}:
			defer func() { <-places }()
			next.ServeHTTP(w, r)
		default:
			w.Header().Set("Retry-After", "1")
			Refuse(w, r, http.StatusServiceUnavailable, "UNAVAILABLE",
				"The service is busy. Please try again in a second.")
		}
	})
}

// recovered answers for a handler that panics.
func recovered(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			value := recover()
			if value == nil {
				return
			}
			if value == http.ErrAbortHandler { //nolint:errorlint // the very value that net/http knows
				panic(value)
			}
			id := RequestID(r.Context())
			log.ErrorContext(r.Context(), "panic", "requestId", id,
				"panic", fmt.Sprint(value), "stack", string(debug.Stack()))
			Refuse(w, r, http.StatusInternalServerError, "INTERNAL",
				"Something went wrong on our side. Please try again; if it happens again, tell us the "+
					"request id "+id+".")
		}()
		next.ServeHTTP(w, r)
	})
}

// GuardCookie refuses a request that brings the cookie and comes from another site's page: the
// browser adds the cookie whoever asks. Requests without the cookie pass: whoever sends a token
// has put it there. Origins are our own, where a proxy changes the Host header.
func GuardCookie(name string, origins []string, next http.Handler) (http.Handler, error) {
	protection := http.NewCrossOriginProtection()
	for _, origin := range origins {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			return nil, fmt.Errorf("guard cookie: %w", err)
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie(name); err == nil && protection.Check(r) != nil {
			Refuse(w, r, http.StatusForbidden, "FORBIDDEN",
				"This can only be sent from our own pages, because it brings your sign-in with it.")
			return
		}
		next.ServeHTTP(w, r)
	}), nil
}

// ReadWithin gives a handler more, or less, time to read its body than the server gives by default.
func ReadWithin(allowed time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		control := http.NewResponseController(w)
		deadline := time.Now().Add(allowed)
		// A writer that knows no deadlines keeps the server's, which are the stricter ones. The answer
		// is written after the body was read.
		_ = control.SetReadDeadline(deadline)
		_ = control.SetWriteDeadline(deadline.Add(writeTimeout))
		next.ServeHTTP(w, r)
	})
}
