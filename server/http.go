package main

import (
	"context"
	"net/http"
	"strings"

	"golang.org/x/text/language"

	"lionrock/flows"
	"lionrock/graph"
	"lionrock/graph/generated"
	"lionrock/rules"
	"lionrock/server/gqlhttp"
	"lionrock/server/token"
	"lionrock/server/web"
)

// sensitive are the mutations that must be alone in their request: one request, one try.
var sensitive = []string{
	"signIn", "signUp", "refreshSession", "registerDomain", "submitLaunchApplication", "recordPayment", "createCredential",
	"createEvidenceUpload", "submitObjection", "decideObjection", "updateLogoExchange", "acceptInvitation", "enrolOneTimeCodes", "confirmOneTimeCodes",
	"renewRecoveryCodes", "disableOneTimeCodes",
	"createApplicationUpload", "decidePartnerApplication", "withdrawPartnerApplication",
	"beginPasskey", "addPasskey", "removePasskey", "beginPasskeySignIn", "signInWithPasskey",
}

// graphql makes the handler of POST /graphql.
func (a *app) graphql() (*gqlhttp.Handler, error) {
	return a.serving(generated.Config{Resolvers: a.resolver(), Directives: generated.DirectiveRoot{Allow: graph.Allow}})
}

// serving makes the handler of a schema. Whatever the schema says, a field that nobody is allowed is closed.
func (a *app) serving(schema generated.Config) (*gqlhttp.Handler, error) {
	config := gqlhttp.Config{
		Schema: generated.NewExecutableSchema(schema), Limits: gqlhttp.DefaultLimits(), Log: a.log, Sensitive: sensitive,
		RequestID: func(ctx context.Context) string { return flows.RequestOf(ctx).ID },
		Caller:    callerOf, Annotate: web.Annotate, AllowGET: true,
		Introspection: func(ctx context.Context) bool {
			return a.config.sandbox || flows.ActorOf(ctx).Kind != flows.Nobody
		},
		RootFields: graph.OnlyAllowed,
	}
	if a.config.RateLimit == "on" {
		budget, err := gqlhttp.NewBudget(gqlhttp.BudgetConfig{Now: a.config.machine})
		if err != nil {
			return nil, err
		}
		config.Budget = budget
	}
	return gqlhttp.New(config)
}

// callerOf is whose budget a request is charged to.
func callerOf(ctx context.Context) string {
	request := flows.RequestOf(ctx)
	if owner := request.Actor.Owner(); owner != "" {
		return owner
	}
	return "ip:" + request.IP
}

// identify finds out who asks. A request without a token is anonymous; one with a bad token is refused, whatever it asks,
// with one answer to all that can be wrong with it.
func (a *app) identify(api *gqlhttp.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		request := a.requestOf(r)
		raw, err := token.Bearer(r.Header)
		known, fault := err == nil, error(nil)
		if known && raw != "" {
			request.Actor, known, fault = a.actorOf(r.Context(), raw)
		}
		ctx := graph.WithCookieJar(flows.WithRequest(r.Context(), request), jar{w, r})
		switch {
		case fault != nil && ctx.Err() != nil:
			api.Refuse(ctx, w, r, http.StatusRequestTimeout, gqlhttp.Unavailable()) // the caller has left, and reads nothing
		case fault != nil:
			a.log.ErrorContext(ctx, "recognize", "error", fault, "requestId", request.ID)
			api.Refuse(ctx, w, r, http.StatusServiceUnavailable, gqlhttp.Unavailable())
		case !known:
			w.Header().Set("WWW-Authenticate", `Bearer realm="lionrock", error="invalid_token"`)
			api.Refuse(ctx, w, r, http.StatusUnauthorized, gqlhttp.Unauthenticated())
		default:
			api.Answer(ctx, w, r)
		}
	})
}

// requestOf is what is known of a request before anyone is recognized.
func (a *app) requestOf(r *http.Request) flows.Request {
	return flows.Request{
		ID: web.RequestID(r.Context()), Locale: localeOf(r.Header.Get("Accept-Language")),
		IP: web.BudgetKey(r.Context()), Address: web.Address(r.Context()), UserAgent: r.UserAgent(),
	}
}

// withLocale lets a handler that asks for no token answer in the caller's language.
func (a *app) withLocale(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next(w, r.WithContext(flows.WithRequest(r.Context(), a.requestOf(r))))
	})
}

const acceptLanguageMax = 200

// localeOf picks the first of a reader's languages that is spoken here, in the order of their wish. What a tag leaves out is
// what is usual: zh-HK is written in Traditional characters, zh-SG in Simplified ones.
func localeOf(acceptLanguage string) rules.Locale {
	if acceptLanguage == "" || len(acceptLanguage) > acceptLanguageMax {
		return rules.English
	}
	wanted, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil {
		return rules.English
	}
	for _, tag := range wanted {
		if locale, spoken := localeOfTag(tag); spoken {
			return locale
		}
	}
	return rules.English
}

func localeOfTag(tag language.Tag) (rules.Locale, bool) {
	base, _ := tag.Base()
	script, _ := tag.Script()
	switch {
	case base.String() == "en":
		return rules.English, true
	case script.String() == "Hant":
		return rules.TraditionalChinese, true
	case script.String() == "Hans":
		return rules.SimplifiedChinese, true
	}
	return "", false
}

// refreshCookie carries the refresh token. The prefix makes browsers refuse it unless it is Secure, for this host only and
// for all of it.
const refreshCookie = "__Host-lionrock-refresh"

// jar hands the refresh cookie to sign-ins and back. The server sees to it that only our own pages bring it.
type jar struct {
	w http.ResponseWriter
	r *http.Request
}

// Refresh is the secret the browser sent, if it did.
func (j jar) Refresh() string {
	cookie, err := j.r.Cookie(refreshCookie)
	if err != nil {
		return ""
	}
	return cookie.Value
}

// Set gives the browser a new secret; an empty one removes the cookie.
func (j jar) Set(refresh string) {
	cookie := &http.Cookie{
		Name: refreshCookie, Value: refresh, Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		MaxAge: refreshSeconds,
	}
	if refresh == "" {
		cookie.MaxAge = -1
	}
	http.SetCookie(j.w, cookie)
}

const refreshSeconds = 12 * 60 * 60

// isHTTPS tells whether people reach the server over TLS.
func (c config) isHTTPS() bool { return strings.HasPrefix(c.PublicURL, "https://") }
