package name

// The rule: the letters b-a-n-k or 銀行 in a name need the consent of the Hong Kong Monetary Authority (Banking Ordinance,
// Cap. 155, s. 97: an internet name counts as a name the holder trades under); insurance, assurance or 保險 that of the
// Insurance Authority (Insurance Ordinance, Cap. 41, s. 56A). The letters count wherever they stand consecutively in the
// label, so that riverbank is asked too: the rule asks for a paper and a human look, and never refuses by itself.
//
// government and 政府 are refused outside .gov.hk, because they would speak with the Government's authority.
//
// Chinese terms count in every variant form.

import "lionrock/rules"

// RestrictedTerm is a word, in one or more wordings, that needs somebody's consent.
type RestrictedTerm struct {
	Letters []string `json:"letters"`
	// Requirement is the consent; its matched letters are filled in from the name.
	Requirement rules.Requirement `json:"requirement"`
	// Source is the law that asks for it.
	Source string `json:"source"`
}

// ProhibitedTerm is a word, in one or more wordings, that is refused.
type ProhibitedTerm struct {
	Scope
	Letters []string   `json:"letters"`
	Reason  rules.Text `json:"reason"`
	// Remedy says who may have the word all the same.
	Remedy rules.Text `json:"remedy"`
	Source string     `json:"source"`
}

// checkProhibited refuses a name that holds a prohibited term.
func (d *Dials) checkProhibited(n Name) *verdict {
	for i := range d.Prohibited {
		p := &d.Prohibited[i]
		if !p.covers(n.Suffix) {
			continue
		}
		if found, ok := find(n, p.Letters, d.indexed().prohibited[i]); ok {
			return &verdict{
				status: Prohibited, rule: cite(ruleProhibited, p.Source),
				reason: sayProhibited.With(n.Unicode, found.text(), p.Reason),
				remedy: remedyLeaveOut.With(found.text(), p.Remedy),
			}
		}
	}
	return nil
}

// consent is a restricted term found in a name.
type consent struct {
	match
	term *RestrictedTerm
}

// requirement is the paper asked for, with the letters that call for it.
func (c consent) requirement() rules.Requirement {
	r := c.term.Requirement
	r.MatchedTerm = c.letters
	return r
}

// consents returns the restricted terms that stand in a name, each once.
func (d *Dials) consents(n Name) []consent {
	var needed []consent
	for i := range d.Restricted {
		r := &d.Restricted[i]
		if found, ok := find(n, r.Letters, d.indexed().restricted[i]); ok {
			needed = append(needed, consent{found, r})
		}
	}
	return needed
}

// text names the letters found, and the term they are a variant form of where they differ from it.
func (m match) text() rules.Text {
	if m.letters == m.term {
		return rules.Say("“%s”", "「%s」", "“%s”").With(m.letters)
	}
	return rules.Say("“%s” (a variant form of “%s”)", "「%s」（「%s」的異體寫法）", "“%s”（“%s”的异体写法）").With(m.letters, m.term)
}
