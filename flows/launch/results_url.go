package launch

import (
	"lionrock/flows"
	"lionrock/rules/launch"
)

// SetURL is where everything stands that a set was decided from, once its results are announced.
func (l *Launches) SetURL(kind launch.PhaseKind, asciiName string) string {
	return l.nameURL(kind, asciiName) + "/set.json"
}

// DrawURL is where the proof of a draw stands, once the results are announced.
func (l *Launches) DrawURL(kind launch.PhaseKind, asciiName string) string {
	return l.nameURL(kind, asciiName) + "/draw.json"
}

// VerifierURL is the page that recomputes a draw in the visitor's own browser.
func (l *Launches) VerifierURL(kind launch.PhaseKind, asciiName string) string {
	return l.nameURL(kind, asciiName) + "/verify"
}

func (l *Launches) nameURL(kind launch.PhaseKind, asciiName string) string {
	return l.Links.Base + flows.LaunchPath + flows.PhaseSlug(kind) + "/" + asciiName
}
