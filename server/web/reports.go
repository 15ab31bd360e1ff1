package web

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/url"

	"golang.org/x/time/rate"
)

const (
	maxReport        = 16 << 10 // bytes
	reportsPerMinute = 10
)

// report is what is read of a browser's report (Reporting API): the rest may be about anything.
type report struct {
	Type string `json:"type"`
	Body struct {
		Directive string `json:"effectiveDirective"`
		Blocked   string `json:"blockedURL"`
		Document  string `json:"documentURL"`
	} `json:"body"`
}

// Reports answers POST ReportsPath: it logs what PortalPolicy has stopped in somebody's browser, so
// that a page that breaks is noticed. Anyone can send anything here, so only a few a minute are
// logged, and of addresses only the host and the path.
func Reports(log *slog.Logger) http.Handler {
	some := rate.NewLimiter(rate.Limit(reportsPerMinute)/60, reportsPerMinute)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxReport))
		var reports []report
		if err != nil || json.Unmarshal(body, &reports) != nil {
			say(w, http.StatusBadRequest, "not a report")
			return
		}
		for _, one := range reports {
			if one.Type == "csp-violation" && some.Allow() {
				log.WarnContext(r.Context(), "content security policy", "requestId", RequestID(r.Context()),
					"directive", one.Body.Directive, "blocked", place(one.Body.Blocked),
					"page", place(one.Body.Document))
			}
		}
		w.WriteHeader(http.StatusNoContent)
	})
}

// place is an address without what may be secret in it.
func place(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return "?"
	}
	return parsed.Scheme + "://" + parsed.Host + parsed.EscapedPath()
}
