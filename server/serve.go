package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"lionrock/flows"
	"lionrock/flows/letters"
	"lionrock/flows/names"
	"lionrock/flows/program"
	"lionrock/frontend"
	"lionrock/server/web"
)

// uploadWithin is how long the bytes of a paper may take to arrive.
const uploadWithin = 60 * time.Second

// routes is what the server hears, by address.
func (a *app) routes() (http.Handler, error) {
	api, err := a.graphql()
	if err != nil {
		return nil, err
	}
	portal, err := web.Portal(frontend.Dist())
	if errors.Is(err, web.ErrNoPortal) {
		portal, err = http.HandlerFunc(withoutPortal), nil
	}
	if err != nil {
		return nil, err
	}
	guarded, err := web.GuardCookie(refreshCookie, []string{a.config.PublicURL}, a.identify(api))
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", web.Data(guarded))
	mux.Handle("POST /oauth/token", web.Data(http.HandlerFunc(a.serveToken)))
	mux.Handle("/oauth/token", only("POST"))
	mux.Handle("GET /.well-known/jwks.json", web.Data(http.HandlerFunc(a.serveJWKS)))
	mux.Handle("PUT /uploads/{id}", web.ReadWithin(uploadWithin, a.withLocale(a.serveUpload)))
	mux.HandleFunc("GET /uploads/{id}", a.serveUpload)
	mux.Handle("/uploads/{id}", only("GET, HEAD, PUT"))
	mux.Handle("GET /rdap/domain/{name}", a.withLocale(a.serveRDAP))
	mux.Handle("GET /launch/calendar.ics", a.withLocale(a.serveLaunchCalendar))
	mux.Handle("GET /notices.atom", a.withLocale(a.serveFeed))
	mux.Handle("GET "+letters.EndPath+"{person}", a.withLocale(a.serveEnd))
	mux.Handle("POST "+letters.EndPath+"{person}", a.withLocale(a.serveEnd))
	mux.HandleFunc("GET /documents/{sha256}/{file}", a.serveDocument)
	mux.HandleFunc("GET "+program.LogoPath+"{file}", a.serveLogo)
	mux.HandleFunc("GET "+helpPath, serveHelp)
	a.launchResults(mux)
	mux.Handle("POST "+web.ReportsPath, web.Reports(a.log))
	web.Health(mux, a.log, a.ready)
	mux.Handle("/", portal)
	return a.wrapped(mux)
}

// only tells who comes with another verb which ones an address knows.
func only(verbs string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Allow", verbs)
		http.Error(w, "This address knows only "+verbs+".", http.StatusMethodNotAllowed)
	})
}

// withoutPortal answers where the portal would be in a binary that was built without it.
func withoutPortal(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "This binary was built without the portal; the API is at /graphql. `make build` builds both.", http.StatusNotFound)
}

// wrapped puts around every answer what every answer has.
func (a *app) wrapped(handler http.Handler) (http.Handler, error) {
	proxies, err := a.config.proxies()
	if err != nil {
		return nil, err
	}
	return web.Wrap(web.Config{
		Log: a.log, NewRequestID: rand.Text, HTTPS: a.config.isHTTPS(), TrustedProxies: proxies,
		SecretPaths: []string{names.UploadPath, letters.EndPath},
	}, handler)
}

// ready asks whether the database can be read and written.
func (a *app) ready(ctx context.Context) error {
	if err := a.frame.DB.ReadSQL.PingContext(ctx); err != nil {
		return fmt.Errorf("read: %w", err)
	}
	return a.frame.DB.InTx(ctx, func(context.Context, *flows.Tx) error { return nil })
}

// gcPercent lets the heap grow to five times of what lives in it before it is looked through. Little lives in it: by Go's
// default it would be looked through a hundred times a second under load. GOGC in the environment goes before it.
const gcPercent = 400

// serve hears until the context ends. Ready is called once the address is open.
func (a *app) serve(ctx context.Context, ready func()) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	handler, err := a.routes()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", a.config.Addr)
	if err != nil {
		return fmt.Errorf("the address %s cannot be listened on: %w; choose another with --addr", a.config.Addr, err)
	}
	ctx, cancel := context.WithCancel(ctx)
	var behind sync.WaitGroup
	defer behind.Wait()
	defer cancel()
	behind.Go(func() { a.reread(ctx) })
	behind.Go(func() {
		if err := a.work.Run(ctx); err != nil && ctx.Err() == nil {
			a.log.ErrorContext(ctx, "background work", "error", err)
		}
	})
	if ready != nil {
		ready()
	}
	return web.Serve(ctx, listener, handler, a.log)
}

// close lets go of the databases.
func (a *app) close() error { return errors.Join(a.work.Close(), a.frame.DB.Close()) }
