package access_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"lionrock/ent/auditentry"
	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/rules"
	"lionrock/rules/role"
)

// as is the context in which somebody who signed in acts.
func (d *door) as(in access.SignedIn) context.Context {
	return flows.WithRequest(d.t.Context(), flows.Request{ID: "req", Actor: in.Actor, Locale: rules.English, IP: "192.0.2.9"})
}

// invite invites somebody to Harbour and returns the link's secret.
func (d *door) invite(ctx context.Context, email string, roles ...role.Role) string {
	d.t.Helper()
	_, link, err := d.InviteMember(ctx, email, roles)
	d.must(err)
	before, token, found := strings.Cut(link, "#")
	if !found || before != portal+"/invitation" {
		d.t.Fatalf("the link is %s", link)
	}
	return token
}

// hire brings somebody new into Harbour's team.
func (d *door) hire(email string, roles ...role.Role) access.SignedIn {
	d.t.Helper()
	in, err := d.AcceptInvitation(flowstest.Anonymous(d.t), d.invite(flowstest.As(d.t, harbour), email, roles...), password, rules.English)
	d.must(err)
	return in
}

func TestSomebodyNewIsInvitedAndJoins(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		token := d.invite(flowstest.As(t, harbour), " Wong@Harbour.example ", role.Registration)
		offer, err := d.InvitationOffer(flowstest.Anonymous(t), token)
		d.must(err)
		if offer.Email != "wong@harbour.example" || offer.Known || offer.Partner.Name != harbour.Name {
			t.Errorf("the link offers %+v", offer)
		}
		_, err = d.AcceptInvitation(flowstest.Anonymous(t), token, "wong", rules.English)
		flowstest.Refused(t, err, rules.Invalid, "password")
		in, err := d.AcceptInvitation(flowstest.Anonymous(t), token, password, rules.TraditionalChinese)
		d.must(err)
		if in.Actor.PartnerID != harbour.ID || !slices.Equal(in.Actor.Roles, []role.Role{role.Registration}) || in.Refresh == "" || !d.live(in.Actor) {
			t.Errorf("joined as %+v", in)
		}
		_, err = d.AcceptInvitation(flowstest.Anonymous(t), token, password, rules.English)
		flowstest.Refused(t, err, rules.NotFound, "token")
		again, err := d.SignIn(flowstest.Anonymous(t), "wong@harbour.example", password, access.SecondStep{})
		d.must(err)
		if again.Actor.PartnerID != harbour.ID {
			t.Errorf("signed in as %+v", again.Actor)
		}
		team, err := d.Team(flowstest.As(t, harbour), harbour.ID)
		d.must(err)
		if len(team) != 2 || team[1].Email != "wong@harbour.example" || team[1].LastSeenAt == nil || team[1].OneTimeCodes {
			t.Errorf("the team is %+v", team)
		}
		var done []string
		for _, row := range w.DB.Read.AuditEntry.Query().Where(auditentry.Book(harbour.ID)).Order(auditentry.BySeq()).AllX(flowstest.System(t)) {
			done = append(done, row.Action+" by "+row.Actor)
		}
		if want := []string{"member.invite by " + email, "member.join by wong@harbour.example"}; !slices.Equal(done, want) {
			t.Errorf("Harbour's book says %v", done)
		}
	})
}

func TestAnInvitationThatIsNotGoodIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		owner := flowstest.As(t, harbour)
		refused := func(name, token string) {
			t.Helper()
			t.Log(name)
			_, err := d.AcceptInvitation(flowstest.Anonymous(t), token, password, rules.English)
			flowstest.Refused(t, err, rules.NotFound, "token")
			offer, err := d.InvitationOffer(flowstest.Anonymous(t), token)
			if d.must(err); offer != nil {
				t.Errorf("%s offers %+v", name, offer)
			}
		}
		refused("none", "")
		refused("a guess", "AAAA")
		replaced := d.invite(owner, "a@harbour.example", role.Admin)
		current := d.invite(owner, "A@harbour.example", role.ReadOnly)
		refused("one that was replaced", replaced)
		open, err := d.Invitations(owner, harbour.ID)
		d.must(err)
		if len(open) != 1 || open[0].Roles[0] != role.ReadOnly || open[0].InvitedBy != email {
			t.Errorf("open are %+v", open)
		}
		_, err = d.RevokeInvitation(flowstest.As(t, peak), open[0].ID)
		flowstest.Refused(t, err, rules.NotFound, "invitationId")
		_, err = d.RevokeInvitation(owner, open[0].ID)
		d.must(err)
		_, err = d.RevokeInvitation(owner, open[0].ID)
		flowstest.Refused(t, err, rules.NotFound, "invitationId")
		refused("one that was called back", current)
		late := d.invite(owner, "late@harbour.example", role.ReadOnly)
		w.Clock.Move(role.InvitationLife - time.Second)
		if offer, err := d.InvitationOffer(flowstest.Anonymous(t), late); err != nil || offer == nil {
			t.Errorf("a moment before its end: %v, %v", offer, err)
		}
		w.Clock.Move(time.Second)
		refused("one that has ended", late)
	})
}

