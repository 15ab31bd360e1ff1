package web

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// readyWithin is how long a server may take to find out whether it is ready.
const readyWithin = 2 * time.Second

// Health adds /healthz, which says that the process lives, and /readyz, which says whether it should
// get requests: ready answers what is wrong, for the log; the caller is not told.
func Health(mux *http.ServeMux, log *slog.Logger, ready func(context.Context) error) {
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		say(w, http.StatusOK, "alive")
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyWithin)
		defer cancel()
		if err := ready(ctx); err != nil {
			log.ErrorContext(ctx, "not ready", "requestId", RequestID(ctx), "error", err)
			w.Header().Set("Retry-After", "5")
			say(w, http.StatusServiceUnavailable, "not ready")
			return
		}
		say(w, http.StatusOK, "ready")
	})
}

func say(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // a caller who has left reads nothing
}
