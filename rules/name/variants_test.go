package name_test

import (
	"compress/gzip"
	"encoding/xml"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"lionrock/rules/name"
)

// lgr is the table as ICANN wrote it, read here without the code that compiles it.
type lgr struct {
	// forms gives each code point of the repertoire its variants, itself included, that are of the repertoire too.
	forms map[rune][]rune
	// outside are the code points that are variants of others but may not stand in a name.
	outside []rune
}

var readLGR = sync.OnceValues(func() (lgr, error) {
	file, err := os.Open("lgr/lgr-second-level-chinese.xml.gz")
	if err != nil {
		return lgr{}, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return lgr{}, err
	}
	var document struct {
		Chars []struct {
			CodePoint string `xml:"cp,attr"`
			Comment   string `xml:"comment,attr"`
			Variants  []struct {
				CodePoint string `xml:"cp,attr"`
			} `xml:"var"`
		} `xml:"data>char"`
	}
	if err := xml.NewDecoder(unzipped).Decode(&document); err != nil {
		return lgr{}, err
	}
	table := lgr{forms: map[rune][]rune{}}
	for _, c := range document.Chars {
		if strings.Contains(c.Comment, "not part of repertoire") {
			table.outside = append(table.outside, hex(c.CodePoint))
			continue
		}
		for _, v := range c.Variants {
			table.forms[hex(c.CodePoint)] = append(table.forms[hex(c.CodePoint)], hex(v.CodePoint))
		}
	}
	for r, forms := range table.forms {
		table.forms[r] = table.inside(forms)
	}
	return table, nil
})

func hex(codePoint string) rune {
	r, err := strconv.ParseUint(codePoint, 16, 21)
	if err != nil {
		panic(err)
	}
	return rune(r)
}

func (l lgr) inside(forms []rune) []rune {
	var kept []rune
	for _, r := range forms {
		if _, known := l.forms[r]; known {
			kept = append(kept, r)
		}
	}
	return kept
}

func mustReadLGR(t testing.TB) lgr {
	t.Helper()
	table, err := readLGR()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestTheTableOfVariantsSaysWhatItIs(t *testing.T) {
	const want = "Second Level Reference LGR for Chinese, version 3 of 2022-05-31"
	if got := name.VariantSource(); got != want {
		t.Errorf("the table calls itself %q, want %q", got, want)
	}
}

func TestEveryPairOfVariantsIsOneName(t *testing.T) {
	dials, pairs := shipped(t), 0
	for r, forms := range mustReadLGR(t).forms {
		for _, form := range forms {
			if form == r {
				continue
			}
			pairs++
			a, b := dials.Check("維"+string(r)+"港.hk"), dials.Check("維"+string(form)+"港.hk")
			if a.Name.VariantKey != b.Name.VariantKey || a.Name.VariantKey == "" {
				t.Errorf("%c (%U) and %c (%U) are two names: %q, %q", r, r, form, form, a.Name.VariantKey, b.Name.VariantKey)
			}
			if a.Name.ASCII == b.Name.ASCII {
				t.Errorf("%c and %c are written alike: %s", r, form, a.Name.ASCII)
			}
		}
	}
	if pairs < 200 {
		t.Errorf("only %d pairs were compared", pairs)
	}
	t.Logf("%d pairs", pairs)
}

func TestCharactersThatAreNotVariantsAreTwoNames(t *testing.T) {
	dials, owner := shipped(t), map[string][]rune{}
	for r, forms := range mustReadLGR(t).forms {
		key := dials.Check("維" + string(r) + "港.hk").Name.VariantKey
		if len(owner[key]) > 0 && !slices.Contains(forms, owner[key][0]) {
			t.Errorf("%c and %c are one name", r, owner[key][0])
		}
		owner[key] = append(owner[key], r)
	}
}

func TestTheRepertoireIsThatOfTheTable(t *testing.T) {
	dials, table := shipped(t), mustReadLGR(t)
	if len(table.forms) != 19722 || len(table.outside) != 80 {
		t.Fatalf("%d code points inside, %d outside", len(table.forms), len(table.outside))
	}
	for r := range table.forms {
		if got := dials.Check("維" + string(r) + "港.hk"); got.Status != name.Available {
			t.Errorf("%c (%U) is %s by %s", r, r, got.Status, got.Rule.Code)
		}
	}
	for _, r := range table.outside {
		if got := dials.Check("維" + string(r) + "港.hk"); got.Rule.Code != "name.chinese-characters" {
			t.Errorf("%c (%U) is %s by %s", r, r, got.Status, got.Rule.Code)
		}
	}
}

func TestFormsOfRealNamesAreOneName(t *testing.T) {
	tests := []struct {
		name  string
		forms []string
		other string
	}{
		{"the HKIRC's own example", []string{"香港龍.hk", "香港龙.hk", "香港竜.hk", "香港龒.hk"}, "香港虎.hk"},
		{"a traditional and a simplified word", []string{"網絡銀行.hk", "网络银行.hk", "網络銀行.hk"}, "網絡銀.hk"},
		{"a territory", []string{"台灣美食.hk", "臺灣美食.hk", "台湾美食.hk", "檯灣美食.hk"}, "灣台美食.hk"},
		{"letters and digits among the characters", []string{"龍3a.hk", "龙3A.HK", "xn--3a-c03h.hk."}, "龍3b.hk"},
	}
	dials := shipped(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			key := dials.Check(test.forms[0]).Name.VariantKey
			for _, form := range test.forms {
				if got := dials.Check(form).Name.VariantKey; got != key || got == "" {
					t.Errorf("%s has the key %q, want %q", form, got, key)
				}
			}
			if got := dials.Check(test.other).Name.VariantKey; got == key {
				t.Errorf("%s has the same key", test.other)
			}
		})
	}
	if a, b := dials.Check("香港龍.hk"), dials.Check("香港龍.com.hk"); a.Name.VariantKey == b.Name.VariantKey {
		t.Error("names of two categories are one name")
	}
}
