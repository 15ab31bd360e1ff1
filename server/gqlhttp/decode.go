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
	rest := bytes.TrimLeft(body, jsonSpace)
	switch {
	case !json.Valid(body):
		return nil, invalidBody(rest)
	case rest[0] == '[':
		return nil, malformed("a list of requests is not accepted: send each by itself")
	case rest[0] != '{':
		return nil, malformed("it is another JSON value")
	}
	members := make(map[string]json.RawMessage, 4)
	for rest = bytes.TrimLeft(rest[1:], jsonSpace); rest[0] != '}'; {
		end := valueEnd(rest)
		name, ok := text(rest[:end])
		if !ok {
			return nil, malformed("it is not JSON")
		}
		if _, twice := members[name]; twice {
			return nil, malformed("a member is there twice")
		}
		rest = bytes.TrimLeft(rest[end:], jsonSpace+":")
		end = valueEnd(rest)
		members[name] = rest[:end:end]
		rest = bytes.TrimLeft(rest[end:], jsonSpace+",")
	}
	return members, nil
}

// jsonSpace is what may stand between the parts of JSON.
const jsonSpace = " \t\r\n"

// invalidBody says what is wrong with a body that is not one JSON value.
func invalidBody(rest []byte) *gqlerror.Error {
	decoder := json.NewDecoder(bytes.NewReader(rest))
	var value json.RawMessage
	if err := decoder.Decode(&value); err != nil || value[0] != '{' {
		return malformed("it is not JSON")
	}
	return malformed("there is something after its end")
}

// valueEnd is where the JSON value at the beginning of valid JSON ends.
func valueEnd(valid []byte) int {
	depth := 0
	for i := 0; i < len(valid); i++ {
		switch valid[i] {
		case '"':
			i += stringEnd(valid[i:])
			if depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
			if depth < 0 {
				return i // of a number or word at the end of an object
			}
		case ',', ':', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
		}
	}
	return len(valid)
}

// stringEnd is where the string at the beginning of valid JSON has its closing quotation mark.
func stringEnd(valid []byte) int {
	for i := 1; ; i++ {
		switch valid[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
}

// parameters reads the four members of the GraphQL-over-HTTP specification, section 5.1. Others are
// for later versions of it and are not looked at.
func parameters(members map[string]json.RawMessage) (*graphql.RawParams, *gqlerror.Error) {
	params := &graphql.RawParams{}
	query, isText := textOrNull(members["query"])
	operation, isName := textOrNull(members["operationName"])
	switch {
	case !isText:
		return nil, malformed("query must be text")
	case !isName:
		return nil, malformed("operationName must be text or null")
	case !into(members["variables"], &params.Variables):
		return nil, malformed("variables must be an object or null")
	case !into(members["extensions"], &params.Extensions):
		return nil, malformed("extensions must be an object or null")
	case query == "" && params.Extensions["persistedQuery"] != nil && !given(members["query"]):
		return nil, NewError(CodePersistedQuery, "PersistedQueryNotSupported") // the word clients know
	case query == "":
		return nil, malformed("query is missing")
	}
	params.Query, params.OperationName = query, operation
	return params, nil
}

// given says whether a member is there and is not null.
func given(member json.RawMessage) bool { return member != nil && !bytes.Equal(member, null) }

var null = []byte("null")

func textOrNull(member json.RawMessage) (string, bool) {
	if !given(member) {
		return "", true
	}
	return text(member)
}

// text decodes a value that may be a string. One without an escape, as most are, stands there as it is.
func text(valid json.RawMessage) (decoded string, ok bool) {
	if last := len(valid) - 1; last > 0 && valid[0] == '"' && bytes.IndexByte(valid, '\\') < 0 {
		return string(valid[1:last]), true
	}
	return decoded, valid[0] == '"' && json.Unmarshal(valid, &decoded) == nil
}

// into decodes a member, if it is there, keeping numbers as they are written. Where there are none, as in most requests,
// nothing needs to be kept, and the quicker way is taken.
func into(member json.RawMessage, target any) bool {
	switch {
	case member == nil:
		return true
	case !holdsNumber(member):
		return json.Unmarshal(member, target) == nil
	}
	decoder := json.NewDecoder(bytes.NewReader(member))
	decoder.UseNumber()
	return decoder.Decode(target) == nil
}

// holdsNumber says whether there is a digit outside the strings of valid JSON.
func holdsNumber(valid []byte) bool {
	for i := 0; i < len(valid); i++ {
		switch c := valid[i]; {
		case c == '"':
			i += stringEnd(valid[i:])
		case '0' <= c && c <= '9':
			return true
		}
	}
	return false
}

// decodeAddress reads the same parameters from the query string of a GET request, where variables
// and extensions are JSON in text.
func decodeAddress(raw string) (*graphql.RawParams, *gqlerror.Error) {
	values, err := url.ParseQuery(raw)
	if err != nil || !utf8.ValidString(raw) {
		return nil, malformed("the query string of the address is broken")
	}
	members := map[string]json.RawMessage{}
	for name, words := range values {
		switch {
		case len(words) > 1:
			return nil, malformed("a member is there twice")
		case !utf8.ValidString(words[0]):
			return nil, malformed("it is not UTF-8")
		case name == "variables" || name == "extensions":
			if !json.Valid([]byte(words[0])) {
				return nil, malformed(name + " is not JSON")
			}
			members[name] = json.RawMessage(words[0])
		default:
			members[name], _ = json.Marshal(words[0]) // text: cannot fail
		}
	}
	return parameters(members)
}
