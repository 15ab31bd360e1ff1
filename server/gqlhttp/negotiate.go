package gqlhttp

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// The two forms of an answer (GraphQL over HTTP, section 4). They differ in their status: under
// plain JSON a well-formed request that is refused is still 200, as old clients expect.
const (
	plainJSON    = "application/json"
	responseJSON = "application/graphql-response+json"
)

// sentJSON says whether a body claims to be JSON in UTF-8, uncompressed.
func sentJSON(header http.Header) bool {
	types := header.Values("Content-Type")
	if len(types) != 1 || header.Get("Content-Encoding") != "" {
		return false
	}
	if types[0] == plainJSON {
		return true // as nearly all send it
	}
	media, parameters, err := mime.ParseMediaType(types[0])
	if err != nil || media != plainJSON {
		return false
	}
	charset, given := parameters["charset"]
	return !given || strings.EqualFold(charset, "utf-8")
}

// answerType picks the form that the caller prefers; false if there is none that we have. A caller
// who does not say, or does not care, gets plain JSON.
func answerType(header http.Header) (string, bool) {
	accepts := header.Values("Accept")
	switch {
	case len(accepts) == 0, len(accepts) == 1 && accepts[0] == plainJSON:
		return plainJSON, true
	case len(accepts) == 1 && accepts[0] == responseJSON:
		return responseJSON, true
	}
	chosen, best := "", 0.0
	for _, part := range strings.Split(strings.Join(accepts, ","), ",") {
		media, parameters, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		form, quality := formOf(media), qualityOf(parameters)
		if form != "" && (quality > best || quality == best && form == responseJSON && best > 0) {
			chosen, best = form, quality
		}
	}
	return chosen, chosen != ""
}

func formOf(media string) string {
	switch media {
	case responseJSON:
		return responseJSON
	case plainJSON, "application/*", "*/*":
		return plainJSON
	}
	return ""
}

func qualityOf(parameters map[string]string) float64 {
	text, given := parameters["q"]
	if !given {
		return 1
	}
	quality, err := strconv.ParseFloat(text, 64)
	if err != nil || quality < 0 || quality > 1 {
		return 0
	}
	return quality
}
