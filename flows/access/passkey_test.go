package access_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/descope/virtualwebauthn"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/flows/view"
	"lionrock/rules"
)

// device holds one passkey, as a phone would.
type device struct {
	d     *door
	party virtualwebauthn.RelyingParty
	virtualwebauthn.Authenticator
	key virtualwebauthn.Credential
}

func (d *door) device() *device {
	return &device{
		d: d, party: virtualwebauthn.RelyingParty{ID: "partner.example.hk", Name: "Lionrock", Origin: portal},
		Authenticator: virtualwebauthn.NewAuthenticator(), key: flowstest.NewPasskey(),
	}
}

// make answers the challenge by which a passkey is added.
func (v *device) make(posed *view.PasskeyChallenge) access.PasskeyAnswer {
	v.d.t.Helper()
	options, err := virtualwebauthn.ParseAttestationOptions(string(posed.Options))
	v.d.must(err)
	v.Options.UserHandle = []byte(options.UserID)
	return access.PasskeyAnswer{ChallengeID: posed.ID, Credential: json.RawMessage(virtualwebauthn.CreateAttestationResponse(v.party, v.Authenticator, v.key, *options))}
}

// unlock answers the challenge of a sign-in, and counts.
func (v *device) unlock(posed *view.PasskeyChallenge) access.PasskeyAnswer {
	v.d.t.Helper()
	v.key.Counter++
	options, err := virtualwebauthn.ParseAssertionOptions(string(posed.Options))
	v.d.must(err)
	return access.PasskeyAnswer{ChallengeID: posed.ID, Credential: json.RawMessage(virtualwebauthn.CreateAssertionResponse(v.party, v.Authenticator, v.key, *options))}
}

// asked is a challenge to sign in.
func (d *door) asked() *view.PasskeyChallenge {
	d.t.Helper()
	posed, err := d.BeginPasskeySignIn(flowstest.Anonymous(d.t))
	d.must(err)
	return posed
}

// adds gives a person the passkey of a device.
func (d *door) adds(in access.SignedIn, v *device, name string) (*view.Passkey, []string) {
	d.t.Helper()
	posed, err := d.BeginPasskey(d.as(in), password)
	d.must(err)
	added, recovery, err := d.AddPasskey(d.as(in), name, v.make(posed))
	d.must(err)
	return added, recovery
}

func TestAPasskeyIsAddedAndSignsItsPersonInByItself(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		in, phone := d.signIn(), d.device()
		_, err := d.BeginPasskey(d.as(in), "not my password")
		flowstest.Refused(t, err, rules.BadCredentials, "password")
		posed, err := d.BeginPasskey(d.as(in), password)
		d.must(err)
		_, _, err = d.AddPasskey(d.as(in), " ", phone.make(posed))
		flowstest.Refused(t, err, rules.Required, "name")
		added, recovery, err := d.AddPasskey(d.as(in), " Phone ", phone.make(posed))
		d.must(err)
		if added.Name != "Phone" || len(recovery) != 10 {
			t.Errorf("added %+v with %d recovery codes", added, len(recovery))
		}
		d.machine.Move(time.Minute)
		again, err := d.SignInWithPasskey(flowstest.Anonymous(t), phone.unlock(d.asked()))
		d.must(err)
		if again.Actor.ID != harbour.Member || again.Actor.PartnerID != harbour.ID || !d.live(again.Actor) {
			t.Errorf("%+v is in", again.Actor)
		}
		keys, err := d.Passkeys(d.as(again))
		d.must(err)
		if len(keys) != 1 || keys[0].ID != added.ID || keys[0].LastUsedAt == nil || keys[0].LastUsedAt.Sub(keys[0].CreatedAt).Round(time.Second) != time.Minute {
			t.Errorf("has %+v", keys[0])
		}
		if left, err := d.RecoveryCodesLeft(d.as(again)); err != nil || left != 10 {
			t.Errorf("%d recovery codes are left: %v", left, err)
		}
		if entries := w.Count("SELECT count(*) FROM audit_entry WHERE action = 'passkey.add'"); entries != 1 {
			t.Errorf("%d entries are in the audit log", entries)
		}
	})
}

