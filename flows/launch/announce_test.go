package launch_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/rules"
	"lionrock/rules/draw"
	rule "lionrock/rules/launch"
	"lionrock/rules/paper"
)

func TestResultsAreProposedByOneOfficerAndAnnouncedByAnother(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		officer := flowstest.Officer(t)
		a, _ := h.twoWant()
		announce := func() error { return h.launches.AnnounceResults(officer, rule.Sunrise, "") }
		flowstest.Refused(t, h.launches.AnnounceResults(officer, rule.GeneralAvailability, ""), rules.StatusProhibitsOperation, "phase")
		flowstest.Refused(t, h.launches.AnnounceResults(officer, rule.PreRegistration, ""), rules.StatusProhibitsOperation, "phase")
		waiting := h.supply(harbour, a, rules.OtherDocument)
		if said := flowstest.Refused(t, announce(), rules.StatusProhibitsOperation, "phase").Message.In(rules.English); !strings.Contains(said, "kite.hk") {
			t.Error(said)
		}
		h.review(waiting, paper.Accepted)
		if said := flowstest.Refused(t, announce(), rules.StatusProhibitsOperation, "phase").Message.In(rules.English); !strings.Contains(said, "draw") {
			t.Error(said)
		}
		h.draws(a.set)
		flowstest.Refused(t, h.launches.AnnounceResults(officer, rule.Sunrise, "abc"), rules.Invalid, "resultsSha256")
		h.must(announce())
		hash := h.hash(rule.Sunrise)
		flowstest.Refused(t, announce(), rules.ConflictOfInterest, "phase")
		flowstest.Refused(t, h.launches.AnnounceResults(officer, rule.Sunrise, hash), rules.ConflictOfInterest, "phase")
		flowstest.Refused(t, h.launches.AnnounceResults(second(t), rule.Sunrise, ""), rules.Required, "resultsSha256")
		flowstest.Refused(t, h.launches.AnnounceResults(second(t), rule.Sunrise, "abc"), rules.Invalid, "resultsSha256")
		for _, err := range atOnce(4, func(int) error { return h.launches.AnnounceResults(second(t), rule.Sunrise, hash) }) {
			h.must(err)
		}
		h.must(announce()) // whoever asks again is given the same answer
		if n := h.audited("launch.announce"); n != 1 || h.audited("launch.propose") != 1 || h.audited("domain.allot") != 1 {
			t.Errorf("announced %d times", n)
		}
	})
}

func TestTwoWhoProposeAtOnceProposeOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		h.applies(harbour, rule.Sunrise, h.company(harbour, "Kite Limited"), "kite.hk", 1)
		h.at("2004-05-28T17:30:00+08:00")
		came := atOnce(4, func(i int) error {
			ctx := flowstest.Officer(t)
			if i%2 == 1 {
				ctx = second(t)
			}
			return h.launches.AnnounceResults(ctx, rule.Sunrise, "")
		})
		granted := 0
		for _, err := range came {
			var refusal *rules.Refusal
			if err == nil {
				granted++
			} else if !errors.As(err, &refusal) {
				t.Error(err)
			}
		}
		if n := h.audited("launch.propose"); n != 1 || granted < 1 || w.Count("SELECT count(*) FROM launch_tier WHERE announced_at IS NULL") != 1 {
			t.Errorf("proposed %d times, %d were granted: %v", n, granted, came)
		}
	})
}

func TestNoCellOfATableIsAFormula(t *testing.T) {
	body, err := launch.WriteCSV([][]string{{"=1+1", "+1", "-1", "@x", "\tx", " =1", "kite.hk", "a=b", ""}})
	const want = "'=1+1,'+1,'-1,'@x,'\tx,' =1,kite.hk,a=b,\n"
	if err != nil || string(body) != want {
		t.Errorf("written %q, %v", body, err)
	}
}

func TestAPhaseWaitsForTheResultsOfThoseBeforeIt(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		one := h.company(harbour, "Kite Limited")
		h.applies(harbour, rule.PriorityRegistration, one, "kite.hk", 1, markPapers...)
		late := h.applies(peak, rule.Sunrise, h.company(peak, "Wind Limited"), "kite.hk", 1)
		h.at("2004-05-28T17:30:00+08:00")
		flowstest.Refused(t, h.launches.AnnounceResults(flowstest.Officer(t), rule.Sunrise, ""), rules.StatusProhibitsOperation, "phase")
		h.announces(rule.PriorityRegistration)
		h.announces(rule.Sunrise)
		set, err := h.launches.ContentionSet(flowstest.Anonymous(t), "kite.hk", rule.Sunrise)
		if err != nil || *set.DecidedBy != rule.NoValidApplication || set.Winner != nil || set.Entries[0].ApplicationID != late.id ||
			set.Entries[0].Reason.In(rules.English) != rule.Taken.Text().In(rules.English) {
			t.Errorf("answered %+v, %v", set, err)
		}
	})
}

