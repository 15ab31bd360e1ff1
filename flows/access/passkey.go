package access

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net"
	"net/url"
	"slices"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"lionrock/ent"
	"lionrock/ent/passkey"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
)

const (
	// noAttestation says that who made an authenticator was not asked.
	noAttestation = string(protocol.AttestationFormatNone)
	// loopback is the name by which a browser on the same machine reaches a portal that has none of its own.
	loopback = "localhost"
)

// relyingParty is the portal as passkeys know it. They belong to a host name; an address is none.
func (a *Access) relyingParty() (*webauthn.WebAuthn, error) {
	portal, err := url.Parse(a.Portal)
	if err != nil {
		return nil, fmt.Errorf("address of the portal: %w", err)
	}
	host := portal.Hostname()
	if ip := net.ParseIP(host); ip != nil {
		if !ip.IsLoopback() {
			return nil, rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
				"Passkeys need a portal with a host name, and this one has an address only. Use an authenticator app.",
				"通行密鑰須配合有主機名稱的網站，而本網站只有網絡地址。請使用驗證器應用程式。",
				"通行密钥须配合有主机名称的网站，而本网站只有网络地址。请使用验证器应用。"))
		}
		host = loopback
		if port := portal.Port(); port != "" {
			portal.Host = net.JoinHostPort(loopback, port)
		} else {
			portal.Host = loopback
		}
	}
	party, err := webauthn.New(&webauthn.Config{
		RPID: host, RPDisplayName: issuer, RPOrigins: []string{portal.Scheme + "://" + portal.Host},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, RequireResidentKey: protocol.ResidentKeyRequired(),
			UserVerification: protocol.VerificationRequired,
		},
	})
	if err != nil {
		return nil, fmt.Errorf("passkeys: %w", err)
	}
	return party, nil
}

// keyholder is a person as the library sees them.
type keyholder struct{ *ent.Person }

// WebAuthnID is what passkeys call the person.
func (k keyholder) WebAuthnID() []byte { return k.PasskeyHandle }

// WebAuthnName is what a device shows of the account.
func (k keyholder) WebAuthnName() string { return k.Email }

// WebAuthnDisplayName is the same: people have no other name here.
func (k keyholder) WebAuthnDisplayName() string { return cmp.Or(k.Name, k.Email) }

// WebAuthnCredentials are the person's passkeys.
func (k keyholder) WebAuthnCredentials() []webauthn.Credential {
	keys := make([]webauthn.Credential, len(k.Edges.Passkeys))
	for i, row := range k.Edges.Passkeys {
		transports := make([]protocol.AuthenticatorTransport, len(row.Transports))
		for j, transport := range row.Transports {
			transports[j] = protocol.AuthenticatorTransport(transport)
		}
		keys[i] = webauthn.Credential{
			ID: row.CredentialID, PublicKey: row.PublicKey, Transport: transports, AttestationType: noAttestation, AttestationFormat: noAttestation,
			Flags:         webauthn.NewCredentialFlags(protocol.AuthenticatorFlags(row.Flags)),
			Authenticator: webauthn.Authenticator{AAGUID: row.Aaguid, SignCount: uint32(row.SignCount)}, //nolint:gosec // it came as 32 bits
		}
	}
	return keys
}

func passkeyView(row *ent.Passkey) *view.Passkey {
	return &view.Passkey{
		ID: row.ID, Name: row.Name, CreatedAt: row.CreatedAt, LastUsedAt: row.UsedAt, CopiedAt: row.CopiedAt,
		BackedUp: protocol.AuthenticatorFlags(row.Flags).HasBackupState(),
	}
}

// Passkeys lists the passkeys of the person who asks, in the order they were added.
func (a *Access) Passkeys(ctx context.Context) ([]*view.Passkey, error) {
	actor, said := flows.ActorOf(ctx), []*view.Passkey{}
	if actor.Kind != flows.Person {
		return said, nil
	}
	rows, err := a.DB.Read.Passkey.Query().Where(passkey.PersonID(actor.ID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("passkeys: %w", err)
	}
	slices.SortFunc(rows, func(a, b *ent.Passkey) int { return cmp.Or(a.CreatedAt.Compare(b.CreatedAt), cmp.Compare(a.ID, b.ID)) })
	for _, row := range rows {
		said = append(said, passkeyView(row))
	}
	return said, nil
}

// random makes so many random bytes.
func (a *Access) random(size int) ([]byte, error) {
	raw := make([]byte, size)
	if _, err := io.ReadFull(a.Entropy, raw); err != nil {
		return nil, fmt.Errorf("random: %w", err)
	}
	return raw, nil
}
