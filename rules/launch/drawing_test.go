package launch_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"lionrock/rules"
	"lionrock/rules/launch"
)

func TestWhichSourcesMayBeCommitted(t *testing.T) {
	now := at(t, "2004-05-28T18:00:00+08:00")
	good := launch.FutureSource{Name: "Mark Six 04/045", Bits: 29.2, PublicAt: now.Add(time.Second)}
	with := func(change func(*launch.FutureSource)) []launch.FutureSource {
		changed := good
		change(&changed)
		return []launch.FutureSource{changed}
	}
	for _, c := range []struct {
		name    string
		sources []launch.FutureSource
		pool    int
		code    rules.Code
		field   string
	}{
		{"one that is still to come", []launch.FutureSource{good}, 2, "", ""},
		{"an instant later is later", with(func(s *launch.FutureSource) { s.PublicAt = now.Add(time.Microsecond) }), 2, "", ""},
		{"now is too late", with(func(s *launch.FutureSource) { s.PublicAt = now }), 2, rules.Invalid, "sources 0 publicAt"},
		{"exactly enough", with(func(s *launch.FutureSource) { s.Bits = 1 }), 2, "", ""},
		{"a hundredth too little", with(func(s *launch.FutureSource) { s.Bits = 0.99 }), 2, rules.Invalid, "sources"},
		{"eleven by one lottery", []launch.FutureSource{good}, 13, rules.Invalid, "sources"},
		{"none", nil, 2, rules.Invalid, "sources"},
		{"one that has no name", with(func(s *launch.FutureSource) { s.Name = "" }), 2, rules.Required, "sources 0 name"},
		{"one whose name is too long", with(func(s *launch.FutureSource) { s.Name = strings.Repeat("x", 201) }), 2, rules.Invalid, "sources 0 name"},
		{"one whose name has space around it", with(func(s *launch.FutureSource) { s.Name = " x" }), 2, rules.Invalid, "sources 0 name"},
		{"no entropy", with(func(s *launch.FutureSource) { s.Bits = 0 }), 2, rules.Invalid, "sources 0 bits"},
		{"no number of bits", with(func(s *launch.FutureSource) { s.Bits = math.NaN() }), 2, rules.Invalid, "sources 0 bits"},
		{"endless bits", with(func(s *launch.FutureSource) { s.Bits = math.Inf(1) }), 2, rules.Invalid, "sources 0 bits"},
		{"the same twice", []launch.FutureSource{good, good}, 2, rules.Invalid, "sources 1 name"},
		{"more than two bytes can number", []launch.FutureSource{good}, 65536, rules.Invalid, "setId"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, launch.Committable(c.sources, c.pool, now), c.code, c.field) })
	}
}

func TestWhichValuesADrawIsConductedWith(t *testing.T) {
	public := at(t, "2004-05-28T18:00:00+08:00")
	sources := []launch.FutureSource{{Name: "Mark Six", Bits: 29.2, PublicAt: public}, {Name: "drand", Bits: 65, PublicAt: public.Add(-time.Hour)}}
	for _, c := range []struct {
		name   string
		values [][]int
		at     time.Time
		code   rules.Code
		field  string
	}{
		{"from the instant on at which the last is public", [][]int{{0, 7}, {1, 2}}, public, "", ""},
		{"not a moment before", [][]int{{0, 7}, {1, 2}}, public.Add(-time.Microsecond), rules.StatusProhibitsOperation, "drawId"},
		{"a list for each source", [][]int{{0, 7}}, public, rules.Invalid, "values"},
		{"at least one value", [][]int{{0, 7}, {}}, public, rules.Invalid, "values 1"},
		{"at most twenty", [][]int{make([]int, 21), {1, 2}}, public, rules.Invalid, "values 0"},
		{"none below zero", [][]int{{0, -7}, {1, 2}}, public, rules.Invalid, "values 0 1"},
		{"as many as the declared entropy takes", [][]int{{0, 7}, {1}}, public, rules.Invalid, "values 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			values, refusal := launch.Conductible(sources, c.values, c.at)
			expect(t, refusal, c.code, c.field)
			if refusal == nil && (len(values) != 2 || values[0][1] != 7) {
				t.Error(values)
			}
		})
	}
}

func expect(t *testing.T, refusal *rules.Refusal, code rules.Code, field string) {
	t.Helper()
	switch {
	case refusal == nil && code == "":
	case refusal == nil || refusal.Code != code || strings.Join(refusal.Field, " ") != field:
		t.Errorf("answered %v %+v", refusal, refusal)
	case strings.Contains(refusal.Message.In(rules.English)+refusal.Message.In(rules.TraditionalChinese), "%!"):
		t.Error(refusal)
	}
}

func TestWhatDecidesInAClassIsSaid(t *testing.T) {
	for _, phase := range hk2004(t).Phases {
		for _, class := range phase.Classes {
			if text := class.Decides(); !text.Complete() {
				t.Errorf("%s %s: %v", phase.Kind, class.Code, text)
			}
		}
	}
	sunrise := hk2004(t).Phase(launch.Sunrise)
	if got := sunrise.Classes[0].Decides().In(rules.English); !strings.Contains(got, "draw") {
		t.Error(got)
	}
}

func TestRegistrantsAreClassedAsHolders(t *testing.T) {
	for kind, want := range map[rules.HolderKind]launch.HolderClass{
		rules.Government: launch.GovernmentHolder, rules.StatutoryBody: launch.StatutoryBodyHolder, rules.Company: launch.OtherHolder,
		rules.Individual: launch.OtherHolder,
	} {
		if got := launch.HolderClassOf(kind); got != want {
			t.Errorf("%s is %s", kind, got)
		}
	}
}
