// Package lionrock_test holds the house to its rules: which room may import which, where time and chance come in, how long
// things are, and that nothing is left undescribed or unfinished. CONTRIBUTING.md says why.
package lionrock_test

import (
	"bytes"
	"go/ast"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	module            = "lionrock/"
	fileLinesMax      = 300
	testLinesMax      = 400 // tables of tests may be longer than what they try
	functionLinesMax  = 60
	resolverLinesMax  = 5
	resolverFilesEnds = ".resolvers.go"
)

// walls says what a room may not know. What a room may know lies below it: rules, ent, flows, graph, server.
var walls = []struct{ room, closed string }{
	{"rules", "ent flows graph server frontend"},
	{"ent/schema", "flows graph server frontend"},
	{"flows", "graph server frontend"},
	{"graph", "server frontend"},
	{"frontend", "rules ent flows graph server"},
}

func TestImportsRunOneWay(t *testing.T) {
	for _, s := range written(t) {
		for _, wall := range walls {
			if !within(s.folder, wall.room) || s.test {
				continue
			}
			for _, imported := range s.imports() {
				below, ours := strings.CutPrefix(imported, module)
				room, _, _ := strings.Cut(below, "/")
				if ours && slices.Contains(strings.Fields(wall.closed), room) {
					t.Errorf("%s imports %s: %s does not know %s", s.path, imported, wall.room, room)
				}
			}
		}
	}
}

// The folders of deeds share the frame and the views, and never know one another.
func TestDeedsDoNotKnowOneAnother(t *testing.T) {
	for _, s := range written(t) {
		noun, isDeed := strings.CutPrefix(s.folder, "flows/")
		if !isDeed || s.test {
			continue
		}
		for _, imported := range s.imports() {
			other, deed := strings.CutPrefix(imported, module+"flows/")
			if deed && other != noun && other != "view" {
				t.Errorf("%s imports %s: deeds share the frame, not one another", s.path, imported)
			}
		}
	}
}

// What a rule needs to know of the world is an argument, so it imports the standard library, other rules, and what reads
// names, languages and pictures; nothing that waits, stores or throws dice.
func TestRulesArePure(t *testing.T) {
	impure := strings.Fields("context database/sql os os/exec net log log/slog sync/atomic math/rand math/rand/v2 crypto/rand")
	readers := strings.Fields("golang.org/x/net/idna golang.org/x/text/unicode/norm golang.org/x/text/language " +
		"golang.org/x/image/draw golang.org/x/image/webp")
	for _, s := range written(t) {
		if !within(s.folder, "rules") || s.test || s.file.Name.Name == "main" {
			continue
		}
		for _, imported := range s.imports() {
			foreign := strings.Contains(strings.Split(imported, "/")[0], ".") && !slices.Contains(readers, imported)
			if foreign || slices.Contains(impure, imported) {
				t.Errorf("%s imports %s: a rule is told what it needs to know", s.path, imported)
			}
		}
	}
}

// The clock, randomness and transactions come in at the edge, so that any moment can be replayed.
func TestTimeChanceAndTransactionsComeFromOutside(t *testing.T) {
	for _, s := range written(t) {
		if s.test || within(s.folder, "server") || within(s.folder, "bench") || s.path == "flows/tx.go" || s.file.Name.Name == "main" {
			continue
		}
		for _, imported := range s.imports() {
			if strings.HasPrefix(imported, "math/rand") || imported == "crypto/rand" {
				t.Errorf("%s imports %s: chance comes from outside", s.path, imported)
			}
		}
		ast.Inspect(s.file, func(node ast.Node) bool {
			if used := fromOutside(node); used != "" {
				t.Errorf("%s uses %s: time and transactions come from outside", s.at(node), used)
			}
			return true
		})
	}
}

// fromOutside names what a piece of code uses that should be given to it: the machine's clock, called or handed on, or a
// transaction of its own.
func fromOutside(node ast.Node) string {
	if call, ok := node.(*ast.CallExpr); ok {
		method, _ := call.Fun.(*ast.SelectorExpr)
		if method != nil && slices.Contains([]string{"Tx", "BeginTx"}, method.Sel.Name) {
			return "." + method.Sel.Name + "("
		}
	}
	if used, ok := node.(*ast.SelectorExpr); ok {
		of, _ := used.X.(*ast.Ident)
		if of != nil && of.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Sleep"}, used.Sel.Name) {
			return "time." + used.Sel.Name
		}
	}
	return ""
}

