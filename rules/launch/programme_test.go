package launch_test

import (
	"strings"
	"testing"

	"lionrock/rules/launch"
)

func TestAProgrammeThatCouldNotBeRunIsRefused(t *testing.T) {
	good := asJSON(t, hk2004(t))
	if _, err := launch.Read([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"a phase that closes before it opens": {"2004-03-19T12:00:00", "2003-03-19T12:00:00"},
		"a phase inside the one before":       {"2004-04-06T12:00:00", "2004-03-18T12:00:00"},
		"results before the phase is over":    {"2004-05-08T12:00:00", "2004-05-07T12:00:00"},
		"an unknown tie rule":                 {`"tie":"DRAW"`, `"tie":"COIN"`},
		"an unknown order":                    {`"LONGEST_STANDING"`, `"TALLEST"`},
		"a phase twice":                       {`"kind":"SUNRISE"`, `"kind":"PRE_REGISTRATION"`},
		"no days to object":                   {`"days":14`, `"days":0`},
		"no word on cancelled names":          {"NEXT_IN_LINE", "SOLD"},
		"a field that nobody reads":           {`"suffix":"hk"`, `"suffix":"hk","colour":"red"`},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(good, change[0]) {
				t.Fatalf("the programme does not say %s", change[0])
			}
			if _, err := launch.Read([]byte(strings.Replace(good, change[0], change[1], 1))); err == nil {
				t.Error("it was taken")
			}
		})
	}
}

func TestWhatIsOpenOrOpensNext(t *testing.T) {
	for _, c := range []struct {
		at   string
		want launch.PhaseKind
		open bool
		over bool
	}{
		{"2003-12-01T00:00:00+08:00", priority, false, false},
		{"2004-01-26T12:00:00+08:00", priority, true, false},
		{"2004-03-19T12:00:00+08:00", pre, false, false},
		{"2004-05-10T12:00:00+08:00", sunrise, false, false},
		{"2004-05-31T11:59:59+08:00", general, false, false},
		{"2004-05-31T12:00:00+08:00", general, true, true},
		{"2026-01-01T00:00:00+08:00", general, true, true},
	} {
		p := hk2004(t)
		phase := p.Current(at(t, c.at))
		if phase.Kind != c.want || phase.Open(at(t, c.at)) != c.open || p.Over(at(t, c.at)) != c.over {
			t.Errorf("%s: %s", c.at, phase.Kind)
		}
	}
}

func TestObjectionsAreHeardToTheEndOfTheFourteenthDay(t *testing.T) {
	o := hk2004(t).Objections
	window := o.Window(at(t, "2004-05-08T12:00:00+08:00"))
	for instant, want := range map[string]bool{
		"2004-05-08T12:00:00+08:00": true, "2004-05-08T11:59:59+08:00": false,
		"2004-05-22T23:59:59+08:00": true, "2004-05-23T00:00:00+08:00": false,
	} {
		if window.Contains(at(t, instant)) != want {
			t.Errorf("%s: %v", instant, !want)
		}
	}
	if due := o.DecisionDue(at(t, "2004-05-10T23:00:00+08:00")); !due.Equal(at(t, "2004-06-10T00:00:00+08:00")) {
		t.Errorf("due %s", due)
	}
}

func TestADayIsThatOfHongKong(t *testing.T) {
	for instant, want := range map[string]string{
		"2004-04-05T15:59:59Z": "2004-04-05", "2004-04-05T16:00:00Z": "2004-04-06", "1969-12-31T15:59:59Z": "1969-12-31",
		"1996-02-28T16:00:00Z": "1996-02-29",
	} {
		if got := launch.DayOf(at(t, instant)).String(); got != want {
			t.Errorf("%s: %s, want %s", instant, got, want)
		}
	}
	if _, err := launch.ParseDay("2003-02-29"); err == nil {
		t.Error("a day that never was was taken")
	}
}
