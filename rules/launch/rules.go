package launch

import "lionrock/rules"

// The sources the rules of this package come from.
const (
	launchNote = "Announcement of second-level .hk names, 2004 (Kennedy and Harland, Lovells)"
	policy     = "Recorded policy"
)

// The rules of a launch.
var (
	ruleWindow = rules.Rule{Code: "launch.window", Source: launchNote, Summary: rules.Say(
		"A phase takes applications from its opening instant up to, and not including, its closing instant, Hong Kong time.",
		"各階段由開始時刻起接受申請，至截止時刻前為止（不包括截止時刻），以香港時間計。",
		"各阶段由开始时刻起接受申请，至截止时刻前为止（不包括截止时刻），以香港时间计。")}
	ruleTaken = rules.Rule{Code: "launch.taken", Source: launchNote, Summary: rules.Say(
		"A name allocated in one phase is not there to be had in a later one.",
		"已在較早階段分配的域名，其後階段不再可得。", "已在较早阶段分配的域名，其后阶段不再可得。")}
	ruleName = rules.Rule{Code: "launch.name", Source: launchNote + "; HKDNR registration rules", Summary: rules.Say(
		"Only a second-level name that could be registered can be applied for.",
		"只可申請可供註冊的第二層域名。", "只可申请可供注册的二级域名。")}
	rulePapers = rules.Rule{Code: "launch.papers", Source: launchNote, Summary: rules.Say(
		"An application needs the consents its name calls for, and the papers of its phase.",
		"申請須附名稱所需的同意書，以及該階段所需的文件。", "申请须附名称所需的同意书，以及该阶段所需的文件。")}
	ruleEligible = rules.Rule{Code: "launch.eligible", Source: launchNote, Summary: rules.Say(
		"Only those a phase is for may apply in it.", "各階段只限合資格者申請。", "各阶段只限合资格者申请。")}
	ruleOneEntry = rules.Rule{Code: "launch.one-entry", Source: policy, Summary: rules.Say(
		"An applicant has one entry for a name in a phase: the earliest valid application stands.",
		"同一申請人在同一階段就同一域名只計一份申請，以最早的有效申請為準。",
		"同一申请人在同一阶段就同一域名只计一份申请，以最早的有效申请为准。")}
	ruleClass = rules.Rule{Code: "launch.class", Source: launchNote, Summary: rules.Say(
		"Applications of a better class come first.", "類別較優先的申請排在前面。", "类别较优先的申请排在前面。")}
	ruleStanding = rules.Rule{Code: "launch.longest-standing", Source: launchNote, Summary: rules.Say(
		"In a class, who holds the equivalent third-level name that commenced first comes first.",
		"同一類別中，相應第三層域名最早生效者優先。", "同一类别中，相应三级域名最早生效者优先。")}
	ruleArrival = rules.Rule{Code: "launch.first-come", Source: launchNote, Summary: rules.Say(
		"In general availability names go first come, first served.", "全面開放後，域名先到先得。", "全面开放后，域名先到先得。")}
	ruleSole = rules.Rule{Code: "launch.sole-holder", Source: policy, Summary: rules.Say(
		"A name under .gov.hk or .idv.hk that is given to two holders is bad data: it counts for neither and is reported.",
		".gov.hk 或 .idv.hk 名稱若列有兩個持有人，即屬資料錯誤：對兩者均不計算，並予以報告。",
		".gov.hk 或 .idv.hk 名称若列有两个持有人，即属数据错误：对两者均不计算，并予以报告。")}
	ruleObjection = rules.Rule{Code: "launch.objection", Source: launchNote, Summary: rules.Say(
		"Anyone may object to an allocation within 14 days of its tier's announcement (the default), only because the rules were not followed.",
		"任何人可於該批結果公布後 14 天內（預設）就分配提出反對，但只可以未按規則分配為理由。",
		"任何人可于该批结果公布后 14 天内（默认）就分配提出异议，但只能以未按规则分配为理由。")}
	ruleDecision = rules.Rule{Code: "launch.decision", Source: launchNote, Summary: rules.Say(
		"The Objections Committee decides within 30 calendar days (the default), and its decision is final.",
		"異議委員會須於 30 個曆日內（預設）作出最終決定。", "异议委员会须于 30 个历日内（默认）作出最终决定。")}
	ruleCancelled = rules.Rule{Code: "launch.cancelled", Source: policy, Summary: rules.Say(
		"A name whose registration is cancelled goes to the next in line (the default) or back to the pool.",
		"註冊被取消的域名，由排名下一位取得（預設），或放回供公眾註冊。",
		"注册被取消的域名，由排名下一位取得（默认），或放回供公众注册。")}
	ruleApply = rules.Rule{Code: "launch.apply", Source: policy, Summary: rules.Say(
		"An application comes with all its papers and its fee, which is held until the results; nothing is added to it later.",
		"申請須連同全部文件及費用提交，費用預留至公布結果為止；其後不得補交。",
		"申请须连同全部文件及费用提交，费用预留至公布结果为止；其后不得补交。")}
	ruleWithdraw = rules.Rule{Code: "launch.withdraw", Source: policy, Summary: rules.Say(
		"An application can be withdrawn until what its name is decided from is published.",
		"在分配依據公布前，申請可予撤回。", "在分配依据公布前，申请可予撤回。")}
	ruleAwaited = rules.Rule{Code: "launch.awaited", Source: policy, Summary: rules.Say(
		"A name that was applied for goes to nobody else until the results of its phase are carried out.",
		"已有人申請的域名，在該階段結果執行前不會給予他人。", "已有人申请的域名，在该阶段结果执行前不会给予他人。")}
	rulePublished = rules.Rule{Code: "launch.published", Source: policy, Summary: rules.Say(
		"A name is decided from what is published of it and from nothing else; applicants appear under aliases.",
		"域名只按所公布的資料分配；申請人以代號顯示。", "域名只按所公布的资料分配；申请人以代号显示。")}
	ruleResults = rules.Rule{Code: "launch.results", Source: policy, Summary: rules.Say(
		"All results of a phase are announced at one instant, under one SHA-256, by another officer than has proposed them.",
		"同一階段的全部結果同時以同一 SHA-256 公布，公布的職員不得為提出結果者。",
		"同一阶段的全部结果同时以同一 SHA-256 公布，公布的职员不得为提出结果者。")}
	ruleProvisional = rules.Rule{Code: "launch.provisional", Source: policy, Summary: rules.Say(
		"An allocated name is provisional until the days for objections are over and every objection is decided.",
		"獲分配的域名在反對期屆滿且所有反對均有決定前，屬暫定註冊。",
		"获分配的域名在异议期届满且所有异议均有决定前，属暂定注册。")}
	rulePanel = rules.Rule{Code: "launch.panel", Source: policy, Summary: rules.Say(
		"An objection is decided by a panel of at least two members of the committee, none of whom has a conflict of interest.",
		"反對由最少兩名無利益衝突的委員會成員組成小組裁決。", "异议由最少两名无利益冲突的委员会成员组成小组裁决。")}
	ruleRedacted = rules.Rule{Code: "launch.redacted", Source: policy, Summary: rules.Say(
		"What is published of an objection tells nobody's personal data.",
		"就反對所公布的內容不含任何人的個人資料。", "就异议所公布的内容不含任何人的个人资料。")}
)

// Rules lists the rules of this package for the rulebook.
func Rules() []rules.Rule {
	return []rules.Rule{
		ruleWindow, ruleTaken, ruleName, rulePapers, ruleEligible, ruleOneEntry, ruleClass, ruleStanding, ruleArrival,
		ruleSole, ruleApply, ruleWithdraw, ruleAwaited, rulePublished, ruleResults, ruleProvisional, ruleObjection, rulePanel,
		ruleDecision, ruleCancelled, ruleRedacted,
	}
}
