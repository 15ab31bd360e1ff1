package gqlhttp

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// timeLimit is context.WithTimeout for work that is mostly over before anybody waits for the end of its time: the timer runs
// only once somebody does. Until then Err looks at the clock.
type timeLimit struct {
	context.Context // of the request
	until           time.Time

	lock    sync.Mutex
	watched atomic.Pointer[watched]
}

// watched is the context that context.WithDeadline makes of the same.
type watched struct {
	context.Context
	cancel context.CancelFunc
}

// withTimeLimit begins the time. The work ends with end, as with the cancel function of context.WithTimeout.
func withTimeLimit(ctx context.Context, allowed time.Duration) *timeLimit {
	return &timeLimit{Context: ctx, until: time.Now().Add(allowed)}
}

// end stops whatever still works for the request. Where nobody has waited so far, whoever does from now on finds it over.
func (l *timeLimit) end() {
	l.lock.Lock()
	defer l.lock.Unlock()
	if running := l.watched.Load(); running != nil {
		running.cancel()
		return
	}
	l.watched.Store(over)
}

// over is the context of work that is over.
var over = func() *watched {
	w := &watched{}
	w.Context, w.cancel = context.WithCancel(context.Background())
	w.cancel()
	return w
}()

// watch starts the timer, if none runs.
func (l *timeLimit) watch() *watched {
	if running := l.watched.Load(); running != nil {
		return running
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	if running := l.watched.Load(); running != nil {
		return running
	}
	w := &watched{}
	w.Context, w.cancel = context.WithDeadline(l.Context, l.until)
	l.watched.Store(w)
	return w
}

// Deadline is the end of the time.
func (l *timeLimit) Deadline() (time.Time, bool) {
	if earlier, ok := l.Context.Deadline(); ok && earlier.Before(l.until) {
		return earlier, true
	}
	return l.until, true
}

// Done is closed at the end of the time, and when the caller has left or the work is over.
func (l *timeLimit) Done() <-chan struct{} { return l.watch().Done() }

// Err is why Done is closed.
func (l *timeLimit) Err() error {
	if running := l.watched.Load(); running != nil {
		return running.Err()
	}
	if err := l.Context.Err(); err != nil || time.Now().Before(l.until) {
		return err
	}
	return context.DeadlineExceeded
}

// Value finds in the watched context what package context looks for there to wait for several contexts at once.
func (l *timeLimit) Value(key any) any {
	if running := l.watched.Load(); running != nil && running != over {
		return running.Value(key)
	}
	return l.Context.Value(key)
}
