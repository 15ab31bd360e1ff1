package access

import (
	"context"
	"crypto/subtle"
	"fmt"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/ent/credential"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/role"
)

// CreateCredentialInput asks for an API client.
type CreateCredentialInput struct {
	Label     string
	Scopes    []role.Role
	ExpiresAt time.Time
}

const (
	labelMax          = 100
	credentialLifeMax = 366 * 24 * time.Hour
	clientPrefix      = "lrk_"
)

// CreateCredential makes an API client of the partner. Its secret is answered once and not kept.
func (a *Access) CreateCredential(ctx context.Context, in CreateCredentialInput) (*view.Credential, string, error) {
	if refusal := a.mayCreate(ctx, in); refusal != nil {
		return nil, "", refusal
	}
	secret, err := a.secret()
	if err != nil {
		return nil, "", err
	}
	var row *ent.Credential
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		id := a.NewID("crd")
		row, err = tx.Credential.Create().SetID(id).SetPartnerID(flows.ActorOf(ctx).PartnerID).
			SetClientID(clientPrefix + strings.ToLower(strings.TrimPrefix(id, "crd_"))).SetLabel(in.Label).
			SetSecretHash(hashSecret(secret)).SetScopes(in.Scopes).SetCreatedAt(a.Now()).SetExpiresAt(in.ExpiresAt.UTC()).
			Save(ctx)
		if err != nil {
			return fmt.Errorf("credential: %w", err)
		}
		return a.Record(ctx, tx, row.PartnerID, "credential.create", row.ID, map[string]any{"label": in.Label, "scopes": in.Scopes})
	})
	if err != nil {
		return nil, "", err
	}
	return CredentialView(row), secret, nil
}

// mayCreate refuses what is unclear, and scopes the maker does not have: nobody hands on more than they hold.
func (a *Access) mayCreate(ctx context.Context, in CreateCredentialInput) *rules.Refusal {
	actor, now := flows.ActorOf(ctx), a.Now()
	if label := strings.TrimSpace(in.Label); label == "" || !rules.Plain(label, labelMax) {
		return rules.Refuse(rules.Unreadable(label), rules.Say(
			"Give the credential a label of at most %d characters on one line, so that you know it again.",
			"請在一行內為憑證填寫名稱（最多 %d 個字元），以便辨認。", "请在一行内为凭证填写名称（最多 %d 个字符），以便辨认。").With(labelMax), "label")
	}
	if len(in.Scopes) == 0 {
		return rules.Refuse(rules.Required, rules.Say(
			"Give the credential at least one scope.", "請至少選擇一項權限。", "请至少选择一项权限。"), "scopes")
	}
	for _, scope := range in.Scopes {
		if !role.Hands(actor.Roles, scope) {
			return rules.Refuse(rules.NotEligible, rules.Say(
				"You cannot give the scope %s: you do not have it.", "您沒有 %s 權限，不能授予。", "您没有 %s 权限，不能授予。",
			).With(scope), "scopes")
		}
	}
	if !in.ExpiresAt.After(now) || in.ExpiresAt.After(now.Add(credentialLifeMax)) {
		return rules.Refuse(rules.Invalid, rules.Say(
			"The credential must expire within the next 366 days.", "憑證的有效期須在未來 366 天內。",
			"凭证的有效期须在未来 366 天内。"), "expiresAt")
	}
	return nil
}

// RevokeCredential ends an API client at once: its tokens stop working with it.
func (a *Access) RevokeCredential(ctx context.Context, id string) (*view.Credential, error) {
	var row *ent.Credential
	err := a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) (err error) {
		row, err = tx.Credential.Query().Where(credential.ID(id), credential.RevokedAtIsNil()).Only(ctx)
		if ent.IsNotFound(err) {
			return flows.NotFound("credentialId")
		}
		if err != nil {
			return fmt.Errorf("credential: %w", err)
		}
		if err := tx.Credential.UpdateOne(row).SetRevokedAt(a.Now()).Exec(ctx); err != nil {
			return fmt.Errorf("credential: %w", err)
		}
		return a.Record(ctx, tx, row.PartnerID, "credential.revoke", row.ID, nil)
	})
	if err != nil {
		return nil, err
	}
	return CredentialView(row), nil
}

// Credentials lists a partner's API clients that have not been revoked, newest first.
func (a *Access) Credentials(ctx context.Context, partnerID string) ([]*view.Credential, error) {
	rows, err := a.DB.Read.Credential.Query().Where(credential.PartnerID(partnerID), credential.RevokedAtIsNil()).
		Order(ent.Desc(credential.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("credentials: %w", err)
	}
	said := make([]*view.Credential, len(rows))
	for i, row := range rows {
		said[i] = CredentialView(row)
	}
	return said, nil
}

// CredentialView says an API client; its prefix is the client ID, which is no secret.
func CredentialView(row *ent.Credential) *view.Credential {
	return &view.Credential{
		ID: row.ID, Label: row.Label, Prefix: row.ClientID, Scopes: row.Scopes, LastUsedAt: row.UsedAt, ExpiresAt: row.ExpiresAt,
	}
}

// ClientToken gives an API client an access token for its secret (OAuth 2, client credentials). False means that ID and
// secret do not belong together, or no longer.
func (a *Access) ClientToken(ctx context.Context, clientID, secret string) (Token, []role.Role, bool, error) {
	ctx = flows.AsSystem(ctx, clientID)
	row, err := a.DB.Read.Credential.Query().Where(credential.ClientID(clientID)).Only(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return Token{}, nil, false, fmt.Errorf("client token: %w", err)
	}
	want := hashSecret(strangersSecret)
	if row != nil {
		want = row.SecretHash
	}
	same := subtle.ConstantTimeCompare(want, hashSecret(secret)) == 1
	if row == nil || !same || !usable(row, a.Now()) {
		return Token{}, nil, false, nil
	}
	err = a.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		return tx.Credential.UpdateOneID(row.ID).SetUsedAt(a.Now()).Exec(ctx)
	})
	if err != nil {
		return Token{}, nil, false, fmt.Errorf("client token: %w", err)
	}
	token, err := a.Issue(clientActor(row))
	return token, row.Scopes, err == nil, err
}

func usable(row *ent.Credential, now time.Time) bool {
	return row.RevokedAt == nil && (row.ExpiresAt == nil || now.Before(*row.ExpiresAt))
}

func clientActor(row *ent.Credential) flows.Actor {
	return flows.Actor{Kind: flows.Client, ID: row.ID, Label: row.ClientID, PartnerID: row.PartnerID, Roles: row.Scopes}
}

// CredentialByID reads an API client the actor may see; nil where there is none.
func (a *Access) CredentialByID(ctx context.Context, id string) (*view.Credential, error) {
	row, err := a.DB.Read.Credential.Query().Where(credential.ID(id), credential.RevokedAtIsNil()).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("credential: %w", err)
	}
	return CredentialView(row), nil
}
