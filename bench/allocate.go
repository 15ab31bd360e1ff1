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

// allocate measures sort and allocate on the same file, in turn. The ratio is the median of the rounds' ratios.
func allocate(ctx context.Context, b binaries, s settings, say func(string, ...any), out io.Writer) error {
	f, err := openLaunch(s, say)
	if err != nil {
		return err
	}
	info, err := os.Stat(f.applications)
	if err != nil {
		return err
	}
	say("%s: %d rounds of sort and allocate", allocateCase, s.rounds)
	var sorted, allocated []spent
	for range s.rounds {
		one, err := spend(ctx, "sort", "--parallel=2", "-o", f.out+".sorted", f.applications)
		if err != nil {
			return err
		}
		other, err := spend(ctx, b.server, "allocate", "--applications", f.applications, "--holdings", f.holdings,
			"--sources", f.sources, "--out", f.out)
		if err != nil {
			return err
		}
		sorted, allocated = append(sorted, one), append(allocated, other)
	}
	return reportAllocate(out, info.Size(), sorted, allocated)
}

// openLaunch makes the files, or takes those of an earlier run.
func openLaunch(s settings, say func(string, ...any)) (launchFiles, error) {
	dir := filepath.Join(s.dir, fmt.Sprintf("launch-%d", s.names))
	in := func(name string) string { return filepath.Join(dir, name) }
	f := launchFiles{in("applications.csv"), in("holdings.csv"), in("sources.json"), in("results.jsonl")}
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

func reportAllocate(out io.Writer, size int64, sorted, allocated []spent) error {
	took := make([]float64, len(sorted))
	memory := make([]float64, len(sorted))
	lines := make([]string, len(sorted))
	for i := range sorted {
		took[i] = float64(allocated[i].took) / float64(sorted[i].took)
		memory[i] = float64(allocated[i].peak) / float64(size)
		lines[i] = fmt.Sprintf("%s/%s", allocated[i].took.Round(time.Millisecond), sorted[i].took.Round(time.Millisecond))
	}
	slices.Sort(took)
	slices.Sort(memory)
	middle := len(took) / 2
	verdict := "ok"
	missed := took[middle] > allocateTime || memory[middle] > allocateMemory
	if missed {
		verdict = "MISSED"
	}
	fmt.Fprintf(out, "\nallocate/sort of %d MB: %s\n  time %.2f (%.2f to %.2f), target %.1f; memory %.2f of the file's size, target %.1f: %s\n\n",
		size>>20, strings.Join(lines, " "), took[middle], took[0], took[len(took)-1], allocateTime, memory[middle], allocateMemory, verdict)
	if missed {
		return errMissed
	}
	return nil
}
