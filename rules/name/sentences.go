package name

// The sentences of the answers. Letters of a name that may be ill-formed go through shown before they are put into one.

import (
	"fmt"
	"strings"

	"lionrock/rules"
)

// maxShown is the most characters of a name that are repeated in a sentence.
const maxShown = 63

// shown is text made safe to repeat: what cannot be seen, or would turn the sentence around, is written as its number.
func shown(text string) string {
	var safe strings.Builder
	count := 0
	for _, r := range text {
		if count++; count > maxShown {
			safe.WriteRune('…')
			break
		}
		if isVisible(r) {
			safe.WriteRune(r)
		} else {
			fmt.Fprintf(&safe, "‹U+%04X›", r)
		}
	}
	return safe.String()
}

// Not a name at all.
var (
	sayTooLongToRead = rules.Say("This text has %d bytes; a domain name has at most 253 letters.",
		"這段文字有 %d 個位元組；域名最多 253 個字母。", "这段文字有 %d 个字节；域名最多 253 个字母。")
	sayNotUTF8 = rules.Say("This is not text: it holds bytes that are not UTF-8.",
		"這不是文字：當中有不屬於 UTF-8 的位元組。", "这不是文字：其中有不属于 UTF-8 的字节。")
	remedyUTF8 = rules.Say("Send the name in UTF-8, or as an A-label (xn--...).",
		"請以 UTF-8 或 A-label（xn--...）形式輸入域名。", "请以 UTF-8 或 A-label（xn--...）形式输入域名。")
	sayEmpty    = rules.Say("No name was given.", "沒有輸入域名。", "没有输入域名。")
	remedyEmpty = rules.Say("Ask for a name with its ending, such as harbour.hk.",
		"請輸入連同結尾的域名，例如 harbour.hk。", "请输入连同结尾的域名，例如 harbour.hk。")
	sayEmptyLabel = rules.Say("“%s” has an empty part: a dot stands at its edge, or two dots stand together.",
		"「%s」有空白的部分：開首或結尾多了一點，或有兩點相連。", "“%s”有空白的部分：开头或结尾多了一点，或有两点相连。")
	remedyEmptyLabel = rules.Say("Leave out the extra dot.", "請刪去多餘的點。", "请删去多余的点。")
	sayFakeALabel    = rules.Say("“%s” begins like an A-label but does not stand for a name in Chinese in its normal form.",
		"「%s」的開首與 A-label 相同，但並不代表任何正規的中文名稱。", "“%s”的开头与 A-label 相同，但并不代表任何规范的中文名称。")
	remedyFakeALabel = rules.Say("Ask for the name in its own characters; only encoded Chinese names begin with xn--.",
		"請直接輸入名稱本身的字元；只有經編碼的中文名稱才以 xn-- 開首。", "请直接输入名称本身的字符；只有经编码的中文名称才以 xn-- 开头。")
)

// No category.
var (
	sayForeign = rules.Say("“%s” does not end in .hk or one of its categories.",
		"「%s」的結尾不是 .hk 或其下的類別。", "“%s”的结尾不是 .hk 或其下的类别。")
	sayOnlyEnding    = rules.Say("“%s” is an ending, not a name.", "「%s」只是結尾，不是域名。", "“%s”只是结尾，不是域名。")
	remedyOnlyEnding = rules.Say("Put a name before it: harbour.%s.", "請在前面加上名稱，例如 harbour.%s。", "请在前面加上名称，例如 harbour.%s。")
	sayTooDeep       = rules.Say("“%s” has a part too many: before .%[3]s stands one label, without “%[2]s.”.",
		"「%s」多了一部分：.%[3]s 之前只可有一個名稱，不可有「%[2]s.」。", "“%s”多了一部分：.%[3]s 之前只可有一个名称，不可有“%[2]s.”。")
	sayTwin = rules.Say("“%s” ends in .%s, where names are not yet registered here.",
		"「%s」以 .%s 結尾，目前尚未在此開放註冊。", "“%s”以 .%s 结尾，目前尚未在此开放注册。")
	remedyAskFor = rules.Say("Ask for %s instead.", "可改為查詢 %s。", "可改为查询 %s。")
)

