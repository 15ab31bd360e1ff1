package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/alexedwards/argon2id"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/clock"
	"lionrock/flows/jobs"
	"lionrock/flows/joining"
	"lionrock/flows/launch"
	"lionrock/flows/letters"
	"lionrock/flows/names"
	"lionrock/flows/program"
	"lionrock/graph"
	"lionrock/graph/model"
	"lionrock/rules/role"
	"lionrock/server/database"
	"lionrock/server/gqlhttp"
	"lionrock/server/post"
	"lionrock/server/reach"
	"lionrock/server/token"
	"lionrock/server/work"
)

// app is a server put together: the deeds over one database.
type app struct {
	config   config
	secret   string
	keys     token.Keys
	frame    *flows.Frame
	clock    *clock.Clock
	names    *names.Names
	launches *launch.Launches
	program  *program.Programs
	joining  *joining.Joinings
	access   *access.Access
	letters  *letters.Letters
	jobs     *jobs.Jobs
	work     *work.Work
	post     *post.Post
	log      *slog.Logger
	tries    *gqlhttp.Budget
}

// assemble opens the database and puts the deeds together.
func assemble(ctx context.Context, c config, log *slog.Logger) (_ *app, err error) {
	if c.machine == nil {
		c.machine = time.Now
	}
	if c.passwordCost == (argon2id.Params{}) {
		c.passwordCost = access.PasswordCost()
	}
	a := &app{config: c, clock: clock.New(c.machine), log: log}
	if a.secret, err = secretOf(c); err != nil {
		return nil, err
	}
	db, err := database.Open(ctx, c.DatabaseURL, c.DataDir)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, db.Close())
		}
	}()
	a.frame = &flows.Frame{
		DB: db, Clock: a.clock.Now, NewID: flows.IDs(a.clock.Now, rand.Reader), Sandbox: c.sandbox,
	}
	for _, step := range []func(context.Context) error{a.loadClock, a.loadDials, a.loadKeys, a.deeds} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (a *app) loadClock(ctx context.Context) error { return a.clock.Load(ctx, a.frame.DB) }

func (a *app) loadDials(ctx context.Context) (err error) {
	if err := flows.Seed(ctx, a.frame.DB); err != nil {
		return err
	}
	a.frame.Book, err = flows.LoadDials(ctx, a.frame.DB)
	return err
}

func (a *app) loadKeys(ctx context.Context) (err error) {
	a.keys, err = signingKeys(ctx, a.frame.DB, a.secret, a.config.PublicURL, a.config.machine())
	return err
}

// A person who mistypes a password can try a few times at once, then every few minutes.
const (
	triesAtOnce    = 10
	triesPerMinute = 1
	tryPoints      = 60
)

func (a *app) deeds(context.Context) (err error) {
	a.tries, err = gqlhttp.NewBudget(gqlhttp.BudgetConfig{
		Limit: triesAtOnce * tryPoints, Restore: triesPerMinute * tryPoints / 60, Now: a.config.machine,
	})
	if err != nil {
		return fmt.Errorf("sign-in limit: %w", err)
	}
	links := flows.Links{Base: a.config.PublicURL, Key: subkey(a.secret, "links")}
	blobs := flows.Blobs{Dir: filepath.Join(a.config.DataDir, "blobs")}
	a.names = names.New(a.frame, links, blobs)
	a.launches = launch.New(a.frame, links, blobs, a.allot)
	a.launches.Slow = a.slow
	documents := programDocuments(a.config.PublicURL)
	a.program = program.New(a.frame, documents)
	a.program.Exposure = program.Exposure{
		Base: a.config.PublicURL, Papers: blobs, Logos: flows.Blobs{Dir: filepath.Join(a.config.DataDir, "logos")},
		Reach: reach.New().Page,
	}
	a.joining = joining.New(a.frame, links, blobs, documents, a.admit)
	a.access = access.New(a.frame, a.config.machine, rand.Reader, a.issue, a.slow)
	a.access.HashAt(a.config.passwordCost)
	a.access.Portal = a.config.PublicURL
	if a.access.Vault, err = newVault(subkey(a.secret, "one-time codes")); err != nil {
		return err
	}
	return a.labour(links)
}

