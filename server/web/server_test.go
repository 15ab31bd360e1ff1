package web

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener without a network: connections are made by dial, and time by the test.
type pipes struct {
	waiting chan net.Conn
	closed  chan struct{}
	once    sync.Once
}

func newPipes() *pipes { return &pipes{waiting: make(chan net.Conn), closed: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case connection := <-p.waiting:
		return connection, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe"} }

func (p *pipes) dial() net.Conn {
	ours, theirs := net.Pipe()
	p.waiting <- theirs
	return ours
}

// running starts a server in a bubble of its own time; stop ends it and answers how it ended.
func running(t *testing.T, handler http.HandlerFunc) (p *pipes, stop func() error) {
	t.Helper()
	p = newPipes()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, p, handler, slog.New(slog.DiscardHandler)) }()
	return p, func() error { cancel(); return <-ended }
}

func speak(t *testing.T, connection net.Conn, text string) {
	t.Helper()
	if _, err := io.WriteString(connection, text); err != nil {
		t.Fatal(err)
	}
}

// status reads one answer.
func status(t *testing.T, connection net.Conn) int {
	t.Helper()
	answer, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode
}

// closedAfter answers how long it takes until the server hangs up.
func closedAfter(connection net.Conn) time.Duration {
	start := time.Now()
	_, _ = io.Copy(io.Discard, connection)
	return time.Since(start)
}

func ok(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }

func TestAConnectionThatIsSlowOrSilentIsHungUp(t *testing.T) {
	for _, c := range []struct {
		name, sent string
		after      time.Duration
	}{
		{"nothing is said", "", 5 * time.Second},
		{"the header does not end", "GET / HTTP/1.1\r\nHost: a\r\nX-A: ", 5 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p, stop := running(t, ok)
				connection := p.dial()
				speak(t, connection, c.sent)
				if took := closedAfter(connection); took != c.after {
					t.Errorf("after %v", took)
				}
				if err := stop(); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

func TestAHeaderThatTricklesIsHungUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, stop := running(t, ok)
		connection := p.dial()
		start := time.Now()
		speak(t, connection, "GET / HTTP/1.1\r\nHost: a\r\n")
		for {
			if _, err := io.WriteString(connection, "X-A: a\r\n"); err != nil {
				break
			}
			time.Sleep(time.Second)
		}
		if took := time.Since(start); took > 6*time.Second {
			t.Errorf("after %v", took)
		}
		_ = stop()
	})
}

func TestABodyThatTricklesEndsAfterTheTimeOfItsRoute(t *testing.T) {
	read := func(into chan<- error) http.HandlerFunc {
		return func(_ http.ResponseWriter, r *http.Request) {
			_, err := io.ReadAll(r.Body)
			into <- err
		}
	}
	for name, after := range map[string]time.Duration{"by default": 15 * time.Second, "an upload": 60 * time.Second} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				result := make(chan error, 1)
				handler := read(result)
				if after > readTimeout {
					handler = wrap(t, ReadWithin(after, handler).ServeHTTP).handler.ServeHTTP
				}
				p, stop := running(t, handler)
				connection := p.dial()
				go func() { _, _ = io.Copy(io.Discard, connection) }()
				start := time.Now()
				speak(t, connection, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
				go func() {
					for {
						if _, err := io.WriteString(connection, "x"); err != nil {
							return
						}
						time.Sleep(time.Second)
					}
				}()
				if err := <-result; !errors.Is(err, os.ErrDeadlineExceeded) || time.Since(start) != after {
					t.Errorf("%v after %v", err, time.Since(start))
				}
				_ = connection.Close()
				_ = stop()
				time.Sleep(2 * time.Second) // the one who trickles notices
			})
		})
	}
}

func TestAnAnswerThatNobodyReadsIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		given := make(chan time.Duration, 1)
		p, stop := running(t, func(w http.ResponseWriter, _ *http.Request) {
			start := time.Now()
			for {
				if _, err := w.Write(make([]byte, 1<<20)); err != nil {
					given <- time.Since(start)
					return
				}
			}
		})
		connection := p.dial()
		speak(t, connection, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
		if took := <-given; took != 30*time.Second {
			t.Errorf("after %v", took)
		}
		_ = connection.Close()
		_ = stop()
	})
}

func TestAnIdleConnectionIsClosedAfterAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, stop := running(t, ok)
		connection := p.dial()
		speak(t, connection, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
		if got := status(t, connection); got != 200 {
			t.Fatal(got)
		}
		if took := closedAfter(connection); took != time.Minute {
			t.Errorf("after %v", took)
		}
		_ = stop()
	})
}

func TestAHeaderOfMoreThan16KBIsRefused(t *testing.T) {
	for size, want := range map[int]int{15 << 10: 200, 17 << 10: http.StatusRequestHeaderFieldsTooLarge} {
		synctest.Test(t, func(t *testing.T) {
			p, stop := running(t, ok)
			connection := p.dial()
			go func() { // the server may hang up before it is all said
				_, _ = io.WriteString(connection, "GET / HTTP/1.1\r\nHost: a\r\nX-A: "+strings.Repeat("a", size)+"\r\n\r\n")
			}()
			if got := status(t, connection); got != want {
				t.Errorf("%d bytes: %d", size, got)
			}
			_ = connection.Close()
			_ = stop()
		})
	}
}

func TestMoreConnectionsThanTheLimitWaitForAPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, stop := running(t, ok)
		all := make([]net.Conn, maxConnections)
		for i := range all {
			all[i] = p.dial()
		}
		taken := make(chan net.Conn)
		go func() { taken <- p.dial() }()
		synctest.Wait()
		select {
		case <-taken:
			t.Error("one connection too many was taken")
		default:
		}
		_ = all[0].Close()
		next := <-taken
		speak(t, next, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
		if got := status(t, next); got != 200 {
			t.Error(got)
		}
		for _, connection := range append(all, next) {
			_ = connection.Close()
		}
		_ = stop()
	})
}
