package gqlhttp

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"sync"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// decode reads the parameters of a request from its body: exactly one JSON object in UTF-8, each
// member once and of its type. What is refused is described, never quoted: a body that is refused
// may still have a password in it.
func decode(body []byte) (*graphql.RawParams, *gqlerror.Error) {
	r := newReader(body)
	defer r.done()
	params, err := r.parameters()
	if err != nil {
		return nil, described(body, err)
	}
	return params, nil
}

func malformed(why string) *gqlerror.Error {
	return NewError(CodeBadRequest,
		"The request body must be one JSON object with the member query, and %s.", why)
}

// described says what is wrong with a text that could not be read.
func described(text []byte, err error) *gqlerror.Error {
	var said *gqlerror.Error
	switch {
	case errors.As(err, &said):
		return said
	case errors.Is(err, jsontext.ErrDuplicateName):
		return malformed("a member is there twice")
	case !utf8.Valid(text):
		return malformed("it is not UTF-8")
	}
	return malformed("it is not JSON")
}

// reader reads JSON in one pass and strictly, where encoding/json would let the last of two equal
// members win and take "QUERY" for "query": two readers could then see two different requests.
type reader struct {
	*jsontext.Decoder
	text bytes.Buffer
}

var readers = sync.Pool{New: func() any { return &reader{Decoder: jsontext.NewDecoder(new(bytes.Buffer))} }}

func newReader(text []byte) *reader {
	r := readers.Get().(*reader) //nolint:forcetypeassert // the pool makes no others
	r.text = *bytes.NewBuffer(text)
	r.Reset(&r.text)
	return r
}

// done gives the reader back, without what it has read: there may be a password in it.
func (r *reader) done() {
	r.text = bytes.Buffer{}
	r.Reset(&r.text)
	readers.Put(r)
}

// parameters reads the four members of the GraphQL-over-HTTP specification, section 5.1. Others are
// for later versions of it and are not looked at.
func (r *reader) parameters() (*graphql.RawParams, error) {
	switch kind := r.PeekKind(); {
	case kind == jsontext.KindBeginArray:
		return nil, malformed("a list of requests is not accepted: send each by itself")
	case kind != jsontext.KindBeginObject && kind != jsontext.KindInvalid:
		return nil, malformed("it is another JSON value")
	}
	params, asked := &graphql.RawParams{}, false
	err := r.object(func(name []byte) (err error) {
		switch string(name) {
		case "query":
			asked = r.PeekKind() != jsontext.KindNull
			params.Query, err = r.textOrNull("query must be text")
		case "operationName":
			params.OperationName, err = r.textOrNull("operationName must be text or null")
		case "variables":
			params.Variables, err = r.objectOrNull("variables must be an object or null")
		case "extensions":
			params.Extensions, err = r.objectOrNull("extensions must be an object or null")
		default:
			err = r.SkipValue()
		}
		return err
	})
	if err == nil {
		err = r.end()
	}
	if err == nil {
		err = complete(params, asked)
	}
	return params, err
}

// complete says what is missing. Asked is whether there was a query at all, even an empty one.
func complete(params *graphql.RawParams, asked bool) error {
	switch {
	case params.Query != "":
		return nil
	case params.Extensions["persistedQuery"] != nil && !asked:
		return NewError(CodePersistedQuery, "PersistedQueryNotSupported") // the word clients know
	}
	return malformed("query is missing")
}

func (r *reader) end() error {
	if _, err := r.ReadToken(); !errors.Is(err, io.EOF) {
		return malformed("there is something after its end")
	}
	return nil
}

// object reads an object, the value of each member as the function does. The name is only there until it reads on.
func (r *reader) object(member func(name []byte) error) error {
	if _, err := r.ReadToken(); err != nil {
		return err
	}
	for r.PeekKind() != jsontext.KindEndObject {
		quoted, err := r.ReadValue()
		if err != nil {
			return err
		}
		name := quoted[1 : len(quoted)-1]
		if bytes.IndexByte(name, '\\') >= 0 {
			if name, err = jsontext.AppendUnquote(nil, quoted); err != nil {
				return err
			}
		}
		if err := member(name); err != nil {
			return err
		}
	}
	_, err := r.ReadToken()
	return err
}

func (r *reader) textOrNull(otherwise string) (string, error) {
	token, err := r.ReadToken()
	switch {
	case err != nil:
		return "", err
	case token.Kind() == jsontext.KindString:
		return token.String(), nil
	case token.Kind() == jsontext.KindNull:
		return "", nil
	}
	return "", malformed(otherwise)
}

func (r *reader) objectOrNull(otherwise string) (map[string]any, error) {
	value, err := r.value()
	if err != nil {
		return nil, err
	}
	if object, ok := value.(map[string]any); ok || value == nil {
		return object, nil
	}
	return nil, malformed(otherwise)
}

// value reads any value, keeping numbers as they are written.
func (r *reader) value() (any, error) {
	if kind := r.PeekKind(); kind == jsontext.KindBeginArray {
		return r.list()
	} else if kind == jsontext.KindBeginObject {
		object := map[string]any{}
		return object, r.object(func(name []byte) (err error) {
			member := string(name)
			object[member], err = r.value()
			return err
		})
	}
	token, err := r.ReadToken()
	switch kind := token.Kind(); {
	case err != nil || kind == jsontext.KindNull:
		return nil, err
	case kind == jsontext.KindString:
		return token.String(), nil
	case kind == jsontext.KindNumber:
		return json.Number(token.String()), nil
	}
	return token.Bool(), nil
}

func (r *reader) list() (any, error) {
	if _, err := r.ReadToken(); err != nil {
		return nil, err
	}
	list := []any{}
	for r.PeekKind() != jsontext.KindEndArray {
		element, err := r.value()
		if err != nil {
			return nil, err
		}
		list = append(list, element)
	}
	_, err := r.ReadToken()
	return list, err
}

// decodeAddress reads the same parameters from the query string of a GET request, where variables
// and extensions are JSON in text.
func decodeAddress(raw string) (*graphql.RawParams, *gqlerror.Error) {
	values, err := url.ParseQuery(raw)
	if err != nil || !utf8.ValidString(raw) {
		return nil, malformed("the query string of the address is broken")
	}
	for _, words := range values {
		switch {
		case len(words) > 1:
			return nil, malformed("a member is there twice")
		case !utf8.ValidString(words[0]):
			return nil, malformed("it is not UTF-8")
		}
	}
	params := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for name, into := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if !values.Has(name) {
			continue
		}
		if *into, err = objectIn(values.Get(name), name); err != nil {
			return nil, described([]byte(values.Get(name)), err)
		}
	}
	if err := complete(params, values.Has("query")); err != nil {
		return nil, described(nil, err)
	}
	return params, nil
}

// objectIn reads an object, or null, from a text of its own.
func objectIn(text, name string) (map[string]any, error) {
	r := newReader([]byte(text))
	defer r.done()
	object, err := r.objectOrNull(name + " must be an object or null")
	var said *gqlerror.Error
	switch {
	case err == nil:
		return object, r.end()
	case errors.As(err, &said):
		return nil, said
	}
	return nil, malformed(name + " is not JSON")
}
