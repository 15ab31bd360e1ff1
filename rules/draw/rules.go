package draw

import "lionrock/rules"

// The rules of a draw.
var (
	ruleDraw = rules.Rule{Code: "draw.public", Source: "RFC 3797; recorded policy (the name as suffix of the key)", Summary: rules.Say(
		"A tie is broken by one draw over all valid applications of a name, which anyone can repeat from the published list and sources.",
		"同分者以一次抽籤決定，涵蓋該域名的全部有效申請；任何人均可憑公布的名單及來源重演。",
		"同分者以一次抽签决定，涵盖该域名的全部有效申请；任何人均可凭公布的名单及来源重演。")}
	ruleCommitted = rules.Rule{Code: "draw.committed", Source: "RFC 3797 sections 2 and 3", Summary: rules.Say(
		"The list of entries, its hash and the sources are published before the sources' values can be known.",
		"申請名單、其雜湊值及隨機來源，在來源數值可被得知之前公布。", "申请名单、其哈希值及随机来源，在来源数值可被得知之前公布。")}
	ruleEntropy = rules.Rule{Code: "draw.entropy", Source: "RFC 3797 section 3.1", Summary: rules.Say(
		"The sources must hold at least as much entropy as every order of the entries being equally likely takes.",
		"來源所含的熵，須足以令名單的每種次序機會均等。", "来源所含的熵，须足以令名单的每种次序机会均等。")}
)

// Rule cites the rule of the draw itself.
func Rule() rules.Rule { return ruleDraw }

// Rules lists the rules of this package for the rulebook.
func Rules() []rules.Rule { return []rules.Rule{ruleDraw, ruleCommitted, ruleEntropy} }
