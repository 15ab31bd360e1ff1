package rules_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lionrock/rules"
)

// hkt reads a Hong Kong wall clock.
func hkt(t testing.TB, clock string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04:05", clock, rules.HongKong)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func spoken(text rules.Text) [3]string {
	return [3]string{text.In(rules.English), text.In(rules.TraditionalChinese), text.In(rules.SimplifiedChinese)}
}

func TestASentenceIsSpokenInEachLanguage(t *testing.T) {
	day := rules.Say("Monday", "星期一", "星期一")
	for _, test := range []struct {
		name string
		text rules.Text
		want [3]string
	}{
		{
			"a plain sentence may hold a percent sign",
			rules.Say("5 % off", "減 5%", "减 5%"),
			[3]string{"5 % off", "減 5%", "减 5%"},
		},
		{
			"also within another",
			rules.Say("%s today.", "今天%s。", "今天%s。").With(rules.Say("5 % off", "減 5%", "减 5%")),
			[3]string{"5 % off today.", "今天減 5%。", "今天减 5%。"},
		},
		{
			"values are filled in, and a sentence within is spoken in the same language",
			rules.Say("Closed on %s after %d.", "%s %d 時後休息。", "%s %d 时后休息。").With(day, 5),
			[3]string{"Closed on Monday after 5.", "星期一 5 時後休息。", "星期一 5 时后休息。"},
		},
		{
			"the thousands of an amount are told apart, whatever its sign",
			rules.Say("HK$%s and HK$%s and HK$%s", "HK$%s、HK$%s、HK$%s", "HK$%s、HK$%s、HK$%s").
				With(1_234_567*rules.Dollar+5, -1000*rules.Dollar, 999*rules.Dollar),
			[3]string{
				"HK$1,234,567.05 and HK$-1,000.00 and HK$999.00", "HK$1,234,567.05、HK$-1,000.00、HK$999.00",
				"HK$1,234,567.05、HK$-1,000.00、HK$999.00",
			},
		},
		{
			"Chinese sentences follow one another without a space",
			rules.Say("One.", "一。", "一。").Then(rules.Say("%d.", "%d。", "%d。").With(2)),
			[3]string{"One. 2.", "一。2。", "一。2。"},
		},
		{
			"two sentences are followed by two others, in that order, and spoken whole within another",
			rules.Say("He said: %s", "他說：%s", "他说：%s").With(
				rules.Say("One.", "一。", "一。").Then(rules.Say("Two.", "二。", "二。")).
					Then(rules.Say("%d.", "%d。", "%d。").With(3).Then(rules.Say("Four.", "四。", "四。")))),
			[3]string{"He said: One. Two. 3. Four.", "他說：一。二。3。四。", "他说：一。二。3。四。"},
		},
		{
			"nothing is followed by the sentence alone",
			rules.Text{}.Then(day),
			[3]string{"Monday", "星期一", "星期一"},
		},
		{
			"a date is written as each language writes it, in Hong Kong",
			rules.Day(time.Date(2026, 8, 2, 16, 0, 0, 0, time.UTC)),
			[3]string{"3 August 2026", "2026年8月3日", "2026年8月3日"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, spoken(test.text)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff("Said: "+test.want[0], string(test.text.Append([]byte("Said: "), rules.English))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestASentenceIsNotChangedByWhatIsSaidAfterIt(t *testing.T) {
	one := rules.Say("One.", "一。", "一。").Then(rules.Say("Two.", "二。", "二。"))
	three := one.Then(rules.Say("Three.", "三。", "三。"))
	if got := one.In(rules.English) + " | " + three.In(rules.English); got != "One. Two. | One. Two. Three." {
		t.Error(got)
	}
}

func TestAnUnknownLocaleIsAnsweredInEnglish(t *testing.T) {
	if got := rules.Say("Yes.", "是。", "是。").In("fr"); got != "Yes." {
		t.Errorf("answered %q", got)
	}
}

func TestAStoredSentenceSaysTheSame(t *testing.T) {
	said := rules.Say("%s %% off", "減收 %s%%", "减收 %s%%").With(rules.Percent(750))
	stored, err := json.Marshal(said)
	if err != nil {
		t.Fatal(err)
	}
	var read rules.Text
	if err := json.Unmarshal(stored, &read); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(spoken(said), spoken(read)); diff != "" {
		t.Error(diff)
	}
}

func TestASentenceIsCompleteInThreeLanguages(t *testing.T) {
	for _, test := range []struct {
		name string
		text rules.Text
		want bool
	}{
		{"all three", rules.Say("a", "b", "c"), true},
		{"no English", rules.Say("", "b", "c"), false},
		{"no Traditional Chinese", rules.Say("a", "", "c"), false},
		{"no Simplified Chinese", rules.Say("a", "b", ""), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.text.Complete(); got != test.want {
				t.Errorf("complete = %t", got)
			}
		})
	}
}

func TestARefusalSaysWhatAndWhere(t *testing.T) {
	refusal := rules.Refuse(rules.Taken, rules.Say("It is taken.", "已被註冊。", "已被注册。"), "names", "0")
	if refusal.Code != rules.Taken || !cmp.Equal(refusal.Field, []string{"names", "0"}) {
		t.Errorf("refusal of %v with %s", refusal.Field, refusal.Code)
	}
	wrapped := errors.Join(errors.New("register domain"), refusal)
	var found *rules.Refusal
	if !errors.As(wrapped, &found) || found.Error() != "TAKEN: It is taken." {
		t.Errorf("found %v in %v", found, wrapped)
	}
}

func TestAPaperSatisfiesARequirementByItsKindOrAnAlternative(t *testing.T) {
	requirement := rules.Requirement{
		Kind:         rules.BusinessRegistration,
		Alternatives: []rules.DocumentKind{rules.CertificateOfIncorporation},
	}
	for kind, want := range map[rules.DocumentKind]bool{
		rules.BusinessRegistration: true, rules.CertificateOfIncorporation: true, rules.IdentityDocument: false,
	} {
		if got := requirement.SatisfiedBy(kind); got != want {
			t.Errorf("satisfied by %s: %t", kind, got)
		}
	}
}

func TestAWordIsKnownByItsList(t *testing.T) {
	if !rules.Known(rules.English) || rules.Known(rules.Locale("en")) || rules.Known(rules.DocumentKind("")) {
		t.Error("Known does not follow Values")
	}
}

func TestARuleKeepsTheVersionItWasReadWith(t *testing.T) {
	law := rules.Rule{Code: "price.list"}
	if read := law.At("prices-1"); read.Version != "prices-1" || read.Code != law.Code || law.Version != "" {
		t.Errorf("read %+v from %+v", read, law)
	}
}

// The Pre-Registration Period as published in 2004, second by second.
func TestAWindowIsHalfOpen(t *testing.T) {
	preRegistration := rules.Window{Opens: hkt(t, "2004-04-06 12:00:00"), Closes: hkt(t, "2004-05-07 17:30:00")}
	for _, test := range []struct {
		name, at string
		want     bool
	}{
		{"a second before noon of the opening day is out", "2004-04-06 11:59:59", false},
		{"noon of the opening day is in", "2004-04-06 12:00:00", true},
		{"the last second before half past five is in", "2004-05-07 17:29:59", true},
		{"half past five of the closing day is out", "2004-05-07 17:30:00", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			at := hkt(t, test.at)
			if preRegistration.Contains(at) != test.want || preRegistration.Contains(at.UTC()) != test.want {
				t.Errorf("want %t, whatever the zone of the clock", test.want)
			}
		})
	}
}

func TestMonthsAreCalendarMonthsInHongKong(t *testing.T) {
	for _, test := range []struct {
		name, from string
		months     int
		want       string
	}{
		{"a year keeps day and time", "2026-03-05 10:15:30", 12, "2027-03-05 10:15:30"},
		{"a year from 29 February is 28 February", "2024-02-29 23:59:59", 12, "2025-02-28 23:59:59"},
		{"four years from 29 February are 29 February", "2024-02-29 00:00:00", 48, "2028-02-29 00:00:00"},
		{"a year to a leap year's 28 February stays the 28th", "2027-02-28 12:00:00", 12, "2028-02-28 12:00:00"},
		{"a year from 31 December", "2025-12-31 23:59:59", 12, "2026-12-31 23:59:59"},
		{"a month from 31 January ends February", "2026-01-31 08:00:00", 1, "2026-02-28 08:00:00"},
		{"a month back from 31 March ends February", "2026-03-31 08:00:00", -1, "2026-02-28 08:00:00"},
		{"a month from 31 December turns the year", "2025-12-31 08:00:00", 1, "2026-01-31 08:00:00"},
		{"no month changes nothing", "2024-02-29 08:00:00", 0, "2024-02-29 08:00:00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := rules.AddMonths(hkt(t, test.from).UTC(), test.months)
			if !got.Equal(hkt(t, test.want)) {
				t.Errorf("%d months from %s = %s, want %s", test.months, test.from, got, test.want)
			}
		})
	}
}

func TestTheDayBeginsAtMidnightInHongKong(t *testing.T) {
	for _, test := range []struct{ name, at, want string }{
		{"the first second is that day's", "2026-01-01 00:00:00", "2026-01-01 00:00:00"},
		{"the last second is that day's", "2025-12-31 23:59:59", "2025-12-31 00:00:00"},
		{"early morning is still yesterday in Greenwich", "2026-03-01 07:59:59", "2026-03-01 00:00:00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := rules.Midnight(hkt(t, test.at).UTC()); !got.Equal(hkt(t, test.want)) {
				t.Errorf("midnight of %s = %s", test.at, got)
			}
		})
	}
}

func TestMonthsNeverLeapOverAMonth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := time.Unix(rapid.Int64Range(0, 4102444800).Draw(t, "second"), 0).In(rules.HongKong)
		months := rapid.IntRange(-600, 600).Draw(t, "months")
		got := rules.AddMonths(from, months)
		want := from.Year()*12 + int(from.Month()) + months
		if landed := got.Year()*12 + int(got.Month()); landed != want || got.Day() > from.Day() {
			t.Fatalf("%d months from %s = %s", months, from, got)
		}
	})
}
