package web

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestTheServerFinishesWhatItWorksOnBeforeItStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, stop := running(t, func(w http.ResponseWriter, _ *http.Request) {
			time.Sleep(10 * time.Second)
			w.WriteHeader(http.StatusAccepted)
		})
		connection := p.dial()
		speak(t, connection, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
		synctest.Wait()
		answered := make(chan int, 1)
		go func() { answered <- status(t, connection) }()
		if err := stop(); err != nil {
			t.Error(err)
		}
		if got := <-answered; got != http.StatusAccepted {
			t.Error(got)
		}
	})
}

func TestTheServerStopsAfterItsGraceWhateverIsStillWorkedOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		released := make(chan struct{})
		p, stop := running(t, func(http.ResponseWriter, *http.Request) { <-released })
		connection := p.dial()
		speak(t, connection, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
		synctest.Wait()
		start := time.Now()
		err := stop()
		if took := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || took != 15*time.Second {
			t.Errorf("%v after %v", err, took)
		}
		close(released)
		_ = connection.Close()
	})
}

func TestAServerThatCannotListenSaysSo(t *testing.T) {
	p := newPipes()
	_ = p.Close()
	if err := Serve(t.Context(), p, http.NotFoundHandler(), slog.New(slog.DiscardHandler)); !errors.Is(err, net.ErrClosed) {
		t.Errorf("%v", err)
	}
}

func TestWhatNetHTTPComplainsAboutIsInTheLog(t *testing.T) {
	var log bytes.Buffer
	server := newServer(http.NotFoundHandler(), NewLogger(&log, slog.LevelInfo))
	server.ErrorLog.Print("http: TLS handshake error")
	if !strings.Contains(log.String(), `"level":"WARN","msg":"http: TLS handshake error"`) {
		t.Error(log.String())
	}
}
