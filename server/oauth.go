package main

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const formMax = 8 << 10

// tokenAnswer is an access token as OAuth 2 says it (RFC 6749, 5.1).
type tokenAnswer struct {
	AccessToken string `json:"access_token"`
	TokenType   string `json:"token_type"`
	ExpiresIn   int    `json:"expires_in"`
	Scope       string `json:"scope"`
}

// tokenError is a refusal as OAuth 2 says it (RFC 6749, 5.2).
type tokenError struct {
	Error       string `json:"error"`
	Description string `json:"error_description"`
}

// serveToken is POST /oauth/token: an API client changes its ID and secret for an access token.
func (a *app) serveToken(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, formMax)
	if err := r.ParseForm(); err != nil {
		refuseToken(w, http.StatusBadRequest, "invalid_request", "Send the form as application/x-www-form-urlencoded, at most 8 KB.")
		return
	}
	if refused := refusedGrant(r.PostForm.Get("grant_type")); refused != "" {
		refuseToken(w, http.StatusBadRequest, refused, "Send grant_type=client_credentials in the form.")
		return
	}
	id, secret, ok := clientOf(r)
	if !ok {
		refuseToken(w, http.StatusUnauthorized, "invalid_client", "Send client_id and client_secret, in the form or as HTTP Basic.")
		return
	}
	if wait, err := a.slow(r.Context(), "client:"+id+" from "+a.requestOf(r).IP); err != nil || wait > 0 {
		w.Header().Set("Retry-After", "60")
		refuseToken(w, http.StatusTooManyRequests, "invalid_client", "Too many tokens were asked for. A token lasts ten minutes: keep it, and try again in a minute.")
		return
	}
	token, scopes, ok, err := a.access.ClientToken(r.Context(), id, secret)
	if err != nil {
		a.log.ErrorContext(r.Context(), "issue a client token", "error", err)
		refuseToken(w, http.StatusInternalServerError, "server_error", "Something went wrong on our side. Please try again.")
		return
	}
	if !ok {
		refuseToken(w, http.StatusUnauthorized, "invalid_client", "The client ID and secret do not belong together, or the client was revoked.")
		return
	}
	names := make([]string, len(scopes))
	for i, scope := range scopes {
		names[i] = string(scope)
	}
	writeJSON(w, http.StatusOK, tokenAnswer{
		AccessToken: token.Access, TokenType: "Bearer", ExpiresIn: int(token.ExpiresAt.Sub(a.config.machine()).Round(time.Second).Seconds()),
		Scope: strings.Join(names, " "),
	})
}

// refusedGrant is the error of a grant that is not the one there is; none for that.
func refusedGrant(grant string) string {
	switch grant {
	case "client_credentials":
		return ""
	case "":
		return "invalid_request"
	default:
		return "unsupported_grant_type"
	}
}

// clientOf reads ID and secret from HTTP Basic or the form. Basic carries them form-encoded (RFC 6749, 2.3.1).
func clientOf(r *http.Request) (id, secret string, ok bool) {
	if user, password, basic := r.BasicAuth(); basic {
		id, idErr := url.QueryUnescape(user)
		secret, secretErr := url.QueryUnescape(password)
		return id, secret, idErr == nil && secretErr == nil && id != ""
	}
	id, secret = r.PostForm.Get("client_id"), r.PostForm.Get("client_secret")
	return id, secret, id != "" && secret != ""
}

func refuseToken(w http.ResponseWriter, status int, code, description string) {
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Basic realm="lionrock"`)
	}
	writeJSON(w, status, tokenError{Error: code, Description: description})
}

// serveJWKS is /.well-known/jwks.json: the public keys of the access tokens.
func (a *app) serveJWKS(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/jwk-set+json")
	w.Header().Set("Cache-Control", "public, max-age=300")
	_, _ = w.Write(a.keys.JWKS(a.config.machine()))
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
