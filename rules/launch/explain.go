package launch

import (
	"lionrock/rules"
	"lionrock/rules/draw"
)

var sayOutside = rules.Say("%s is not a name directly under .%s, which this launch allocates.",
	"%s 並非直接位於 .%s 之下的域名，不屬本次開放範圍。", "%s 并非直接位于 .%s 之下的域名，不属本次开放范围。")

// reasonRules cites the rule behind each reason.
var reasonRules = map[Reason]rules.Rule{
	Taken: ruleTaken, InvalidName: ruleName, PhaseNotOpen: ruleWindow, DocumentsRequired: rulePapers,
	NotEligible: ruleEligible, DuplicateApplication: ruleOneEntry,
}

// Rule cites the rule behind a reason.
func (r Reason) Rule() rules.Rule { return reasonRules[r] }

var reasonTexts = map[Reason]rules.Text{
	Taken: rules.Say("The name was allocated in an earlier phase.", "該域名已在較早階段分配。", "该域名已在较早阶段分配。"),
	InvalidName: rules.Say("The name cannot be allocated in this launch.", "該名稱不能在本次開放中分配。",
		"该名称不能在本次开放中分配。"),
	PhaseNotOpen: rules.Say("The application was not made while the phase was open.", "申請並非在該階段開放期間提交。",
		"申请并非在该阶段开放期间提交。"),
	DocumentsRequired: rules.Say("A paper the application needs was not there or was not accepted.",
		"申請欠缺所需文件，或文件未獲接納。", "申请欠缺所需文件，或文件未获接受。"),
	NotEligible: rules.Say("The applicant does not show what the phase asks of applicants.",
		"申請人未能證明符合該階段的申請資格。", "申请人未能证明符合该阶段的申请资格。"),
	DuplicateApplication: rules.Say("The same applicant's earlier application for the name stands.",
		"同一申請人就該域名已有較早的有效申請。", "同一申请人就该域名已有较早的有效申请。"),
}

// Text says a reason in a sentence.
func (r Reason) Text() rules.Text { return reasonTexts[r] }

var byRules = map[By]rules.Rule{
	ByClass: ruleClass, ByStanding: ruleStanding, ByArrival: ruleArrival, ByDraw: draw.Rule(), AwaitingDraw: draw.Rule(),
	OnlyApplicant: ruleEligible, NoValidApplication: ruleEligible, Held: ruleClass,
}

// Rule cites the rule that separates two applications or decides a set.
func (b By) Rule() rules.Rule { return byRules[b] }

var byTexts = map[By]rules.Text{
	ByClass: rules.Say("by class", "按類別", "按类别"),
	ByStanding: rules.Say("by the equivalent third-level name that commenced first", "按最早生效的相應第三層域名",
		"按最早生效的相应三级域名"),
	ByArrival:          rules.Say("by the instant of application", "按申請時刻", "按申请时刻"),
	ByDraw:             rules.Say("by the draw", "按抽籤", "按抽签"),
	AwaitingDraw:       rules.Say("the draw is still to come", "尚待抽籤", "尚待抽签"),
	OnlyApplicant:      rules.Say("the only valid application", "唯一的有效申請", "唯一的有效申请"),
	NoValidApplication: rules.Say("no valid application", "沒有有效申請", "没有有效申请"),
	Held:               rules.Say("held until those tied agree", "保留至同分者達成協議", "保留至同分者达成协议"),
}

// Text says what separates two applications or decided a set.
func (b By) Text() rules.Text { return byTexts[b] }
