package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"time"

	"lionrock/flows"
	"lionrock/flows/launch"
	rule "lionrock/rules/launch"
)

// What is published of a launch (GET only): the results of a phase, and for each name everything it was decided from.
func (a *app) launchResults(mux *http.ServeMux) {
	for file, f := range map[string]published{
		"/results.jsonl": {"application/jsonl; charset=utf-8", func(ctx context.Context, kind rule.PhaseKind, _ string) (*launch.Publication, error) {
			return a.launches.ResultsFile(ctx, kind)
		}},
		"/results.csv": {"text/csv; charset=utf-8; header=present", func(ctx context.Context, kind rule.PhaseKind, _ string) (*launch.Publication, error) {
			return a.launches.ResultsCSV(ctx, kind)
		}},
		"/{name}/set.json":  {"application/json", a.launches.SetFile},
		"/{name}/draw.json": {"application/json", a.launches.DrawFile},
	} {
		mux.HandleFunc("GET "+flows.LaunchPath+"{phase}"+file, func(w http.ResponseWriter, r *http.Request) { a.servePublished(w, r, f) })
	}
}

// published is a kind of file that is published of a launch.
type published struct {
	contentType string
	read        func(ctx context.Context, kind rule.PhaseKind, name string) (*launch.Publication, error)
}

// publishedFor is how long a copy of what never changes any more may be kept.
const publishedFor = "public, max-age=300"

// servePublished answers with a file under its hash, or with 404 while it is not announced.
func (a *app) servePublished(w http.ResponseWriter, r *http.Request, f published) {
	file, err := f.read(r.Context(), flows.PhaseOfSlug(r.PathValue("phase")), r.PathValue("name"))
	if err != nil {
		a.log.ErrorContext(r.Context(), "published results", "error", err)
		http.Error(w, "Something went wrong on our side. Please try again.", http.StatusInternalServerError)
		return
	}
	if file == nil {
		http.Error(w, "Nothing is published here, or not yet.", http.StatusNotFound)
		return
	}
	sum := sha256.Sum256(file.Body)
	header := w.Header()
	header.Set("Content-Type", f.contentType)
	header.Set("ETag", `"`+hex.EncodeToString(sum[:])+`"`)
	header.Set("Repr-Digest", "sha-256=:"+base64.StdEncoding.EncodeToString(sum[:])+":") // RFC 9530
	header.Set("Cache-Control", publishedFor)
	header.Set("Access-Control-Allow-Origin", "*") // anyone's page may recompute it
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	http.ServeContent(w, r, "", file.AnnouncedAt.UTC().Truncate(time.Second), bytes.NewReader(file.Body))
}
