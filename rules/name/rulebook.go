package name

import "lionrock/rules"

// The sources the rules of this package come from.
const (
	launchNote = "Announcement of second-level .hk names, 2004 (Kennedy and Harland, Lovells)"
	hkdnrRules = "HKDNR registration rules"
	lgrSource  = "ICANN Second Level Reference LGR for Chinese, version 3 (RFC 7940); RFC 3743; RFC 4713"
)

// The rules an answer can cite, in the order in which they are asked.
var (
	ruleWellFormed = rules.Rule{Code: "name.well-formed", Source: "RFC 1034 section 3.1", Summary: rules.Say(
		"A name is text: labels parted by single dots.", "域名是以單點分隔的文字。", "域名是以单点分隔的文字。")}
	ruleALabel = rules.Rule{Code: "name.a-label", Source: "RFC 5890 section 2.3.2.1; RFC 5891 section 5.3", Summary: rules.Say(
		"A label that begins with xn-- must be the exact encoding of a Chinese label in its normal form.",
		"以 xn-- 開首的名稱，必須是正規中文名稱的準確編碼。", "以 xn-- 开头的名称，必须是规范中文名称的准确编码。")}
	ruleCategory = rules.Rule{Code: "name.category", Source: launchNote + "; " + hkdnrRules, Summary: rules.Say(
		"A name is one label, directly under .hk or under one of its categories.",
		"域名由一個名稱組成，直接位於 .hk 或其下一個類別之下。", "域名由一个名称组成，直接位于 .hk 或其下一个类别之下。")}
	ruleTwin = rules.Rule{Code: "name.chinese-ending", Source: "Recorded policy", Summary: rules.Say(
		"Names are registered under the English endings; the Chinese endings are not open here yet.",
		"目前只接受英文結尾的域名註冊，中文結尾尚未在此開放。", "目前只接受英文结尾的域名注册，中文结尾尚未在此开放。")}
	ruleCharacters = rules.Rule{Code: "name.characters", Source: hkdnrRules + "; RFC 1123 section 2.1", Summary: rules.Say(
		"An English name is made of the letters a to z, the digits 0 to 9 and hyphens.",
		"英文名稱由字母 a 至 z、數字 0 至 9 及連字號組成。", "英文名称由字母 a 至 z、数字 0 至 9 及连字符组成。")}
	ruleLength = rules.Rule{Code: "name.length", Source: "RFC 1035 section 2.3.4", Summary: rules.Say(
		"A label has at most 63 letters, in its encoded form too.", "名稱最多 63 個字元，編碼後亦然。", "名称最多 63 个字符，编码后亦然。")}
	ruleHyphens = rules.Rule{Code: "name.hyphens", Source: hkdnrRules + "; RFC 5891 section 4.2.3.1", Summary: rules.Say(
		"A name begins and ends with a letter, digit or Chinese character, and has no hyphens in its third and fourth places.",
		"名稱須以字母、數字或中文字開首及結尾，而且第三及第四個字元不可同為連字號。",
		"名称须以字母、数字或中文字开头及结尾，而且第三及第四个字符不可同为连字符。")}
	ruleChinese = rules.Rule{Code: "name.chinese-characters", Source: hkdnrRules + " 5.0 (2008); " + lgrSource, Summary: rules.Say(
		"Beyond a to z, 0 to 9 and the hyphen, a name may have the Chinese characters of the registry's table and no others.",
		"除 a 至 z、0 至 9 及連字號外，名稱只可使用註冊局字表內的中文字。", "除 a 至 z、0 至 9 及连字符外，名称只可使用注册局字表内的中文字。")}
	ruleChineseLength = rules.Rule{Code: "name.chinese-length", Source: hkdnrRules + " 5.0 (2008)", Summary: rules.Say(
		"A name with Chinese characters has at most 15 characters.", "含中文字的名稱最多 15 個字。", "含中文字的名称最多 15 个字。")}
	ruleProhibited = rules.Rule{Code: "name.prohibited-term", Source: "HKIRC registration policy", Summary: rules.Say(
		"A name that would speak with the Government's authority is refused outside .gov.hk.",
		"令人以為代表政府的名稱，除 .gov.hk 外一律不接受。", "令人以为代表政府的名称，除 .gov.hk 外一律不接受。")}
	ruleReserved = rules.Rule{Code: "name.reserved", Source: "HKIRC policy on reserved names", Summary: rules.Say(
		"The registry keeps some names back.", "註冊局保留若干名稱。", "注册局保留若干名称。")}
	ruleRestricted = rules.Rule{Code: "name.restricted-term", Source: launchNote, Summary: rules.Say(
		"A name with certain words, such as bank or insurance, needs the consent of the authority concerned.",
		"含有 bank、insurance 等字眼的名稱，須先取得有關機構同意。", "含有 bank、insurance 等字眼的名称，须先取得有关机构同意。")}
	rulePapers = rules.Rule{Code: "name.papers", Source: launchNote + "; " + hkdnrRules, Summary: rules.Say(
		"A third-level name needs papers that show its holder belongs to the category.",
		"第三層域名須提交文件，證明持有人符合該類別的資格。", "三级域名须提交文件，证明持有人符合该类别的资格。")}
	ruleOpen = rules.Rule{Code: "name.available", Source: launchNote, Summary: rules.Say(
		"A second-level .hk name is open to any entity wherever it is, without papers, first come, first served.",
		"第二層 .hk 域名不論所在地均可註冊，無須文件，先到先得。", "二级 .hk 域名不论所在地均可注册，无须文件，先到先得。")}
	ruleRegistered = rules.Rule{Code: "name.registered", Source: "Recorded policy; RFC 3743", Summary: rules.Say(
		"A name has one holder, and so have all its traditional, simplified and variant forms.",
		"每個域名連同其繁體、簡體及異體寫法，只屬一個持有人。", "每个域名连同其繁体、简体及异体写法，只属一个持有人。")}
)

// Rules lists every rule an answer can cite.
func Rules() []rules.Rule {
	return []rules.Rule{
		ruleWellFormed, ruleALabel, ruleCategory, ruleTwin, ruleCharacters, ruleLength, ruleHyphens, ruleChinese,
		ruleChineseLength, ruleProhibited, ruleReserved, ruleRestricted, rulePapers, ruleOpen, ruleRegistered,
	}
}
