package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// result is one comparison, measured.
type result struct {
	name            string
	target          float64
	server, bare    side
	ratio, ratioCPU float64
	connections     int
}

// side is one of the two, over all rounds.
type side struct {
	perSecond          float64
	cpu, median, slow  time.Duration
	resident, mostEver int
}

// measure loads the two in turn. The ratio of a case is the median of its rounds' ratios.
func (c comparison) measure(ctx context.Context, s settings, p *pair) (result, error) {
	for _, w := range []workload{c.server, c.bare} {
		if _, err := w.load(ctx, c.connections, s.warmUp); err != nil {
			return result{}, err
		}
	}
	var servers, bares []round
	for range s.rounds {
		server, err := c.server.load(ctx, c.connections, s.round)
		if err != nil {
			return result{}, err
		}
		bare, err := c.bare.load(ctx, c.connections, s.round)
		if err != nil {
			return result{}, err
		}
		servers, bares = append(servers, server), append(bares, bare)
	}
	r := result{name: c.name, target: c.target, connections: c.connections}
	r.ratio = median(servers, func(i int, o round) float64 { return o.perSecond() / bares[i].perSecond() })
	r.ratioCPU = median(servers, func(i int, o round) float64 { return float64(o.cpuPerRequest()) / float64(bares[i].cpuPerRequest()) })
	var serverErr, bareErr error
	r.server, serverErr = sideOf(servers, p.server)
	r.bare, bareErr = sideOf(bares, p.bare)
	return r, errors.Join(serverErr, bareErr)
}

func median[R any](rounds []R, of func(int, R) float64) float64 {
	values := make([]float64, len(rounds))
	for i, r := range rounds {
		values[i] = of(i, r)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

func sideOf(rounds []round, p *process) (s side, err error) {
	s.perSecond = median(rounds, func(_ int, r round) float64 { return r.perSecond() })
	s.cpu = time.Duration(median(rounds, func(_ int, r round) float64 { return float64(r.cpuPerRequest()) }))
	s.median = time.Duration(median(rounds, func(_ int, r round) float64 { return float64(r.percentile(50)) }))
	s.slow = time.Duration(median(rounds, func(_ int, r round) float64 { return float64(r.percentile(99)) }))
	if s.resident, err = footprint(p.cmd.Process.Pid, "VmRSS"); err != nil {
		return s, err
	}
	s.mostEver, err = footprint(p.cmd.Process.Pid, "VmHWM")
	return s, err
}

// startMax is the longest that the first answer may take.
const startMax = 100 * time.Millisecond

// starts is how often the start is measured.
const starts = 7

// measureStart starts the server on the register and asks it about one name as soon as it can be reached. The figure is the
// median from the start of the process to the whole answer.
func measureStart(ctx context.Context, b binaries, r register) (time.Duration, error) {
	var took []time.Duration
	for range starts {
		began := time.Now()
		p, err := start(ctx, r.dir, b.server, "serve", "--data", r.dir)
		if err != nil {
			return 0, err
		}
		if err = p.ready(ctx); err == nil {
			_, err = ask[any](p, "", askNames, map[string]any{"names": []string{"google.hk"}})
		}
		took = append(took, time.Since(began))
		if err := errors.Join(err, p.stop()); err != nil {
			return 0, err
		}
	}
	slices.Sort(took)
	return took[len(took)/2], nil
}

var errMissed = errors.New("a target was missed")

// report prints the table, and tells whether every target was met.
func report(out io.Writer, results []result, start time.Duration) error {
	fmt.Fprintln(out)
	var missed error
	verdict := func(met bool) string {
		if met {
			return "ok"
		}
		missed = errMissed
		return "MISSED"
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "\t\trequests/s\tCPU/request\tp50\tp99\tRSS MB\tpeak MB\tratio\ttarget\t\tCPU ratio")
	for _, r := range results {
		fmt.Fprintf(table, "%s\tserver\t%s\t%.2f\t%.2f\t%s\t%.2f\n",
			r.name, r.server, r.ratio, r.target, verdict(r.ratio >= r.target), r.ratioCPU)
		fmt.Fprintf(table, "  %d connections\treference\t%s\t\t\t\t\n", r.connections, r.bare)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(out, "\nstart to first answer: %s, target %s: %s\n\n",
		start.Round(time.Millisecond), startMax, verdict(start <= startMax))
	return missed
}

// String is the columns of one side.
func (s side) String() string {
	return fmt.Sprintf("%.0f\t%s\t%s\t%s\t%d\t%d", s.perSecond, s.cpu.Round(time.Microsecond),
		s.median.Round(10*time.Microsecond), s.slow.Round(10*time.Microsecond), s.resident, s.mostEver)
}
