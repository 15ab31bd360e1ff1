package gqlhttp

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"lionrock/graph/gen/inorder"
)

// do reads, checks, charges and runs, in this order, and stops at the first that fails.
func (h *Handler) do(ctx context.Context, w http.ResponseWriter, r *http.Request, x *exchange) {
	refused := h.opens(ctx, r, x)
	var params *graphql.RawParams
	if refused == nil {
		params, refused = h.read(w, r)
	}
	var operation *graphql.OperationContext
	if refused == nil {
		operation, refused = h.prepare(ctx, r.Method, x, params)
	}
	if refused != nil {
		h.chargeRefusal(ctx, x, refused)
		h.note(ctx, slog.String("refused", code(refused.errors[0])))
		h.writeRefusal(w, x, refused)
		return
	}
	h.run(ctx, w, x, operation)
}

// opens looks at the envelope, and at whether the caller has anything left: whoever has not gets no
// document read either.
func (h *Handler) opens(ctx context.Context, r *http.Request, x *exchange) *refusal {
	form, acceptable := answerType(r.Header)
	if acceptable {
		x.form = form
	}
	if r.Method != http.MethodPost && (r.Method != http.MethodGet || !h.config.AllowGET) {
		return h.wrongMethod("Send GraphQL as POST with a JSON body.")
	}
	if refused := h.take(ctx, x, 0); refused != nil {
		return refused
	}
	if !acceptable {
		return refuse(http.StatusNotAcceptable, NewError(CodeBadRequest,
			"The answer is %s or %s; the Accept header allows neither.", plainJSON, responseJSON))
	}
	if r.Method == http.MethodPost && !sentJSON(r.Header) {
		return refuse(http.StatusUnsupportedMediaType, NewError(CodeBadRequest,
			"Send the body as Content-Type: %s in UTF-8, not compressed.", plainJSON))
	}
	return nil
}

func (h *Handler) wrongMethod(message string) *refusal {
	allowed := http.MethodPost
	if h.config.AllowGET {
		allowed = "GET, POST"
	}
	return refuse(http.StatusMethodNotAllowed, NewError(CodeBadRequest, "%s", message)).
		with("Allow", allowed)
}

func (h *Handler) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	var params *graphql.RawParams
	var err *gqlerror.Error
	if r.Method == http.MethodGet {
		params, err = decodeAddress(r.URL.RawQuery)
	} else {
		body := inorder.NewBuffer()
		defer inorder.Reuse(body)
		if refused := h.body(w, r, body); refused != nil {
			return nil, refused
		}
		params, err = decode(body.Bytes())
	}
	if err != nil {
		return nil, refuse(http.StatusBadRequest, err)
	}
	params.Headers = r.Header
	return params, nil
}

// body reads the whole body. Nothing that is read of it may point into it: its place is used again.
func (h *Handler) body(w http.ResponseWriter, r *http.Request, into *bytes.Buffer) *refusal {
	most := int64(h.limits.BodyBytes)
	if r.ContentLength > most {
		return tooLarge(most)
	}
	err := fill(into, w, r, most)
	switch {
	case err == nil:
		return nil
	case errors.As(err, new(*http.MaxBytesError)):
		return tooLarge(most)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return refuse(http.StatusRequestTimeout,
			NewError(CodeBadRequest, "The request body took too long to arrive."))
	case errors.Is(err, io.ErrUnexpectedEOF):
		return refuse(http.StatusBadRequest,
			NewError(CodeBadRequest, "The request body ended before its announced length."))
	}
	return refuse(http.StatusBadRequest, NewError(CodeBadRequest, "The request body could not be read."))
}

// fill reads a body of a length that was told at once, and any other up to the most that is taken.
func fill(into *bytes.Buffer, w http.ResponseWriter, r *http.Request, most int64) error {
	if r.ContentLength < 0 {
		_, err := into.ReadFrom(http.MaxBytesReader(w, r.Body, most))
		return err
	}
	length := int(r.ContentLength)
	into.Grow(length)
	n, err := io.ReadFull(r.Body, into.AvailableBuffer()[:length])
	into.Write(into.AvailableBuffer()[:n])
	if errors.Is(err, io.EOF) { // of a body that has nothing in it, or ends before its time
		return io.ErrUnexpectedEOF
	}
	return err
}