func TestWhoHasAPasskeyNeedsMoreThanAPassword(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		d.enrol(peak.Member, "")
		in, phone, theirs := d.signIn(), d.device(), d.device()
		_, recovery := d.adds(in, phone, "Phone")
		peakIn, err := d.SignIn(flowstest.Anonymous(t), "partner@peak.example", password, access.SecondStep{})
		d.must(err)
		d.adds(peakIn, theirs, "Theirs")
		other, good := theirs.unlock(d.asked()), phone.unlock(d.asked())
		for _, c := range []struct {
			name   string
			second access.SecondStep
			want   rules.Code
			field  string
		}{
			{"nothing", access.SecondStep{}, rules.OneTimeCodeRequired, "oneTimeCode"},
			{"a code that is none", access.SecondStep{Code: "123456"}, rules.BadCredentials, "oneTimeCode"},
			{"somebody else's passkey", access.SecondStep{Passkey: &other}, rules.BadCredentials, "answer"},
			{"their passkey", access.SecondStep{Passkey: &good}, "", ""},
			{"the same answer again", access.SecondStep{Passkey: &good}, rules.BadCredentials, "answer"},
			{"a recovery code", access.SecondStep{Code: recovery[0]}, "", ""},
			{"the same code again", access.SecondStep{Code: recovery[0]}, rules.BadCredentials, "oneTimeCode"},
		} {
			_, err := d.SignIn(flowstest.Anonymous(t), email, password, c.second)
			if c.want == "" {
				d.must(err)
				continue
			}
			t.Run(c.name, func(t *testing.T) { flowstest.Refused(t, err, c.want, c.field) })
		}
		unspent := phone.unlock(d.asked())
		_, err = d.SignIn(flowstest.Anonymous(t), email, "not my password", access.SecondStep{Passkey: &unspent})
		flowstest.Refused(t, err, rules.BadCredentials, "email")
	})
}

func TestAnAnswerThatDoesNotFitOpensNothing(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		in, phone := d.signIn(), d.device()
		d.adds(in, phone, "Phone")
		elsewhere, locked, stranger := *phone, *phone, d.device()
		elsewhere.party.Origin = "https://partner.example.hk.phish.example"
		locked.Options.UserNotVerified = true
		stranger.Options.UserHandle = []byte("nobody we know")
		late := phone.unlock(d.asked())
		d.machine.Move(5 * time.Minute)
		first, second := d.asked(), d.asked()
		swapped := phone.unlock(first)
		swapped.ChallengeID = second.ID
		adding, err := d.BeginPasskey(d.as(in), password)
		d.must(err)
		for name, answer := range map[string]access.PasskeyAnswer{
			"one that comes too late":         late,
			"one to another challenge":        swapped,
			"one to a challenge that is none": {ChallengeID: "pkc_none", Credential: swapped.Credential},
			"one from another site":           elsewhere.unlock(d.asked()),
			"one that was not unlocked":       locked.unlock(d.asked()),
			"a stranger's":                    stranger.unlock(d.asked()),
			"none":                            {ChallengeID: d.asked().ID, Credential: json.RawMessage(`{}`)},
			"one to the adding of a passkey":  phone.unlock(&view.PasskeyChallenge{ID: adding.ID, Options: d.asked().Options}),
		} {
			t.Run(name, func(t *testing.T) {
				_, err := d.SignInWithPasskey(flowstest.Anonymous(t), answer)
				flowstest.Refused(t, err, rules.BadCredentials, "answer")
			})
		}
		t.Run("nor is another's challenge there to be answered", func(t *testing.T) {
			d.enrol(peak.Member, "")
			peakIn, err := d.SignIn(flowstest.Anonymous(t), "partner@peak.example", password, access.SecondStep{})
			d.must(err)
			_, _, err = d.AddPasskey(d.as(peakIn), "Mine", d.device().make(adding))
			flowstest.Refused(t, err, rules.BadCredentials, "answer")
		})
	})
}