func TestFilesAndFunctionsAreShort(t *testing.T) {
	for _, s := range written(t) {
		limit := fileLinesMax
		if strings.HasSuffix(s.path, "_test.go") {
			limit = testLinesMax
		}
		if s.lines > limit {
			t.Errorf("%s has %d lines; at most %d", s.path, s.lines, limit)
		}
		for _, declaration := range s.file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || function.Body == nil {
				continue
			}
			lines := s.span(function)
			if s.test {
				lines -= s.tables(function)
			}
			if lines > functionLinesMax {
				t.Errorf("%s: %s has %d lines; at most %d", s.at(function), function.Name.Name, lines, functionLinesMax)
			}
			if said := statements(function.Body); strings.HasSuffix(s.path, resolverFilesEnds) && said > resolverLinesMax {
				t.Errorf("%s: the resolver %s has %d statements; at most %d", s.at(function), function.Name.Name, said, resolverLinesMax)
			}
		}
	}
}

func (s source) span(node ast.Node) int {
	return s.set.Position(node.End()).Line - s.set.Position(node.Pos()).Line + 1
}

// tables counts the lines of literals: the table of a test is data.
func (s source) tables(function *ast.FuncDecl) (lines int) {
	ast.Inspect(function.Body, func(node ast.Node) bool {
		literal, ok := node.(*ast.CompositeLit)
		if ok {
			lines += s.span(literal) - 1
		}
		return !ok
	})
	return lines
}

// statements counts those of a function, inside its blocks too.
func statements(body *ast.BlockStmt) (count int) {
	ast.Inspect(body, func(node ast.Node) bool {
		_, isStatement := node.(ast.Stmt)
		if _, isBlock := node.(*ast.BlockStmt); isStatement && !isBlock {
			count++
		}
		return true
	})
	return count
}

func TestExportedNamesAreDocumented(t *testing.T) {
	packages := map[string]bool{}
	for _, s := range written(t) {
		if s.test || !within(s.folder, "rules") && !within(s.folder, "flows") && !within(s.folder, "graph") {
			continue
		}
		packages[s.folder] = packages[s.folder] || s.file.Doc != nil
		for _, declaration := range s.file.Decls {
			for _, name := range undocumented(declaration) {
				t.Errorf("%s: %s has no comment", s.at(name), name.Name)
			}
		}
	}
	for folder, documented := range packages {
		if !documented {
			t.Errorf("package %s has no comment", folder)
		}
	}
}

// undocumented lists the exported names of a declaration that neither it nor their group says anything about.
func undocumented(declaration ast.Decl) (names []*ast.Ident) {
	switch d := declaration.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && ast.IsExported(d.Name.Name) && receiverExported(d) {
			return []*ast.Ident{d.Name}
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch said := spec.(type) {
			case *ast.TypeSpec:
				if d.Doc == nil && said.Doc == nil && said.Name.IsExported() {
					names = append(names, said.Name)
				}
			case *ast.ValueSpec:
				if d.Doc == nil && said.Doc == nil && said.Comment == nil {
					names = append(names, slices.DeleteFunc(slices.Clone(said.Names), func(n *ast.Ident) bool { return !n.IsExported() })...)
				}
			}
		}
	}
	return names
}

func receiverExported(function *ast.FuncDecl) bool {
	if function.Recv == nil {
		return true
	}
	receiver := ""
	ast.Inspect(function.Recv.List[0].Type, func(node ast.Node) bool {
		if name, ok := node.(*ast.Ident); ok && receiver == "" {
			receiver = name.Name
		}
		return true
	})
	return ast.IsExported(receiver)
}

func TestNothingIsLeftUnfinished(t *testing.T) {
	unfinished := regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|X` + `XX)\b`)
	walk(t, ".go .graphqls .ts .tsx .js .mjs .css .md .sql .yml .sh", func(name string, content []byte) {
		for i, line := range bytes.Split(content, []byte("\n")) {
			if word := unfinished.Find(line); word != nil {
				t.Errorf("%s:%d says %s: finish it or leave it out", name, i+1, word)
			}
		}
	})
}
