package paper_test

import (
	"slices"
	"strings"
	"testing"

	"lionrock/rules"
	"lionrock/rules/paper"
)

var (
	hash     = strings.Repeat("0a", 32)
	passport = paper.Announced{Filename: "passport.pdf", Sha256: hash, SizeBytes: 9}
)

func TestAPaperIsAnnouncedByNameSizeAndHash(t *testing.T) {
	for _, test := range []struct {
		name, field string
		change      func(*paper.Announced)
	}{
		{"as it should be", "", func(*paper.Announced) {}},
		{"of a single byte", "", func(a *paper.Announced) { a.SizeBytes = 1 }},
		{"of five megabytes", "", func(a *paper.Announced) { a.SizeBytes = 5 << 20 }},
		{"with a name that looks like a path", "", func(a *paper.Announced) { a.Filename = "../../etc/passwd" }},
		{"of nothing", "sizeBytes", func(a *paper.Announced) { a.SizeBytes = 0 }},
		{"of less than nothing", "sizeBytes", func(a *paper.Announced) { a.SizeBytes = -1 }},
		{"of a byte more than five megabytes", "sizeBytes", func(a *paper.Announced) { a.SizeBytes = 5<<20 + 1 }},
		{"without a hash", "sha256", func(a *paper.Announced) { a.Sha256 = "" }},
		{"with a hash in capitals", "sha256", func(a *paper.Announced) { a.Sha256 = strings.ToUpper(hash) }},
		{"with a hash that is too short", "sha256", func(a *paper.Announced) { a.Sha256 = hash[2:] }},
		{"without a name", "filename", func(a *paper.Announced) { a.Filename = "" }},
		{"with a name of 256 bytes", "filename", func(a *paper.Announced) { a.Filename = strings.Repeat("a", 256) }},
		{"with a name on two lines", "filename", func(a *paper.Announced) { a.Filename = "a\nb.pdf" }},
		{"with a name that is no text", "filename", func(a *paper.Announced) { a.Filename = "\xff.pdf" }},
	} {
		t.Run(test.name, func(t *testing.T) {
			announced := passport
			test.change(&announced)
			isRefused(t, announced.Check(), test.field)
		})
	}
}

func TestWhatAPaperIsIsToldFromItsBytes(t *testing.T) {
	for _, test := range []struct{ name, head, field string }{
		{"a PDF", "%PDF-1.7\n", ""},
		{"a JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", ""},
		{"a PNG", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ""},
		{"a page", "<html><script>", "filename"},
		{"a drawing that can hold scripts", "<svg xmlns=\"http://www.w3.org/2000/svg\">", "filename"},
		{"a GIF", "GIF89a", "filename"},
		{"an archive", "PK\x03\x04", "filename"},
		{"a PDF after something else", "<!-- %PDF-1.7", "filename"},
		{"plain text", "I am the holder of this name.", "filename"},
		{"nothing", "", "filename"},
	} {
		t.Run(test.name, func(t *testing.T) {
			contentType := paper.ContentType([]byte(test.head))
			isRefused(t, passport.Compare(hash, passport.SizeBytes, &contentType), test.field)
		})
	}
}

func TestOnlyTheBytesAnnouncedAreTaken(t *testing.T) {
	pdf := "application/pdf"
	isRefused(t, passport.Compare(hash, 10, &pdf), "sizeBytes")
	isRefused(t, passport.Compare(strings.Repeat("0b", 32), 9, &pdf), "sha256")
}

// isRefused sees to it that a field is refused in every language, or nothing where none is named.
func isRefused(t *testing.T, refusal *rules.Refusal, field string) {
	t.Helper()
	switch {
	case field == "" && refusal != nil:
		t.Errorf("refused: %v", refusal)
	case field == "":
	case refusal == nil || refusal.Code != rules.Invalid || !slices.Equal(refusal.Field, []string{field}):
		t.Errorf("refused %v, not its %s", refusal, field)
	case !refusal.Message.Complete():
		t.Errorf("not said in every language: %v", refusal)
	}
}
