package token

import (
	"net/http"
	"strings"
)

// Bearer reads the token of a request from the one place where it may be (RFC 6750 section 2.1):
// a single Authorization header. Without the header it answers "". Another scheme, two headers or
// an empty token are ErrInvalid. A token in the address or in a body is never looked for.
func Bearer(header http.Header) (string, error) {
	values := header.Values("Authorization")
	if len(values) == 0 {
		return "", nil
	}
	scheme, raw, found := strings.Cut(values[0], " ")
	raw = strings.TrimLeft(raw, " ")
	if len(values) > 1 || !found || !strings.EqualFold(scheme, "Bearer") || raw == "" {
		return "", ErrInvalid
	}
	return raw, nil
}
