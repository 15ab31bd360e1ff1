package flows

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"runtime/debug"
	"sync"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/jackc/pgx/v5/pgconn"
	"golang.org/x/sync/semaphore"

	"lionrock/ent"
	"lionrock/rules"
)

// DB is the database behind two doors: a pool of readers, and transactions. Transactions begin and end only in this file.
//
// On SQLite one writer serves everyone. Writes that wait for it together share one commit, hence one sync to disk, each
// inside a savepoint of its own: none is acknowledged before that commit, and a refused one leaves no trace. On PostgreSQL
// each write is one SERIALIZABLE transaction, run anew when the database asks for it.
type DB struct {
	Dialect string
	// Read is fenced: it answers only what the context's actor may see.
	Read    *ent.Client
	ReadSQL *sql.DB

	writer *sql.DB
	with   []io.Closer
	queue  chan *write
	atTop  sync.Map
	// turns are taken by writers on PostgreSQL: one each, or all of them by a write that has been overtaken too often.
	turns *semaphore.Weighted
	// open is held by every deed from when it is asked for until it is answered, and by Close alone; ended is closed when
	// the single writer has stopped.
	open   sync.RWMutex
	closed bool
	ended  chan struct{}
}

// ErrClosed is the fault of asking for a write after Close.
var ErrClosed = errors.New("the database is closed")

// Tx is a transaction, seen from inside a deed.
type Tx struct {
	*ent.Client
	SQL Querier
	// Dialect tells which placeholders SQL wants.
	Dialect string
	atTop   *sync.Map
}

// Querier runs statements: a pool or a transaction.
type Querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

const (
	batchMax      = 64
	writeTimeout  = 20 * time.Second
	retriesMax    = 10
	patience      = 2
	turnsAll      = 64
	retryPauseMin = 10 * time.Millisecond
	retryPauseMax = time.Second
)

// write is one deed waiting for the writer.
type write struct {
	ctx  context.Context
	deed func(context.Context, *Tx) error
	done chan error
	err  error
}

// NewDB joins a pool of readers and a writer. Close ends both, and then what else goes with them.
func NewDB(dialectName string, readers, writer *sql.DB, with ...io.Closer) *DB {
	db := &DB{
		Dialect: dialectName,
		Read:    fenced(ent.NewClient(ent.Driver(entsql.OpenDB(dialectName, readers)))),
		ReadSQL: readers,
		writer:  writer,
		with:    with,
		queue:   make(chan *write, batchMax),
		turns:   semaphore.NewWeighted(turnsAll),
		ended:   make(chan struct{}),
	}
	if dialectName == dialect.SQLite {
		go db.serveWrites()
	} else {
		close(db.ended)
	}
	return db
}

// Close lets waiting writes finish and closes both pools. Who asks for a write later is answered ErrClosed.
func (db *DB) Close() error {
	db.open.Lock()
	defer db.open.Unlock()
	if db.closed {
		return ErrClosed
	}
	db.closed = true
	close(db.queue)
	<-db.ended
	err := errors.Join(db.writer.Close(), db.ReadSQL.Close())
	for _, other := range db.with {
		err = errors.Join(err, other.Close())
	}
	return err
}

