package name_test

import (
	"strings"
	"testing"

	"lionrock/rules"
	"lionrock/rules/name"
)

func TestParseHost(t *testing.T) {
	tests := []struct{ name, input, want string }{
		{"a host is a host", "ns1.harbour.hk", "ns1.harbour.hk"},
		{"a host may be anywhere", "dns.registry.example", "dns.registry.example"},
		{"capitals, white space and the dot of the root do not matter", " NS1.Harbour.HK. ", "ns1.harbour.hk"},
		{"a Chinese host is kept as A-labels", "ns1.香港龍。hk", "ns1.xn--j6w193gxzd.hk"},
		{"an A-label stays one", "ns1.XN--J6W193GXZD.hk", "ns1.xn--j6w193gxzd.hk"},
		{"a host may be of a script that is not registered here", "ns1.bücher.example", "ns1.xn--bcher-kva.example"},
		{"a label may be one letter", "a.b.hk", "a.b.hk"},
		{"digits may begin a label", "1.2ch.hk", "1.2ch.hk"},
		{"253 letters are allowed", strings.Repeat("a.", 125) + "abc", strings.Repeat("a.", 125) + "abc"},

		{"nothing is not a host", "", ""},
		{"a dot is not a host", ".", ""},
		{"a word is not a host", "localhost", ""},
		{"an address is not a host", "192.0.2.1", ""},
		{"an address of the new kind is not a host", "2001:db8::1", ""},
		{"a number is no top-level domain", "ns1.harbour.123", ""},
		{"a short address is not a host", "127.1", ""},
		{"a label cannot be empty", "ns1..hk", ""},
		{"two dots at the end are one too many", "ns1.harbour.hk..", ""},
		{"an underscore is not a letter", "ns_1.harbour.hk", ""},
		{"a hyphen cannot begin a label", "-ns.harbour.hk", ""},
		{"a hyphen cannot end a label", "ns-.harbour.hk", ""},
		{"a port is not a part of a host", "ns1.harbour.hk:53", ""},
		{"two hosts are not one", "ns1.harbour.hk ns2.harbour.hk", ""},
		{"a label has 63 letters at most", strings.Repeat("a", 64) + ".hk", ""},
		{"254 letters are too many", strings.Repeat("a.", 125) + "abcd", ""},
		{"a host in a sea of white space is not looked for", strings.Repeat(" ", 2000) + "ns1.harbour.hk", ""},
		{"a book is not a host", strings.Repeat("long.", 500) + "hk", ""},
		{"the encoding of an ASCII name is none", "xn--harbour-.hk", ""},
		{"what cannot be seen is not in a host", "ns1\u200b.harbour.hk", ""},
		{"what turns the text around is not in a host", "ns1.\u202eharbour.hk", ""},
		{"bytes that are not text are not a host", "\xff.hk", ""},
		{"a line break is not in a host", "ns1.harbour.hk\r\nns2", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, refusal := name.ParseHost(test.input)
			if got != test.want || (refusal == nil) != (test.want != "") {
				t.Fatalf("%q is %q, refused with %v", test.input, got, refusal)
			}
			if refusal == nil {
				return
			}
			spoken(t, "refusal", refusal.Message)
			if refusal.Code != rules.Invalid || len(refusal.Field) != 1 || refusal.Field[0] != "nameServers" {
				t.Errorf("refused as %s of %v", refusal.Code, refusal.Field)
			}
		})
	}
}