// labour puts together what is done behind everybody's back.
func (a *app) labour(links flows.Links) (err error) {
	if a.post, err = a.config.post(); err != nil {
		return err
	}
	a.letters = letters.New(a.frame, links)
	a.work = work.New(work.Config{
		DatabaseURL: a.config.DatabaseURL, DataDir: a.config.DataDir, Chores: a.chores(), Post: a.sendLetter, Log: a.log,
	})
	a.jobs = jobs.New(a.frame, a.work)
	return nil
}

// allot lets the launch put names into the register, which is the business of the deeds about names.
func (a *app) allot(ctx context.Context, tx *flows.Tx, to launch.Allotment) (string, error) {
	return a.names.Allot(ctx, tx, names.Allotment(to))
}

// admit lets an approved application open a partner's account, which is the business of the deeds of getting in.
func (a *app) admit(ctx context.Context, tx *flows.Tx, to joining.Admission) (string, error) {
	return a.access.OpenPartner(ctx, tx, access.AdmitPartnerInput{
		Handle: to.Handle, Name: to.Name, WebsiteURL: to.WebsiteURL,
	}, to.PersonID)
}

// issue signs an access token for an actor.
func (a *app) issue(actor flows.Actor) (access.Token, error) {
	scopes := make([]string, len(actor.Roles))
	for i, r := range actor.Roles {
		scopes[i] = string(r)
	}
	claims := token.Claims{
		Kind: token.Kind(actor.Kind), Subject: actor.ID, Partner: actor.PartnerID, Scopes: scopes, Session: actor.SessionFamily,
	}
	raw, expires, err := a.keys.Issue(claims, a.config.machine(), rand.Text())
	return access.Token{Access: raw, ExpiresAt: expires}, err
}

// slow tells how long a key that has had its tries must wait.
func (a *app) slow(_ context.Context, key string) (time.Duration, error) {
	if a.config.RateLimit == "off" {
		return 0, nil
	}
	_, wait := a.tries.Take(key, tryPoints)
	return wait, nil
}

// actorOf reads an access token and asks whether its actor still stands.
func (a *app) actorOf(ctx context.Context, raw string) (flows.Actor, bool, error) {
	verified, err := a.keys.Verify(raw, a.config.machine())
	if err != nil {
		return flows.Actor{}, false, nil //nolint:nilerr // a bad token is an answer; why it is bad is not told
	}
	claimed := flows.Actor{
		Kind: flows.Kind(verified.Kind), ID: verified.Subject, PartnerID: verified.Partner, SessionFamily: verified.Session,
	}
	for _, scope := range verified.Scopes {
		claimed.Roles = append(claimed.Roles, role.Role(scope))
	}
	return a.access.Recognize(ctx, claimed)
}

// resolver speaks for the deeds.
func (a *app) resolver() *graph.Resolver {
	return &graph.Resolver{
		Frame: a.frame, Names: a.names, Launches: a.launches, Program: a.program, Joining: a.joining, Access: a.access,
		Letters: a.letters, Jobs: a.jobs, Clock: a.clock,
		Budget: a.rateLimit, HelpURL: a.config.PublicURL + helpPath + "#",
	}
}

func (a *app) rateLimit(ctx context.Context) *model.RateLimit {
	cost := gqlhttp.CostOf(ctx)
	return &model.RateLimit{
		Limit: cost.Limit, Cost: cost.Requested, Remaining: cost.Remaining, RestoreRate: cost.RestoreRate,
		ResetAt: a.config.machine().Add(cost.ResetAfter).UTC(),
	}
}
