package access_test

import (
	"testing"
	"time"

	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/rules"
	"lionrock/rules/role"
)

func TestAPartnerIsAdmittedWithAnOwnerWhoCanSignIn(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		given, err := d.AdmitPartner(flowstest.System(t), access.AdmitPartnerInput{
			Handle: "star-ferry", Name: "Star Ferry Names", Owner: "Owner@Ferry.example", WebsiteURL: "https://ferry.example",
		})
		d.must(err)
		in, err := d.SignIn(flowstest.Anonymous(t), "owner@ferry.example", given, access.SecondStep{})
		d.must(err)
		if in.Actor.PartnerID == "" || !in.Actor.Has(role.Owner) {
			t.Errorf("signed in as %+v", in.Actor)
		}
		account, err := w.DB.Reader().PartnerAccount(flowstest.System(t), in.Actor.PartnerID)
		d.must(err)
		if account.CreditsPosted != 0 {
			t.Error("the account does not begin with nothing")
		}
	})
}

func TestSomebodyWhoIsKnownKeepsTheirPassword(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		d.enrol(harbour.Member, "")
		given, err := d.AdmitPartner(flowstest.System(t), access.AdmitPartnerInput{Handle: "second", Name: "Second", Owner: email})
		d.must(err)
		if given != "" {
			t.Error("a password was given that nobody can use")
		}
		_, err = d.SignIn(flowstest.Anonymous(t), email, password, access.SecondStep{})
		d.must(err)
	})
}

func TestAPartnerThatCannotBeAdmittedIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		d := openDoor(t, w)
		good := access.AdmitPartnerInput{Handle: "ferry", Name: "Ferry", Owner: "owner@ferry.example"}
		for name, c := range map[string]struct {
			change func(*access.AdmitPartnerInput)
			code   rules.Code
			field  string
		}{
			"a handle with capitals":           {func(in *access.AdmitPartnerInput) { in.Handle = "Ferry" }, rules.Invalid, "handle"},
			"a handle that ends in a hyphen":   {func(in *access.AdmitPartnerInput) { in.Handle = "ferry-" }, rules.Invalid, "handle"},
			"a handle that is taken":           {func(in *access.AdmitPartnerInput) { in.Handle = harbour.Handle }, rules.Taken, "handle"},
			"no name":                          {func(in *access.AdmitPartnerInput) { in.Name = "" }, rules.Required, "name"},
			"a name of two lines":              {func(in *access.AdmitPartnerInput) { in.Name = "a\nb" }, rules.Invalid, "name"},
			"an owner who has no address":      {func(in *access.AdmitPartnerInput) { in.Owner = "ferry" }, rules.Invalid, "email"},
			"a website that is no address":     {func(in *access.AdmitPartnerInput) { in.WebsiteURL = "javascript:1" }, rules.Invalid, "website"},
			"somebody who joins in the future": {func(in *access.AdmitPartnerInput) { in.JoinedAt = flowstest.Start.Add(48 * time.Hour) }, rules.Invalid, "joined"},
		} {
			in := good
			c.change(&in)
			_, err := d.AdmitPartner(flowstest.System(t), in)
			t.Log(name)
			flowstest.Refused(t, err, c.code, c.field)
		}
	})
}
