package gqlhttp

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"lionrock/graph/gen/inorder"
)

// How much an answer says about what went wrong: the size of a refusal must not grow with the
// size of what was refused.
const (
	maxRequestErrors = 20
	maxFieldErrors   = 100
	maxMessage       = 300 // bytes
)

// refusal is an answer without data.
type refusal struct {
	status int // zero: as the form of the answer has it for a request that is not right
	errors gqlerror.List
	header map[string]string
}

func refuse(status int, err *gqlerror.Error) *refusal {
	return &refusal{status: status, errors: gqlerror.List{err}}
}

// refuseDocument is for a request in good form that asks for what cannot be had.
func refuseDocument(errs gqlerror.List) *refusal { return &refusal{errors: errs} }

// with adds a header to the answer.
func (r *refusal) with(name, value string) *refusal {
	r.header = map[string]string{name: value}
	return r
}

// Refuse answers with an error in place of the handler, in the same form: for whoever stands before it
// and reads tokens or cookies.
func (h *Handler) Refuse(ctx context.Context, w http.ResponseWriter, r *http.Request, status int, err *gqlerror.Error) {
	x := h.newExchange(ctx)
	if form, acceptable := answerType(r.Header); acceptable {
		x.form = form
	}
	h.writeRefusal(w, x, refuse(status, err))
}

// Headers that are the same on all answers, and shared by them.
var (
	plainContent    = []string{plainJSON + "; charset=utf-8"}
	responseContent = []string{responseJSON + "; charset=utf-8"}
	notKept         = []string{"no-store"}
)

// writeRefusal answers without a data entry: nothing was executed.
func (h *Handler) writeRefusal(w http.ResponseWriter, x *exchange, r *refusal) {
	status := r.status
	if status == 0 {
		status = http.StatusBadRequest
		if x.form == plainJSON {
			status = http.StatusOK
		}
	}
	for name, value := range r.header {
		w.Header().Set(name, value)
	}
	h.write(w, x, status, shortened(r.errors, maxRequestErrors), nil, nil)
}

// write puts an answer together. The data is JSON already and goes out as it is. The place where it is put together is used
// again once it is sent: where Write came back with an error, a connection of HTTP/2 may still be sending from it.
func (h *Handler) write(
	w http.ResponseWriter, x *exchange, status int,
	errs gqlerror.List, data json.RawMessage, extensions map[string]any,
) {
	body := inorder.NewBuffer()
	body.WriteByte('{')
	if len(errs) > 0 {
		body.WriteString(`"errors":`)
		body.Write(h.marshalled(x, errs))
		body.WriteByte(',')
	}
	if data != nil {
		body.WriteString(`"data":`)
		body.Write(data)
		body.WriteByte(',')
	}
	body.WriteString(`"extensions":`)
	if len(extensions) == 0 {
		body.Write(x.appendTo(body.AvailableBuffer()))
	} else {
		body.Write(h.marshalled(x, x.among(extensions)))
	}
	body.WriteByte('}')

	header := w.Header()
	header["Content-Type"] = plainContent
	if x.form == responseJSON {
		header["Content-Type"] = responseContent
	}
	header["Content-Length"] = []string{strconv.Itoa(body.Len())}
	header["Cache-Control"] = notKept
	w.WriteHeader(status)
	if _, err := w.Write(body.Bytes()); err == nil { // else the caller has left, and reads nothing
		inorder.Reuse(body)
	}
}

// among adds what an answer says of its request to the extensions of resolvers.
func (x *exchange) among(others map[string]any) map[string]any {
	all := maps.Clone(others)
	all["requestId"] = x.requestID
	all["cost"] = x.cost
	return all
}

// appendTo writes the same for an answer that has no other extensions, as nearly all have not.
func (x *exchange) appendTo(b []byte) []byte {
	b = append(b, `{"requestId":`...)
	b, _ = jsontext.AppendQuote(b, x.requestID) // made by us, in UTF-8
	for _, field := range [...]struct {
		before string
		points int
	}{
		{`,"cost":{"requested":`, x.cost.Requested},
		{`,"actual":`, x.cost.Actual},
		{`,"remaining":`, x.cost.Remaining},
		{`,"limit":`, x.cost.Limit},
		{`,"restoreRate":`, x.cost.RestoreRate},
	} {
		b = strconv.AppendInt(append(b, field.before...), int64(field.points), 10)
	}
	return append(b, "}}"...)
}

func (h *Handler) marshalled(x *exchange, value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		h.log.Error("answer cannot be written as JSON",
			slog.String("requestId", x.requestID), slog.Any("error", err))
		text, _ = json.Marshal(gqlerror.List{internal(x.requestID)}) // text and numbers
	}
	return text
}

// shortened keeps the first errors, and of long messages the beginning.
func shortened(errs gqlerror.List, most int) gqlerror.List {
	rest := len(errs) - most
	if rest > 0 {
		errs = append(errs[:most:most],
			NewError(code(errs[0]), "%s", fmt.Sprintf("There are %d more errors.", rest)))
	}
	for _, err := range errs {
		err.Message = shortenedText(err.Message)
	}
	return errs
}

func shortenedText(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if len(text) <= maxMessage {
		return text
	}
	end := maxMessage
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
