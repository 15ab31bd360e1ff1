package flows

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"strconv"
	"time"
)

// Links makes addresses that work for a short while and for whoever holds them: where to put an upload, where to see it.
type Links struct {
	// Base is the public address of the server, without a slash at its end.
	Base string
	Key  []byte
}

// Sign returns the full address of a path that is good for one verb until an instant.
func (l Links) Sign(verb, path string, until time.Time) string {
	expires := strconv.FormatInt(until.Unix(), 10)
	query := url.Values{"expires": {expires}, "signature": {l.signature(verb, path, expires)}}
	return l.Base + path + "?" + query.Encode()
}

// Valid tells whether an address asked for was signed here and still holds.
func (l Links) Valid(verb, path string, query url.Values, now time.Time) bool {
	expires := query.Get("expires")
	until, err := strconv.ParseInt(expires, 10, 64)
	if err != nil || now.Unix() >= until {
		return false
	}
	return hmac.Equal([]byte(l.signature(verb, path, expires)), []byte(query.Get("signature")))
}

func (l Links) signature(verb, path, expires string) string {
	mac := hmac.New(sha256.New, l.Key)
	mac.Write([]byte(verb + "\n" + path + "\n" + expires))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
