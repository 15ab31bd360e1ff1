package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/codegen/config"
	"github.com/google/go-cmp/cmp"
)

// generatedFile has one of each: an object, a plain field, a method that may fail, a list.
const generatedFile = `package x

import (
	"context"
	"math"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

func (ec *executionContext) _Name_ascii(ctx context.Context, field graphql.CollectedField, obj *Name) (ret graphql.Marshaler) {
	return graphql.ResolveField(
		ctx,
		ec.OperationContext,
		field,
		func(ctx context.Context, field graphql.CollectedField) (*graphql.FieldContext, error) {
			return ec.fieldContext_Name_ascii(ctx, field)
		},
		func(ctx context.Context) (any, error) {
			return obj.ASCII, nil
		},
		nil,
		func(ctx context.Context, selections ast.SelectionSet, v string) graphql.Marshaler {
			return ec.marshalNString2string(ctx, selections, v)
		},
		true,
		true,
	)
}

func (ec *executionContext) _Name_holder(ctx context.Context, field graphql.CollectedField, obj *Name) (ret graphql.Marshaler) {
	return graphql.ResolveField(
		ctx,
		ec.OperationContext,
		field,
		func(ctx context.Context, field graphql.CollectedField) (*graphql.FieldContext, error) {
			return ec.fieldContext_Name_holder(ctx, field)
		},
		func(ctx context.Context) (any, error) {
			return obj.Holder()
		},
		nil,
		func(ctx context.Context, selections ast.SelectionSet, v string) graphql.Marshaler {
			return ec.marshalNString2string(ctx, selections, v)
		},
		true,
		true,
	)
}

func (ec *executionContext) _Name_category(ctx context.Context, field graphql.CollectedField, obj *Name) (ret graphql.Marshaler) {
	return graphql.ResolveField(
		ctx,
		ec.OperationContext,
		field,
		func(ctx context.Context, field graphql.CollectedField) (*graphql.FieldContext, error) {
			return ec.fieldContext_Name_category(ctx, field)
		},
		func(ctx context.Context) (any, error) {
			return obj.Category, nil
		},
		nil,
		func(ctx context.Context, selections ast.SelectionSet, v *Category) graphql.Marshaler {
			return ec.marshalOCategory2category(ctx, selections, v)
		},
		true,
		true,
	)
}

func (ec *executionContext) _Name(ctx context.Context, sel ast.SelectionSet, obj *Name) graphql.Marshaler {
	fields := graphql.CollectFields(ec.OperationContext, sel, nameImplementors)

	out := graphql.NewFieldSet(fields)
	deferredFieldSet := graphql.NewFieldSet(nil)
	deferLabelToView := make(map[string]*graphql.FieldSetView)
	for i, field := range fields {
		out.Values[i] = ec._Name_ascii(ctx, field, obj)
		out.Values[i] = graphql.MarshalString("Name")
	}
	out.Dispatch(ctx)
	if out.Invalids > 0 {
		return graphql.Null
	}

	atomic.AddInt32(&ec.Deferred, int32(min(len(deferLabelToView), math.MaxInt32)))

	ec.ProcessDeferredGroup(graphql.DeferredGroup{
		Defers:   deferLabelToView,
		Path:     graphql.GetPath(ctx),
		FieldSet: deferredFieldSet,
		Context:  ctx,
	})

	return out
}

func list(ctx context.Context) graphql.Marshaler {
	return graphql.MarshalSliceConcurrently(ctx, 1, 0, false, nil)
}

func (ec *executionContext) fieldContext_Query_names(ctx context.Context, field graphql.CollectedField) (fc *graphql.FieldContext, err error) {
	fc = &graphql.FieldContext{Field: field}
	ctx = graphql.WithFieldContext(ctx, fc)
	if fc.Args, err = ec.field_Query_names_args(ctx, field.ArgumentMap(ec.Variables)); err != nil {
		ec.Error(ctx, err)
		return fc, err
	}
	return fc, nil
}

func (ec *executionContext) args(ctx context.Context, rawArgs map[string]any) ([]string, error) {
	return graphql.ProcessArgField(ctx, rawArgs, "names",
		func(ctx context.Context, v any) (res []string, err error) {
			for i := range graphql.CoerceList(v) {
				ctx := graphql.WithPathContext(ctx, graphql.NewPathWithIndex(i))
				ctx = graphql.WithPathContext(ctx, graphql.NewPathWithField("name"))
				res = append(res, ec.read(ctx, v))
			}
			return res, nil
		})
}

func (e *executableSchema) Exec(ctx context.Context) graphql.ResponseHandler {
	ec := newExecutionContext(ctx, make(chan graphql.DeferredResult))
	inputUnmarshalMap := graphql.BuildUnmarshalerMap(
		ec.unmarshalInputOne,
		ec.unmarshalInputOther,
	)
	return func(ctx context.Context) *graphql.Response {
		ctx = graphql.WithUnmarshalerMap(ctx, inputUnmarshalMap)
		data := ec._Query(ctx)
			var buf bytes.Buffer
			data.MarshalGQL(&buf)
		return &graphql.Response{Data: buf.Bytes()}
	}
}
`

