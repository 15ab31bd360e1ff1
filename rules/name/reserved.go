package name

// The rule (HKIRC's policy on reserved names): one-character labels, the strings of country and generic top-level domains,
// the registry's own categories, technical terms, common Chinese surnames, words of the law-and-order authorities and, in
// Chinese, the kinds of school are kept back. A reserved name is the whole label, in any variant form, never a part of it.
// The registry's own list was not published: each list here is a recorded policy and may be changed.

import "lionrock/rules"

// ReservedList is labels kept back for one reason.
type ReservedList struct {
	Scope
	// Class names the reason for machines: "surname".
	Class  string     `json:"class"`
	Labels []string   `json:"labels"`
	Reason rules.Text `json:"reason"`
	// Remedy says what would change the answer; empty where nothing would.
	Remedy rules.Text `json:"remedy,omitzero"`
	Source string     `json:"source"`
}

// checkReserved refuses a label that is kept back in its category.
func (d *Dials) checkReserved(n Name) *verdict {
	for _, list := range d.indexed().reserved[n.labelKey()] {
		if !list.covers(n.Suffix) {
			continue
		}
		return &verdict{
			status: Reserved, rule: cite(ruleReserved, list.Source),
			reason: sayReserved.With(n.Unicode, list.Reason), remedy: list.Remedy,
		}
	}
	return nil
}
