package launch

import (
	"strings"

	"lionrock/rules/launch"
)

// ResultsPath is what the addresses of all that is published about launches begin with.
const ResultsPath = "/launch/"

// Slug writes a phase as it stands in an address: "priority-registration".
func Slug(kind launch.PhaseKind) string {
	return strings.ReplaceAll(strings.ToLower(string(kind)), "_", "-")
}

// KindOf reads a phase from an address.
func KindOf(slug string) launch.PhaseKind {
	return launch.PhaseKind(strings.ToUpper(strings.ReplaceAll(slug, "-", "_")))
}

// ResultsURL is where the results of a phase stand as JSON Lines, once they are announced.
func (l *Launches) ResultsURL(kind launch.PhaseKind) string {
	return l.Links.Base + ResultsPath + Slug(kind) + "/results.jsonl"
}

// ResultsCSVURL is where the results of a phase stand as CSV, once they are announced.
func (l *Launches) ResultsCSVURL(kind launch.PhaseKind) string {
	return l.Links.Base + ResultsPath + Slug(kind) + "/results.csv"
}

// SetURL is where everything stands that a set was decided from, once its results are announced.
func (l *Launches) SetURL(kind launch.PhaseKind, asciiName string) string {
	return l.Links.Base + ResultsPath + Slug(kind) + "/" + asciiName + "/set.json"
}

// DrawURL is where the proof of a draw stands, once the results are announced.
func (l *Launches) DrawURL(kind launch.PhaseKind, asciiName string) string {
	return l.Links.Base + ResultsPath + Slug(kind) + "/" + asciiName + "/draw.json"
}

// VerifierURL is the page that recomputes a draw in the visitor's own browser.
func (l *Launches) VerifierURL(kind launch.PhaseKind, asciiName string) string {
	return l.Links.Base + ResultsPath + Slug(kind) + "/" + asciiName + "/verify"
}
