// Package allocator runs a whole launch programme offline, from published files: who gets which name, and why, for anybody
// to repeat.
//
// docs/allocate.md has the files it reads and writes. The decisions are those of rules/launch, name by name; what is done
// here is to bring together what contends, in little room, and to write the results down: the same bytes in every run.
// Nothing is written before everything is decided.
package allocator

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"lionrock/rules/book"
	"lionrock/rules/draw"
	"lionrock/rules/launch"
	"lionrock/rules/name"
	"lionrock/server/progress"
)

// Options say what to read and where to write.
type Options struct {
	// Programme is the ID of a programme that is shipped, or the path of one.
	Programme                       string
	Applications, Holdings, Sources string
	// Out are the results. Rejects are the lines that could not be taken: beside the results where it is empty.
	Out, Rejects string
	// Proofs is the folder for the proofs of the draws; none are written where it is empty.
	Proofs string
	// Progress is where a terminal is told how far it has come, Warnings where doubts are told.
	Progress, Warnings io.Writer
}

// Result is what came of a run.
type Result struct {
	Options
	tally
	// Rejected counts the lines that were reported.
	Rejected int
	Took     time.Duration
}

// String says the result in one sentence.
func (r *Result) String() string {
	said := fmt.Sprintf("%s: %d applications for %d names and phases in %s: %d allocated, %d draws",
		r.Out, r.applications, r.sets, r.Took.Round(time.Millisecond), r.allocated, r.drawn)
	if r.Rejected > 0 {
		said += fmt.Sprintf("; %d lines reported, see %s", r.Rejected, r.Rejects)
	}
	return said
}

// Run allocates. An error means that nothing was written.
func Run(ctx context.Context, o Options) (*Result, error) {
	began := time.Now()
	if o.Rejects == "" {
		o.Rejects = o.Out + rejectsSuffix
	}
	if err := o.apart(); err != nil {
		return nil, err
	}
	in, err := o.read()
	if err != nil {
		return nil, err
	}
	r := &Result{Options: o}
	if err := in.decide(ctx, r); err != nil {
		return nil, err
	}
	r.Took = time.Since(began)
	return r, nil
}

// apart sees to it that no file that is read is written over.
func (o *Options) apart() error {
	for _, written := range []string{o.Out, o.Rejects} {
		for _, read := range []string{o.Programme, o.Applications, o.Holdings, o.Sources} {
			one, oneErr := os.Stat(written)
			other, otherErr := os.Stat(read)
			if oneErr == nil && otherErr == nil && os.SameFile(one, other) {
				return fmt.Errorf("%s is read and cannot be written over", written)
			}
		}
	}
	if filepath.Clean(o.Out) == filepath.Clean(o.Rejects) {
		return fmt.Errorf("%s cannot hold both the results and the rejected lines", o.Out)
	}
	return nil
}

// inputs are everything that decides.
type inputs struct {
	programme *launch.Programme
	dials     *name.Dials
	sources   []draw.Source
	apps      *applications
	holdings  *holdings
	workers   int
}

func (o *Options) read() (*inputs, error) {
	in := &inputs{workers: max(2, runtime.GOMAXPROCS(0))}
	var err error
	if in.programme, err = readProgramme(o.Programme); err != nil {
		return nil, err
	}
	if in.sources, err = readSources(o.Sources, o.Warnings); err != nil {
		return nil, err
	}
	if in.dials, err = dialsOf(in.programme); err != nil {
		return nil, err
	}
	var reading sync.WaitGroup
	var appsErr, holdingsErr error
	reading.Go(func() { in.holdings, holdingsErr = readHoldings(o.Holdings, in.programme, in.dials, in.workers) })
	in.apps, appsErr = readApplications(o.Applications, in.programme, in.dials, in.workers)
	reading.Wait()
	return in, errors.Join(appsErr, holdingsErr)
}

// readProgramme reads a programme that is shipped, or one from a file.
func readProgramme(which string) (*launch.Programme, error) {
	var p *launch.Programme
	var err error
	if slices.Contains(launch.ShippedIDs(), which) {
		p, err = launch.Shipped(which)
	} else {
		var body []byte
		if body, err = os.ReadFile(which); err != nil {
			return nil, fmt.Errorf("%q is neither a programme that is shipped (%s) nor a file: %w",
				which, strings.Join(launch.ShippedIDs(), ", "), err)
		}
		p, err = launch.Read(body)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", which, err)
	}
	return p, check(p)
}

// dialsOf are the shipped dials of names as they stood when a programme began, or the first there were.
func dialsOf(p *launch.Programme) (*name.Dials, error) {
	seed := book.Seed()
	first := slices.MaxFunc(seed, func(a, b book.Entry) int { return a.EffectiveFrom.Compare(b.EffectiveFrom) }).EffectiveFrom
	at := p.Phases[0].Opens
	if at.Before(first) {
		at = first
	}
	dials, err := book.At(seed, at)
	if err != nil {
		return nil, err
	}
	return &dials.Names, nil
}

func readSources(path string, warnings io.Writer) ([]draw.Source, error) {
	body, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the file: %w", err)
	}
	var file struct {
		Sources []draw.Source `json:"sources"`
	}
	if err := json.Unmarshal(body, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for _, source := range file.Sources {
		if err := source.Validate(); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if source.Overstated() {
			fmt.Fprintf(warnings, "%s: %s cannot hold the %g bits declared for it\n", path, source.Name, source.Bits)
		}
	}
	return file.Sources, nil
}

// decide decides everything into a file beside the results, and puts that in their place when all else is written. It does
// not wait for the disk, which could take longer than everything else: what a power cut takes can be made again.
func (in *inputs) decide(ctx context.Context, r *Result) (err error) {
	file, err := os.CreateTemp(filepath.Dir(r.Out), ".allocate-*")
	if err != nil {
		return fmt.Errorf("results: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, file.Close(), os.Remove(file.Name()))
		}
	}()
	d := &decider{
		programme: in.programme, sources: in.sources, apps: in.apps, holdings: in.holdings, workers: in.workers,
		out: bufio.NewWriterSize(file, 1<<20), progress: progress.OfLines(r.Progress, int64(len(in.apps.records))),
		proofs: r.Proofs != "", result: r,
	}
	if err := errors.Join(d.all(ctx), d.progress.Done()); err != nil {
		return err
	}
	if err := errors.Join(d.out.Flush(), file.Chmod(0o644)); err != nil {
		return fmt.Errorf("results: %w", err)
	}
	if err := writeProofs(r.Proofs, d.draws, in.sources); err != nil {
		return err
	}
	if r.Rejected, err = writeRejects(r.Rejects, in.apps.faults, in.holdings.faults); err != nil {
		return err
	}
	return errors.Join(file.Close(), os.Rename(file.Name(), r.Out))
}
