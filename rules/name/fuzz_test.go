package name_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"lionrock/rules"
	"lionrock/rules/name"
)

// FuzzCheck holds for every text: it is answered, always alike and in words that can be shown; a name that is not invalid
// is in its normal form, and that form is answered alike.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"harbour.hk", "xn--j6w193gxzd.hk", "香港龙。公司.香港", "a..hk", "ＢＡＮＫ.com.hk", "\u202e\xff.hk"} {
		f.Add(seed)
	}
	dials := shipped(f)
	known := map[string]bool{}
	for _, rule := range name.Rules() {
		known[rule.Code] = true
	}
	f.Fuzz(func(t *testing.T, input string) {
		answer, again := dials.Check(input), dials.Check(input)
		if answer.Name != again.Name || answer.Status != again.Status ||
			answer.Reason.In(rules.English) != again.Reason.In(rules.English) {
			t.Fatalf("%q is answered %+v, then %+v", input, answer, again)
		}
		if !rules.Known(answer.Status) || !known[answer.Rule.Code] {
			t.Fatalf("%q is %s by %s", input, answer.Status, answer.Rule.Code)
		}
		if !strings.ContainsAny(input, "%％") { // a name may hold what looks like a value that was not filled in
			spoken(t, "reason", answer.Reason)
		}
		presentable(t, answer.Reason)
		presentable(t, answer.Remedy)
		if answer.Status != name.Invalid {
			inNormalForm(t, dials, answer)
		}
	})
}

// presentable checks that a sentence about hostile text is itself harmless.
func presentable(t *testing.T, text rules.Text) {
	t.Helper()
	said := text.In(rules.TraditionalChinese)
	if !utf8.ValidString(said) || strings.ContainsAny(said, "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200b\u200d\x00\n\r\x1b") {
		t.Errorf("a sentence holds what cannot be shown: %q", said)
	}
	if len(said) > 2000 {
		t.Errorf("a sentence of %d bytes", len(said))
	}
}

func inNormalForm(t *testing.T, dials *name.Dials, answer name.Answer) {
	t.Helper()
	n := answer.Name
	if n.Unicode != n.Label+"."+n.Suffix || strings.ToLower(n.ASCII) != n.ASCII || len(n.ASCII) > 63+len(".com.hk") {
		t.Errorf("%q is named %+v", answer.Input, n)
	}
	for _, form := range []string{n.Unicode, n.ASCII} {
		if again := dials.Check(form); again.Name != n || again.Status != answer.Status {
			t.Errorf("%q is %+v, but %q is %+v", answer.Input, n, form, again.Name)
		}
	}
}

// FuzzParseHost holds for every text: a host is an ASCII name of two labels or more, and reading it again changes nothing.
func FuzzParseHost(f *testing.F) {
	for _, seed := range []string{"ns1.harbour.hk", "NS1.香港龍.hk.", "192.0.2.1", "2001:db8::1", "xn--a.b", "\xff.hk"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, input string) {
		host, refusal := name.ParseHost(input)
		if refusal != nil {
			presentable(t, refusal.Message)
			return
		}
		for _, r := range host {
			if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789-.", r) {
				t.Errorf("%q became %q", input, host)
			}
		}
		again, refusal := name.ParseHost(host)
		if refusal != nil || again != host || !strings.Contains(host, ".") || len(host) > 253 {
			t.Errorf("%q became %q, and that became %q (%v)", input, host, again, refusal)
		}
	})
}