// Not a label.
var (
	sayCharacter    = rules.Say("“%s” holds %s, which no name may have.", "「%s」含有%s，不可用於域名。", "“%s”含有%s，不可用于域名。")
	remedyCharacter = rules.Say("Use only the letters a to z, the digits 0 to 9, hyphens and Chinese characters.",
		"只可使用英文字母 a 至 z、數字 0 至 9、連字號及中文字。", "只可使用英文字母 a 至 z、数字 0 至 9、连字符及中文字。")
	sayTooLong        = rules.Say("“%s” has %d letters; at most 63 are allowed.", "「%s」有 %d 個字元，最多只可有 63 個。", "“%s”有 %d 个字符，最多只可有 63 个。")
	sayTooLongChinese = rules.Say("“%s” has %d characters; a Chinese name has at most %d.",
		"「%s」有 %d 個字，中文名稱最多 %d 個字。", "“%s”有 %d 个字，中文名称最多 %d 个字。")
	sayTooLongEncoded = rules.Say("“%s” has %d letters in its encoded form (xn--...); at most 63 are allowed.",
		"「%s」編碼後（xn--...）有 %d 個字元，最多只可有 63 個。", "“%s”编码后（xn--...）有 %d 个字符，最多只可有 63 个。")
	remedyShorten    = rules.Say("To fit, it must lose at least %d of them.", "須最少減去 %d 個。", "须最少减去 %d 个。")
	remedyShorter    = rules.Say("Choose a shorter name.", "請選用較短的名稱。", "请选用较短的名称。")
	sayOnlyHyphens   = rules.Say("“%s” is nothing but hyphens.", "「%s」只有連字號。", "“%s”只有连字符。")
	remedyOnlyHyphen = rules.Say("Add letters, digits or Chinese characters.", "請加入字母、數字或中文字。", "请加入字母、数字或中文字。")
	sayOuterHyphen   = rules.Say("“%s” begins or ends with a hyphen.", "「%s」以連字號開首或結尾。", "“%s”以连字符开头或结尾。")
	remedyOuter      = rules.Say("Leave that hyphen out: “%s”.", "請刪去該連字號：「%s」。", "请删去该连字符：“%s”。")
	sayInnerHyphens  = rules.Say("“%s” has hyphens in its third and fourth places, which are kept for encoded names (xn--...).",
		"「%s」的第三及第四個字元是連字號，該位置只供經編碼的名稱（xn--...）使用。",
		"“%s”的第三及第四个字符是连字符，该位置只供经编码的名称（xn--...）使用。")
	remedyInner = rules.Say("Use one hyphen there, or none.", "該處請只用一個連字號，或不用。", "该处请只用一个连字符，或不用。")
)

// A well-formed name.
var (
	sayProhibited  = rules.Say("“%s” contains %s. %s", "「%s」含有%s。%s", "“%s”含有%s。%s")
	remedyLeaveOut = rules.Say("Leave out %s. %s", "請刪去%s。%s", "请删去%s。%s")
	sayReserved    = rules.Say("“%s” is reserved. %s", "「%s」屬保留名稱。%s", "“%s”属保留名称。%s")
	sayAvailable   = rules.Say("“%s” can be registered, and needs no supporting papers.",
		"「%s」可以註冊，無須提交證明文件。", "“%s”可以注册，无须提交证明文件。")
	sayWithPapers        = rules.Say("“%s” can be registered with supporting papers.", "「%s」可以註冊，但須提交證明文件。", "“%s”可以注册，但须提交证明文件。")
	sayContains          = rules.Say("It contains %s. %s", "名稱含有%s。%s", "名称含有%s。%s")
	remedyWithoutLetters = rules.Say("A name without “%s” needs no such consent.", "不含「%s」的名稱無須該項同意。", "不含“%s”的名称无须该项同意。")
	remedyRegistered     = rules.Say("Choose another name, or the same one in another category.",
		"請選用另一名稱，或在另一類別註冊同一名稱。", "请选用另一名称，或在另一类别注册同一名称。")
)