func TestEquivalentNamesAreThoseOfTheRegisterWhoeverServesThem(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		old, young := h.company(harbour, "Kite Limited"), h.body(peak, rules.NonProfit, "WIND  SOCIETY.")
		h.holds(harbour, old, "kite.com.hk", "2003-05-01T10:00:00+08:00")
		h.holds(harbour, h.body(harbour, rules.NonProfit, "Wind Society"), "kite.org.hk", "2003-03-01T10:00:00+08:00")
		a := h.applies(harbour, rule.PreRegistration, old, "kite.hk", 1)
		b := h.applies(peak, rule.PreRegistration, young, "kite.hk", 2)
		h.applies(peak, rule.PreRegistration, h.company(peak, "Nobody Limited"), "kite.hk", 3)
		h.at("2004-05-07T17:30:00+08:00")
		h.announces(rule.PreRegistration)
		set, err := h.launches.ContentionSet(flowstest.Anonymous(t), "kite.hk", rule.PreRegistration)
		if err != nil || *set.DecidedBy != rule.ByStanding || set.Winner.ApplicationID != b.id || *set.Winner.Equivalent != "kite.org.hk" ||
			*set.Winner.EquivalentSince != "2003-03-01" || set.Entries[1].ApplicationID != a.id || *set.Entries[1].Rank != 2 {
			t.Fatalf("answered %+v, %v", set, err)
		}
		if len(set.Steps) != 2 || set.Steps[1].Remaining[0] != set.Winner.Alias || set.Entries[2].Status != rule.InvalidStatus {
			t.Errorf("steps %+v, entries %+v", set.Steps, set.Entries)
		}
	})
}

func TestWhoSeesWhatBeforeTheAnnouncement(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		a, _ := h.twoWant()
		closed := h.Frame.Now()
		h.Clock.Set(closed.Add(-time.Hour))
		for _, ctx := range []func() (any, error){
			func() (any, error) {
				set, err := h.launches.ContentionSet(flowstest.Anonymous(t), "kite.hk", rule.Sunrise)
				return set == nil, err
			},
			func() (any, error) {
				set, err := h.launches.ContentionSet(flowstest.Officer(t), "kite.hk", rule.Sunrise)
				return set == nil, err
			},
		} {
			if nothing, err := ctx(); nothing != true || err != nil {
				t.Errorf("while the phase is open: %v, %v", nothing, err)
			}
		}
		h.Clock.Set(closed)
		public, err := h.launches.ContentionSet(flowstest.As(t, harbour), "kite.hk", rule.Sunrise)
		if err != nil || public.DecidedBy != nil || len(public.Entries) != 0 || len(public.Steps) != 0 || public.Draw != nil ||
			!strings.Contains(public.Explanation.In(rules.English), "29 May 2004, 12:00 Hong Kong time") {
			t.Errorf("a partner sees %+v, %v", public, err)
		}
		officers, err := h.launches.ContentionSet(flowstest.Officer(t), "kite.hk", rule.Sunrise)
		if err != nil || *officers.DecidedBy != rule.AwaitingDraw || len(officers.Entries) != 2 || officers.Entries[0].Rank != nil ||
			officers.Entries[0].Status != rule.PendingAllocation || officers.Winner != nil || len(officers.Steps) != 1 {
			t.Errorf("an officer sees %+v, %v", officers, err)
		}
		if s, err := h.launches.Summary(flowstest.Anonymous(t), rule.Sunrise); s != nil || err != nil {
			t.Errorf("the public sees %+v, %v", s, err)
		}
		h.supply(harbour, a, rules.OtherDocument)
		s, err := h.launches.Summary(flowstest.Officer(t), rule.Sunrise)
		if err != nil || s.Sets != 1 || s.Applications != 2 || s.AwaitingDraw != 1 || s.AwaitingReview != 1 {
			t.Errorf("an officer sees %+v, %v", s, err)
		}
		file, err := h.launches.ResultsFile(flowstest.Officer(t), rule.Sunrise)
		if file != nil || err != nil {
			t.Errorf("results are published before they are announced: %v", err)
		}
	})
}

func TestWhatIsPublishedIsEnoughToRecomputeIt(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		h := in2004(t, w)
		a, _ := h.twoWant()
		h.draws(a.set)
		h.announces(rule.Sunrise)
		file, err := h.launches.SetFile(t.Context(), rule.Sunrise, "kite.hk")
		h.must(err)
		var set struct {
			Inputs  rule.Published
			Sources []draw.Source
			Result  rule.Result
		}
		h.must(json.Unmarshal(file.Body, &set))
		p, err := rule.Shipped(rule.HK2004)
		h.must(err)
		o, err := p.Replay(&h.Book().Names, set.Inputs, set.Sources)
		h.must(err)
		text, err := rule.Results([]rule.Result{o.Result(rule.Sunrise, set.Inputs.Name)})
		h.must(err)
		results, err := h.launches.ResultsFile(t.Context(), rule.Sunrise)
		h.must(err)
		if string(results.Body) != text || rule.ResultsSHA256(text) != h.hash(rule.Sunrise) || strings.Contains(string(file.Body), "hash of") {
			t.Errorf("recomputed %s\npublished %s\n%s", text, results.Body, file.Body)
		}
		proofFile, err := h.launches.DrawFile(t.Context(), rule.Sunrise, "kite.hk")
		h.must(err)
		proof, err := draw.Read(proofFile.Body)
		h.must(err)
		if differences, err := proof.Verify(); err != nil || len(differences) > 0 || proof.Ranking[0] != *set.Result.Winner {
			t.Errorf("%v, %v", differences, err)
		}
	})
}
