package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// The targets of the allocation of a million applications: times the time in which sort puts the same file in order, and
// times the file's size in memory.
const (
	allocateCase   = "allocate"
	allocateTime   = 3.0
	allocateMemory = 4.0
)

// spent is what a program took.
type spent struct {
	took time.Duration
	peak int64
}

// spend runs a program to its end. A status of 1 is an allocation that rejected lines.
func spend(ctx context.Context, name string, args ...string) (s spent, err error) {
	cmd := exec.CommandContext(ctx, name, args...) //nolint:gosec // the benchmark runs sort and what it has built
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	var said bytes.Buffer
	cmd.Stderr = &said
	began := time.Now()
	err = cmd.Run()
	s.took = time.Since(began)
	if err != nil && cmd.ProcessState.ExitCode() != 1 {
		return s, fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, said.Bytes())
	}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		s.peak = usage.Maxrss * 1024
	}
	return s, nil
}

// allocate measures sort and allocate on the same file, in turn: on one whose IDs stand in no order, as those of many partners
// do, and on one whose IDs are in order already, which sort only has to look at. The target is for the first.
func allocate(ctx context.Context, b binaries, s settings, say func(string, ...any), out io.Writer) error {
	f, err := openLaunch(s, say)
	if err != nil {
		return err
	}
	f.sorted = f.out + ".sorted"
	unordered, err := allocateRounds(ctx, b, s, f, say)
	if err != nil {
		return err
	}
	if f.applications, err = ordered(f.sorted); err != nil {
		return err
	}
	inOrder, err := allocateRounds(ctx, b, s, f, say)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\nallocate/sort of %d MB whose IDs are in no order: %s\n", unordered.size>>20, &unordered)
	fmt.Fprintf(out, "allocate/sort of the same in the order of its IDs: %s\n\n", &inOrder)
	if unordered.time() > allocateTime || unordered.memory() > allocateMemory {
		fmt.Fprintf(out, "targets: time %.1f, memory %.1f of the file's size: MISSED\n\n", allocateTime, allocateMemory)
		return errMissed
	}
	fmt.Fprintf(out, "targets: time %.1f, memory %.1f of the file's size: ok\n\n", allocateTime, allocateMemory)
	return nil
}

// allocateRun are rounds over one file.
type allocateRun struct {
	size              int64
	sorted, allocated []spent
}

func allocateRounds(ctx context.Context, b binaries, s settings, f launchFiles, say func(string, ...any)) (r allocateRun, err error) {
	info, err := os.Stat(f.applications)
	if err != nil {
		return r, err
	}
	r.size = info.Size()
	say("%s: %d rounds of sort and allocate of %s", allocateCase, s.rounds, f.applications)
	for range s.rounds {
		one, err := spend(ctx, "sort", "--parallel=2", "-o", f.sorted, f.applications)
		if err != nil {
			return r, err
		}
		other, err := spend(ctx, b.server, "allocate", "--applications", f.applications, "--holdings", f.holdings,
			"--sources", f.sources, "--out", f.out)
		if err != nil {
			return r, err
		}
		r.sorted, r.allocated = append(r.sorted, one), append(r.allocated, other)
	}
	return r, nil
}

// time is the median of the rounds' ratios, memory that of what allocate took of it.
func (r *allocateRun) time() float64 {
	return median(r.allocated, func(i int, one spent) float64 { return float64(one.took) / float64(r.sorted[i].took) })
}

func (r *allocateRun) memory() float64 {
	return median(r.allocated, func(_ int, one spent) float64 { return float64(one.peak) / float64(r.size) })
}

func (r *allocateRun) String() string {
	lines := make([]string, len(r.sorted))
	for i := range r.sorted {
		lines[i] = fmt.Sprintf("%s/%s", r.allocated[i].took.Round(time.Millisecond), r.sorted[i].took.Round(time.Millisecond))
	}
	return fmt.Sprintf("%s\n  time %.2f, memory %.2f of the file's size", strings.Join(lines, " "), r.time(), r.memory())
}

// ordered makes a file of sorted lines, among which the heading stands last, into one that begins with its heading.
func ordered(sorted string) (path string, err error) {
	body, err := os.ReadFile(sorted)
	if err != nil {
		return "", err
	}
	heading := bytes.LastIndexByte(body[:len(body)-1], '\n') + 1
	path = sorted + ".csv"
	return path, os.WriteFile(path, slices.Concat(body[heading:], body[:heading]), 0o600) //nolint:gosec // a file of the benchmark's own
}

// openLaunch makes the files, or takes those of an earlier run.
func openLaunch(s settings, say func(string, ...any)) (launchFiles, error) {
	dir := filepath.Join(s.dir, fmt.Sprintf("launch-%d", s.names))
	in := func(name string) string { return filepath.Join(dir, name) }
	f := launchFiles{
		applications: in("applications.csv"), holdings: in("holdings.csv"), sources: in("sources.json"), out: in("results.jsonl"),
	}
	if _, err := os.Stat(f.sources); err == nil {
		say("Taking the launch of %d applications in %s", s.names, dir)
		return f, nil
	}
	say("Making a launch of %d applications in %s; later runs take it as it is", s.names, dir)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return f, err
	}
	return f, newLaunch(s.names).write(f)
}
