package launch_test

import (
	"testing"
	"time"

	"lionrock/rules"
	"lionrock/rules/launch"
)

func TestResultsAreAnnouncedByAnotherOfficerUnderTheirHash(t *testing.T) {
	proposed := at(t, "2004-05-29T11:00:00+08:00")
	p := launch.Proposal{SHA256: "abc", By: "one", At: proposed}
	for _, c := range []struct {
		name, officer, hash string
		at                  time.Time
		code                rules.Code
		field               string
	}{
		{"another, at the very instant", "two", "abc", proposed, "", ""},
		{"who has proposed them", "one", "abc", proposed, rules.ConflictOfInterest, "phase"},
		{"without a hash", "two", "", proposed, rules.Required, "resultsSha256"},
		{"under another hash", "two", "abd", proposed, rules.Invalid, "resultsSha256"},
		{"before they were proposed", "two", "abc", proposed.Add(-time.Microsecond), rules.StatusProhibitsOperation, "phase"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, p.Announce(c.officer, c.hash, c.at), c.code, c.field) })
	}
}
