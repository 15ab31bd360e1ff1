package verify_test

import (
	"context"
	"time"

	"lionrock/flows"
	"lionrock/flows/letters"
	"lionrock/flows/program"
	"lionrock/rules"
	"lionrock/rules/role"
)

// letters tells of a promotion that is announced under an embargo, and of a reader who consented to news.
func (s *story) letters(frame *flows.Frame) {
	reader := flows.Actor{Kind: flows.Person, ID: "per_01J0000000000000000READER1", Label: "reader@people.example"}
	must(s.t, frame.DB.InTx(s.system(), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Person.Create().SetID(reader.ID).SetEmail(reader.Label).SetPasswordHash("-").SetLocale(rules.English).
			SetStaffRoles([]role.Role{}).SetCreatedAt(s.now).Exec(ctx)
	}))
	programs := program.New(frame, nil)
	post := letters.New(frame, flows.Links{Base: "https://partners.example.hk", Key: []byte("key")})
	_, err := post.SetConsent(flows.WithRequest(s.t.Context(), flows.Request{Actor: reader}), true)
	must(s.t, err)
	public := s.now.Add(24 * time.Hour)
	half := rules.Say("Half price", "半價", "半价")
	_, err = programs.Announce(s.asOfficer(), program.AnnounceInput{Title: half, Body: half, Promotion: true, PublicFrom: &public})
	must(s.t, err)
	s.now = public
	waiting, err := post.Write(s.t.Context(), programs.News)
	must(s.t, err)
	for _, id := range waiting {
		_, err := post.Send(s.t.Context(), id, func(context.Context, letters.Mail) error { return nil })
		must(s.t, err)
	}
}
