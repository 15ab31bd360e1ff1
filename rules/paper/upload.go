package paper

import (
	"encoding/hex"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"lionrock/rules"
)

// Rule (uploads): a paper is a PDF, JPEG or PNG of at most 5 MB. What it is, is told from its bytes, never from its file
// name; and its bytes are those announced, by their SHA-256. (Policy.)
const (
	// MaxBytes is the largest paper.
	MaxBytes     = 5 << 20
	filenameMax  = 255
	sha256Length = 64
)

var (
	contentTypes = []string{"application/pdf", "image/jpeg", "image/png"}
	logoTypes    = []string{"image/jpeg", "image/png", "image/webp"}
)

// Announced is what the sender says is coming.
type Announced struct {
	Filename  string
	Sha256    string
	SizeBytes int64
	// Logo tells that it is a picture to be drawn anew rather than a paper.
	Logo bool
}

// Check refuses what could not be a paper.
func (a Announced) Check() *rules.Refusal {
	hash, err := hex.DecodeString(a.Sha256)
	switch {
	case a.SizeBytes < 1 || a.SizeBytes > MaxBytes:
		return rules.Refuse(rules.Invalid, rules.Say(
			"A paper has 1 byte to 5 MB (%d bytes).", "文件大小須為 1 位元組至 5 MB（%d 位元組）。",
			"文件大小须为 1 字节至 5 MB（%d 字节）。").With(MaxBytes), "sizeBytes")
	case err != nil || len(hash)*2 != sha256Length || strings.ToLower(a.Sha256) != a.Sha256:
		return rules.Refuse(rules.Invalid, rules.Say(
			"Give the SHA-256 of the file as 64 lower-case hexadecimal digits.",
			"請以 64 個小寫十六進位數字填寫檔案的 SHA-256。", "请以 64 个小写十六进制数字填写文件的 SHA-256。"), "sha256")
	case a.Filename == "" || len(a.Filename) > filenameMax || !utf8.ValidString(a.Filename) ||
		strings.ContainsFunc(a.Filename, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return rules.Refuse(rules.Invalid, rules.Say(
			"Give the file's name: at most %d bytes, no control characters.", "請填寫檔案名稱：最多 %d 個位元組，不可有控制字元。",
			"请填写文件名称：最多 %d 个字节，不可有控制字符。").With(filenameMax), "filename")
	}
	return nil
}

// ContentType tells what bytes are from the first of them.
func ContentType(head []byte) string {
	detected, _, _ := strings.Cut(http.DetectContentType(head), ";")
	return detected
}

// Compare refuses bytes that are not those announced, or no kind of paper. A nil content type is not looked at.
func (a Announced) Compare(sha256 string, size int64, contentType *string) *rules.Refusal {
	switch {
	case size != a.SizeBytes:
		return rules.Refuse(rules.Invalid, rules.Say(
			"The upload does not have the %d bytes announced. Send it again, or announce it anew.",
			"上載內容與所報的 %d 位元組不符。請重新上載，或重新申報。",
			"上传内容与所报的 %d 字节不符。请重新上传，或重新申报。").With(a.SizeBytes), "sizeBytes")
	case sha256 != a.Sha256:
		return rules.Refuse(rules.Invalid, rules.Say(
			"The bytes received are not those announced: their SHA-256 differs. Send them again.",
			"收到的內容與所報不符：SHA-256 不同。請重新上載。", "收到的内容与所报不符：SHA-256 不同。请重新上传。"), "sha256")
	case contentType != nil && a.Logo && !slices.Contains(logoTypes, *contentType):
		return RefuseNoLogo("filename")
	case contentType != nil && !a.Logo && !slices.Contains(contentTypes, *contentType):
		return rules.Refuse(rules.Invalid, rules.Say(
			"The file is not a PDF, JPEG or PNG, whatever it is called. Save it as one of these and announce it anew.",
			"不論檔名為何，檔案並非 PDF、JPEG 或 PNG。請另存為其中一種格式並重新申報。",
			"无论文件名为何，文件并非 PDF、JPEG 或 PNG。请另存为其中一种格式并重新申报。"), "filename")
	}
	return nil
}

// RefuseSecondUpload refuses bytes for a paper that has them.
func RefuseSecondUpload() *rules.Refusal {
	return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
		"This paper has been uploaded already. Announce another to send another.",
		"此文件已經上載。如要提交另一份，請重新申報。", "此文件已经上传。如要提交另一份，请重新申报。"), "documentId")
}

// RefuseNoLogo refuses a file that is no picture, and says of SVG why it is not taken.
func RefuseNoLogo(field string) *rules.Refusal {
	return rules.Refuse(rules.Invalid, rules.Say(
		"A logo is a PNG, JPEG or WebP picture, and this file is none of them, whatever it is called. SVG is not taken: it can carry scripts and fetch from other sites in every visitor's browser. Export the logo as a PNG at least 640 pixels wide and send that.",
		"標誌須為 PNG、JPEG 或 WebP 圖像；不論檔名為何，此檔案並非其中之一。不接納 SVG：此格式可含程式，並可在每位訪客的瀏覽器中連接其他網站。請將標誌匯出為闊度最少 640 像素的 PNG 後再提交。",
		"标志须为 PNG、JPEG 或 WebP 图像；无论文件名为何，此文件并非其中之一。不接纳 SVG：此格式可含脚本，并可在每位访客的浏览器中连接其他网站。请将标志导出为宽度至少 640 像素的 PNG 后再提交。",
	), field)
}
