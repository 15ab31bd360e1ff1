package web

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"time"
)

const (
	// linesWait is how long a line may wait to be written, and linesMost how many bytes may wait before they are written at
	// once.
	linesWait = 100 * time.Millisecond
	linesMost = 64 << 10
	// linesEver is how many bytes may wait for a disk that takes long; then everybody waits for it.
	linesEver = 16 * linesMost
)

// Lines gathers the lines of a log and writes them a few times a second: a write for every request would be a tenth of what
// answering costs, and nobody who is answered waits for a disk. A warning or worse is written at once, with all that stands
// before it, so that a crash loses no word of what led to it.
type Lines struct {
	out     io.Writer
	writing sync.Mutex // held by whoever writes, so that lines stay in their order
	spare   []byte     // room for the next lines, while nobody writes

	lock  sync.Mutex // of what follows, never held during a write
	held  []byte
	timer *time.Timer
	err   error // the last that befell a write
}

// NewLines gathers what is to be written to out. Close writes what is left.
func NewLines(out io.Writer) *Lines {
	l := &Lines{out: out, held: make([]byte, 0, linesMost), spare: make([]byte, 0, linesMost)}
	l.timer = time.AfterFunc(time.Hour, l.flush)
	l.timer.Stop()
	return l
}

// Write keeps a line for the next time.
func (l *Lines) Write(line []byte) (int, error) {
	l.lock.Lock()
	before := len(l.held)
	l.held = append(l.held, line...)
	now, err := len(l.held), l.err
	switch {
	case before < linesMost && now >= linesMost:
		l.timer.Reset(0)
	case before == 0:
		l.timer.Reset(linesWait)
	}
	l.lock.Unlock()
	if now >= linesEver {
		l.flush()
	}
	return len(line), err
}

// Close writes what is left.
func (l *Lines) Close() error {
	l.flush()
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.err
}

// flush writes what is held by now.
func (l *Lines) flush() {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.lock.Lock()
	full := l.held
	l.held = l.spare[:0]
	l.lock.Unlock()
	l.spare = full
	if len(full) == 0 {
		return
	}
	if _, err := l.out.Write(full); err != nil {
		l.lock.Lock()
		defer l.lock.Unlock()
		l.err = err
	}
}

// urgent writes a warning or worse at once, where its handler writes to Lines.
type urgent struct {
	slog.Handler
	lines *Lines
}

// Handle writes a line, and at once where it matters.
func (u urgent) Handle(ctx context.Context, r slog.Record) error {
	err := u.Handler.Handle(ctx, r)
	if r.Level >= slog.LevelWarn {
		u.lines.flush()
	}
	return err
}

// WithAttrs keeps the urgency.
func (u urgent) WithAttrs(attrs []slog.Attr) slog.Handler {
	return urgent{u.Handler.WithAttrs(attrs), u.lines}
}

// WithGroup keeps the urgency.
func (u urgent) WithGroup(name string) slog.Handler {
	return urgent{u.Handler.WithGroup(name), u.lines}
}
