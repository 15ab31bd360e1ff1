package name_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lionrock/rules"
	"lionrock/rules/name"
)

const longest = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0"

// checks are names with the answer each gets, and what its English reason must mention.
var checks = []struct {
	name, input string
	status      name.Status
	rule        string
	says        string
}{
	{"a plain second-level name is available", "harbour.hk", name.Available, "name.available", "harbour.hk"},
	{"capitals are small letters", "HarBour.HK", name.Available, "name.available", "harbour.hk"},
	{"white space around a name does not matter", " \tharbour.hk\u3000\n", name.Available, "name.available", "harbour.hk"},
	{"the dot of the root does not matter", "harbour.hk.", name.Available, "name.available", "harbour.hk"},
	{"digits alone are allowed", "8888.hk", name.Available, "name.available", "8888.hk"},
	{"two letters are allowed", "zd.hk", name.Available, "name.available", "zd.hk"},
	{"63 letters are allowed", longest + ".hk", name.Available, "name.available", longest},
	{"64 letters are too many", longest + "a.hk", name.Invalid, "name.length", "64"},
	{"a third-level name needs its paper", "harbour.com.hk", name.Available, "name.papers", "Business Registration"},
	{"an individual's name needs the identity card", "discuss.idv.hk", name.Available, "name.papers", "identity card"},
	{"a government name is for .gov.hk", "weather.gov.hk", name.Available, "name.papers", "bureau or department"},

	{"nothing is not a name", "", name.Invalid, "name.well-formed", "No name"},
	{"a dot is not a name", ".", name.Invalid, "name.well-formed", "No name"},
	{"bytes that are not text are not a name", "\xff\xfe.hk", name.Invalid, "name.well-formed", "UTF-8"},
	{"a label cannot be empty", "a..hk", name.Invalid, "name.well-formed", "empty part"},
	{"the first label cannot be empty", ".harbour.hk", name.Invalid, "name.well-formed", "empty part"},
	{"two dots at the end are one too many", "harbour.hk..", name.Invalid, "name.well-formed", "empty part"},
	{"a book is not a name", strings.Repeat("long", 500), name.Invalid, "name.length", "2000"},

	{"another top-level domain is not ours", "harbour.com", name.Invalid, "name.category", "does not end in .hk"},
	{"a word is not a name", "harbour", name.Invalid, "name.category", "does not end in .hk"},
	{"a name that only ends in the letters hk is not ours", "harbourhk", name.Invalid, "name.category", "does not end in .hk"},
	{"the ending alone is not a name", "hk", name.Invalid, "name.category", "an ending"},
	{"a host is not a name", "www.harbour.hk", name.Invalid, "name.category", "“www.”"},
	{"a host in a third-level name is not a name", "a.b.harbour.com.hk", name.Invalid, "name.category", "“a.b.”"},
	{"what is no category holds no names", "harbour.biz.hk", name.Invalid, "name.category", "“harbour.”"},
	{"a Chinese ending is known and not open", "維港.公司.香港", name.Invalid, "name.chinese-ending", ".公司.香港"},
	{"a Chinese ending is known in simplified form", "维港.组织.香港", name.Invalid, "name.chinese-ending", ".組織.香港"},
	{"a Chinese ending alone is not a name", "香港", name.Invalid, "name.category", "an ending"},

	{"an underscore is not a letter", "har_bour.hk", name.Invalid, "name.characters", "“_” (U+005F"},
	{"an address of a page is not a name", "https://harbour.hk", name.Invalid, "name.characters", "“:” (U+003A"},
	{"a space inside is not a letter", "har bour.hk", name.Invalid, "name.characters", "U+0020 (a space)"},
	{"a NUL is not a letter", "har\x00bour.hk", name.Invalid, "name.characters", "U+0000"},
	{"a hyphen cannot begin a name", "-harbour.hk", name.Invalid, "name.hyphens", "begins or ends"},
	{"a hyphen cannot end a name", "harbour-.com.hk", name.Invalid, "name.hyphens", "begins or ends"},
	{"hyphens alone are not a name", "--.hk", name.Invalid, "name.hyphens", "nothing but hyphens"},
	{"hyphens cannot stand third and fourth", "ha--rbour.hk", name.Invalid, "name.hyphens", "third and fourth"},
	{"a hyphen may stand third", "hk-island.hk", name.Available, "name.available", "hk-island"},
	{"a hyphen may stand fourth", "the-peak.hk", name.Available, "name.available", "the-peak"},
	{"hyphens may stand together elsewhere", "harbour--view.hk", name.Available, "name.available", "harbour--view"},

	{"bank needs a consent", "citibank.com.hk", name.Available, "name.restricted-term", "“bank”"},
	{"b-a-n-k inside a word needs a consent", "riverbank.hk", name.Available, "name.restricted-term", "Monetary Authority"},
	{"insurance needs a consent", "insurance.hk", name.Available, "name.restricted-term", "Insurance Authority"},
	{"assurance needs a consent", "quality-assurance.com.hk", name.Available, "name.restricted-term", "“assurance”"},
	{"b, a, n, k apart are only letters", "ban-king.hk", name.Available, "name.available", "ban-king"},
	{"銀行 needs a consent", "銀行.hk", name.Available, "name.restricted-term", "“銀行”"},
	{"银行 is 銀行", "维港银行.hk", name.Available, "name.restricted-term", "“银行” (a variant form of “銀行”)"},
	{"保险 is 保險", "保险.com.hk", name.Available, "name.restricted-term", "“保险” (a variant form of “保險”)"},
	{"保碱 is a variant of 保險", "保碱.hk", name.Available, "name.restricted-term", "“保碱” (a variant form of “保險”)"},
	{"a term counts among other letters", "維港bank龍.hk", name.Available, "name.restricted-term", "“bank”"},

	{"government is refused", "government.hk", name.Prohibited, "name.prohibited-term", "“government”"},
	{"government inside a word is refused", "harbourgovernments.com.hk", name.Prohibited, "name.prohibited-term", "“government”"},
	{"政府 is refused", "香港政府.idv.hk", name.Prohibited, "name.prohibited-term", "“政府”"},
	{"政府 is refused before it is reserved", "政府.hk", name.Prohibited, "name.prohibited-term", "“政府”"},
	{"the Government may say government", "e-government.gov.hk", name.Available, "name.papers", "bureau or department"},
	{"a prohibited term comes before a restricted one", "governmentbank.hk", name.Prohibited, "name.prohibited-term", "government"},

	{"one letter is reserved", "a.hk", name.Reserved, "name.reserved", "single letter"},
	{"one digit is reserved at the third level", "8.com.hk", name.Reserved, "name.reserved", "single letter"},
	{"a category is reserved", "com.hk", name.Reserved, "name.reserved", "category"},
	{"a Chinese category is reserved", "公司.hk", name.Reserved, "name.reserved", "category"},
	{"a Chinese category is reserved in simplified form", "网络.hk", name.Reserved, "name.reserved", "category"},
	{"a country code is reserved", "cn.hk", name.Reserved, "name.reserved", "ISO 3166-1"},
	{"a country-code domain outside ISO is reserved", "uk.hk", name.Reserved, "name.reserved", "country-code"},
	{"a country code is free at the third level", "cn.com.hk", name.Available, "name.papers", "cn.com.hk"},
	{"a generic domain is reserved", "info.hk", name.Reserved, "name.reserved", "generic top-level"},
	{"a technical term is reserved", "whois.net.hk", name.Reserved, "name.reserved", "technical"},
	{"a surname is reserved", "chan.idv.hk", name.Reserved, "name.reserved", "surname"},
	{"a surname is free for companies", "chan.com.hk", name.Available, "name.papers", "chan.com.hk"},
	{"a Chinese surname is reserved", "陳.hk", name.Reserved, "name.reserved", "surname"},
	{"a Chinese surname is reserved in every form", "欧阳.idv.hk", name.Reserved, "name.reserved", "surname"},
	{"a surname inside a name is free", "chan-family.idv.hk", name.Available, "name.papers", "chan-family"},
	{"a word of law and order is reserved", "police.hk", name.Reserved, "name.reserved", "law and order"},
	{"a word of law and order is free for its authority", "police.gov.hk", name.Available, "name.papers", "police.gov.hk"},
	{"a kind of school is reserved", "大学.edu.hk", name.Reserved, "name.reserved", "kind of school"},
	{"the name of a territory is reserved in every form", "臺灣.hk", name.Reserved, "name.reserved", "region"},
}

