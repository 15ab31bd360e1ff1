package access_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"lionrock/ent/auditentry"
	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/rules"
	"lionrock/rules/role"
)

func TestSigningUpOpensAnAccountAndSignsIn(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		ctx := flowstest.Anonymous(t)
		in, err := d.SignUp(ctx, " New.Person@Example.HK ", password, rules.TraditionalChinese)
		d.must(err)
		if in.Actor.Label != "new.person@example.hk" || in.Actor.PartnerID != "" || len(in.Actor.Roles) != 0 || in.Refresh == "" || in.Access == "" {
			t.Errorf("signed in as %+v", in)
		}
		if !d.live(in.Actor) {
			t.Error("the new account is not recognized")
		}
		booked := w.DB.Read.AuditEntry.Query().Where(auditentry.Book(in.Actor.ID)).OnlyX(flowstest.System(t))
		if booked.Action != "session.begin" || booked.Actor != "new.person@example.hk" {
			t.Errorf("its book says %v", booked)
		}
		_, err = d.SignUp(ctx, "NEW.person@example.hk", password, rules.English)
		flowstest.Refused(t, err, rules.Taken, "email")
		if again, err := d.SignIn(ctx, "new.person@EXAMPLE.hk", password, access.SecondStep{}); err != nil || again.Actor.ID != in.Actor.ID {
			t.Errorf("signed in again as %+v, %v", again.Actor, err)
		}
	})
}

func TestSigningUpTwiceAtOnceIsOneAccount(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		var wg sync.WaitGroup
		answers := make([]error, 4)
		for i := range answers {
			wg.Go(func() { _, answers[i] = d.SignUp(flowstest.Anonymous(t), "new@example.hk", password, rules.English) })
		}
		wg.Wait()
		made := 0
		for _, err := range answers {
			if err == nil {
				made++
			} else {
				flowstest.Refused(t, err, rules.Taken, "email")
			}
		}
		if made != 1 {
			t.Errorf("%d accounts were made", made)
		}
	})
}

func TestAnAddressOrPasswordThatWillNotDoIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		before := w.RowCounts()["person"]
		for _, address := range []string{
			"", "nobody", "a@", "@b.hk", "a@b@c.hk", "Name <a@b.hk>", "a b@c.hk", "a@b.hk\r\nBcc: c@d.hk", "a\x00@b.hk",
			strings.Repeat("a", 250) + "@b.hk",
		} {
			_, err := d.SignUp(flowstest.Anonymous(t), address, password, rules.English)
			flowstest.Refused(t, err, rules.Invalid, "email")
			_, err = d.SignIn(flowstest.Anonymous(t), address, password, access.SecondStep{})
			flowstest.Refused(t, err, rules.Invalid, "email")
		}
		for _, weak := range []string{
			"", "short", "elevenchars", "password1234", "aaaaaaaaaaaaaaaa", "lionrocklionrock", "new.person@example.hk", "qwertyuiop12",
			strings.Repeat("a long one ", 30),
		} {
			_, err := d.SignUp(flowstest.Anonymous(t), "new.person@example.hk", weak, rules.English)
			flowstest.Refused(t, err, rules.Invalid, "password")
		}
		if after := w.RowCounts()["person"]; after != before {
			t.Errorf("%d accounts were made", after-before)
		}
	})
}

func TestAFailedSignInDoesNotTellWhatWasWrong(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		var said []string
		for _, c := range []struct{ email, password string }{
			{email, "not the password at all"},
			{"nobody@harbour.example", password},
			{"nobody@harbour.example", "lionrock-nobody-has-this-password"},
			{email, ""},
		} {
			_, err := d.SignIn(flowstest.Anonymous(t), c.email, c.password, access.SecondStep{})
			said = append(said, flowstest.Refused(t, err, rules.BadCredentials, "email").Message.In(rules.English))
		}
		if slices.Sort(said); said[0] != said[len(said)-1] {
			t.Errorf("it is told apart: %v", said)
		}
		in := d.signIn()
		if in.Actor.PartnerID != harbour.ID || !slices.Equal(in.Actor.Roles, []role.Role{role.Owner}) || in.Actor.ID != harbour.Member {
			t.Errorf("signed in as %+v", in.Actor)
		}
	})
}