func TestAPasskeyWhoseCounterRunsBackwardsOpensNothingAnyMore(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		in, phone := d.signIn(), d.device()
		d.adds(in, phone, "Phone")
		phone.key.Counter = 10
		_, err := d.SignInWithPasskey(flowstest.Anonymous(t), phone.unlock(d.asked()))
		d.must(err)
		copied := *phone
		copied.key.Counter = 10
		for _, v := range []*device{&copied, phone} {
			_, err = d.SignInWithPasskey(flowstest.Anonymous(t), v.unlock(d.asked()))
			flowstest.Refused(t, err, rules.BadCredentials, "answer")
		}
		keys, err := d.Passkeys(d.as(in))
		d.must(err)
		if keys[0].CopiedAt == nil {
			t.Error("its person is not told")
		}
		if entries := w.Count("SELECT count(*) FROM audit_entry WHERE action = 'passkey.copied'"); entries != 1 {
			t.Errorf("%d entries are in the audit log", entries)
		}
	})
}

func TestPasskeysAreRenamedAndRemovedByTheirPersonOnly(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		d.enrol(peak.Member, "")
		in, phone, laptop := d.signIn(), d.device(), d.device()
		first, _ := d.adds(in, phone, "Phone")
		second, recovery := d.adds(in, laptop, "Laptop")
		if recovery != nil {
			t.Error("recovery codes were replaced unasked")
		}
		posed, err := d.BeginPasskey(d.as(in), password)
		d.must(err)
		_, _, err = d.AddPasskey(d.as(in), "Phone again", phone.make(posed))
		flowstest.Refused(t, err, rules.Taken, "answer")
		theirs, err := d.SignIn(flowstest.Anonymous(t), "partner@peak.example", password, access.SecondStep{})
		d.must(err)
		_, err = d.RenamePasskey(d.as(theirs), first.ID, "Mine")
		flowstest.Refused(t, err, rules.NotFound, "passkeyId")
		flowstest.Refused(t, d.RemovePasskey(d.as(theirs), first.ID, password), rules.NotFound, "passkeyId")
		flowstest.Refused(t, d.RemovePasskey(d.as(in), first.ID, "not my password"), rules.BadCredentials, "password")
		if renamed, err := d.RenamePasskey(d.as(in), first.ID, "Old phone"); err != nil || renamed.Name != "Old phone" {
			t.Errorf("renamed to %+v: %v", renamed, err)
		}
		d.must(d.RemovePasskey(d.as(in), first.ID, password))
		_, err = d.SignInWithPasskey(flowstest.Anonymous(t), phone.unlock(d.asked()))
		flowstest.Refused(t, err, rules.BadCredentials, "answer")
		if left, err := d.RecoveryCodesLeft(d.as(in)); err != nil || left != 10 {
			t.Errorf("%d recovery codes are left: %v", left, err)
		}
		d.must(d.RemovePasskey(d.as(in), second.ID, password))
		if left, err := d.RecoveryCodesLeft(d.as(in)); err != nil || left != 0 {
			t.Errorf("%d recovery codes are left: %v", left, err)
		}
		d.signIn()
	})
}

func TestPasskeysBelongToAHostName(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		for portal, host := range map[string]string{
			"https://partner.example.hk:8443": "partner.example.hk", "http://127.0.0.1:8080": "localhost", "http://[::1]": "localhost",
		} {
			d.Portal = portal
			var options struct{ RPID string }
			d.must(json.Unmarshal(d.asked().Options, &options))
			if options.RPID != host {
				t.Errorf("at %s they belong to %q", portal, options.RPID)
			}
		}
		d.Portal = "http://192.0.2.7"
		_, err := d.BeginPasskeySignIn(flowstest.Anonymous(t))
		flowstest.Refused(t, err, rules.StatusProhibitsOperation, "")
		d.most = 1
		_, err = d.BeginPasskeySignIn(flowstest.Anonymous(t))
		flowstest.Refused(t, err, rules.BadCredentials, "")
		program := flows.WithRequest(t.Context(), flows.Request{ID: "req", Actor: flows.Actor{Kind: flows.Client, ID: "crd_1", PartnerID: harbour.ID}})
		_, err = d.BeginPasskey(program, password)
		flowstest.Refused(t, err, rules.NotEligible, "")
		_, _, err = d.AddPasskey(program, "Key", access.PasskeyAnswer{})
		flowstest.Refused(t, err, rules.NotEligible, "")
	})
}
