package access_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/rules"
	"lionrock/rules/role"
)

// refresh exchanges a refresh token as a browser does, which is nobody until it has one.
func (d *door) refresh(token string) (access.SignedIn, error) {
	return d.Refresh(flowstest.Anonymous(d.t), token)
}

// ended sees to it that a refresh token is good for nothing.
func (d *door) ended(token string) {
	d.t.Helper()
	_, err := d.refresh(token)
	flowstest.Refused(d.t, err, rules.BadCredentials, "")
}

func TestARefreshTokenIsExchangedForANewOne(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		first := d.signIn()
		d.machine.Move(time.Hour)
		second, err := d.refresh(first.Refresh)
		d.must(err)
		if second.Refresh == first.Refresh || second.Actor.SessionFamily != first.Actor.SessionFamily ||
			second.Actor.PartnerID != harbour.ID || second.Access == "" {
			t.Errorf("refreshed to %+v", second)
		}
		t.Run("and its person was seen then", func(t *testing.T) {
			member, err := d.MemberByID(flowstest.As(t, harbour), second.Actor.ID)
			d.must(err)
			if member.LastSeenAt == nil || d.machine.Now().Sub(*member.LastSeenAt) > time.Second {
				t.Errorf("seen %v, not %v", member.LastSeenAt, d.machine.Now())
			}
		})
		t.Run("within ten seconds twice, for two windows of one browser", func(t *testing.T) {
			d.machine.Move(9 * time.Second)
			other, err := d.refresh(first.Refresh)
			d.must(err)
			_, err = d.refresh(other.Refresh)
			d.must(err)
		})
		t.Run("after that never again: who has it has copied it, and the family ends", func(t *testing.T) {
			d.machine.Move(2 * time.Second)
			if !d.live(second.Actor) {
				t.Error("it had ended before")
			}
			d.ended(first.Refresh)
			d.ended(second.Refresh)
			if d.live(second.Actor) {
				t.Error("its access token still works")
			}
		})
		t.Run("but another sign-in goes on", func(t *testing.T) {
			third := d.signIn()
			d.ended(first.Refresh)
			if _, err := d.refresh(third.Refresh); err != nil || !d.live(third.Actor) {
				t.Errorf("answered %v", err)
			}
		})
		t.Run("and one that was never given out is nobody's", func(t *testing.T) {
			d.ended("")
			d.ended("AAAA")
		})
	})
}

func TestACopyUsedAfterItsOwnerHasLeftStillEndsTheFamily(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		first := d.signIn()
		second, err := d.refresh(first.Refresh)
		d.must(err)
		d.machine.Move(7 * time.Hour)
		third, err := d.refresh(second.Refresh)
		d.must(err)
		d.machine.Move(90 * time.Minute) // the first token is past its idle end by now
		d.ended(first.Refresh)
		d.ended(third.Refresh)
	})
}

func TestASessionEndsUnusedAndInAnyCase(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		for _, c := range []struct {
			name string
			use  []time.Duration
			last bool
		}{
			{"used within eight hours it goes on", []time.Duration{8*time.Hour - time.Second}, true},
			{"unused for eight hours it ends", []time.Duration{8 * time.Hour}, false},
			{"it ends after twelve hours however it is used", []time.Duration{5 * time.Hour, 5 * time.Hour, 2 * time.Hour}, false},
			{"and not before", []time.Duration{5 * time.Hour, 5 * time.Hour, 2*time.Hour - 10*time.Second}, true},
		} {
			in := d.signIn()
			for i, after := range c.use {
				d.machine.Move(after)
				next, err := d.refresh(in.Refresh)
				if good := i < len(c.use)-1 || c.last; good != (err == nil) {
					t.Errorf("%s: after use %d answered %v", c.name, i, err)
				}
				in = next
			}
		}
		t.Run("by the machine's clock: moving the demo's signs nobody out", func(t *testing.T) {
			in := d.signIn()
			w.Clock.Days(400)
			if _, err := d.refresh(in.Refresh); err != nil {
				t.Errorf("answered %v", err)
			}
		})
	})
}

