package launch

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"lionrock/flows"
)

// allotment is a registration an application led to; it was cancelled if the name was taken away before its term was over.
type allotment struct{ cancelled bool }

// allotments finds, by the ID of the application, the registrations that sets have led to at an instant. The name may be
// another's by now: it is its first holder who won it. That a name was won is no secret once its phase is announced.
func allotments(ctx context.Context, r flows.Reading, at time.Time, sets []string) (map[string]allotment, error) {
	allotted := map[string]allotment{}
	query := `SELECT launch_application_id, coalesce(released_at < expires_at AND released_at <= ?, FALSE) FROM domain
		WHERE launch_application_id IS NOT NULL AND completed_at <= ? AND ` + flows.Any(r.Dialect, "launch_set_id")
	err := flows.Each(ctx, r.SQL, func(rows *sql.Rows) error {
		var id string
		var cancelled bool
		err := rows.Scan(&id, &cancelled)
		allotted[id] = allotment{cancelled}
		return err
	}, flows.Rebind(r.Dialect, query), at.UTC(), at.UTC(), flows.AnyOf(r.Dialect, sets))
	if err != nil {
		return nil, fmt.Errorf("allotted names: %w", err)
	}
	return allotted, nil
}