func TestWhoMayNotBeInvited(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		admin := d.as(d.hire("admin@harbour.example", role.Admin))
		for _, c := range []struct {
			name, email string
			by          context.Context
			roles       []role.Role
			code        rules.Code
			field       string
		}{
			{"who has no address", "wong", admin, []role.Role{role.ReadOnly}, rules.Invalid, "email"},
			{"who is in the team", email, admin, []role.Role{role.ReadOnly}, rules.Taken, "email"},
			{"an owner, by an admin", "wong@harbour.example", admin, []role.Role{role.Owner}, rules.NotEligible, "roles"},
			{"an officer, by an owner", "wong@harbour.example", flowstest.As(t, harbour), []role.Role{role.RegistryOperator}, rules.NotEligible, "roles"},
			{"somebody for nothing", "wong@harbour.example", admin, nil, rules.Required, "roles"},
		} {
			t.Log(c.name)
			_, _, err := d.InviteMember(c.by, c.email, c.roles)
			flowstest.Refused(t, err, c.code, c.field)
		}
		d.must(w.DB.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
			return tx.Person.UpdateOneID(flowstest.ApplicantID).SetStaffRoles([]role.Role{role.CommitteeMember}).Exec(ctx)
		}))
		t.Log("who sits on the committee")
		_, err := d.AcceptInvitation(flowstest.Applicant(t), d.invite(admin, "applicant@people.example", role.ReadOnly), "", "")
		flowstest.Refused(t, err, rules.ConflictOfInterest, "token")
	})
}

func TestSomebodyKnownJoinsAsWhoTheyAre(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		in := d.signIn()
		token := d.invite(flowstest.As(t, peak), email, role.Billing)
		_, err := d.AcceptInvitation(flowstest.Anonymous(t), token, password, rules.English)
		flowstest.Refused(t, err, rules.Taken, "password")
		_, err = d.AcceptInvitation(flowstest.Applicant(t), token, "", rules.English)
		flowstest.Refused(t, err, rules.NotEligible, "token")
		joined, err := d.AcceptInvitation(d.as(in), token, "", rules.English)
		d.must(err)
		if joined.Actor.PartnerID != peak.ID || joined.Actor.Has(role.Owner) || joined.Refresh != "" || !d.live(joined.Actor) {
			t.Errorf("joined as %+v", joined)
		}
		t.Run("their session goes on for the partner they joined", func(t *testing.T) {
			next, err := d.refresh(in.Refresh)
			d.must(err)
			if next.Actor.PartnerID != peak.ID {
				t.Errorf("refreshed to %+v", next.Actor)
			}
			in = next
		})
		t.Run("and for another when they say so, the next sign-in too", func(t *testing.T) {
			back, err := d.SwitchPartner(d.as(in), harbour.ID)
			d.must(err)
			if back.Actor.PartnerID != harbour.ID || !back.Actor.Has(role.Owner) || !d.live(back.Actor) {
				t.Errorf("switched to %+v", back.Actor)
			}
			if again := d.signIn(); again.Actor.PartnerID != harbour.ID {
				t.Errorf("signed in as %+v", again.Actor)
			}
			seats, err := d.Seats(d.as(back))
			d.must(err)
			if len(seats) != 2 || seats[0].Partner.Name != harbour.Name || !seats[0].Current || seats[1].Current || seats[1].Roles[0] != role.Billing {
				t.Errorf("seats are %+v, %+v", seats[0], seats[1])
			}
		})
		t.Run("but for none that is not theirs", func(t *testing.T) {
			for _, id := range []string{"", "ptr_none", peak.ID} {
				_, err := d.SwitchPartner(flowstest.Applicant(t), id)
				flowstest.Refused(t, err, rules.NotFound, "partnerId")
			}
		})
	})
}

