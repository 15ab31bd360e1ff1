// Package rules holds the vocabulary that every rule speaks: instants and windows, money, sentences in three languages,
// refusals and the citation of the rule that gave an answer.
//
// Everything below rules/ is pure: facts in, a decision or a [Refusal] out. No context, no clock, no database, no
// randomness; whatever a rule needs to know about the world is an argument.
package rules

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// HongKong is the zone in which every date of the registry is read (UTC+8 all year).
var HongKong = time.FixedZone("Asia/Hong_Kong", 8*60*60)

// Locale is a language of the interface.
type Locale string

// The languages Lionrock speaks.
const (
	English            Locale = "EN"
	TraditionalChinese Locale = "ZH_HANT"
	SimplifiedChinese  Locale = "ZH_HANS"
)

// Values lists every locale.
func (Locale) Values() []string {
	return []string{string(English), string(TraditionalChinese), string(SimplifiedChinese)}
}

// Tag is the language tag (BCP 47) of a language.
func (l Locale) Tag() string {
	switch l {
	case TraditionalChinese:
		return "zh-Hant"
	case SimplifiedChinese:
		return "zh-Hans"
	case English:
	}
	return "en"
}

// Text is one sentence in the three languages, with the values it mentions. It is put into words only when it is read.
type Text struct {
	En   string `json:"en"`
	Hant string `json:"zhHant"`
	Hans string `json:"zhHans"`
	args []any
	then *Text // the sentence after this one
}

// Say makes a sentence from its three wordings, which are fmt formats for the arguments given to With.
func Say(en, hant, hans string) Text { return Text{En: en, Hant: hant, Hans: hans} }

// With fills in the values the sentence mentions. A Text among them is spoken in the same language, and Money with its
// thousands told apart.
func (t Text) With(args ...any) Text {
	t.args = args
	return t
}

// In words the sentence in a locale; an unknown locale is answered in English.
func (t Text) In(locale Locale) string {
	if len(t.args) == 0 && t.then == nil {
		return t.wording(locale)
	}
	return string(t.Append(make([]byte, 0, 256), locale)) // room for most sentences
}

func (t Text) wording(locale Locale) string {
	switch locale {
	case TraditionalChinese:
		return t.Hant
	case SimplifiedChinese:
		return t.Hans
	case English:
	}
	return t.En
}

// Append words the sentence, and those after it, behind what was said before.
func (t Text) Append(said []byte, locale Locale) []byte {
	said = t.sentence(said, locale)
	if t.then == nil {
		return said
	}
	if locale != TraditionalChinese && locale != SimplifiedChinese {
		said = append(said, ' ') // Chinese has no space between sentences
	}
	return t.then.Append(said, locale)
}

// sentence words one. Most mention only texts, each with %s, and need nothing else of fmt.
func (t Text) sentence(said []byte, locale Locale) []byte {
	wording, before := t.wording(locale), len(said)
	if len(t.args) == 0 {
		return append(said, wording...) // also one with a % in it
	}
	rest := wording
	for _, arg := range t.args {
		text, after, found := strings.Cut(rest, "%s")
		if said = append(said, text...); !found || strings.Contains(text, "%") {
			return fmt.Appendf(said[:before], wording, t.spoken(locale)...)
		}
		switch arg := arg.(type) {
		case string:
			said = append(said, arg...)
		case Text:
			said = arg.Append(said, locale)
		case Money:
			said = append(said, arg.spoken()...)
		default:
			return fmt.Appendf(said[:before], wording, t.spoken(locale)...)
		}
		rest = after
	}
	if strings.Contains(rest, "%") {
		return fmt.Appendf(said[:before], wording, t.spoken(locale)...)
	}
	return append(said, rest...)
}

// spoken are the values as fmt is to put them in.
func (t Text) spoken(locale Locale) []any {
	args := make([]any, len(t.args))
	for i, arg := range t.args {
		switch arg := arg.(type) {
		case Text:
			args[i] = arg.In(locale)
		case Money:
			args[i] = arg.spoken()
		default:
			args[i] = arg
		}
	}
	return args
}

// MarshalJSON writes the sentence in full, its values filled in, so that what was said is kept as it was said.
func (t Text) MarshalJSON() ([]byte, error) {
	type wordings Text
	return json.Marshal(wordings{En: t.In(English), Hant: t.In(TraditionalChinese), Hans: t.In(SimplifiedChinese)})
}

// IsZero reports whether nothing is said.
func (t Text) IsZero() bool { return t.En == "" }

// Rule cites one rule of the rulebook, in the version that was applied.
type Rule struct {
	// Code is stable, for machines: "name.restricted-term".
	Code string
	// Summary is the rule in one sentence.
	Summary Text
	// Source is where the rule comes from: the programme's page, an RFC, an ordinance or a recorded policy.
	Source string
	// Version is that of the dials the rule was read with; empty for law that has no dial.
	Version string
}

// At returns the rule as read with one version of its dials.
func (r Rule) At(version string) Rule {
	r.Version = version
	return r
}

// Window is a half-open interval [Opens, Closes): the opening instant is inside, the closing instant outside.
type Window struct{ Opens, Closes time.Time }

// Contains reports whether an instant lies inside the window.
func (w Window) Contains(at time.Time) bool { return !at.Before(w.Opens) && at.Before(w.Closes) }