func TestCheck(t *testing.T) {
	dials := shipped(t)
	answered := map[string]bool{ruleOfRegister: true}
	for _, test := range internationalNames {
		answered[test.rule] = true
	}
	for _, test := range checks {
		t.Run(test.name, func(t *testing.T) {
			answer := dials.Check(test.input)
			wellAnswered(t, answer, test.input)
			if answer.Status != test.status || answer.Rule.Code != test.rule {
				t.Fatalf("%q is %s by %s, want %s by %s", test.input, answer.Status, answer.Rule.Code, test.status, test.rule)
			}
			if said := answer.Reason.In(rules.English); !strings.Contains(said, test.says) {
				t.Errorf("%q is answered %q, which does not mention %q", test.input, said, test.says)
			}
		})
		answered[test.rule] = true
	}
	for _, rule := range name.Rules() {
		if !answered[rule.Code] {
			t.Errorf("no name here is answered by %s", rule.Code)
		}
	}
}

const ruleOfRegister = "name.registered"

// wellAnswered checks what is true of every answer.
func wellAnswered(t *testing.T, a name.Answer, input string) {
	t.Helper()
	if a.Input != input || a.Rule.Version != "names-test" || a.Rule.Source == "" {
		t.Errorf("%q is answered as %q by %+v", input, a.Input, a.Rule)
	}
	spoken(t, "reason of "+input, a.Reason)
	if !a.Remedy.IsZero() {
		spoken(t, "remedy of "+input, a.Remedy)
	}
	if (a.Status == name.Invalid) != (a.Name == name.Name{}) {
		t.Errorf("%q is %s and named %+v", input, a.Status, a.Name)
	}
	if a.Status != name.Invalid && a.Category.Suffix != a.Name.Suffix {
		t.Errorf("%q is put into %s", input, a.Category.Suffix)
	}
}

