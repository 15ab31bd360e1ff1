package access

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"lionrock/ent"
	"lionrock/ent/person"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules/role"
)

// Recognize asks whether an actor named by a valid token still stands: its session not ended, its credential not revoked
// or expired, its roles as they are now and no wider than the token's.
func (a *Access) Recognize(ctx context.Context, claimed flows.Actor) (flows.Actor, bool, error) {
	if claimed.Kind == flows.Client {
		return a.recognizeClient(ctx, claimed)
	}
	var live int
	query := flows.Rebind(a.DB.Dialect,
		"SELECT count(*) FROM session WHERE family = ? AND person_id = ? AND revoked_at IS NULL")
	err := a.DB.ReadSQL.QueryRowContext(ctx, query, claimed.SessionFamily, claimed.ID).Scan(&live)
	if err != nil || live == 0 {
		return flows.Actor{}, false, wrapRecognize(err)
	}
	row, err := a.DB.Read.Person.Query().Where(person.ID(claimed.ID)).WithMemberships().Only(flows.AsSystem(ctx, "token"))
	if ent.IsNotFound(err) {
		return flows.Actor{}, false, nil
	}
	if err != nil {
		return flows.Actor{}, false, wrapRecognize(err)
	}
	actor := actorOf(row, claimed.SessionFamily, claimed.PartnerID)
	if actor.PartnerID != claimed.PartnerID {
		return flows.Actor{}, false, nil
	}
	actor.Roles = both(actor.Roles, claimed.Roles)
	return actor, true, nil
}

func (a *Access) recognizeClient(ctx context.Context, claimed flows.Actor) (flows.Actor, bool, error) {
	var partnerID, clientID string
	var expires, revoked *time.Time
	query := flows.Rebind(a.DB.Dialect, "SELECT partner_id, client_id, expires_at, revoked_at FROM credential WHERE id = ?")
	err := a.DB.ReadSQL.QueryRowContext(ctx, query, claimed.ID).Scan(&partnerID, &clientID, &expires, &revoked)
	if errors.Is(err, sql.ErrNoRows) {
		return flows.Actor{}, false, nil
	}
	if err != nil {
		return flows.Actor{}, false, wrapRecognize(err)
	}
	row := &ent.Credential{ID: claimed.ID, ClientID: clientID, PartnerID: partnerID, Scopes: claimed.Roles, ExpiresAt: expires, RevokedAt: revoked}
	if partnerID != claimed.PartnerID || !usable(row, a.Now()) {
		return flows.Actor{}, false, nil
	}
	return clientActor(row), true, nil
}

func wrapRecognize(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("recognize: %w", err)
}

// both keeps the roles that are in both lists.
func both(now, token []role.Role) []role.Role {
	kept := []role.Role{}
	for _, r := range now {
		if (flows.Actor{Roles: token}).Has(r) {
			kept = append(kept, r)
		}
	}
	return kept
}

// Viewer says who asks; nil for the anonymous.
func (a *Access) Viewer(ctx context.Context) (*view.Viewer, error) {
	actor := flows.ActorOf(ctx)
	if actor.Kind == flows.Nobody {
		return nil, nil
	}
	viewer := &view.Viewer{Scopes: actor.Roles, Session: actor.SessionFamily}
	if actor.PartnerID != "" {
		row, err := a.DB.Read.Partner.Get(ctx, actor.PartnerID)
		if err != nil {
			return nil, fmt.Errorf("viewer: %w", err)
		}
		viewer.Partner = flows.PartnerView(row)
	}
	if actor.Kind == flows.Person {
		member, err := a.memberOf(ctx, actor)
		if err != nil {
			return nil, err
		}
		viewer.Member = member
	}
	return viewer, nil
}

func (a *Access) memberOf(ctx context.Context, actor flows.Actor) (*view.Member, error) {
	row, err := a.DB.Read.Person.Query().Where(person.ID(actor.ID)).WithPasskeys().Only(ctx)
	if err != nil {
		return nil, fmt.Errorf("viewer: %w", err)
	}
	return &view.Member{
		ID: row.ID, Email: row.Email, Roles: actor.Roles, LastSeenAt: row.SeenAt, OneTimeCodes: row.TotpSecret != "", SecondStep: secondStepOf(row),
	}, nil
}
