package name

// The rule (RFC 1123, RFC 5890-5892, HKDNR registration rules 3.0): a label is made of the letters a-z, the digits 0-9 and
// the hyphen; capitals count as small letters. It begins and ends with a letter or digit, has no hyphens in both its third
// and fourth places, and at most 63 letters. One-character labels are reserved; digits alone are allowed. A name may be
// given in Unicode or as an A-label ("xn--..."), and means the same.

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"

	"lionrock/rules"
)

const (
	// maxLabel is the most letters of a label (RFC 1035 section 2.3.4).
	maxLabel = 63
	// maxInput bounds what is looked at: a name of 253 letters, each written in four bytes, and some white space.
	maxInput = 1024
	// acePrefix marks an A-label (RFC 5890 section 2.3.2.1).
	acePrefix = "xn--"
)

// HyphenReading is how "no hyphens in the third and fourth positions" is read.
type HyphenReading string

// The sentence can be read in two ways. RFC 5891 section 4.2.3.1 means both, and real names such as la-chinata.hk have a
// hyphen in one of the two places.
const (
	HyphensInBoth   HyphenReading = "BOTH"
	HyphensInEither HyphenReading = "EITHER"
)

// Values lists the readings.
func (HyphenReading) Values() []string {
	return []string{string(HyphensInBoth), string(HyphensInEither)}
}

// forbids reports whether a label, in characters, breaks the rule of the third and fourth places.
func (r HyphenReading) forbids(third, fourth bool) bool {
	if r == HyphensInEither {
		return third || fourth
	}
	return third && fourth
}

// fold brings a name as people type it to its normal form: no white space around it, NFC, full-width letters and dots made
// narrow, capitals made small, no dot at the end. Only ASCII has capitals here: no other cased letter can stand in a name.
func fold(input string) string {
	text := strings.TrimSpace(input)
	if !isPlain(text) {
		text = strings.Map(narrow, norm.NFC.String(text))
	}
	return strings.TrimSuffix(text, ".")
}

// narrow maps a full-width character to its ASCII twin, the dots of RFC 3490 section 3.1 to a dot, a capital to a small letter.
func narrow(r rune) rune {
	if r == '\u3002' || r == '\uff61' {
		return '.'
	}
	if r >= '\uff01' && r <= '\uff5e' {
		r -= '\uff01' - '!'
	}
	if r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r
}

// isPlain reports whether folding would change nothing but dots at the end.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || (c >= 'A' && c <= 'Z') {
			return false
		}
	}
	return true
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// normalize returns the name in Unicode with every A-label decoded, or why it cannot be read as a name at all.
func normalize(input string) (string, *verdict) {
	if len(input) > maxInput {
		return "", invalid(ruleLength, sayTooLongToRead.With(len(input)), rules.Text{})
	}
	if !utf8.ValidString(input) {
		return "", invalid(ruleWellFormed, sayNotUTF8, remedyUTF8)
	}
	text := fold(input)
	if text == "" {
		return "", invalid(ruleWellFormed, sayEmpty, remedyEmpty)
	}
	if text[0] == '.' || strings.Contains(text, "..") || text[len(text)-1] == '.' {
		return "", invalid(ruleWellFormed, sayEmptyLabel.With(shown(text)), remedyEmptyLabel)
	}
	if !strings.Contains(text, acePrefix) {
		return text, nil
	}
	labels := strings.Split(text, ".")
	for i, label := range labels {
		decoded, ok := decodeLabel(label)
		if !ok {
			return "", invalid(ruleALabel, sayFakeALabel.With(shown(label)), remedyFakeALabel)
		}
		labels[i] = decoded
	}
	return strings.Join(labels, "."), nil
}

// decodeLabel returns the U-label of an A-label. An A-label is one only if its decoding is not ASCII (idna sees to that), is
// in normal form and encodes back to the same letters (RFC 5891 section 5.3): otherwise two A-labels could look like one name.
func decodeLabel(label string) (string, bool) {
	if !strings.HasPrefix(label, acePrefix) {
		return label, true
	}
	decoded, err := idna.Punycode.ToUnicode(label)
	if err != nil || fold(decoded) != decoded {
		return "", false
	}
	encoded, err := idna.Punycode.ToASCII(decoded)
	return decoded, err == nil && encoded == label
}

// checkASCII judges a label that has no character beyond ASCII.
func (d *Dials) checkASCII(label string) *verdict {
	for i := range len(label) {
		if !isLetterOrDigit(label[i]) && label[i] != '-' {
			return invalid(ruleCharacters, sayCharacter.With(shown(label), describe(rune(label[i]))), remedyCharacter)
		}
	}
	if len(label) > maxLabel {
		return invalid(ruleLength, sayTooLong.With(shown(label), len(label)), remedyShorten.With(len(label)-maxLabel))
	}
	third, fourth := len(label) > 2 && label[2] == '-', len(label) > 3 && label[3] == '-'
	return d.checkHyphens(label, third, fourth)
}

// checkHyphens judges the places of hyphens, which are the same for ASCII and Chinese labels.
func (d *Dials) checkHyphens(label string, third, fourth bool) *verdict {
	trimmed := strings.Trim(label, "-")
	switch {
	case trimmed == "":
		return invalid(ruleHyphens, sayOnlyHyphens.With(shown(label)), remedyOnlyHyphen)
	case trimmed != label:
		return invalid(ruleHyphens, sayOuterHyphen.With(shown(label)), remedyOuter.With(shown(trimmed)))
	case d.Hyphens.forbids(third, fourth):
		return invalid(ruleHyphens, sayInnerHyphens.With(shown(label)), remedyInner)
	}
	return nil
}

func isLetterOrDigit(c byte) bool { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') }
