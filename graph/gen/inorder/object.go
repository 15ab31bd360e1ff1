package inorder

import (
	"bytes"
	"io"

	"github.com/99designs/gqlgen/graphql"
)

// Object is one object of an answer while it is put together, in the place of graphql.FieldSet.
type Object struct {
	Values   []graphql.Marshaler // of the fields, in their order
	Invalids uint32              // fields that are null where they must not be

	fields []graphql.CollectedField
}

// NewObject makes room for the values of the fields: of a few, beside the object.
func NewObject(fields []graphql.CollectedField) *Object {
	switch n := len(fields); {
	case n <= 2:
		o := &struct {
			Object
			room [2]graphql.Marshaler
		}{Object: Object{fields: fields}}
		o.Values = o.room[:n]
		return &o.Object
	case n <= 6:
		o := &struct {
			Object
			room [6]graphql.Marshaler
		}{Object: Object{fields: fields}}
		o.Values = o.room[:n]
		return &o.Object
	default:
		return &Object{Values: make([]graphql.Marshaler, n), fields: fields}
	}
}

// MarshalGQL writes the object as JSON. A name is a GraphQL name and needs no escaping. The same
// name may be there twice, asked of an interface and of a type that implements it: once is enough.
func (o *Object) MarshalGQL(w io.Writer) {
	out, ok := w.(*bytes.Buffer)
	if !ok {
		out = &bytes.Buffer{}
		defer func() { _, _ = out.WriteTo(w) }()
	}
	before := `{"`
	for i := range o.fields {
		name := o.fields[i].Alias
		if o.written(name, i) {
			continue
		}
		out.WriteString(before)
		out.WriteString(name)
		out.WriteString(`":`)
		o.Values[i].MarshalGQL(out)
		before = `,"`
	}
	if before == `{"` {
		out.WriteByte('{')
	}
	out.WriteByte('}')
}

func (o *Object) written(name string, before int) bool {
	for i := range before {
		if o.fields[i].Alias == name {
			return true
		}
	}
	return false
}