const rewrittenFile = `package x

import (
	"context"
	"lionrock/graph/gen/inorder"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

func (ec *executionContext) _Name_ascii(ctx context.Context, field graphql.CollectedField, obj *Name) (ret graphql.Marshaler) {
	return ec.marshalNString2string(ctx, field.Selections, obj.ASCII)
}
`

const rewrittenLink = `
	here, _ := ec.fieldContext_Name_category(ctx, field) // only arguments could fail
	ctx = graphql.WithFieldContext(ctx, here)
	return ec.marshalOCategory2category(ctx, field.Selections, obj.Category)
}
`

const rewrittenObject = `
	out := inorder.NewObject(fields)
	for i, field := range fields {
		out.Values[i] = ec._Name_ascii(ctx, field, obj)
		out.Values[i] = inorder.MarshalString("Name")
	}
	if out.Invalids > 0 {
		return graphql.Null
	}

	return out
}

func list(ctx context.Context) graphql.Marshaler {
	return inorder.MarshalSlice(ctx, 1, 0, false, nil)
}

func (ec *executionContext) fieldContext_Query_names(ctx context.Context, field graphql.CollectedField) (fc *graphql.FieldContext, err error) {
	fc = &graphql.FieldContext{Field: field}
	if fc.Args, err = inorder.Arguments(ctx, fc, ec.Variables, ec.field_Query_names_args); err != nil {
		ec.Error(graphql.WithFieldContext(ctx, fc), err)
		return fc, err
	}
	return fc, nil
}

func (ec *executionContext) args(ctx context.Context, rawArgs map[string]any) ([]string, error) {
	return inorder.Argument(ctx, rawArgs, "names",
		func(ctx context.Context, v any) (res []string, err error) {
			for i := range graphql.CoerceList(v) {
				ctx := inorder.AtIndex(ctx, i)
				ctx = inorder.AtField(ctx, "name")
				res = append(res, ec.read(ctx, v))
			}
			return res, nil
		})
}

func (e *executableSchema) Exec(ctx context.Context) graphql.ResponseHandler {
	ec := newExecutionContext(ctx, nil)
	return func(ctx context.Context) *graphql.Response {
		data := ec._Query(ctx)
		buf := inorder.NewBuffer()
		data.MarshalGQL(buf)
		return &graphql.Response{Data: buf.Bytes()}
	}
}
`

var read = readFields{"_Name_ascii": nothing, "_Name_holder": nothing, "_Name_category": something}

func written(t *testing.T, source string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.generated.go")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestGeneratedCodeIsRewrittenToAnswerInOrder(t *testing.T) {
	file := written(t, generatedFile)
	if err := rewriteAll([]string{file}, read); err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := string(source)
	if diff := cmp.Diff(rewrittenFile, got[:min(len(rewrittenFile), len(got))]); diff != "" {
		t.Error(diff)
	}
	if !strings.HasSuffix(got, rewrittenObject) {
		t.Errorf("the object:\n%s", got)
	}
	if !strings.Contains(got, rewrittenLink) {
		t.Errorf("the field with more beneath it:\n%s", got)
	}
	if !strings.Contains(got, "return obj.Holder()") {
		t.Error("a method that may fail lost its error")
	}
}

func TestAGeneratorThatWritesOtherCodeIsNoticed(t *testing.T) {
	for name, change := range map[string][2]string{
		"lists by another name": {"graphql.MarshalSliceConcurrently(", "graphql.MarshalSlice("},
		"another resolution":    {"		true,\n		true,\n", "		true,\n"},
		"inputs read otherwise": {"graphql.BuildUnmarshalerMap(", "graphql.BuildInputs("},
		"another field set":     {"graphql.NewFieldSet(fields)", "graphql.NewFields(fields)"},
		"other notes of places": {"graphql.NewPathWith", "graphql.NewPathOf"},
	} {
		t.Run(name, func(t *testing.T) {
			file := written(t, strings.ReplaceAll(generatedFile, change[0], change[1]))
			if err := rewriteAll([]string{file}, read); err == nil {
				t.Error("rewritten as if nothing had happened")
			}
		})
	}
}

func TestTheFilesAreThoseOfTheLayout(t *testing.T) {
	file := written(t, "package x\n")
	single := config.ExecConfig{Layout: config.ExecLayoutSingleFile, Filename: file}
	many := config.ExecConfig{Layout: config.ExecLayoutFollowSchema, DirName: filepath.Dir(file)}
	for _, exec := range []config.ExecConfig{single, many} {
		if diff := cmp.Diff([]string{file}, generatedFiles(exec)); diff != "" {
			t.Errorf("%s: %s", exec.Layout, diff)
		}
	}
}
