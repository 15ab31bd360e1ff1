package view

import (
	"time"

	"lionrock/rules"
)

// JobState is how a piece of background work stands.
type JobState string

// The states of background work.
const (
	JobWaiting  JobState = "WAITING"
	JobRunning  JobState = "RUNNING"
	JobRetrying JobState = "RETRYING"
	JobFailed   JobState = "FAILED"
	JobDone     JobState = "DONE"
	JobStopped  JobState = "STOPPED"
)

// Values lists the states.
func (JobState) Values() []string {
	return []string{
		string(JobWaiting), string(JobRunning), string(JobRetrying), string(JobFailed), string(JobDone), string(JobStopped),
	}
}

// Job is one piece of background work.
type Job struct {
	ID string
	// Kind is what it does; About is what it does it to, empty for work that looks for itself.
	Kind, About string
	State       JobState
	// Attempt counts the tries so far.
	Attempt, AttemptsMost int
	CreatedAt, DueAt      time.Time
	EndedAt               *time.Time
	// Error is why the last try failed; empty where it did not.
	Error string
	// Outcome is what was done; empty where there was nothing to do.
	Outcome rules.Text
}

// JobCount is how many jobs stand so.
type JobCount struct {
	State JobState
	Count int
}

// The pages and edges of background work.
type (
	JobConnection = Connection[*Job]
	JobEdge       = Edge[*Job]
)
