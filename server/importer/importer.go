// Package importer loads an existing register from a file of comma-separated values: this is how a registry leaves its
// spreadsheet.
//
// # The file
//
// UTF-8, with or without a byte order mark; one name on each line; the first line names the columns, in any order:
//
//	name        the domain name, in Chinese or as xn--...; its category follows from the name rules
//	holder      the holder's name; the same holder of one partner becomes one registrant
//	holder_kind INDIVIDUAL, COMPANY, GOVERNMENT, STATUTORY_BODY, SCHOOL, NON_PROFIT or NETWORK_PROVIDER
//	country     of the holder, ISO 3166 alpha-2
//	commenced_on, expires_on  the term, YYYY-MM-DD in Hong Kong
//	partner     the handle of the partner, who must be there already
//	operations  what counts for waiver and tier, parted by semicolons: "CREATE" or "CREATE@2026-01-02;RENEW@2027-01-03".
//	            One without a date was done on commenced_on; a CREATE with an earlier one was submitted on that date.
//	            Empty means CREATE. A name that the partner took over has a TRANSFER and perhaps no CREATE.
//
// # What becomes of a line
//
// It is imported, or is there already (same name, same holder, same dates), or is rejected with the field and the reason.
// The file says what was registered, so a line is not asked whether the rules of today would allow it: what was decided
// keeps the rules it was decided by. It is only asked to be readable, possible, and at one with the rest of the register.
// An imported registration is a paid and completed fact on which no money moves.
//
// Lines are committed many together, each commit whole: whatever stops an import leaves whole lines behind, and running it
// again goes on from there. A large file into an empty SQLite register is one commit: all of it or nothing.
package importer

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"entgo.io/ent/dialect"

	"lionrock/flows"
	"lionrock/rules/book"
	"lionrock/rules/lifecycle"
	"lionrock/server/progress"
	"lionrock/server/rejects"
)

// RejectsSuffix is what the name of the file of rejected lines adds to that of the input.
const RejectsSuffix = rejects.Suffix

// How many lines are committed together: the more, the less is written twice; but a commit is not to hold other writers up
// for long, nor to outlast the time a transaction is given, however slow the machine. So their number follows the time the
// last commit took.
const (
	linesAtFirst = 25_000
	linesMax     = 50_000
	linesMin     = 1_000
	slowCommit   = 6 * time.Second
	quickCommit  = 3 * time.Second
)

// Result is what came of an import.
type Result struct {
	File string
	// Lines counts those read; each is one of the three below.
	Lines                            int64
	Imported, AlreadyThere, Rejected int64
	Took                             time.Duration
}

// String says the result in one sentence.
func (r Result) String() string {
	said := fmt.Sprintf("%s: %d lines in %s: %d imported, %d already there, %d rejected",
		r.File, r.Lines, r.Took.Round(time.Millisecond), r.Imported, r.AlreadyThere, r.Rejected)
	if r.Rejected > 0 {
		said += "; see " + r.File + RejectsSuffix
	}
	return said
}

// Run imports a file. What could not be imported is in the file beside it; an error means that the import stopped before
// its end, and may be run again.
func Run(ctx context.Context, frame *flows.Frame, path string, told io.Writer) (Result, error) {
	ctx = flows.AsSystem(ctx, "import")
	began := time.Now()
	result := Result{File: path}
	in, err := open(path)
	if err != nil {
		return result, err
	}
	run, err := newRun(ctx, frame, in)
	if err == nil {
		run.progress = progress.OfFile(told, in.base(), in.size)
		err = errors.Join(run.whole(ctx, &result), run.progress.Done())
	}
	result.Took = time.Since(began)
	return result, errors.Join(err, in.close())
}

// run is one import on its way.
type run struct {
	frame    *flows.Frame
	book     *book.Book
	now      time.Time
	in       *input
	columns  columns
	partners map[string]string
	rejects  *rejects.File
	progress progress.Progress
	// mentioned holds the partners whose audit book tells of this import already.
	mentioned map[string]bool
	// together is how many lines the next lot is to have.
	together atomic.Int64
	// fillFrom is the size of file from which an empty register is filled at one go.
	fillFrom int64
	// transact runs a lot in a transaction.
	transact func(context.Context, func(context.Context, *flows.Tx) error) error
	// furthest is the latest day on which a name may expire.
	furthest time.Time
	// instants are the days of the register as they are written: there are few.
	instants map[time.Time]string
}

