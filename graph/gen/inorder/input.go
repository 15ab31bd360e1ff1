package inorder

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// Arguments reads the arguments of a field. Where it stands is only noted for arguments that cannot be read: they are read once
// more, so that their errors say so.
func Arguments(
	ctx context.Context, here *graphql.FieldContext, variables map[string]any,
	read func(ctx context.Context, given map[string]any) (map[string]any, error),
) (map[string]any, error) {
	given := here.Field.ArgumentMap(variables)
	if arguments, err := read(ctx, given); err == nil {
		return arguments, nil
	}
	return read(graphql.WithFieldContext(ctx, here), given)
}

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
