package work

import (
	"context"
	"fmt"
	"slices"

	"github.com/riverqueue/river"

	"lionrock/rules"
)

// choreArgs ask for a chore.
type choreArgs struct {
	Chore string `json:"chore" river:"unique"`
}

// Kind of choreArgs.
func (choreArgs) Kind() string { return "chore" }

// InsertOpts of choreArgs: a chore is not asked for while the same is waiting.
func (choreArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: waiting}}
}

// periodic asks for each chore when the work begins, and again and again.
func periodic(chores []Chore) []*river.PeriodicJob {
	jobs := make([]*river.PeriodicJob, len(chores))
	for i, chore := range chores {
		jobs[i] = river.NewPeriodicJob(river.PeriodicInterval(chore.Every),
			func() (river.JobArgs, *river.InsertOpts) { return choreArgs{chore.Kind}, nil },
			&river.PeriodicJobOpts{ID: chore.Kind, RunOnStart: true})
	}
	return jobs
}

type choreWorker struct {
	river.WorkerDefaults[choreArgs]
	chores []Chore
}

// Work does a chore, once.
func (w *choreWorker) Work(ctx context.Context, job *river.Job[choreArgs]) error {
	i := slices.IndexFunc(w.chores, func(c Chore) bool { return c.Kind == job.Args.Chore })
	if i < 0 {
		return river.JobCancel(fmt.Errorf("this version has no chore %q", job.Args.Chore))
	}
	said, err := w.chores[i].Do(ctx)
	return record(ctx, said, err)
}

// letterArgs ask for a letter to be sent.
type letterArgs struct {
	ID string `json:"letter" river:"unique"`
}

// Kind of letterArgs.
func (letterArgs) Kind() string { return "letter" }

// InsertOpts of letterArgs: a letter is not asked for twice while it waits.
func (letterArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{MaxAttempts: letterTries, UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: waiting}}
}

type letterWorker struct {
	river.WorkerDefaults[letterArgs]
	post Post
}

// Work sends a letter, once.
func (w *letterWorker) Work(ctx context.Context, job *river.Job[letterArgs]) error {
	said, err := w.post(ctx, job.Args.ID)
	return record(ctx, said, err)
}

// record keeps with the job what was done.
func record(ctx context.Context, said rules.Text, err error) error {
	if err != nil || said.IsZero() {
		return err
	}
	return river.RecordOutput(ctx, said)
}