func newRun(ctx context.Context, frame *flows.Frame, in *input) (*run, error) {
	r := &run{
		frame: frame, now: frame.Now(), in: in, rejects: &rejects.File{Path: in.path + RejectsSuffix, Heading: faultHeading},
		partners: map[string]string{}, mentioned: map[string]bool{}, fillFrom: fillSize,
		instants: map[time.Time]string{},
	}
	r.transact = r.inTx
	r.furthest = lifecycle.Expiry(r.now, longestTerm)
	r.together.Store(linesAtFirst)
	var err error
	if r.book, err = frame.Book.At(r.now); err != nil {
		return nil, err
	}
	if r.columns, err = in.header(); err != nil {
		return nil, err
	}
	rows, err := frame.DB.Read.Partner.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("partners: %w", err)
	}
	for _, row := range rows {
		r.partners[row.Handle] = row.ID
	}
	return r, nil
}

// whole imports the file, in one transaction or in many.
func (r *run) whole(ctx context.Context, result *Result) error {
	file, fillable, err := r.fillable(ctx)
	if err != nil {
		return err
	}
	if fillable {
		return r.fill(ctx, file, result)
	}
	return r.all(ctx, result)
}

// all reads and writes side by side: while one lot is committed the next is read and checked.
func (r *run) all(ctx context.Context, result *Result) error {
	if err := r.rejects.Clear(); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	lots := make(chan *lot)
	read := make(chan error, 1)
	go func() {
		defer close(lots)
		read <- r.read(ctx, lots)
	}()
	var err error
	for l := range lots {
		if err != nil {
			continue
		}
		if err = r.commit(ctx, l, result); err != nil {
			cancel()
		}
	}
	return errors.Join(err, <-read, r.rejects.Close())
}

// read checks the lines and hands them on in lots.
func (r *run) read(ctx context.Context, lots chan<- *lot) error {
	current := &lot{}
	send := func() error {
		current.readTo = r.in.position()
		select {
		case lots <- current:
			current = &lot{}
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for {
		line, err := r.in.next()
		if errors.Is(err, io.EOF) {
			return send()
		}
		if err != nil {
			return err
		}
		r.take(current, line)
		if int64(current.lines) >= r.together.Load() {
			if err := send(); err != nil {
				return err
			}
		}
	}
}

// take reads one line into a lot. An empty row of a spreadsheet is no line.
func (r *run) take(l *lot, at line) {
	if at.fault == nil && len(bytes.Trim(at.text, ", \t")) == 0 {
		return
	}
	l.lines++
	record, faults := r.parse(at)
	if len(faults) > 0 {
		l.faults = append(l.faults, faults...)
		l.rejected++
		return
	}
	l.records = append(l.records, record)
}

// commit writes one lot, whole or not at all, and then tells what came of it. A lot that outlasts the time a transaction is
// given is written in halves.
func (r *run) commit(ctx context.Context, l *lot, result *Result) error {
	var came outcome
	began := time.Now()
	err := r.transact(ctx, func(ctx context.Context, tx *flows.Tx) (err error) {
		came, err = r.settle(ctx, tx, l)
		return err
	})
	if timedOut(err) && ctx.Err() == nil && len(l.records) > linesMin {
		r.together.Store(linesMin)
		one, other := l.halves()
		if err := r.commit(ctx, one, result); err != nil {
			return err
		}
		return r.commit(ctx, other, result)
	}
	if err != nil {
		return fmt.Errorf("lines up to byte %d: %w", l.readTo, err)
	}
	r.pace(time.Since(began))
	for _, partner := range came.mentioned {
		r.mentioned[partner] = true
	}
	result.Lines += int64(l.lines)
	result.Imported += int64(came.imported)
	result.AlreadyThere += int64(came.alreadyThere)
	result.Rejected += int64(l.rejected + came.rejected)
	r.progress.To(l.readTo, result.Lines)
	return r.rejects.Write(faultRows(l.faults, came.faults)...)
}

// inTx runs a lot in a transaction of its own. It gives SQLite's writer a page cache in which many leaves of the indexes have
// room: with its usual 2 MB every insert would read pages back that it has just put aside.
func (r *run) inTx(ctx context.Context, deed func(context.Context, *flows.Tx) error) error {
	return r.frame.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		if tx.Dialect == dialect.SQLite {
			if err := tx.Exec(ctx, "PRAGMA cache_size = -262144"); err != nil {
				return fmt.Errorf("page cache: %w", err)
			}
		}
		return deed(ctx, tx)
	})
}

// timedOut tells that a transaction took longer than it may: the two databases say so in different ways.
func timedOut(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, sql.ErrTxDone)
}

// pace chooses how many lines the next commit is to have.
func (r *run) pace(took time.Duration) {
	lines := r.together.Load()
	switch {
	case took > slowCommit:
		r.together.Store(max(linesMin, lines/2))
	case took < quickCommit:
		r.together.Store(min(linesMax, 2*lines))
	}
}
