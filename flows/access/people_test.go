package access_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/rules"
)

const (
	chromeOnLinux = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
	safariOnPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)

// from is a caller who has not signed in, at an address, with a device.
func (d *door) from(address, userAgent string) context.Context {
	return flows.WithRequest(d.t.Context(), flows.Request{ID: "req", Locale: rules.English, IP: address, Address: address, UserAgent: userAgent})
}

func TestAPersonSeesTheirSessionsAndEndsThem(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		d.enrol(peak.Member, "")
		phone, err := d.SignIn(d.from("192.0.2.1", safariOnPhone), email, password, access.SecondStep{})
		d.must(err)
		d.machine.Move(time.Hour)
		desk, err := d.SignIn(d.from("2001:db8::7", chromeOnLinux), email, password, access.SecondStep{})
		d.must(err)
		theirs, err := d.SignIn(d.from("198.51.100.3", "<script>"), "partner@peak.example", password, access.SecondStep{})
		d.must(err)
		sessions, err := d.Sessions(d.as(desk))
		d.must(err)
		if len(sessions) != 2 {
			t.Fatalf("sees %d sessions", len(sessions))
		}
		now, before := sessions[0], sessions[1]
		if !now.Current || now.Browser != "Chrome" || now.System != "Linux" || now.Address != "2001:db8::7" || now.Partner.Name != harbour.Name {
			t.Errorf("this one is %+v", now)
		}
		if before.Current || before.Browser != "Safari" || before.System != "iOS" || now.StartedAt.Sub(before.StartedAt).Round(time.Second) != time.Hour {
			t.Errorf("the other is %+v", before)
		}
		t.Run("a refreshed one is one, with where it was last used", func(t *testing.T) {
			d.machine.Move(time.Hour)
			phone, err = d.Refresh(d.from("192.0.2.8", safariOnPhone), phone.Refresh)
			d.must(err)
			sessions, err := d.Sessions(d.as(desk))
			d.must(err)
			if len(sessions) != 2 || sessions[0].Address != "192.0.2.8" || sessions[0].LastUsedAt.Sub(sessions[0].StartedAt).Round(time.Second) != 2*time.Hour {
				t.Errorf("sees %+v", sessions[0])
			}
		})
		t.Run("nobody ends another's", func(t *testing.T) {
			flowstest.Refused(t, d.EndSession(d.as(desk), theirs.Actor.SessionFamily), rules.NotFound, "sessionId")
		})
		t.Run("one that is ended is ended at once", func(t *testing.T) {
			d.must(d.EndSession(d.as(desk), phone.Actor.SessionFamily))
			d.ended(phone.Refresh)
			if d.live(phone.Actor) || !d.live(desk.Actor) {
				t.Error("the wrong one has ended")
			}
			flowstest.Refused(t, d.EndSession(d.as(desk), phone.Actor.SessionFamily), rules.NotFound, "sessionId")
		})
		t.Run("all others end, and this one goes on", func(t *testing.T) {
			third, fourth := d.signIn(), d.signIn()
			d.must(d.EndOtherSessions(d.as(desk)))
			if d.live(third.Actor) || d.live(fourth.Actor) || !d.live(desk.Actor) || !d.live(theirs.Actor) {
				t.Error("the wrong ones have ended")
			}
			d.must(d.EndOtherSessions(d.as(desk)))
		})
	})
}

func TestASessionThatEndedLongAgoIsForgotten(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		d.signIn()
		for _, c := range []struct {
			after time.Duration
			left  int
		}{{12*time.Hour + 30*24*time.Hour - time.Minute, 1}, {2 * time.Minute, 0}} {
			d.machine.Move(c.after)
			gone, err := d.ForgetSessions(t.Context())
			d.must(err)
			if left := w.Count("SELECT count(*) FROM session"); left != c.left || gone != 1-c.left {
				t.Errorf("%d were forgotten and %d are left", gone, left)
			}
		}
	})
}

// enrolled is somebody who has an authenticator app, with its secret and the recovery codes.
func (d *door) enrolled(in access.SignedIn) (secret string, recovery []string) {
	d.t.Helper()
	given, err := d.EnrolOneTimeCodes(d.as(in), password)
	d.must(err)
	if !strings.HasPrefix(given.QRCode, "data:image/png;base64,") || !strings.Contains(given.URI, given.Secret) {
		d.t.Errorf("was given %+v", given)
	}
	recovery, err = d.ConfirmOneTimeCodes(d.as(in), d.code(given.Secret))
	d.must(err)
	return given.Secret, recovery
}

func (d *door) code(secret string) string {
	d.t.Helper()
	code, err := totp.GenerateCode(secret, d.machine.Now())
	d.must(err)
	return code
}

