package program

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"lionrock/ent"
	"lionrock/ent/announcement"
	"lionrock/ent/predicate"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/program"
)

// Program says the programme itself.
func (p *Programs) Program(ctx context.Context) (*view.PartnerProgram, error) {
	b, now, err := p.bookNow()
	if err != nil {
		return nil, err
	}
	status, notice, err := p.status(ctx, now)
	if err != nil {
		return nil, err
	}
	return &view.PartnerProgram{
		Status: status, NoticeOfSuspension: notice, AdministrationFee: b.Program.Fee, WaiverThreshold: b.Program.Threshold,
		ProcessingWorkingDays: view.WorkingDays(b.Program.DecisionDays), Documents: p.Documents,
		Benefits: b.Program.Benefits, Tiers: b.Scheme.Tiers,
		VolumeDiscount: &view.VolumeDiscountScheme{Scheme: &b.Scheme, Window: b.Scheme.Window(now)},
	}, nil
}

// status derives the programme's status from the notices published.
func (p *Programs) status(ctx context.Context, now time.Time) (program.Status, *view.Announcement, error) {
	status, notice, err := p.DB.Reader().ProgramStatus(ctx, now)
	if err != nil || notice == nil {
		return status, nil, err
	}
	return status, announcementOf(notice), nil
}

// Announcements lists what has been published: to everyone, or also to partners. Newest first.
func (p *Programs) Announcements(ctx context.Context, page view.Page) (*view.AnnouncementConnection, error) {
	query := p.DB.Read.Announcement.Query().Where(announcement.PublishedAtLTE(p.Now()), forReader(ctx, p.Now()))
	return flows.Paged(ctx, page, flows.List[*ent.Announcement, *view.Announcement]{
		By:   flows.ByInstant,
		Desc: true,
		Rows: func(ctx context.Context, s flows.Stretch) ([]*ent.Announcement, error) {
			return query.Clone().
				Where(func(q *sql.Selector) { s.On(q, announcement.FieldPublishedAt, announcement.FieldID) }).All(ctx)
		},
		Key: func(row *ent.Announcement) flows.Key {
			return flows.Key{Value: flows.InstantKey(row.PublishedAt), ID: row.ID}
		},
		View:  announcementOf,
		Count: query.Clone().Count,
	})
}

// AnnouncementByID reads one notice the actor may read; nil where there is none.
func (p *Programs) AnnouncementByID(ctx context.Context, id string) (*view.Announcement, error) {
	row, err := p.DB.Read.Announcement.Query().
		Where(announcement.ID(id), announcement.PublishedAtLTE(p.Now()), forReader(ctx, p.Now())).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("announcement: %w", err)
	}
	return announcementOf(row), nil
}

// forReader is what of the notices the actor may read: the public's from the end of their embargo, the partners' if it is one, and of
// those that are for one partner its own.
func forReader(ctx context.Context, now time.Time) predicate.Announcement {
	partnerID, all, err := flows.Scope(ctx)
	switch {
	case err != nil:
		return announcement.And(announcement.PartnersOnly(false), announcement.AddresseeIsNil(),
			announcement.Or(announcement.PublicFromIsNil(), announcement.PublicFromLTE(now)))
	case all:
		return func(*sql.Selector) {}
	default:
		return announcement.Or(announcement.AddresseeIsNil(), announcement.Addressee(partnerID))
	}
}

func announcementOf(row *ent.Announcement) *view.Announcement {
	return &view.Announcement{
		ID: row.ID, Title: row.Title, BodyMarkdown: row.BodyMarkdown, PublishedAt: row.PublishedAt, PublicFrom: row.PublicFrom,
		EffectiveAt: row.EffectiveAt, Promotion: row.Promotion,
	}
}
