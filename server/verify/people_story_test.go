package verify_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"strings"
	"time"

	"github.com/descope/virtualwebauthn"

	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/rules"
	"lionrock/rules/role"
)

const (
	joiner     = "joiner@peak.example"
	passphrase = "seven ferries past midnight"
)

// team tells of a person who joins by an invitation and adds a passkey.
func (s *story) team(frame *flows.Frame) {
	s.t.Helper()
	issue := func(flows.Actor) (access.Token, error) { return access.Token{}, nil }
	slow := func(context.Context, string) (time.Duration, error) { return 0, nil }
	doors := access.New(frame, func() time.Time { return s.now }, rand.Reader, issue, slow)
	doors.HashAt(flowstest.PasswordCost)
	doors.Portal = "https://partner.example.hk"
	owner := flows.WithRequest(s.t.Context(), flows.Request{ID: "req_3", Actor: flows.Actor{
		Kind: flows.Person, ID: officer, Label: "officer@registry.example", PartnerID: peak, Roles: []role.Role{role.Owner},
	}})
	_, link, err := doors.InviteMember(owner, joiner, []role.Role{role.Registration})
	must(s.t, err)
	_, token, _ := strings.Cut(link, "#")
	in, err := doors.AcceptInvitation(flows.WithRequest(s.t.Context(), flows.Request{ID: "req_4"}), token, passphrase, rules.English)
	must(s.t, err)
	themselves := flows.WithRequest(s.t.Context(), flows.Request{ID: "req_5", Actor: in.Actor})
	posed, err := doors.BeginPasskey(themselves, passphrase)
	must(s.t, err)
	options, err := virtualwebauthn.ParseAttestationOptions(string(posed.Options))
	must(s.t, err)
	party := virtualwebauthn.RelyingParty{ID: "partner.example.hk", Name: "Lionrock", Origin: doors.Portal}
	key := flowstest.NewPasskey()
	answer := virtualwebauthn.CreateAttestationResponse(party, virtualwebauthn.NewAuthenticator(), key, *options)
	_, _, err = doors.AddPasskey(themselves, "Phone", access.PasskeyAnswer{ChallengeID: posed.ID, Credential: json.RawMessage(answer)})
	must(s.t, err)
}
