// Package jobs holds the deeds about background work: what waits, what failed, and to try again. The work itself is done by the
// server; it notifies and tidies, and no rule depends on any of it having run.
package jobs

import (
	"context"
	"fmt"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/role"
)

// Queue is where background work waits.
type Queue interface {
	// List reads a stretch of the jobs in some states, the newest first; in every state where none is named.
	List(ctx context.Context, states []view.JobState, s flows.Stretch) ([]*view.Job, error)
	// Counts counts the jobs by state.
	Counts(ctx context.Context) (map[view.JobState]int, error)
	// Job reads one job; nil where there is none.
	Job(ctx context.Context, id string) (*view.Job, error)
	// Retry lets a job be tried at once.
	Retry(ctx context.Context, id string) (*view.Job, error)
}

// Jobs does the deeds about background work.
type Jobs struct {
	*flows.Frame
	Queue Queue
}

// New returns the deeds about background work.
func New(frame *flows.Frame, queue Queue) *Jobs { return &Jobs{Frame: frame, Queue: queue} }

// List lists jobs, the newest first.
func (j *Jobs) List(ctx context.Context, states []view.JobState, page view.Page) (*view.JobConnection, error) {
	return flows.Paged(ctx, page, flows.List[*view.Job, *view.Job]{
		Desc:  true,
		Rows:  func(ctx context.Context, s flows.Stretch) ([]*view.Job, error) { return j.Queue.List(ctx, states, s) },
		Key:   func(job *view.Job) flows.Key { return flows.Key{ID: job.ID} },
		View:  func(job *view.Job) *view.Job { return job },
		Count: func(ctx context.Context) (int, error) { return j.count(ctx, states) },
	})
}

// JobByID reads a job for who runs the registry; nil for everyone else.
func (j *Jobs) JobByID(ctx context.Context, id string) (*view.Job, error) {
	if actor := flows.ActorOf(ctx); !actor.IsStaff() || !actor.Has(role.RegistryOperator) {
		return nil, nil
	}
	return j.Queue.Job(ctx, id)
}

func (j *Jobs) count(ctx context.Context, states []view.JobState) (total int, err error) {
	counts, err := j.Queue.Counts(ctx)
	if len(states) == 0 {
		for _, count := range counts {
			total += count
		}
	}
	for _, state := range states {
		total += counts[state]
	}
	return total, err
}

// Counts counts the jobs in each state, every state once.
func (j *Jobs) Counts(ctx context.Context) ([]*view.JobCount, error) {
	counts, err := j.Queue.Counts(ctx)
	if err != nil {
		return nil, err
	}
	var said []*view.JobCount
	for _, state := range view.JobState("").Values() {
		said = append(said, &view.JobCount{State: view.JobState(state), Count: counts[view.JobState(state)]})
	}
	return said, nil
}

// Retry lets a job that failed, or waits for its next try, be tried at once. It is recorded who asked for that.
func (j *Jobs) Retry(ctx context.Context, id string) (*view.Job, error) {
	job, err := j.Queue.Job(ctx, id)
	if err != nil {
		return nil, err
	}
	if job == nil {
		return nil, flows.NotFound("jobId")
	}
	if job.State != view.JobFailed && job.State != view.JobRetrying {
		return nil, rules.Refuse(rules.Invalid, rules.Say(
			"Only work that failed or waits for its next try can be tried again; this job is %s.",
			"只有已失敗或等待重試的工作可再試；這項工作的狀態為 %s。",
			"只有已失败或等待重试的工作可再试；这项工作的状态为 %s。").With(job.State), "jobId")
	}
	err = j.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		return j.Record(ctx, tx, flows.RegistryBook, "job.retry", id, map[string]any{"kind": job.Kind, "about": job.About})
	})
	if err != nil {
		return nil, fmt.Errorf("retry %s: %w", id, err)
	}
	return j.Queue.Retry(ctx, id)
}
