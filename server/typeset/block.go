package typeset

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
)

// Sizes in points, and distances in millimetres.
const (
	textSize  = 10.0
	tableSize = 8.5
	codeSize  = 7.5
	gap       = 2.6
	indent    = 6.0
	padding   = 1.2
)

var headingSizes = []float64{20, 14, 11.5, 10.5}

// block sets one block of the document, from x to the right margin.
func (p *page) block(n ast.Node, x float64) {
	switch n := n.(type) {
	case *ast.Heading:
		size := headingSizes[min(n.Level, len(headingSizes))-1]
		p.Ln(gap)
		p.need(4 * lineHeight(size))
		p.paragraph(p.runs(n, style{bold: true, size: size}), x)
	case *ast.Paragraph, *ast.TextBlock:
		p.paragraph(p.runs(n, style{size: textSize}), x)
	case *ast.List:
		p.list(n, x)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		p.code(n, x)
	case *tables.Table:
		p.table(n)
	case *ast.ThematicBreak:
		p.Ln(gap)
	default:
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			p.block(child, x)
		}
	}
}

func (p *page) paragraph(runs []run, x float64) {
	if len(runs) == 0 {
		return
	}
	p.draw(p.lines(runs, pageWidth-margin-x), x, lineHeight(runs[0].size))
	p.Ln(gap)
}

// list sets the items of a list, each behind its number or a bullet.
func (p *page) list(n *ast.List, x float64) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "\u2022"
		if n.IsOrdered() {
			mark = fmt.Sprintf("%d.", number)
			number++
		}
		p.need(lineHeight(textSize))
		y := p.GetY()
		p.draw([][]run{{{mark, style{size: textSize}}}}, x, lineHeight(textSize))
		p.SetY(y)
		for child := item.FirstChild(); child != nil; child = child.NextSibling() {
			p.block(child, x+indent)
		}
		if n.IsTight {
			p.SetY(p.GetY() - gap + 0.6)
		}
	}
	if n.IsTight {
		p.Ln(gap)
	}
}

// code sets lines as they are written.
func (p *page) code(n ast.Node, x float64) {
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		written := strings.TrimRight(string(segment.Value(p.source)), "\n")
		lines := p.lines([]run{{written, style{mono: true, size: codeSize}}}, pageWidth-margin-x)
		p.draw(lines, x, lineHeight(codeSize))
	}
	p.Ln(gap)
}

// table sets rows of cells, each column as wide as what is in it asks for.
func (p *page) table(n *tables.Table) {
	rows := p.cells(n)
	widths := p.columns(rows)
	for i, row := range rows {
		broken, height := make([][][]run, len(row)), 0.0
		for c, cell := range row {
			broken[c] = p.lines(cell, widths[c]-2*padding)
			height = max(height, float64(len(broken[c]))*lineHeight(tableSize)+2*padding)
		}
		p.need(height)
		y, x := p.GetY(), margin
		for c := range row {
			p.SetXY(x, y)
			if i == 0 {
				p.SetFillColor(236, 240, 241)
			}
			p.Rect(x, y, widths[c], height, map[bool]string{true: "FD", false: "D"}[i == 0])
			p.SetXY(x, y+padding)
			p.draw(broken[c], x+padding, lineHeight(tableSize))
			x += widths[c]
		}
		p.SetY(y + height)
	}
	p.Ln(gap)
}

// cells reads the rows of a table. A head that says nothing is left out: such a table is a form to be filled in.
func (p *page) cells(n *tables.Table) (rows [][][]run) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*tables.TableHeader)
		var cells [][]run
		said := false
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			runs := p.runs(cell, style{bold: head, size: tableSize})
			said = said || len(runs) > 0
			cells = append(cells, runs)
		}
		if said {
			rows = append(rows, cells)
		}
	}
	return rows
}

// columns shares the page's width out: as much as each column's longest cell asks for, none less than a sixth of an even share.
func (p *page) columns(rows [][][]run) []float64 {
	const room = pageWidth - 2*margin
	widths, total := make([]float64, len(rows[0])), 0.0
	for c := range widths {
		for _, row := range rows {
			wide := 0.0
			for _, r := range row[c] {
				wide += p.width(r)
			}
			widths[c] = max(widths[c], min(wide+2*padding, room*0.75))
		}
		widths[c] = max(widths[c], room/float64(len(widths))/3)
		total += widths[c]
	}
	for c := range widths {
		widths[c] *= room / total
	}
	return widths
}
