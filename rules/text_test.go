package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"lionrock/rules"
)

func TestPlainTextFitsOnALine(t *testing.T) {
	for _, c := range []struct {
		name, written string
		want          bool
	}{
		{"nothing", "", true},
		{"words", "Typhoon Noodle Company Limited", true},
		{"as many characters as may be, whatever their bytes", strings.Repeat("龍", 40), true},
		{"one more", strings.Repeat("龍", 41), false},
		{"a character beyond the first plane", "𠮷野家", true},
		{"a line break", "one\ntwo", false},
		{"a NUL", "one\x00two", false},
		{"a tab", "one\ttwo", false},
		{"a control of the second set", "one\u0085two", false},
		{"bytes that are no text", "one\xff", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := rules.Plain(c.written, 40); got != c.want {
				t.Errorf("%q: got %t", c.written, got)
			}
		})
	}
}

func TestASentenceIsWordedAsFmtWouldWordIt(t *testing.T) {
	type kind string
	for _, c := range []struct {
		wording string
		args    []any
	}{
		{"“%s” is held by %s.", []any{"kite.hk", "Harbour"}},
		{"%s%s", []any{"", "%s is no verb here"}},
		{"%s of %d, %s", []any{"one", 3, "two"}},
		{"100%% of %s", []any{"it"}},
		{"%s is 100%%", []any{"it"}},
		{"%%s %s", []any{"it"}},
		{"%[2]s before %[1]s", []any{"one", "two"}},
		{"%5s|%-5s|%q", []any{"a", "b", "c"}},
		{"%s %s", []any{"one is missing"}},
		{"%s", []any{"one", "too many"}},
		{"nothing", []any{"to say"}},
		{"%s and %v", []any{kind("a kind"), []string{"a list"}}},
	} {
		want := fmt.Sprintf(c.wording, c.args...)
		said := rules.Say(c.wording, c.wording, c.wording).With(c.args...)
		if got := said.In(rules.English); got != want {
			t.Errorf("%q: said %q, fmt says %q", c.wording, got, want)
		}
		around := rules.Say("%s; %s", "%s；%s", "%s；%s").With(said, 2*rules.Dollar)
		if got := around.In(rules.TraditionalChinese); got != want+"；2.00" {
			t.Errorf("%q inside another: %q", c.wording, got)
		}
	}
}
