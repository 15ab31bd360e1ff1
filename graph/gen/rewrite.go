package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"

	"golang.org/x/tools/imports"
)

// What is replaced in generated code, word for word, and by what.
var replacements = [...]struct{ from, to string }{
	{"graphql.MarshalSliceConcurrently(", "inorder.MarshalSlice("},
	{"graphql.MarshalString(", "inorder.MarshalString("},
	{"graphql.CollectFields(", "inorder.CollectFields("},
	{"graphql.ProcessArgField(", "inorder.Argument("},
	{"make(chan graphql.DeferredResult)", "nil"}, // is for @defer
	{"out := graphql.NewFieldSet(fields)", "out := inorder.NewObject(fields)"},
	{`	deferredFieldSet := graphql.NewFieldSet(nil)
	deferLabelToView := make(map[string]*graphql.FieldSetView)
`, ""},
	{"	out.Dispatch(ctx)\n", ""},
	{`	atomic.AddInt32(&ec.Deferred, int32(min(len(deferLabelToView), math.MaxInt32)))

	ec.ProcessDeferredGroup(graphql.DeferredGroup{
		Defers:   deferLabelToView,
		Path:     graphql.GetPath(ctx),
		FieldSet: deferredFieldSet,
		Context:  ctx,
	})

`, ""},
	{"			var buf bytes.Buffer\n			data.MarshalGQL(&buf)\n", "			buf := inorder.NewBuffer()\n			data.MarshalGQL(buf)\n"},
}

// Where the generated code notes in which part of an argument it is.
var places = regexp.MustCompile(`graphql\.WithPathContext\(ctx, graphql\.NewPathWith(Field|Index)\(([^()]+)\)\)`)

// Where the generated code reads the arguments of a field.
var arguments = regexp.MustCompile(`\tctx = graphql\.WithFieldContext\(ctx, fc\)
	if fc\.Args, err = (ec\.\w+)\(ctx, field\.ArgumentMap\(ec\.Variables\)\); err != nil \{
		ec\.Error\(ctx, err\)`)

const argumentsInstead = `	if fc.Args, err = inorder.Arguments(ctx, fc, ec.Variables, $1); err != nil {
		ec.Error(graphql.WithFieldContext(ctx, fc), err)`

// What is taken out of generated code: a map of how inputs are read, made anew for every request and asked by nobody.
var removed = regexp.MustCompile(
	`(?s)\tinputUnmarshalMap := graphql\.BuildUnmarshalerMap\(.*?\n\t\)\n|\t+ctx = graphql\.WithUnmarshalerMap\(ctx, inputUnmarshalMap\)\n`)

// rewriteAll fails if a kind of rewriting found nothing to do: a new version of gqlgen then writes
// other code, and this file has to follow it.
func rewriteAll(files []string, read readFields) error {
	var found tally
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		rewritten, counts, err := rewrite(file, source, read)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for i, n := range counts {
			found[i] += n
		}
		if err := os.WriteFile(file, rewritten, 0o644); err != nil {
			return err
		}
	}
	if slices.Contains(found[:], 0) || found[taken] < 2 {
		return fmt.Errorf("the generated code is not as expected: rewrote %v", found)
	}
	return nil
}

// The places in a tally behind those of the replacements: how many fields are read directly, what was taken out, how many notes
// of a place are only taken where they are asked for, and how many fields read their arguments without a note.
const (
	direct = len(replacements) + iota
	taken
	noted
	unplaced
	kinds
)

// tally has how often each kind of rewriting was done.
type tally [kinds]int

