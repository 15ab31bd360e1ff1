package gqlhttp

import (
	"context"
	"log/slog"
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
	context.Context // of the request, in which the exchange itself is found

	requestID string
	caller    string // key of the budget
	form      string // media type of the answer
	document  *document
	cost      Cost
	costNote  [1]slog.Attr // for the access log
}

type exchangeKey struct{}

// Value finds the exchange.
func (x *exchange) Value(key any) any {
	if key == (exchangeKey{}) {
		return x
	}
	return x.Context.Value(key)
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
