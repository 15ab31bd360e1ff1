package name_test

import (
	"strings"
	"testing"

	"lionrock/rules"
	"lionrock/rules/name"
)

const (
	zwnj, zwj, rlo = "\u200c", "\u200d", "\u202e"
	chinese        = "name.chinese-characters"
	fake           = "name.a-label"
)

// internationalNames are names with the answer each gets, and what its English reason must mention.
var internationalNames = []struct {
	name, input string
	status      name.Status
	rule        string
	says        string
}{
	// Letters that look like ours, and other scripts.
	{"whole Cyrillic that looks like apple", "аррӏе.hk", name.Invalid, chinese, "U+0430, a Cyrillic letter"},
	{"the same as an A-label", "xn--80ak6aa92e.hk", name.Invalid, chinese, "U+0430, a Cyrillic letter"},
	{"one Cyrillic letter among Latin", "p\u0430ypal.hk", name.Invalid, chinese, "U+0430"},
	{"one Cyrillic letter among Chinese", "香港\u0430.hk", name.Invalid, chinese, "U+0430"},
	{"a Greek omicron among Latin", "g\u03bfogle.hk", name.Invalid, chinese, "U+03BF, a Greek letter"},
	{"a final sigma", "ας.hk", name.Invalid, chinese, "U+03B1"},
	{"a sharp s", "straße.hk", name.Invalid, chinese, "“ß” (U+00DF, a letter that is not one of a to z)"},
	{"an accent, composed", "caf\u00e9.hk", name.Invalid, chinese, "U+00E9"},
	{"an accent, decomposed, is the same letter", "cafe\u0301.hk", name.Invalid, chinese, "U+00E9"},
	{"a dotless i", "w\u0131ne.hk", name.Invalid, chinese, "U+0131"},
	{"katakana no, which looks like a stroke", "香ノ港.hk", name.Invalid, chinese, "“ノ” (U+30CE, Japanese katakana)"},
	{"katakana e, which looks like 工", "エ業.hk", name.Invalid, chinese, "U+30A8"},
	{"hiragana", "香の港.hk", name.Invalid, chinese, "“の” (U+306E, Japanese hiragana)"},
	{"the iteration mark, which no variant table lists", "佐々.hk", name.Invalid, chinese, "U+3005"},
	{"hangul", "홍콩.hk", name.Invalid, chinese, "U+D64D, Korean hangul"},
	{"Arabic", "مثال.hk", name.Invalid, chinese, "U+0645 (an Arabic letter)"},
	{"Hebrew", "דוגמה.hk", name.Invalid, chinese, "U+05D3 (a Hebrew letter)"},
	{"Thai", "ฮ่องกง.hk", name.Invalid, chinese, "U+0E2E"},
	{"an emoji", "😀.hk", name.Invalid, chinese, "“😀” (U+1F600, a symbol)"},
	{"an emoji as an A-label", "xn--e28h.hk", name.Invalid, chinese, "U+1F600"},
	{"a division slash", "harbour.hk\u2215pay.hk", name.Invalid, "name.category", "a part too many"},
	{"a division slash in a label", "香港\u2215.hk", name.Invalid, chinese, "U+2215"},
	{"a middle dot", "香\u30fb港.hk", name.Invalid, chinese, "U+30FB"},
	{"a Han character that is in no table", "\U00020000香.hk", name.Invalid, chinese, "a Chinese character outside the registry's table"},
	{"a variant that only Japanese has", "\u3491.hk", name.Invalid, chinese, "outside the registry's table"},
	{"a Kangxi radical", "\u2f00香.hk", name.Invalid, chinese, "U+2F00"},
	{"an enclosed ideograph", "\u3231香.hk", name.Invalid, chinese, "U+3231"},

	// What cannot be seen.
	{"a zero-width joiner", "香" + zwj + "港.hk", name.Invalid, chinese, "holds U+200D (an invisible character)"},
	{"a zero-width non-joiner", "har" + zwnj + "bour.hk", name.Invalid, chinese, "U+200C"},
	{"a right-to-left override", rlo + "香港.hk", name.Invalid, chinese, "‹U+202E›香港"},
	{"a soft hyphen", "har\u00adbour.hk", name.Invalid, chinese, "U+00AD"},
	{"a byte order mark", "\ufeffharbour.hk", name.Invalid, chinese, "U+FEFF"},
	{"a variation selector", "香\ufe00港.hk", name.Invalid, chinese, "U+FE00"},
	{"a combining mark on a letter that has no such form", "x\u0301y.hk", name.Invalid, chinese, "“x‹U+0301›y” holds U+0301 (a combining mark)"},
	{"a no-break space inside", "香\u00a0港.hk", name.Invalid, chinese, "U+00A0 (a space)"},
	{"a tag character", "香\U000e0061.hk", name.Invalid, chinese, "U+E0061"},
	{"a private-use character", "香\ue000.hk", name.Invalid, chinese, "U+E000"},

	// What is written in another way and means the same.
	{"capitals", "HARBOUR.HK", name.Available, "name.available", "harbour.hk"},
	{"full-width letters", "ｈａｒｂｏｕｒ．ｈｋ", name.Available, "name.available", "harbour.hk"},
	{"full-width capitals", "ＨＡＲＢＯＵＲ.hk", name.Available, "name.available", "harbour.hk"},
	{"the ideographic full stop", "香港龍。hk", name.Available, "name.available", "香港龍.hk"},
	{"the half-width ideographic full stop", "香港龍｡hk", name.Available, "name.available", "香港龍.hk"},
	{"the Kelvin sign, whose normal form is k", "\u212aowloon.hk", name.Available, "name.available", "kowloon.hk"},
	{"a compatibility ideograph, whose normal form is another", "\uf9d1香.hk", name.Available, "name.available", "六香.hk"},
	{"an A-label in capitals", "XN--J6W193GXZD.HK", name.Available, "name.available", "香港龍.hk"},
	{"Chinese with Latin", "香港ABC-2.hk", name.Available, "name.available", "香港abc-2.hk"},
	{"one Chinese character", "港.hk", name.Available, "name.available", "港.hk"},
	{"fifteen characters", strings.Repeat("港", 15) + ".hk", name.Available, "name.available", "港"},
	{"sixteen characters", strings.Repeat("港", 16) + ".hk", name.Invalid, "name.chinese-length", "16 characters"},
	{"sixteen characters, one of them Chinese", "harbourharbour1港.hk", name.Invalid, "name.chinese-length", "16 characters"},
	{"a character beyond the basic plane", "\U0002070e香.hk", name.Available, "name.available", "\U0002070e香"},

	// A-labels that are none.
	{"the encoding of an ASCII name", "xn--harbour-.hk", name.Invalid, fake, "xn--harbour-"},
	{"a prefix with nothing behind it", "xn--.hk", name.Invalid, fake, "xn--"},
	{"letters that decode to nothing", "xn--zzzzzzzzzz99999.hk", name.Invalid, fake, "A-label"},
	{"an A-label of a compatibility ideograph", "xn--285at80q.hk", name.Invalid, fake, "xn--285at80q"},
	{"an A-label of a full-width letter", "xn--j6wt802a.hk", name.Invalid, fake, "xn--j6wt802a"},
	{"an A-label of two labels", "xn--.hk-by5gj66p", name.Invalid, fake, "xn--"},
	{"an A-label that hides the ideographic full stop", "xn--r6j158puh1a.hk", name.Invalid, fake, "xn--r6j158puh1a"},
	{"an A-label that could be written in fewer letters", "xn--j6w193gxzd-.hk", name.Invalid, fake, "A-label"},
	{"a Chinese letter inside an A-label", "xn--香港.hk", name.Invalid, fake, "xn--"},
	{"an A-label in another domain", "xn--harbour-.com", name.Invalid, fake, "xn--harbour-"},

	// Places and lengths.
	{"two dots", "香..hk", name.Invalid, "name.well-formed", "empty part"},
	{"two dots of different width", "香。.hk", name.Invalid, "name.well-formed", "empty part"},
	{"64 letters", strings.Repeat("a", 64) + ".hk", name.Invalid, "name.length", "64"},
	{"a Chinese name with a hyphen before it", "-香港.hk", name.Invalid, "name.hyphens", "begins or ends"},
	{"a Chinese name with hyphens third and fourth", "香港--龍.hk", name.Invalid, "name.hyphens", "third and fourth"},
}

