package launch_test

import (
	"strings"
	"testing"
	"time"

	"lionrock/rules"
	"lionrock/rules/launch"
	"lionrock/rules/paper"
)

func TestWhereAnApplicationStandsFollowsFromFacts(t *testing.T) {
	phase := hk2004(t).Phase(launch.PriorityRegistration)
	open, closed := phase.Opens, phase.Closes
	announced := closed.Add(time.Hour)
	papers := func(certificate, declaration paper.State) []paper.Supplied {
		return []paper.Supplied{{Kind: rules.TrademarkCertificate, State: certificate}, {Kind: rules.DeclarationOfOwnership, State: declaration}}
	}
	good := papers(paper.Accepted, paper.Accepted)
	won := func(id string) *launch.Result {
		return &launch.Result{
			Winner: &id, DecidedBy: launch.ByClass, Ranking: []string{"a", "b"}, Rejected: map[string]launch.Reason{"c": launch.DocumentsRequired, "d": launch.Taken},
		}
	}
	for _, c := range []struct {
		name     string
		standing launch.Standing
		at       time.Time
		want     launch.Status
		rank     int
	}{
		{"papers that nobody has looked at", launch.Standing{Papers: papers(paper.UnderReview, paper.Accepted)}, open, launch.PendingValidation, 0},
		{"they are still waited for when the phase has closed", launch.Standing{Papers: papers(paper.UnderReview, paper.Accepted)}, closed, launch.PendingValidation, 0},
		{"a rejected paper", launch.Standing{Papers: papers(paper.Rejected, paper.UnderReview)}, open, launch.InvalidStatus, 0},
		{"papers in order", launch.Standing{Papers: good}, closed.Add(-1), launch.Validated, 0},
		{"the instant of closing", launch.Standing{Papers: good}, closed, launch.PendingAllocation, 0},
		{"withdrawn", launch.Standing{Papers: good, Withdrawn: true}, announced, launch.Withdrawn, 0},
		{"a moment before the announcement", launch.Standing{ID: "a", Papers: good, Announced: &announced, Result: won("a")}, announced.Add(-1), launch.PendingAllocation, 0},
		{"the winner", launch.Standing{ID: "a", Papers: good, Announced: &announced, Result: won("a")}, announced, launch.Allocated, 1},
		{"the second", launch.Standing{ID: "b", Papers: good, Announced: &announced, Result: won("a")}, announced, launch.RejectedStatus, 2},
		{"the second, when the first was cancelled", launch.Standing{ID: "b", Papers: good, Announced: &announced, Result: won("a"), Moved: true}, announced, launch.Allocated, 2},
		{"the first, when it was cancelled", launch.Standing{ID: "a", Papers: good, Announced: &announced, Result: won("a"), Cancelled: true}, announced, launch.Cancelled, 1},
		{"without papers", launch.Standing{ID: "c", Announced: &announced, Result: won("a")}, announced, launch.InvalidStatus, 0},
		{"taken in an earlier phase", launch.Standing{ID: "d", Announced: &announced, Result: won("a")}, announced, launch.RejectedStatus, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.standing.Phase, c.standing.Asked = phase, phase.Papers
			stands := c.standing.Stands(c.at)
			if stands.Status != c.want || stands.Rank != c.rank || !stands.Reason.Complete() {
				t.Errorf("it stands at %s, rank %d: %s", stands.Status, stands.Rank, stands.Reason.In(rules.English))
			}
			for _, locale := range []rules.Locale{rules.English, rules.TraditionalChinese, rules.SimplifiedChinese} {
				if said := stands.Reason.In(locale); strings.Contains(said, "%!") {
					t.Errorf("it is said wrongly: %s", said)
				}
			}
		})
	}
}

func TestOneCompanyIsOneApplicantHoweverItsNameIsWritten(t *testing.T) {
	kite := launch.Applicant(rules.Company, "HK", "Kite Co., Ltd.")
	for _, c := range []struct {
		name          string
		kind          rules.HolderKind
		country, full string
		same          bool
	}{
		{"in capitals and without punctuation", rules.Company, "hk", "KITE CO LTD", true},
		{"with other spaces", rules.Company, "HK", " Kite  Co.,Ltd. ", true},
		{"another name", rules.Company, "HK", "Kites Co., Ltd.", false},
		{"in another place", rules.Company, "SG", "Kite Co., Ltd.", false},
		{"of another kind", rules.NonProfit, "HK", "Kite Co., Ltd.", false},
	} {
		if same := launch.Applicant(c.kind, c.country, c.full) == kite; same != c.same {
			t.Errorf("%s: the same is %t", c.name, same)
		}
	}
	if strings.Contains(kite, "kite") || len(kite) != 32 {
		t.Errorf("it tells %q", kite)
	}
}

func TestAnAliasIsStableAndTellsNothingAcrossSets(t *testing.T) {
	one := launch.Alias([]byte("key"), "set_1", "applicant", 0)
	if one != launch.Alias([]byte("key"), "set_1", "applicant", 0) || len(one) != len("Applicant ABC234") {
		t.Errorf("it is %q", one)
	}
	for what, other := range map[string]string{
		"in another set": launch.Alias([]byte("key"), "set_2", "applicant", 0), "of another applicant": launch.Alias([]byte("key"), "set_1", "other", 0),
		"by another key": launch.Alias([]byte("yek"), "set_1", "applicant", 0), "at another try": launch.Alias([]byte("key"), "set_1", "applicant", 1),
	} {
		if other == one {
			t.Errorf("%s it is the same", what)
		}
	}
}