func TestSigningOutEndsTheFamily(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		byCookie, byToken, other := d.signIn(), d.signIn(), d.signIn()
		d.must(d.SignOut(flowstest.Anonymous(t), byCookie.Refresh))
		signedIn := flows.WithRequest(t.Context(), flows.Request{ID: "req", Actor: byToken.Actor, Locale: rules.English})
		d.must(d.SignOut(signedIn, ""))
		for _, in := range []access.SignedIn{byCookie, byToken} {
			d.ended(in.Refresh)
			if d.live(in.Actor) {
				t.Error("its access token still works")
			}
		}
		d.must(d.SignOut(flowstest.Anonymous(t), "nobody's"))
		d.must(d.SignOut(flowstest.Anonymous(t), byCookie.Refresh))
		if _, err := d.refresh(other.Refresh); err != nil {
			t.Errorf("another sign-in is answered %v", err)
		}
	})
}

func TestManyWindowsThatRefreshAtOnceAllGoOn(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		in := d.signIn()
		var wg sync.WaitGroup
		next, answers := make([]access.SignedIn, 12), make([]error, 12)
		for i := range next {
			wg.Go(func() { next[i], answers[i] = d.refresh(in.Refresh) })
		}
		wg.Wait()
		d.must(errors.Join(answers...))
		for _, n := range next {
			if _, err := d.refresh(n.Refresh); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestATokenIsWorthWhatItsOwnerIsWorthNow(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		d.enrol(flowstest.OfficerID, "")
		in := d.signIn()
		recognize := func(a flows.Actor) (flows.Actor, bool) {
			got, live, err := d.Recognize(t.Context(), a)
			d.must(err)
			return got, live
		}
		if got, live := recognize(in.Actor); !live || got.PartnerID != harbour.ID || got.Label != email || !got.Has(role.Owner) {
			t.Errorf("recognized as %+v", got)
		}
		for name, change := range map[string]func(*flows.Actor){
			"another family":  func(a *flows.Actor) { a.SessionFamily = "fam_none" },
			"another person":  func(a *flows.Actor) { a.ID = flowstest.OfficerID },
			"another partner": func(a *flows.Actor) { a.PartnerID = peak.ID },
			"no partner":      func(a *flows.Actor) { a.PartnerID = "" },
			"nobody":          func(a *flows.Actor) { *a = flows.Actor{Kind: flows.Person} },
			"the platform":    func(a *flows.Actor) { *a = flows.Actor{Kind: flows.System} },
		} {
			claimed := in.Actor
			change(&claimed)
			if got, live := recognize(claimed); live {
				t.Errorf("a token for %s is recognized as %+v", name, got)
			}
		}
		t.Run("no more than the token says", func(t *testing.T) {
			claimed := in.Actor
			claimed.Roles = []role.Role{role.ReadOnly}
			if got, live := recognize(claimed); !live || len(got.Roles) != 0 {
				t.Errorf("recognized as %+v", got)
			}
			claimed.Roles = []role.Role{role.Owner, role.RegistryOperator}
			if got, live := recognize(claimed); !live || !slices.Equal(got.Roles, []role.Role{role.Owner}) || got.IsStaff() {
				t.Errorf("recognized as %+v", got)
			}
		})
		t.Run("no more than the person has by now", func(t *testing.T) {
			d.must(w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
				return tx.Membership.Update().SetRoles([]role.Role{role.Billing}).Exec(ctx)
			}))
			if got, live := recognize(in.Actor); !live || len(got.Roles) != 0 {
				t.Errorf("recognized as %+v", got)
			}
		})
		t.Run("and nothing when the person has left the partner", func(t *testing.T) {
			d.must(w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
				_, err := tx.Membership.Delete().Exec(ctx)
				return err
			}))
			if got, live := recognize(in.Actor); live {
				t.Errorf("recognized as %+v", got)
			}
		})
		t.Run("an officer is one", func(t *testing.T) {
			in, err := d.SignIn(flowstest.Anonymous(t), "officer@registry.example", password, access.SecondStep{})
			d.must(err)
			if got, live := recognize(in.Actor); !live || !got.IsStaff() {
				t.Errorf("recognized as %+v", got)
			}
		})
	})
}
