package flows

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/announcement"
	"lionrock/rules/program"
)

// ProgramStatus derives the programme's status from the notices published, and reads the one that made it so.
func (r Reading) ProgramStatus(ctx context.Context, now time.Time) (program.Status, *ent.Announcement, error) {
	rows, err := r.Client.Announcement.Query().
		Where(announcement.NoticeNEQ(""), announcement.PublishedAtLTE(now), announcement.EffectiveAtNotNil()).All(ctx)
	if err != nil {
		return "", nil, fmt.Errorf("notices: %w", err)
	}
	notices := make([]program.Notice, len(rows))
	for i, row := range rows {
		notices[i] = program.Notice{
			ID: row.ID, Kind: program.NoticeKind(row.Notice), PublishedAt: row.PublishedAt, EffectiveAt: *row.EffectiveAt,
		}
	}
	status, notice := program.StatusAt(notices, now)
	for _, row := range rows {
		if notice != nil && row.ID == notice.ID {
			return status, row, nil
		}
	}
	return status, nil, nil
}
