package launch_test

import (
	"errors"
	"testing"
	"time"

	"lionrock/rules"
	"lionrock/rules/draw"
	"lionrock/rules/launch"
)

const (
	priority = launch.PriorityRegistration
	pre      = launch.PreRegistration
	sunrise  = launch.Sunrise
	general  = launch.GeneralAvailability
)

func TestWhoComesFirst(t *testing.T) {
	late := when(at(t, "2004-04-20T10:00:00+08:00"))
	for _, c := range []struct {
		name     string
		phase    launch.PhaseKind
		apps     []launch.Application
		holdings []string
		want     string
	}{
		{
			"the only applicant has the name", sunrise,
			[]launch.Application{applied(t, sunrise, "a", "A", "kite.hk")},
			nil, "ONLY_APPLICANT: a",
		},
		{
			"a mark with the equivalent name comes before one without", priority,
			[]launch.Application{applied(t, priority, "a", "A", "kite.hk"), applied(t, priority, "b", "B", "kite.hk")},
			[]string{"kite.com.hk B 2003-01-01"},
			"PRIORITY_CLASS: b >PRIORITY_CLASS> a",
		},
		{
			"a mark holder's .idv.hk name counts as any other", priority,
			[]launch.Application{applied(t, priority, "a", "A", "kite.hk"), applied(t, priority, "b", "B", "kite.hk")},
			[]string{"kite.com.hk A 2003-05-02", "kite.idv.hk B 2003-05-01"},
			"LONGEST_STANDING: b >LONGEST_STANDING> a",
		},
		{
			"marks of the same day are drawn, and those without a name stay behind", priority,
			[]launch.Application{
				applied(t, priority, "a", "A", "kite.hk"), applied(t, priority, "b", "B", "kite.hk"), applied(t, priority, "c", "C", "kite.hk"),
			},
			[]string{"kite.com.hk B 2003-01-01", "kite.org.hk A 2003-01-01"},
			"DRAW: a >DRAW> b >PRIORITY_CLASS> c",
		},
		{
			"the Government, then statutory bodies, then others, then the individual", pre,
			[]launch.Application{
				applied(t, pre, "i", "I", "kite.hk"), applied(t, pre, "o", "O", "kite.hk"), applied(t, pre, "s", "S", "kite.hk"),
				applied(t, pre, "g", "G", "kite.hk"),
			},
			[]string{
				"kite.idv.hk I 2003-03-01", "kite.com.hk O 1996-01-01", "kite.org.hk S 1999-01-01 STATUTORY_BODY",
				"kite.gov.hk G 2004-01-01 GOVERNMENT",
			},
			"PRIORITY_CLASS: g >PRIORITY_CLASS> s >PRIORITY_CLASS> o >PRIORITY_CLASS> i",
		},
		{
			"a statutory body ranks as such on any equivalent name", pre,
			[]launch.Application{applied(t, pre, "o", "O", "kite.hk"), applied(t, pre, "s", "S", "kite.hk")},
			[]string{"kite.com.hk S 2003-01-01 STATUTORY_BODY", "kite.org.hk O 1996-01-01"},
			"PRIORITY_CLASS: s >PRIORITY_CLASS> o",
		},
		{
			"an earlier .idv.hk name does not help who holds another", pre,
			[]launch.Application{applied(t, pre, "a", "A", "kite.hk"), applied(t, pre, "b", "B", "kite.hk")},
			[]string{"kite.idv.hk A 2003-03-01", "kite.com.hk A 2003-09-01", "kite.org.hk B 2003-06-01"},
			"LONGEST_STANDING: b >LONGEST_STANDING> a",
		},
		{
			"the longest standing of several names counts", pre,
			[]launch.Application{applied(t, pre, "a", "A", "kite.hk"), applied(t, pre, "b", "B", "kite.hk")},
			[]string{"kite.com.hk A 2003-01-01", "kite.org.hk A 1998-01-01", "kite.net.hk B 2000-01-01"},
			"LONGEST_STANDING: a >LONGEST_STANDING> b",
		},
		{
			"names of one day are equally long standing", pre,
			[]launch.Application{applied(t, pre, "b", "B", "kite.hk"), applied(t, pre, "a", "A", "kite.hk")},
			[]string{"kite.com.hk A 2001-06-01", "kite.org.hk B 2001-06-01"},
			"DRAW: b >DRAW> a",
		},
		{
			"a draw for the second place leaves the first to its class", pre,
			[]launch.Application{
				applied(t, pre, "a", "A", "kite.hk"), applied(t, pre, "b", "B", "kite.hk"), applied(t, pre, "g", "G", "kite.hk"),
			},
			[]string{"kite.com.hk A 2001-06-01", "kite.org.hk B 2001-06-01", "kite.gov.hk G 2003-01-01"},
			"PRIORITY_CLASS: g >PRIORITY_CLASS> a >DRAW> b",
		},
		{
			"a name that commenced on the day of application counts", pre,
			[]launch.Application{applied(t, pre, "a", "A", "kite.hk", late)},
			[]string{"kite.com.hk A 2004-04-20"},
			"ONLY_APPLICANT: a",
		},
		{
			"one that commenced the day after does not", pre,
			[]launch.Application{applied(t, pre, "a", "A", "kite.hk", late)},
			[]string{"kite.com.hk A 2004-04-21"},
			"NO_VALID_APPLICATION: -a=NOT_ELIGIBLE",
		},
		{
			"two holders of one .gov.hk name are bad data and never drawn", pre,
			[]launch.Application{
				applied(t, pre, "a", "A", "kite.hk"), applied(t, pre, "b", "B", "kite.hk"), applied(t, pre, "c", "C", "kite.hk"),
			},
			[]string{"kite.gov.hk A 2001-06-01", "kite.gov.hk B 2001-06-01", "kite.com.hk C 2003-01-01"},
			"ONLY_APPLICANT: c -a=NOT_ELIGIBLE -b=NOT_ELIGIBLE",
		},
		{
			"in the general launch the earliest instant wins", general,
			[]launch.Application{
				applied(t, general, "a", "A", "kite.hk", when(at(t, "2004-05-31T12:00:01+08:00"))),
				applied(t, general, "b", "B", "kite.hk", when(at(t, "2004-05-31T04:00:00Z"))),
			},
			nil, "FIRST_COME: b >FIRST_COME> a",
		},
		{
			"of one instant the smaller ID", general,
			[]launch.Application{applied(t, general, "b", "B", "kite.hk"), applied(t, general, "a", "A", "kite.hk")},
			nil,
			"FIRST_COME: a >FIRST_COME> b",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := decide(t, c.phase, launch.Contention{Applications: c.apps, Holdings: holdings(t, c.holdings...), Sources: lots})
			if got := said(o); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWhyAnApplicationIsSetAside(t *testing.T) {
	const consent = rules.BankingConsent
	early := when(at(t, "2004-01-26T11:59:59+08:00"))
	for _, c := range []struct {
		name  string
		app   launch.Application
		taken bool
		want  launch.Reason
	}{
		{"a name allocated before is taken, whatever else is wrong", applied(t, priority, "a", "A", "kite.hk", early, showing(), mark("x")), true, launch.Taken},
		{"a name that is none is invalid, whatever else is wrong", applied(t, priority, "a", "A", "-kite.hk", early, showing(), mark("x")), false, launch.InvalidName},
		{"a third-level name is not what is launched", applied(t, priority, "a", "A", "kite.com.hk"), false, launch.InvalidName},
		{"a reserved name cannot be allocated", applied(t, priority, "a", "A", "com.hk"), false, launch.InvalidName},
		{"a second too early is too early, whatever papers are missing", applied(t, priority, "a", "A", "kite.hk", early, showing(), mark("x")), false, launch.PhaseNotOpen},
		{"the consent for a restricted term is asked for", applied(t, priority, "a", "A", "kitebank.hk"), false, launch.DocumentsRequired},
		{"with both papers and the consent it is complete", applied(t, priority, "a", "A", "kitebank.hk",
			showing(consent, rules.TrademarkCertificate, rules.DeclarationOfOwnership)), false, ""},
		{"both papers of the phase are needed", applied(t, priority, "a", "A", "kite.hk", showing(rules.TrademarkCertificate)), false, launch.DocumentsRequired},
		{"papers are asked for before the mark is looked at", applied(t, priority, "a", "A", "kite.hk", showing(), mark("x")), false, launch.DocumentsRequired},
		{"a mark with another text is not the mark", applied(t, priority, "a", "A", "kite.hk", mark("kites")), false, launch.NotEligible},
		{"no mark is none", applied(t, priority, "a", "A", "kite.hk", mark("")), false, launch.NotEligible},
		{"capitals and white space of a mark do not matter", applied(t, priority, "a", "A", "kiteflyer.hk", mark(" Kite \u3000FLYER\t")), false, ""},
		{"a hyphen does", applied(t, priority, "a", "A", "kite-flyer.hk", mark("Kite Flyer")), false, launch.NotEligible},
		{"the name may be written in capitals", applied(t, sunrise, "a", "A", "KITE.HK"), false, ""},
		{"an equivalent name is needed in Pre-Registration", applied(t, pre, "a", "A", "kite.hk"), false, launch.NotEligible},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := decide(t, c.app.Phase, launch.Contention{Applications: []launch.Application{c.app}, Taken: c.taken})
			want := "ONLY_APPLICANT: a"
			if c.want != "" {
				want = "NO_VALID_APPLICATION: -a=" + string(c.want)
			}
			if got := said(o); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestOneApplicantHasOneEntry(t *testing.T) {
	first, second := when(at(t, "2004-05-17T12:00:00+08:00")), when(at(t, "2004-05-17T12:00:01+08:00"))
	for _, c := range []struct {
		name string
		apps []launch.Application
		want string
	}{
		{"the earliest stands, by instant", []launch.Application{
			applied(t, sunrise, "a", "A", "kite.hk", second), applied(t, sunrise, "b", "A", "kite.hk", first),
		}, "ONLY_APPLICANT: b -a=DUPLICATE_APPLICATION"},
		{"of one instant, by ID", []launch.Application{
			applied(t, sunrise, "b", "A", "kite.hk", first), applied(t, sunrise, "a", "A", "kite.hk", first),
		}, "ONLY_APPLICANT: a -b=DUPLICATE_APPLICATION"},
		{"an invalid one in front does not count", []launch.Application{
			applied(t, sunrise, "a", "A", "kite.hk", when(at(t, "2004-05-17T11:59:59+08:00"))), applied(t, sunrise, "b", "A", "kite.hk", first),
		}, "ONLY_APPLICANT: b -a=PHASE_NOT_OPEN"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := said(decide(t, sunrise, launch.Contention{Applications: c.apps})); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// The seconds at which every window opens and closes.
func TestTheWindowsAreHalfOpenToTheSecond(t *testing.T) {
	for _, c := range []struct {
		phase         launch.PhaseKind
		opens, closes string
	}{
		{priority, "2004-01-26T04:00:00Z", "2004-03-19T04:00:00Z"},
		{pre, "2004-04-06T04:00:00Z", "2004-05-07T09:30:00Z"},
		{sunrise, "2004-05-17T04:00:00Z", "2004-05-28T09:30:00Z"},
		{general, "2004-05-31T04:00:00Z", ""},
	} {
		p := hk2004(t).Phase(c.phase)
		open := func(instant time.Time, want bool) {
			t.Helper()
			if p.Open(instant) != want {
				t.Errorf("%s at %s: open is %v", c.phase, instant, !want)
			}
		}
		open(at(t, c.opens), true)
		open(at(t, c.opens).Add(-time.Second), false)
		open(at(t, c.opens).Add(-time.Nanosecond), false)
		if c.closes == "" {
			open(at(t, c.opens).AddDate(20, 0, 0), true)
			continue
		}
		open(at(t, c.closes).Add(-time.Second), true)
		open(at(t, c.closes).Add(-time.Nanosecond), true)
		open(at(t, c.closes), false)
	}
}

func TestWithoutItsSourcesADrawIsAwaited(t *testing.T) {
	o := decide(t, sunrise, launch.Contention{Applications: []launch.Application{
		applied(t, sunrise, "b", "B", "kite.hk"), applied(t, sunrise, "a", "A", "kite.hk"),
	}})
	if got, want := said(o), "AWAITING_DRAW: a >AWAITING_DRAW> b"; got != want || !o.Drawn || o.Winner() != nil {
		t.Errorf("%s, winner %v", got, o.Winner())
	}
}

func TestASetLargerThanTheEntropyIsRefusedAndNamed(t *testing.T) {
	p := hk2004(t)
	var apps []launch.Application
	for _, id := range []string{"a", "b", "c"} {
		apps = append(apps, applied(t, sunrise, id, id, "kite.hk"))
	}
	_, err := p.Decide(p.Phase(sunrise), launch.Contention{
		Subject: p.Subject(names(t), "kite.hk"), Applications: apps, Sources: []draw.Source{{Name: "coin", Values: []uint64{1}, Bits: 2}},
	})
	if !errors.Is(err, draw.ErrShortfall) || err.Error()[:7] != "kite.hk" {
		t.Error(err)
	}
}
