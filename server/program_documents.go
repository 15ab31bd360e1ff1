package main

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"time"

	"lionrock/flows/view"
	"lionrock/rules"
)

// documentFiles are the programme's documents as they are published: immutable, a change is a new version.
//
//go:embed documents/*.md
var documentFiles embed.FS

// manualFile explains, among all else, every error code.
const manualFile = "api-manual.md"

// documentList says which there are. An address holds the document's hash, so that what it shows never changes.
var documentList = []struct {
	kind    view.DocumentTitle
	file    string
	version string
}{
	{view.TermsAndConditions, "terms-and-conditions.md", "1.0"},
	{view.Procedures, "procedures.md", "1.0"},
	{view.APIManual, manualFile, "1.0"},
}

var documentsEffective = time.Date(2026, 11, 22, 0, 0, 0, 0, rules.HongKong).UTC()

// programDocuments lists the documents with their addresses and hashes.
func programDocuments(publicURL string) []view.ProgramDocument {
	list := make([]view.ProgramDocument, len(documentList))
	for i, d := range documentList {
		hash := documentHash(d.file)
		list[i] = view.ProgramDocument{
			Kind: d.kind, Version: d.version, Locale: rules.English, Sha256: hash,
			URL: publicURL + "/documents/" + hash + "/" + d.file, EffectiveAt: documentsEffective,
		}
	}
	return list
}

func documentHash(file string) string {
	content, err := documentFiles.ReadFile("documents/" + file)
	if err != nil {
		panic(err) // the list above names a file that is not embedded
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// serveDocument is GET /documents/{sha256}/{file}.
func serveDocument(w http.ResponseWriter, r *http.Request) {
	for _, d := range documentList {
		if d.file != r.PathValue("file") || documentHash(d.file) != r.PathValue("sha256") {
			continue
		}
		w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		http.ServeFileFS(w, r, documentFiles, "documents/"+d.file)
		return
	}
	http.NotFound(w, r)
}

// helpPath is where an error's helpUrl leads; the code stands after a #, which browsers carry along.
const helpPath = "/help/errors"

// serveHelp is GET /help/errors: it leads to the catalogue of errors in the API manual of now.
func serveHelp(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, "/documents/"+documentHash(manualFile)+"/"+manualFile, http.StatusFound)
}
