package joining

import (
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"lionrock/rules"
)

// Form is the application form. While it is a draft any of it may be empty or unfinished.
type Form struct {
	CompanyName, CompanyNameInChinese string
	RegistrationNumber, Address       string
	ContactName, ContactEmail, Phone  string
	WebsiteURL, Handle                string
}

const (
	lineMax    = 200
	addressMax = 500
	urlMax     = 2000
)

var (
	handleForm = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$`)
	numberForm = regexp.MustCompile(`^[0-9A-Za-z-]{4,30}$`)
)

// entry is one line of the form.
type entry struct {
	field    string
	value    string
	most     int
	required bool
	what     rules.Text
}

func (f *Form) entries() []entry {
	return []entry{
		{"companyName", f.CompanyName, lineMax, true, rules.Say("the company's name", "公司名稱", "公司名称")},
		{"companyNameInChinese", f.CompanyNameInChinese, lineMax, false, rules.Say("the company's Chinese name", "公司中文名稱", "公司中文名称")},
		{"businessRegistrationNumber", f.RegistrationNumber, lineMax, true, rules.Say("the Business Registration number", "商業登記號碼", "商业登记号码")},
		{"address", f.Address, addressMax, true, rules.Say("the company's address", "公司地址", "公司地址")},
		{"contactName", f.ContactName, lineMax, true, rules.Say("the contact's name", "聯絡人姓名", "联系人姓名")},
		{"contactEmail", f.ContactEmail, lineMax, true, rules.Say("the contact's e-mail address", "聯絡人電郵地址", "联系人电子邮箱")},
		{"contactPhone", f.Phone, lineMax, true, rules.Say("the contact's telephone number", "聯絡人電話", "联系人电话")},
		{"websiteUrl", f.WebsiteURL, urlMax, false, rules.Say("the company's website", "公司網址", "公司网址")},
		{"handle", f.Handle, lineMax, true, rules.Say("a short name", "簡稱", "简称")},
	}
}

// Keep refuses what cannot be kept, even of a draft: text that is too long, or has more than one line.
func (f *Form) Keep() *rules.Refusal {
	for _, e := range f.entries() {
		written := e.value
		if e.field == "address" {
			written = strings.ReplaceAll(written, "\n", " ")
		}
		if !utf8.ValidString(e.value) || !rules.Plain(written, e.most) {
			return rules.Refuse(rules.Invalid, rules.Say(
				"Give %[1]s in at most %[2]d characters.", "請以最多 %[2]d 個字元填寫%[1]s。", "请以最多 %[2]d 个字符填写%[1]s。",
			).With(e.what, e.most), e.field)
		}
	}
	return nil
}

// Check refuses a form that cannot be sent yet.
func (f *Form) Check() *rules.Refusal {
	if refusal := f.Keep(); refusal != nil {
		return refusal
	}
	for _, e := range f.entries() {
		if e.required && strings.TrimSpace(e.value) == "" {
			return rules.Refuse(rules.Required, rules.Say("Give %s.", "請填寫%s。", "请填写%s。").With(e.what), e.field)
		}
	}
	switch {
	case !numberForm.MatchString(f.RegistrationNumber):
		return rules.Refuse(rules.Invalid, rules.Say(
			"A Business Registration number has 4 to 30 digits, letters and hyphens, such as 12345678.",
			"商業登記號碼由 4 至 30 個數字、字母及連字號組成，例如 12345678。",
			"商业登记号码由 4 至 30 个数字、字母及连字符组成，例如 12345678。"), "businessRegistrationNumber")
	case !handleForm.MatchString(f.Handle):
		return rules.Refuse(rules.Invalid, rules.Say(
			"A short name has 1 to 32 small letters, digits and hyphens, none at its ends, such as harbour-hosting.",
			"簡稱由 1 至 32 個小寫字母、數字及連字號組成，首尾不可為連字號，例如 harbour-hosting。",
			"简称由 1 至 32 个小写字母、数字及连字符组成，首尾不可为连字符，例如 harbour-hosting。"), "handle")
	case f.WebsiteURL != "" && !isWebsite(f.WebsiteURL):
		return rules.Refuse(rules.Invalid, rules.Say(
			"Give the website as an address such as https://example.hk.", "請填寫網址，例如 https://example.hk。",
			"请填写网址，例如 https://example.hk。"), "websiteUrl")
	}
	if _, refusal := rules.ReadEmail(f.ContactEmail); refusal != nil {
		refusal.Field = []string{"contactEmail"}
		return refusal
	}
	return nil
}

func isWebsite(address string) bool {
	parsed, err := url.Parse(address)
	return err == nil && (parsed.Scheme == "https" || parsed.Scheme == "http") && parsed.Host != ""
}

// Company is how the form calls the company.
func (f *Form) Company() Company { return Company{f.CompanyName, f.CompanyNameInChinese} }
