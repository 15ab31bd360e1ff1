package gqlhttp

import (
	"fmt"
	"math"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The values of extensions.code. An error that carries one of them, wherever it was made, reaches
// the caller with its text; any other error is a fault, and only its request id does.
const (
	CodeBadRequest       = "BAD_REQUEST"                   // not a GraphQL request at all
	CodeParseFailed      = "GRAPHQL_PARSE_FAILED"          // not a GraphQL document
	CodeValidationFailed = "GRAPHQL_VALIDATION_FAILED"     // a document of another schema
	CodeLimit            = "GRAPHQL_LIMIT"                 // a document that asks for too much
	CodeIntrospection    = "INTROSPECTION_DISABLED"        // asks for the schema where that is off
	CodePersistedQuery   = "PERSISTED_QUERY_NOT_SUPPORTED" // a hash in place of a document
	CodeBadUserInput     = "BAD_USER_INPUT"                // a variable or argument of the wrong form
	CodeUnauthenticated  = "UNAUTHENTICATED"               // needs an access token
	CodeForbidden        = "FORBIDDEN"                     // the token does not allow it
	CodeThrottled        = "THROTTLED"                     // the budget is used up
	CodeTimeout          = "TIMEOUT"                       // took too long and was stopped
	CodeUnavailable      = "UNAVAILABLE"                   // busy or starting; try again
	CodeInternal         = "INTERNAL"                      // our fault
)

var public = map[string]bool{
	CodeBadRequest: true, CodeParseFailed: true, CodeValidationFailed: true, CodeLimit: true,
	CodeIntrospection: true, CodePersistedQuery: true, CodeBadUserInput: true,
	CodeUnauthenticated: true, CodeForbidden: true, CodeThrottled: true, CodeTimeout: true,
	CodeUnavailable: true,
}

// NewError is an error with a code. Each call makes a new value, because gqlgen writes the
// path of the field into it.
func NewError(code, format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{
		Message:    fmt.Sprintf(format, args...),
		Extensions: map[string]any{"code": code},
	}
}

// Unauthenticated asks for an access token.
func Unauthenticated() *gqlerror.Error {
	return NewError(CodeUnauthenticated,
		"This needs a valid access token. Sign in, or send Authorization: Bearer with a current token.")
}

// Forbidden says that the token is good and does not allow this.
func Forbidden() *gqlerror.Error {
	return NewError(CodeForbidden, "Your access token does not allow this.")
}

// Unavailable asks to try again soon.
func Unavailable() *gqlerror.Error {
	return NewError(CodeUnavailable, "The service is busy. Please try again in a few seconds.")
}

// BadUserInput says what is wrong with a value that the caller sent.
func BadUserInput(format string, args ...any) *gqlerror.Error {
	return NewError(CodeBadUserInput, format, args...)
}

// Throttled says when the next operation of this cost can be afforded.
func Throttled(after time.Duration) *gqlerror.Error {
	seconds := waitSeconds(after)
	err := NewError(CodeThrottled,
		"You have used up your budget for now. Please try again in %d s.", seconds)
	err.Extensions["retryAfterSeconds"] = seconds
	return err
}

// waitSeconds rounds up: Retry-After has whole seconds, and zero would invite a storm.
func waitSeconds(after time.Duration) int {
	return max(1, int(math.Ceil(after.Seconds())))
}

func timedOut() *gqlerror.Error {
	return NewError(CodeTimeout,
		"This took too long and was stopped. If it writes, send it again with the same "+
			"idempotencyKey: what was done is not done twice.")
}

func internal(requestID string) *gqlerror.Error {
	err := NewError(CodeInternal,
		"Something went wrong on our side. Please try again; if it happens again, tell us the "+
			"request id %s.", requestID)
	err.Extensions["requestId"] = requestID
	return err
}

// exceeded tells which limit, its value, what was sent and what to do.
func exceeded(limit string, maximum, actual int, advice string) *gqlerror.Error {
	err := NewError(CodeLimit, "Too much in one request: %s is limited to %d and this has %d. %s",
		limit, maximum, actual, advice)
	err.Extensions["limit"] = limit
	err.Extensions["maximum"] = maximum
	err.Extensions["actual"] = actual
	return err
}

func code(err *gqlerror.Error) string {
	code, _ := err.Extensions["code"].(string)
	return code
}
