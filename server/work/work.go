// Package work does what nobody waits for: it writes letters and tidies up. It rides on River, whose queue lives in the
// database: in a file of its own beside a SQLite register, in a schema of its own of a PostgreSQL one, where any number of
// servers share it and each job is done by one of them.
//
// Work only notifies and tidies. What it does follows from facts, so that it can be lost, run twice or run late.
package work

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"entgo.io/ent/dialect"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"

	"lionrock/rules"
	"lionrock/server/database"
)

// Chore is work that is done again and again: it looks for what there is to do, does it, and says what it did in one line,
// empty for nothing.
type Chore struct {
	Kind  string
	Every time.Duration
	Do    func(context.Context) (rules.Text, error)
}

// Post sends one letter, and says what became of it.
type Post func(ctx context.Context, letterID string) (rules.Text, error)

// Config says where a register lives and what there is to do.
type Config struct {
	DatabaseURL, DataDir string
	Chores               []Chore
	Post                 Post
	Log                  *slog.Logger
}

// Work is the queue and those who work on it. It is opened when it is first needed, so that a server can answer before.
type Work struct {
	config Config
	lock   sync.Mutex
	opened *opened
	closed bool
}

// opened is a queue with its tables up to date.
type opened struct {
	db     *sql.DB
	schema string
	driver riverdriver.Driver[*sql.Tx]
	client *river.Client[*sql.Tx]

	// starting is held alone while the client starts, and together by whoever gives it work: it may not be given any meanwhile.
	starting sync.RWMutex
}

// start makes the client work until it is stopped.
func (o *opened) start(ctx context.Context) error {
	o.starting.Lock()
	defer o.starting.Unlock()
	return o.client.Start(ctx)
}

// give asks for work to be done.
func (o *opened) give(ctx context.Context, jobs []river.InsertManyParams) error {
	o.starting.RLock()
	defer o.starting.RUnlock()
	_, err := o.client.InsertMany(ctx, jobs)
	return err
}

// New returns the work of a register. Nothing is opened yet.
func New(c Config) *Work { return &Work{config: c} }

const (
	// workers is how many jobs a server does at once.
	workers = 4
	// jobMost is the longest that a job may take.
	jobMost = 2 * time.Minute
	// letterTries spread over about four days, less than a letter is fresh.
	letterTries = 18
	doneKept    = 7 * 24 * time.Hour
	failedKept  = 90 * 24 * time.Hour
	pollEvery   = time.Second
)

// ErrClosed is the fault of asking for work after Close.
var ErrClosed = errors.New("background work has ended")

// open opens the queue the first time, and brings its tables up to date.
func (w *Work) open(ctx context.Context) (*opened, error) {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.opened != nil || w.closed {
		if w.closed {
			return nil, ErrClosed
		}
		return w.opened, nil
	}
	db, dialectName, err := database.OpenJobs(ctx, w.config.DatabaseURL, w.config.DataDir)
	if err != nil {
		return nil, err
	}
	o := &opened{db: db, driver: riversqlite.New(db)}
	if dialectName == dialect.Postgres {
		o.driver, o.schema = riverdatabasesql.New(db), database.JobsSchema
	}
	if err = o.migrate(ctx, w.config.Log); err == nil {
		o.client, err = o.newClient(w.config)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("background work: %w", err), db.Close())
	}
	w.opened = o
	return o, nil
}

// Close closes the queue. What is under way must have ended: see Run.
func (w *Work) Close() error {
	w.lock.Lock()
	defer w.lock.Unlock()
	w.closed = true
	if w.opened == nil {
		return nil
	}
	o := w.opened
	w.opened = nil
	return o.db.Close()
}

func (o *opened) newClient(c Config) (*river.Client[*sql.Tx], error) {
	hands := river.NewWorkers()
	river.AddWorker(hands, &choreWorker{chores: c.Chores})
	river.AddWorker(hands, &letterWorker{post: c.Post})
	return river.NewClient(o.driver, &river.Config{
		Queues: map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: workers}}, Workers: hands, PeriodicJobs: periodic(c.Chores),
		Schema: o.schema, Logger: c.Log, JobTimeout: jobMost, PollOnly: true, FetchPollInterval: pollEvery,
		CompletedJobRetentionPeriod: doneKept, CancelledJobRetentionPeriod: doneKept, DiscardedJobRetentionPeriod: failedKept,
	})
}

// migrateLock keeps servers that start together from bringing one schema up to date at once.
const migrateLock = 7034001

func (o *opened) migrate(ctx context.Context, log *slog.Logger) (err error) {
	if o.schema != "" {
		one, err := o.db.Conn(ctx)
		if err != nil {
			return err
		}
		defer func() {
			_, unlock := one.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf("SELECT pg_advisory_unlock(%d)", migrateLock))
			err = errors.Join(err, unlock, one.Close())
		}()
		for _, statement := range []string{
			fmt.Sprintf("SELECT pg_advisory_lock(%d)", migrateLock), "CREATE SCHEMA IF NOT EXISTS " + o.schema,
		} {
			if _, err := one.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
	}
	steps, err := rivermigrate.New(o.driver, &rivermigrate.Config{Schema: o.schema, Logger: log})
	if err != nil {
		return err
	}
	if _, err := steps.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("bring its tables up to date: %w", err)
	}
	return nil
}

// Run works until the context ends, and lets what is under way finish.
func (w *Work) Run(ctx context.Context) error {
	o, err := w.open(ctx)
	if err != nil {
		return err
	}
	if err := o.start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("background work: %w", err)
	}
	<-ctx.Done()
	soon, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	err = o.client.Stop(soon)
	if errors.Is(err, context.DeadlineExceeded) {
		err = o.client.StopAndCancel(context.WithoutCancel(ctx))
	}
	return err
}

// stopWithin is how long work that is under way may take once the server is to stop.
const stopWithin = 5 * time.Second

// Send asks for letters to be sent. One that is waiting already is not asked for twice.
func (w *Work) Send(ctx context.Context, letterIDs []string) error {
	o, err := w.open(ctx)
	if err != nil {
		return err
	}
	for from := 0; from < len(letterIDs); from += insertMost {
		var some []river.InsertManyParams
		for _, id := range letterIDs[from:min(from+insertMost, len(letterIDs))] {
			some = append(some, river.InsertManyParams{Args: letterArgs{ID: id}})
		}
		if err := o.give(ctx, some); err != nil {
			return fmt.Errorf("ask for letters: %w", err)
		}
	}
	return nil
}

const insertMost = 100

// waiting are the states of a job that is not over: in them another one like it is not wanted.
var waiting = []rivertype.JobState{
	rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning, rivertype.JobStateRetryable, rivertype.JobStateScheduled,
}
