package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"time"

	"lionrock/ent/invitation"
	"lionrock/ent/membership"
	"lionrock/ent/recoverycode"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/letter"
	"lionrock/rules/role"
)

// staffed gives a partner a colleague, an invitation, and its owner another session, in the place of those it had.
func (w *world) staffed(b *belongings, serial int) {
	w.Helper()
	mark := fmt.Sprintf("%s_%d", b.owner, serial)
	b.ids["colleague"], b.ids["Session"], b.ids["Passkey"] = "per_colleague_"+mark, "fam_other_"+mark, "pky_"+mark
	b.ids["Letter"] = "let_" + mark
	must(w, w.app.frame.DB.InTx(asSystem(), func(ctx context.Context, tx *flows.Tx) error {
		return firstError(
			func() error {
				_, err := tx.Membership.Delete().Where(membership.PartnerID(b.partner), membership.PersonIDHasPrefix("per_colleague")).Exec(ctx)
				return err
			},
			func() error {
				return tx.Invitation.Update().Where(invitation.PartnerID(b.partner), invitation.AcceptedAtIsNil()).
					SetRevokedAt(w.app.frame.Now()).Exec(ctx)
			},
			func() error {
				return tx.Person.Create().SetID(b.ids["colleague"]).SetEmail(b.word + "@people.example").SetPasswordHash(castHash).
					SetLocale(rules.English).SetStaffRoles([]role.Role{}).SetCreatedAt(w.machine.Now()).Exec(ctx)
			},
			func() error {
				return tx.Membership.Create().SetID("mem_colleague_" + mark).SetPartnerID(b.partner).SetPersonID(b.ids["colleague"]).
					SetRoles([]role.Role{role.ReadOnly}).Exec(ctx)
			},
			func() error { return w.otherSession(ctx, tx, callers[b.owner].person, b.ids["Session"]) },
			func() error { return w.letter(ctx, tx, callers[b.owner].person, b.ids["Letter"], b.word) },
			func() error { return w.passkey(ctx, tx, callers[b.owner].person, b.ids["Passkey"]) },
		)
	}))
	invited, link, err := w.app.access.InviteMember(w.acting(b.owner), fmt.Sprintf("invited-%s-%d@people.example", b.owner, serial), []role.Role{role.ReadOnly})
	must(w, err)
	_, token, _ := strings.Cut(link, "#")
	b.ids["Invitation"], b.ids["invited"] = invited.ID, token
}

// letter makes a letter that a person was sent.
func (w *world) letter(ctx context.Context, tx *flows.Tx, person, id, word string) error {
	return tx.Letter.Create().SetID(id).SetPersonID(person).SetOccasion(word).SetKind(letter.Service).SetLocale(rules.English).
		SetSubject(word).SetBody(word).SetMadeAt(w.machine.Now()).SetSentAt(w.machine.Now()).Exec(ctx)
}

func (w *world) otherSession(ctx context.Context, tx *flows.Tx, person, family string) error {
	now, hash := w.machine.Now(), sha256.Sum256([]byte(family))
	return tx.Session.Create().SetID("ses_" + family).SetPersonID(person).SetFamily(family).SetTokenHash(hash[:]).
		SetCreatedAt(now).SetIdleUntil(now.Add(8 * time.Hour)).SetEndsAt(now.Add(12 * time.Hour)).Exec(ctx)
}

// passkey gives a person a passkey, and a recovery code if they have none, as adding it by a browser would.
func (w *world) passkey(ctx context.Context, tx *flows.Tx, person, id string) error {
	codes, err := tx.RecoveryCode.Query().Where(recoverycode.PersonID(person)).Count(ctx)
	if err != nil {
		return err
	}
	return firstError(
		func() error { return tx.Person.UpdateOneID(person).SetPasskeyHandle([]byte(person)).Exec(ctx) },
		func() error {
			return tx.Passkey.Create().SetID(id).SetPersonID(person).SetName("Phone").SetRelyingParty("partners.example.hk").
				SetCredentialID([]byte(id)).SetPublicKey([]byte(id)).SetTransports([]string{}).SetFlags(0).SetSignCount(0).
				SetCreatedAt(w.machine.Now()).Exec(ctx)
		},
		func() error {
			if codes > 0 {
				return nil
			}
			return tx.RecoveryCode.Create().SetID("rec_" + id).SetPersonID(person).SetHash([]byte(id)).Exec(ctx)
		},
		func() error { return w.app.frame.Record(ctx, tx, person, "passkey.add", id, nil) },
	)
}
