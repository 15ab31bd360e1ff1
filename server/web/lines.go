package web

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"time"
)

const (
	// linesWait is how long a line may wait to be written, and linesMost how many bytes may wait.
	linesWait = 100 * time.Millisecond
	linesMost = 64 << 10
)

// Lines gathers the lines of a log and writes them a few times a second: a write for every request would be a tenth of what
// answering costs. A warning or worse is written at once, with all that stands before it, so that a crash loses no word of
// what led to it.
type Lines struct {
	lock  sync.Mutex
	out   io.Writer
	held  []byte
	timer *time.Timer
	// err is the last that befell a write.
	err error
}

// NewLines gathers what is to be written to out. Close writes what is left.
func NewLines(out io.Writer) *Lines {
	l := &Lines{out: out, held: make([]byte, 0, linesMost)}
	l.timer = time.AfterFunc(time.Hour, l.flush)
	l.timer.Stop()
	return l
}

// Write keeps a line for the next time.
func (l *Lines) Write(line []byte) (int, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	switch {
	case len(l.held)+len(line) > linesMost:
		l.writeOut()
	case len(l.held) == 0:
		l.timer.Reset(linesWait)
	}
	l.held = append(l.held, line...)
	return len(line), l.err
}

// Close writes what is left.
func (l *Lines) Close() error {
	l.flush()
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.err
}

func (l *Lines) flush() {
	l.lock.Lock()
	defer l.lock.Unlock()
	l.writeOut()
}

func (l *Lines) writeOut() {
	if len(l.held) == 0 {
		return
	}
	if _, err := l.out.Write(l.held); err != nil {
		l.err = err
	}
	l.held = l.held[:0]
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