func TestTheRemedySaysWhatWouldChangeTheAnswer(t *testing.T) {
	tests := []struct{ name, input, remedy string }{
		{"a foreign name is offered under .hk", "harbour.com", "Ask for harbour.hk instead."},
		{"a foreign host is offered without www", "www.harbour.co.uk", "Ask for harbour.hk instead."},
		{"a host is offered as the name it belongs to", "mail.harbour.com.hk", "Ask for harbour.com.hk instead."},
		{"a name under a Chinese ending is offered under the English one", "維港.公司.香港", "Ask for 維港.com.hk instead."},
		{"a name that would be reserved is not offered", "com.net", ""},
		{"a name that cannot be one is not offered", "пример.рф", ""},
		{"an ending is shown with a name before it", "hk", "Put a name before it: harbour.hk."},
		{"an outer hyphen is left out", "-harbour-.hk", "Leave that hyphen out: “harbour”."},
		{"a long label must lose letters", strings.Repeat("x", 70) + ".hk", "To fit, it must lose at least 7 of them."},
		{"a long Chinese label must lose characters", strings.Repeat("港", 17) + ".hk", "To fit, it must lose at least 2 of them."},
		{"without the word no consent is needed", "riverbank.hk", "A name without “bank” needs no such consent."},
		{"the letters are named as they stand", "维港银行.hk", "A name without “银行” needs no such consent."},
		{
			"the prohibited word must go", "hkgovernment.hk",
			"Leave out “government”. A bureau or department may have the name under .gov.hk.",
		},
		{"one letter needs another", "a.hk", "Add at least one more letter or digit."},
		{"nothing changes a category", "com.hk", ""},
		{"nothing need change an available name", "harbour.hk", ""},
	}
	dials := shipped(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := dials.Check(test.input).Remedy.In(rules.English); got != test.remedy {
				t.Errorf("%q: remedy %q, want %q", test.input, got, test.remedy)
			}
		})
	}
}

