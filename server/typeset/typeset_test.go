package typeset

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

var documents = func() map[string][]byte {
	files, err := filepath.Glob("../documents/*.md")
	if err != nil || len(files) == 0 {
		panic("there are no documents")
	}
	read := map[string][]byte{}
	for _, file := range files {
		if read[file], err = os.ReadFile(file); err != nil {
			panic(err)
		}
	}
	return read
}()

func set(t *testing.T, content []byte) []byte {
	t.Helper()
	made, err := PDF(Document{
		Title: "A document", Version: "1.0", Sha256: strings.Repeat("0", 64), Markdown: content,
		At: time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC),
	})
	if err != nil || !bytes.HasPrefix(made, []byte("%PDF-")) {
		t.Fatalf("%v: %.20q", err, made)
	}
	return made
}

func TestTheSameTextGivesTheSameBytes(t *testing.T) {
	for file, content := range documents {
		first := set(t, content)
		for range 3 {
			if !bytes.Equal(first, set(t, content)) {
				t.Errorf("%s was set twice and is not the same", file)
			}
		}
		if folder := os.Getenv("LIONROCK_PDF_DIR"); folder != "" {
			if err := os.WriteFile(filepath.Join(folder, filepath.Base(file)+".pdf"), first, 0o600); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestAnotherTextGivesOtherBytes(t *testing.T) {
	if bytes.Equal(set(t, []byte("# One")), set(t, []byte("# Two"))) {
		t.Error("two texts are set the same")
	}
}

// Every character can be printed: by the PDF's own fonts, which know those of Windows-1252, or by the Chinese one.
func TestTheFontsHaveEveryCharacterOfTheDocuments(t *testing.T) {
	pdf := fpdf.New("P", "mm", "A4", "")
	latin := pdf.UnicodeTranslatorFromDescriptor("cp1252")
	pdf.AddUTF8FontFromBytes("han", "", bytes.Clone(han))
	pdf.SetFont("han", "", 10)
	em := 10 / pdf.GetConversionRatio() * 0.99
	for file, content := range documents {
		for _, sign := range string(content) {
			switch {
			case isHan(sign) && pdf.GetStringWidth(string(sign)) < em: // what it has not it makes half as wide
				t.Errorf("%s has %q, which font/han.ttf has not: run font/make.mjs", file, sign)
			case !isHan(sign) && sign != '.' && latin(string(sign)) == ".":
				t.Errorf("%s has %q (%U), which no font has", file, sign, sign)
			}
		}
	}
}

func TestALongWordIsCutWhereTheLineEnds(t *testing.T) {
	p := &page{Fpdf: fpdf.New("P", "mm", "A4", ""), latin: func(s string) string { return s }}
	lines := p.lines([]run{{"short " + strings.Repeat("x", 300) + " end", style{size: textSize}}}, 100)
	var told strings.Builder
	for _, line := range lines {
		wide := 0.0
		for i, piece := range line {
			if i == len(line)-1 {
				piece = trimmed(piece)
			}
			wide += p.width(piece)
			told.WriteString(line[i].text)
		}
		if wide > 100 {
			t.Errorf("a line is %.1f wide", wide)
		}
	}
	if want := "short " + strings.Repeat("x", 300) + " end"; told.String() != want {
		t.Errorf("of the text is left %q", told.String())
	}
}