// InTx runs a deed in one transaction. An error of the deed, a refusal included, undoes everything it wrote.
//
// The deed's context carries the request's values but not its cancellation: a client that leaves cannot interrupt a
// statement half-way, which would end the transaction behind the deed's back. A client that has left before its turn is
// not served.
func (db *DB) InTx(ctx context.Context, deed func(context.Context, *Tx) error) error {
	db.open.RLock()
	defer db.open.RUnlock()
	if db.closed {
		return ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if db.Dialect != dialect.SQLite {
		return db.inSerializable(ctx, deed)
	}
	w := &write{ctx: ctx, deed: deed, done: make(chan error, 1)}
	select {
	case db.queue <- w:
	case <-ctx.Done():
		return ctx.Err()
	}
	return <-w.done
}

// serveWrites is the single writer: it takes whatever waits and commits it together.
func (db *DB) serveWrites() {
	defer close(db.ended)
	for first := range db.queue {
		batch := []*write{first}
		for len(batch) < batchMax && len(db.queue) > 0 {
			if next, open := <-db.queue; open {
				batch = append(batch, next)
			}
		}
		db.commitTogether(batch)
		for _, w := range batch {
			w.done <- w.err
		}
	}
}

// commitTogether runs each write in its own savepoint and commits once. If the transaction itself breaks, every write in
// it failed.
func (db *DB) commitTogether(batch []*write) {
	ctx, cancel := context.WithTimeout(context.Background(), writeTimeout)
	defer cancel()
	err := func() error {
		sqlTx, err := db.writer.BeginTx(ctx, nil)
		if err != nil {
			return fmt.Errorf("begin: %w", err)
		}
		tx := db.newTx(sqlTx)
		for _, w := range batch {
			if err := w.inSavepoint(tx); err != nil {
				return errors.Join(err, sqlTx.Rollback())
			}
		}
		return sqlTx.Commit()
	}()
	if err == nil {
		return
	}
	for _, w := range batch {
		w.err = fmt.Errorf("commit: %w", err)
	}
}

// inSavepoint runs one write and undoes it if it fails. It returns an error only when the transaction can no longer be
// trusted.
func (w *write) inSavepoint(tx *Tx) error {
	if w.err = w.ctx.Err(); w.err != nil {
		return nil
	}
	ctx := context.WithoutCancel(w.ctx)
	if _, err := tx.SQL.ExecContext(ctx, "SAVEPOINT deed"); err != nil {
		return fmt.Errorf("savepoint: %w", err)
	}
	w.err = guarded(ctx, tx, w.deed)
	if w.err != nil {
		if _, err := tx.SQL.ExecContext(ctx, "ROLLBACK TO deed"); err != nil {
			return fmt.Errorf("roll back to savepoint: %w (after %w)", err, w.err)
		}
	}
	if _, err := tx.SQL.ExecContext(ctx, "RELEASE deed"); err != nil {
		return fmt.Errorf("release savepoint: %w", err)
	}
	return nil
}

// guarded runs a deed and turns a panic into an error, so that one deed's fault cannot take the writer down.
func guarded(ctx context.Context, tx *Tx, deed func(context.Context, *Tx) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			slog.ErrorContext(ctx, "panic in a deed", "panic", r, "stack", string(debug.Stack()))
			err = fmt.Errorf("panic in a deed: %v", r)
		}
	}()
	return deed(ctx, tx)
}

// inSerializable runs a deed on PostgreSQL, anew from its beginning when the database could not serialise it. A deed that
// has been overtaken more than twice goes on alone: everybody who registers for one large partner writes the same account
// and the same audit book, and some of fifty at once would else be overtaken until they give up. Only writers of other
// servers can overtake it then.
func (db *DB) inSerializable(ctx context.Context, deed func(context.Context, *Tx) error) error {
	pause, turns := retryPauseMin, int64(1)
	for attempt := 1; ; attempt++ {
		if attempt > patience {
			turns = turnsAll
		}
		err := db.inTurn(ctx, turns, deed)
		if err == nil || attempt == retriesMax || !retryable(err) {
			return err
		}
		select {
		case <-time.After(pause/2 + rand.N(pause)):
		case <-ctx.Done():
			return ctx.Err()
		}
		pause = min(2*pause, retryPauseMax)
	}
}

// inTurn runs a deed once, when it has its turn.
func (db *DB) inTurn(ctx context.Context, turns int64, deed func(context.Context, *Tx) error) error {
	if err := db.turns.Acquire(ctx, turns); err != nil {
		return err
	}
	defer db.turns.Release(turns)
	return db.tryOnce(ctx, deed)
}

func (db *DB) tryOnce(ctx context.Context, deed func(context.Context, *Tx) error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), writeTimeout)
	defer cancel()
	sqlTx, err := db.writer.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSerializable})
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	if err := guarded(ctx, db.newTx(sqlTx), deed); err != nil {
		if rollback := sqlTx.Rollback(); rollback != nil && !errors.Is(rollback, sql.ErrTxDone) {
			slog.ErrorContext(ctx, "roll back", "error", rollback)
		}
		return err
	}
	return sqlTx.Commit()
}

// retryable tells the failures after which the whole transaction is to be run again: serialization (40001), deadlock
// (40P01), and a uniqueness violation (23505), behind which a competing transaction has just won: run again, the deed
// sees the winner and refuses in words.
func retryable(err error) bool {
	var refusal *rules.Refusal
	if errors.As(err, &refusal) {
		return false
	}
	var failure *pgconn.PgError
	return errors.As(err, &failure) && (failure.Code == "40001" || failure.Code == "40P01" || failure.Code == "23505")
}

// newTx gives a deed the running transaction as an ent client and as plain SQL.
func (db *DB) newTx(sqlTx *sql.Tx) *Tx {
	driver := inTxDriver{entsql.NewDriver(db.Dialect, entsql.Conn{ExecQuerier: sqlTx})}
	return &Tx{Client: fenced(ent.NewClient(ent.Driver(driver))), SQL: sqlTx, Dialect: db.Dialect, atTop: &db.atTop}
}

// inTxDriver makes ent join the transaction it is in instead of beginning another.
type inTxDriver struct{ *entsql.Driver }

// Tx joins.
func (d inTxDriver) Tx(context.Context) (dialect.Tx, error) { return dialect.NopTx(d), nil }

// BeginTx joins.
func (d inTxDriver) BeginTx(context.Context, *sql.TxOptions) (dialect.Tx, error) {
	return dialect.NopTx(d), nil
}
