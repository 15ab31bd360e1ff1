package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
)

// What a name's registration data looks like to RDAP clients (RFC 9083), with the statuses of RFC 8056.
type (
	rdapDomain struct {
		Conformance []string         `json:"rdapConformance"`
		Class       string           `json:"objectClassName"`
		Handle      string           `json:"handle"`
		LDHName     string           `json:"ldhName"`
		UnicodeName string           `json:"unicodeName"`
		Status      []string         `json:"status"`
		Events      []rdapEvent      `json:"events"`
		NameServers []rdapNameServer `json:"nameservers"`
		Entities    []rdapEntity     `json:"entities"`
		Remarks     []rdapRemark     `json:"remarks"`
		Links       []rdapLink       `json:"links"`
	}
	rdapEvent struct {
		Action string    `json:"eventAction"`
		Date   time.Time `json:"eventDate"`
	}
	rdapNameServer struct {
		Class   string `json:"objectClassName"`
		LDHName string `json:"ldhName"`
	}
	rdapEntity struct {
		Class  string   `json:"objectClassName"`
		Handle string   `json:"handle,omitempty"`
		Roles  []string `json:"roles"`
		VCard  []any    `json:"vcardArray"`
	}
	rdapRemark struct {
		Title       string   `json:"title"`
		Description []string `json:"description"`
	}
	rdapLink struct {
		Rel  string `json:"rel"`
		Href string `json:"href"`
		Type string `json:"type"`
	}
	rdapError struct {
		Conformance []string `json:"rdapConformance"`
		Code        int      `json:"errorCode"`
		Title       string   `json:"title"`
		Description []string `json:"description"`
	}
)

const (
	rdapType  = "application/rdap+json"
	rdapLevel = "rdap_level_0"
)

// serveRDAP is GET /rdap/domain/{name}: the public registration data of a name.
func (a *app) serveRDAP(w http.ResponseWriter, r *http.Request) {
	data, err := a.names.RegistrationData(r.Context(), r.PathValue("name"))
	var refusal *rules.Refusal
	locale := flows.RequestOf(r.Context()).Locale
	switch {
	case errors.As(err, &refusal):
		refuseRDAP(w, http.StatusBadRequest, refusal.Message.In(locale))
	case err != nil:
		a.log.ErrorContext(r.Context(), "registration data", "error", err)
		refuseRDAP(w, http.StatusInternalServerError, "Something went wrong on our side. Please try again.")
	case data == nil:
		refuseRDAP(w, http.StatusNotFound, "Nobody holds this name.")
	default:
		writeRDAP(w, http.StatusOK, rdapOf(data, locale))
	}
}

func rdapOf(data *view.RegistrationData, locale rules.Locale) rdapDomain {
	domain := rdapDomain{
		Conformance: []string{rdapLevel}, Class: "domain", Handle: data.ASCIIName, LDHName: data.ASCIIName,
		UnicodeName: data.Name, Status: []string{},
		Events:      []rdapEvent{{"registration", data.CreatedAt.UTC()}, {"expiration", data.ExpiresAt.UTC()}},
		NameServers: []rdapNameServer{}, Entities: []rdapEntity{},
		Links: []rdapLink{{Rel: "self", Href: data.RdapURL, Type: rdapType}},
	}
	for _, status := range data.Statuses {
		domain.Status = append(domain.Status, rdapStatus(status))
	}
	for _, host := range data.NameServers {
		domain.NameServers = append(domain.NameServers, rdapNameServer{Class: "nameserver", LDHName: host})
	}
	if data.Sponsor != nil {
		domain.Entities = append(domain.Entities, rdapEntityOf("registrar", data.Sponsor.Handle, data.Sponsor.Name))
	}
	if data.RegistrantName != nil {
		domain.Entities = append(domain.Entities, rdapEntityOf("registrant", "", *data.RegistrantName))
	}
	for _, redaction := range data.Redactions {
		domain.Remarks = append(domain.Remarks, rdapRemark{Title: "redaction", Description: []string{redaction.In(locale)}})
	}
	return domain
}

// rdapEntityOf names an entity by a jCard (RFC 7095), which is what RDAP asks for.
func rdapEntityOf(role, handle, name string) rdapEntity {
	none := struct{}{}
	return rdapEntity{Class: "entity", Handle: handle, Roles: []string{role}, VCard: []any{"vcard", []any{
		[]any{"version", none, "text", "4.0"}, []any{"fn", none, "text", name},
	}}}
}

// rdapStatus writes an EPP status as RFC 8056 maps it: OK is "active", the others are their words.
func rdapStatus(status lifecycle.Status) string {
	if status == lifecycle.OK {
		return "active"
	}
	return strings.ToLower(strings.ReplaceAll(string(status), "_", " "))
}

func refuseRDAP(w http.ResponseWriter, status int, why string) {
	writeRDAP(w, status, rdapError{
		Conformance: []string{rdapLevel}, Code: status, Title: http.StatusText(status), Description: []string{why},
	})
}

func writeRDAP(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", rdapType)
	w.Header().Set("Access-Control-Allow-Origin", "*") // RFC 7480, 5.6: anyone's page may ask
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