func TestTooManyTriesAreSlowedDownByAddressAndByOrigin(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		d.most = 1
		d.signIn()
		before := w.Count("SELECT count(*) FROM session")
		_, err := d.SignIn(flowstest.Anonymous(t), email, password, access.SecondStep{})
		refusal := flowstest.Refused(t, err, rules.BadCredentials, "")
		if !strings.Contains(refusal.Message.In(rules.English), "2 seconds") {
			t.Errorf("told to wait: %s", refusal.Message.In(rules.English))
		}
		request := flows.RequestOf(flowstest.Anonymous(t))
		request.IP = "192.0.2.7"
		elsewhere := flows.WithRequest(t.Context(), request)
		_, err = d.SignIn(elsewhere, email, password, access.SecondStep{})
		flowstest.Refused(t, err, rules.BadCredentials, "")
		d.mu.Lock()
		d.tries = map[string]int{"sign-in-from:192.0.2.7": 1}
		d.mu.Unlock()
		_, err = d.SignIn(elsewhere, "another@people.example", password, access.SecondStep{})
		flowstest.Refused(t, err, rules.BadCredentials, "")
		d.mu.Lock()
		d.tries = map[string]int{"sign-up:192.0.2.7": 1}
		d.mu.Unlock()
		_, err = d.SignUp(elsewhere, "another@people.example", password, rules.English)
		flowstest.Refused(t, err, rules.BadCredentials, "")
		if after := w.Count("SELECT count(*) FROM session"); after != before {
			t.Errorf("%d were let in", after-before)
		}
	})
}

const secret = "JBSWY3DPEHPK3PXP"

func code(t *testing.T, at time.Time) string {
	t.Helper()
	c, err := totp.GenerateCode(secret, at)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAOneTimeCodeIsUsedOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, secret)
		at := flowstest.Start // on a step
		for _, c := range []struct {
			name, code string
			now        time.Time
			good       bool
		}{
			{"none", "", at, false},
			{"a wrong one", "000000", at, false},
			{"one of two steps ago", code(t, at.Add(-60*time.Second)), at, false},
			{"one of the next step", code(t, at.Add(30*time.Second)), at, false},
			{"that of the step before", code(t, at.Add(-30*time.Second)), at, true},
			{"the same again", code(t, at.Add(-30*time.Second)), at, false},
			{"that of this step", code(t, at), at.Add(time.Second), true},
			{"the same again", code(t, at), at.Add(29 * time.Second), false},
			{"the one used before", code(t, at.Add(-30*time.Second)), at.Add(29 * time.Second), false},
			{"the same a step later", code(t, at), at.Add(31 * time.Second), false},
			{"that of the step after", code(t, at.Add(30*time.Second)), at.Add(31 * time.Second), true},
		} {
			d.machine.Set(c.now)
			_, err := d.SignIn(flowstest.Anonymous(t), email, password, access.SecondStep{Code: c.code})
			if c.good && err != nil {
				t.Errorf("%s is answered %v", c.name, err)
			}
			switch {
			case c.code == "":
				flowstest.Refused(t, err, rules.OneTimeCodeRequired, "oneTimeCode")
			case !c.good:
				flowstest.Refused(t, err, rules.BadCredentials, "oneTimeCode")
			}
		}
		if got := w.Count("SELECT count(*) FROM session"); got != 3 {
			t.Errorf("%d were let in", got)
		}
	})
}

func TestAPasswordHashedAtAnotherCostStillMatches(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		ctx := flowstest.Anonymous(t)
		_, err := d.SignUp(ctx, "old@people.example", password, rules.English)
		d.must(err)
		d.HashAt(access.PasswordCost())
		_, err = d.SignIn(ctx, "old@people.example", password, access.SecondStep{})
		d.must(err)
		_, err = d.SignIn(ctx, "old@people.example", password+"!", access.SecondStep{})
		flowstest.Refused(t, err, rules.BadCredentials, "email")
	})
}

func TestAOneTimeCodeUsedManyTimesAtOnceIsUsedOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, secret)
		now := code(t, flowstest.Start)
		var wg sync.WaitGroup
		answers := make([]error, 5)
		for i := range answers {
			wg.Go(func() {
				_, answers[i] = d.SignIn(flowstest.Anonymous(t), email, password, access.SecondStep{Code: now})
			})
		}
		wg.Wait()
		in := 0
		for _, err := range answers {
			var refusal *rules.Refusal
			if err == nil {
				in++
			} else if !errors.As(err, &refusal) {
				t.Error(err)
			}
		}
		if in != 1 {
			t.Errorf("%d were let in", in)
		}
	})
}
