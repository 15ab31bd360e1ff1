// Package typeset sets the programme's documents, which are written in Markdown, as PDFs: A4, the document's version and
// SHA-256 at the foot of every page. The same text gives the same bytes, whenever and wherever it is set.
package typeset

import (
	"bytes"
	_ "embed"
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// Document is what is set.
type Document struct {
	Title, Version, Sha256 string
	// At is the date of the PDF: that from which the document holds.
	At       time.Time
	Markdown []byte
}

//go:embed font/han.ttf
var han []byte

// The page, in millimetres.
const (
	margin    = 20.0
	pageWidth = 210.0
	bottom    = 22.0
	footSize  = 7.5
)

// PDF sets a document.
func PDF(d Document) ([]byte, error) {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(d.At)
	pdf.SetModificationDate(d.At)
	pdf.SetProducer("Lionrock", true)
	pdf.SetTitle(d.Title, true)
	pdf.SetLang("en-HK")
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(true, bottom)
	pdf.AddUTF8FontFromBytes("han", "", bytes.Clone(han)) // the library keeps the bytes it is given
	p := &page{Fpdf: pdf, latin: pdf.UnicodeTranslatorFromDescriptor("cp1252"), source: d.Markdown}
	pdf.SetFooterFunc(func() { p.foot(d) })
	pdf.AddPage()
	root := goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList)).Parser().Parse(text.NewReader(d.Markdown))
	for block := root.FirstChild(); block != nil; block = block.NextSibling() {
		p.block(block, margin)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("set %s: %w", d.Title, err)
	}
	return out.Bytes(), nil
}

// page is a PDF on its way.
type page struct {
	*fpdf.Fpdf
	// latin writes text as the PDF's own fonts want it.
	latin  func(string) string
	source []byte
}

// foot is at the end of every page.
func (p *page) foot(d Document) {
	p.SetY(-15)
	p.SetTextColor(90, 90, 90)
	p.SetFont("Helvetica", "", footSize)
	p.CellFormat(0, 4, p.latin(d.Title+", version "+d.Version), "", 0, "L", false, 0, "")
	p.CellFormat(0, 4, fmt.Sprintf("%d", p.PageNo()), "", 1, "R", false, 0, "")
	p.SetFont("Courier", "", footSize)
	p.CellFormat(0, 4, "SHA-256 "+d.Sha256, "", 0, "L", false, 0, "")
	p.SetTextColor(0, 0, 0)
}
