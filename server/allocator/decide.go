package allocator

import (
	"bufio"
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"lionrock/rules/draw"
	"lionrock/rules/launch"
	"lionrock/server/progress"
)

// decider runs the phases of a programme in their order. In a phase the sets are decided in blocks, several at a time, and
// written in their order.
type decider struct {
	programme *launch.Programme
	sources   []draw.Source
	apps      *applications
	holdings  *holdings
	workers   int
	out       *bufio.Writer
	progress  progress.Progress
	// proofs reports whether the draws are to be remembered.
	proofs bool
	draws  []drawn
	// taken tells, by the number of a key, which names have been allocated. Inside a phase a key is one set's only.
	taken  []bool
	result *Result
	lines  int64
	// buffers are used again from block to block.
	buffers sync.Pool
}

// drawn is a draw that was made.
type drawn struct {
	subject draw.Subject
	pool    []string
}

// block is a stretch of a phase's sets, and what became of them.
type block struct {
	sets  []set
	out   []byte
	draws []drawn
	tally tally
	err   error
	done  chan struct{}
}

// tally counts what became of sets.
type tally struct{ applications, sets, allocated, drawn int }

func (t *tally) add(other tally) {
	t.applications += other.applications
	t.sets += other.sets
	t.allocated += other.allocated
	t.drawn += other.drawn
}

const (
	blockSize = 256
	// ahead is how many blocks, for each worker, may be decided before the one that is written next.
	ahead = 16
)

func (d *decider) all(ctx context.Context) error {
	d.taken = make([]bool, len(d.apps.names.texts))
	runtime.GC() // what reading left behind makes room for what follows
	contests := d.apps.contests(d.workers)
	for i := range contests {
		if err := d.phase(ctx, &d.programme.Phases[i], &contests[i]); err != nil {
			return err
		}
		contests[i] = contest{}
	}
	return nil
}

// phase decides the sets of one phase. Of several sets that cannot be decided the first is named.
func (d *decider) phase(ctx context.Context, phase *launch.Phase, c *contest) error {
	todo, ordered := make(chan *block), make(chan *block, ahead*d.workers)
	var stop atomic.Bool
	var working sync.WaitGroup
	for range d.workers {
		working.Go(func() {
			w := worker{decider: d, phase: phase, records: c.records}
			for b := range todo {
				w.decide(b)
				close(b.done)
			}
		})
	}
	go func() {
		for from := 0; from < len(c.sets) && !stop.Load() && ctx.Err() == nil; from += blockSize {
			b := &block{sets: c.sets[from:min(from+blockSize, len(c.sets))], done: make(chan struct{})}
			ordered <- b
			todo <- b
		}
		close(todo)
		close(ordered)
	}()
	var err error
	for b := range ordered {
		<-b.done
		if err == nil {
			err = d.write(b)
			stop.Store(err != nil)
		}
	}
	working.Wait()
	if err == nil {
		err = ctx.Err()
	}
	return err
}

func (d *decider) write(b *block) error {
	if b.err != nil {
		return b.err
	}
	d.result.add(b.tally)
	d.draws = append(d.draws, b.draws...)
	d.lines += int64(b.tally.applications)
	d.progress.To(d.lines, d.lines)
	_, err := d.out.Write(b.out)
	d.buffers.Put(&b.out)
	return err
}

// worker decides blocks, one at a time. What it needs for a set is used again for the next.
type worker struct {
	*decider
	phase   *launch.Phase
	records []record
	full    []launch.Application
	claims  []launch.Claim
	held    []launch.Holding
	outcome launch.Outcome
}

func (w *worker) decide(b *block) {
	if buffer, ok := w.buffers.Get().(*[]byte); ok {
		b.out = (*buffer)[:0]
	}
	w.apps.near(w.records[b.sets[0].from:b.sets[len(b.sets)-1].to])
	for i := range b.sets {
		if b.err = w.one(&b.sets[i], b); b.err != nil {
			return
		}
	}
}

// one decides one set.
func (w *worker) one(s *set, b *block) error {
	key := w.apps.names.forms[s.asked].key
	c := launch.Contention{
		Subject: w.apps.names.subject(s.asked), Taken: w.taken[key],
		Applications: w.applications(w.records[s.from:s.to]), Sources: w.sources,
	}
	switch {
	case w.phase.Counts.AnyLabel:
		c.Holdings = w.holdings.whole
	case len(w.phase.Counts.Suffixes) > 0:
		w.held = w.holdings.labelled(w.held[:0], c.Subject.Name.Label)
		c.Holdings = w.held
	}
	o := &w.outcome
	err := w.programme.DecideInto(o, w.phase, c)
	if err == nil && o.Drawn && len(w.sources) == 0 {
		err = fmt.Errorf("%s: %w", c.Subject.Name.Unicode, draw.Suffices(nil, len(o.Ranking)))
	}
	if err != nil {
		return fmt.Errorf("%s, %w", w.phase.Kind, err)
	}
	b.tally.add(tally{applications: len(c.Applications), sets: 1})
	if o.Winner() != nil {
		w.taken[key] = true
		b.tally.allocated++
	}
	if o.Drawn {
		b.tally.drawn++
		if w.proofs {
			b.draws = append(b.draws, w.drawn(&c, o))
		}
	}
	b.out = appendLine(b.out, w.phase, c.Subject.Name.Unicode, o)
	return nil
}

func (w *worker) applications(records []record) []launch.Application {
	if len(records) > len(w.claims) {
		w.claims = make([]launch.Claim, 2*len(records))
	}
	w.full = w.full[:0]
	for i := range records {
		w.full = append(w.full, w.apps.full(&records[i], w.claims[i:i+1]))
	}
	return w.full
}

func (w *worker) drawn(c *launch.Contention, o *launch.Outcome) drawn {
	return drawn{draw.Subject{
		Programme: w.programme.ID, Phase: string(w.phase.Kind), Name: c.Subject.Name.Unicode, ASCIIName: c.Subject.Name.ASCII,
	}, o.Pool()}
}
