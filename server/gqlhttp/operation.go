package gqlhttp

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"
)

// operation binds a document to the variables of a request. It and execute are what gqlgen's executor would do here, less
// what only others need: a second parser and cache, statistics, extensions around extensions, answers in parts.
func (h *Handler) operation(d *document, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	if params.OperationName != "" && params.OperationName != d.operation.Name {
		return nil, gqlerror.List{NewError(CodeValidationFailed, "operation %s not found", params.OperationName)}
	}
	variables := params.Variables
	if !asDeclared(d.operation.VariableDefinitions, variables) {
		var err error
		if variables, err = validator.VariableValues(h.schema, d.operation, params.Variables); err != nil {
			return nil, gqlerror.List{variableError(h.schema, err)}
		}
	}
	return &graphql.OperationContext{
		RawQuery: params.Query, OperationName: params.OperationName, Variables: variables, Extensions: params.Extensions,
		Headers: params.Headers, Doc: d.query, Operation: d.operation, DisableIntrospection: !d.introspects,
		RecoverFunc: h.recoverPanic, ResolverMiddleware: straight, RootResolverMiddleware: h.config.RootFields,
		Stats: d.stats,
	}, nil
}

// straight is what stands around a field that nothing stands around.
func straight(ctx context.Context, next graphql.Resolver) (any, error) { return next(ctx) }

func straightRoot(ctx context.Context, next graphql.RootResolver) graphql.Marshaler { return next(ctx) }

// execute runs an operation. Whatever befalls a field is among the errors of the answer.
func (h *Handler) execute(ctx context.Context, operation *graphql.OperationContext) *graphql.Response {
	ctx = graphql.WithOperationContext(ctx, operation)
	ctx = graphql.WithResponseContext(ctx, h.present, h.recoverPanic)
	answer := h.config.Schema.Exec(ctx)(ctx)
	answer.Errors = append(answer.Errors, graphql.GetErrors(ctx)...)
	answer.Extensions = graphql.GetExtensions(ctx)
	return answer
}
