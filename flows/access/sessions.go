package access

import (
	"context"
	"fmt"
	"slices"
	"time"

	"lionrock/ent"
	"lionrock/ent/partner"
	"lionrock/ent/session"
	"lionrock/flows"
	"lionrock/flows/view"
)

const (
	// sessionsMax is how many sign-ins are listed, the latest first.
	sessionsMax = 100
	// sessionsKept is how long a sign-in that has ended, with its address and device, is kept.
	sessionsKept = 30 * 24 * time.Hour
)

// Sessions lists the sign-ins of the person who asks that have not ended, the one last used first.
func (a *Access) Sessions(ctx context.Context) ([]*view.Session, error) {
	actor, said := flows.ActorOf(ctx), []*view.Session{}
	if actor.Kind != flows.Person {
		return said, nil
	}
	rows, err := a.DB.Read.Session.Query().
		Where(session.PersonID(actor.ID), session.RevokedAtIsNil(), session.RotatedAtIsNil(), session.IdleUntilGT(a.sessionNow())).
		Order(ent.Desc(session.FieldCreatedAt, session.FieldID)).Limit(sessionsMax).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("sessions: %w", err)
	}
	profiles, err := a.profilesOf(ctx, rows)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if slices.ContainsFunc(said, func(s *view.Session) bool { return s.ID == row.Family }) {
			continue // two windows of one browser have refreshed at once
		}
		said = append(said, &view.Session{
			ID: row.Family, Browser: row.Browser, System: row.System, Address: row.Address, StartedAt: row.EndsAt.Add(-sessionLife),
			LastUsedAt: row.CreatedAt, EndsAt: row.EndsAt, Current: row.Family == actor.SessionFamily, Partner: profiles[row.ActsFor],
		})
	}
	return said, nil
}

// profilesOf reads the partners that sessions act for.
func (a *Access) profilesOf(ctx context.Context, rows []*ent.Session) (map[string]*view.PartnerProfile, error) {
	var ids []string
	for _, row := range rows {
		ids = append(ids, row.ActsFor)
	}
	partners, err := a.DB.Read.Partner.Query().Where(partner.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("sessions: %w", err)
	}
	profiles := map[string]*view.PartnerProfile{}
	for _, row := range partners {
		profiles[row.ID] = flows.PartnerView(row).Profile
	}
	return profiles, nil
}

// EndSession ends one sign-in of the person who asks: its tokens are good for nothing at once.
func (a *Access) EndSession(ctx context.Context, id string) error {
	actor := flows.ActorOf(ctx)
	return a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		ended, err := tx.Session.Update().
			Where(session.Family(id), session.PersonID(actor.ID), session.RevokedAtIsNil(), session.EndsAtGT(a.sessionNow())).
			SetRevokedAt(a.sessionNow()).Save(ctx)
		if err != nil {
			return fmt.Errorf("end session: %w", err)
		}
		if ended == 0 {
			return flows.NotFound("sessionId")
		}
		return a.Record(ctx, tx, actor.ID, "session.end", id, nil)
	})
}

// EndOtherSessions ends every sign-in of the person who asks but the one they ask in.
func (a *Access) EndOtherSessions(ctx context.Context) error {
	actor := flows.ActorOf(ctx)
	return a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		ended, err := tx.Session.Update().
			Where(session.PersonID(actor.ID), session.FamilyNEQ(actor.SessionFamily), session.RevokedAtIsNil()).
			SetRevokedAt(a.sessionNow()).Save(ctx)
		if err != nil {
			return fmt.Errorf("end sessions: %w", err)
		}
		if ended == 0 {
			return nil
		}
		return a.Record(ctx, tx, actor.ID, "session.end-others", actor.SessionFamily, nil)
	})
}

// ForgetSessions removes sign-ins that ended long ago, with the addresses and devices they remember, and says how many rows.
func (a *Access) ForgetSessions(ctx context.Context) (gone int, err error) {
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		gone, err = tx.Session.Delete().Where(session.EndsAtLT(a.sessionNow().Add(-sessionsKept))).Exec(ctx)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("forget sessions: %w", err)
	}
	return gone, nil
}