func TestInternationalNames(t *testing.T) {
	dials := shipped(t)
	for _, test := range internationalNames {
		t.Run(test.name, func(t *testing.T) {
			answer := dials.Check(test.input)
			wellAnswered(t, answer, test.input)
			if answer.Status != test.status || answer.Rule.Code != test.rule {
				t.Fatalf("%q is %s by %s (%s)", test.input, answer.Status, answer.Rule.Code, answer.Reason.In(rules.English))
			}
			said := answer.Reason.In(rules.English)
			if !strings.Contains(said, test.says) {
				t.Errorf("%q is answered %q, which does not mention %q", test.input, said, test.says)
			}
			if strings.ContainsAny(said, zwnj+zwj+rlo) {
				t.Errorf("%q is answered with what cannot be seen: %q", test.input, said)
			}
		})
	}
}

func TestAChineseLabelMustFitWhenEncoded(t *testing.T) {
	const fits = "爘鸐𠻹𨅝𧨾𦧺㩒蠢𠲖宿𤓓卋勞鸔𠺝"
	dials := shipped(t)
	if got := dials.Check(fits + ".hk"); got.Status != name.Available || len(got.Name.ASCII) != len("xn--.hk")+59 {
		t.Errorf("%s is %s as %s", fits, got.Status, got.Name.ASCII)
	}
	dials.MaxChinese = 30
	if got := dials.Check(fits + "港.hk"); got.Status != name.Invalid || got.Rule.Code != "name.length" {
		t.Errorf("a label of 16 characters and more than 63 letters is %s by %s", got.Status, got.Rule.Code)
	}
}
