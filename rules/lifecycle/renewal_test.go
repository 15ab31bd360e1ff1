package lifecycle_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/lifecycle"
)

func TestWhenANameMayBeRenewed(t *testing.T) {
	locked := harbour(t)
	locked.Prohibitions = []lifecycle.Status{lifecycle.ServerRenewProhibited}
	lockedByHolder := harbour(t)
	lockedByHolder.Prohibitions = []lifecycle.Status{lifecycle.ClientRenewProhibited}
	for _, test := range []struct {
		name, at string
		facts    lifecycle.Facts
		late     bool
		refused  string
	}{
		{"not while it is held", "2026-03-04 00:00:00", harbour(t), false, "Only a registered name"},
		{"not a second before the window opens", "2027-01-04 09:59:59", harbour(t), false, "Renewal opens on 4 January 2027."},
		{"from sixty days before expiry", "2027-01-04 10:00:00", harbour(t), false, ""},
		{"to the last second of its term", "2027-03-05 09:59:59", harbour(t), false, ""},
		{"in grace at the usual price", "2027-03-05 10:00:00", harbour(t), false, ""},
		{"to the last second of grace", "2027-04-02 09:59:59", harbour(t), false, ""},
		{"in blackout with the late charge", "2027-04-02 10:00:00", harbour(t), true, ""},
		{"to the last second of the blackout", "2027-06-01 09:59:59", harbour(t), true, ""},
		{"not when it is free", "2027-06-01 10:00:00", harbour(t), false, "Only a registered name"},
		{"not when the registry locked it", "2027-02-01 00:00:00", locked, false, "locked against renewal"},
		{"not when its holder locked it", "2027-02-01 00:00:00", lockedByHolder, false, "locked against renewal"},
	} {
		t.Run(test.name, func(t *testing.T) {
			late, refusal := dials().Renewable(test.facts, hkt(t, test.at).UTC())
			if late != test.late || (refusal != nil) != (test.refused != "") {
				t.Fatalf("late %t, refused %v", late, refusal)
			}
			if refusal != nil && (refusal.Code != rules.StatusProhibitsOperation || !strings.Contains(refusal.Error(), test.refused)) {
				t.Errorf("refused %v, want %q", refusal, test.refused)
			}
		})
	}
}

func TestNameServersAreFewAndEachNamedOnce(t *testing.T) {
	thirteen := strings.Split("a b c d e f g h i j k l m", " ")
	for _, test := range []struct {
		name  string
		hosts []string
		min   int
		field []string
	}{
		{"none is allowed", nil, 0, nil},
		{"thirteen are allowed", thirteen, 0, nil},
		{"fourteen are too many", append(thirteen, "n"), 0, []string{"nameServers"}},
		{"one is too few where two are asked for", []string{"a"}, 2, []string{"nameServers"}},
		{"one named twice is refused where it stands", []string{"a", "b", "a"}, 0, []string{"nameServers", "2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := dials()
			d.MinNameServers = test.min
			refusal := d.AdmitNameServers(test.hosts)
			if (refusal != nil) != (test.field != nil) {
				t.Fatalf("refused %v", refusal)
			}
			if refusal != nil && (refusal.Code != rules.Invalid || !cmp.Equal(refusal.Field, test.field) || !refusal.Message.Complete()) {
				t.Errorf("refused %v of %v", refusal, refusal.Field)
			}
		})
	}
}