func tooLarge(most int64) *refusal {
	return refuse(http.StatusRequestEntityTooLarge, NewError(CodeLimit, "The request body is limited to %d bytes.", most))
}

// prepare turns parameters into an operation that may run: within the limits, valid, with variables
// that fit, allowed to this caller, and paid for.
func (h *Handler) prepare(
	ctx context.Context, method string, x *exchange, params *graphql.RawParams,
) (*graphql.OperationContext, *refusal) {
	document, errs := h.documents.load(params.Query)
	if errs != nil {
		return nil, refuseDocument(errs)
	}
	x.document = document
	if method == http.MethodGet && document.operation.Operation != ast.Query {
		return nil, h.wrongMethod("Only queries can be sent by GET.")
	}
	if err := h.admits(ctx, document, params.Variables); err != nil {
		return nil, refuseDocument(gqlerror.List{err})
	}
	operation, errs := h.operation(document, params)
	if errs != nil {
		return nil, refuseDocument(errs)
	}
	requested := h.documents.costs.total(document.cost, operation.Variables)
	x.cost.Requested = requested
	if most := h.limits.Complexity; requested > most {
		return nil, refuseDocument(gqlerror.List{exceeded("cost in points", most, requested,
			"Ask for fewer elements (first, last, names) or for fewer linked objects.")})
	}
	return operation, h.take(ctx, x, requested)
}

// admits checks what depends on the caller or on the variables.
func (h *Handler) admits(ctx context.Context, d *document, variables map[string]any) *gqlerror.Error {
	if d.introspects && (h.config.Introspection == nil || !h.config.Introspection(ctx)) {
		return NewError(CodeIntrospection,
			"The schema is not served here. It is published with the API manual.")
	}
	size := variableExtent(variables)
	if most := h.limits.ListElements; size.longest > most {
		return exceeded("list elements", most, size.longest, "Send the list in parts.")
	}
	// The variables themselves are an object, which is not counted.
	if most := h.limits.InputDepth; size.depth-1 > most {
		return exceeded("nesting of values", most, size.depth-1, "Simplify the value.")
	}
	return nil
}

// take spends points of the caller's budget.
func (h *Handler) take(ctx context.Context, x *exchange, points int) *refusal {
	if h.config.Budget == nil {
		x.cost.Actual = points
		return nil
	}
	if x.caller == "" {
		x.caller = h.config.Caller(ctx)
	}
	balance, wait := h.config.Budget.Take(x.caller, points)
	x.cost.Remaining, x.cost.Limit = balance.Remaining, balance.Limit
	x.cost.RestoreRate, x.cost.ResetAfter = balance.RestoreRate, balance.ResetAfter
	if wait > 0 {
		return refuse(http.StatusTooManyRequests, Throttled(wait)).
			with("Retry-After", strconv.Itoa(waitSeconds(wait)))
	}
	x.cost.Actual = points
	return nil
}

// chargeRefusal takes the one point that nothing costs less than, so that what is wrong is not free
// either; a caller who is told to wait pays nothing, and finds after the wait what was promised.
func (h *Handler) chargeRefusal(ctx context.Context, x *exchange, refused *refusal) {
	if refused.status != http.StatusTooManyRequests {
		_ = h.take(ctx, x, 1) // refused already
	}
}

func (h *Handler) run(ctx context.Context, w http.ResponseWriter, x *exchange, operation *graphql.OperationContext) {
	allowed := h.limits.QueryTimeout
	if operation.Operation.Operation == ast.Mutation {
		allowed = h.limits.MutationTimeout
	}
	limited := withTimeLimit(ctx, allowed)
	defer limited.end()
	ctx = limited
	h.note(ctx, x.document.notes...)
	x.costNote[0] = slog.Int("cost", x.cost.Requested)
	h.note(ctx, x.costNote[:]...)
	if ctx.Err() != nil { // the time was over before anything ran
		h.writeRefusal(w, x, refuse(http.StatusServiceUnavailable, timedOut()))
		return
	}
	answer := h.execute(ctx, operation)
	h.write(w, x, http.StatusOK, shortened(answer.Errors, maxFieldErrors), answer.Data, answer.Extensions)
	inorder.ReuseData(answer.Data)
}

func (h *Handler) note(ctx context.Context, attrs ...slog.Attr) {
	if h.config.Annotate != nil {
		h.config.Annotate(ctx, attrs...)
	}
}