func TestRequirementsAreTheConsentsAndThenThePapersOfTheCategory(t *testing.T) {
	type asked struct {
		Kind    rules.DocumentKind
		Letters string
	}
	tests := []struct {
		name, input string
		want        []asked
	}{
		{"a second-level name needs none", "harbour.hk", nil},
		{"a second-level name with bank needs the consent only", "riverbank.hk", []asked{{rules.BankingConsent, "bank"}}},
		{"a company's name needs the business registration", "harbour.com.hk", []asked{{rules.BusinessRegistration, ""}}},
		{"a company's name with bank needs both", "citibank.com.hk", []asked{{rules.BankingConsent, "bank"}, {rules.BusinessRegistration, ""}}},
		{
			"two terms need two consents", "bank-insurance.org.hk",
			[]asked{{rules.BankingConsent, "bank"}, {rules.InsuranceConsent, "insurance"}, {rules.SocietyRegistration, ""}},
		},
		{"one term in two wordings needs one consent", "bank銀行.hk", []asked{{rules.BankingConsent, "bank"}}},
		{"the letters are those of the label", "維港银行.hk", []asked{{rules.BankingConsent, "银行"}}},
		{"a network needs its licence", "harbour.net.hk", []asked{{rules.NetworkLicence, ""}}},
		{"a school needs its registration", "harbour.edu.hk", []asked{{rules.SchoolRegistration, ""}}},
		{"the Government asks for its names", "harbour.gov.hk", []asked{{rules.GovernmentRequest, ""}}},
		{"an individual needs the identity card", "harbour.idv.hk", []asked{{rules.IdentityDocument, ""}}},
		{"a reserved name is asked for nothing", "a.com.hk", nil},
	}
	dials := shipped(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []asked
			for _, r := range dials.Check(test.input).Requirements {
				got = append(got, asked{r.Kind, r.MatchedTerm})
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s asks (-want +got):\n%s", test.input, diff)
			}
		})
	}
}

func TestTheLawBehindAnAnswerIsCited(t *testing.T) {
	tests := []struct{ name, input, source string }{
		{"bank cites the Banking Ordinance", "citibank.com.hk", "Banking Ordinance (Cap. 155) s. 97"},
		{"insurance cites the Insurance Ordinance", "保险.hk", "Insurance Ordinance (Cap. 41) s. 56A"},
		{"the first of two terms is cited", "insurancebank.hk", "Banking Ordinance (Cap. 155) s. 97"},
		{"a country code cites ISO", "cn.hk", "HKIRC policy on reserved names; ISO 3166-1"},
		{"government cites the registry", "government.hk", "HKIRC registration policy"},
	}
	dials := shipped(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := dials.Check(test.input).Rule.Source; got != test.source {
				t.Errorf("%s cites %q, want %q", test.input, got, test.source)
			}
		})
	}
}

func TestAskingForAConsentDoesNotChangeTheDials(t *testing.T) {
	dials := shipped(t)
	dials.Check("citibank.com.hk").Requirements[0].MatchedTerm = "spoilt"
	if got := dials.Check("riverbank.hk").Requirements[0].MatchedTerm; got != "bank" {
		t.Errorf("the next name is asked for %q", got)
	}
	if dials.Restricted[0].Requirement.MatchedTerm != "" {
		t.Error("the letters of a name were written into the dials")
	}
}
