package name_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lionrock/rules/name"
)

// alphabet is the Chinese characters of the table in order, so that a property fails on the same name each time it is run.
func alphabet(t testing.TB) []rune {
	var characters []rune
	for r := range mustReadLGR(t).forms {
		if r > 0x7f {
			characters = append(characters, r)
		}
	}
	slices.Sort(characters)
	return characters
}

// anyName draws names that are near the rules: letters, hyphens and Chinese characters, under endings good and bad.
func anyName(characters []rune) *rapid.Generator[string] {
	letter := rapid.OneOf(rapid.SampledFrom([]rune("abcxyz0189-ABＡ。")), rapid.SampledFrom(characters))
	ending := rapid.SampledFrom([]string{".hk", ".com.hk", ".IDV.HK.", "。hk", ".香港", ".com"})
	return rapid.Custom(func(t *rapid.T) string {
		return rapid.StringOfN(letter, 0, 18, -1).Draw(t, "label") + ending.Draw(t, "ending")
	})
}

func TestUnicodeAndEncodedFormAreTheSameName(t *testing.T) {
	dials, inputs := shipped(t), anyName(alphabet(t))
	rapid.Check(t, func(t *rapid.T) {
		answer := dials.Check(inputs.Draw(t, "name"))
		if answer.Status == name.Invalid {
			return
		}
		for _, form := range []string{answer.Name.Unicode, answer.Name.ASCII, strings.ToUpper(answer.Name.ASCII) + "."} {
			again := dials.Check(form)
			if again.Name != answer.Name || again.Status != answer.Status || again.Rule.Code != answer.Rule.Code {
				t.Fatalf("%q is %s as %+v, but %q is %s as %+v",
					answer.Input, answer.Status, answer.Name, form, again.Status, again.Name)
			}
		}
	})
}

func TestSubstitutingVariantsDoesNotMakeAnotherName(t *testing.T) {
	dials, characters, forms := shipped(t), alphabet(t), mustReadLGR(t).forms
	rapid.Check(t, func(t *rapid.T) {
		original := rapid.SliceOfN(rapid.SampledFrom(characters), 2, 8).Draw(t, "label")
		substituted := make([]rune, len(original))
		for i, r := range original {
			substituted[i] = rapid.SampledFrom(forms[r]).Draw(t, "form")
		}
		a, b := dials.Check(string(original)+".hk"), dials.Check(string(substituted)+".hk")
		if a.Name.VariantKey == "" || a.Name.VariantKey != b.Name.VariantKey {
			t.Fatalf("%s has the key %q, %s the key %q", string(original), a.Name.VariantKey, string(substituted), b.Name.VariantKey)
		}
		if a.Status != b.Status || len(a.Requirements) != len(b.Requirements) {
			t.Fatalf("%s is %s with %d papers, %s is %s with %d", string(original), a.Status, len(a.Requirements),
				string(substituted), b.Status, len(b.Requirements))
		}
	})
}

func TestNamesOfDifferentLettersHaveDifferentKeys(t *testing.T) {
	dials := shipped(t)
	label := rapid.StringMatching(`[a-z0-9]{2,12}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := dials.Check(label.Draw(t, "one")+".hk"), dials.Check(label.Draw(t, "other")+".hk")
		if (a.Name.VariantKey == b.Name.VariantKey) != (a.Name.ASCII == b.Name.ASCII) {
			t.Fatalf("%s has the key %q, %s the key %q", a.Name.ASCII, a.Name.VariantKey, b.Name.ASCII, b.Name.VariantKey)
		}
	})
}

func TestARestrictedTermIsFoundWhereverItStands(t *testing.T) {
	dials := shipped(t)
	around := rapid.StringMatching(`[a-z0-9]{0,10}`)
	term := rapid.SampledFrom([]string{"bank", "insurance", "assurance", "銀行", "银行", "保險", "保险"})
	rapid.Check(t, func(t *rapid.T) {
		letters := term.Draw(t, "term")
		label := around.Draw(t, "before") + letters + around.Draw(t, "after")
		if len([]rune(label)) > 15 && letters > "z" {
			return
		}
		for _, r := range dials.Check(label + ".hk").Requirements {
			if strings.Contains(label, r.MatchedTerm) && strings.Contains(letters, r.MatchedTerm) {
				return
			}
		}
		t.Fatalf("%s.hk needs no consent", label)
	})
}
