package inorder

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// Argument has the shape and the meaning of graphql.ProcessArgField. gqlgen notes of each value in an argument where it stands,
// for an error that hardly ever comes; here a value that cannot be read is read once more, with the notes.
func Argument[T any](
	ctx context.Context, given map[string]any, name string, read func(ctx context.Context, value any) (T, error),
) (result T, err error) {
	value, isGiven := given[name]
	if !isGiven {
		return result, nil
	}
	if result, err = read(ctx, value); err == nil {
		return result, nil
	}
	return read(graphql.WithPathContext(ctx, graphql.NewPathWithField(name)), value)
}

// AtIndex notes at which place of a list a value stands, where notes are taken.
func AtIndex(ctx context.Context, index int) context.Context {
	if graphql.GetPathContext(ctx) == nil {
		return ctx
	}
	return graphql.WithPathContext(ctx, graphql.NewPathWithIndex(index))
}

// AtField notes in which field of an input a value stands, where notes are taken.
func AtField(ctx context.Context, field string) context.Context {
	if graphql.GetPathContext(ctx) == nil {
		return ctx
	}
	return graphql.WithPathContext(ctx, graphql.NewPathWithField(field))
}
