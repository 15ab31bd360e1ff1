package name

// The rule (HKDNR registration rules 5.0, 2008): a Chinese label has at least one Chinese character, and may mix Chinese
// characters with letters, digits and hyphens; it begins and ends with a Chinese character, letter or digit, has no hyphens
// in both its third and fourth places, and at most 15 characters. "Chinese characters" are those of the variant table: no
// other script is registered, however much its letters look like these.

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"lionrock/rules"
)

// checkChinese judges a label that has a character beyond ASCII. Every character of the repertoire beyond ASCII is Chinese,
// so that a label which passes the first loop has the one it needs.
func (d *Dials) checkChinese(label string) *verdict {
	repertoire := variants().representative
	for _, r := range label {
		if _, known := repertoire[r]; !known {
			return invalid(ruleChinese, sayCharacter.With(shown(label), describe(r)), remedyCharacter)
		}
	}
	if n := utf8.RuneCountInString(label); n > d.MaxChinese {
		return invalid(ruleChineseLength, sayTooLongChinese.With(shown(label), n, d.MaxChinese), remedyShorten.With(n-d.MaxChinese))
	}
	characters := []rune(label)
	third, fourth := len(characters) > 2 && characters[2] == '-', len(characters) > 3 && characters[3] == '-'
	if no := d.checkHyphens(label, third, fourth); no != nil {
		return no
	}
	// No label of 15 characters was found that needs more than 63 letters; where the dial allows more characters, many do.
	if n := len(encodeLabel(label)); n > maxLabel {
		return invalid(ruleLength, sayTooLongEncoded.With(shown(label), n), remedyShorter)
	}
	return nil
}

// encodeLabel returns the A-label of a Chinese label. Encoding cannot fail for a label of the repertoire.
func encodeLabel(label string) string {
	encoded, err := idna.Punycode.ToASCII(label)
	if err != nil {
		panic(fmt.Sprintf("name: %q cannot be encoded: %v", label, err))
	}
	return encoded
}

// script is a family of characters that people put into names, with its name in a sentence.
type script struct {
	table *unicode.RangeTable
	name  rules.Text
}

// scripts are tried in order; the first that holds a character names it.
var scripts = []script{
	{unicode.Han, rules.Say("a Chinese character outside the registry's table", "不在註冊局字表內的漢字", "不在注册局字表内的汉字")},
	{unicode.Cyrillic, rules.Say("a Cyrillic letter", "西里爾字母", "西里尔字母")},
	{unicode.Greek, rules.Say("a Greek letter", "希臘字母", "希腊字母")},
	{unicode.Latin, rules.Say("a letter that is not one of a to z", "不屬於 a 至 z 的字母", "不属于 a 至 z 的字母")},
	{unicode.Hiragana, rules.Say("Japanese hiragana", "日文平假名", "日文平假名")},
	{unicode.Katakana, rules.Say("Japanese katakana", "日文片假名", "日文片假名")},
	{unicode.Hangul, rules.Say("Korean hangul", "韓文諺文", "韩文谚文")},
	{unicode.Arabic, rules.Say("an Arabic letter", "阿拉伯字母", "阿拉伯字母")},
	{unicode.Hebrew, rules.Say("a Hebrew letter", "希伯來字母", "希伯来字母")},
	{unicode.White_Space, rules.Say("a space", "空格", "空格")},
	{unicode.C, rules.Say("an invisible character", "不可見的字元", "不可见的字符")},
	{unicode.M, rules.Say("a combining mark", "組合符號", "组合符号")},
	{unicode.S, rules.Say("a symbol", "符號", "符号")},
	{unicode.P, rules.Say("a punctuation mark", "標點符號", "标点符号")},
}

var otherScript = rules.Say("a character of another script", "其他文字的字元", "其他文字的字符")

// describe names a character that may not stand in a name: as it looks, where it can be seen, by its number and its script.
func describe(r rune) rules.Text {
	kind := otherScript
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			kind = s.name
			break
		}
	}
	number := fmt.Sprintf("U+%04X", r)
	if !isVisible(r) {
		return rules.Say("%s (%s)", " %s（%s）", " %s（%s）").With(number, kind)
	}
	return rules.Say("“%c” (%s, %s)", "「%c」（%s，%s）", "“%c”（%s，%s）").With(r, number, kind)
}

// isVisible reports whether a character can be printed in a sentence without hiding in it or turning it around.
func isVisible(r rune) bool {
	return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.IsMark(r) && !isRightToLeft(r)
}

func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}
