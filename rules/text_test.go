package rules_test

import (
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
