package web

import (
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// counted is a file that counts how often it is written to.
type counted struct {
	lock   sync.Mutex
	text   strings.Builder
	writes int
	err    error
}

func (c *counted) Write(b []byte) (int, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.writes++
	if c.err != nil {
		return 0, c.err
	}
	return c.text.Write(b)
}

func (c *counted) said() (lines, writes int) {
	c.lock.Lock()
	defer c.lock.Unlock()
	return strings.Count(c.text.String(), "\n"), c.writes
}

func TestManyLinesAreOneWriteALittleLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		out := &counted{}
		log := NewLogger(NewLines(out), slog.LevelInfo)
		for range 100 {
			log.Info("request")
		}
		if lines, writes := out.said(); lines+writes != 0 {
			t.Errorf("at once %d lines by %d writes", lines, writes)
		}
		time.Sleep(linesWait)
		synctest.Wait()
		if lines, writes := out.said(); lines != 100 || writes != 1 {
			t.Errorf("later %d lines by %d writes", lines, writes)
		}
		log.Info("another")
		time.Sleep(linesWait)
		synctest.Wait()
		if lines, writes := out.said(); lines != 101 || writes != 2 {
			t.Errorf("later still %d lines by %d writes", lines, writes)
		}
	})
}

func TestAWarningIsWrittenAtOnceWithWhatStandsBeforeIt(t *testing.T) {
	for name, of := range map[string]func(*slog.Logger) *slog.Logger{
		"plain":           func(l *slog.Logger) *slog.Logger { return l },
		"with attributes": func(l *slog.Logger) *slog.Logger { return l.With("a", 1) },
		"in a group":      func(l *slog.Logger) *slog.Logger { return l.WithGroup("g") },
	} {
		t.Run(name, func(t *testing.T) {
			out := &counted{}
			log := of(NewLogger(NewLines(out), slog.LevelInfo))
			log.Info("before")
			log.Warn("now")
			if lines, writes := out.said(); lines != 2 || writes != 1 {
				t.Errorf("%d lines by %d writes", lines, writes)
			}
		})
	}
}

func TestCloseWritesWhatIsLeftAndTellsWhatFailed(t *testing.T) {
	out := &counted{}
	lines := NewLines(out)
	NewLogger(lines, slog.LevelInfo).Info("last")
	if err := lines.Close(); err != nil {
		t.Error(err)
	}
	if written, _ := out.said(); written != 1 {
		t.Error("the last line was lost")
	}
	full := errors.New("no space left")
	lines = NewLines(&counted{err: full})
	NewLogger(lines, slog.LevelInfo).Error("lost")
	if err := lines.Close(); !errors.Is(err, full) {
		t.Errorf("%v", err)
	}
}

// stuck is a disk that takes nothing until it is freed.
type stuck struct {
	counted
	free chan struct{}
}

func (s *stuck) Write(b []byte) (int, error) {
	<-s.free
	return s.counted.Write(b)
}

func TestNobodyWaitsForASlowDiskUntilTooMuchWaits(t *testing.T) {
	out := &stuck{free: make(chan struct{})}
	lines := NewLines(out)
	line := []byte(strings.Repeat("x", 1023) + "\n")
	for range linesEver/len(line) - 1 { // would never come back if it waited
		if _, err := lines.Write(line); err != nil {
			t.Fatal(err)
		}
	}
	const more = 4 * linesEver / 1024
	var others sync.WaitGroup
	for range more {
		others.Go(func() { _, _ = lines.Write(line) })
	}
	time.Sleep(10 * time.Millisecond)
	if written, _ := out.said(); written != 0 {
		t.Errorf("%d lines went to a disk that takes none", written)
	}
	close(out.free)
	others.Wait()
	if err := lines.Close(); err != nil {
		t.Error(err)
	}
	if written, _ := out.said(); written != linesEver/len(line)-1+more {
		t.Errorf("%d lines were written", written)
	}
}

func TestMoreThanMayWaitIsWrittenInWholeLines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		out := &counted{}
		lines := NewLines(out)
		long := []byte(strings.Repeat("x", linesMost/3) + "\n")
		for range 10 {
			if _, err := lines.Write(long); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Nanosecond) // the timer has its turn
			synctest.Wait()
		}
		if written, _ := out.said(); written < 6 || !strings.HasSuffix(out.text.String(), "\n") {
			t.Errorf("%d lines", written)
		}
		if err := lines.Close(); err != nil {
			t.Error(err)
		}
		if written, _ := out.said(); written != 10 {
			t.Errorf("%d lines of 10", written)
		}
	})
}
