package launch

import (
	"context"
	"fmt"

	"lionrock/flows/view"
	"lionrock/rules/launch"
)

// SetOfApplication is the contention set an application is in; nil for a rehearsed one. What its applicant may know of it
// before the results is its name and when they are due.
func (l *Launches) SetOfApplication(ctx context.Context, v *view.LaunchApplication) (*view.ContentionSet, error) {
	if v.SetID == "" {
		return nil, nil
	}
	set, err := l.DB.Read.ContentionSet.Get(ctx, v.SetID)
	if err != nil {
		return nil, fmt.Errorf("contention set: %w", err)
	}
	return &view.ContentionSet{
		ID: set.ID, Name: set.Name, ASCIIName: set.ASCIIName, Phase: v.Phase, Explanation: launch.Due(v.Phase.ResultsPlannedAt),
		Entries: []*view.ContentionEntry{},
	}, nil
}
