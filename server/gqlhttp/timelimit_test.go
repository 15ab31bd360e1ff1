package gqlhttp

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

type valueKey struct{}

// eachTimeLimit runs a test on a time limit that nobody waits for, on one that somebody does, and on what package context makes.
func eachTimeLimit(t *testing.T, test func(t *testing.T, parent context.CancelFunc, ctx context.Context, end func())) {
	for name, begin := range map[string]func(context.Context) (context.Context, func()){
		"nobody waits": func(ctx context.Context) (context.Context, func()) {
			l := withTimeLimit(ctx, time.Second)
			return l, l.end
		},
		"somebody waits": func(ctx context.Context) (context.Context, func()) {
			l := withTimeLimit(ctx, time.Second)
			_ = l.Done()
			return l, l.end
		},
		"context.WithTimeout": func(ctx context.Context) (context.Context, func()) {
			ctx, cancel := context.WithTimeout(ctx, time.Second)
			return ctx, cancel
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				parent, cancel := context.WithCancel(context.WithValue(t.Context(), valueKey{}, "kept"))
				defer cancel()
				ctx, end := begin(parent)
				defer end()
				if until, ok := ctx.Deadline(); !ok || time.Until(until) != time.Second || ctx.Err() != nil {
					t.Errorf("%v %v %v", until, ok, ctx.Err())
				}
				test(t, cancel, ctx, end)
				if ctx.Value(valueKey{}) != "kept" {
					t.Error("the value is lost")
				}
			})
		})
	}
}

// closed tells whether a context is done once everything that goes on has come to rest.
func closed(ctx context.Context) bool {
	synctest.Wait()
	select {
	case <-ctx.Done():
		return true
	default:
		return false
	}
}

func TestATimeLimitEndsAtItsInstant(t *testing.T) {
	eachTimeLimit(t, func(t *testing.T, _ context.CancelFunc, ctx context.Context, _ func()) {
		time.Sleep(time.Second - time.Nanosecond)
		if ctx.Err() != nil {
			t.Error("too early")
		}
		time.Sleep(time.Nanosecond)
		synctest.Wait()
		if !errors.Is(ctx.Err(), context.DeadlineExceeded) || !closed(ctx) || !errors.Is(ctx.Err(), context.DeadlineExceeded) {
			t.Error(ctx.Err())
		}
	})
}

func TestATimeLimitEndsWhenTheCallerLeavesOrTheWorkIsOver(t *testing.T) {
	eachTimeLimit(t, func(t *testing.T, leave context.CancelFunc, ctx context.Context, _ func()) {
		leave()
		if !errors.Is(ctx.Err(), context.Canceled) || !closed(ctx) {
			t.Error(ctx.Err())
		}
	})
	eachTimeLimit(t, func(t *testing.T, _ context.CancelFunc, ctx context.Context, end func()) {
		end()
		end()
		if !errors.Is(ctx.Err(), context.Canceled) || !closed(ctx) {
			t.Error(ctx.Err())
		}
	})
}

func TestWhatBelongsToATimeLimitEndsWithIt(t *testing.T) {
	eachTimeLimit(t, func(t *testing.T, _ context.CancelFunc, ctx context.Context, _ func()) {
		child, cancel := context.WithCancel(ctx)
		defer cancel()
		within, cancel := context.WithTimeout(ctx, time.Hour)
		defer cancel()
		if closed(child) || closed(within) {
			t.Error("too early")
		}
		time.Sleep(time.Second)
		if !closed(child) || !closed(within) || !errors.Is(within.Err(), context.DeadlineExceeded) {
			t.Error("it goes on")
		}
	})
}

func TestAnEarlierDeadlineOfTheCallerCounts(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	want, _ := ctx.Deadline()
	l := withTimeLimit(ctx, time.Hour)
	defer l.end()
	if until, _ := l.Deadline(); !until.Equal(want) {
		t.Error(until)
	}
}