func rewrite(file string, source []byte, read readFields) ([]byte, tally, error) {
	var counts tally
	for i, r := range replacements {
		counts[i] = bytes.Count(source, []byte(r.from))
		source = bytes.ReplaceAll(source, []byte(r.from), []byte(r.to))
	}
	source, n, err := readDirectly(source, read)
	if err != nil {
		return nil, counts, err
	}
	counts[direct] = n
	counts[taken] = len(removed.FindAllIndex(source, -1))
	source = removed.ReplaceAll(source, nil)
	counts[noted] = len(places.FindAllIndex(source, -1))
	source = places.ReplaceAll(source, []byte("inorder.At$1(ctx, $2)"))
	counts[unplaced] = len(arguments.FindAllIndex(source, -1))
	source = arguments.ReplaceAll(source, []byte(argumentsInstead))
	if !slices.ContainsFunc(counts[:], func(n int) bool { return n > 0 }) {
		return source, counts, nil
	}
	source = bytes.Replace(source, []byte("import (\n"), []byte("import (\n\t"+ourImport+"\n"), 1)
	source, err = imports.Process(file, source, nil) // drops what is not used any more
	return source, counts, err
}

const ourImport = `"lionrock/graph/gen/inorder"`

// readDirectly gives each field that is read the body that is left of gqlgen's when nothing surrounds it: marshal what the
// resolver closure returns, in a context that says where it stands if anything beneath may ask.
func readDirectly(source []byte, read readFields) ([]byte, int, error) {
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, "", source, parser.SkipObjectResolution)
	if err != nil {
		return nil, 0, err
	}
	text := func(n ast.Node) string {
		return string(source[files.Position(n.Pos()).Offset:files.Position(n.End()).Offset])
	}
	var out bytes.Buffer
	last, n := 0, 0
	for _, declared := range parsed.Decls {
		function, ok := declared.(*ast.FuncDecl)
		if !ok || read[function.Name.Name] == 0 {
			continue
		}
		marshal, value, ok := resolution(function)
		if !ok {
			continue // a directive around it, or a method that may fail
		}
		out.Write(source[last:files.Position(function.Body.Pos()).Offset])
		out.WriteString("{\n")
		if read[function.Name.Name] == something {
			fmt.Fprintf(&out, "\there, _ := ec.fieldContext%s(ctx, field) // only arguments could fail\n", function.Name.Name)
			out.WriteString("\tctx = graphql.WithFieldContext(ctx, here)\n")
		}
		fmt.Fprintf(&out, "\treturn %s(ctx, field.Selections, %s)\n}", text(marshal), text(value))
		last = files.Position(function.Body.End()).Offset
		n++
	}
	out.Write(source[last:])
	return out.Bytes(), n, nil
}

var errOtherShape = errors.New("another shape")

// resolution finds, in return graphql.ResolveField(ctx, oc, field, context, resolver, middleware,
// marshal, ...), the value that the resolver returns without an error, and the marshal function.
func resolution(function *ast.FuncDecl) (marshal, value ast.Expr, ok bool) {
	call, err := returned[*ast.CallExpr](function.Body, 1)
	if err != nil || len(call.Args) != 9 || !isNil(call.Args[5]) {
		return nil, nil, false
	}
	resolver, isFunc := call.Args[4].(*ast.FuncLit)
	marshaller, isToo := call.Args[6].(*ast.FuncLit)
	if !isFunc || !isToo {
		return nil, nil, false
	}
	value, err = returned[ast.Expr](resolver.Body, 2)
	marshalCall, errToo := returned[*ast.CallExpr](marshaller.Body, 1)
	if err != nil || errToo != nil || len(marshalCall.Args) != 3 {
		return nil, nil, false
	}
	return marshalCall.Fun, value, true
}

// returned is the first of n results of a body that does nothing but return; a second must be nil.
func returned[E ast.Expr](body *ast.BlockStmt, n int) (result E, err error) {
	if len(body.List) != 1 {
		return result, errOtherShape
	}
	statement, ok := body.List[0].(*ast.ReturnStmt)
	if !ok || len(statement.Results) != n || n == 2 && !isNil(statement.Results[1]) {
		return result, errOtherShape
	}
	result, ok = statement.Results[0].(E)
	if !ok {
		return result, errOtherShape
	}
	return result, nil
}

func isNil(e ast.Expr) bool {
	name, ok := e.(*ast.Ident)
	return ok && name.Name == "nil"
}
