package name

// The order of the rules: well formed, category, syntax of the label, prohibited, reserved, restricted, available. The
// first rule that stands against a name answers. An invalid name has no normal form and cannot be asked about further.

import (
	"strings"

	"lionrock/rules"
)

// Check says all that can be said about a name without the register. It answers whatever text it is given, and answers the
// same whenever it is asked.
func (d *Dials) Check(input string) Answer {
	n, category, no := d.judge(input)
	answer := Answer{Input: input, Name: n, Category: category}
	if no != nil {
		answer.Status, answer.Rule, answer.Reason, answer.Remedy = no.status, no.rule.At(d.Version), no.reason, no.remedy
		return answer
	}
	return d.available(answer)
}

// Free reports what stands against a name, nil if nothing does, and the papers it needs: what Check says, without a word of
// what is there to be had, for those who ask about very many names.
func (d *Dials) Free(input string) (n Name, needed []rules.Requirement, against *rules.Text) {
	n, category, no := d.judge(input)
	if no != nil {
		return n, nil, &no.reason
	}
	if consents := d.consents(n); len(consents) > 0 {
		return n, d.withConsents(Answer{Name: n, Requirements: category.Documents}, consents).Requirements, nil
	}
	return n, category.Documents, nil
}

// Read reads a name in its normal forms, and reports whether it is one at all: whether Check would not call it invalid.
func (d *Dials) Read(input string) (n Name, ok bool) {
	n, _, no := d.parse(input)
	return n, no == nil
}

// judge reads a name and asks every rule that can stand against it.
func (d *Dials) judge(input string) (Name, *Category, *verdict) {
	n, category, no := d.parse(input)
	if no == nil {
		no = d.checkProhibited(n)
	}
	if no == nil {
		no = d.checkReserved(n)
	}
	return n, category, no
}

// parse reads a name, or says why it is not one. The category is told where the ending is good and the label is not.
func (d *Dials) parse(input string) (Name, *Category, *verdict) {
	text, no := normalize(input)
	if no != nil {
		return Name{}, nil, no
	}
	label, category, no := d.split(text)
	if no != nil {
		return Name{}, category, no
	}
	if isASCII(label) {
		no = d.checkASCII(label)
	} else {
		no = d.checkChinese(label)
	}
	if no != nil {
		return Name{}, category, no
	}
	return nameOf(text, label, category.Suffix), category, nil
}

// nameOf gives a name its forms. Those of an ASCII name are one text.
func nameOf(text, label, suffix string) Name {
	n := Name{Label: label, Suffix: suffix, Unicode: text, ASCII: text, VariantKey: text, Chinese: !isASCII(label)}
	if n.Chinese {
		n.ASCII = encodeLabel(label) + "." + suffix
		n.VariantKey = representative(label) + "." + suffix
	}
	return n
}

// split parts a name into its label and its category: the longest ending that is a category's, with one label before it.
func (d *Dials) split(text string) (string, *Category, *verdict) {
	last := strings.LastIndexByte(text, '.')
	second := strings.LastIndexByte(text[:max(last, 0)], '.')
	for _, dot := range [2]int{second, last} {
		if dot < 0 {
			continue
		}
		label, ending := text[:dot], text[dot+1:]
		if category := d.indexed().suffixes[ending]; category != nil {
			return label, category, d.checkDepth(text, label, category)
		}
		if category := d.indexed().twins[representative(ending)]; category != nil {
			return label, category, d.twinNotOpen(text, label, category)
		}
	}
	return "", nil, d.foreign(text)
}

// checkDepth refuses a name with more than one label before its category.
func (d *Dials) checkDepth(text, label string, category *Category) *verdict {
	dot := strings.LastIndexByte(label, '.')
	if dot < 0 {
		return nil
	}
	shorter := label[dot+1:] + "." + category.Suffix
	return invalid(ruleCategory, sayTooDeep.With(shown(text), shown(label[:dot]), category.Suffix), d.suggest(shorter))
}

// twinNotOpen answers for the Chinese endings, which are known but where nothing is registered yet.
func (d *Dials) twinNotOpen(text, label string, category *Category) *verdict {
	return invalid(ruleTwin, sayTwin.With(shown(text), category.ChineseTwin), d.suggest(label+"."+category.Suffix))
}

// foreign answers for a name whose ending is not one of ours.
func (d *Dials) foreign(text string) *verdict {
	if d.indexed().suffixes[text] != nil || d.indexed().twins[representative(text)] != nil {
		return invalid(ruleCategory, sayOnlyEnding.With(text), remedyOnlyEnding.With(text))
	}
	label, _, _ := strings.Cut(strings.TrimPrefix(text, "www."), ".")
	return invalid(ruleCategory, sayForeign.With(shown(text)), d.suggest(label+".hk"))
}

// suggest offers another name as a remedy, if it would be available.
func (d *Dials) suggest(other string) rules.Text {
	answer := d.Check(other)
	if answer.Status != Available {
		return rules.Text{}
	}
	return remedyAskFor.With(answer.Name.Unicode)
}

// available answers for a name that nothing stands against, with the papers it needs.
func (d *Dials) available(answer Answer) Answer {
	answer.Status = Available
	answer.Requirements = answer.Category.Documents
	if needed := d.consents(answer.Name); len(needed) > 0 {
		return d.withConsents(answer, needed)
	}
	if len(answer.Requirements) == 0 {
		answer.Rule, answer.Reason = ruleOpen.At(d.Version), sayAvailable.With(answer.Name.Unicode)
		return answer
	}
	answer.Rule, answer.Reason = rulePapers.At(d.Version), sayWithPapers.With(answer.Name.Unicode)
	for _, r := range answer.Requirements {
		answer.Reason = answer.Reason.Then(r.Reason)
	}
	return answer
}

// withConsents asks for the consents first, then for the papers of the category.
func (d *Dials) withConsents(answer Answer, needed []consent) Answer {
	documents := answer.Requirements
	answer.Requirements = make([]rules.Requirement, 0, len(needed)+len(documents))
	answer.Rule = cite(ruleRestricted, needed[0].term.Source).At(d.Version)
	answer.Reason = sayWithPapers.With(answer.Name.Unicode)
	for _, c := range needed {
		answer.Requirements = append(answer.Requirements, c.requirement())
		answer.Reason = answer.Reason.Then(sayContains.With(c.text(), c.term.Requirement.Reason))
	}
	for _, r := range documents {
		answer.Requirements = append(answer.Requirements, r)
		answer.Reason = answer.Reason.Then(r.Reason)
	}
	answer.Remedy = remedyWithoutLetters.With(needed[0].letters)
	return answer
}