func TestAnAuthenticatorIsEnrolledAndAskedFor(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		in := d.signIn()
		ctx := d.as(in)
		_, err := d.ConfirmOneTimeCodes(ctx, "123456")
		flowstest.Refused(t, err, rules.StatusProhibitsOperation, "oneTimeCode")
		_, err = d.RenewRecoveryCodes(ctx, password)
		flowstest.Refused(t, err, rules.StatusProhibitsOperation, "")
		_, err = d.EnrolOneTimeCodes(ctx, "not my password")
		flowstest.Refused(t, err, rules.BadCredentials, "password")
		_, err = d.EnrolOneTimeCodes(ctx, password)
		d.must(err)
		t.Log("an app that has not given a code is not asked for")
		d.signIn()
		_, err = d.ConfirmOneTimeCodes(ctx, "000000")
		flowstest.Refused(t, err, rules.BadCredentials, "oneTimeCode")
		secret, recovery := d.enrolled(in)
		if len(recovery) != 10 || len(recovery[0]) != 19 {
			t.Errorf("recovery codes are %v", recovery)
		}
		for _, c := range []struct {
			name, code string
			after      time.Duration
			refused    rules.Code
		}{
			{"without a code", "", 0, rules.OneTimeCodeRequired},
			{"with the code by which it was enrolled", d.code(secret), 0, rules.BadCredentials},
			{"with a guess", "000000", 0, rules.BadCredentials},
			{"with a recovery code, as it was copied", strings.ToUpper(strings.ReplaceAll(recovery[3], "-", " ")), 0, ""},
			{"with the same again", recovery[3], 0, rules.BadCredentials},
			{"with another", recovery[4], 0, ""},
		} {
			t.Log(c.name)
			_, err := d.SignIn(flowstest.Anonymous(t), email, password, access.SecondStep{Code: c.code})
			if c.refused == "" {
				d.must(err)
			} else {
				flowstest.Refused(t, err, c.refused, "oneTimeCode")
			}
		}
		d.machine.Move(30 * time.Second)
		_, err = d.SignIn(flowstest.Anonymous(t), email, password, access.SecondStep{Code: d.code(secret)})
		d.must(err)
		codes, err := d.OneTimeCodes(ctx)
		d.must(err)
		if codes == nil || codes.RecoveryCodesLeft != 8 {
			t.Errorf("sees %+v", codes)
		}
		if kept := w.Text("SELECT totp_secret FROM person WHERE id = '" + harbour.Member + "'"); kept == "" || strings.Contains(kept, secret) {
			t.Errorf("the secret is kept as %q", kept)
		}
	})
}

func TestRecoveryCodesAreRenewedAndCodesTurnedOff(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		in := d.signIn()
		_, old := d.enrolled(in)
		fresh, err := d.RenewRecoveryCodes(d.as(in), password)
		d.must(err)
		_, err = d.SignIn(flowstest.Anonymous(t), email, password, access.SecondStep{Code: old[0]})
		flowstest.Refused(t, err, rules.BadCredentials, "oneTimeCode")
		_, err = d.SignIn(flowstest.Anonymous(t), email, password, access.SecondStep{Code: fresh[0]})
		d.must(err)
		flowstest.Refused(t, d.DisableOneTimeCodes(d.as(in), "not my password"), rules.BadCredentials, "password")
		d.must(d.DisableOneTimeCodes(d.as(in), password))
		d.signIn()
		if codes, err := d.OneTimeCodes(d.as(in)); err != nil || codes != nil {
			t.Errorf("sees %+v, %v", codes, err)
		}
		if left := w.Count("SELECT count(*) FROM recovery_code"); left != 0 {
			t.Errorf("%d recovery codes are left", left)
		}
	})
}

func TestASecretDoesNotOpenForAnotherPerson(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		secret, _ := d.enrolled(d.signIn())
		d.enrol(peak.Member, "")
		d.must(w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
			sealed := tx.Person.GetX(ctx, harbour.Member).TotpSecret
			return tx.Person.UpdateOneID(peak.Member).SetTotpSecret(sealed).Exec(ctx)
		}))
		d.machine.Move(30 * time.Second)
		if _, err := d.SignIn(flowstest.Anonymous(t), "partner@peak.example", password, access.SecondStep{Code: d.code(secret)}); err == nil {
			t.Error("a copied secret lets another person in")
		}
	})
}

func TestAnAPIClientHasNoSessionsAndNoAuthenticator(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		ctx := flows.WithRequest(t.Context(), flows.Request{Actor: flows.Actor{Kind: flows.Client, ID: "crd_1", PartnerID: harbour.ID}})
		sessions, err := d.Sessions(ctx)
		d.must(err)
		seats, err := d.Seats(ctx)
		d.must(err)
		codes, err := d.OneTimeCodes(ctx)
		d.must(err)
		if len(sessions)+len(seats) != 0 || codes != nil {
			t.Errorf("sees %v, %v, %v", sessions, seats, codes)
		}
		_, err = d.EnrolOneTimeCodes(ctx, password)
		flowstest.Refused(t, err, rules.NotEligible, "")
		_, err = d.ConfirmOneTimeCodes(ctx, "123456")
		flowstest.Refused(t, err, rules.NotEligible, "")
		flowstest.Refused(t, d.EndSession(ctx, "fam_1"), rules.NotFound, "sessionId")
	})
}
