// Package inorder marshals the lists of an answer one element after the other, in the goroutine of
// the request. The generated code calls it where gqlgen would start a goroutine per element.
package inorder

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// MarshalSlice has the shape and the meaning of graphql.MarshalSliceConcurrently: each element is
// marshalled under a field context that carries its index, and a panic makes the list null with an
// error at that index. There is no worker to limit, so that argument is not looked at.
func MarshalSlice(
	ctx context.Context,
	length int,
	_ int64,
	omitPanicHandler bool,
	marshalElement func(ctx context.Context, i int) graphql.Marshaler,
) (list graphql.Array) {
	elements := make([]element, length)
	at := ctx
	if !omitPanicHandler {
		defer func() {
			if r := recover(); r != nil {
				graphql.AddError(at, graphql.Recover(at, r))
				list = nil
			}
		}()
	}
	list = make(graphql.Array, length)
	for i := range elements {
		elements[i].index = i
		elements[i].field.Index = &elements[i].index
		at = graphql.WithFieldContext(ctx, &elements[i].field)
		list[i] = marshalElement(at, i)
	}
	return list
}

// element keeps the index beside the field context that points to it: one allocation per list.
type element struct {
	field graphql.FieldContext
	index int
}
