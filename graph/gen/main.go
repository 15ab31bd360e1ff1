// Command gen writes the Go side of the GraphQL schema: gqlgen's generator, with answers put together
// in order and without what our schema never needs.
//
// Run it from the module's root: go run ./graph/gen [config file, gqlgen.yml by default].
//
// gqlgen starts a goroutine for each element of a list and for each field with a resolver, makes a
// context, six closures and a middleware call for each field that is only read from a struct, and
// keeps books for @defer in each object. Our fields answer from memory or from one statement per
// list, and @defer is not offered, so that buys nothing and costs most of a page of names. Objects
// are made sequential by a switch the generator has; the rest is rewritten, see rewrite.go.
//
// What follows from it: a field with a resolver is resolved after its neighbours and not beside
// them, so a loader that waits for others gathers nothing (gqlgen's batch resolvers do); and field
// middleware is not called for what is read from a struct.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	file := "gqlgen.yml"
	if len(os.Args) > 1 {
		file = os.Args[1]
	}
	if err := generate(file); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// generate reads the paths in the configuration relative to its own folder, as gqlgen does.
func generate(file string) error {
	if err := os.Chdir(filepath.Dir(file)); err != nil {
		return err
	}
	cfg, err := config.LoadConfig(filepath.Base(file))
	if err != nil {
		return err
	}
	cfg.SkipModTidy = true // would drop what another package is about to import
	read := readFields{}
	if err := api.Generate(cfg, api.AddPlugin(read)); err != nil {
		return err
	}
	return rewriteAll(generatedFiles(cfg.Exec), read)
}

func generatedFiles(exec config.ExecConfig) []string {
	if exec.Layout != config.ExecLayoutFollowSchema {
		return []string{exec.Filename}
	}
	files, _ := filepath.Glob(filepath.Join(exec.DirName, "*.generated.go")) // the pattern is good
	return files
}

// readFields is a plugin of the generator: it makes objects sequential, and notes the names of the functions of fields
// that are read from a struct without arguments, and what must be known beneath them.
type readFields map[string]beneath

// beneath is what happens beneath a field that is read.
type beneath int

const (
	// nothing that could fail: scalars, enums, and objects that have nothing but such fields.
	nothing beneath = iota + 1
	// something that may have to say where in the answer it stands.
	something
)

// Name is what gqlgen calls the plugin in its errors.
func (readFields) Name() string { return "fields that are read" }

// GenerateCode runs before gqlgen's own templates, over the same data.
func (f readFields) GenerateCode(data *codegen.Data) error {
	plain := plainObjects(data.Objects)
	for _, object := range data.Objects {
		object.DisableConcurrency = true
		for _, field := range object.Fields {
			name := "_" + object.Name + "_" + field.Name
			switch {
			case object.Root || !isRead(field):
			case field.TypeReference.Definition.IsLeafType() || isOne(field, plain):
				f[name] = nothing
			default:
				f[name] = something
			}
		}
	}
	return nil
}

// isRead tells a field that is read from a struct, or by a method of it.
func isRead(field *codegen.Field) bool { return !field.IsResolver && len(field.Args) == 0 }

// isOne tells a field that is one object, in no list, of those given.
func isOne(field *codegen.Field, objects map[string]bool) bool {
	return field.TypeReference.GQL.Elem == nil && objects[field.TypeReference.Definition.Name]
}

// plainObjects names the objects that have only fields of variables, themselves scalars, enums or such objects: nothing in
// them can fail, so nothing in them needs to know where in the answer it stands.
func plainObjects(all codegen.Objects) map[string]bool {
	plain := map[string]bool{}
	for grown := true; grown; {
		grown = false
		for _, object := range all {
			if plain[object.Name] || object.Root || slices.ContainsFunc(object.Fields, func(field *codegen.Field) bool {
				leaf := field.TypeReference.Definition.IsLeafType()
				return field.Name != "__typename" && (!isRead(field) || !field.IsVariable() && !leaf || field.HasDirectives() ||
					!leaf && !isOne(field, plain))
			}) {
				continue
			}
			plain[object.Name], grown = true, true
		}
	}
	return plain
}
