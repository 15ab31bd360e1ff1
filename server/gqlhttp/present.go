package gqlhttp

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// fault stands for a panic that has been logged.
type fault struct{}

func (fault) Error() string { return "panic" }

// recoverPanic is called by the generated code where a resolver panics.
func (h *Handler) recoverPanic(ctx context.Context, value any) error {
	h.logPanic(ctx, value)
	return fault{}
}

func (h *Handler) logPanic(ctx context.Context, value any) {
	h.log.LogAttrs(ctx, slog.LevelError, "panic", append(h.where(ctx),
		slog.String("panic", fmt.Sprint(value)), slog.String("stack", string(debug.Stack())))...)
}

// present decides what a caller is told about an error of a field. An error with one of our codes
// is meant for the caller; everything else is a fault, whose text is for the log alone.
func (h *Handler) present(ctx context.Context, err error) *gqlerror.Error {
	shown := &gqlerror.Error{Path: graphql.GetPath(ctx)}
	var known *gqlerror.Error
	if errors.As(err, &known) {
		if known.Path != nil {
			shown.Path = known.Path
		}
		shown.Locations = known.Locations
	}
	field := unreadArguments(ctx)
	var meant *gqlerror.Error
	switch {
	case errors.As(err, new(fault)):
		meant = internal(exchangeOf(ctx).requestID)
	case known != nil && public[code(known)]:
		meant = known
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled) && ctx.Err() != nil:
		meant = timedOut()
	case field != nil:
		meant = argumentError(err, shown.Path, field.Path())
	default:
		h.log.LogAttrs(ctx, slog.LevelError, "fault", append(h.where(ctx),
			slog.String("path", shown.Path.String()), slog.String("error", err.Error()))...)
		meant = internal(exchangeOf(ctx).requestID)
	}
	if field != nil {
		shown.Path = field.Path() // of the answer, not of the argument
	}
	shown.Message, shown.Extensions = meant.Message, meant.Extensions
	return shown
}

// unreadArguments answers the field whose arguments are being read. The generated code sets the
// arguments of a field only after all of them were read, and before it calls the resolver.
func unreadArguments(ctx context.Context) *graphql.FieldContext {
	field := graphql.GetFieldContext(ctx)
	if field == nil || field.Args != nil || field.Field.Field == nil ||
		field.Field.Definition == nil || len(field.Field.Definition.Arguments) == 0 {
		return nil
	}
	return field
}

// argumentError names the argument: gqlgen has put it at the end of the error's path.
func argumentError(err error, path, field ast.Path) *gqlerror.Error {
	text := err.Error()
	var known *gqlerror.Error
	if errors.As(err, &known) {
		text = known.Message
	}
	argument := path[min(len(field), len(path)):]
	return BadUserInput("The argument %s cannot be read: %s", argument, text)
}

// where names the request in a log line: never variables, never the document.
func (h *Handler) where(ctx context.Context) []slog.Attr {
	x := exchangeOf(ctx)
	attributes := []slog.Attr{slog.String("requestId", x.requestID)}
	if x.document != nil {
		attributes = append(attributes, slog.String("operation", x.document.operation.Name),
			slog.String("operationHash", x.document.hash))
	}
	return attributes
}
