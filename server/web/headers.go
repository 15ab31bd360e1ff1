package web

import (
	"maps"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// The policies that browsers are told, from the defaults of the reliability plan, section 4.
const (
	// PortalPolicy is the content security policy of the portal's pages.
	PortalPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
		"font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; " +
		"frame-ancestors 'none'; require-trusted-types-for 'script'; report-to csp"

	// nothingPolicy is for everything that is no page.
	nothingPolicy = "default-src 'none'; frame-ancestors 'none'"

	// AttachmentPolicy is for files that others have sent us.
	AttachmentPolicy = "default-src 'none'; sandbox"

	// ReportsPath takes the reports of browsers about PortalPolicy.
	ReportsPath = "/reports/csp"

	strictTransport = "max-age=63072000; includeSubDomains"
)

// unused are the abilities of a browser that no page of ours asks for.
var unused = []string{
	"accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen",
	"geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "local-fonts",
	"magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial", "storage-access", "usb",
	"window-management", "xr-spatial-tracking",
}

// ofPages are the headers that say how a page may behave, and nothing about anything else.
var ofPages = []string{"Cross-Origin-Opener-Policy", "Permissions-Policy", "Referrer-Policy"}

// withHeaders sets what every answer has. Handlers of pages and of files replace the policy and the
// caching by their own. The values are shared by all answers, so they are put in whole and never added to.
func withHeaders(https bool, next http.Handler) http.Handler {
	always := http.Header{}
	if https {
		always.Set("Strict-Transport-Security", strictTransport)
	}
	always.Set("Content-Security-Policy", nothingPolicy)
	always.Set("X-Content-Type-Options", "nosniff")
	always.Set("Referrer-Policy", "no-referrer")
	always.Set("Cross-Origin-Opener-Policy", "same-origin")
	always.Set("Cross-Origin-Resource-Policy", "same-origin")
	always.Set("Permissions-Policy", strings.Join(unused, "=(), ")+"=()")
	always.Set("Cache-Control", "no-store")
	for name, values := range always {
		always[name] = slices.Clip(values)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), always)
		next.ServeHTTP(w, r)
	})
}

// Data leaves out of the answers of a handler what only pages heed: two thirds of the bytes of a short answer. That no browser
// makes a page of them is in the headers that stay.
func Data(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		for _, name := range ofPages {
			delete(header, name)
		}
		next.ServeHTTP(w, r)
	})
}

// Attachment makes a browser save a file that others have sent us, and run nothing of it.
func Attachment(header http.Header, name string) {
	disposition := mime.FormatMediaType("attachment", map[string]string{"filename": name})
	if disposition == "" {
		disposition = "attachment"
	}
	header.Set("Content-Disposition", disposition)
	header.Set("Content-Security-Policy", AttachmentPolicy)
	header.Set("Cache-Control", "no-store")
}
