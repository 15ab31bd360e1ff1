package lionrock_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// source is one Go file that somebody wrote.
type source struct {
	path   string // from the root, with slashes
	folder string
	test   bool // a test, or a package that only tests import
	lines  int
	set    *token.FileSet
	file   *ast.File
}

// written lists the Go files of the repository that no generator wrote.
func written(t *testing.T) []source {
	t.Helper()
	var sources []source
	walk(t, ".go", func(name string, content []byte) {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, content, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if !ast.IsGenerated(file) {
			sources = append(sources, source{
				path: name, folder: path.Dir(name),
				test:  strings.HasSuffix(name, "_test.go") || strings.HasSuffix(path.Dir(name), "test"),
				lines: bytes.Count(content, []byte("\n")), set: set, file: file,
			})
		}
	})
	if len(sources) < 100 {
		t.Fatalf("only %d Go files were found: run this from the root of the repository", len(sources))
	}
	return sources
}

// walk reads every file with one of the endings, leaving out what was fetched or built.
func walk(t *testing.T, endings string, read func(name string, content []byte)) {
	t.Helper()
	skipped := []string{".git", "node_modules", "dist", "data", "bin"}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if slices.Contains(skipped, entry.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if !slices.Contains(strings.Fields(endings), filepath.Ext(name)) {
			return nil
		}
		content, err := os.ReadFile(name)
		if err == nil {
			read(filepath.ToSlash(name), content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// within tells whether a folder is another or lies in it.
func within(folder, room string) bool { return folder == room || strings.HasPrefix(folder, room+"/") }

// imports lists what a file imports.
func (s source) imports() []string {
	list := make([]string, len(s.file.Imports))
	for i, spec := range s.file.Imports {
		list[i], _ = strconv.Unquote(spec.Path.Value)
	}
	return list
}

func (s source) at(node ast.Node) string {
	return s.path + ":" + strconv.Itoa(s.set.Position(node.Pos()).Line)
}
