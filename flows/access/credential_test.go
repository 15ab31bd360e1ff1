package access_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/rules"
	"lionrock/rules/role"
)

// asking is a request for an API client that can be granted.
func asking(w *flowstest.World) access.CreateCredentialInput {
	return access.CreateCredentialInput{
		Label: "Billing robot", Scopes: []role.Role{role.Registration, role.ReadOnly}, ExpiresAt: w.Frame.Now().Add(90 * 24 * time.Hour),
	}
}

// with returns the context of Harbour's member with other roles.
func with(t *testing.T, roles ...role.Role) context.Context {
	request := flows.RequestOf(flowstest.As(t, harbour))
	request.Actor.Roles = roles
	return flows.WithRequest(t.Context(), request)
}

func TestAnAPIClientGetsATokenForItsSecret(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		made, secret, err := d.CreateCredential(flowstest.As(t, harbour), asking(w))
		d.must(err)
		if len(secret) < 43 || !strings.HasPrefix(made.Prefix, "lrk_") || made.LastUsedAt != nil {
			t.Fatalf("made %+v with a secret of %d", made, len(secret))
		}
		if hash := w.Count("SELECT length(secret_hash) FROM credential"); hash != 32 {
			t.Errorf("what is kept of the secret has %d bytes", hash)
		}
		token, scopes, good, err := d.ClientToken(flowstest.Anonymous(t), made.Prefix, secret)
		if err != nil || !good || token.Access != "token of "+made.Prefix || !slices.Equal(scopes, asking(w).Scopes) {
			t.Errorf("answered %v, %v, %t, %v", token, scopes, good, err)
		}
		for name, c := range map[string][2]string{
			"another secret": {made.Prefix, secret + "x"}, "no secret": {made.Prefix, ""}, "an unknown client": {"lrk_none", secret},
			"nobody": {"", ""}, "the strangers' secret": {"lrk_none", "lionrock-nobody-has-this-password"},
		} {
			if token, _, good, err := d.ClientToken(flowstest.Anonymous(t), c[0], c[1]); good || err != nil || token.Access != "" {
				t.Errorf("%s is answered %v, %t, %v", name, token, good, err)
			}
		}
		listed, err := d.Credentials(flowstest.As(t, harbour), harbour.ID)
		if err != nil || len(listed) != 1 || listed[0].LastUsedAt == nil {
			t.Errorf("listed are %v, %v", listed, err)
		}
		t.Run("and another partner knows nothing of it", func(t *testing.T) {
			listed, err := d.Credentials(flowstest.As(t, peak), harbour.ID)
			if err != nil || len(listed) != 0 {
				t.Errorf("listed are %v, %v", listed, err)
			}
			if c, err := d.CredentialByID(flowstest.As(t, peak), made.ID); c != nil || err != nil {
				t.Errorf("answered %v, %v", c, err)
			}
			_, err = d.RevokeCredential(flowstest.As(t, peak), made.ID)
			flowstest.Refused(t, err, rules.NotFound, "credentialId")
		})
	})
}

func TestARevokedOrExpiredAPIClientIsNobody(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		in := asking(w)
		revoked, revokedSecret, err := d.CreateCredential(flowstest.As(t, harbour), in)
		d.must(err)
		expiring, expiringSecret, err := d.CreateCredential(flowstest.As(t, harbour), in)
		d.must(err)
		actor := func(id string) flows.Actor {
			return flows.Actor{Kind: flows.Client, ID: id, PartnerID: harbour.ID, Roles: in.Scopes}
		}
		good := func(client, secret string) bool {
			_, _, good, err := d.ClientToken(flowstest.Anonymous(t), client, secret)
			d.must(err)
			return good
		}
		if !d.live(actor(revoked.ID)) || !d.live(actor(expiring.ID)) {
			t.Error("they are not recognized to begin with")
		}
		if _, err := d.RevokeCredential(flowstest.As(t, harbour), revoked.ID); err != nil {
			t.Fatal(err)
		}
		if good(revoked.Prefix, revokedSecret) || d.live(actor(revoked.ID)) {
			t.Error("revoked, it still gets in")
		}
		_, err = d.RevokeCredential(flowstest.As(t, harbour), revoked.ID)
		flowstest.Refused(t, err, rules.NotFound, "credentialId")
		w.Clock.Set(in.ExpiresAt.Add(-time.Second))
		if !good(expiring.Prefix, expiringSecret) || !d.live(actor(expiring.ID)) {
			t.Error("it expired too soon")
		}
		w.Clock.Set(in.ExpiresAt)
		if good(expiring.Prefix, expiringSecret) || d.live(actor(expiring.ID)) {
			t.Error("expired, it still gets in")
		}
		for name, a := range map[string]flows.Actor{
			"of another partner": {Kind: flows.Client, ID: expiring.ID, PartnerID: peak.ID},
			"that is not there":  {Kind: flows.Client, ID: "crd_none", PartnerID: harbour.ID},
		} {
			w.Clock.Set(flowstest.Start)
			if d.live(a) {
				t.Errorf("a client %s is recognized", name)
			}
		}
	})
}

