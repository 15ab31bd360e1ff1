package typeset

import (
	"strings"
	"unicode"
)

// style is how text looks.
type style struct {
	bold, mono bool
	size       float64
	link       string
}

// run is text of one style.
type run struct {
	text string
	style
}

// lineHeight is the distance of lines in millimetres for a size in points.
func lineHeight(size float64) float64 { return size * 0.3528 * 1.4 }

// isHan tells the characters that the PDF's own fonts do not have.
func isHan(r rune) bool { return r > '\u2500' }

// use sets the font of a piece of text, and writes it as the font wants it.
func (p *page) use(r run) string {
	family, weight := "Helvetica", ""
	if r.mono {
		family = "Courier"
	}
	if r.bold {
		weight = "B"
	}
	if strings.ContainsFunc(r.text, isHan) {
		p.SetFont("han", "", r.size)
		return r.text
	}
	p.SetFont(family, weight, r.size)
	return p.latin(r.text)
}

func (p *page) width(r run) float64 { return p.GetStringWidth(p.use(r)) }

// words cuts text where a line may end: after white space, and on both sides of a Chinese character.
func words(runs []run) (list []run) {
	for _, r := range runs {
		var word strings.Builder
		flush := func() {
			if word.Len() > 0 {
				list = append(list, run{word.String(), r.style})
				word.Reset()
			}
		}
		for _, sign := range r.text {
			if isHan(sign) {
				flush()
			}
			word.WriteRune(sign)
			if isHan(sign) || unicode.IsSpace(sign) {
				flush()
			}
		}
		flush()
	}
	return list
}

// lines breaks text to a width. A word that is wider than a line is cut where the line ends.
func (p *page) lines(runs []run, width float64) (lines [][]run) {
	var line []run
	used := 0.0
	end := func() { lines, line, used = append(lines, line), nil, 0 }
	for _, word := range words(runs) {
		for p.width(trimmed(word)) > width {
			head, tail := p.cut(word, width-used)
			if head.text != "" {
				line = append(line, head)
			}
			end()
			word = tail
		}
		if used+p.width(trimmed(word)) > width {
			end()
		}
		line = append(line, word)
		used += p.width(word)
	}
	if len(line) > 0 || len(lines) == 0 {
		end()
	}
	return lines
}

func trimmed(r run) run { return run{strings.TrimRight(r.text, " "), r.style} }

// cut parts a word so that its first part fits; where not even one sign does, there is none.
func (p *page) cut(word run, room float64) (head, tail run) {
	fits := 0
	for i := range word.text {
		if i > 0 && p.width(run{word.text[:i], word.style}) > room {
			break
		}
		fits = i
	}
	return run{word.text[:fits], word.style}, run{word.text[fits:], word.style}
}

// draw writes broken lines at a place, and leaves the pen below them.
func (p *page) draw(lines [][]run, x, height float64) {
	for _, line := range lines {
		p.need(height)
		p.SetX(x)
		for _, piece := range line {
			written := p.use(piece)
			if piece.link != "" {
				p.SetTextColor(0, 90, 100)
			}
			p.CellFormat(p.GetStringWidth(written), height, written, "", 0, "L", false, 0, piece.link)
			p.SetTextColor(0, 0, 0)
		}
		p.Ln(height)
	}
}

// need begins a new page where so much does not fit on this one.
func (p *page) need(height float64) {
	_, tall := p.GetPageSize()
	if p.GetY()+height > tall-bottom {
		p.AddPage()
	}
}
