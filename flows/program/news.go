package program

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/announcement"
	"lionrock/flows"
	"lionrock/rules/letter"
)

// News reads the notices that people may still be written to about. A notice under an embargo is told of twice, under one key:
// to partners when it is published, to the public from the end of its embargo.
func (p *Programs) News(ctx context.Context, now time.Time) ([]letter.Occasion, error) {
	from := now.Add(-letter.Fresh)
	rows, err := p.DB.Read.Announcement.Query().
		Where(announcement.PublishedAtLTE(now), announcement.Or(announcement.PublishedAtGT(from), announcement.PublicFromGT(from))).
		Order(ent.Asc(announcement.FieldPublishedAt, announcement.FieldID)).All(flows.AsSystem(ctx, "registry post"))
	if err != nil {
		return nil, fmt.Errorf("news: %w", err)
	}
	occasions := make([]letter.Occasion, len(rows))
	for i, row := range rows {
		notice := letter.Notice{
			PublishedAt: row.PublishedAt, PartnersOnly: row.PartnersOnly, Addressee: row.Addressee, Promotion: row.Promotion,
		}
		if row.PublicFrom != nil {
			notice.PublicFrom = *row.PublicFrom
		}
		occasions[i] = letter.Occasion{
			Key: "notice/" + row.ID, Subject: row.Title, Body: row.BodyMarkdown, Path: "/notices#" + row.ID, Notice: notice,
		}
	}
	return occasions, nil
}
