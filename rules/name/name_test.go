package name_test

import (
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"

	"lionrock/rules"
	"lionrock/rules/name"
)

// section is the name dials as the book ships them.
var section = sync.OnceValues(func() (json.RawMessage, error) {
	file, err := os.ReadFile("../book/book.json")
	if err != nil {
		return nil, err
	}
	var book map[string]struct {
		Body json.RawMessage `json:"body"`
	}
	if err := json.Unmarshal(file, &book); err != nil {
		return nil, err
	}
	return book["names"].Body, nil
})

// shipped returns the dials of the book, marked with a version that answers must cite.
func shipped(t testing.TB) *name.Dials {
	t.Helper()
	body, err := section()
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, body)
}

func decode(t testing.TB, body []byte) *name.Dials {
	t.Helper()
	var dials name.Dials
	if err := json.Unmarshal(body, &dials); err != nil {
		t.Fatal(err)
	}
	dials.Version = "names-test"
	return &dials
}

// spoken checks that a sentence is said in all three languages, with its values filled in.
func spoken(t *testing.T, what string, text rules.Text) {
	t.Helper()
	for _, locale := range []rules.Locale{rules.English, rules.TraditionalChinese, rules.SimplifiedChinese} {
		said := text.In(locale)
		if said == "" || strings.Contains(said, "%!") {
			t.Errorf("%s is not said in %s: %q", what, locale, said)
		}
	}
}

func TestDialsThatNoRuleCouldBeReadFromAreRefused(t *testing.T) {
	body, err := section()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, old, new string
	}{
		{"a field that nobody reads", `"maxChinese": 15`, `"maxChinese": 15, "maxLatin": 3`},
		{"no length for Chinese names", `"maxChinese": 15`, `"maxChinese": 0`},
		{"an unknown reading of the hyphen rule", `"hyphens": "BOTH"`, `"hyphens": "SOME"`},
		{"a suffix with a dot before it that no name could end in", `"suffix": "net.hk"`, `"suffix": "NET.hk"`},
		{"a category without a Chinese twin", `"chineseTwin": "網絡.香港"`, `"chineseTwin": ""`},
		{"a level that does not exist", `"level": "SECOND"`, `"level": "FIRST"`},
		{"a category for nobody", `"holders": ["SCHOOL"]`, `"holders": []`},
		{"a restricted term that every name contains", `["bank", "銀行"]`, `["", "銀行"]`},
		{"a restricted term in capitals, which no name contains", `["bank", "銀行"]`, `["Bank", "銀行"]`},
		{"a prohibited list without words", `["government", "政府"]`, `[]`},
		{"a reserved label with a space", `"wpad"`, `"wpad "`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			broken := strings.Replace(string(body), test.old, test.new, 1)
			if broken == string(body) {
				t.Fatalf("the book does not hold %s", test.old)
			}
			if err := json.Unmarshal([]byte(broken), new(name.Dials)); err == nil {
				t.Errorf("dials with %s were accepted", test.new)
			}
		})
	}
}

func TestDialsMadeInGoAnswerLikeThoseReadFromJSON(t *testing.T) {
	read := shipped(t)
	made := &name.Dials{
		Version: read.Version, Categories: read.Categories, MaxChinese: read.MaxChinese, Hyphens: read.Hyphens,
		Prohibited: read.Prohibited, Reserved: read.Reserved, Restricted: read.Restricted,
	}
	for _, input := range []string{"harbour.hk", "陈.hk", "citibank.com.hk", "政府.idv.hk", "google.com"} {
		a, b := read.Check(input), made.Check(input)
		if a.Status != b.Status || a.Name != b.Name || a.Rule.Code != b.Rule.Code {
			t.Errorf("%s: %s by %s when read, %s by %s when made", input, a.Status, a.Rule.Code, b.Status, b.Rule.Code)
		}
	}
}

func TestEveryCategoryIsComplete(t *testing.T) {
	dials := shipped(t)
	want := map[string]string{
		"hk": "香港", "com.hk": "公司.香港", "org.hk": "組織.香港", "net.hk": "網絡.香港", "edu.hk": "教育.香港",
		"gov.hk": "政府.香港", "idv.hk": "個人.香港",
	}
	if len(dials.Categories) != len(want) {
		t.Fatalf("%d categories, want %d", len(dials.Categories), len(want))
	}
	for suffix, twin := range want {
		c := dials.Category(suffix)
		if c == nil || c.ChineseTwin != twin {
			t.Fatalf("category %s is %+v, want the twin %s", suffix, c, twin)
		}
		spoken(t, "eligibility of "+suffix, c.Eligibility)
		second := suffix == "hk"
		if (c.Level == name.SecondLevel) != second || c.LocalPresence == second || (len(c.Documents) == 0) != second {
			t.Errorf("%s: level %s, local presence %t, %d papers", suffix, c.Level, c.LocalPresence, len(c.Documents))
		}
		if c.NameServerLocationRestricted() || c.RegistrationLimit() != nil {
			t.Errorf("%s restricts name servers or the number of names", suffix)
		}
		for _, r := range c.Documents {
			spoken(t, "paper of "+suffix, r.Reason)
			spoken(t, "authority of "+suffix, r.IssuedBy)
			if !r.SatisfiedBy(rules.OtherDocument) {
				t.Errorf("%s does not accept another paper in place of %s", suffix, r.Kind)
			}
		}
	}
}

func TestConsentsHaveNoAlternative(t *testing.T) {
	for _, r := range shipped(t).Restricted {
		if len(r.Requirement.Alternatives) > 0 {
			t.Errorf("%v accepts %v in place of a consent", r.Letters, r.Requirement.Alternatives)
		}
		spoken(t, "consent", r.Requirement.Reason)
		spoken(t, "authority", r.Requirement.IssuedBy)
	}
}

func TestEveryRuleIsCitedInFull(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range name.Rules() {
		if seen[rule.Code] || rule.Source == "" {
			t.Errorf("rule %s is listed twice or has no source", rule.Code)
		}
		seen[rule.Code] = true
		spoken(t, rule.Code, rule.Summary)
	}
}

func TestEveryReservedLabelIsKeptBackWhereItsListSaysSo(t *testing.T) {
	dials := shipped(t)
	for _, list := range dials.Reserved {
		spoken(t, list.Class, list.Reason)
		if !list.Remedy.IsZero() {
			spoken(t, list.Class, list.Remedy)
		}
		covered := list.In
		if len(covered) == 0 {
			covered = []string{"hk", "com.hk"}
		}
		for _, label := range list.Labels {
			for _, suffix := range covered {
				got := dials.Check(label + "." + suffix).Status
				if got != name.Reserved && got != name.Prohibited {
					t.Errorf("%s: %s.%s is %s", list.Class, label, suffix, got)
				}
			}
		}
		for _, suffix := range list.NotIn {
			if got := dials.Check(list.Labels[0] + "." + suffix); got.Status != name.Available {
				t.Errorf("%s: %s is %s", list.Class, got.Name.Unicode, got.Status)
			}
		}
	}
}
