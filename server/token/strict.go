package token

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a token of ours has in it. Anything more is not a token of ours: crit, jku, jwk, x5u, x5c,
// b64 and cty (RFC 7515 section 4.1, RFC 7797, RFC 8725 section 3.11) are refused by not being here.
var (
	headerKeys = []string{"alg", "typ", "kid"}
	claimKeys  = []string{
		"iss", "aud", "sub", "jti", "iat", "nbf", "exp", "kind", "partner", "scopes", "sid",
	}
)

var errForm = errors.New("not of the form of our tokens")

// strict looks at the form alone, before any cryptography: size, alphabet, three parts, and two JSON
// objects with known keys, each once and spelled exactly. encoding/json by itself lets the last of
// two equal keys win, and takes "EXP" for "exp".
func strict(raw string) error {
	if len(raw) > MaxSize {
		return errForm
	}
	parts := strings.Split(raw, ".")
	if len(parts) != 3 {
		return errForm
	}
	for _, part := range parts {
		if part == "" || strings.Trim(part, base64url) != "" {
			return errForm
		}
	}
	header, err := object(parts[0], headerKeys)
	if err != nil {
		return err
	}
	if string(header["alg"]) != `"`+algorithm+`"` || string(header["typ"]) != `"`+tokenType+`"` {
		return errForm
	}
	_, err = object(parts[1], claimKeys)
	return err
}

const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

func object(part string, known []string) (map[string]json.RawMessage, error) {
	text, err := base64.RawURLEncoding.Strict().DecodeString(part)
	if err != nil || !utf8.Valid(text) {
		return nil, errForm
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return nil, errForm
	}
	fields := map[string]json.RawMessage{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, errForm
		}
		name, _ := key.(string)
		if _, twice := fields[name]; twice || !slices.Contains(known, name) {
			return nil, errForm
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return nil, errForm
		}
		fields[name] = value
	}
	if _, err := decoder.Token(); err != nil || decoder.InputOffset() != int64(len(text)) {
		return nil, errForm
	}
	return fields, nil
}
