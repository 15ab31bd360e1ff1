package typeset

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
)

// runs reads the text in a block, with what is bold, code or a link.
func (p *page) runs(n ast.Node, s style) (runs []run) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Text:
			written := string(child.Segment.Value(p.source))
			if child.SoftLineBreak() || child.HardLineBreak() {
				written += " "
			}
			runs = append(runs, run{unescaped(written), s})
		case *ast.String:
			runs = append(runs, run{string(child.Value), s})
		case *ast.CodeSpan:
			mono := s
			mono.mono = true
			runs = append(runs, p.runs(child, mono)...)
		case *ast.Emphasis:
			strong := s
			strong.bold = s.bold || child.Level > 1
			runs = append(runs, p.runs(child, strong)...)
		case *ast.Link:
			linked := s
			if target := string(child.Destination); strings.Contains(target, "://") {
				linked.link = target
			}
			runs = append(runs, p.runs(child, linked)...)
		case *ast.AutoLink:
			runs = append(runs, run{string(child.Label(p.source)), s})
		case *tables.TaskCheckBox:
			runs = append(runs, run{"[  ] ", s})
		case *ast.RawHTML:
			// anchors, which a printed page has no use for
		default:
			runs = append(runs, p.runs(child, s)...)
		}
	}
	return runs
}

// unescaped reads what Markdown writes with a backslash.
func unescaped(written string) string {
	return strings.NewReplacer(`\|`, "|", `\*`, "*", `\_`, "_", `\<`, "<", "&amp;", "&", "&lt;", "<", "&gt;", ">", "&nbsp;", " ").Replace(written)
}
