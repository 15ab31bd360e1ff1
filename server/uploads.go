package main

import (
	"errors"
	"io"
	"net/http"
	"os"
	"strings"

	"lionrock/flows"
	"lionrock/flows/joining"
	"lionrock/flows/launch"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/paper"
	"lionrock/server/web"
)

// uploadAnswer says what became of an upload.
type uploadAnswer struct {
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Field   []string `json:"field,omitempty"`
}

// serveUpload is PUT and GET of /uploads/{id}: bytes to and from the holder of a signed address, and of nobody else.
func (a *app) serveUpload(w http.ResponseWriter, r *http.Request) {
	verb, id := r.Method, r.PathValue("id")
	if verb == http.MethodHead {
		verb = http.MethodGet
	}
	if !a.names.Links.Valid(verb, names.UploadPath+id, r.URL.Query(), a.frame.Now()) {
		writeJSON(w, http.StatusForbidden, uploadAnswer{
			Code: "FORBIDDEN", Message: "This address is not, or no longer, good. Ask for a new one.",
		})
		return
	}
	if verb == http.MethodPut {
		a.receive(w, r, id)
		return
	}
	a.send(w, r, id)
}

func (a *app) receive(w http.ResponseWriter, r *http.Request, id string) {
	take := a.names.ReceiveUpload
	switch {
	case isEvidence(id):
		take = a.launches.ReceiveEvidence
	case isOfApplication(id):
		take = a.joining.ReceivePaper
	}
	err := take(r.Context(), id, http.MaxBytesReader(w, r.Body, paper.MaxBytes+1))
	var refusal *rules.Refusal
	switch {
	case err == nil:
		w.WriteHeader(http.StatusNoContent)
	case errors.As(err, &refusal):
		writeJSON(w, http.StatusUnprocessableEntity, uploadAnswer{
			Code: string(refusal.Code), Message: refusal.Message.In(flows.RequestOf(r.Context()).Locale), Field: refusal.Field,
		})
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, io.ErrUnexpectedEOF), r.Context().Err() != nil:
		writeJSON(w, http.StatusRequestTimeout, uploadAnswer{Code: "TIMEOUT", Message: "The upload stopped half-way. Send it again."})
	default:
		a.log.ErrorContext(r.Context(), "receive an upload", "error", err)
		writeJSON(w, http.StatusInternalServerError, uploadAnswer{
			Code: "INTERNAL", Message: "Something went wrong on our side. Please send it again.",
		})
	}
}

// isEvidence tells evidence, which belongs to no partner, from partners' papers.
func isEvidence(id string) bool { return strings.HasPrefix(id, launch.EvidencePrefix+"_") }

// isOfApplication tells the papers of an application to join, which belongs to no partner yet.
func isOfApplication(id string) bool { return strings.HasPrefix(id, joining.PaperPrefix+"_") }

// send answers with a paper in a way that no browser runs anything in it: images may be shown in the portal, everything
// else is saved.
func (a *app) send(w http.ResponseWriter, r *http.Request, id string) {
	open := a.names.OpenDocument
	switch {
	case isEvidence(id):
		open = a.launches.OpenEvidence
	case isOfApplication(id):
		open = a.joining.OpenPaper
	}
	file, contentType, err := open(r.Context(), id)
	if err != nil {
		a.log.WarnContext(r.Context(), "open a paper", "error", err)
		writeJSON(w, http.StatusNotFound, uploadAnswer{Code: "NOT_FOUND", Message: "This paper is not here."})
		return
	}
	defer file.Close()
	if !strings.HasPrefix(contentType, "image/") {
		web.Attachment(w.Header(), "paper")
	}
	w.Header().Set("Content-Type", contentType)
	info, err := file.Stat()
	if err != nil {
		a.log.ErrorContext(r.Context(), "open a paper", "error", err)
		return
	}
	http.ServeContent(w, r, "", info.ModTime(), file)
}
