package main

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"
	"time"

	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/server/typeset"
	"lionrock/server/web"
)

// documentFiles are the programme's documents as they are published: immutable, a change is a new version.
//
//go:embed documents/*.md
var documentFiles embed.FS

// manualFile explains, among all else, every error code.
const manualFile = "api-manual.md"

// documentList says which there are, the newest version of a kind last. An address holds the document's hash, so that what it
// shows never changes.
var documentList = []struct {
	kind      view.DocumentTitle
	title     string
	file      string
	version   string
	effective time.Time
}{
	{view.TermsAndConditions, "Service Partner Program: Terms and Conditions", "terms-and-conditions.md", "1.1", joiningOpens},
	{view.Procedures, "Service Partner Program: Procedures", "procedures.md", "1.1", joiningOpens},
	{view.ApplicationForm, "Service Partner Program: Application Form", "application-form.md", "1.0", joiningOpens},
	{view.Agreement, "Service Partner Program: Agreement", "agreement.md", "1.0", joiningOpens},
	{view.APIManual, "API Manual", manualFile, "1.0", time.Date(2026, 11, 22, 0, 0, 0, 0, rules.HongKong).UTC()},
}

// joiningOpens is from when the documents hold by which companies join here.
var joiningOpens = time.Date(2026, 11, 26, 0, 0, 0, 0, rules.HongKong).UTC()

// programDocuments lists the documents with their addresses and hashes.
func programDocuments(publicURL string) []view.ProgramDocument {
	list := make([]view.ProgramDocument, len(documentList))
	for i, d := range documentList {
		hash := documentHash(d.file)
		address := publicURL + "/documents/" + hash + "/"
		list[i] = view.ProgramDocument{
			Kind: d.kind, Title: d.title, Version: d.version, Locale: rules.English, Sha256: hash, URL: address + d.file,
			PDFURL: address + pdfName(d.file), EffectiveAt: d.effective,
		}
	}
	return list
}

// pdfName is what the PDF of a document is called.
func pdfName(file string) string { return strings.TrimSuffix(file, ".md") + ".pdf" }

func documentHash(file string) string {
	content, err := documentFiles.ReadFile("documents/" + file)
	if err != nil {
		panic(err) // the list above names a file that is not embedded
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// serveDocument is GET /documents/{sha256}/{file}: the text, or the PDF of it.
func (a *app) serveDocument(w http.ResponseWriter, r *http.Request) {
	for i, d := range documentList {
		wanted := r.PathValue("file")
		if documentHash(d.file) != r.PathValue("sha256") || wanted != d.file && wanted != pdfName(d.file) {
			continue
		}
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		if wanted == d.file {
			w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
			http.ServeFileFS(w, r, documentFiles, "documents/"+d.file)
			return
		}
		set, err := pdfOf(i)
		if err != nil {
			a.log.ErrorContext(r.Context(), "set a document", "error", err)
			w.Header().Set("Cache-Control", "no-store")
			http.Error(w, "This document cannot be shown as a PDF now.", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/pdf")
		web.Attachment(w.Header(), pdfName(d.file))
		http.ServeContent(w, r, "", d.effective, bytes.NewReader(set))
		return
	}
	http.NotFound(w, r)
}

// pdfs are the PDFs that were asked for: each is set once.
var pdfs sync.Map

// pdfOf is the PDF of a document on the list.
func pdfOf(i int) ([]byte, error) {
	if set, found := pdfs.Load(i); found {
		return set.([]byte), nil
	}
	d := documentList[i]
	content, err := documentFiles.ReadFile("documents/" + d.file)
	if err != nil {
		return nil, err
	}
	set, err := typeset.PDF(typeset.Document{
		Title: d.title, Version: d.version, Sha256: documentHash(d.file), At: d.effective, Markdown: content,
	})
	if err == nil {
		pdfs.Store(i, set)
	}
	return set, err
}

// helpPath is where an error's helpUrl leads; the code stands after a #, which browsers carry along.
const helpPath = "/help/errors"

// serveHelp is GET /help/errors: it leads to the catalogue of errors in the API manual of now.
func serveHelp(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, "/documents/"+documentHash(manualFile)+"/"+manualFile, http.StatusFound)
}
