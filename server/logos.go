package main

import (
	"errors"
	"io/fs"
	"net/http"
	"regexp"

	"lionrock/server/web"
)

var logoFile = regexp.MustCompile(`^([0-9a-f]{64})\.png$`)

// serveLogo is GET /logos/{sha256}.png: a logo that the platform has drawn. Nothing that somebody has sent is ever among them,
// and still a browser is told to run nothing.
func (a *app) serveLogo(w http.ResponseWriter, r *http.Request) {
	named := logoFile.FindStringSubmatch(r.PathValue("file"))
	if named == nil {
		http.NotFound(w, r)
		return
	}
	file, err := a.program.OpenLogo(named[1])
	if errors.Is(err, fs.ErrNotExist) {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		a.log.ErrorContext(r.Context(), "open a logo", "error", err)
		http.Error(w, "This logo cannot be read now.", http.StatusInternalServerError)
		return
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		a.log.ErrorContext(r.Context(), "open a logo", "error", err)
		return
	}
	header := w.Header()
	header.Set("Content-Type", "image/png")
	header.Set("Content-Security-Policy", web.AttachmentPolicy)
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("ETag", `"`+named[1]+`"`)
	http.ServeContent(w, r, "", info.ModTime(), file)
}