func TestNobodyHandsOnMoreThanTheyHold(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		for _, c := range []struct {
			name    string
			holder  []role.Role
			scopes  []role.Role
			granted bool
		}{
			{"an owner gives everything", []role.Role{role.Owner}, []role.Role{role.Owner, role.Admin, role.Billing}, true},
			{"an administrator gives everything below an owner", []role.Role{role.Admin}, []role.Role{role.Admin, role.Registration}, true},
			{"an administrator makes no owner", []role.Role{role.Admin}, []role.Role{role.Owner}, false},
			{"a developer gives what it has", []role.Role{role.Developer, role.ReadOnly}, []role.Role{role.Developer}, true},
			{"a developer gives nothing else", []role.Role{role.Developer}, []role.Role{role.Developer, role.Registration}, false},
			{"nobody makes an officer", []role.Role{role.Owner}, []role.Role{role.RegistryOperator}, false},
			{"not even an officer", []role.Role{role.Owner, role.DocumentReviewer}, []role.Role{role.DocumentReviewer}, false},
		} {
			in := asking(w)
			in.Scopes = c.scopes
			_, _, err := d.CreateCredential(with(t, c.holder...), in)
			if c.granted && err != nil {
				t.Errorf("%s, but was answered %v", c.name, err)
			}
			if !c.granted {
				flowstest.Refused(t, err, rules.NotEligible, "scopes")
			}
		}
	})
}

func TestAnAPIClientThatCannotBeIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		for _, c := range []struct {
			name   string
			change func(*access.CreateCredentialInput)
			code   rules.Code
			field  string
		}{
			{"without a label", func(in *access.CreateCredentialInput) { in.Label = " " }, rules.Required, "label"},
			{"with an endless one", func(in *access.CreateCredentialInput) { in.Label = strings.Repeat("a", 101) }, rules.Invalid, "label"},
			{"without a scope", func(in *access.CreateCredentialInput) { in.Scopes = nil }, rules.Required, "scopes"},
			{"that has expired", func(in *access.CreateCredentialInput) { in.ExpiresAt = w.Frame.Now() }, rules.Invalid, "expiresAt"},
			{"that never expires", func(in *access.CreateCredentialInput) { in.ExpiresAt = in.ExpiresAt.AddDate(2, 0, 0) }, rules.Invalid, "expiresAt"},
		} {
			in := asking(w)
			c.change(&in)
			_, _, err := d.CreateCredential(flowstest.As(t, harbour), in)
			flowstest.Refused(t, err, c.code, c.field)
		}
		if got := w.RowCounts()["credential"]; got != 0 {
			t.Errorf("%d were made", got)
		}
	})
}

func TestTheViewerIsWhoAsks(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		if v, err := d.Viewer(flowstest.Anonymous(t)); v != nil || err != nil {
			t.Errorf("the anonymous are %v, %v", v, err)
		}
		v, err := d.Viewer(flowstest.As(t, harbour))
		if err != nil || v.Partner.ID != harbour.ID || v.Member.Email != email || !slices.Equal(v.Scopes, []role.Role{role.Owner}) {
			t.Errorf("a partner's owner is %+v, %v", v, err)
		}
		v, err = d.Viewer(flowstest.Officer(t))
		if err != nil || v.Partner != nil || v.Member == nil {
			t.Errorf("an officer is %+v, %v", v, err)
		}
		if m, err := d.MemberByID(flowstest.As(t, harbour), peak.Member); m != nil || err != nil {
			t.Errorf("another's person is answered %v, %v", m, err)
		}
		if m, err := d.MemberByID(flowstest.As(t, harbour), harbour.Member); err != nil || m.Email != email {
			t.Errorf("one's own person is answered %v, %v", m, err)
		}
	})
}
