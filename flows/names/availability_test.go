package names_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/names"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/name"
	"lionrock/rules/price"
	"lionrock/rules/registration"
)

func available(t *testing.T, w *flowstest.World, asked ...string) []*view.Availability {
	t.Helper()
	answers, err := w.Names.Availability(flowstest.Anonymous(t), asked, 1)
	if err != nil || len(answers) != len(asked) {
		t.Fatalf("%d names were answered %d times, %v", len(asked), len(answers), err)
	}
	return answers
}

func TestEachNameIsAnsweredInItsPlace(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		w.Register(harbour, "taken.hk")
		w.Register(harbour, "香港龍.hk")
		w.Register(harbour, "waits.com.hk")
		asked := []string{
			"free.hk", "taken.hk", "香港龙.hk", "waits.com.hk", "riverbank.hk", "government.hk", "a.hk", "not a name", "", "TAKEN.HK",
			"tea.com", "free.hk",
		}
		want := []name.Status{
			name.Available, name.Registered, name.Registered, name.Registered, name.Available, name.Prohibited, name.Reserved,
			name.Invalid, name.Invalid, name.Registered, name.Invalid, name.Available,
		}
		for i, a := range available(t, w, asked...) {
			if a.Status != want[i] {
				t.Errorf("%q is %s, want %s: %s", asked[i], a.Status, want[i], a.Reason.In(rules.English))
			}
			if !a.Reason.Complete() || a.Rule.Code == "" {
				t.Errorf("%q is answered without a reason or a rule: %+v", asked[i], a)
			}
			if priced := len(a.Fees()) > 0; priced != (a.Status != name.Invalid) {
				t.Errorf("%q has fees: %t", asked[i], priced)
			}
			if (a.ASCIIName != nil) != (a.Status != name.Invalid) {
				t.Errorf("%q has an ASCII form: %v", asked[i], a.ASCIIName)
			}
		}
	})
}

func TestTwoHundredNamesAreAnsweredAndNotOneMore(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 20000*rules.Dollar)
		asked := make([]string, names.AvailabilityMax)
		for i := range asked {
			asked[i] = fmt.Sprintf("name-%d.hk", i)
			if i%10 == 0 {
				w.Register(harbour, asked[i])
			}
		}
		slices.Reverse(asked)
		for i, a := range available(t, w, asked...) {
			if taken := (len(asked)-1-i)%10 == 0; a.Name != asked[i] || (a.Status == name.Registered) != taken {
				t.Errorf("%s is answered %s, %s", asked[i], a.Name, a.Status)
			}
		}
		_, err := w.Names.Availability(flowstest.Anonymous(t), append(asked, "one-more.hk"), 1)
		flowstest.Refused(t, err, rules.Invalid, "names")
		_, err = w.Names.Availability(flowstest.Anonymous(t), asked[:1], 4)
		flowstest.Refused(t, err, rules.PeriodNotOffered, "years")
		if none, err := w.Names.Availability(flowstest.Anonymous(t), nil, 1); err != nil || len(none) != 0 {
			t.Errorf("no names are answered %v, %v", none, err)
		}
	})
}

// What is answered agrees with what comes of registering: a name that is said to be available can be had, and one that is
// not cannot.
func TestWhateverIsAskedIsAnsweredAndTheAnswerIsTrue(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 100000*rules.Dollar)
		holder := w.Holder(harbour, rules.Company)
		rapid.Check(t, func(r *rapid.T) {
			asked := rapid.SliceOfN(rapid.OneOf(
				rapid.String(),
				rapid.StringMatching(`[a-c茶龍龙]{1,3}\.(com\.)?hk`),
				rapid.StringMatching(`[ -~]{0,5}bank[ -~]{0,5}\.hk`),
				rapid.SampledFrom([]string{"\x00", "\xff\xfe", "%s.hk", "a\u202eb.hk", strings.Repeat("a", 70000) + ".hk", "xn--.hk", "..hk"}),
			), 1, 8).Draw(r, "names")
			answers, err := w.Names.Availability(flowstest.Anonymous(t), asked, 1)
			if err != nil || len(answers) != len(asked) {
				r.Fatalf("%q is answered %d times, %v", asked, len(answers), err)
			}
			for i, a := range answers {
				again, err := w.Names.Availability(flowstest.As(t, harbour), asked[i:i+1], 1)
				if err != nil || again[0].Status != a.Status || again[0].Name != a.Name {
					r.Fatalf("%q is %s among others and %s alone, %v", asked[i], a.Status, again[0].Status, err)
				}
			}
			last := answers[len(answers)-1]
			_, err = w.Names.RehearseRegistration(flowstest.As(t, harbour), names.RegisterDomainInput{
				Name: asked[len(asked)-1], Years: 1, RegistrantID: holder,
			})
			can := err == nil
			if said := last.Status == name.Available && slices.Contains([]string{"hk", "com.hk"}, last.Category.Suffix); said != can {
				r.Fatalf("%q is said to be %s, and asked for is answered %v", last.Name, last.Status, err)
			}
			if can && last.Category.Suffix == "hk" {
				w.Register(harbour, asked[len(asked)-1], flowstest.For(holder))
			}
		})
	})
}