func TestRemovalEndsSessionsInThatPartnerAtOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		wong := d.hire("wong@harbour.example", role.Admin)
		other, err := d.SignIn(flowstest.Anonymous(t), "wong@harbour.example", password, access.SecondStep{})
		d.must(err)
		elsewhere, err := d.AcceptInvitation(d.as(other), d.invite(flowstest.As(t, peak), "wong@harbour.example", role.ReadOnly), "", "")
		d.must(err)
		d.must(d.RemoveMember(flowstest.As(t, harbour), wong.Actor.ID))
		if d.live(wong.Actor) || d.live(other.Actor) {
			t.Error("a token for the partner still works")
		}
		d.ended(wong.Refresh)
		if next, err := d.refresh(other.Refresh); err != nil || next.Actor.PartnerID != peak.ID || !d.live(elsewhere.Actor) {
			t.Errorf("the session for another partner is answered %v", err)
		}
		again, err := d.SignIn(flowstest.Anonymous(t), "wong@harbour.example", password, access.SecondStep{})
		d.must(err)
		if again.Actor.PartnerID != peak.ID {
			t.Errorf("signs in as %+v", again.Actor)
		}
		flowstest.Refused(t, d.RemoveMember(flowstest.As(t, harbour), wong.Actor.ID), rules.NotFound, "memberId")
	})
}

func TestRolesAreChangedByWhoMayAndHoldAtOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		wong, admin := d.hire("wong@harbour.example", role.Registration), d.hire("admin@harbour.example", role.Admin)
		member, err := d.ChangeMemberRoles(d.as(admin), wong.Actor.ID, []role.Role{role.Billing})
		d.must(err)
		got, live, err := d.Recognize(t.Context(), wong.Actor)
		d.must(err)
		if !live || len(got.Roles) != 0 || !slices.Equal(member.Roles, []role.Role{role.Billing}) {
			t.Errorf("is recognized as %+v, %v", got, live)
		}
		_, err = d.ChangeMemberRoles(d.as(admin), harbour.Member, []role.Role{role.ReadOnly})
		flowstest.Refused(t, err, rules.NotEligible, "roles")
		_, err = d.ChangeMemberRoles(flowstest.As(t, harbour), harbour.Member, []role.Role{role.Admin})
		flowstest.Refused(t, err, rules.StatusProhibitsOperation, "memberId")
		flowstest.Refused(t, d.RemoveMember(flowstest.As(t, harbour), harbour.Member), rules.StatusProhibitsOperation, "memberId")
		_, err = d.ChangeMemberRoles(flowstest.As(t, peak), wong.Actor.ID, []role.Role{role.Admin})
		flowstest.Refused(t, err, rules.NotFound, "memberId")
		_, err = d.ChangeMemberRoles(flowstest.As(t, harbour), wong.Actor.ID, []role.Role{role.Owner})
		d.must(err)
		d.must(d.RemoveMember(flowstest.As(t, harbour), harbour.Member))
	})
}

func TestTwoOwnersWhoRemoveEachOtherAtOnceLeaveOne(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		second := d.hire("second@harbour.example", role.Owner)
		var wg sync.WaitGroup
		answers := make([]error, 2)
		wg.Go(func() { answers[0] = d.RemoveMember(flowstest.As(t, harbour), second.Actor.ID) })
		wg.Go(func() { answers[1] = d.RemoveMember(d.as(second), harbour.Member) })
		wg.Wait()
		if (answers[0] == nil) == (answers[1] == nil) {
			t.Errorf("answered %v", answers)
		}
		if n := w.Count("SELECT count(*) FROM membership WHERE partner_id = '" + harbour.ID + "'"); n != 1 {
			t.Errorf("%d owners are left", n)
		}
	})
}

func TestAnInvitationAcceptedManyTimesAtOnceIsAcceptedOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		token := d.invite(flowstest.As(t, harbour), "wong@harbour.example", role.ReadOnly)
		var wg sync.WaitGroup
		answers := make([]error, 4)
		for i := range answers {
			wg.Go(func() { _, answers[i] = d.AcceptInvitation(flowstest.Anonymous(t), token, password, rules.English) })
		}
		wg.Wait()
		joined := 0
		for _, err := range answers {
			var refusal *rules.Refusal
			if err == nil {
				joined++
			} else if !errors.As(err, &refusal) {
				t.Error(err)
			}
		}
		if joined != 1 {
			t.Errorf("%d joined", joined)
		}
	})
}
