package launch

// The rule: what is published of a case tells nobody's personal data. E-mail addresses, telephone numbers, numbers that look
// like a Hong Kong identity card's and the names of those concerned are blacked out, whoever wrote them; the rest stands as
// it was written (recorded policy).

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Blackout stands where something was taken out.
const Blackout = "████"

var personal = []*regexp.Regexp{
	regexp.MustCompile(`[\pL\pN._%+-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+`),
	regexp.MustCompile(`(?i)\b[A-Z]{1,2}\d{6} ?[(（]?[\dA][)）]?`),
	regexp.MustCompile(`\+\d[\d ()-]{6,}\d`),
	regexp.MustCompile(`\(?\b852\)?[ -]?\d{4}[ -]?\d{4}\b`),
	regexp.MustCompile(`\b\d{4}[ -]?\d{4}\b`),
}

const nameLeast = 2

// Redacted writes a text as it is published, where names are those of the people and companies concerned.
func Redacted(text string, names ...string) string {
	for _, pattern := range personal {
		text = pattern.ReplaceAllString(text, Blackout)
	}
	names = slices.Clone(names)
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, name := range names {
		if pattern := namePattern(name); pattern != nil {
			text = pattern.ReplaceAllString(text, Blackout)
		}
	}
	return text
}

// namePattern finds a name whatever its capitals and white space, and not inside another Latin word.
func namePattern(name string) *regexp.Regexp {
	words := strings.Fields(name)
	whole := strings.Join(words, "")
	if utf8.RuneCountInString(whole) < nameLeast {
		return nil
	}
	for i := range words {
		words[i] = regexp.QuoteMeta(words[i])
	}
	pattern := strings.Join(words, `\s+`)
	if wordByte(whole[0]) {
		pattern = `\b` + pattern
	}
	if wordByte(whole[len(whole)-1]) {
		pattern += `\b`
	}
	return regexp.MustCompile(`(?i)` + pattern)
}

func wordByte(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
