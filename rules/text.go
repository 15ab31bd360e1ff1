package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain reports whether what somebody wrote can be kept and shown on one line: it has at most so many characters, and no
// control characters, which no database and no page would show as they came.
func Plain(written string, most int) bool {
	return utf8.ValidString(written) && utf8.RuneCountInString(written) <= most &&
		!strings.ContainsFunc(written, unicode.IsControl)
}

// Complete reports whether something is said in each language.
func (t Text) Complete() bool { return t.En != "" && t.Hant != "" && t.Hans != "" }

// Then puts another sentence after this one.
func (t Text) Then(next Text) Text {
	if t.IsZero() {
		return next
	}
	after := next
	if t.then != nil {
		after = t.then.Then(next)
	}
	t.then = &after
	return t
}
