package work

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
)

// states tells how River calls each state.
var states = map[view.JobState][]rivertype.JobState{
	view.JobWaiting:  {rivertype.JobStateAvailable, rivertype.JobStateScheduled, rivertype.JobStatePending},
	view.JobRunning:  {rivertype.JobStateRunning},
	view.JobRetrying: {rivertype.JobStateRetryable},
	view.JobFailed:   {rivertype.JobStateDiscarded},
	view.JobDone:     {rivertype.JobStateCompleted},
	view.JobStopped:  {rivertype.JobStateCancelled},
}

// idPrefix begins the ID of a job.
const idPrefix = "job_"

// List reads a stretch of the jobs in some states, the newest first.
func (w *Work) List(ctx context.Context, in []view.JobState, s flows.Stretch) ([]*view.Job, error) {
	o, err := w.open(ctx)
	if err != nil {
		return nil, err
	}
	order := river.SortOrderAsc
	if s.Desc {
		order = river.SortOrderDesc
	}
	var of []rivertype.JobState
	for _, state := range in {
		of = append(of, states[state]...)
	}
	params := river.NewJobListParams().OrderBy(river.JobListOrderByID, order).First(s.Limit).States(of...)
	for _, bound := range []struct {
		name, condition string
		key             *flows.Key
	}{{"after", "id < @after", s.After}, {"before", "id > @before", s.Before}} {
		if bound.key == nil {
			continue
		}
		number, ok := numberOf(bound.key.ID)
		if !ok {
			return nil, flows.RefuseCursor(bound.name)
		}
		params = params.Where(bound.condition, river.NamedArgs{bound.name: number})
	}
	found, err := o.client.JobList(ctx, params)
	if err != nil {
		return nil, fmt.Errorf("list jobs: %w", err)
	}
	jobs := make([]*view.Job, len(found.Jobs))
	for i, row := range found.Jobs {
		jobs[i] = say(row)
	}
	return jobs, nil
}

// Counts counts the jobs by state.
func (w *Work) Counts(ctx context.Context) (map[view.JobState]int, error) {
	o, err := w.open(ctx)
	if err != nil {
		return nil, err
	}
	table := "river_job"
	if o.schema != "" {
		table = o.schema + "." + table
	}
	rows, err := o.db.QueryContext(ctx, "SELECT state, count(*) FROM "+table+" GROUP BY state")
	if err != nil {
		return nil, fmt.Errorf("count jobs: %w", err)
	}
	defer rows.Close()
	counts := map[view.JobState]int{}
	for rows.Next() {
		var state string
		var count int
		if err := rows.Scan(&state, &count); err != nil {
			return nil, fmt.Errorf("count jobs: %w", err)
		}
		counts[stateOf(rivertype.JobState(state))] += count
	}
	return counts, rows.Err()
}

// Job reads one job; nil where there is none.
func (w *Work) Job(ctx context.Context, id string) (*view.Job, error) {
	o, err := w.open(ctx)
	if err != nil {
		return nil, err
	}
	number, ok := numberOf(id)
	if !ok {
		return nil, nil
	}
	row, err := o.client.JobGet(ctx, number)
	if errors.Is(err, rivertype.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", id, err)
	}
	return say(row), nil
}

// Retry lets a job be tried at once.
func (w *Work) Retry(ctx context.Context, id string) (*view.Job, error) {
	o, err := w.open(ctx)
	if err != nil {
		return nil, err
	}
	number, ok := numberOf(id)
	if !ok {
		return nil, fmt.Errorf("%s is no job", id)
	}
	row, err := o.client.JobRetry(ctx, number)
	if err != nil {
		return nil, fmt.Errorf("retry %s: %w", id, err)
	}
	return say(row), nil
}

func numberOf(id string) (int64, bool) {
	number, is := strings.CutPrefix(id, idPrefix)
	n, err := strconv.ParseInt(number, 10, 64)
	return n, is && err == nil
}

func stateOf(state rivertype.JobState) view.JobState {
	for ours, theirs := range states {
		for _, one := range theirs {
			if one == state {
				return ours
			}
		}
	}
	return view.JobWaiting
}

// say says a job as officers see it. What a chore is called is in what it was asked for.
func say(row *rivertype.JobRow) *view.Job {
	job := &view.Job{
		ID: idPrefix + strconv.FormatInt(row.ID, 10), Kind: strings.ToUpper(row.Kind), State: stateOf(row.State), Attempt: row.Attempt,
		AttemptsMost: row.MaxAttempts, CreatedAt: row.CreatedAt.UTC(), DueAt: row.ScheduledAt.UTC(),
	}
	var args struct{ Chore, Letter string }
	if err := json.Unmarshal(row.EncodedArgs, &args); err == nil {
		job.About = args.Letter
		if args.Chore != "" {
			job.Kind = args.Chore
		}
	}
	if row.FinalizedAt != nil {
		ended := row.FinalizedAt.UTC()
		job.EndedAt = &ended
	}
	if len(row.Errors) > 0 && row.State != rivertype.JobStateCompleted {
		job.Error = row.Errors[len(row.Errors)-1].Error
	}
	if output := row.Output(); output != nil {
		if err := json.Unmarshal(output, &job.Outcome); err != nil {
			was := strings.Trim(string(output), `"`) // by an earlier version, in English
			job.Outcome = rules.Say(was, was, was)
		}
	}
	return job
}
