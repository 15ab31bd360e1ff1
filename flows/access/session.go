package access

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/membership"
	"lionrock/ent/person"
	"lionrock/ent/session"
	"lionrock/flows"
	"lionrock/rules"
)

// How long a sign-in lasts: unused, and at most.
const (
	sessionIdle = 8 * time.Hour
	sessionLife = 12 * time.Hour
	// rotationGrace is how long after its rotation a refresh token is forgiven: two windows of one browser refresh at once.
	rotationGrace = 10 * time.Second
)

// openSession adds a session to the family an actor acts in, notes that its person was here, and returns its refresh token.
func (a *Access) openSession(ctx context.Context, tx *flows.Tx, actor flows.Actor, endsAt time.Time) (string, error) {
	refresh, err := a.secret()
	if err != nil {
		return "", err
	}
	now := a.sessionNow()
	idle := now.Add(sessionIdle)
	if idle.After(endsAt) {
		idle = endsAt
	}
	request := flows.RequestOf(ctx)
	browser, system := device(request.UserAgent)
	err = tx.Session.Create().SetID(a.NewID("ses")).SetPersonID(actor.ID).SetFamily(actor.SessionFamily).
		SetTokenHash(hashSecret(refresh)).SetCreatedAt(now).SetIdleUntil(idle).SetEndsAt(endsAt).
		SetActsFor(actor.PartnerID).SetAddress(request.Address).SetBrowser(browser).SetSystem(system).Exec(ctx)
	if err != nil {
		return "", fmt.Errorf("session: %w", err)
	}
	return refresh, seen(ctx, tx, actor, now)
}

// seen notes that a person was here, and that they were here for the partner they act for.
func seen(ctx context.Context, tx *flows.Tx, actor flows.Actor, now time.Time) error {
	if err := tx.Person.UpdateOneID(actor.ID).SetSeenAt(now).Exec(ctx); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	err := tx.Membership.Update().Where(membership.PersonID(actor.ID), membership.PartnerID(actor.PartnerID)).SetSeenAt(now).
		Exec(flows.AsSystem(ctx, "session"))
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	return nil
}

// Refresh exchanges a refresh token for a new one and an access token. One that was exchanged before means that somebody
// copied it: the whole family ends (RFC 9700, 4.14.2).
func (a *Access) Refresh(ctx context.Context, refresh string) (SignedIn, error) {
	var signed SignedIn
	var reused bool
	err := a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) (err error) {
		signed, reused, err = a.rotate(ctx, tx, refresh)
		return err
	})
	if err == nil && reused {
		err = refuseSession()
	}
	return signed, err
}

func (a *Access) rotate(ctx context.Context, tx *flows.Tx, refresh string) (signed SignedIn, reused bool, err error) {
	old, err := tx.Session.Query().Where(session.TokenHash(hashSecret(refresh))).Only(ctx)
	now := a.sessionNow()
	switch {
	case ent.IsNotFound(err):
		return signed, false, refuseSession()
	case err != nil:
		return signed, false, fmt.Errorf("session: %w", err)
	case old.RevokedAt != nil:
		return signed, false, refuseSession()
	case old.RotatedAt != nil && !now.Before(old.RotatedAt.Add(rotationGrace)):
		return signed, true, endFamily(ctx, tx, old.Family, now)
	case !now.Before(old.IdleUntil):
		return signed, false, refuseSession()
	}
	if old.RotatedAt == nil {
		if err := tx.Session.UpdateOne(old).SetRotatedAt(now).Exec(ctx); err != nil {
			return signed, false, fmt.Errorf("session: %w", err)
		}
	}
	row, err := tx.Person.Query().Where(person.ID(old.PersonID)).WithMemberships().Only(flows.AsSystem(ctx, "session"))
	if err != nil {
		return signed, false, fmt.Errorf("session: %w", err)
	}
	signed.Actor = actorOf(row, old.Family, old.ActsFor)
	if signed.Refresh, err = a.openSession(ctx, tx, signed.Actor, old.EndsAt); err != nil {
		return signed, false, err
	}
	signed.Token, err = a.Issue(signed.Actor)
	return signed, false, err
}

// SignOut ends the session a refresh token or an access token belongs to. It is not told whether there was one.
func (a *Access) SignOut(ctx context.Context, refresh string) error {
	return a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		family := flows.ActorOf(ctx).SessionFamily
		if family == "" {
			old, err := tx.Session.Query().Where(session.TokenHash(hashSecret(refresh))).Only(ctx)
			if ent.IsNotFound(err) {
				return nil
			}
			if err != nil {
				return fmt.Errorf("sign out: %w", err)
			}
			family = old.Family
		}
		return endFamily(ctx, tx, family, a.sessionNow())
	})
}

func endFamily(ctx context.Context, tx *flows.Tx, family string, now time.Time) error {
	err := tx.Session.Update().Where(session.Family(family), session.RevokedAtIsNil()).SetRevokedAt(now).Exec(ctx)
	if err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	return nil
}

func refuseSession() *rules.Refusal {
	return rules.Refuse(rules.BadCredentials, rules.Say(
		"The session has ended. Sign in again.", "登入已結束，請重新登入。", "登录已结束，请重新登录。"))
}
