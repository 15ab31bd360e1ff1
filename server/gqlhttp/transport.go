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
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// transport carries one operation per HTTP request.
type transport struct{ h *Handler }

var _ graphql.Transport = transport{}

// Supports says yes to every request: one that is not right is refused in the words of GraphQL.
func (transport) Supports(*http.Request) bool { return true }

// Do reads, checks, charges and runs, in this order, and stops at the first that fails.
func (t transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	x := exchangeOf(r.Context())
	refused := t.opens(r, x)
	var params *graphql.RawParams
	if refused == nil {
		params, refused = t.read(w, r)
	}
	var operation *graphql.OperationContext
	if refused == nil {
		operation, refused = t.prepare(r, x, params, exec)
	}
	if refused != nil {
		t.chargeRefusal(r.Context(), x, refused)
		t.h.note(r.Context(), slog.String("refused", code(refused.errors[0])))
		t.h.writeRefusal(w, x, refused)
		return
	}
	t.run(r.Context(), w, x, operation, exec)
}

// opens looks at the envelope, and at whether the caller has anything left: whoever has not gets no
// document read either.
func (t transport) opens(r *http.Request, x *exchange) *refusal {
	form, acceptable := answerType(r.Header)
	if acceptable {
		x.form = form
	}
	if r.Method != http.MethodPost && (r.Method != http.MethodGet || !t.h.config.AllowGET) {
		return t.wrongMethod("Send GraphQL as POST with a JSON body.")
	}
	if refused := t.take(r.Context(), x, 0); refused != nil {
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

func (t transport) wrongMethod(message string) *refusal {
	allowed := http.MethodPost
	if t.h.config.AllowGET {
		allowed = "GET, POST"
	}
	return refuse(http.StatusMethodNotAllowed, NewError(CodeBadRequest, "%s", message)).
		with("Allow", allowed)
}

func (t transport) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	start := time.Now()
	var params *graphql.RawParams
	var err *gqlerror.Error
	if r.Method == http.MethodGet {
		params, err = decodeAddress(r.URL.RawQuery)
	} else {
		body, refused := t.body(w, r)
		if refused != nil {
			return nil, refused
		}
		params, err = decode(body)
	}
	if err != nil {
		return nil, refuse(http.StatusBadRequest, err)
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: time.Now()}
	return params, nil
}

func (t transport) body(w http.ResponseWriter, r *http.Request) ([]byte, *refusal) {
	most := int64(t.h.limits.BodyBytes)
	if r.ContentLength > most {
		return nil, tooLarge(most)
	}
	var body bytes.Buffer
	body.Grow(int(max(r.ContentLength, 0)) + bytes.MinRead)
	_, err := body.ReadFrom(http.MaxBytesReader(w, r.Body, most))
	switch {
	case err == nil:
		return body.Bytes(), nil
	case errors.As(err, new(*http.MaxBytesError)):
		return nil, tooLarge(most)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, refuse(http.StatusRequestTimeout,
			NewError(CodeBadRequest, "The request body took too long to arrive."))
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, refuse(http.StatusBadRequest,
			NewError(CodeBadRequest, "The request body ended before its announced length."))
	}
	return nil, refuse(http.StatusBadRequest,
		NewError(CodeBadRequest, "The request body could not be read."))
}

func tooLarge(most int64) *refusal {
	return refuse(http.StatusRequestEntityTooLarge, NewError(CodeLimit, "The request body is limited to %d bytes.", most))
}

// prepare turns parameters into an operation that may run: within the limits, valid, with variables
// that fit, allowed to this caller, and paid for.
func (t transport) prepare(
	r *http.Request, x *exchange, params *graphql.RawParams, exec graphql.GraphExecutor,
) (*graphql.OperationContext, *refusal) {
	document, errs := t.h.documents.load(params.Query)
	if errs != nil {
		return nil, refuseDocument(errs)
	}
	x.document = document
	if r.Method == http.MethodGet && document.operation.Operation != ast.Query {
		return nil, t.wrongMethod("Only queries can be sent by GET.")
	}
	if err := t.h.admits(r.Context(), document, params.Variables); err != nil {
		return nil, refuseDocument(gqlerror.List{err})
	}
	operation, errs := exec.CreateOperationContext(r.Context(), params)
	if errs != nil {
		return nil, refuseDocument(variableErrors(t.h.config.Schema.Schema(), errs))
	}
	operation.DisableIntrospection = !document.introspects
	requested := t.h.documents.costs.total(document.cost, operation.Variables)
	x.cost.Requested = requested
	if most := t.h.limits.Complexity; requested > most {
		return nil, refuseDocument(gqlerror.List{exceeded("cost in points", most, requested,
			"Ask for fewer elements (first, last, names) or for fewer linked objects.")})
	}
	return operation, t.take(r.Context(), x, requested)
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
func (t transport) take(ctx context.Context, x *exchange, points int) *refusal {
	if t.h.config.Budget == nil {
		x.cost.Actual = points
		return nil
	}
	if x.caller == "" {
		x.caller = t.h.config.Caller(ctx)
	}
	balance, wait := t.h.config.Budget.Take(x.caller, points)
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
func (t transport) chargeRefusal(ctx context.Context, x *exchange, refused *refusal) {
	if refused.status != http.StatusTooManyRequests {
		_ = t.take(ctx, x, 1) // refused already
	}
}

func (t transport) run(
	ctx context.Context, w http.ResponseWriter, x *exchange,
	operation *graphql.OperationContext, exec graphql.GraphExecutor,
) {
	allowed := t.h.limits.QueryTimeout
	if operation.Operation.Operation == ast.Mutation {
		allowed = t.h.limits.MutationTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, allowed)
	defer cancel()
	t.h.annotate(ctx, x)
	next, ctx := exec.DispatchOperation(ctx, operation)
	answer := next(ctx)
	if answer == nil { // the time was over before anything ran
		t.h.writeRefusal(w, x, refuse(http.StatusServiceUnavailable, timedOut()))
		return
	}
	t.h.write(w, x, http.StatusOK, shortened(answer.Errors, maxFieldErrors), answer.Data, answer.Extensions)
}

func (h *Handler) annotate(ctx context.Context, x *exchange) {
	h.note(ctx, slog.String("operation", x.document.operation.Name),
		slog.String("operationType", string(x.document.operation.Operation)),
		slog.String("operationHash", x.document.hash), slog.Int("cost", x.cost.Requested))
}

func (h *Handler) note(ctx context.Context, attrs ...slog.Attr) {
	if h.config.Annotate != nil {
		h.config.Annotate(ctx, attrs...)
	}
}
