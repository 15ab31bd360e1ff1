package launch

// The rule: an objection is taken while the window of the tier's announcement is open, against an allocation that was made,
// if it cites the rule that was not followed, says how, and brings evidence. That is the only ground; an objection that
// cites no rule is made on another, and is not entertained (2004 announcement). Which rule is cited is written as its code
// in the rulebook or in the objector's own words of 3 to 200 characters: whoever objects need not be a lawyer, and whether
// what is cited is a rule of the launch is for the officer to say who admits the case (recorded policy).

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"lionrock/rules"
	"lionrock/rules/draw"
)

// How long the texts of a case may be, in characters, and how many pieces of evidence it may bring.
const (
	objectorMax                    = 200
	citationLeast, citationMax     = 3, 200
	statementLeast, statementMax   = 20, 5000
	evidenceMax                    = 10
	reasonLeast, decisionReasonMax = 20, 5000
)

// Filing is an objection as somebody brings it.
type Filing struct {
	Objector, RuleCited, Statement string
	// Evidence is how many pieces are brought.
	Evidence int
}

// Allocation is what an objection is brought against.
type Allocation struct {
	// Announced is when the results of its tier were; nil where they are not.
	Announced *time.Time
	// Made reports whether anybody was given the name.
	Made bool
}

// Admissible refuses a filing that comes at the wrong time, against nothing, on another ground, or with too little.
func (o *Objections) Admissible(f Filing, a Allocation, at time.Time) *rules.Refusal {
	if refusal := o.inTime(a, at); refusal != nil {
		return refusal
	}
	for _, judged := range []*rules.Refusal{
		cites(f.RuleCited), textWithin(f.Objector, 1, objectorMax, "objector"),
		textWithin(f.Statement, statementLeast, statementMax, "statement"), evidenced(f.Evidence),
	} {
		if judged != nil {
			return judged
		}
	}
	return nil
}

func (o *Objections) inTime(a Allocation, at time.Time) *rules.Refusal {
	switch {
	case a.Announced == nil || at.Before(*a.Announced):
		return rules.Refuse(rules.ObjectionWindowClosed, rules.Say(
			"The results of this phase are not announced yet. Objections are taken from their announcement on.",
			"此階段的結果尚未公布。結果公布後方可提出反對。", "此阶段的结果尚未公布。结果公布后方可提出异议。"), "setId")
	case !o.Window(*a.Announced).Contains(at):
		last := rules.Day(o.Window(*a.Announced).Closes.Add(-time.Second))
		return rules.Refuse(rules.ObjectionWindowClosed, rules.Say(
			"Objections to this allocation were taken until the end of %s, Hong Kong time. Nothing can be filed any more.",
			"就此分配提出反對的期限為%s完結時（香港時間），現已不再接受。",
			"就此分配提出异议的期限为%s结束时（香港时间），现已不再接受。").With(last), "setId")
	case !a.Made:
		return rules.Refuse(rules.StatusProhibitsOperation, rules.Say(
			"Nobody has this name by this phase, so there is no allocation to object to.",
			"此階段並無將該域名分配予任何人，故無分配可反對。", "此阶段并未将该域名分配给任何人，故无分配可反对。"), "setId")
	}
	return nil
}

// cites refuses a citation of nothing as another ground, and one that is no text as unreadable.
func cites(rule string) *rules.Refusal {
	rule = strings.TrimSpace(rule)
	if rule == "" {
		return rules.Refuse(rules.GroundNotEntertained, rules.Say(
			"Cite the rule of the launch that was not followed. An objection on any other ground is not entertained.",
			"請指出未獲遵守的開放規則。以其他理由提出的反對不獲受理。",
			"请指出未获遵守的开放规则。以其他理由提出的异议不予受理。"), "ruleCited")
	}
	if slices.Contains(Citable(), rule) {
		return nil
	}
	return textWithin(rule, citationLeast, citationMax, "ruleCited")
}

// Citable lists the codes of the rules that an allocation can have broken.
func Citable() []string {
	var codes []string
	for _, rule := range slices.Concat(Rules(), draw.Rules()) {
		codes = append(codes, rule.Code)
	}
	return codes
}

// textWithin refuses a text of people, which may have line breaks, that is too short or too long.
func textWithin(text string, least, most int, field string) *rules.Refusal {
	said := strings.TrimSpace(text)
	long := utf8.RuneCountInString(said)
	if long >= least && long <= most && rules.Plain(strings.Join(strings.Fields(said), " "), most) {
		return nil
	}
	return rules.Refuse(rules.Unreadable(said), rules.Say(
		"Write %d to %d characters here.", "此處請填寫 %d 至 %d 個字元。", "此处请填写 %d 至 %d 个字符。").With(least, most), field)
}

func evidenced(evidence int) *rules.Refusal {
	switch {
	case evidence < 1:
		refusal := rules.Refuse(rules.DocumentsRequired, rules.Say(
			"Bring evidence: upload 1 to %d papers and name them here.", "請提交證據：上載 1 至 %d 份文件並在此列出。",
			"请提交证据：上传 1 至 %d 份文件并在此列出。").With(evidenceMax), "evidenceIds")
		refusal.Missing = []rules.Requirement{{
			Kind: rules.ObjectionEvidence, IssuedBy: rules.Say("The objector", "反對人", "异议人"), Reason: rules.Say(
				"An objection needs evidence that the allocation was not made by the rules.",
				"反對須附證據，證明分配並非按規則作出。", "异议须附证据，证明分配并非按规则作出。"),
		}}
		return refusal
	case evidence > evidenceMax:
		return rules.Refuse(rules.Invalid, rules.Say(
			"At most %d papers can be named. Put several pages into one file.", "最多可列出 %d 份文件，請將多頁合為一個檔案。",
			"最多可列出 %d 份文件，请将多页合并为一个文件。").With(evidenceMax), "evidenceIds")
	}
	return nil
}

// RefuseNotUploaded refuses evidence that was announced and never sent.
func RefuseNotUploaded(filename string) *rules.Refusal {
	return rules.Refuse(rules.DocumentsRequired, rules.Say(
		"The bytes of %s have not arrived. PUT them to the address you were given, then file the objection.",
		"尚未收到 %s 的內容。請將內容 PUT 至所給網址，然後再提出反對。",
		"尚未收到 %s 的内容。请将内容 PUT 至所给网址，然后再提出异议。").With(filename), "evidenceIds")
}