func TestAPartnerIsToldItsOwnPrices(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		half := rules.Percent(5000)
		_, err := w.Programs.CreatePromotion(flowstest.Officer(t), price.Promotion{
			Title: "Half", Operations: []price.Operation{price.Create}, PercentOff: &half, PartnersOnly: true,
			Window: rules.Window{Opens: w.Frame.Now(), Closes: rules.AddDays(w.Frame.Now(), 7)},
		})
		if err != nil {
			t.Fatal(err)
		}
		net := func(lines []price.Line) []rules.Money { return []rules.Money{lines[0].Net, lines[1].Net} }
		own, err := w.Names.Availability(flowstest.As(t, harbour), []string{"tea.hk"}, 1)
		if err != nil || !slices.Equal(net(own[0].Fees()), []rules.Money{125 * rules.Dollar, 250 * rules.Dollar}) {
			t.Errorf("a partner is told %v, %v", own[0].Fees(), err)
		}
		if everyone := available(t, w, "tea.hk"); !slices.Equal(net(everyone[0].Fees()), []rules.Money{250 * rules.Dollar, 250 * rules.Dollar}) {
			t.Errorf("everyone is told %v", everyone[0].Fees())
		}
	})
}

func TestSuggestionsCanBeHad(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		w.Register(harbour, "dragon-tea.hk")
		for _, keyword := range []string{"Dragon Tea", " dragon  tea ", "dragon-tea.com.hk", "茶", "龍鳳"} {
			said, err := w.Names.Suggestions(flowstest.Anonymous(t), keyword, 10)
			if err != nil || len(said) == 0 || len(said) > 10 {
				t.Errorf("%q is answered %d times, %v", keyword, len(said), err)
			}
			for _, a := range said {
				if a.Status != name.Available || a.Name == "dragon-tea.hk" {
					t.Errorf("%q: %s is %s", keyword, a.Name, a.Status)
				}
			}
		}
		for _, keyword := range []string{"", ".", "???", "\x00", strings.Repeat("k", 5000)} {
			said, err := w.Names.Suggestions(flowstest.Anonymous(t), keyword, 10)
			if err != nil {
				t.Errorf("%q is answered %v", keyword, err)
			}
			for _, a := range said {
				if a.Status != name.Available {
					t.Errorf("%q: %s is %s", keyword, a.Name, a.Status)
				}
			}
		}
		for _, limit := range []int{0, -1, names.SuggestionsMax + 1} {
			_, err := w.Names.Suggestions(flowstest.Anonymous(t), "tea", limit)
			flowstest.Refused(t, err, rules.Invalid, "limit")
		}
	})
}

func TestEveryoneMayKnowOfANameWhatIsNotPrivate(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		company := w.NewHolder(harbour, registration.Registrant{Kind: rules.Company, Name: "Dragon Tea Limited", Country: "HK"})
		w.Register(harbour, "dragon-tea.hk", flowstest.For(company), servers("ns1.tea.hk"))
		w.Register(harbour, "chan-tai-man.hk", flowstest.For(w.Holder(harbour, rules.Individual)))
		anonymous := flowstest.Anonymous(t)
		data, err := w.Names.RegistrationData(anonymous, "DRAGON-tea.hk")
		if err != nil || data.RegistrantName == nil || *data.RegistrantName != "Dragon Tea Limited" || data.Sponsor.Name != harbour.Name ||
			!slices.Equal(data.Statuses, []lifecycle.Status{lifecycle.OK}) || !slices.Equal(data.NameServers, []string{"ns1.tea.hk"}) {
			t.Errorf("of a company's is told %+v, %v", data, err)
		}
		for _, asking := range []context.Context{anonymous, flowstest.As(t, harbour)} {
			data, err := w.Names.RegistrationData(asking, "chan-tai-man.hk")
			if err != nil || data.RegistrantName != nil || len(data.Redactions) != 2 || !data.Redactions[1].Complete() {
				t.Errorf("of an individual's %s is told %+v, %v", flows.ActorOf(asking).Label, data, err)
			}
		}
		if data, err := w.Names.RegistrationData(anonymous, "nobody-has-this.hk"); data != nil || err != nil {
			t.Errorf("of nobody's is told %v, %v", data, err)
		}
		_, err = w.Names.RegistrationData(anonymous, "\x00")
		flowstest.Refused(t, err, rules.Invalid, "name")
	})
}

func TestANameIsShownToItsPartnerAndToOfficersAlone(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		w.Pay(harbour, 1000*rules.Dollar)
		id := w.Register(harbour, "tea.hk")
		if d, err := w.Names.DomainOf(flowstest.As(t, harbour), "TEA.hk"); err != nil || d == nil || d.ID != id {
			t.Errorf("its partner is answered %v, %v", d, err)
		}
		if d, err := w.Names.DomainOf(flowstest.Officer(t), "tea.hk"); err != nil || d == nil || d.ID != id {
			t.Errorf("an officer is answered %v, %v", d, err)
		}
		if d, err := w.Names.DomainOf(flowstest.As(t, peak), "tea.hk"); err != nil || d != nil {
			t.Errorf("another partner is answered %v, %v", d, err)
		}
		if d, err := w.Names.DomainByID(flowstest.As(t, peak), id); err != nil || d != nil {
			t.Errorf("another partner is answered %v, %v", d, err)
		}
		if d, err := w.Names.DomainOf(flowstest.Applicant(t), "tea.hk"); err != nil || d != nil {
			t.Errorf("an applicant is answered %v, %v", d, err)
		}
	})
}
