// Command bench measures the server on a register of a million names, beside a bare reference: net/http and prepared
// statements over the same file, without GraphQL, rules or sign-in. Both are loaded in turn, so that what disturbs the
// machine disturbs both; what counts is the ratio of the two in one run. It also measures `lionrock allocate` beside sort, on a
// launch of as many applications. It ends with a failure if a target is missed.
//
//	go run ./bench [-names 1000000] [-dir data/bench] [-rounds 5] [-seconds 3]
//
// The generator of the load runs on the same machine and takes its share of it, the same for both.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// settings are what a run is asked for.
type settings struct {
	dir                      string
	names, rounds            int
	round, warmUp            time.Duration
	connections, registering int
	only                     string
}

func main() {
	var s settings
	var seconds float64
	flag.StringVar(&s.dir, "dir", "data/bench", "folder in which the register is kept between runs")
	flag.IntVar(&s.names, "names", 1_000_000, "names in the register")
	flag.IntVar(&s.rounds, "rounds", 5, "rounds of each, in turn")
	flag.Float64Var(&seconds, "seconds", 3, "length of a round")
	flag.IntVar(&s.connections, "connections", 16, "connections that ask")
	flag.IntVar(&s.registering, "registering", 64, "connections that register")
	flag.StringVar(&s.only, "only", "", "measure only the cases whose name holds this")
	flag.Parse()
	s.round = time.Duration(seconds * float64(time.Second))
	s.warmUp = s.round / 3
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, s, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, s settings, out io.Writer) error {
	say := func(format string, args ...any) { fmt.Fprintf(out, "· "+format+"\n", args...) }
	b, err := build(ctx, s.dir, say)
	if err != nil {
		return err
	}
	var missedLaunch error
	if strings.Contains(allocateCase, s.only) {
		if missedLaunch = allocate(ctx, b, s, say, out); s.only != "" || missedLaunch != nil && !errors.Is(missedLaunch, errMissed) {
			return missedLaunch
		}
	}
	r, err := openRegister(ctx, b, s, say)
	if err != nil {
		return err
	}
	say("Starting server and reference on it, %d cores, %s", runtime.NumCPU(), runtime.Version())
	pair, err := startPair(ctx, b, r)
	if err != nil {
		return err
	}
	results, err := measure(ctx, s, pair, say)
	err = errors.Join(err, pair.stop())
	if err != nil {
		return err
	}
	starts, err := measureStart(ctx, b, r)
	if err != nil {
		return err
	}
	missed := report(out, results, starts)
	say("Verifying the register")
	return errors.Join(missedLaunch, missed, b.verify(ctx, r, out))
}

// measure runs every case.
func measure(ctx context.Context, s settings, p *pair, say func(string, ...any)) ([]result, error) {
	cases, err := p.cases(ctx, s)
	if err != nil {
		return nil, err
	}
	var results []result
	for _, c := range cases {
		if !strings.Contains(c.name, s.only) {
			continue
		}
		say("%s: %d rounds of %s each", c.name, s.rounds, s.round)
		one, err := c.measure(ctx, s, p)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
		results = append(results, one)
	}
	return results, nil
}

// binaries are the programs to run.
type binaries struct{ server, reference string }

// build compiles both. What is compiled already takes a second.
func build(ctx context.Context, dir string, say func(string, ...any)) (binaries, error) {
	say("Building server and reference")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return binaries{}, err
	}
	b := binaries{filepath.Join(dir, "lionrock"), filepath.Join(dir, "reference")}
	for target, source := range map[string]string{b.server: "./server", b.reference: "./bench/reference"} {
		if err := command(ctx, "go", "build", "-o", target, source); err != nil {
			return b, fmt.Errorf("build %s: %w", source, err)
		}
	}
	return b, nil
}
