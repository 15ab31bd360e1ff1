package web

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

// notes are what handlers add to the line of their request.
type notes struct {
	lock  sync.Mutex
	attrs []slog.Attr
}

// Annotate adds to the access log's line of this request: names and numbers, never what was sent.
func Annotate(ctx context.Context, attrs ...slog.Attr) {
	n := &exchangeOf(ctx).notes
	n.lock.Lock()
	defer n.lock.Unlock()
	n.attrs = append(n.attrs, attrs...)
}

// logged writes one line for each answer: what was asked of which handler, and what came of it. Query
// strings, headers and bodies are never in it.
func logged(c Config, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		seen := &observer{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			x := exchangeOf(r.Context())
			x.notes.lock.Lock()
			defer x.notes.lock.Unlock()
			c.Log.LogAttrs(r.Context(), levelOf(seen.status), "request", append([]slog.Attr{
				slog.String("requestId", x.requestID), slog.String("method", r.Method),
				slog.String("path", shownPath(r.URL.Path, c.SecretPaths)),
				slog.Int("status", seen.status), slog.Int64("bytes", seen.bytes),
				slog.Duration("took", time.Since(start)), slog.String("ip", x.clientIP.String()),
				slog.String("agent", r.UserAgent()),
			}, x.notes.attrs...)...)
		}()
		next.ServeHTTP(seen, r)
	})
}

func shownPath(path string, secret []string) string {
	if prefix, found := hasPrefix(path, secret); found {
		return prefix + "…"
	}
	return path
}

func levelOf(status int) slog.Level {
	if status >= http.StatusInternalServerError {
		return slog.LevelError
	}
	return slog.LevelInfo
}

// observer remembers the status and the size of an answer.
type observer struct {
	http.ResponseWriter
	status int
	bytes  int64
	wrote  bool
}

// WriteHeader notes the status: the first that is final.
func (o *observer) WriteHeader(status int) {
	if !o.wrote && status >= http.StatusOK {
		o.status, o.wrote = status, true
	}
	o.ResponseWriter.WriteHeader(status)
}

// Write counts.
func (o *observer) Write(b []byte) (int, error) {
	o.wrote = true
	n, err := o.ResponseWriter.Write(b)
	o.bytes += int64(n)
	return n, err
}

// Unwrap is how http.ResponseController finds the connection.
func (o *observer) Unwrap() http.ResponseWriter { return o.ResponseWriter }
