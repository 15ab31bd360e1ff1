package gqlhttp

import (
	"bytes"
	"encoding/json"
	"net/url"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// decode reads the parameters of a request from its body: exactly one JSON object in UTF-8, each
// member once and of its type. What is refused is described, never quoted: a body that is refused
// may still have a password in it.
func decode(body []byte) (*graphql.RawParams, *gqlerror.Error) {
	if !utf8.Valid(body) {
		return nil, malformed("it is not UTF-8")
	}
	members, err := topLevel(body)
	if err != nil {
		return nil, err
	}
	return parameters(members)
}

func malformed(why string) *gqlerror.Error {
	return NewError(CodeBadRequest,
		"The request body must be one JSON object with the member query, and %s.", why)
}

// topLevel splits an object into its members. encoding/json alone would let the last of two equal
// members win and take "QUERY" for "query"; two readers could then see two different requests.
func topLevel(body []byte) (map[string]json.RawMessage, *gqlerror.Error) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	start, err := decoder.Token()
	switch {
	case err != nil:
		return nil, malformed("it is not JSON")
	case start == json.Delim('['):
		return nil, malformed("a list of requests is not accepted: send each by itself")
	case start != json.Delim('{'):
		return nil, malformed("it is another JSON value")
	}
	members := map[string]json.RawMessage{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, malformed("it is not JSON")
		}
		name, _ := key.(string)
		if _, twice := members[name]; twice {
			return nil, malformed("a member is there twice")
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return nil, malformed("it is not JSON")
		}
		members[name] = value
	}
	if _, err := decoder.Token(); err != nil {
		return nil, malformed("it is not JSON")
	}
	if len(bytes.TrimLeft(body[decoder.InputOffset():], " \t\r\n")) > 0 {
		return nil, malformed("there is something after its end")
	}
	return members, nil
}

// parameters reads the four members of the GraphQL-over-HTTP specification, section 5.1. Others are
// for later versions of it and are not looked at.
func parameters(members map[string]json.RawMessage) (*graphql.RawParams, *gqlerror.Error) {
	var query, operation *string
	params := &graphql.RawParams{}
	switch {
	case !into(members["query"], &query):
		return nil, malformed("query must be text")
	case !into(members["operationName"], &operation):
		return nil, malformed("operationName must be text or null")
	case !into(members["variables"], &params.Variables):
		return nil, malformed("variables must be an object or null")
	case !into(members["extensions"], &params.Extensions):
		return nil, malformed("extensions must be an object or null")
	case query == nil && params.Extensions["persistedQuery"] != nil:
		return nil, NewError(CodePersistedQuery, "PersistedQueryNotSupported") // the word clients know
	case query == nil || *query == "":
		return nil, malformed("query is missing")
	}
	params.Query = *query
	if operation != nil {
		params.OperationName = *operation
	}
	return params, nil
}

// into decodes a member, if it is there, keeping numbers as they are written.
func into(member json.RawMessage, target any) bool {
	if member == nil {
		return true
	}
	decoder := json.NewDecoder(bytes.NewReader(member))
	decoder.UseNumber()
	return decoder.Decode(target) == nil
}

// decodeAddress reads the same parameters from the query string of a GET request, where variables
// and extensions are JSON in text.
func decodeAddress(raw string) (*graphql.RawParams, *gqlerror.Error) {
	values, err := url.ParseQuery(raw)
	if err != nil || !utf8.ValidString(raw) {
		return nil, malformed("the query string of the address is broken")
	}
	members := map[string]json.RawMessage{}
	for name, given := range values {
		switch {
		case len(given) > 1:
			return nil, malformed("a member is there twice")
		case !utf8.ValidString(given[0]):
			return nil, malformed("it is not UTF-8")
		case name == "variables" || name == "extensions":
			if !json.Valid([]byte(given[0])) {
				return nil, malformed(name + " is not JSON")
			}
			members[name] = json.RawMessage(given[0])
		default:
			members[name], _ = json.Marshal(given[0]) // text: cannot fail
		}
	}
	return parameters(members)
}
