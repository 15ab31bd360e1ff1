package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// round is what one server did in one stretch of time.
type round struct {
	requests  int
	took, cpu time.Duration
	latencies []time.Duration
}

func (r round) perSecond() float64 { return float64(r.requests) / r.took.Seconds() }

func (r round) cpuPerRequest() time.Duration { return r.cpu / time.Duration(max(1, r.requests)) }

// percentile is the latency that so many of a hundred requests kept. The latencies are sorted.
func (r round) percentile(p float64) time.Duration {
	if len(r.latencies) == 0 {
		return 0
	}
	return r.latencies[min(len(r.latencies)-1, int(p/100*float64(len(r.latencies))))]
}

// workload makes the requests of one server, as the bytes that go over the wire, and judges its answers.
type workload struct {
	process *process
	request func(worker, i int) []byte
	good    func(body []byte) bool
}

// load keeps so many connections busy for a while: each sends its next request when it has its answer.
func (w workload) load(ctx context.Context, connections int, length time.Duration) (round, error) {
	before, err := w.process.cpu()
	if err != nil {
		return round{}, err
	}
	began := time.Now()
	workers := make([]worker, connections)
	var all sync.WaitGroup
	for i := range workers {
		all.Go(func() { workers[i].err = workers[i].work(ctx, w, i, began.Add(length)) })
	}
	all.Wait()
	r := round{took: time.Since(began)}
	after, err := w.process.cpu()
	r.cpu = after - before
	for i := range workers {
		err = errors.Join(err, workers[i].err)
		r.latencies = append(r.latencies, workers[i].latencies...)
	}
	r.requests = len(r.latencies)
	slices.Sort(r.latencies)
	return r, err
}

// worker is one connection.
type worker struct {
	latencies []time.Duration
	err       error
}

func (k *worker) work(ctx context.Context, w workload, number int, until time.Time) error {
	conn, err := net.Dial("tcp", w.process.addr)
	if err != nil {
		return err
	}
	defer conn.Close()
	reader := bufio.NewReaderSize(conn, 64<<10)
	var body bytes.Buffer
	for i := 0; ctx.Err() == nil; i++ {
		sent := time.Now()
		if sent.After(until) {
			return nil
		}
		if err := w.once(conn, reader, &body, w.request(number, i)); err != nil {
			return err
		}
		k.latencies = append(k.latencies, time.Since(sent))
	}
	return ctx.Err()
}

func (w workload) once(conn net.Conn, reader *bufio.Reader, body *bytes.Buffer, request []byte) error {
	if _, err := conn.Write(request); err != nil {
		return err
	}
	answer, err := http.ReadResponse(reader, nil)
	if err != nil {
		return err
	}
	body.Reset()
	_, err = io.Copy(body, answer.Body)
	if err := errors.Join(err, answer.Body.Close()); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK || !w.good(body.Bytes()) {
		return fmt.Errorf("answered %s: %.300s", answer.Status, body.Bytes())
	}
	return nil
}

// wire writes a request as it goes over the wire.
func wire(p *process, method, path, token string, body []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\n", method, path, p.addr)
	if token != "" {
		fmt.Fprintf(&b, "Authorization: Bearer %s\r\n", token)
	}
	if body != nil {
		fmt.Fprintf(&b, "Content-Type: application/json\r\nAccept: application/graphql-response+json\r\nContent-Length: %d\r\n", len(body))
	}
	b.WriteString("\r\n")
	b.Write(body)
	return b.Bytes()
}
