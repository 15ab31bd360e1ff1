package gqlhttp

import (
	"context"
	"time"
)

// Cost is what an operation asked for and took from the caller's budget. It is in extensions.cost of
// every answer.
type Cost struct {
	Requested   int `json:"requested"`
	Actual      int `json:"actual"`
	Remaining   int `json:"remaining"`
	Limit       int `json:"limit"`
	RestoreRate int `json:"restoreRate"`

	ResetAfter time.Duration `json:"-"` // until the budget is full again
}

// exchange is one request and what is known about it so far.
type exchange struct {
	requestID string
	caller    string // key of the budget
	form      string // media type of the answer
	document  *document
	cost      Cost
}

type exchangeKey struct{}

func withExchange(ctx context.Context, x *exchange) context.Context {
	return context.WithValue(ctx, exchangeKey{}, x)
}

func exchangeOf(ctx context.Context) *exchange {
	x, _ := ctx.Value(exchangeKey{}).(*exchange)
	if x == nil {
		return &exchange{form: plainJSON}
	}
	return x
}

// CostOf answers the cost of the operation that is being executed.
func CostOf(ctx context.Context) Cost { return exchangeOf(ctx).cost }

// OperationHash answers a hash of the document that is being executed, as it is in the access log.
func OperationHash(ctx context.Context) string {
	if document := exchangeOf(ctx).document; document != nil {
		return document.hash
	}
	return ""
}
