package name_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/name"
)

func TestNamesHaveTheirForms(t *testing.T) {
	tests := []struct {
		name, input string
		want        name.Name
	}{
		{
			"an ASCII name is one text", "Harbour.COM.hk.",
			name.Name{Label: "harbour", Suffix: "com.hk", Unicode: "harbour.com.hk", ASCII: "harbour.com.hk", VariantKey: "harbour.com.hk"},
		},
		{
			"a Chinese name has two forms and a key", "香港龍.hk",
			name.Name{Label: "香港龍", Suffix: "hk", Unicode: "香港龍.hk", ASCII: "xn--j6w193gxzd.hk", VariantKey: "香港竜.hk", Chinese: true},
		},
		{
			"its simplified form has the same key", "香港龙.hk",
			name.Name{Label: "香港龙", Suffix: "hk", Unicode: "香港龙.hk", ASCII: "xn--j6w193gy0d.hk", VariantKey: "香港竜.hk", Chinese: true},
		},
	}
	dials := shipped(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, dials.Check(test.input).Name); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.input, diff)
			}
		})
	}
}

func TestTheHyphenRuleCanBeReadInTwoWays(t *testing.T) {
	tests := []struct {
		name, input  string
		both, either name.Status
	}{
		{"a hyphen in the third place breaks one reading", "la-chinata.hk", name.Available, name.Invalid},
		{"a hyphen in the fourth place breaks one reading", "the-peak.hk", name.Available, name.Invalid},
		{"hyphens in both places break both", "ab--cd.hk", name.Invalid, name.Invalid},
		{"a hyphen in the fifth place breaks neither", "peak-view.hk", name.Available, name.Available},
		{"Chinese characters are counted, not bytes", "維港-山頂.hk", name.Available, name.Invalid},
		{"Chinese characters are counted in both readings", "維港--山頂.hk", name.Invalid, name.Invalid},
	}
	both, either := shipped(t), shipped(t)
	either.Hyphens = name.HyphensInEither
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := both.Check(test.input).Status; got != test.both {
				t.Errorf("read as both places, %s is %s", test.input, got)
			}
			if got := either.Check(test.input).Status; got != test.either {
				t.Errorf("read as either place, %s is %s", test.input, got)
			}
		})
	}
}

func TestRealNamesAreAccepted(t *testing.T) {
	file, err := os.ReadFile("testdata/hk-names.txt")
	if err != nil {
		t.Fatal(err)
	}
	dials, count := shipped(t), 0
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		count++
		if answer := dials.Check(line); answer.Status != name.Available {
			t.Errorf("%s is %s: %s", answer.Name.Unicode, answer.Status, answer.Reason.In(rules.English))
		}
	}
	if count != 333 {
		t.Errorf("%d names were read", count)
	}
}

func TestARegisteredNameIsAnsweredByTheRegister(t *testing.T) {
	because := rules.Say("registered since 2004", "2004 年註冊", "2004 年注册")
	free := shipped(t).Check("google.com.hk")
	taken := free.Registered(because)
	if taken.Status != name.Registered || taken.Rule.Code != ruleOfRegister || taken.Name != free.Name {
		t.Errorf("google.com.hk is %s by %s", taken.Status, taken.Rule.Code)
	}
	wellAnswered(t, taken, "google.com.hk")
	if free.Status != name.Available {
		t.Error("the answer it was made from has changed")
	}
}

func TestAnAnswerIsARefusalUnlessTheNameIsAvailable(t *testing.T) {
	dials := shipped(t)
	taken := dials.Check("harbour.hk").Registered(rules.Say("taken", "已註冊", "已注册"))
	tests := []struct {
		name   string
		answer name.Answer
		code   rules.Code
	}{
		{"a registered name is taken", taken, rules.Taken},
		{"a reserved name is reserved", dials.Check("com.hk"), rules.Reserved},
		{"a prohibited name is prohibited", dials.Check("government.hk"), rules.Prohibited},
		{"an invalid name is invalid", dials.Check("a..hk"), rules.Invalid},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			refusal := test.answer.Refusal("input", "name")
			if refusal == nil || refusal.Code != test.code {
				t.Fatalf("refused with %v, want %s", refusal, test.code)
			}
			if diff := cmp.Diff([]string{"input", "name"}, refusal.Field); diff != "" {
				t.Errorf("field (-want +got):\n%s", diff)
			}
			said := refusal.Message.In(rules.English)
			if !strings.HasPrefix(said, test.answer.Reason.In(rules.English)) ||
				!strings.HasSuffix(said, test.answer.Remedy.In(rules.English)) {
				t.Errorf("the refusal says %q", said)
			}
		})
	}
	for _, input := range []string{"harbour.hk", "riverbank.com.hk"} {
		if refusal := dials.Check(input).Refusal("name"); refusal != nil {
			t.Errorf("%s is refused: %v", input, refusal)
		}
	}
}
