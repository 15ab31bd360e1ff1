// Package graph is what is said: the GraphQL schema by noun, resolvers that only ask a deed and say its answer, and the one
// place where refusals become user errors (present.go).
package graph

import (
	"context"
	"time"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/clock"
	"lionrock/flows/jobs"
	"lionrock/flows/joining"
	"lionrock/flows/launch"
	"lionrock/flows/letters"
	"lionrock/flows/names"
	"lionrock/flows/program"
	"lionrock/graph/model"
)

// Resolver asks the deeds.
type Resolver struct {
	Frame    *flows.Frame
	Names    *names.Names
	Launches *launch.Launches
	Program  *program.Programs
	Joining  *joining.Joinings
	Access   *access.Access
	Letters  *letters.Letters
	Jobs     *jobs.Jobs
	Clock    *clock.Clock
	// Budget tells what the request costs and what its caller has left.
	Budget func(context.Context) *model.RateLimit
	// HelpURL is where the error codes are explained; the code follows it.
	HelpURL string
}

// advance moves the demo's clock, and has done at once what the registry would do at that time by itself.
func (r *Resolver) advance(ctx context.Context, to time.Time) error {
	if err := r.Clock.Advance(ctx, r.Frame, to); err != nil {
		return err
	}
	_, err := r.Names.FreeOverdue(ctx)
	return err
}

// CookieJar is how a sign-in reaches the browser: the refresh cookie is read from the request and written to the answer by
// the server, which alone knows about cookies.
type CookieJar interface {
	// Refresh is the secret the browser sent, empty if it sent none.
	Refresh() string
	// Set gives the browser a new secret; an empty one removes the cookie.
	Set(refresh string)
}

type jarKey struct{}

// WithCookieJar returns a context that carries the jar of a request.
func WithCookieJar(ctx context.Context, jar CookieJar) context.Context {
	return context.WithValue(ctx, jarKey{}, jar)
}

func jarOf(ctx context.Context) CookieJar {
	if jar, ok := ctx.Value(jarKey{}).(CookieJar); ok {
		return jar
	}
	return noJar{}
}

// noJar is for callers that are no browser.
type noJar struct{}

func (noJar) Refresh() string { return "" }
func (noJar) Set(string)      {}
