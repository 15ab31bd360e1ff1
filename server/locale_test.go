package main

import (
	"strings"
	"testing"

	"lionrock/rules"
)

func TestReadersAreAnsweredInTheFirstOfTheirLanguagesThatIsSpokenHere(t *testing.T) {
	for _, c := range []struct {
		name, accept string
		want         rules.Locale
	}{
		{"nothing is said", "", rules.English},
		{"English", "en-GB,en;q=0.9", rules.English},
		{"a browser in Hong Kong", "zh-HK,zh;q=0.9,en;q=0.8", rules.TraditionalChinese},
		{"a browser in Taiwan", "zh-TW,zh;q=0.9,en;q=0.8", rules.TraditionalChinese},
		{"a browser in Macau", "zh-MO", rules.TraditionalChinese},
		{"Cantonese", "yue-HK", rules.TraditionalChinese},
		{"a browser on the mainland", "zh-CN,zh;q=0.9", rules.SimplifiedChinese},
		{"a browser in Singapore", "zh-SG,en;q=0.5", rules.SimplifiedChinese},
		{"Chinese, as the portal says it", "zh-Hant", rules.TraditionalChinese},
		{"Simplified Chinese, as the portal says it", "zh-Hans", rules.SimplifiedChinese},
		{"the script goes before the place", "zh-Hans-HK", rules.SimplifiedChinese},
		{"Chinese is only the second wish", "en-HK,zh-HK;q=0.9", rules.English},
		{"the wish counts, not the place in the list", "en;q=0.2,zh-HK;q=0.7", rules.TraditionalChinese},
		{"a language that is not spoken here comes first", "fr-CH,zh-Hant;q=0.5", rules.TraditionalChinese},
		{"no language that is spoken here", "fr-CH,ja", rules.English},
		{"a language that is not wanted", "zh-Hant;q=0,en", rules.English},
		{"any", "*", rules.English},
		{"nonsense", ";;q=,,=1", rules.English},
		{"a flood", strings.Repeat("zh-Hant,", 1000), rules.English},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := localeOf(c.accept); got != c.want {
				t.Errorf("%q: got %s, want %s", c.accept, got, c.want)
			}
		})
	}
}
